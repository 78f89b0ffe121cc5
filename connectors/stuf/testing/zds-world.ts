// A ZDS sandbox over real HTTP, and a target and a peer that call it.
import { Readable } from 'node:stream';
import type { Applied, ApplyContext, Planned, PlanInput, Target } from '../../../core/connector/contract';
import type { Shelf } from '../../../core/connector/host';
import type { JsonObject } from '../../../core/model/json';
import type { Ref } from '../../../core/model/ref';
import { never, quiet, testHost } from '../../../test/support/house';
import { memoryShelf } from '../../../test/support/shelf';
import { sandbox } from '../sandbox';
import { targetConfig, type TargetSettings } from '../target/config';
import { openPeer, type Peer } from '../target/peer';
import { makeTarget } from '../target/target';

export interface ZdsWorld extends AsyncDisposable {
  readonly url: string;
  readonly settings: TargetSettings;
  readonly peer: Peer;
  readonly target: Target;
  /** Time of both sides. */
  readonly time: { at: number };
  effects(): Promise<Record<string, number>>;
  misbehave(...rules: readonly JsonObject[]): Promise<void>;
  zaak(id: string): Promise<JsonObject | null>;
  document(id: string): Promise<JsonObject | null>;
  /** A target of another process: the same shelf, nothing in memory. */
  again(): { readonly peer: Peer; readonly target: Target };
}

export const REF: Ref = { system: 'bron', kind: 'zaak', id: '11111111-0000-4000-8000-000000000001' };

/** What the bytes behind `inhoud` of the model are. */
export const bytesOf = (inhoud: JsonObject): Buffer => Buffer.from(`inhoud van ${String(inhoud['bron'])}`.repeat(10));

export async function zdsWorld(options: { readonly settings?: JsonObject; readonly sandbox?: JsonObject; readonly shelf?: Shelf } = {}): Promise<ZdsWorld> {
  const time = { at: Date.parse('2026-11-23T09:15:00Z') };
  const clock = { now: () => new Date((time.at += 1)) };
  const there = await sandbox({ port: 0, settings: options.sandbox ?? {} }, { shelf: memoryShelf(), log: quiet, clock });
  const given = there.connection['target'] as JsonObject;
  const settings = targetConfig.parse({ ...given, timeoutMs: 2000, ...options.settings });
  const shelf = options.shelf ?? memoryShelf();
  const host = { ...testHost('dms', shelf), clock };
  const make = () => {
    const peer = openPeer(settings, { organisatie: '9999', applicatie: 'ZAAKSLUIS' }, host);
    return { peer, target: makeTarget(peer, host) };
  };
  const first = make();
  const opened: Peer[] = [first.peer];
  const get = async (path: string): Promise<JsonObject> => (await (await fetch(`${there.url}${path}`)).json()) as JsonObject;
  return {
    url: there.url, settings, time, ...first,
    effects: async () => (await get('/sandbox/effects')) as Record<string, number>,
    misbehave: async (...rules) => {
      const said = await fetch(`${there.url}/sandbox/misbehave`, { method: 'POST', body: JSON.stringify(rules) });
      if (!said.ok) throw new Error(await said.text());
    },
    zaak: async (id) => {
      const known = (await get(`/sandbox/zaken/${encodeURIComponent(id)}`))['zaak'] as JsonObject | null;
      return known && (known['value'] as JsonObject);
    },
    document: async (id) => (await get(`/sandbox/documenten/${encodeURIComponent(id)}`))['document'] as JsonObject | null,
    again: () => {
      const more = make();
      opened.push(more.peer);
      return more;
    },
    [Symbol.asyncDispose]: async () => {
      for (const peer of opened) await peer[Symbol.asyncDispose]();
      await there[Symbol.asyncDispose]();
    },
  };
}

const person = (bsn: string): JsonObject => ({ natuurlijkPersoon: { '@entiteittype': 'NPS', 'inp.bsn': bsn, geslachtsnaam: 'Jansen' } });

