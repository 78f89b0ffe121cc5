import { call, catalogusOf } from '../sandbox/testing/client';
import { look, makeWorld, round, type Memory, type World } from '../testing/world';
import { withPart, zaaktype } from '../testing/zaaktype';
import type { JsonObject } from '../../../core/model/json';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => world[Symbol.asyncDispose]());

const fresh = (): Memory => ({ base: null, links: {} });
const listOf = async (resource: string, query = 'status=alles'): Promise<JsonObject[]> => {
  const answer = await call(world as never, 'GET', `/${resource}?${query}`);
  return (Array.isArray(answer.body) ? answer.body : answer.body['results']) as JsonObject[];
};
const errors = (planned: Awaited<ReturnType<typeof round>>): string[] => planned.diagnostics.filter((finding) => finding.severity === 'error').map((finding) => `${finding.code} ${finding.message}`);

test('a new zaaktype becomes a concept with all its parts, and a second run does nothing', async () => {
  const memory = fresh();
  const first = await round(world.connection, zaaktype(), memory);
  expect(errors(first)).toEqual([]);
  expect(first.approval).toEqual([]);
  const [made] = await listOf('zaaktypen');
  expect(made).toMatchObject({ identificatie: 'B0001', concept: true, beginGeldigheid: '2026-03-01', verantwoordelijke: 'Gemeente Zandhoek' });
  expect(await listOf('statustypen')).toHaveLength(3);
  expect((await listOf('resultaattypen')).map((result) => String(result['omschrijving']).length <= 30)).toEqual([true, true]);
  expect(await listOf('zaaktype-informatieobjecttypen')).toHaveLength(2);
  expect(await listOf('informatieobjecttypen', `status=alles&catalogus=${catalogusOf(world as never)}`)).toHaveLength(2);
  for (const connection of [world.connection, world.reconnect()]) {
    const again = await look(connection, zaaktype(), memory);
    expect(again.planned.steps).toEqual([]);
    expect(errors(again.planned)).toEqual([]);
  }
});
