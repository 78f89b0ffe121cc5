// Plans what must happen at a Catalogi target, from what we want, what we delivered and what it has now. Pure.
import type { Change, Planned, PlanInput, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { canonical } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import type { CatalogusKey } from '../config';
import { reasonsToApprove } from './approval';
import { build } from './build';
import { withFindings } from './changes';
import { fromContext, type Context } from './context';
import { clashes, closedByHand, foreignConcepts, impact, oldSnapshots, relationsToPublished } from './findings';
import { fit } from './fit';
import { loosen } from './loosen';
import { comparable, merge, type Merged } from './merge';
import { nameKey, normalise, spell } from './normalise';
import { readOptions, type Options } from './options';
import { planPublication, publicationFaults } from './publish';
import { planRemoval } from './removal';
import { screen } from './screen';
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
  if (!differs && concept === null) return nothing([...work.diagnostics, ...closedByHand(context, input.today, subject)], shownOnly(input, merged), merged.delivers);
  const validity = chooseValidity({ context, options, versiedatum: want.versiedatum, concept, today: input.today, subject });
  const documents = planShared({ kind: 'informatieobjecttype', resource: 'informatieobjecttypen', wanted: wantedDocuments(want, context), types: context.informatieobjecttypen, begin: validity.begin, context, subject });
  const decisions = planShared({ kind: 'besluittype', resource: 'besluittypen', wanted: wantedDecisions(want, context), types: context.besluittypen, begin: validity.begin, context, subject });
  const how = concept ? 'mend' : 'make';
  const loosened = loosen({ id: want.identificatie, how, merged: merged.value, now, context, subject });
  const built = build({
    id: want.identificatie, how, merged: loosened.merged, now: loosened.now, context, begin: validity.begin,
    documents: withHeld(documents.ids, context), decisions: decisions.ids, fields: [...merged.fields, ...loosened.fields],
  }, loosened.steps);
  const unpublishable = options.publish ? publicationFaults(merged.value, subject) : [];
  const published = options.publish ? planPublication({ id: want.identificatie, zaaktype: built.zaaktype, validity, documents, decisions, subject }) : null;
  const related = relationsToPublished({ merged: merged.value, now, how, context, options, subject });
  const diagnostics = [
    ...work.diagnostics, ...validity.diagnostics, ...documents.diagnostics, ...decisions.diagnostics, ...loosened.diagnostics, ...related.diagnostics,
    ...unpublishable, ...(published?.diagnostics ?? []), ...(options.publish ? impact(context, subject) : []),
  ];
  const steps: readonly Step[] = [...documents.steps, ...decisions.steps, ...built.steps, ...(published?.steps ?? [])];
  const isBlocked = diagnostics.some((finding) => finding.severity === 'error');
  const changes = [...documents.changes, ...decisions.changes, ...built.changes, ...(published?.changes ?? [])];
  return {
    steps: isBlocked ? [] : steps,
    changes: changes.map((change) => withFindings(change, diagnostics)),
    diagnostics,
    approval: steps.length === 0 ? [] : [...reasonsToApprove(merged.fields, context), ...related.approval, ...documents.approval, ...(published?.approval ?? [])],
    delivers: merged.delivers,
  };
}

/** Documents of relations made by hand: they are known by id. */
function withHeld(ids: ReadonlyMap<string, string | { readonly $ref: string }>, context: Context): ReadonlyMap<string, string | { readonly $ref: string }> {
  const held = context.informatieobjecttypen.map((type) => [nameKey(type.omschrijving), type.id] as const);
  return new Map([...held, ...ids]);
}
