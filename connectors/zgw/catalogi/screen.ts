// Takes out of a concept what the target would refuse.
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { foresee, type Foreseen } from './check';
import type { Context } from './context';
import type { Options } from './options';
import type { ZgwZaaktype } from './shape';

export interface Screened {
  readonly want: ZgwZaaktype;
  readonly leftOut: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Leaves out part after part until nothing is left to refuse; what cannot be left out is an error. */
export function screen(fitted: ZgwZaaktype, context: Context, options: Options, subject: string): Screened {
  const diagnostics: Diagnostic[] = [];
  const leftOut = new Set<string>();
  const canLeaveOut = !options.publish && options.incomplete === 'leave-out';
  let want = fitted;
  for (let foreseen: Foreseen[] = foresee(want, context, subject); foreseen.length > 0; foreseen = foresee(want, context, subject)) {
    const out = canLeaveOut ? foreseen.filter((one) => one.part !== null) : [];
    diagnostics.push(...foreseen.map((one) => (out.includes(one) ? { ...one.finding, severity: 'warning' as const } : one.finding)));
    if (out.length === 0 || out.length < foreseen.length) break;
    for (const { part } of out) {
      if (!part || leftOut.has(`${part.list}/${part.bron}`)) continue;
      leftOut.add(`${part.list}/${part.bron}`);
      diagnostics.push(diagnostic('ZS4125', `${part.list} ${part.bron} is left out of the concept`, { subject, field: `${part.list}[${part.bron}]` }));
    }
    want = without(want, leftOut);
  }
  return { want, leftOut, diagnostics };
}

function without(want: ZgwZaaktype, leftOut: ReadonlySet<string>): ZgwZaaktype {
  const keep = <Item extends { bron: string }>(list: string, items: readonly Item[]): Item[] => items.filter((item) => !leftOut.has(`${list}/${item.bron}`));
  return {
    ...want,
    statustypen: keep('statustypen', want.statustypen),
    resultaattypen: keep('resultaattypen', want.resultaattypen),
    roltypen: keep('roltypen', want.roltypen),
    informatieobjecttypen: keep('informatieobjecttypen', want.informatieobjecttypen),
    besluittypen: keep('besluittypen', want.besluittypen),
    eigenschappen: keep('eigenschappen', want.eigenschappen),
  };
}
