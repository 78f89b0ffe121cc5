// Turns the windows of a sync as they are written into windows that can be asked.
import { DAYS, type Windows } from '../model/windows';
import type { NodeConfig, SyncFile } from './schema';

const WEEKDAYS = DAYS.slice(0, 5);
const WEEKEND = DAYS.slice(5);

/** Names of groups of days and of lists of exceptions are replaced by what they stand for; an unknown list adds nothing. */
export function windowsOf({ windows }: SyncFile, exceptions: NodeConfig['exceptions']): Windows {
  return {
    allow: windows.allow?.map(({ days, from, to }) => ({ from, to, days: [...new Set(days.flatMap((day) => (day === 'weekdays' ? WEEKDAYS : day === 'weekend' ? WEEKEND : [day])))] })) ?? null,
    except: windows.except.flatMap((entry) => (typeof entry === 'string' ? (exceptions[entry] ?? []) : [entry])),
  };
}
