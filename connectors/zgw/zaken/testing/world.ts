// A small world for tests: a register with a published zaaktype and documents, and a round that does what deliver does, step by step.
import type { Absent, Applied, ApplyContext, Found, Links, Planned, Step, Target } from '../../../../core/connector/contract';
import type { Shelf } from '../../../../core/connector/host';
import { createHttp } from '../../../../core/connector/http/client';
import { secretOf } from '../../../../core/connector/secret';
import type { Json, JsonObject } from '../../../../core/model/json';
import { flatten } from '../../../../core/model/paths';
import { canonical } from '../../../../core/model/hash';
import type { BaseValues, Ownership } from '../../../../core/model/threeway';
import { memoryShelf } from '../../../../test/support/shelf';
import { zgw } from '../..';
import type { ZgwConfig } from '../../config';
import { besluittype, call, eigenschap, informatieobjecttype, klasse, make, NOW, relation, resultaattype, roltype, start, statustype, zaaktype, type Answer } from '../../sandbox/testing/client';
import { uuidOf } from '../../urls';

export const KEY = Buffer.alloc(32, 7);
export const never = new AbortController().signal;
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const unused = (what: string) => (): never => {
  throw new Error(`${what} is not used here`);
};

export const BEGIN = '2024-01-01';

/** What the house remembers of one delivery. */
export interface Memory {
  base: BaseValues | null;
  links: Links;
}
export const blank = (): Memory => ({ base: null, links: {} });

export interface World extends AsyncDisposable {
  readonly url: string;
  readonly target: Target;
  /** Ids at the target of subjects of the source: what deliveries of others left behind. */
  readonly known: Map<string, string>;
  /** A second process: nothing remembered but what is stored. */
  reconnect(): Target;
  call(method: string, path: string, body?: Json): Promise<Answer>;
  /** Every row of a list of the Zaken API (or of a path that begins with its API). */
  rows(path: string): Promise<JsonObject[]>;
  /** Calls that reached the register since the last time this was asked: `POST /zaken/api/v1/rollen` → how often. */
  calls(): Promise<Record<string, number>>;
  /** A document of the source that was delivered: its bron is known at the target. */
  document(bron: string, more?: JsonObject): Promise<string>;
}

const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };
const ALL_SCOPES = [
  'catalogi.lezen', 'catalogi.schrijven', 'zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken', 'zaken.heropenen', 'zaken.verwijderen', 'zaken.statussen.toevoegen', 'audittrails.lezen',
  'documenten.lezen', 'documenten.aanmaken', 'documenten.bijwerken', 'documenten.lock', 'documenten.verwijderen', 'besluiten.lezen', 'besluiten.aanmaken', 'besluiten.bijwerken', 'besluiten.verwijderen',
];

export interface WorldOptions {
  readonly settings?: JsonObject;
  /** Scopes beside the usual ones. */
  readonly scopes?: readonly string[];
  readonly played?: Shelf;
  /** false: the register was filled before. */
  readonly fill?: boolean;
}

/** Two resultaattypen (destroyed by einddatum, destroyed by an eigenschap), three statustypen, three roltypen, one document type. */
async function makeZaaktype(at: Parameters<typeof make>[0], document: string, more: JsonObject): Promise<string> {
  const { url: zaak } = await make(at, 'zaaktypen', zaaktype(at, { beginGeldigheid: BEGIN, versiedatum: BEGIN, ...more }));
  for (const [place, omschrijving] of ['Ontvangen', 'In behandeling', 'Afgehandeld'].entries()) await make(at, 'statustypen', statustype(zaak, place + 1, { omschrijving }));
  for (const [omschrijving, omschrijvingGeneriek] of [['Aanvrager', 'initiator'], ['Behandelaar', 'behandelaar'], ['Adviseur', 'adviseur']] as const) await make(at, 'roltypen', roltype(zaak, { omschrijving, omschrijvingGeneriek }));
  for (const naam of ['straat', 'houtsoort', 'vervalt op']) await make(at, 'eigenschappen', eigenschap(zaak, { naam }));
  await make(at, 'resultaattypen', resultaattype(at, zaak, { omschrijving: 'Verleend' }));
  await make(at, 'resultaattypen', resultaattype(at, zaak, { omschrijving: 'Ingetrokken', selectielijstklasse: klasse(at, '11.1'), archiefactietermijn: 'P1Y', brondatumArchiefprocedure: { afleidingswijze: 'eigenschap', datumkenmerk: 'vervalt op' } }));
  await make(at, 'zaaktype-informatieobjecttypen', relation(zaak, document, 1));
  return zaak;
}

/** Zaaktype B0001 with deelzaaktype B0002, both with besluittype Vergunning, published. */
async function fill(url: string): Promise<void> {
  const at = { url } as Parameters<typeof make>[0];
  const type = await make(at, 'informatieobjecttypen', informatieobjecttype(at, { omschrijving: 'Brief', beginGeldigheid: BEGIN }));
  const decision = await make(at, 'besluittypen', besluittype(at, { omschrijving: 'Vergunning', beginGeldigheid: BEGIN, informatieobjecttypen: [type.url] }));
  const deel = await makeZaaktype(at, type.url, { identificatie: 'B0002', besluittypen: [decision.url] });
  const hoofd = await makeZaaktype(at, type.url, { identificatie: 'B0001', besluittypen: [decision.url], deelzaaktypen: [deel] });
  for (const one of [type.url, decision.url, deel, hoofd]) {
    const published = await call(at, 'POST', `${one}/publish`);
    if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  }
}

