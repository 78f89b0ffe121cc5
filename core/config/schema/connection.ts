// config/connections/<name>.yaml: one outside system.
import { z } from 'zod';
import { perEnvironment } from '../../connector/secret';
import type { JsonObject } from '../../model/json';
import { duration, length, name } from './common';

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
  timeout: duration('30s', 'Longest that one call may take; shorter than the lease of a delivery.'),
  grace: duration('60s', 'How long after a call the other side may still carry it out: before that, absence proves nothing.'),
  expect: length('A system that calls or brings something new within this time, normally; silent for longer, status --fail-on silent says so. Absent: nothing is expected.').optional(),
  sandbox: z
    .record(z.string(), z.json())
    .optional()
    .meta({ description: 'Plays this system in the process itself; holds the settings of the sandbox. Only in the environments demo, test and ontwikkeling.' }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ description: 'What the connector needs; see its own section.' }),
});

export type ConnectionFile = z.output<typeof connection>;

/** Where a sandbox may stand in for the real system. */
export const SANDBOX_ENVIRONMENTS = ['demo', 'test', 'ontwikkeling'] as const;

/**
 * One outside system. `settings` is what the connector's own schema made of it, ready for `connect`; with a `sandbox` it is as
 * written, to be laid over what the sandbox says of itself and parsed then.
 */
export interface ConnectionConfig extends Omit<ConnectionFile, 'settings' | 'sandbox'> {
  readonly name: string;
  readonly sandbox: JsonObject | null;
  readonly settings: unknown;
}
