// Plans what must happen at a Catalogi target, from what we want, what we delivered and what it has now. Pure.
import type { Change, Planned, PlanInput, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { canonical } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import type { CatalogusKey } from '../config';
import { reasonsToApprove } from './approval';
import { build } from './build';
import { foresee, type Foreseen } from './check';
import { fromContext, objects, text, type Context } from './context';
import { fit } from './fit';
import { comparable, merge, partOf, type Merged } from './merge';
import { nameKey, normalise, spell } from './normalise';
import { readOptions, type Options } from './options';
import { PARTS } from './parts';
import { planPublication, publicationFaults } from './publish';
import { planRemoval } from './removal';
import { zgwZaaktype, type ZgwZaaktype } from './shape';
import { planShared, wantedDecisions, wantedDocuments } from './shared';
import { chooseValidity } from './version';

const subjectOf = (input: PlanInput): string => `${input.ref.kind}/${input.ref.id}`;
const nothing = (diagnostics: readonly Diagnostic[], changes: readonly Change[] = [], delivers: ReadonlyMap<string, Json> = new Map()): Planned => ({ steps: [], changes, diagnostics, approval: [], delivers });

/** See `Target.plan`. `fallback`: the catalogus of the connection, where the options name none. */
export function plan(input: PlanInput, fallback: CatalogusKey | undefined): Planned {
  const { options, diagnostics } = readOptions(input.options, fallback);
  if (!options) return nothing(diagnostics);
  const context = fromContext(input.now.context);
  if (input.want === null) return planRemoval(input, context, options);
  const parsed = zgwZaaktype.safeParse(input.want);
  if (!parsed.success) {
    return nothing(parsed.error.issues.map((issue) => diagnostic('ZS4113', `${issue.path.join('.')}: ${issue.message}`, { subject: subjectOf(input), field: issue.path.join('.'), severity: 'error' })));
  }
  return planWanted(input, parsed.data, context, options);
}

interface Screened {
  readonly want: ZgwZaaktype;
  readonly leftOut: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes out of a concept what the target would refuse, until nothing is left to refuse; what cannot be left out is an error. */
function screen(fitted: ZgwZaaktype, context: Context, options: Options, subject: string): Screened {
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

/** Somebody's concept, beside or in place of ours: never touched, and ours would stand in its way. */
function foreignConcepts(context: Context, isOurs: boolean, subject: string): Diagnostic[] {
  return context.versions
    .filter((version) => version.concept && !(isOurs && version.id === context.current?.id))
    .map((version) => diagnostic('ZS4130', `there is a concept from ${version.begin} that was not made here`, { subject }));
}

/** Two parts, one made by hand, that would hold one number or name: the target refuses the second. */
function clashes(merged: JsonObject, subject: string): Diagnostic[] {
  return PARTS.flatMap((kind) => {
    const seen = new Map<string, string>();
    return objects(merged[kind.list]).flatMap((item): Diagnostic[] => {
      const place = String(item[kind.unique]);
      const bron = text(item['bron']);
      const before = seen.get(place);
      seen.set(place, bron);
      if (before === undefined || (!before.startsWith('hand:') && !bron.startsWith('hand:'))) return [];
      return [diagnostic('ZS4114', `${kind.kind} ${bron} and ${before} would both have ${kind.unique} "${place}"; one of them was made by hand in the target`, { subject, field: `${kind.list}[${bron}].${kind.unique}`, remedy: 'Renumber or rename the one that was made by hand, or adopt it.' })];
    });
  });
}

/** Lists older than this were read when the Selectielijst API did not answer. */
const OLD_SNAPSHOT_DAYS = 2;
function oldSnapshots(context: Context, today: string, subject: string): Diagnostic[] {
  const limit = Date.parse(today) - OLD_SNAPSHOT_DAYS * 24 * 3600_000;
  return Object.entries(context.snapshots)
    .filter(([, moment]) => Date.parse(moment) < limit)
    .map(([jaar, moment]) => diagnostic('ZS4107', `the selectielijst of ${jaar} is of ${moment.slice(0, 10)}`, { subject }));
}

function planWanted(input: PlanInput, given: ZgwZaaktype, context: Context, options: Options): Planned {
  const subject = subjectOf(input);
  const spelled = spell(given as unknown as JsonObject) as unknown as ZgwZaaktype;
  const fitted = fit({ want: spelled, limits: context.limits, options, base: input.base, key: input.key, subject });
  const screened = screen(fitted.want, context, options, subject);
  const now = input.now.state === 'found' ? input.now.value : null;
  const merged = merge({ want: screened.want, now, base: input.base, ownership: input.ownership, key: input.key, leftOut: screened.leftOut });
  const isOurs = input.base !== null && context.linked;
  const diagnostics = [
    ...fitted.diagnostics, ...screened.diagnostics, ...clashes(merged.value, subject),
    ...foreignConcepts(context, isOurs, subject), ...oldSnapshots(context, input.today, subject),
  ];
  // Never adopted: nothing is written, and what differs is shown. The sync says how to adopt.
  if (now !== null && input.base === null) return nothing(diagnostics, shownOnly(input, merged), merged.delivers);
  return carryOut({ input, context, options, want: screened.want, merged, now: now && comparable(now), diagnostics, subject });
}

const shownOnly = (input: PlanInput, merged: Merged): Change[] => [{ kind: 'zaaktype', id: input.ref.id, action: 'unchanged', fields: merged.fields, diagnostics: [] }];

interface Work {
  readonly input: PlanInput;
  readonly context: Context;
  readonly options: Options;
  readonly want: ZgwZaaktype;
  readonly merged: Merged;
  readonly now: JsonObject | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly subject: string;
}

function carryOut(work: Work): Planned {
  const { input, context, options, want, merged, now, subject } = work;
  const concept = context.current?.concept === true ? context.current : null;
  const differs = now === null || canonical(merged.value) !== canonical(normalise(now));
  // A published version that is as we want it: nothing to do, also when it was closed by hand.
  if (!differs && concept === null) return nothing([...work.diagnostics, ...closedByHand(work)], shownOnly(input, merged), merged.delivers);
  const validity = chooseValidity({ context, options, versiedatum: want.versiedatum, concept, today: input.today, subject });
  const documents = planShared({ kind: 'informatieobjecttype', resource: 'informatieobjecttypen', wanted: wantedDocuments(want, context), types: context.informatieobjecttypen, begin: validity.begin, context, subject });
  const decisions = planShared({ kind: 'besluittype', resource: 'besluittypen', wanted: wantedDecisions(want, context), types: context.besluittypen, begin: validity.begin, context, subject });
  const built = build({
    id: want.identificatie, how: concept ? 'mend' : 'make', merged: merged.value, now, context, begin: validity.begin,
    documents: withHeld(documents.ids, context), decisions: decisions.ids, fields: merged.fields,
  });
  const unpublishable = options.publish ? publicationFaults(merged.value, subject) : [];
  const published = options.publish ? planPublication({ id: want.identificatie, zaaktype: built.zaaktype, validity, documents, decisions, subject }) : null;
  const diagnostics = [
    ...work.diagnostics, ...validity.diagnostics, ...documents.diagnostics, ...decisions.diagnostics, ...relationsToPublished(work, concept !== null),
    ...unpublishable, ...(published?.diagnostics ?? []), ...impact(work, options.publish),
  ];
  const steps: readonly Step[] = [...documents.steps, ...decisions.steps, ...built.steps, ...(published?.steps ?? [])];
  const isBlocked = diagnostics.some((finding) => finding.severity === 'error');
  const changes = [...documents.changes, ...decisions.changes, ...built.changes, ...(published?.changes ?? [])];
  return {
    steps: isBlocked ? [] : steps,
    changes: changes.map((change) => withFindings(change, diagnostics)),
    diagnostics,
    approval: steps.length === 0 ? [] : [...reasonsToApprove(merged.fields, context), ...documents.approval, ...(published?.approval ?? [])],
    delivers: merged.delivers,
  };
}

/** Documents of relations made by hand: they are known by id. */
function withHeld(ids: ReadonlyMap<string, string | { readonly $ref: string }>, context: Context): ReadonlyMap<string, string | { readonly $ref: string }> {
  const held = context.informatieobjecttypen.map((type) => [nameKey(type.omschrijving), type.id] as const);
  return new Map([...held, ...ids]);
}

/** A finding about a part is shown with that part too. */
function withFindings(change: Change, diagnostics: readonly Diagnostic[]): Change {
  const about = diagnostics.filter((finding) => {
    const part = finding.field === undefined ? null : partOf(finding.field);
    return part !== null && part.bron === change.id;
  });
  return about.length > 0 ? { ...change, diagnostics: about } : change;
}

function closedByHand({ context, input, subject }: Work): Diagnostic[] {
  const einde = context.current?.einde;
  return einde && einde <= input.today ? [diagnostic('ZS4145', `the last version ended ${einde}`, { subject, field: 'eindeGeldigheid' })] : [];
}

/** Open Zaak (M2MConceptCreateValidator): no relation with a besluittype that is published, unless by force. */
function relationsToPublished({ merged, now, context, subject }: Work, isMend: boolean): Diagnostic[] {
  const held = new Set(objects(now?.['besluittypen']).map((item) => text(item['bron'])));
  const wanted = objects(merged.value['besluittypen']);
  const changes = !isMend || wanted.length !== held.size || wanted.some((item) => !held.has(text(item['bron'])));
  if (!changes) return [];
  return wanted.flatMap((item): Diagnostic[] => {
    const type = context.besluittypen.find((one) => one.omschrijving === text(item['omschrijving']));
    return type && !type.concept ? [diagnostic('ZS4141', `besluittype ${type.omschrijving} is published: the target makes no relation with it`, { subject, field: `besluittypen[${text(item['bron'])}]`, severity: 'error' })] : [];
  });
}

/** What a new version means for those who work with the old one (practice §15). */
function impact({ context, subject }: Work, isPublished: boolean): Diagnostic[] {
  if (!isPublished || context.current === null || context.current.concept) return [];
  return [
    ...(context.zaken ? [diagnostic('ZS4143', `${context.zaken} zaken run on the version that ends; they keep it`, { subject })] : []),
    ...(context.applicaties === 0 ? [] : [diagnostic('ZS4142', context.applicaties === null ? 'applications that are authorised per version do not see the new one by themselves' : `${context.applicaties} applications are authorised for the version that ends`, { subject })]),
  ];
}
