// Plans what must happen at a Zaken API, from what we want, what we delivered and what it has now. Pure.
import type { Change, Planned, PlanInput, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../core/model/json';
import { zaak as zaakModel } from '../../../core/model/zaak';
import { text } from '../reading/values';
import type { Id } from '../references';
import { openWriter } from './bodies';
import { changesOf } from './changes';
import { comparable } from './comparable';
import { fromContext, type Context, type TypesHere } from './context';
import { merge, type Merged } from './merge';
import { readOptions, type Options } from './options';
import { planBesluit } from './plan-besluit';
import { planPart, type Making } from './plan-parts';
import { planStatussen, type StatusPlan } from './plan-statussen';
import { changeZaak, closeTogether, makeZaak, planResultaat, zaakName, type Made } from './plan-zaak';
import { lacksEindstatus, preflight } from './preflight';
import { prepare, type Prepared } from './prepare';
import { planRemoval } from './removal';

const nothing = (diagnostics: readonly Diagnostic[], changes: readonly Change[] = [], delivers: ReadonlyMap<string, Json> = new Map()): Planned => ({ steps: [], changes, diagnostics, approval: [], delivers });

/** How findings and steps name the zaak. */
const subjectOf = (input: PlanInput): string => (input.want === null ? `${input.ref.kind}/${input.ref.id}` : `zaak ${text(input.want['identificatie'])}`);

/** See `Target.plan`. */
export function plan(input: PlanInput): Planned {
  const { options, diagnostics } = readOptions(input.options);
  if (!options) return nothing(diagnostics);
  const context = fromContext(input.now.context);
  const subject = subjectOf(input);
  const { want } = input;
  if (want === null) return planRemoval(input, context, subject);
  const parsed = zaakModel.safeParse(want);
  if (!parsed.success) return nothing(parsed.error.issues.map((issue) => diagnostic('ZS4191', `${issue.path.join('.')}: ${issue.message}`, { subject, field: issue.path.join('.') })));
  if (context.types === null) return nothing([diagnostic('ZS4171', context.why, { subject, field: 'zaaktype' })]);
  return planWanted({ ...input, want }, context, context.types, options, subject);
}

function planWanted(input: PlanInput & { readonly want: JsonObject }, context: Context, types: TypesHere, options: Options, subject: string): Planned {
  const prepared = prepare(input, context, types, subject);
  const waits = prepared.waits === null ? {} : { waits: prepared.waits };
  const waking = prepared.wokenBy.length === 0 ? {} : { wokenBy: prepared.wokenBy };
  if (prepared.isTooEarly) return { ...nothing(prepared.diagnostics), ...waits, ...waking };
  const known = context.features.zaakFields;
  const now = input.now.state === 'found' ? comparable(input.now.value, known) : null;
  const want = comparable(prepared.want, known);
  const merged = merge({ want, now, base: input.base, ownership: input.ownership, key: input.key, leftOut: prepared.leftOut });
  const unknown = known === null ? [] : unknownFields(prepared.want, want, subject);
  // Never adopted: nothing is written, and what differs is shown. The sync says how to adopt.
  if (now !== null && input.base === null) return { ...nothing([...prepared.diagnostics, ...unknown], changesOf(input, merged, []), merged.delivers), ...waking };
  const planned = carryOut({ input, context, types, options, prepared, merged, now, want, subject });
  return { ...planned, diagnostics: [...prepared.diagnostics, ...unknown, ...planned.diagnostics], ...waits, ...waking };
}

/** Told once: what a target does not know cannot be delivered there. */
function unknownFields(whole: JsonObject, known: JsonObject, subject: string): Diagnostic[] {
  const lost = Object.keys(comparable(whole, null)).filter((field) => !(field in known));
  return lost.map((field) => diagnostic('ZS4184', `the target does not know ${field}; it is left out`, { subject, field }));
}

interface Work {
  readonly input: PlanInput & { readonly want: JsonObject };
  readonly context: Context;
  readonly types: TypesHere;
  readonly options: Options;
  readonly prepared: Prepared;
  readonly merged: Merged;
  readonly now: JsonObject | null;
  readonly want: JsonObject;
  readonly subject: string;
}

/** What identifies a zaak stays: it would be another one. */
const FIXED = ['identificatie', 'bronorganisatie', 'zaaktype'] as const;

/** Dates that reopening empties, and that must stand there again before it closes. */
const ARCHIVE = ['archiefnominatie', 'archiefactiedatum', 'startdatumBewaartermijn'] as const;

function carryOut(work: Work): Planned {
  const { input, context, types, options, merged, now, want, subject } = work;
  const identificatie = text(want['identificatie']);
  const writer = openWriter(context, types, subject);
  const zaak: Id = context.zaak?.id ?? { $ref: zaakName(identificatie) };
  const making: Making = { key: `${text(want['bronorganisatie'])}/${identificatie}`, zaak, writer, before: openWriter(context, types, subject), links: input.links, features: context.features, now, made: new Map() };
  const combined = { registreren: options.combined && context.features.zaakRegistreren, afsluiten: options.combined && context.features.zaakAfsluiten, besluit: options.combined && context.features.besluitVerwerken };

  const made = now === null ? make(work, making, combined.registreren) : null;
  const own = merged.parts.filter((change) => !made?.along.has(change));
  const plain = (['rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten'] as const).flatMap((list) => own.filter((change) => change.list === list).map((change) => planPart(list, change, making)));
  const statussen = planStatussen(own.filter((change) => change.list === 'statussen'), making, context, types, options, subject);
  const besluiten = own.filter((change) => change.list === 'besluiten').map((change) => planBesluit(change, making, combined.besluit, subject));
  const resultaat = planResultaat(merged, making, identificatie);
  const again = statussen.reopening.length > 0 && statussen.closing !== null ? new Map<string, Json | undefined>(ARCHIVE.flatMap((field) => (want[field] === undefined ? [] : [[field, want[field]]]))) : new Map<string, Json | undefined>();
  const changed = now === null ? [] : changeZaak(identificatie, merged, again, making);

  const before: Step[] = [
    ...(made ? [made.step] : []), ...statussen.reopening, ...changed,
    ...plain.flatMap((one) => one.removals), ...resultaat.removal, ...plain.flatMap((one) => one.steps),
    ...statussen.steps, ...besluiten.flatMap((one) => one.steps),
  ];
  const [result] = resultaat.steps;
  const end = statussen.closing?.step;
  const together = end && result?.action === 'create' && combined.afsluiten ? [closeTogether(end, result, making)] : [...resultaat.steps, ...(end ? [end] : [])];
  const steps = [...before, ...together];

  const diagnostics = [
    ...writer.diagnostics, ...statussen.diagnostics, ...besluiten.flatMap((one) => one.diagnostics), ...lacksEindstatus(input.want, types, subject),
    ...(statussen.closing ? preflight(work.prepared.want, statussen.closing.part, context, types, options, subject) : []),
    ...fixedFields(work), ...closedFindings(work, statussen, steps),
  ];
  const isBlocked = diagnostics.some((finding) => finding.severity === 'error');
  const delivers = new Map([...merged.delivers].filter(([path]) => !statussen.undelivered.includes(path) && !isUnwritable(path, statussen)));
  return {
    steps: isBlocked ? [] : steps,
    changes: changesOf(input, merged, statussen.stays),
    diagnostics, approval: steps.length === 0 ? [] : statussen.approval, delivers,
  };
}

/** The `bron` of a status that is not delivered is not delivered either. */
const isUnwritable = (path: string, statussen: StatusPlan): boolean => /^statussen\[[^\]]*\]\.bron$/.test(path) && statussen.undelivered.some((one) => one.startsWith(path.slice(0, -'bron'.length)));

