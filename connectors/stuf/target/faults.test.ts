// A ZDS peer that loses answers, refuses in strange ways or is away: nothing is lost, and nothing is done twice.
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { secretOf } from '../../../core/connector/secret';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { never } from '../../../test/support/house';
import { memoryShelf } from '../../../test/support/shelf';
import { aDocument, aZaak, bytesOf, carry, contextOf, deliver, look, nothingKept, REF, zdsWorld, type Kept, type ZdsWorld } from '../testing/zds-world';

const ID = '9999000000001';
const ONCE = { [`creeerZaak/${ID}`]: 1, [`actualiseerZaakstatus/${ID}`]: 2, 'voegZaakdocumentToe/DOC-0001': 1 };
let world: ZdsWorld;

afterEach(async () => world[Symbol.asyncDispose]());

async function caught(work: Promise<unknown>): Promise<DiagnosticError> {
  const error = await work.then(() => null, (thrown: unknown) => thrown);
  if (error instanceof DiagnosticError) return error;
  throw error instanceof Error ? error : new Error('nothing was thrown');
}

/** Delivers until nothing is left, as the house does: after a Retry it looks and plans again. */
async function untilDone(want: JsonObject, kept: Kept, make = () => world.target): Promise<number> {
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    try {
      const planned = await deliver(make(), want, kept);
      if (planned.steps.length === 0) return attempt;
    } catch (error) {
      if (!(error instanceof Retry)) throw error;
    }
  }
  throw new Error('it never came to rest');
}

const OPERATIONS = ['creeerZaak', 'voegZaakdocumentToe', 'actualiseerZaakstatus'] as const;
const MOODS = ['lose-answer', 'drop', 'html', 'empty', 'bare-fault'] as const;

test.each(OPERATIONS.flatMap((operatie) => MOODS.map((mood) => ({ operatie, mood }))))('$mood at $operatie: it is done once all the same', async ({ operatie, mood }) => {
  world = await zdsWorld();
  await world.misbehave({ do: mood, operatie, times: 2 });
  await untilDone(aZaak(), nothingKept());
  expect(await world.effects()).toEqual(ONCE);
});

test('an answer that comes too late counts as none, and the message is not done again', async () => {
  world = await zdsWorld({ settings: { timeoutMs: 150 } });
  await world.misbehave({ do: 'slow', operatie: 'creeerZaak', times: 1, delayMs: 400 });
  const planned = await look(world.target, aZaak(), nothingKept());
  const [first] = planned.steps;
  if (!first) throw new Error('there is something to do');
  expect(await caught(world.target.apply(first, contextOf(REF, undefined, {}), never))).toBeInstanceOf(Retry);
  await untilDone(aZaak(), nothingKept());
  expect((await world.effects())[`creeerZaak/${ID}`]).toBe(1);
});

test('a peer that cannot be asked gets the same message under the same number, and does it once', async () => {
  world = await zdsWorld({ settings: { peer: { operations: ['creeerZaak', 'updateZaak', 'actualiseerZaakstatus', 'voegZaakdocumentToe'] } } });
  for (const operatie of OPERATIONS) {
    await world.misbehave({ do: 'lose-answer', operatie, times: 1 });
    const kept = nothingKept();
    await carry(world.target, await look(world.target, aZaak(), kept), kept).catch((error: unknown) => {
      if (!(error instanceof Retry)) throw error;
    });
  }
  const kept = nothingKept();
  await deliver(world.target, aZaak(), kept);
  expect(await world.effects()).toEqual(ONCE);
  expect((await look(world.target, aZaak(), kept)).steps).toEqual([]);
  await deliver(world.target, aZaak({ omschrijving: 'Anders' }), kept);
  expect(await world.zaak(ID)).toMatchObject({ omschrijving: 'Anders' });
});

test('a process that dies after any step, or between a step and its being noted, leaves nothing that is done twice', async () => {
  const steps = await (async () => {
    await using there = await zdsWorld();
    return (await look(there.target, aZaak(), nothingKept())).steps.length;
  })();
  for (let dies = 0; dies < steps; dies += 1) {
    world = await zdsWorld();
    const planned = await look(world.target, aZaak(), nothingKept());
    const results: Parameters<typeof contextOf>[2] = {};
    for (const step of planned.steps.slice(0, dies + 1)) results[step.name] = await world.target.apply(step, contextOf(REF, step.content, results), never);
    // The next process knows nothing but the shelf: no links, no base, no results.
    const { target } = world.again();
    await untilDone(aZaak(), nothingKept(), () => target);
    expect([dies, await world.effects()]).toEqual([dies, ONCE]);
    if (dies < steps - 1) await world[Symbol.asyncDispose]();
  }
});

