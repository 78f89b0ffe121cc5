// What hangs on a statustype that goes: let go of, kept and told.
import type { Json, JsonObject } from '../../../core/model/json';
import { call } from '../sandbox/testing/client';
import { makeWorld, round, type Memory, type World } from '../testing/world';
import { withPart, zaaktype } from '../testing/zaaktype';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => world[Symbol.asyncDispose]());

const fresh = (): Memory => ({ base: null, links: {} });
const rowsOf = async (resource: string): Promise<JsonObject[]> => (await call(world as never, 'GET', `/${resource}?status=alles`)).body['results'] as JsonObject[];
const named = async (resource: string, field: string, name: Json): Promise<JsonObject> => {
  const row = (await rowsOf(resource)).find((one) => one[field] === name);
  if (!row) throw new Error(`no ${resource} ${String(name)}`);
  return row;
};
const must = async (method: string, path: string, body: JsonObject): Promise<void> => {
  const answer = await call(world as never, method, path, body);
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
};
const codes = (planned: Awaited<ReturnType<typeof round>>): string[] => planned.diagnostics.map((finding) => `${finding.code} ${finding.field ?? ''}`);

/** A person relates a document of their own, and a property of ours, to the status In behandeling. */
async function byHand(): Promise<Memory> {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory);
  const status = String((await named('statustypen', 'omschrijving', 'In behandeling'))['url']);
  const made = String((await rowsOf('zaaktypen'))[0]?.['url']);
  const document = String((await named('informatieobjecttypen', 'omschrijving', 'Aanvraag'))['url']);
  await must('POST', '/zaaktype-informatieobjecttypen', { zaaktype: made, informatieobjecttype: document, volgnummer: 77, richting: 'intern', statustype: status });
  await must('PATCH', String((await rowsOf('eigenschappen'))[0]?.['url']), { statustype: status });
  return memory;
}

/** The source drops In behandeling. */
const withoutStatus = withPart(zaaktype(), 'statustypen', 'ST2', null);

test('a statustype that goes first lets go of what a person hung on it; that stays, and is told', async () => {
  const memory = await byHand();
  const planned = await round(world.connection, withoutStatus, memory);
  expect(planned.steps.map((step) => `${step.action} ${step.name}`).map((line) => line.replace(/hand:\S+/, 'hand'))).toEqual([
    'update zaaktype-informatieobjecttype hand without its statustype', 'update eigenschap EI1 without its statustype', 'remove statustype ST2',
  ]);
  expect(codes(planned).filter((code) => code.startsWith('ZS4146')).map((code) => code.replace(/hand:[^\]]+/, 'hand'))).toEqual(['ZS4146 informatieobjecttypen[hand].statustype', 'ZS4146 eigenschappen[EI1].statustype']);
  expect(planned.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  const relations = await rowsOf('zaaktype-informatieobjecttypen');
  expect(relations.map((relation) => relation['volgnummer']).sort()).toEqual([1, 2, 77]);
  expect(relations.find((relation) => relation['volgnummer'] === 77)?.['statustype']).toBeNull();
  expect((await rowsOf('eigenschappen'))[0]?.['statustype']).toBeNull();
  expect((await round(world.connection, withoutStatus, memory)).steps).toEqual([]);
});

test('our own relation to a status that goes survives its move to another, also to one that is made now', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory);
  const before = await named('zaaktype-informatieobjecttypen', 'volgnummer', 2);
  const moved = withPart(withPart(zaaktype(), 'statustypen', 'ST3', { bron: 'ST4', omschrijving: 'Besloten' }), 'informatieobjecttypen', 'DO2', { statustype: 'ST4' });
  const planned = await round(world.connection, moved, memory);
  expect(planned.diagnostics.filter((finding) => finding.severity !== 'info')).toEqual([]);
  const after = await named('zaaktype-informatieobjecttypen', 'volgnummer', 2);
  expect(after['url']).toBe(before['url']);
  expect(after['statustype']).toBe((await named('statustypen', 'omschrijving', 'Besloten'))['url']);
  expect((await round(world.connection, moved, memory)).steps).toEqual([]);
});

const published = { options: { publish: true, begin: '2026-12-01' } };
const next = { options: { publish: true, begin: '2027-02-01' } };

test('a new version has the property at the same status, its own', async () => {
  const memory = await byHand();
  await round(world.connection, zaaktype(), memory, published);
  const planned = await round(world.connection, zaaktype({ doel: 'Anders' }), memory, next);
  expect(planned.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  const statuses = (await rowsOf('statustypen')).filter((status) => status['omschrijving'] === 'In behandeling').map((status) => [status['zaaktype'], status['url']]);
  expect(statuses).toHaveLength(2);
  expect((await rowsOf('eigenschappen')).map((property) => [property['zaaktype'], property['statustype']]).sort()).toEqual(statuses.sort());
});

test('a new version without that status leaves the name out, and says so', async () => {
  const memory = await byHand();
  await round(world.connection, zaaktype(), memory, published);
  const planned = await round(world.connection, withoutStatus, memory, next);
  expect(planned.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(codes(planned).filter((code) => code.startsWith('ZS4146'))).toHaveLength(2);
  const [current] = (await rowsOf('zaaktypen')).filter((one) => one['eindeGeldigheid'] === null);
  expect((await rowsOf('eigenschappen')).filter((property) => property['zaaktype'] === current?.['url']).map((property) => property['statustype'])).toEqual([null]);
  expect((await rowsOf('zaaktype-informatieobjecttypen')).filter((relation) => relation['zaaktype'] === current?.['url'])).toHaveLength(3);
});
