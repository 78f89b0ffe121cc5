// A small world for tests: the target against a played register, and a round that does what deliver does, step by step.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Absent, Applied, ContentDoor, Found, Links, Planned, Target } from '../../../../core/connector/contract';
import { createHttp } from '../../../../core/connector/http/client';
import type { Shelf } from '../../../../core/connector/host';
import { secretOf } from '../../../../core/connector/secret';
import { openDoor } from '../../../../core/content/door';
import type { JsonObject } from '../../../../core/model/json';
import type { BaseValues, Ownership } from '../../../../core/model/threeway';
import { memoryShelf } from '../../../../test/support/shelf';
import { openApi } from '../../api';
import { openCatalogue } from '../../catalogi/catalogue';
import { config as schema } from '../../config';
import type { Doors } from '../doors';
import { documentenTarget } from '../target';
import { openTypeBook } from '../type-book';
import type { Register } from './register';

export const NOW = new Date('2026-11-23T12:00:00Z');
export const KEY = Buffer.alloc(32, 7);
export const never = new AbortController().signal;
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Every byte follows from its place, so that a part put elsewhere is another content. */
export const pattern = (size: number, seed = 0): Buffer => Buffer.from(Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8) * 7 + seed) & 255));

/** The doors of one process to this register; a second call is a second process, which knows only the shelf. */
export function doorsTo(register: Pick<Register, 'url'>, shelf: Shelf = memoryShelf(), content: JsonObject = {}): Doors & AsyncDisposable {
  const config = {
    ...schema.parse({ catalogi: `${register.url}/catalogi/api/v1`, documenten: `${register.url}/documenten/api/v1`, clientId: 'zaaksluis', secret: { env: 'UNUSED' }, catalogus: { domein: 'ZANDH', rsin: '002564440' }, timeoutMs: 5000, content }),
    secret: secretOf('alleen-voor-de-sandbox-0123456789'),
  };
  const host = { http: createHttp(), clock: { now: () => NOW }, shelf, connection: 'openzaak' };
  const catalogi = openApi(config, { root: config.catalogi, withToken: true }, host);
  const documenten = openApi(config, { root: config.documenten ?? '', withToken: true }, host);
  return {
    config, catalogi, documenten, host, catalogue: openCatalogue(catalogi, config.openapi, host), typen: openTypeBook(catalogi, host),
    [Symbol.asyncDispose]: async () => {
      await catalogi[Symbol.asyncDispose]();
      await documenten[Symbol.asyncDispose]();
    },
  };
}

/** What the source holds, and how it behaves. */
export interface Source {
  bytes: Buffer;
  /** Opened so often. */
  opened: number;
  /** Breaks off after so many bytes, once. */
  breaksAt?: number;
}

/** A source that is itself asked over HTTP. */
export type Content = Source | { readonly open: (from: number) => Promise<Readable> };

const chunk = 1000;
/** The content of a source in chunks that fit no part. */
export function opening(source: Content): (from: number) => Promise<Readable> {
  if ('open' in source) return source.open;
  return (from) => {
    source.opened += 1;
    const { bytes, breaksAt } = source;
    delete source.breaksAt;
    return Promise.resolve(Readable.from((function* () {
      for (let at = from; at < bytes.length; at += chunk) {
        if (breaksAt !== undefined && at >= breaksAt) throw new Error('socket hang up');
        yield bytes.subarray(at, at + chunk);
      }
    })(), { objectMode: false }));
  };
}

/** What the house remembers of one delivery. */
export interface Memory {
  base: BaseValues | null;
  links: Links;
  /** As the store keeps it, by step. */
  readonly transfers: Map<string, JsonObject>;
}
export const blank = (): Memory => ({ base: null, links: {}, transfers: new Map() });

export const REF = { system: 'bron', kind: 'informatieobject', id: '5f1c4b1e-0000-4000-8000-000000000001' } as const;

/** A document as the mapping makes it. */
export const brief = (more: JsonObject = {}): JsonObject => ({
  bron: REF.id, identificatie: 'DOC-2026-1', bronorganisatie: '002564440', creatiedatum: '2026-03-01', titel: 'Brief aan de burgemeester', vertrouwelijkheidaanduiding: 'openbaar',
  auteur: 'Afdeling Burgerzaken', taal: 'nld', formaat: 'text/plain', bestandsnaam: 'brief.txt', informatieobjecttype: { omschrijving: 'Brief' }, trefwoorden: [], locked: false, gebruiksrechten: [],
  inhoud: null, versies: [], ...more,
});
export const inhoud = (bytes: Buffer, more: JsonObject = {}): JsonObject => ({ bron: REF.id, versie: 1, omvang: bytes.length, ...more });

export interface Given {
  readonly options?: JsonObject;
  readonly ownership?: (path: string) => Ownership;
}

export async function look(target: Target, want: JsonObject | null, memory: Memory, { options = {}, ownership = () => 'ours' }: Given = {}): Promise<{ now: Found | Absent; planned: Planned }> {
  const now = await target.find({ ref: REF, want, links: memory.links, options }, never);
  if (now.state === 'unknowable') throw new Error('a register can be asked');
  const planned = target.plan({
    ref: REF, want, base: now.state === 'absent' ? null : memory.base, now, links: now.state === 'found' ? { ...memory.links, ...now.links } : {},
    ownership, key: KEY, options, today: '2026-11-23',
  });
  return { now, planned };
}

/** Finds, plans, carries out and looks again, as deliver does. What breaks off leaves what was kept, and the pending base. */
export async function round(target: Target, want: JsonObject | null, memory: Memory, source: Content | null = null, given: Given = {}): Promise<Planned> {
  const { planned, now } = await look(target, want, memory, given);
  const errors = planned.diagnostics.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((finding) => finding.code).join(' '));
  const results: Record<string, Applied> = {};
  let links: Links = now.state === 'found' ? { ...memory.links, ...now.links } : {};
  if (planned.steps.length > 0) memory.base ??= new Map(); // a run that was begun is known as ours
  for (const step of planned.steps) {
    const door = step.content && source ? doorOf(step.name, step.content, memory, source) : undefined;
    const applied = await target.apply(step, { ref: REF, results, links, options: given.options ?? {}, reason: 'plan 1', ...(door ? { content: door } : {}) }, never);
    results[step.name] = applied;
    if (step.link !== undefined) links = Object.fromEntries([...Object.entries(links).filter(([key]) => key !== step.link), ...(applied.id === null ? [] : [[step.link, applied.id]])]);
    memory.links = links;
  }
  memory.base = want === null ? null : new Map([...planned.delivers].map(([path, value]) => [path, { value }]));
  memory.transfers.clear();
  if (planned.steps.length > 0 && want !== null) {
    const again = await look(target, want, memory, given);
    if (again.planned.steps.length > 0) throw new Error(`the second look plans ${again.planned.steps.map((step) => step.name).join(', ')}`);
    memory.links = { ...memory.links, ...(again.now.state === 'found' ? again.now.links : {}) };
  }
  return planned;
}

export function doorOf(step: string, content: JsonObject, memory: Memory, source: Content): ContentDoor {
  return openDoor({
    open: opening(source), subject: 'informatieobject/1',
    expected: { size: typeof content['omvang'] === 'number' ? content['omvang'] : null, sha256: typeof content['sha256'] === 'string' ? content['sha256'] : null },
    state: memory.transfers.get(step) ?? null,
    keep: (state) => Promise.resolve(void memory.transfers.set(step, JSON.parse(JSON.stringify(state)) as JsonObject)),
  });
}

export const targetTo = (doors: Doors): Target => documentenTarget(doors);