test('a process that dies with a document checked out finds its own check-out again', async () => {
  world = await zdsWorld();
  const kept = nothingKept();
  await deliver(world.target, aZaak(), kept);
  const changed = aZaak({ heeftRelevant: [{ '@plaats': 'doc-1', gerelateerde: aDocument('DOC-0001', { inhoud: { '@bestandsnaam': 'n.pdf', bron: 'nieuw', omvang: bytesOf({ bron: 'nieuw' }).length } }) }] });
  await world.misbehave({ do: 'drop', operatie: 'updateZaakdocument', times: 1 });
  expect(await caught(deliver(world.target, changed, kept))).toBeInstanceOf(Retry);
  const lock = (await world.document('DOC-0001'))?.['checkedOut'];
  expect(lock).not.toBeNull();
  await untilDone(changed, kept, () => world.again().target);
  expect(await world.document('DOC-0001')).toMatchObject({ checkedOut: null, versie: 2, inhoud: { bestandsnaam: 'n.pdf' } });
});

const REFUSALS: readonly { readonly rule: JsonObject; readonly kind: typeof Retry | typeof Blocked | typeof Halt; readonly code: string }[] = [
  { rule: { do: 'fault-in-200', code: 'StUF055' }, kind: Blocked, code: 'ZS4501' },
  { rule: { do: 'fault-in-200', code: 'StUF046' }, kind: Retry, code: 'ZS4503' },
  { rule: { do: 'fault', code: 'StUF013' }, kind: Halt, code: 'ZS4502' },
  { rule: { do: 'fault', code: 'StUF010' }, kind: Halt, code: 'ZS4502' },
  { rule: { do: 'fault', code: 'StUF016' }, kind: Retry, code: 'ZS4507' },
  { rule: { do: 'fault', code: 'StUF019' }, kind: Retry, code: 'ZS4507' },
  { rule: { do: 'html' }, kind: Retry, code: 'ZS4504' },
  { rule: { do: 'empty' }, kind: Retry, code: 'ZS4504' },
  { rule: { do: 'bare-fault' }, kind: Retry, code: 'ZS4504' },
  { rule: { do: 'drop' }, kind: Retry, code: 'ZS4001' },
];

test.each(REFUSALS)('$rule.do $rule.code means $code', async ({ rule, kind, code }) => {
  world = await zdsWorld();
  await world.misbehave({ ...rule, operatie: 'creeerZaak' });
  const [first] = (await look(world.target, aZaak(), nothingKept())).steps;
  if (!first) throw new Error('there is something to do');
  const error = await caught(world.target.apply(first, contextOf(REF, undefined, {}), never));
  expect(error).toBeInstanceOf(kind);
  expect(error.diagnostics[0]?.code).toBe(code);
  expect(error.message).not.toMatch(/\d{9}/);
});

test('an answer in a wrapper of a toolkit is understood, good and bad', async () => {
  world = await zdsWorld();
  await world.misbehave({ do: 'tempuri' });
  await untilDone(aZaak(), nothingKept());
  expect(await world.effects()).toEqual(ONCE);
});

test('a number that is refused is replaced, and the message goes', async () => {
  world = await zdsWorld();
  await world.misbehave({ do: 'fault', code: 'StUF016', operatie: 'creeerZaak', times: 1 });
  await untilDone(aZaak(), nothingKept());
  expect(await world.effects()).toEqual(ONCE);
});

