// Finds out whether a step on a zaak took effect, by looking only: after a crash, a lost reply, or a refusal that says "there is one".
import type { Absent, Applied, ApplyContext, Step } from '../../../core/connector/contract';
import { canonical } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { text, tidy, utc } from '../reading/values';
import { uuidOf } from '../urls';
import type { ZaakDoors } from './doors';
import { zaakById, zakenByKey } from './gather';
import { ready, Unresolved, type Ready } from './ready';

const absent: Absent = { state: 'absent', context: {} };
const applied = (id: string | null): Applied => ({ state: 'applied', id, result: {} });

/** One spelling of what was sent and what is held: URLs by UUID, instants in UTC, nothing where nothing is filled. */
function spelled(value: Json): Json {
  const walk = (here: Json): Json => {
    if (typeof here === 'string') return /^https?:/.test(here) ? (uuidOf(here) ?? here) : /^\d{4}-\d{2}-\d{2}T/.test(here) ? utc(here) : here.trim();
    if (Array.isArray(here)) return here.map(walk).sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
    return isObject(here) ? Object.fromEntries(Object.entries(here).map(([field, inner]) => [field, walk(inner)])) : here;
  };
  return tidy(walk(value)) ?? null;
}

/** Of a group the server may say more than was sent: only what was sent is compared. */
function restricted(held: Json, sent: Json): Json {
  if (!isObject(held) || !isObject(sent)) return held;
  return Object.fromEntries(Object.keys(sent).map((field) => [field, restricted(held[field] ?? null, sent[field] ?? null)]));
}

/** Whether an object says what a request would make it say. */
export function holds(held: JsonObject, body: JsonObject): boolean {
  return Object.keys(body).every((field) => {
    const sent = spelled(body[field] ?? null);
    return canonical(spelled(restricted(held[field] ?? null, body[field] ?? null))) === canonical(sent) || isEmptySuspension(field, held[field], sent);
  });
}

/** "Not suspended" comes back as a group. */
const isEmptySuspension = (field: string, held: Json | undefined, sent: Json): boolean => field === 'opschorting' && sent === null && isObject(held) && held['indicatie'] === false;

/** See `Target.recognise`. */
export async function recognise(doors: ZaakDoors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Applied | Absent> {
  let request: Ready;
  try {
    request = await ready(doors, step, context, signal);
  } catch (error) {
    if (error instanceof Unresolved) return absent;
    throw error;
  }
  return recogniseReady(doors, request, context, signal);
}

export async function recogniseReady(doors: ZaakDoors, request: Ready, context: Pick<ApplyContext, 'results' | 'links'>, signal: AbortSignal): Promise<Applied | Absent> {
  if (request.id !== null) {
    const held = await request.api.get(request.path, {}, signal);
    if (request.method === 'DELETE') return held === null ? applied(null) : absent;
    return held !== null && holds(held, request.body) ? applied(request.id) : absent;
  }
  const row = await MADE[request.resource](doors, request, seen(request, context), signal);
  return row === null ? absent : applied(uuidOf(row['url']));
}

/** Ids that are known to be of other objects. */
const seen = (request: Ready, { results, links }: Pick<ApplyContext, 'results' | 'links'>): ReadonlySet<string> =>
  new Set([...request.known, ...Object.values(links), ...Object.values(results).flatMap((result) => (result.id === null ? [] : [result.id]))]);

type Look = (doors: ZaakDoors, request: Ready, others: ReadonlySet<string>, signal: AbortSignal) => Promise<JsonObject | null>;

const groupIn = (body: JsonObject, field: string): JsonObject => (isObject(body[field]) ? body[field] : {});

/** A zaak of this name that does not say what we sent is somebody else's. */
const zaakAs = (own: (body: JsonObject) => JsonObject): Look => async (doors, request, _, signal) => {
  const [held] = await zakenByKey(doors, { identificatie: text(request.key['identificatie']), bronorganisatie: text(request.key['bronorganisatie']) }, signal);
  return held && holds(held, own(request.body)) ? held : null;
};

const besluitAs = (own: (body: JsonObject) => JsonObject): Look => async (_doors, request, _others, signal) => {
  const [held] = await request.api.all('/besluiten', { identificatie: text(request.key['identificatie']), verantwoordelijkeOrganisatie: text(request.key['verantwoordelijkeOrganisatie']) }, signal);
  return held && holds(held, own(request.body)) ? held : null;
};

/** Parts of the zaak that say exactly this, and are not known to be another one. */
const partIn = (path: (request: Ready) => string, query: (request: Ready) => Record<string, string>): Look => async (_, request, others, signal) => {
  const rows = await request.api.all(path(request), query(request), signal);
  const { zaak: _zaak, ...body } = request.body;
  return rows.find((row) => !others.has(uuidOf(row['url']) ?? '') && holds(row, body)) ?? null;
};

const ofZaak = (resource: string): Look => partIn(() => `/${resource}`, (request) => ({ zaak: text(request.body['zaak']) }));

/** Closed, with the status and the result that were sent. */
const closed: Look = async (doors, request, others, signal) => {
  const zaak = await zaakById(doors, request.zaak ?? '', signal);
  if (zaak === null || text(zaak['einddatum']) === '') return null;
  const rows = await doors.zaken.all('/statussen', { zaak: text(zaak['url']) }, signal);
  return rows.find((row) => !others.has(uuidOf(row['url']) ?? '') && holds(row, groupIn(request.body, 'status'))) ?? null;
};

const MADE: Readonly<Record<Ready['resource'], Look>> = {
  zaken: zaakAs((body) => body),
  zaak_registreren: zaakAs((body) => groupIn(body, 'zaak')),
  rollen: ofZaak('rollen'),
  zaakobjecten: ofZaak('zaakobjecten'),
  zaakinformatieobjecten: ofZaak('zaakinformatieobjecten'),
  statussen: ofZaak('statussen'),
  resultaten: ofZaak('resultaten'),
  zaakeigenschappen: partIn((request) => `/zaken/${request.zaak ?? ''}/zaakeigenschappen`, () => ({})),
  zaak_afsluiten: closed,
  besluiten: besluitAs((body) => body),
  besluit_verwerken: besluitAs((body) => groupIn(body, 'besluit')),
  besluitinformatieobjecten: partIn(() => '/besluitinformatieobjecten', (request) => ({ besluit: request.besluit ?? '' })),
};
