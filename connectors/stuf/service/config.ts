// What an engineer says of a StUF service: who we are in it, what it takes, and what it serves.
import { z } from 'zod';
import { perEnvironment } from '../../../core/connector/secret';
import { zaaktypecodes, zaaktypen } from './operations/settings';

/** `service` of a StUF connection. */
export const serviceConfig = z
  .strictObject({
    ontvangers: z
      .array(z.strictObject({
        organisatie: z.string().min(1).max(200).optional(),
        applicatie: z.string().min(1).max(50),
        administratie: z.string().min(1).max(50).optional(),
      }))
      .default([])
      .meta({ description: 'Names beside `systeem` under which we are also called; another ontvanger is refused with StUF010.' }),
    gemeentecode: perEnvironment(z.string().regex(/^[0-9]{4}$/, 'expected a gemeentecode: 4 digits').optional().meta({ description: 'First four positions of every identificatie that senders make (ZDS 4.1.6.1); absent: not looked at.', role: 'sender' }), 'sender'),
    zaaktypecodes,
    zaaktypen,
    contentMb: z.number().int().min(1).max(10_000).default(2_000).meta({ description: 'Largest document that is taken, in megabytes; a sender may have its own bound.' }),
    messageKb: z.number().int().min(16).max(65_536).default(8_192).meta({ description: 'Largest message without its documents, in kilobytes.' }),
    stallSeconds: z.number().int().min(1).max(600).default(60).meta({ description: 'A caller that sends nothing for so long is let go.' }),
    answerSeconds: z.number().int().min(5).max(3_600).default(120).meta({ description: 'A message that is not carried out by then is answered with a fault; the sender may send it again.' }),
    publicUrl: perEnvironment(z.url({ protocol: /^https?$/ }).optional().meta({ description: 'Address of this service as it stands in the WSDL; absent: as the caller reached it.', format: 'uri' }), 'address'),
  })
  .meta({ description: 'Answers others who call us.' });

export type ServiceConfig = z.output<typeof serviceConfig>;
