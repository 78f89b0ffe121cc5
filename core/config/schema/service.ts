// config/services/<name>.yaml: a service that others call, and config/senders/<name>.yaml: one who may call it.
import { z } from 'zod';
import { perEnvironment } from '../../connector/secret';
import type { JsonObject } from '../../model/json';
import { duration, length } from './common';

const names = (description: string) => z.array(z.string().min(1)).min(1).optional().meta({ description });

const series = z.strictObject({
  prefix: z.string().regex(/^[0-9]{4}[0-9A-Za-z]*$/, 'expected the gemeentecode (four digits) and what follows it, letters and digits').meta({ description: 'What every number begins with: the gemeentecode, and perhaps a letter.', examples: ['0363'] }),
  width: z.number().int().min(1).max(15).default(10).meta({ description: 'Digits after the prefix.' }),
  start: z.number().int().min(1).default(1).meta({ description: 'The first number to give: above the highest that another system gave.' }),
  probe: z.boolean().default(true).meta({ description: 'Each number is looked up in the registers before it is given, and stepped over where it is taken.' }),
});

const numbers = (what: string) => z.union([z.strictObject({ from: z.literal('register').meta({ description: 'The register gives them.' }) }), series]).optional().meta({ description: `Numbers of ${what}: a series of our own, or those of the register.` });

/** What `config/services/<name>.yaml` may hold. */
export const service = z.strictObject({
  connection: z.string().meta({ description: 'Name of the connection that speaks the protocol of the callers.' }),
  summary: z.string().optional().meta({ description: 'One sentence for status and reports.' }),
  registers: z
    .array(z.strictObject({
      connection: z.string().meta({ description: 'Name of the connection of a register.' }),
      zaaktypen: names('Identificaties of the zaaktypen whose zaken go here. Absent: all that no other register takes.'),
    }))
    .min(1, 'expected at least one register')
    .meta({ description: 'What is asked and changed; where there are several, zaken go by their zaaktype, and the rest follows its zaak.' }),
  mappings: z
    .strictObject({
      zaak: z.string().optional().meta({ description: 'Mapping of zaken, both ways.' }),
      informatieobject: z.string().optional().meta({ description: 'Mapping of documents, both ways.' }),
      besluit: z.string().optional().meta({ description: 'Mapping of besluiten, both ways.' }),
    })
    .prefault({})
    .meta({ description: 'From the shapes of the protocol to the model, and back. A kind without a mapping is refused.' }),
  settings: z.record(z.string(), z.json()).default({}).transform((value) => value as JsonObject).meta({ description: 'Choices of this municipality, handed to mapping functions.' }),
  mode: z.enum(['straight-through', 'store-and-forward']).default('straight-through').meta({ description: 'straight-through: the caller is answered after the register did it. store-and-forward: after safe storage, and told later where it failed.' }),
  answers: duration('30d', 'How long answers are kept for a message that comes again; longer than any sender goes on trying.'),
  wait: duration('60s', 'How long a caller waits for an equal message, an earlier one about the same zaak, or whoever writes it now.'),
  limits: z
    .strictObject({
      bodyMb: z.number().int().min(1).max(10_000).default(2_048).meta({ description: 'Largest message that is taken, in megabytes, its documents included.' }),
      time: duration('10m', 'Longest that one call may take.'),
    })
    .prefault({})
    .meta({ description: 'What one call may cost.' }),
  bronorganisatie: perEnvironment(z.string().regex(/^[0-9]{9}$/, 'expected an RSIN: nine digits').optional(), 'address').meta({ description: 'RSIN under which numbers are looked up and reserved in the registers.', role: 'address' }),
  numbers: z
    .strictObject({ zaak: numbers('zaken'), informatieobject: numbers('documents'), besluit: numbers('besluiten') })
    .prefault({})
    .meta({ description: 'Where the numbers come from that callers ask for.' }),
});

export type ServiceFile = z.output<typeof service>;

/** One service, defaults filled in. */
export interface ServiceConfig extends ServiceFile {
  readonly name: string;
}

/** What `config/senders/<name>.yaml` may hold; `settings` is checked by the schema of the connector of its service. */
export const sender = z.strictObject({
  service: z.string().meta({ description: 'Name of the service it calls.' }),
  summary: z.string().optional().meta({ description: 'One sentence: which application, whose, who to phone.' }),
  expect: length('It sends something within this time, normally; silent for longer, status --fail-on silent says so. Absent: nothing is expected.').optional(),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ description: 'Who it is, how it proves that, and what it may do; see the section of its connector.' }),
});

export type SenderFile = z.output<typeof sender>;

/** One sender; `settings` is what the schema of its connector made of it, secrets bound and not read. */
export interface SenderConfig extends Omit<SenderFile, 'settings'> {
  readonly name: string;
  readonly settings: JsonObject;
}
