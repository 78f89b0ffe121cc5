// Chooses the begin of what is made, and what must end for it: at every moment one published version is valid, without gap or overlap.
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Context, Version } from './context';
import type { Options } from './options';

export interface Validity {
  readonly begin: string;
  /** Published versions that must end when ours begins. */
  readonly close: readonly Version[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The day after, as dates are written. */
export function nextDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const later = (a: string, b: string): string => (a > b ? a : b);

export interface ValidityInput {
  readonly context: Context;
  readonly options: Pick<Options, 'begin' | 'publish'>;
  readonly versiedatum: string;
  /** The concept that is or becomes ours; null: one is made. */
  readonly concept: Version | null;
  readonly today: string;
  readonly subject: string;
}

/**
 * Without `options.begin` a first version begins at its versiedatum. A concept after a published version gets the first day
 * that is possible, for now, so that the plan of today and of tomorrow are the same; publishing takes today. End is exclusive.
 */
export function chooseValidity(input: ValidityInput): Validity {
  const { context, options, versiedatum, concept, today, subject } = input;
  const diagnostics: Diagnostic[] = [];
  const say = (code: 'ZS4131' | 'ZS4132' | 'ZS4144', message: string): void => void diagnostics.push(diagnostic(code, message, { subject, field: 'beginGeldigheid' }));
  const published = context.versions.filter((version) => !version.concept);
  const last = published.reduce<Version | null>((newest, version) => (newest === null || version.begin > newest.begin ? version : newest), null);
  if (last === null) return { begin: options.begin ?? concept?.begin ?? versiedatum, close: [], diagnostics };
  const first = nextDay(last.begin);
  if (!options.publish) {
    const chosen = options.begin !== undefined && options.begin >= first ? options.begin : undefined;
    const begin = chosen ?? concept?.begin ?? later(versiedatum, first);
    if (chosen === undefined && concept === null) {
      say('ZS4132', options.begin === undefined ? `no begin was chosen; the concept begins ${begin} for now` : `options.begin ${options.begin} is not after ${last.begin}, when the published version began; the concept begins ${begin} for now`);
    }
    return { begin, close: [], diagnostics };
  }
  const begin = options.begin ?? later(later(today, concept?.begin ?? today), first);
  if (begin < first) say('ZS4131', `begin ${begin} is not after ${last.begin}, when the published version began`);
  else if (begin < today) say('ZS4131', `begin ${begin} lies before today (${today}), and a version is published already`);
  if (last.einde !== null && last.einde < begin) say('ZS4144', `no version is valid from ${last.einde} to ${begin}`);
  const close = published.filter((version) => version.begin < begin && (version.einde === null || version.einde > begin));
  return { begin, close, diagnostics };
}
