// config/syncs/<name>.yaml: what is kept in step with what.
import { z } from 'zod';
import type { JsonObject } from '../../model/json';
import { KINDS } from '../../model/ref';
import { DAYS, type Windows } from '../../model/windows';
import type { Select } from '../../sync/select';
import { exception, length } from './common';

const json = z.json();
const handed = z.record(z.string(), json).default({}).transform((value) => value as JsonObject);
const perRun = (description: string) => z.number().int().min(1).max(10_000_000).optional().meta({ description });
const ownership = z.enum(['ours', 'theirs', 'first']);

/** The forms of a condition are checked by the room that evaluates them (`checkSelect`), against the model. */
const select = z.record(z.string(), z.json()).default({}).transform((value) => value as Select);

const time = (description: string) => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'expected a time, such as "07:30"').meta({ description });

const opening = z
  .strictObject({
    days: z.array(z.enum([...DAYS, 'weekdays', 'weekend'])).min(1).default([...DAYS]).meta({ description: 'Days on which it opens; absent: every day.' }),
    from: time('Opens at, in Europe/Amsterdam.').default('00:00'),
    to: time('Closes at; earlier than from: the next day.').default('24:00'),
  })
  .refine((entry) => entry.from !== entry.to && entry.from !== '24:00', 'from and to must differ; leave both out for the whole day');

const target = z.strictObject({
  connection: z.string().meta({ description: 'Name of a connection.' }),
  mapping: z.string().meta({ description: 'Mapping from the model to the shape of the target.' }),
  ownership: z
    .record(z.string(), ownership)
    .default({})
    .transform((given): Readonly<Record<string, z.output<typeof ownership>>> & { readonly default: z.output<typeof ownership> } => ({ ...given, default: given['default'] ?? 'theirs' }))
    .meta({ description: 'Who has the last word, per path in the target; default: theirs. ours writes always, theirs lets an edit stand, first only fills what is empty.' }),
  retain: z.enum(['values', 'hashes']).default('values').meta({ description: 'Keep what was delivered as values, or as keyed hashes where values may not be kept.' }),
  shared: z.boolean().default(false).meta({ description: 'Others write there too: a proof does not report what the target has beside ours.' }),
  options: handed.meta({ description: 'Decisions handed to the target as they are.' }),
});

/** One target of a sync, defaults filled in. `ownership.default` holds for every path that is not named. */
export type TargetConfig = z.output<typeof target>;

/** What `config/syncs/<name>.yaml` may hold. */
export const sync = z.strictObject({
  source: z.string().meta({ description: 'Name of the connection that is read.' }),
  kind: z.enum(KINDS).meta({ description: 'What is kept in step.' }),
  mapping: z.string().meta({ description: 'Mapping from what the source says to the model.' }),
  settings: handed.meta({ description: 'Choices of this municipality, handed to mapping functions.' }),
  read: z
    .strictObject({
      audittrail: z.boolean().default(false).meta({ description: 'The audit trail of each subject.' }),
      documenten: z.boolean().default(false).meta({ description: 'The documents of a zaak inside it, for a target that takes whole dossiers.' }),
    })
    .prefault({})
    .meta({ description: 'What is read beyond the ordinary; each costs calls.' }),
  discovers: z.string().optional().meta({ description: 'Name of the sync that keeps the documents of these zaken in step: each document of a selected zaak becomes a subject there.' }),
  select: select.meta({ description: 'Which subjects take part: a path in the model, and the value, the values, { not: }, { from:, to: } or { exists: } it must have.' }),
  onLeave: z.enum(['keep', 'report', 'remove']).default('keep').meta({ description: 'What happens at the target to a subject that was delivered and is no longer selected.' }),
  deliver: z.enum(['automatic', 'approve']).default('approve').meta({ description: 'automatic: changes are written at once; approve: a named person lets them through.' }),
  targets: z
    .record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens'), target)
    .refine((targets) => Object.keys(targets).length > 0, 'expected at least one target')
    .meta({ description: 'Where it goes, by a name of your choice.' }),
  schedule: z
    .strictObject({
      scan: z.string().optional().meta({ description: 'Cron: when the source is listed. Absent: only on a push or by hand.' }),
      hot: z.string().optional().meta({ description: 'Cron, every 5 to 15 minutes: what was touched lately is listed; finds what no webhook told of.' }),
      window: z.string().optional().meta({ description: 'Cron, nightly: what may have changed by its dates is listed, with a day of overlap.' }),
      deep: z.string().optional().meta({ description: 'Cron, nightly: those not looked at for longest are read again, a part at a time (layers.deep.perRun); finds what no list shows.' }),
      prove: z.string().optional().meta({ description: 'Cron: when source and targets are compared.' }),
    })
    .default({})
    .meta({ description: 'Cron expressions in Europe/Amsterdam. Webhooks, hot, window and deep bring changes sooner; only scan, a complete listing, may suspect that something is gone.' }),
  layers: z
    .strictObject({
      scan: z.strictObject({ perRun: perRun('Names listed in one run; the next run goes on where it was. Absent: all of them.') }).prefault({}).meta({ description: 'The complete listing.' }),
      hot: z.strictObject({ perRun: perRun('Names listed in one run; the next run goes on where it was. Absent: all of them.') }).prefault({}).meta({ description: 'The sweep of what was touched lately.' }),
      window: z.strictObject({ perRun: perRun('Names listed in one run; the next run goes on where it was. Absent: all of them.') }).prefault({}).meta({ description: 'The sweep by dates.' }),
      deep: z.strictObject({ perRun: perRun('Subjects read again in one run, those of longest ago first. Absent: 1,000.') }).prefault({}).meta({ description: 'The deep compare.' }),
    })
    .prefault({})
    .meta({ description: 'Budgets of the layers that find changes; status shows what each of them caught.' }),
  settle: length('How long a name that a webhook tells of waits for what else is said of it: one reading for a burst of notifications, such as 2s. Absent: it is read at once.').optional(),
  windows: z
    .strictObject({
      allow: z.array(opening).min(1).optional().meta({ description: 'When targets may be written to; absent: always.' }),
      except: z.array(z.union([z.string(), exception])).default([]).meta({ description: 'Days on which not: names of lists under exceptions in zaaksluis.yaml, or days.' }),
    })
    .prefault({})
    .meta({ description: 'When writing is allowed, in Europe/Amsterdam. Reading goes on.' }),
  missing: z
    .strictObject({
      percent: z.number().min(0).max(100).default(10).meta({ description: 'This part of all names.' }),
      least: z.number().int().min(0).default(5).meta({ description: 'And never fewer than this many.' }),
    })
    .prefault({})
    .meta({ description: 'How many names a complete scan may miss before the source is taken for broken and nothing is removed.' }),
  backlog: z.number().int().min(1).max(10_000_000).default(10_000).meta({ description: 'Reading rests while this many subjects wait to be delivered.' }),
});

export type SyncFile = z.output<typeof sync>;

/** One sync, defaults filled in, its windows resolved. */
export interface SyncConfig extends Omit<SyncFile, 'windows'> {
  readonly name: string;
  readonly windows: Windows;
}
