// Plans what a command asks of one zaak, by the same pure plan that a delivery uses: held is what was delivered last, and all of it is ours.
import type { Change, Found, Step } from '../../../core/connector/contract';
import type { Held, Wish } from '../../../core/connector/register';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { flatten } from '../../../core/model/paths';
import type { BaseValues } from '../../../core/model/threeway';
import { objects, text } from '../reading/values';
import { uuidOf } from '../urls';
import { comparable } from '../zaken/comparable';
import { toContext, type Context } from '../zaken/context';
import { klassenOf } from '../zaken/find';
import { lookUpClosing, wantsClosed } from '../zaken/look-up-closing';
import { readOptions, type Options } from '../zaken/options';
import { plan } from '../zaken/plan';
import { chooseTypes } from '../zaken/types-here';
import { zaakOptions, type RegisterDoors } from './doors';
import { fitWish } from './fit-wish';
import { zaakContext } from './held';
import { knownTo, type Coming } from './known';
import { CLOSING_PARTS, ownLinks, wholeZaak, withParts, type WholeZaak } from './whole-zaak';

/** What one wish comes to. */
export interface PlannedWish {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  /** Name of the step that makes it; null: it is there, or it goes. */
  readonly makes: string | null;
  /** Steps that stay in their own order though they cannot be taken back: a closed zaak is opened before it is changed. */
  readonly together: readonly string[];
}

/** Findings that only tell where a delivery has time, and are a refusal where somebody waits for the answer. */
const REFUSED: ReadonlySet<string> = new Set(['ZS4179', 'ZS4180', 'ZS4177']);

const unhashed = Buffer.alloc(32); // Bases of a register hold values, never hashes.
const strict = (findings: readonly Diagnostic[]): Diagnostic[] => findings.map((one) => (REFUSED.has(one.code) ? { ...one, severity: 'error' as const } : one));

const optionsOf = (doors: RegisterDoors): Options => {
  const { options } = readOptions(zaakOptions(doors));
  if (!options) throw new TypeError('the options of a register are parsed with its connection');
  return options;
};

async function contextOf(doors: RegisterDoors, { want, held }: WholeZaak, coming: Coming, signal: AbortSignal): Promise<Context> {
  const [features, chosen, klassen] = await Promise.all([
    doors.zaken.features.of(signal),
    chooseTypes(doors.zaken, withHeldParts(want, held?.value ?? {}), held?.raw ?? null, optionsOf(doors), signal),
    klassenOf(doors.zaken, want, signal),
  ]);
  const here = {
    features, types: chosen.types, why: chosen.why, klassen, relations: [],
    zaak: held === null ? null : { id: held.id, einddatum: text(held.raw['einddatum']) || null, deelzaken: objectsOrTexts(held.raw['deelzaken']).map((url) => uuidOf(url) ?? '') },
    ...knownTo([want, ...(held === null ? [] : [held.value])], coming),
  };
  return { ...here, ...(await lookUpClosing(doors.zaken, want, here, signal)) };
}

/** Types of parts that go are needed too: taking back makes them again. */
const withHeldParts = (want: JsonObject, held: JsonObject): JsonObject => ({ ...want, ...Object.fromEntries((['besluiten', 'zaakobjecten'] as const).map((part) => [part, [...objects(want[part]), ...objects(held[part])]])) });

const objectsOrTexts = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Statuses there already are not added again; one more that ends the zaak asks for what closing depends on. */
async function readForClosing(doors: RegisterDoors, wish: Wish & { readonly want: JsonObject; readonly held: Held }, signal: AbortSignal): Promise<Wish & { readonly want: JsonObject; readonly held: Held }> {
  const before = new Set(objects(wish.held.value['statussen']).map((one) => text(one['bron'])));
  const added = objects(wish.want['statussen']).filter((one) => !before.has(text(one['bron'])));
  if (added.length === 0) return wish;
  // Who set a status must be a rol of the zaak: they are read where one is named.
  if (added.some((one) => one['gezetdoor'] !== undefined) && !wish.held.parts.includes('rollen')) return readForClosing(doors, await withParts(doors, wish, ['rollen'], signal), signal);
  const { types } = await chooseTypes(doors.zaken, wish.want, zaakContext(wish.held).zaak, optionsOf(doors), signal);
  return wantsClosed({ statussen: added }, types) ? withParts(doors, wish, CLOSING_PARTS, signal) : wish;
}

