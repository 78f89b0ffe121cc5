// config/connections/<name>.yaml: one outside system.
import { z } from 'zod';
import { perEnvironment } from '../../connector/secret';
import { name } from './common';

/** What every connection may hold; `settings` is checked by the schema of its connector. */
export const connection = z.strictObject({
  connector: z.string().meta({ description: 'Which connector speaks to it.' }),
  environment: perEnvironment(name('The environment this system belongs to; a node of another environment refuses it.'), 'address'),
  summary: z.string().optional().meta({ description: 'One sentence for status and reports.' }),
  budget: z
    .strictObject({
      perSecond: z.number().positive().max(10_000).default(20).meta({ description: 'Calls per second, for the whole house.' }),
      inFlight: z.number().int().min(1).max(1_000).default(8).meta({ description: 'Calls at once, for the whole house.' }),
    })
    .prefault({})
    .meta({ description: 'What this system may be asked, by all nodes together.' }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ description: 'What the connector needs; see its own section.' }),
});

export type ConnectionFile = z.output<typeof connection>;

/** One outside system; `settings` is what the connector's own schema made of it, ready for `connect`. */
export interface ConnectionConfig extends Omit<ConnectionFile, 'settings'> {
  readonly name: string;
  readonly settings: unknown;
}
