// A roll-back of a zaaktype at the target.
import type { JsonObject } from '../../../core/model/json';
import { call } from '../sandbox/testing/client';
import { look, makeWorld, round, type Memory, type World } from '../testing/world';
import { withPart, zaaktype } from '../testing/zaaktype';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => world[Symbol.asyncDispose]());

const fresh = (): Memory => ({ base: null, links: {} });
const rowsOf = async (resource: string): Promise<JsonObject[]> => (await call(world as never, 'GET', `/${resource}?status=alles`)).body['results'] as JsonObject[];
const first = zaaktype({ besluittypen: [{ bron: 'BT1', omschrijving: 'Toewijzing standplaats', publicatieIndicatie: true }] });
const changed = withPart(withPart({ ...first, doel: 'Anders' }, 'roltypen', 'RO2', null), 'resultaattypen', 'RT1', { archiefactietermijn: 'P10Y' });

/** What a roll-back wants: what the target held before. */
async function before(want: JsonObject, memory: Memory, given = {}): Promise<JsonObject> {
  const { now } = await look(world.connection, want, memory, given);
  if (now.state !== 'found') throw new Error('not found');
  return now.value;
}

test('what a concept held before can be wanted again: everything comes back, and nothing of the target is then different', async () => {
  const memory = fresh();
  await round(world.connection, first, memory);
  const old = await before(changed, memory);
  await round(world.connection, changed, memory);
  const back = await round(world.connection, old, memory);
  expect(back.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect((await look(world.connection, first, memory)).planned.steps).toEqual([]);
  expect((await rowsOf('roltypen')).map((role) => role['omschrijving']).sort()).toEqual(['Aanvrager', 'Behandelaar']);
});

test('what only the target filled in is no difference after a roll-back', async () => {
  const memory = fresh();
  await round(world.connection, first, memory);
  const old = await before(changed, memory);
  await round(world.connection, changed, memory);
  await round(world.connection, old, memory);
  const drift = (await look(world.connection, changed, memory)).planned.changes.flatMap((change) => change.fields.map((field) => field.path));
  expect(drift.filter((path) => !/^(doel|roltypen\[RO2\].*|resultaattypen\[RT1\]\.archiefactietermijn)$/.test(path))).toEqual([]);
});

test('a roll-back of a published version is a new version with what was there before; nothing is deleted, and on every day one is valid', async () => {
  const memory = fresh();
  const plain = zaaktype();
  await round(world.connection, plain, memory, { options: { publish: true, begin: '2026-12-01' } });
  const old = await before(plain, memory);
  await round(world.connection, zaaktype({ doel: 'Anders' }), memory, { options: { publish: true, begin: '2027-01-01' } });
  const back = await round(world.connection, old, memory, { options: { publish: true }, today: '2027-01-01' });
  expect(back.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(back.steps.filter((step) => step.action === 'remove')).toEqual([]);
  expect(back.approval).toContain('zaaktype B0001 is published from 2027-01-02');
  const versions = (await rowsOf('zaaktypen')).map((one) => [one['beginGeldigheid'], one['eindeGeldigheid'], one['concept'], one['doel']]).sort();
  const doel = plain['doel'];
  expect(versions).toEqual([['2026-12-01', '2027-01-01', false, doel], ['2027-01-01', '2027-01-02', false, 'Anders'], ['2027-01-02', null, false, doel]]);
});

test('going back to nothing ends a published version and takes away only a concept', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory, { options: { publish: true, begin: '2026-12-01' } });
  const back = await round(world.connection, null, memory, { today: '2026-12-24' }, 'B0001');
  expect(back.steps.map((step) => step.action)).toEqual(['close']);
  expect((await rowsOf('zaaktypen')).map((one) => one['eindeGeldigheid'])).toEqual(['2026-12-24']);
});

test('a source that numbers its processes otherwise than the target is still found when it goes', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory, {}, 'PRC0000012');
  const back = await round(world.connection, null, memory, {}, 'PRC0000012');
  expect(back.steps.at(-1)?.action).toBe('remove');
  expect(await rowsOf('zaaktypen')).toEqual([]);
});