test('an unknown user is not let in, by Basic and by both kinds of UsernameToken', async () => {
  for (const [password, kind] of [['goed', 'found'], ['fout', 'halt']] as const) {
    for (const security of [{ basic: { username: 'ik', password: secretOf(password) } }, { usernameToken: { username: 'ik', password: secretOf(password), type: 'text' } }, { usernameToken: { username: 'ik', password: secretOf(password), type: 'digest' } }]) {
      world = await zdsWorld({ sandbox: { users: [{ username: 'ik', password: 'goed' }] }, settings: { security } as unknown as JsonObject });
      const outcome = await look(world.target, aZaak(), nothingKept()).then(() => 'found', (error: unknown) => (error instanceof Halt ? 'halt' : String(error)));
      expect([Object.keys(security), password, outcome]).toEqual([Object.keys(security), password, kind]);
      await world[Symbol.asyncDispose]();
    }
  }
  world = await zdsWorld();
});

test('a peer that works on its messages later is not told the same twice', async () => {
  world = await zdsWorld({ settings: { peer: { shows: 'later' } }, shelf: memoryShelf() });
  const kept = nothingKept();
  await deliver(world.target, aZaak(), kept);
  const now = await world.target.find({ ref: REF, want: aZaak(), links: kept.links, options: {} }, never);
  expect(now.state).toBe('unknowable');
  expect((await look(world.target, aZaak(), kept)).steps).toEqual([]);
  world.time.at += 1_000_000;
  expect((await world.target.find({ ref: REF, want: aZaak(), links: kept.links, options: {} }, never)).state).toBe('found');
});

test('a zaak whose number the peer cannot take gets one of the peer', async () => {
  world = await zdsWorld();
  const kept = nothingKept();
  await deliver(world.target, aZaak({ identificatie: 'Z/1' }), kept);
  const number = kept.links[''] ?? '';
  expect(number).toMatch(/^9999ZAAK\d+$/);
  expect(await world.zaak(number)).toMatchObject({ omschrijving: 'Aanvraag bankje' });
  expect((await look(world.target, aZaak({ identificatie: 'Z/1' }), kept)).steps).toEqual([]);
});

test('a zaak without an initiator is refused before anything is sent, or gets the one that is set', async () => {
  world = await zdsWorld();
  const { heeftAlsInitiator, ...without } = aZaak();
  void heeftAlsInitiator;
  const planned = await look(world.target, without, nothingKept());
  expect([planned.steps, planned.diagnostics.map((one) => one.code)]).toEqual([[], ['ZS4509']]);
  await world[Symbol.asyncDispose]();
  world = await zdsWorld({ settings: { peer: { initiator: 'LOKET' } } });
  const kept = nothingKept();
  await deliver(world.target, without, kept);
  expect(JSON.stringify(await world.zaak(ID))).toContain('LOKET');
  expect((await look(world.target, without, kept)).steps).toEqual([]);
});

test('besluiten go to a peer of 1.2, and a peer of 1.1 is told of none', async () => {
  const leidtTot = [{ '@plaats': 'besluit-1', gerelateerde: { '@entiteittype': 'BSL', identificatie: 'BESL-1', 'bst.omschrijving': 'Vergunning', datumBeslissing: '20261110', ingangsdatumWerking: '20261111' } }];
  world = await zdsWorld();
  const kept = nothingKept();
  await deliver(world.target, aZaak({ leidtTot }), kept);
  expect(await world.effects()).toMatchObject({ 'voegBesluitToe/BESL-1': 1 });
  expect((await look(world.target, aZaak({ leidtTot }), kept)).steps).toEqual([]);
  await world[Symbol.asyncDispose]();
  world = await zdsWorld({ settings: { version: '1.1' } });
  const planned = await look(world.target, aZaak({ leidtTot }), nothingKept());
  expect(planned.diagnostics.map((one) => one.code)).toEqual(['ZS4511']);
  expect([...planned.delivers.keys()].filter((path) => path.startsWith('leidtTot'))).toEqual([]);
});

test('a document that left its zaak is unlinked in 1.2', async () => {
  world = await zdsWorld();
  const kept = nothingKept();
  const two = [{ '@plaats': 'doc-1', gerelateerde: aDocument('DOC-0001') }, { '@plaats': 'doc-2', gerelateerde: aDocument('DOC-0002') }];
  await deliver(world.target, aZaak({ heeftRelevant: two }), kept);
  await deliver(world.target, aZaak({ heeftRelevant: two.slice(0, 1) }), kept);
  expect((await world.document('DOC-0002'))?.['zaken']).toEqual({});
  expect((await look(world.target, aZaak({ heeftRelevant: two.slice(0, 1) }), kept)).steps).toEqual([]);
});
