// Documents to the whole sandbox, also one that fails one call in eight.
import { Readable } from 'node:stream';
import { zgw } from '..';
import type { Connection, Sandbox } from '../../../core/connector/contract';
import { Retry } from '../../../core/connector/outcome';
import { secretOf } from '../../../core/connector/secret';
import { openDoor } from '../../../core/content/door';
import { isObject, type JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { SCOPES } from '../sandbox/settings';
import { start, token } from '../sandbox/testing/client';
import { hostFor } from '../testing/world';
import { blank, brief, look, never, round, sha256, type Given, type Memory } from './testing/world';

const SECRET = 'alleen-voor-de-sandbox-0123456789';
const FORCING = [{ id: 'zaaksluis', secret: SECRET, scopes: [...SCOPES] }];
const everything: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of everything.splice(0).reverse()) await one[Symbol.asyncDispose]();
});

function connect(at: Sandbox, content: JsonObject = {}, shelf = memoryShelf()): Connection {
  const { clientId, secret: _, notificaties: __, ...roots } = at.connection;
  const connection = zgw.connect({ ...zgw.config.parse({ ...roots, clientId, secret: { env: 'UNUSED' }, timeoutMs: 5000, content }), secret: secretOf(SECRET) }, hostFor(shelf));
  everything.push(connection);
  return connection;
}

async function play(settings: JsonObject): Promise<Sandbox> {
  const at = await start({ storage: 'memory', audittrail: false, ...settings });
  everything.push(at);
  return at;
}

/** What the sandbox says it holds, by itself. */
async function held(at: Sandbox, uuid: string): Promise<JsonObject> {
  const answer = (await (await fetch(`${at.url}/sandbox/content/${uuid}`)).json()) as JsonObject;
  return isObject(answer['content']) ? answer['content'] : {};
}

const doors = (connection: Connection): { source: NonNullable<Connection['source']>; target: NonNullable<Connection['target']> } => {
  if (!connection.source?.open || !connection.target) throw new Error('a register is source and target');
  return { source: connection.source, target: connection.target };
};

async function documentsOf(connection: Connection): Promise<JsonObject[]> {
  const { source } = doors(connection);
  const found: JsonObject[] = [];
  for (let page = await source.list({}, null, never, undefined, 'informatieobject'); ; page = await source.list({}, page.next, never, undefined, 'informatieobject')) {
    for (const { ref } of page.names) {
      const read = await source.read(ref, never);
      if (read.state === 'present') found.push(read.value);
    }
    if (page.next === null) return found;
  }
}

/** The content of a document at its source, as the house opens it. */
const contentOf = (from: Connection, want: JsonObject) => ({ open: async (at: number) => (await from.source?.open?.(isObject(want['inhoud']) ? want['inhoud'] : {}, at, never)) ?? Promise.reject(new Error('no content')) });

const SEEDED = { zaken: 4, documenten: 3, bytes: 1500, large: [25_000] };

test.each(['1.5', '1.7'])('documents of one register arrive in another that speaks Zaken %s and its fellows, whole and once', async (zaken) => {
  const from = connect(await play({ zaken, seeded: SEEDED }));
  const target = await play({ zaken, seeded: { ...SEEDED, zaken: 0, catalogus: true }, partBytes: 4000, clients: FORCING });
  const to = connect(target, { inlineBelow: 2000 });
  const wants = await documentsOf(from);
  expect(wants.length).toBeGreaterThanOrEqual(12);
  const memories = new Map<string, Memory>();
  for (const want of wants) {
    const memory = blank();
    memories.set(String(want['bron']), memory);
    await round(doors(to).target, want, memory, contentOf(from, want), { options: { verify: 'read-back' } });
  }
  for (const want of wants) {
    const memory = memories.get(String(want['bron'])) ?? blank();
    const inhoud = isObject(want['inhoud']) ? want['inhoud'] : null;
    const door = openDoor({ ...contentOf(from, want), expected: { size: null, sha256: null }, state: null, keep: () => Promise.resolve(), subject: 'x' });
    if (inhoud) {
      for await (const _ of await door.open()) void _;
      expect(await held(target, memory.links[''] ?? '')).toMatchObject({ size: inhoud['omvang'], sha256: door.read()?.sha256 });
    }
    expect((await look(doors(to).target, want, memory)).planned.steps).toEqual([]);
  }
  const listed = await doors(to).target.list?.({}, null, never, 'informatieobject');
  expect(new Set(listed?.names.map((name) => name.key)).size).toBe(wants.length);
});