function make(work: Work, making: Making, combined: boolean): Made {
  const { merged, types, want } = work;
  const [first] = merged.parts.filter((change) => change.list === 'statussen');
  const name = first ? text((first.part['statustype'] as JsonObject)['omschrijving']) : '';
  const isSetBySomebody = merged.parts.some((change) => change.list === 'statussen' && change.part['gezetdoor'] !== undefined);
  const status = first && types.statustypen[name]?.eind !== true && !isSetBySomebody ? first : null;
  return makeZaak(want, merged, status, making, combined);
}

function fixedFields({ now, merged, subject }: Work): Diagnostic[] {
  if (now === null) return [];
  return FIXED.filter((field) => merged.zaak.has(field)).map((field) => diagnostic('ZS4182', `${field} of a zaak cannot be changed there`, { subject, field }));
}

/** A closed zaak takes changes only by force; opening it again is a step of its own. */
function closedFindings({ context, options, subject }: Work, statussen: StatusPlan, steps: readonly Step[]): Diagnostic[] {
  const einddatum = context.zaak?.einddatum ?? null;
  if (einddatum === null || statussen.reopening.length > 0 || options.force) return [];
  const forced = steps.filter((step) => !['besluit', 'besluitinformatieobject'].includes(step.object.kind));
  return forced.length === 0 ? [] : [diagnostic('ZS4178', `the zaak was closed there on ${einddatum}, and ${forced.length} changes need force: ${forced.slice(0, 5).map((step) => step.name).join(', ')}`, { subject })];
}