export async function makeWorld({ settings = {}, scopes = [], played, fill: isEmpty = true }: WorldOptions = {}): Promise<World> {
  const sandbox = await start({ clients: [{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789', scopes: [...ALL_SCOPES, ...scopes] }], ...settings }, played);
  const at = sandbox;
  if (isEmpty) await fill(sandbox.url).catch(async (error: unknown) => {
    await sandbox[Symbol.asyncDispose]();
    throw error;
  });
  const known = new Map<string, string>();
  const opened: AsyncDisposable[] = [];
  const { connection: said } = sandbox;
  const config: ZgwConfig = {
    ...zgw.config.parse({ ...Object.fromEntries(['catalogi', 'zaken', 'documenten', 'besluiten', 'selectielijst', 'clientId', 'catalogus'].map((field) => [field, said[field]])), secret: { env: 'UNUSED' }, timeoutMs: 5000 }),
    secret: secretOf(String(said['secret'])),
  };
  const shelf = memoryShelf();
  const reconnect = (): Target => {
    const connection = zgw.connect(config, {
      connection: 'register', clock: { now: () => NOW }, log: quiet, http: createHttp(), shelf, root: '/', readOnly: false, callbackUrl: null,
      linked: (refs) => Promise.resolve(new Map(refs.flatMap(({ id }) => (known.has(id) ? [[id, known.get(id) ?? ''] as const] : [])))),
      inbox: { put: unused('inbox'), get: unused('inbox'), list: unused('inbox') }, spool: { keep: unused('spool'), open: unused('spool'), discard: unused('spool') },
    });
    opened.push(connection);
    if (!connection.target) throw new Error('no target');
    return connection.target;
  };
  const ask = (method: string, path: string, body?: Json): Promise<Answer> =>
    call(at, method, path.startsWith('http') ? path : path.startsWith('/sandbox') ? path : `${sandbox.url}${/^\/(catalogi|documenten|besluiten)\/api/.test(path) ? '' : '/zaken/api/v1'}${path}`, body, CRS);
  return {
    url: sandbox.url, target: reconnect(), known, reconnect, call: ask,
    rows: async (path) => {
      const { body } = await ask('GET', path);
      const list: Json = Array.isArray(body) ? (body as Json[]) : (body['results'] ?? []);
      return list as JsonObject[];
    },
    calls: async () => {
      const { body } = await ask('GET', '/sandbox/requests');
      await ask('DELETE', '/sandbox/requests');
      return Object.fromEntries(Object.entries(body['calls'] as Record<string, number>).filter(([call1]) => !call1.includes('/sandbox')));
    },
    document: async (bron, more = {}) => {
      const [type] = (await ask('GET', '/catalogi/api/v1/informatieobjecttypen?status=alles')).body['results'] as JsonObject[];
      const made = await ask('POST', '/documenten/api/v1/enkelvoudiginformatieobjecten', {
        identificatie: bron, bronorganisatie: '002564440', creatiedatum: '2024-02-01', titel: 'Brief', auteur: 'Afdeling Groen', taal: 'nld', vertrouwelijkheidaanduiding: 'openbaar',
        informatieobjecttype: type?.['url'] ?? '', indicatieGebruiksrecht: false, ...more,
      });
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      const id = uuidOf(made.body['url']) ?? '';
      known.set(bron, id);
      return id;
    },
    [Symbol.asyncDispose]: async () => {
      for (const one of opened) await one[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}

export interface Given {
  readonly options?: JsonObject;
  readonly ownership?: (path: string) => Ownership;
}

const refOf = (bron: string) => ({ system: 'bron', kind: 'zaak', id: bron }) as const;
const bronOf = (want: JsonObject | null, fallback: string): string => (typeof want?.['bron'] === 'string' ? want['bron'] : fallback);
export const toBase = (delivers: ReadonlyMap<string, Json>): BaseValues => new Map([...delivers].map(([path, value]) => [path, { value }]));

export async function look(target: Target, want: JsonObject | null, memory: Memory, { options = {}, ownership = () => 'theirs' }: Given = {}, id = bronOf(want, '')): Promise<{ now: Found | Absent; planned: Planned }> {
  const now = await target.find({ ref: refOf(id), want, links: memory.links, options }, never);
  if (now.state === 'unknowable') throw new Error('a register can be asked');
  const planned = target.plan({
    ref: refOf(id), want, base: now.state === 'absent' ? null : memory.base, now, links: now.state === 'found' ? { ...memory.links, ...now.links } : {}, ownership, key: KEY, options, today: '2026-11-23',
  });
  return { now, planned };
}

export const contextFor = (id: string, results: Record<string, Applied>, links: Links, options: JsonObject = {}): ApplyContext => ({ ref: refOf(id), results, links, options, reason: 'plan 1' });

export const withLink = (links: Links, step: Step, applied: Applied): Links =>
  step.link === undefined ? links : Object.fromEntries([...Object.entries(links).filter(([key]) => key !== step.link), ...(applied.id === null ? [] : [[step.link, applied.id]])]);

export const errors = (planned: Planned): string[] => planned.diagnostics.filter((finding) => finding.severity === 'error').map((finding) => `${finding.code} ${finding.message}`);
export const codes = (planned: Planned): string[] => [...new Set(planned.diagnostics.map((finding) => finding.code))].sort();
export const names = (planned: Planned): string[] => planned.steps.map((step) => `${step.action} ${step.name}`);

/** Finds, plans, carries out, looks again and remembers, as deliver does. Throws where something is left to do. */
export async function round(world: World, want: JsonObject | null, memory: Memory, given: Given = {}, id = bronOf(want, '')): Promise<Planned> {
  const { planned, now } = await look(world.target, want, memory, given, id);
  if (errors(planned).length > 0) return planned;
  const results: Record<string, Applied> = {};
  let links: Links = now.state === 'found' ? { ...memory.links, ...now.links } : {};
  for (const step of JSON.parse(JSON.stringify(planned.steps)) as Step[]) {
    const applied = await world.target.apply(step, contextFor(id, results, links, given.options), never);
    results[step.name] = applied;
    links = withLink(links, step, applied);
  }
  if (want === null) {
    Object.assign(memory, blank());
    world.known.delete(id);
    return planned;
  }
  if (planned.steps.length === 0 && now.state === 'absent') return planned;
  if (memory.base === null && now.state === 'found') return planned;
  memory.base = toBase(planned.delivers);
  memory.links = links;
  const again = await look(world.target, want, memory, given, id);
  const left = [...names(again.planned), ...errors(again.planned), ...lost(planned, again.now)];
  if (left.length > 0) throw new Error(`left after the delivery: ${left.join('; ')}`);
  memory.links = again.now.state === 'found' ? { ...links, ...again.now.links } : links;
  if (memory.links['']) world.known.set(id, memory.links['']);
  return planned;
}

/** What was written and is not there: what verify of the house looks for. */
function lost(planned: Planned, now: Found | Absent): string[] {
  const held = now.state === 'found' ? flatten(now.value) : new Map<string, Json>();
  const written = new Set(planned.changes.flatMap((change) => change.fields.filter((field) => field.kept === undefined).map((field) => field.path)));
  return [...planned.delivers].filter(([path, value]) => written.has(path) && canonical(held.get(path) ?? null) !== canonical(value)).map(([path]) => `${path} is not held`);
}

/** A zaak of the source as the mapping makes it: open, one status, no parts. */
export const zaak = (more: JsonObject = {}): JsonObject => ({
  bron: '11111111-0000-4000-8000-000000000001', identificatie: 'ZAAK-2026-1', bronorganisatie: '002564440', omschrijving: 'Bankje in het park', verantwoordelijkeOrganisatie: '002564440',
  zaaktype: { identificatie: 'B0001', omschrijving: 'Bankje melding' }, registratiedatum: '2026-03-02', startdatum: '2026-03-01', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', archiefstatus: 'nog_te_archiveren',
  productenOfDiensten: [], kenmerken: [], deelzaken: [], relevanteAndereZaken: [], rollen: [], eigenschappen: [], zaakobjecten: [], zaakinformatieobjecten: [], besluiten: [],
  statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z')], ...more,
});
export const status = (bron: string, omschrijving: string, datumStatusGezet: string, more: JsonObject = {}): JsonObject => ({ bron, statustype: { omschrijving }, datumStatusGezet, ...more });
export const rol = (bron: string, omschrijving: string, identificatie: string, more: JsonObject = {}): JsonObject => ({
  bron, roltype: { omschrijving }, betrokkeneType: 'medewerker', betrokkeneIdentificatie: { identificatie, achternaam: 'Testpersoon' }, roltoelichting: '', ...more,
});
export const link = (bron: string, document: string, more: JsonObject = {}): JsonObject => ({ bron, informatieobject: { bron: document }, ...more });
export const waarde = (bron: string, naam: string, value: string): JsonObject => ({ bron, naam, waarde: value });
export const besluit = (bron: string, more: JsonObject = {}): JsonObject => ({
  bron, identificatie: 'BESLUIT-2026-1', verantwoordelijkeOrganisatie: '002564440', besluittype: { omschrijving: 'Vergunning' }, datum: '2026-04-01', ingangsdatum: '2026-04-02', informatieobjecten: [], ...more,
});
export const closedZaak = (more: JsonObject = {}): JsonObject => zaak({
  einddatum: '2026-05-01', archiefnominatie: 'vernietigen', archiefactiedatum: '2031-05-01', startdatumBewaartermijn: '2026-05-01', resultaat: { bron: 'res', resultaattype: { omschrijving: 'Verleend' } },
  statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z'), status('s2', 'In behandeling', '2026-03-10T09:00:00Z'), status('s3', 'Afgehandeld', '2026-05-01T09:00:00Z')], ...more,
});