test('with one call in eight going wrong, every document still arrives whole, once and unlocked', async () => {
  const from = connect(await play({ seeded: SEEDED }));
  const target = await play({ seeded: { ...SEEDED, zaken: 0, catalogus: true }, partBytes: 4000, clients: FORCING, seed: 7 });
  const shelf = memoryShelf();
  const wants = await documentsOf(from);
  const misbehave = (rules: JsonObject[]) => fetch(`${target.url}/sandbox/misbehave`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rules) });
  await misbehave([{ do: 'drop-after', probability: 0.08, path: '/documenten' }, { do: 'drop-before', probability: 0.05, path: '/documenten' }]);
  let broken = 0;
  for (const want of wants) {
    const memory = blank();
    for (let turn = 0; turn < 40; turn += 1) {
      try {
        // Another process each time.
        await round(doors(connect(target, { inlineBelow: 2000 }, shelf)).target, want, memory, contentOf(from, want));
        break;
      } catch (error) {
        if (!(error instanceof Retry)) throw error;
        broken += 1;
      }
    }
  }
  expect(broken).toBeGreaterThan(3);
  await fetch(`${target.url}/sandbox/misbehave`, { method: 'DELETE' });
  const to = connect(target);
  const arrived = await documentsOf(to);
  expect(arrived.map((one) => one['identificatie']).sort()).toEqual(wants.map((one) => one['identificatie']).sort());
  for (const one of arrived) {
    const want = wants.find((other) => other['identificatie'] === one['identificatie']) ?? {};
    const inhoud = isObject(want['inhoud']) ? want['inhoud'] : null;
    expect(one).toMatchObject({ titel: want['titel'], locked: false });
    if (!inhoud) continue;
    const door = openDoor({ ...contentOf(from, want), expected: { size: null, sha256: null }, state: null, keep: () => Promise.resolve(), subject: 'x' });
    for await (const _ of await door.open()) void _;
    expect(await held(target, String(one['bron']))).toMatchObject({ sha256: door.read()?.sha256 });
  }
});

test('changes, gebruiksrechten and status follow the rules of the register, one version each', async () => {
  const target = await play({ seeded: { catalogus: true }, clients: FORCING });
  const to = connect(target);
  const type = await published(target);
  const memory = blank();
  const bytes = Buffer.from('Een besluit van Zandhoek');
  const given: Given = {};
  const content = { open: (at: number) => Promise.resolve(Readable.from([bytes.subarray(at)], { objectMode: false })) };
  const want = (more: JsonObject): JsonObject => brief({ informatieobjecttype: { omschrijving: type }, status: 'in_bewerking', inhoud: { bron: 'x', versie: 1, omvang: bytes.length }, ...more });
  const recht = { bron: 'r1', startdatum: '2026-03-01T00:00:00Z', omschrijvingVoorwaarden: 'Alleen ter inzage' };
  await round(doors(to).target, want({}), memory, content, given);
  await round(doors(to).target, want({ titel: 'Vastgesteld', indicatieGebruiksrecht: true, gebruiksrechten: [recht] }), memory, content, given);
  await round(doors(to).target, want({ titel: 'Vastgesteld', indicatieGebruiksrecht: false, gebruiksrechten: [] }), memory, content, given);
  await round(doors(to).target, want({ titel: 'Vastgesteld', indicatieGebruiksrecht: false, status: 'definitief' }), memory, content, given);
  await round(doors(to).target, want({ titel: 'Toch anders', indicatieGebruiksrecht: false, status: 'definitief' }), memory, content, given);
  const [document] = await documentsOf(to);
  expect(document).toMatchObject({ titel: 'Toch anders', status: 'definitief', indicatieGebruiksrecht: false, gebruiksrechten: [], locked: false });
  expect((document?.['versies'] as JsonObject[]).length).toBe(5);
  expect(await held(target, memory.links[''] ?? '')).toMatchObject({ sha256: sha256(bytes) });
});

/** Omschrijving of a type of the seeded catalogue. */
async function published(at: Sandbox): Promise<string> {
  const answer = (await (await fetch(`${String(at.connection['catalogi'])}/informatieobjecttypen`, { headers: { authorization: `Bearer ${token()}` } })).json()) as { results: { omschrijving: string }[] };
  return answer.results[0]?.omschrijving ?? '';
}
