// Zaken and their documents: documents become subjects of their own, zaken wait for them, and contents stream between source and target.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Connection, ContentDoor, Found, Planned, Source, Step, Target } from '../connector/contract';
import { Retry } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import type { Ref } from '../model/ref';
import { openStore, type OpenStore } from '../store/open';
import { aRoom, aSync, aTarget, asItIs, drain, never } from '../../test/support/house';
import { moveClock } from '../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { observe } from './observe';
import type { OpenConnection, Room } from './room';

let database: FreshDatabase;
let store: OpenStore;

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
});

afterEach(async () => {
  await store.close();
  await database.drop();
});

const register = (id: string, kind: Ref['kind'] = 'zaak'): Ref => ({ system: 'register', kind, id });

/** A source in memory: zaken with links to documents, documents with bytes. */
interface Register {
  readonly zaken: Map<string, JsonObject>;
  readonly bytes: Map<string, Buffer>;
}

const source = (held: Register): Source => ({
  list: () => Promise.resolve({ names: [...held.zaken.keys()].map((id) => ({ ref: register(id) })), next: null, diagnostics: [] }),
  read: (ref) => {
    const raw = (shape: string, value: JsonObject) => Promise.resolve({ state: 'present', shape, value, provenance: {}, diagnostics: [] } as const);
    const zaak = held.zaken.get(ref.id);
    if (ref.kind === 'zaak') return zaak ? raw('test.zaak', zaak) : Promise.resolve({ state: 'gone', provenance: {} } as const);
    const bytes = held.bytes.get(ref.id);
    return bytes ? raw('test.document', { identificatie: ref.id, inhoud: { bron: ref.id, omvang: bytes.length } }) : Promise.resolve({ state: 'gone', provenance: {} } as const);
  },
  open: (content, from) => Promise.resolve(Readable.from([(held.bytes.get(String(content['bron'])) ?? Buffer.alloc(0)).subarray(from)])),
});

/** An archive in memory: a zaak takes its documents only when they are there, and closes only when its deelzaken are closed. */
class Archive {
  readonly zaken = new Map<string, JsonObject>();
  readonly documents = new Map<string, Buffer>();
  readonly order: string[] = [];
  breakContent: ((door: ContentDoor) => Promise<void>) | null = null;

  constructor(private readonly linked: (refs: readonly Ref[]) => Promise<ReadonlyMap<string, string>>) {}

  private async waitsFor(ref: Ref, want: JsonObject): Promise<JsonObject> {
    const links = (want['zaakinformatieobjecten'] as { informatieobject: { bron: string } }[]).map((link) => register(link.informatieobject.bron, 'informatieobject'));
    const known = await this.linked(links);
    const deel = ((want['deelzaken'] as { bron: string }[] | undefined) ?? []).map(({ bron }) => bron);
    return { documents: links.filter(({ id }) => !known.has(id)).map(({ id }) => id), open: deel.filter((id) => this.zaken.get(id)?.['gesloten'] !== true), system: ref.system };
  }

  readonly target: Target = {
    find: async ({ ref, want }) => {
      const context = ref.kind === 'zaak' && want !== null ? await this.waitsFor(ref, want) : {};
      const held = ref.kind === 'zaak' ? this.zaken.get(ref.id) : this.documents.has(ref.id) ? { identificatie: ref.id } : undefined;
      return held ? ({ state: 'found', value: held, links: { '': `doel-${ref.id}` }, context } satisfies Found) : { state: 'absent', context };
    },
    plan: ({ ref, want, now }): Planned => {
      const step = (name: string, more: Partial<Step> = {}): Step => ({ name, action: 'create', object: { kind: ref.kind, key: ref.id }, request: {}, link: '', repeatable: true, irreversible: false, ...more });
      const nothing = { changes: [], diagnostics: [], approval: [], delivers: new Map() };
      if (want === null) return { ...nothing, steps: [] };
      if (ref.kind === 'informatieobject') return { ...nothing, steps: now.state === 'found' ? [] : [step('inhoud', { content: want['inhoud'] as JsonObject })] };
      const context = now.context as { documents: string[]; open: string[] };
      const wait = (refs: readonly Ref[], message: string) => (refs.length === 0 ? {} : { waits: { refs, reason: diagnostic('ZS4016', message) } });
      const forDocuments = wait(context.documents.map((id) => register(id, 'informatieobject')), 'documents come first');
      if (now.state === 'absent' && context.documents.length > 0) return { ...nothing, steps: [], ...forDocuments };
      const make = now.state === 'absent' ? [step('zaak', { request: { open: true } })] : [];
      if (want['gesloten'] !== true || (now.state === 'found' && now.value['gesloten'] === true)) return { ...nothing, steps: make };
      if (context.open.length > 0) return { ...nothing, steps: make, ...wait(context.open.map((id) => register(id)), 'deelzaken close first') };
      return { ...nothing, steps: [...make, step('sluiten', { action: 'close', irreversible: true })] };
    },
    apply: async (step, ctx) => {
      this.order.push(`${ctx.ref.kind}/${ctx.ref.id} ${step.name}`);
      if (step.name === 'inhoud') {
        if (!ctx.content) throw new Error('a step with content has a door');
        await this.breakContent?.(ctx.content);
        this.documents.set(ctx.ref.id, await buffer(await ctx.content.open()));
      } else this.zaken.set(ctx.ref.id, { identificatie: ctx.ref.id, gesloten: step.name === 'sluiten' });
      return { state: 'applied', id: `doel-${ctx.ref.id}`, result: {} };
    },
    recognise: () => Promise.resolve({ state: 'absent', context: {} }),
  };
}

