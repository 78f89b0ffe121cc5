// Plays a ZGW register with nock, from plain objects: which version it is, what it can, and how often it was asked.
import nock from 'nock';
import { createHttp } from '../../../../core/connector/http/client';
import type { Source } from '../../../../core/connector/contract';
import { secretOf } from '../../../../core/connector/secret';
import { isObject, type JsonObject } from '../../../../core/model/json';
import { memoryShelf } from '../../../../test/support/shelf';
import { openApi } from '../../api';
import { config } from '../../config';
import { openReading } from '../../reading/doors';
import { openSelectielijst } from '../../selectielijst';
import { zgwSource } from '../source';
import { rootsAt, uuid, type Roots, type Store } from './objects';

export const NOW = new Date('2026-11-23T12:00:00Z');
export const HOST = 'https://openzaak.zandhoek.example';

export interface Can {
  readonly version?: string;
  readonly expand?: boolean;
  readonly search?: boolean;
  readonly ordering?: boolean;
  readonly pageSize?: boolean;
  readonly creatiedatum?: boolean;
  /** Items per page where none is asked for. */
  readonly perPage?: number;
  /** Its clock, where it differs from ours. */
  readonly now?: Date;
}

export interface Played {
  readonly roots: Roots;
  readonly store: Store;
  /** Calls as `GET /zaken/<uuid>`, with their query, in order; those of catalogus and selectielijst too. */
  readonly calls: string[];
  /** Called before each answer: a register that lives on while it is read. Answering a status refuses. */
  before: ((call: string) => number | void) | null;
  source(over?: { readonly zaken?: string; readonly now?: () => Date; readonly besluiten?: false }): Source;
}

const EXPANDS: Readonly<Record<string, string>> = { rollen: 'rollen', eigenschappen: 'zaakeigenschappen', zaakobjecten: 'zaakobjecten', zaakinformatieobjecten: 'zaakinformatieobjecten', resultaat: 'resultaten' };

/** The register names itself by `host`, and is called at `called` (a gateway in front of it). */
export function play(make: (roots: Roots) => Store, can: Can = {}, host = HOST, called = host): Played {
  const roots = rootsAt(host);
  const played: Played = { roots, store: make(roots), calls: [], before: null, source: (over = {}) => sourceAt(rootsAt(called), over) };
  const { version = '1.5.1', perPage = 100 } = can;
  const headers = { 'api-version': version, date: (can.now ?? NOW).toUTCString(), 'content-type': 'application/json' };
  const refused = (status: number, code: string): [number, JsonObject, Record<string, string>] => [status, { type: 'x', code, title: code, status, detail: code, instance: 'urn:uuid:1' }, headers];

  const expanded = (item: JsonObject, names: string | null): JsonObject => {
    if (names === null) return item;
    const inside = names.split(',').map((name) => {
      const held = played.store[EXPANDS[name] ?? ''] ?? [];
      const url = item[name];
      return [name, Array.isArray(url) ? held.filter((one) => url.includes(one['url'] ?? '')) : (held.find((one) => one['url'] === url) ?? {})] as const;
    });
    return { ...item, _expand: Object.fromEntries(inside) };
  };
  const answer = (method: string, full: string, body: unknown): [number, unknown, Record<string, string>] => {
    const asked = new URL(full, called);
    const path = asked.pathname.replace(/^.*\/api\/v1/, '');
    const call = `${method} ${path}${asked.search}`;
    played.calls.push(call);
    const status = played.before?.(call);
    if (typeof status === 'number') return refused(status, 'played');
    const query = asked.searchParams;
    const [, first = '', second, third] = path.split('/');
    if (query.has('expand') && !can.expand) return refused(400, 'unknown-parameters');
    if (query.has('ordering') && can.ordering === false) return refused(400, 'unknown-parameters');
    if (query.has('pageSize') && !can.pageSize) return refused(400, 'unknown-parameters');
    if (first === 'enkelvoudiginformatieobjecten' && !can.creatiedatum && ['ordering', 'creatiedatum__gte', 'locked'].some((name) => query.has(name))) return refused(400, 'unknown-parameters');
    if (second === '_zoek') {
      if (!can.search) return refused(404, 'not_found');
      const wanted = isObject(body as JsonObject) ? (body as { uuid__in: string[] }).uuid__in : [];
      return pageOf((played.store[first] ?? []).filter((one) => wanted.some((id) => String(one['url']).endsWith(id))).map((one) => expanded(one, query.get('expand'))), query, asked);
    }
    if (third !== undefined) {
      const inZaak = (played.store[third] ?? []).filter((one) => String(one['zaak']).endsWith(String(second)));
      return [200, inZaak, headers];
    }
    if (second !== undefined) {
      const versions = (played.store[first] ?? []).filter((one) => String(one['url']).endsWith(second));
      const wanted = query.get('versie');
      const item = wanted === null ? versions.at(0) : [...versions, ...(played.store['versies'] ?? []).filter((one) => String(one['url']).endsWith(second))].find((one) => String(one['versie']) === wanted);
      return item ? [200, expanded(item, query.get('expand')), { ...headers, etag: '"een"' }] : refused(404, 'not_found');
    }
    return pageOf(filtered(played.store[first] ?? [], query), query, asked);
  };
  const pageOf = (items: readonly JsonObject[], query: URLSearchParams, asked: URL): [number, unknown, Record<string, string>] => {
    const [, collection] = /\/api\/v1\/([^/]+)/.exec(asked.pathname) ?? [];
    if (['zaakinformatieobjecten', 'besluitinformatieobjecten', 'gebruiksrechten'].includes(collection ?? '')) return [200, items, headers];
    const size = Number(query.get('pageSize') ?? perPage);
    const number = Number(query.get('page') ?? 1);
    if (number > 1 && (number - 1) * size >= items.length) return refused(404, 'not_found');
    const following = new URLSearchParams(query);
    following.set('page', String(number + 1));
    const next = number * size < items.length ? `${host}${asked.pathname}?${following.toString()}` : null;
    return [200, { count: items.length, next, previous: null, results: items.slice((number - 1) * size, number * size) }, headers];
  };
  nock(called)
    .persist()
    .get(/.*/).reply(function (uri) {
      const known = this.req.headers['if-none-match'];
      const [status, body, more] = answer('GET', uri, null);
      return known !== undefined && more['etag'] === String(known) ? [304, '', more] : [status, body as JsonObject, more];
    })
    .post(/.*/).reply((uri, body) => answer('POST', uri, body) as [number, JsonObject, Record<string, string>]);
  nock(roots.selectielijst)
    .persist()
    .get(/procestypen/).reply(200, [{ url: `${roots.selectielijst}/procestypen/${uuid(20, 1)}`, nummer: 11, jaar: 2020, naam: 'Toestemming verlenen' }])
    .get(/resultaten/).reply(200, [{ url: `${roots.selectielijst}/resultaten/${uuid(21, 1)}`, procesType: `${roots.selectielijst}/procestypen/${uuid(20, 1)}`, nummer: 1, volledigNummer: '11.1', naam: 'Verleend', waardering: 'vernietigen', procestermijn: 'nihil', bewaartermijn: 'P5Y' }]);
  return played;
}

