// What an engineer says of a system that tells of its changes by signed calls of its own making.
import { z } from 'zod';
import { secret } from '../../core/connector/secret';
import { KINDS } from '../../core/model/ref';

const header = (fallback: string, description: string) =>
  z.string().regex(/^[a-z0-9-]+$/, 'expected the name of a header in lower case').default(fallback).meta({ description });

const path = (description: string) => z.string().regex(/^([^.\s]+(\.[^.\s]+)*)?$/, 'expected a dotted path, such as data.items').default('').meta({ description });

export const config = z
  .strictObject({
    for: z.string().min(1).meta({ description: 'Name of the connection whose things the calls name: the syncs that read it look at them.', role: 'connection', examples: ['memory'] }),
    secret: secret('Shared with the sender, who signs with it. A list during rotation: all are let in.'),
    headers: z
      .strictObject({
        timestamp: header('x-zaaksluis-timestamp', 'Carries the moment of signing, in seconds since 1970.'),
        signature: header('x-zaaksluis-signature', 'Carries sha256= and the HMAC-SHA256, in hex, over the timestamp, a dot, and the body as it is sent.'),
      })
      .prefault({})
      .meta({ description: 'Names of the headers, for a sender that has its own.' }),
    windowSeconds: z.number().int().min(10).max(86_400).default(300).meta({ description: 'How far the timestamp may be off, and how long a call is remembered so that it is not taken in twice.' }),
    names: z
      .strictObject({
        at: path('Where in the body the names are, such as data.items: one thing, or a list. Empty: the body itself.'),
        id: path('Where in each thing its id at the source is. Empty: the thing itself is the id.'),
        idIs: z.enum(['whole', 'last']).default('whole').meta({ description: 'last: the id is what follows the last slash, for systems that send URLs.' }),
      })
      .prefault({})
      .meta({ description: 'Where the names stand in a call.' }),
    kind: z
      .union([
        z.enum(KINDS),
        z.strictObject({
          at: path('Where in each thing its kind is.'),
          is: z.record(z.string(), z.enum(KINDS)).meta({ description: 'Their words, and ours. Things of another kind are left alone.' }),
        }),
      ])
      .meta({ description: 'What kind of things are named: one for all, or where it stands.' }),
    complete: z.boolean().default(false).meta({ description: 'true: the sender tells of every change, so that one which a sweep finds first counts as left out (status --fail-on gaps).' }),
  })
  .meta({ description: 'A system without a standard that tells of its changes by signed calls; it is read through another connection.' });

export type WebhookConfig = z.infer<typeof config>;
