// Plans what a command asks of one document, by the same pure plan that a delivery uses.
import type { Found, Step } from '../../../core/connector/contract';
import type { Held, Wish } from '../../../core/connector/register';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { canonical } from '../../../core/model/hash';
import { isObject, type JsonObject } from '../../../core/model/json';
import { flatten } from '../../../core/model/paths';
import type { BaseValues } from '../../../core/model/threeway';
import { toContext, type Context } from '../documenten/context';
import { comparable, asSent } from '../documenten/fields';
import { atLeast, heldOf, limitsOf, optionsOf, relationsOf } from '../documenten/find';
import { openLocks } from '../documenten/locks';
import { keyOf } from '../documenten/natural-key';
import { plan } from '../documenten/plan';
import { fromRequest, makeStep, type Update } from '../documenten/request';
import { typeFor } from '../documenten/types';
import { statedSha256 } from '../reading/document';
import { text } from '../reading/values';
import { reference } from '../references';
import { uuidOf } from '../urls';
import { documentsOf, type RegisterDoors } from './doors';
import { documentContext } from './held';
import { documentName } from './known';
import type { PlannedWish } from './plan-zaak';

const unhashed = Buffer.alloc(32); // Bases of a register hold values, never hashes.

/** Both sides of the comparison, in the model's shape. */
interface Sides {
  readonly want: JsonObject;
  readonly held: JsonObject | null;
  /** The content is another one, as far as the register can tell. */
  readonly replaced: boolean;
}

/** What no command says: it is on neither side. */
const BESIDE = ['gebruiksrechten', 'verzendingen', 'versies', 'locked', 'zaken'] as const;
const bare = (value: JsonObject): JsonObject => Object.fromEntries(Object.entries(value).filter(([field]) => !BESIDE.some((one) => one === field)));
const without = (value: JsonObject, field: string): JsonObject => Object.fromEntries(Object.entries(value).filter(([name]) => name !== field));

/** A content is the held one where it is named as that; else only equal checksums tell that nothing changed. */
function isReplaced(want: JsonObject, held: JsonObject): boolean {
  const [wanted, there] = [want['inhoud'], held['inhoud']];
  if (!isObject(wanted)) return false;
  if (!isObject(there)) return true;
  if (wanted['bron'] === there['bron'] && (wanted['versie'] ?? null) === (there['versie'] ?? null)) return false;
  const stated = there['sha256'] ?? statedSha256(held['integriteit']);
  return !(typeof stated === 'string' && stated === wanted['sha256'] && there['omvang'] === wanted['omvang']);
}

/** `indicatieGebruiksrecht: true` comes of gebruiksrechten alone, and a checksum goes with the content it was of: neither is a change by itself. */
function sidesOf(want: JsonObject, held: Held | null): Sides {
  const shape = (value: JsonObject): JsonObject => ({ ...bare(value), gebruiksrechten: [], versies: [], locked: false, trefwoorden: Array.isArray(value['trefwoorden']) ? value['trefwoorden'] : [] });
  if (held === null) return { want: shape(want), held: null, replaced: false };
  let [wanted, there] = [shape(want), shape(held.value)];
  const replaced = isReplaced(wanted, there);
  if (wanted['indicatieGebruiksrecht'] === true && there['indicatieGebruiksrecht'] === true) [wanted, there] = [without(wanted, 'indicatieGebruiksrecht'), without(there, 'indicatieGebruiksrecht')];
  const isStale = replaced && wanted['integriteit'] !== undefined && canonical(wanted['integriteit']) === canonical(there['integriteit'] ?? null);
  if (isStale || (replaced && wanted['integriteit'] === undefined)) [wanted, there] = [without(wanted, 'integriteit'), without(there, 'integriteit')];
  // Sizes and checksums of another content are no comparison: it is sent.
  if (replaced) there = { ...there, inhoud: null };
  else if (isObject(wanted['inhoud'])) wanted = { ...wanted, inhoud: there['inhoud'] ?? null };
  return { want: wanted, held: there, replaced };
}

async function contextOf(doors: RegisterDoors, sides: Sides, held: Held | null, allowed: ReadonlySet<string>, signal: AbortSignal): Promise<Context> {
  const documents = documentsOf(doors);
  const today = doors.host.clock.now().toISOString().slice(0, 10);
  const raw = held === null ? null : documentContext(held).document;
  const isOfType = held !== null && canonical(sides.want['informatieobjecttype'] ?? null) === canonical(held.value['informatieobjecttype'] ?? null);
  // A document keeps the type it has: the catalogue is asked only where another name is wanted.
  const type = isOfType ? { id: null, fault: null } : await typeFor(documents, optionsOf(documents, {}), sides.want, today, signal, allowed);
  const own = held === null ? null : await openLocks(documents.host.shelf, () => documents.host.clock.now()).of(held.ref.id);
  const here = raw === null ? null : { ...heldOf(raw, own, false, null), ...(sides.replaced ? { replaced: true, states: statedSha256(raw['integriteit']) !== null } : {}) };
  return { type: type.id, typeFault: type.fault, knowsVervallen: atLeast(documents.documenten.version(), 5), held: here, relations: null, ...(await limitsOf(documents)) };
}