function filtered(items: readonly JsonObject[], query: URLSearchParams): JsonObject[] {
  const value = (item: JsonObject, field: string): string => (item[field] === null || item[field] === undefined ? '' : String(item[field]));
  const passes = (item: JsonObject): boolean => [...query].every(([name, wanted]) => {
    const [field = '', how] = name.split('__');
    if (['page', 'pageSize', 'ordering', 'expand'].includes(name)) return true;
    const held = value(item, field);
    if (how === 'isnull') return (held === '') === (wanted === 'true');
    if (how === 'gte') return held >= wanted;
    if (how === 'lte') return held !== '' && held <= wanted;
    if (how === 'gt') return held > wanted;
    return held === wanted;
  });
  const by = query.get('ordering');
  const found = items.filter(passes);
  return by === null ? found : [...found].sort((a, b) => (value(a, by) < value(b, by) ? -1 : value(a, by) > value(b, by) ? 1 : 0));
}

function sourceAt(roots: Roots, over: { readonly zaken?: string; readonly now?: () => Date; readonly besluiten?: false }): Source {
  const settings = { ...config.parse({ ...roots, clientId: 'zaaksluis', secret: { env: 'UNUSED' }, timeoutMs: 30_000 }), secret: secretOf('geheim') };
  const host = { connection: 'openzaak', http: createHttp(), clock: { now: over.now ?? (() => NOW) }, shelf: memoryShelf() };
  const open = (root: string, withToken = true) => openApi(settings, { root, withToken }, host);
  const besluiten = over.besluiten === false ? null : open(roots.besluiten);
  const selectielijsten = openSelectielijst(open(roots.selectielijst, false), host);
  return zgwSource(openReading({ config: settings, zaken: open(roots.zaken), documenten: open(roots.documenten), besluiten, catalogi: open(roots.catalogi), autorisaties: null, selectielijsten }, host), host);
}

/** Every test begins with no register and ends with none. */
export function onlyNock(): void {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => nock.cleanAll());
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}

export const CATALOGUE = /^(GET|HEAD) \/(zaaktypen|statustypen|resultaattypen|roltypen|informatieobjecttypen|besluittypen)\//;
