// Plans what must happen at a Documenten target, from what we want, what we delivered and what it has now. Pure.
import type { Planned, PlanInput } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { informatieobject } from '../../../core/model/informatieobject';
import type { Json, JsonObject } from '../../../core/model/json';
import { flatten } from '../../../core/model/paths';
import { threeWay, type Verdict } from '../../../core/model/threeway';
import type { CatalogusKey } from '../config';
import { fromContext, objects, type Context } from './context';
import { comparable } from './fields';
import { readOptions, type Options } from './options';
import { planCreation } from './plan-creation';
import { planRemoval } from './plan-removal';
import { planUpdate } from './plan-update';
import { fieldsOf, nothing, shown, type Planning } from './planning';

const subjectOf = (input: PlanInput): string => `${input.ref.kind}/${input.ref.id}`;
/** See `Target.plan`. `fallback`: the catalogus of the connection, where the options name none. */
export function plan(input: PlanInput, fallback: CatalogusKey | undefined): Planned {
  const { options, diagnostics } = readOptions(input.options, fallback);
  if (!options) return nothing(diagnostics);
  const context = fromContext(input.now.context);
  const subject = subjectOf(input);
  if (input.want === null) return planRemoval(input, context, subject);
  const parsed = informatieobject.safeParse(input.want);
  if (!parsed.success) {
    return nothing(parsed.error.issues.map((issue) => diagnostic('ZS4235', `${issue.path.join('.')}: ${issue.message}`, { subject, field: issue.path.join('.') })));
  }
  const { want, findings } = deliverable(input.want, context, subject);
  const now = input.now.state === 'found' ? comparable(input.now.value, context) : {};
  const verdicts = threeWay(flatten(comparable(want, context)), input.base, flatten(now), input.ownership, input.key);
  const about = [...findings, ...typeFault(context, subject), ...olderOnes(input, context, options, subject)];
  const it: Planning = { input, want, context, options, subject, verdicts, diagnostics: about, delivers: deliversOf(verdicts) };
  if (input.now.state !== 'found') return planCreation(it);
  // Never adopted: nothing is written, and what differs is shown. The sync says how to adopt.
  if (input.base === null && context.held?.unfinished !== true) return nothing(about, [shown(it, 'unchanged', fieldsOf(verdicts))], it.delivers);
  return planUpdate(it);
}

/** What can be asked of this target, and what cannot. */
function deliverable(given: JsonObject, context: Context, subject: string): { readonly want: JsonObject; readonly findings: readonly Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const want = { ...given };
  if (given['indicatieGebruiksrecht'] === true && objects(given['gebruiksrechten']).length === 0) {
    delete want['indicatieGebruiksrecht'];
    findings.push(diagnostic('ZS4233', 'indicatieGebruiksrecht is true, and there are no gebruiksrechten', { subject, field: 'indicatieGebruiksrecht' }));
  }
  if (given['inhoudIsVervallen'] === true && !context.knowsVervallen) findings.push(diagnostic('ZS4238', 'inhoudIsVervallen is left out: the target is older than Documenten 1.5', { subject, field: 'inhoudIsVervallen' }));
  const sent = objects(given['verzendingen']).length;
  if (sent > 0) findings.push(diagnostic('ZS4242', `${sent} ${sent === 1 ? 'verzending is' : 'verzendingen are'} not carried over`, { subject, field: 'verzendingen' }));
  return { want, findings };
}

const typeFault = (context: Context, subject: string): Diagnostic[] =>
  context.typeFault === null ? [] : [diagnostic('ZS4232', context.typeFault, { subject, field: 'informatieobjecttype.omschrijving' })];

/** Met for the first time with fewer versions than the source has: nobody puts a version before another. */
function olderOnes({ base, now, want }: PlanInput, { held }: Context, { versions }: Options, subject: string): Diagnostic[] {
  const count = objects(want?.['versies']).length;
  if (versions !== 'all' || base !== null || now.state !== 'found' || held === null || held.unfinished || held.versie >= count) return [];
  return [diagnostic('ZS4239', `the target has ${held.versie} of ${count} versions; the others stay at the source`, { subject })];
}

/** The next base: what we want, where it is or will be so; a person's value is not ours. */
function deliversOf(verdicts: readonly Verdict[]): ReadonlyMap<string, Json> {
  return new Map(verdicts.flatMap((verdict): [string, Json][] => {
    if (verdict.verdict === 'equal') return [[verdict.path, verdict.now]];
    return verdict.verdict === 'write' && verdict.to !== undefined ? [[verdict.path, verdict.to]] : [];
  }));
}