/** ZS4230 (it is locked) and ZS4234 (definitief) tell a delivery to wait or to force; here somebody waits for the answer. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set(['ZS4230', 'ZS4234']);

/** Why it may not be written at all, where something is to be written. */
function inTheWay(wish: Wish, context: Context, subject: string): Diagnostic[] {
  const { held } = context;
  if (held === null) return [];
  const isFixed = held.status === 'definitief' || held.status === 'gearchiveerd';
  return [
    ...(isFixed ? [diagnostic('ZS4198', `it is ${held.status}`, { subject, field: 'status' })] : []),
    ...(held.locked && wish.lock === undefined && !held.lockedByUs ? [diagnostic('ZS4194', 'it is locked, and no lock was given', { subject })] : []),
    ...(!held.locked && wish.lock !== undefined ? [diagnostic('ZS4194', 'a lock was given, and it is not locked any more', { subject })] : []),
  ];
}

/** The before-image of a new version: fields as they were, and the content of the version that stood here. */
function withUndo(step: Step, held: Held, context: Context): Step {
  const request = fromRequest(step.request);
  if (request.do !== 'update') return step;
  const before = comparable({ ...held.value, gebruiksrechten: [] }, context);
  const fields = Object.keys(request.body).filter((field) => field !== 'informatieobjecttype');
  const { document } = documentContext(held);
  const type: JsonObject = 'informatieobjecttype' in request.body ? { informatieobjecttype: reference('catalogi', 'informatieobjecttypen', uuidOf(document['informatieobjecttype']) ?? '') } : {};
  const undo: Update & { readonly inhoud: JsonObject | null } = {
    ...request, source: null, known: null, forced: false, renews: request.renews,
    body: { ...Object.fromEntries(fields.map((field) => [field, asSent(field, before[field], context)])), ...type },
    content: request.content === 'none' ? 'none' : isObject(held.value['inhoud']) ? 'send' : 'clear',
    inhoud: isObject(held.value['inhoud']) ? held.value['inhoud'] : null,
  };
  return { ...step, undo: JSON.parse(JSON.stringify(undo)) as JsonObject };
}

/** Reads only what is not remembered of the catalogue. `allowed`: see `typeFor`. */
export async function planDocument(doors: RegisterDoors, wish: Wish, allowed: ReadonlySet<string>, signal: AbortSignal): Promise<PlannedWish> {
  const { held, lock } = wish;
  if (wish.want === null) return planRemoval(doors, held, signal);
  const subject = `document ${text(wish.want['identificatie'])}`;
  const sides = sidesOf(wish.want, held);
  const context = await contextOf(doors, sides, held, allowed, signal);
  const base: BaseValues | null = sides.held === null ? null : new Map([...flatten(comparable(sides.held, context))].map(([path, value]) => [path, { value }]));
  const id = held?.ref.id ?? text(wish.want['bron']);
  const now: Found | { state: 'absent'; context: JsonObject } = sides.held === null ? { state: 'absent', context: toContext(context) } : { state: 'found', value: sides.held, links: { '': id }, context: toContext(context) };
  const planned = plan({ ref: { system: doors.host.connection, kind: 'informatieobject', id }, want: sides.want, base, now, links: held === null ? {} : { '': id }, ownership: () => 'ours', key: unhashed, options: {}, today: doors.host.clock.now().toISOString().slice(0, 10) }, doors.config.catalogus);
  const writes = planned.changes.some((change) => change.action !== 'unchanged');
  const diagnostics = [...planned.diagnostics.filter((one) => !TOLD_OTHERWISE.has(one.code)), ...(writes || lock !== undefined ? inTheWay(wish, context, subject) : [])];
  const steps = planned.steps.map((step) => (held === null ? step : underLock(withUndo(step, held, context), lock)));
  const release = lock === undefined || held === null ? [] : [releaseStep(wish.want, held, lock)];
  return { steps: [...steps, ...release], changes: planned.changes, diagnostics, makes: held === null ? documentName(wish.want) : null, together: [] };
}

/** With the lock somebody checked it out with; what has none takes its own. */
function underLock(step: Step, lock: string | undefined): Step {
  if (lock === undefined || step.request['do'] !== 'update') return step;
  return { ...step, request: { ...step.request, lock }, ...(step.undo ? { undo: { ...step.undo, lock } } : {}) };
}

/** The check-out ends with the change (ZDS updateZaakdocument), and after everything that can fail. */
function releaseStep(want: JsonObject, held: Held, lock: string): Step {
  const { bronorganisatie, identificatie } = keyOf(want);
  return makeStep({ name: `unlock ${documentName(want)}`, action: 'update', repeatable: true, irreversible: true, object: { kind: 'informatieobject', key: `${bronorganisatie}/${identificatie}` }, request: { do: 'release', id: held.ref.id, lock } });
}

async function planRemoval(doors: RegisterDoors, held: Held | null, signal: AbortSignal): Promise<PlannedWish> {
  if (held === null) return { steps: [], changes: [], diagnostics: [], makes: null, together: [] };
  const documents = documentsOf(doors);
  const { document } = documentContext(held);
  const context: Context = { type: null, typeFault: null, knowsVervallen: false, held: heldOf(document, null, false, null), relations: await relationsOf(documents, text(document['url']), signal), ...(await limitsOf(documents)) };
  const planned = plan({
    ref: held.ref, want: null, base: new Map(), now: { state: 'found', value: held.value, links: { '': held.ref.id }, context: toContext(context) }, links: { '': held.ref.id }, ownership: () => 'ours', key: unhashed, options: {}, today: doors.host.clock.now().toISOString().slice(0, 10),
  }, doors.config.catalogus);
  const subject = `document ${text(held.value['identificatie'])}`;
  const tied = planned.diagnostics.map((one) => (one.code === 'ZS4237' ? diagnostic('ZS4197', `${context.relations ?? 0} relations are left, and it is not removed before they are`, { subject }) : one));
  return { steps: planned.steps, changes: planned.changes, diagnostics: tied, makes: null, together: [] };
}
