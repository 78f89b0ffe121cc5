// A plan for a catalogus names no address: it can be carried out at another one.
import type { Applied, Planned } from '../../../core/connector/contract';
import { hash } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { call } from '../sandbox/testing/client';
import { look, makeWorld, never, round, targetOf, toBase, type Memory, type World } from '../testing/world';
import { withPart, zaaktype } from '../testing/zaaktype';

/** One system at two addresses, and a house that remembers between them. */
let first: World;
let second: World;
beforeEach(async () => {
  const played = memoryShelf();
  const kept = memoryShelf();
  first = await makeWorld({}, { played, kept });
  second = await makeWorld({}, { played, kept });
});
afterEach(async () => {
  await first[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
});

const fresh = (): Memory => ({ base: null, links: {} });
const stepsHash = (planned: Planned): string => hash(JSON.parse(JSON.stringify(planned.steps)) as Json);
const published = { options: { publish: true, begin: '2026-12-01' } };
const next = { options: { publish: true, begin: '2027-02-01' } };
const changed = withPart(zaaktype({ doel: 'Anders' }), 'resultaattypen', 'RT2', { selectielijstklasse: { jaar: 2020, nummer: '11.1.1' } });

async function rowsOf(resource: string): Promise<JsonObject[]> {
  return (await call(first as never, 'GET', `/${resource}?status=alles`)).body['results'] as JsonObject[];
}

test.each([
  ['a first version', async () => ({ want: zaaktype(), memory: fresh(), given: published })],
  ['a change of a concept', async () => {
    const memory = fresh();
    await round(first.connection, zaaktype(), memory);
    return { want: changed, memory, given: {} };
  }],
  ['a new version with what people made', async () => {
    const memory = fresh();
    await round(first.connection, zaaktype(), memory);
    const [concept] = await rowsOf('zaaktypen');
    const [status] = await rowsOf('statustypen');
    const [property] = await rowsOf('eigenschappen');
    await call(first as never, 'PATCH', String(property?.['url']), { statustype: status?.['url'] as string });
    await call(first as never, 'POST', '/zaakobjecttypen', { zaaktype: concept?.['url'] as string, anderObjecttype: false, objecttype: 'https://objecttypen.voorbeeld.test/plek', relatieOmschrijving: 'gaat over' });
    const other = await call(first as never, 'GET', '/zaaktypen?status=alles');
    await call(first as never, 'PATCH', String(concept?.['url']), { gerelateerdeZaaktypen: [{ zaaktype: ((other.body['results'] as JsonObject[])[0] as JsonObject)['url'] as string, aardRelatie: 'vervolg', toelichting: '' }] });
    await round(first.connection, zaaktype(), memory, published);
    return { want: changed, memory, given: next };
  }],
])('%s: the plan is the same whatever the address, and names none', async (_, prepare) => {
  const { want, memory, given } = await prepare();
  const one = await look(first.connection, want, memory, given);
  const other = await look(second.connection, want, memory, given);
  expect(one.planned.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(one.planned.steps.length).toBeGreaterThan(0);
  expect(JSON.stringify(one)).not.toMatch(/127\.0\.0\.1|localhost/);
  expect(other.planned.steps).toEqual(one.planned.steps);
  expect(stepsHash(other.planned)).toBe(stepsHash(one.planned));
});

test('a plan made at one address is carried out at the other, and both then find nothing left to do', async () => {
  const memory = fresh();
  const { planned } = await look(first.connection, zaaktype(), memory, published);
  const results: Record<string, Applied> = {};
  for (const step of JSON.parse(JSON.stringify(planned.steps)) as Planned['steps']) {
    results[step.name] = await targetOf(second.connection).apply(step, { ref: { system: 'inavigator', kind: 'zaaktype', id: 'B0001' }, results, links: {}, options: published.options, reason: 'plan 1' }, never);
  }
  memory.base = toBase(planned.delivers);
  memory.links = { '': results['zaaktype B0001']?.id ?? '' };
  for (const world of [first, second]) expect((await look(world.connection, zaaktype(), memory, published)).planned.steps).toEqual([]);
});