const connected = (name: string, more: Partial<Connection>): OpenConnection => ({
  name, timeoutMs: 5_000, graceMs: 0, canBeAsked: true, proves: 'absence',
  connection: { probe: () => Promise.resolve({ ok: true, facts: {}, diagnostics: [] }), [Symbol.asyncDispose]: () => Promise.resolve(), ...more },
});

async function house(held: Register): Promise<{ readonly room: Room; readonly archive: Archive }> {
  const archive = new Archive((refs) => store.questions.linked('archief', refs));
  const doel = (shape: string) => aTarget('kopie', { connection: 'archief', mapping: asItIs(shape, `test.${shape}`) });
  const zaken = aSync({ name: 'zaken', source: 'register', kind: 'zaak', mapping: asItIs('test.zaak', 'zaak'), discovers: 'documenten', targets: [doel('zaak')] });
  const documenten = aSync({ name: 'documenten', source: 'register', kind: 'informatieobject', mapping: asItIs('test.document', 'informatieobject'), targets: [doel('informatieobject')] });
  const room = aRoom(store, zaken, [connected('register', { source: source(held) }), connected('archief', { target: archive.target })]);
  await store.flows.declare([zaken, documenten].map((sync) => ({ sync: sync.name, source: 'register', backlog: 1000, targets: { kopie: 'archief' } })));
  return { room: { ...room, syncs: new Map([zaken, documenten].map((sync) => [sync.name, sync])) }, archive };
}

const zaak = (documents: readonly string[], more: JsonObject = {}): JsonObject => ({ zaakinformatieobjecten: documents.map((bron) => ({ bron: `zio-${bron}`, informatieobject: { bron } })), ...more });
const mark = (...ids: string[]) => store.mark(ids.map((id) => ({ sync: 'zaken', ref: register(id) })), 'live');

test('a zaak comes after its documents, each document once, also when two zaken share it', async () => {
  const held: Register = { zaken: new Map([['Z1', zaak(['D1', 'D2'])], ['Z2', zaak(['D2'])]]), bytes: new Map([['D1', Buffer.from('een')], ['D2', Buffer.from('twee')]]) };
  const { room, archive } = await house(held);
  await mark('Z1', 'Z2');
  await drain(room);
  expect([...archive.documents].sort().map(([id, bytes]) => `${id} ${String(bytes)}`)).toEqual(['D1 een', 'D2 twee']);
  expect([...archive.zaken.keys()].sort()).toEqual(['Z1', 'Z2']);
  expect(archive.order.filter((line) => line.startsWith('informatieobject'))).toHaveLength(2);
  expect(archive.order.indexOf('zaak/Z1 zaak')).toBeGreaterThan(Math.max(archive.order.indexOf('informatieobject/D1 inhoud'), archive.order.indexOf('informatieobject/D2 inhoud')));
  expect(await store.questions.atRest()).toBe(true);
});

test('a hoofdzaak is made, waits for its deelzaak, and closes when that has closed, without a clock going off', async () => {
  const held: Register = { zaken: new Map([['H', zaak([], { gesloten: true, deelzaken: [{ bron: 'D' }] })], ['D', zaak([], { gesloten: false })]]), bytes: new Map() };
  const { room, archive } = await house(held);
  await mark('H', 'D');
  await drain(room);
  expect(archive.order).toEqual(expect.arrayContaining(['zaak/H zaak', 'zaak/D zaak']));
  expect(archive.zaken.get('H')).toMatchObject({ gesloten: false });
  const [row] = await store.questions.deliveries({ sync: 'zaken', id: 'H' }, null, 1);
  expect(row).toMatchObject({ base: expect.anything(), lastDiagnostic: { message: 'deelzaken close first' } });
  held.zaken.set('D', zaak([], { gesloten: true }));
  await mark('D');
  await drain(room);
  expect(archive.order.slice(-2)).toEqual(['zaak/D sluiten', 'zaak/H sluiten']);
  expect(await store.questions.atRest()).toBe(true);
});

test('what a transfer kept is found by the next attempt, and is gone once the document arrived', async () => {
  const bytes = Buffer.alloc(300_000, 'x');
  const held: Register = { zaken: new Map([['Z1', zaak(['D1'])]]), bytes: new Map([['D1', bytes]]) };
  const { room, archive } = await house(held);
  const seen: (JsonObject | null)[] = [];
  archive.breakContent = async (door) => {
    seen.push(door.state);
    if (door.state !== null) return;
    await door.keep({ slot: 'abc', delen: 1 });
    throw new Retry(diagnostic('ZS4001', 'the connection broke off'), 30_000);
  };
  await mark('Z1');
  await drain(room);
  expect(archive.documents.size).toBe(0);
  await moveClock(database.url, 60_000);
  await drain(room);
  expect(seen).toEqual([null, { slot: 'abc', delen: 1 }]);
  expect(createHash('sha256').update(archive.documents.get('D1') ?? '').digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  await moveClock(database.url, 60_000);
  await drain(room);
  expect(archive.zaken.has('Z1')).toBe(true);
});

test('large contents are claimed in the lane of their own', async () => {
  const held: Register = { zaken: new Map([['Z1', zaak(['D1'])]]), bytes: new Map([['D1', Buffer.alloc(17 * 1024 * 1024)]]) };
  const { room } = await house(held);
  await mark('Z1');
  const { subjects } = store;
  for (;;) {
    const claims = await subjects.claim('live', 10, 60_000);
    if (claims.length === 0) break;
    await subjects.settle(await Promise.all(claims.map(async (claim) => ({ claim, outcome: await observe(room, claim, never) }))));
  }
  expect(await store.deliveries.claim('live', 10, 60_000)).toMatchObject([{ ref: { kind: 'zaak' } }]);
  expect(await store.deliveries.claim('content', 10, 60_000)).toMatchObject([{ ref: { kind: 'informatieobject', id: 'D1' } }]);
});
