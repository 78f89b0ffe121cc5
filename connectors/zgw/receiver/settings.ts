// What an engineer says of the notifications that come to us: who may bring them, and which are wanted.
import { z } from 'zod';
import { perEnvironment, secret } from '../../../core/connector/secret';

const address = (text: string) => perEnvironment(z.url({ protocol: /^https?$/ }).meta({ description: text, format: 'uri' }), 'address');

export const KANALEN = ['zaken', 'documenten', 'besluiten', 'zaaktypen', 'informatieobjecttypen', 'besluittypen'] as const;
export type Kanaal = (typeof KANALEN)[number];

export const callback = z
  .strictObject({
    secret: secret('Secret by which the Notificaties component shows who it is: it sends Authorization: Bearer <secret>. A list during rotation: the first is put into the abonnement, all are let in.'),
    kanalen: z
      .partialRecord(z.enum(KANALEN), z.record(z.string(), z.string()).meta({ description: 'Kenmerken that must be equal, such as bronorganisatie; {}: everything.' }))
      .optional()
      .meta({ description: 'Which kanalen, each with its filters. Absent: zaken, documenten and besluiten, as far as their APIs are given, without filters.' }),
    roots: z.array(address('A root of an API, up to and including v1.')).default([]).meta({ description: 'Other addresses by which this register names its own objects in notifications. What lies outside the roots is left alone.' }),
  })
  .meta({ description: 'How the Notificaties component tells us of changes. Absent: nobody may call, and only the sweeps find changes.' });

export type Callback = z.infer<typeof callback>;