/** A zaak with everything ZDS can tell of it; `more` replaces fields. */
export function aZaak(more: JsonObject = {}): JsonObject {
  return {
    '@entiteittype': 'ZAK', identificatie: '9999000000001', omschrijving: 'Aanvraag bankje', toelichting: 'Bij de vijver', startdatum: '20261101', registratiedatum: '20261101',
    kenmerk: [{ kenmerk: 'K1', bron: 'loket' }],
    isVan: [{ '@plaats': 'isVan[0]', gerelateerde: { '@entiteittype': 'ZKT', omschrijving: 'Bankje', code: 'B0001' } }],
    heeftAlsInitiator: [{ '@plaats': 'rol-1', gerelateerde: person('111222333') }],
    heeftAlsBelanghebbende: [{ '@plaats': 'rol-2', gerelateerde: person('123456782') }],
    heeft: [
      { '@plaats': 'status-1', gerelateerde: { '@entiteittype': 'STT', volgnummer: '1', omschrijving: 'Ontvangen' }, datumStatusGezet: '20261101100000' },
      { '@plaats': 'status-2', gerelateerde: { '@entiteittype': 'STT', volgnummer: '2', omschrijving: 'In behandeling' }, datumStatusGezet: '20261102100000' },
    ],
    heeftRelevant: [{ '@plaats': 'doc-1', titel: 'Aanvraag', gerelateerde: aDocument('DOC-0001') }],
    ...more,
  };
}

export function aDocument(identificatie: string, more: JsonObject = {}): JsonObject {
  const bron = `bron-${identificatie}`;
  return {
    '@entiteittype': 'EDC', identificatie, 'dct.omschrijving': 'Aanvraag', creatiedatum: '20261101', titel: 'Aanvraag', formaat: 'application/pdf', taal: 'nld',
    vertrouwelijkAanduiding: 'OPENBAAR', auteur: 'P. Jansen',
    inhoud: { '@bestandsnaam': 'aanvraag.pdf', '@contentType': 'application/pdf', bron, omvang: bytesOf({ bron }).length },
    ...more,
  };
}

/** What a delivery knows between runs. */
export interface Kept {
  base: PlanInput['base'];
  links: Record<string, string>;
}

/** Finds, plans and carries out, as `deliver` does; links and base are kept in `kept`. */
export async function deliver(target: Target, want: JsonObject | null, kept: Kept, ref: Ref = REF): Promise<Planned> {
  const planned = await look(target, want, kept, ref);
  await carry(target, planned, kept, ref);
  const after = await target.find({ ref, want, links: kept.links, options: {} }, never);
  kept.links = { ...kept.links, ...(after.state === 'found' ? after.links : {}) };
  kept.base = want === null ? null : new Map([...planned.delivers].map(([path, value]) => [path, { value }]));
  return planned;
}

export async function look(target: Target, want: JsonObject | null, kept: Kept, ref: Ref = REF): Promise<Planned> {
  const now = await target.find({ ref, want, links: kept.links, options: {} }, never);
  return target.plan({ ref, want, base: kept.base, now, links: kept.links, ownership: () => 'ours', key: Buffer.alloc(32, 3), options: {}, today: '2026-11-23' });
}

export const contextOf = (ref: Ref, content: JsonObject | undefined, results: Record<string, Applied>, links: Record<string, string> = {}): ApplyContext => ({
  ref, results, links, options: {}, reason: 'test',
  ...(content && { content: { open: () => Promise.resolve(Readable.from([bytesOf(content)])), read: () => null, state: null, keep: () => Promise.resolve() } }),
});

export async function carry(target: Target, planned: Planned, kept: Kept, ref: Ref = REF): Promise<Record<string, Applied>> {
  const results: Record<string, Applied> = {};
  for (const step of planned.steps) {
    const done = await target.apply(step, contextOf(ref, step.content, results, kept.links), never);
    results[step.name] = done;
    if (step.link !== undefined && done.id !== null) kept.links[step.link] = done.id;
  }
  return results;
}

export const nothingKept = (): Kept => ({ base: null, links: {} });