/** Reads only what is not remembered of the catalogue, and what closing depends on. */
export async function planZaak(doors: RegisterDoors, wish: Wish, coming: Coming, signal: AbortSignal): Promise<PlannedWish> {
  if (wish.want === null) return planRemoval(doors, wish);
  const subject = `zaak ${text(wish.want['identificatie'])}`;
  const fit = fitWish(wish.want, subject);
  const asked = wish.held === null ? { want: fit.want, held: null } : await readForClosing(doors, { ...wish, want: fit.want, held: wish.held }, signal);
  const whole = wholeZaak(asked.want, asked.held, subject);
  const context = await contextOf(doors, whole, coming, signal);
  const links = whole.held === null ? {} : ownLinks(whole.held.value, whole.held.id);
  const base: BaseValues | null = whole.held === null ? null : new Map([...flatten(comparable(whole.held.value, context.features.zaakFields))].map(([path, value]) => [path, { value }]));
  const now: Found | { state: 'absent'; context: JsonObject } = whole.held === null ? { state: 'absent', context: toContext(context) } : { state: 'found', value: whole.held.value, links, context: toContext(context) };
  const planned = plan({
    ref: { system: doors.host.connection, kind: 'zaak', id: whole.held?.id ?? text(wish.want['bron']) }, want: whole.want, base, now, links,
    ownership: () => 'ours', key: unhashed, options: zaakOptions(doors), today: doors.host.clock.now().toISOString().slice(0, 10),
  });
  const unmet = planned.waits === undefined ? [] : [diagnostic('ZS4197', planned.waits.reason.message, { subject, ...(planned.waits.reason.field === undefined ? {} : { field: planned.waits.reason.field }) })];
  const otherVersion = context.types !== null && context.why !== '' ? [diagnostic('ZS4212', `${context.why}; the version of ${context.types.begin} is taken`, { subject, field: 'zaaktype' })] : [];
  const diagnostics = [...fit.diagnostics, ...otherVersion, ...whole.diagnostics, ...strict(planned.diagnostics), ...unmet];
  const makes = whole.held === null ? (planned.steps.find((step) => step.object.kind === 'zaak' && step.action === 'create')?.name ?? null) : null;
  const isReopened = reopens(planned.steps, context);
  const steps = planned.steps.map((step) => (isReopened ? { ...step, irreversible: true } : finalStatus(step, whole.held === null)));
  return { steps, changes: planned.changes, diagnostics, makes, together: isReopened ? steps.map((step) => step.name) : [] };
}

/** What follows on an open zaak cannot be taken back either: its status stays. */
const reopens = ([step]: readonly Step[], { zaak }: Context): boolean => step?.object.kind === 'status' && step.action === 'create' && zaak !== null && zaak.einddatum !== null;

/** A status of a zaak that was there cannot be taken away again; one of a new zaak goes with it. */
const finalStatus = (step: Step, isNew: boolean): Step => (step.object.kind === 'status' && !isNew ? { ...step, irreversible: true } : step);

function planRemoval(doors: RegisterDoors, { held }: Wish): PlannedWish {
  if (held === null) return { steps: [], changes: [], diagnostics: [], makes: null, together: [] };
  const { zaak } = zaakContext(held);
  const value = { ...held.value, besluiten: objects(held.value['besluiten']) };
  const context = { features: {}, types: null, why: '', zaak: { id: held.ref.id, einddatum: text(zaak['einddatum']) || null, deelzaken: objectsOrTexts(zaak['deelzaken']).map((url) => uuidOf(url) ?? '') } } as unknown as Context;
  const now: Found = { state: 'found', value, links: ownLinks(value, held.ref.id), context: toContext(context) };
  const planned = plan({ ref: held.ref, want: null, base: new Map(), now, links: now.links, ownership: () => 'ours', key: unhashed, options: zaakOptions(doors), today: doors.host.clock.now().toISOString().slice(0, 10) });
  return { steps: planned.steps, changes: planned.changes, diagnostics: planned.diagnostics, makes: null, together: [] };
}
