// A plan for a zaak names no address: it can be carried out at another one.
import type { Applied, Step } from '../../../core/connector/contract';
import { hash } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { besluit, blank, closedZaak, contextFor, errors, link, look, makeWorld, names, never, rol, round, toBase, waarde, withLink, type Memory, type World } from './testing/world';

const DOCUMENT = '22222222-0000-4000-8000-000000000001';

/** One register at two addresses. */
let first: World;
let second: World;
beforeAll(async () => {
  const played = memoryShelf();
  first = await makeWorld({ played });
  second = await makeWorld({ played, fill: false });
  second.known.set(DOCUMENT, await first.document(DOCUMENT));
});
afterAll(async () => {
  await second[Symbol.asyncDispose]();
  await first[Symbol.asyncDispose]();
});

const stepsHash = (steps: readonly Step[]): string => hash(JSON.parse(JSON.stringify(steps)) as Json);
const wanted = (id: string): JsonObject => closedZaak({
  bron: `bron-${id}`, identificatie: id, rollen: [rol('r1', 'Aanvrager', 'jansen')], eigenschappen: [waarde('e1', 'straat', 'Dorpsstraat')], zaakinformatieobjecten: [link('z1', DOCUMENT)],
  besluiten: [besluit('b1', { identificatie: `BESLUIT-${id}`, informatieobjecten: [{ bron: 'bd1', informatieobject: { bron: DOCUMENT } }] })],
});

test('a plan is the same whatever the address, names none, and is carried out at the other address', async () => {
  const [one, other] = [await look(first.target, wanted('A-1'), blank()), await look(second.target, wanted('A-1'), blank())];
  expect(errors(one.planned)).toEqual([]);
  expect(JSON.stringify(one)).not.toMatch(/127\.0\.0\.1|localhost/);
  expect(stepsHash(other.planned.steps)).toBe(stepsHash(one.planned.steps));
  const results: Record<string, Applied> = {};
  const memory: Memory = blank();
  for (const step of JSON.parse(JSON.stringify(one.planned.steps)) as Step[]) {
    results[step.name] = await second.target.apply(step, contextFor('bron-A-1', results, memory.links), never);
    memory.links = withLink(memory.links, step, results[step.name] as Applied);
  }
  memory.base = toBase(one.planned.delivers);
  for (const at of [first, second]) {
    const again = await look(at.target, wanted('A-1'), memory);
    expect(again.planned.steps).toEqual([]);
    expect(JSON.stringify(again)).not.toMatch(/127\.0\.0\.1|localhost/);
  }
});

test('so is the plan of a change', async () => {
  const memory = blank();
  const { einddatum: _, resultaat: __, ...rest } = wanted('A-2');
  const open = { ...rest, statussen: (rest['statussen'] as JsonObject[]).slice(0, 2) };
  await round(first, open, memory);
  const [one, other] = [await look(first.target, wanted('A-2'), memory), await look(second.target, wanted('A-2'), memory)];
  expect(names(one.planned)).toEqual(['close status Afgehandeld s3']);
  expect(stepsHash(other.planned.steps)).toBe(stepsHash(one.planned.steps));
});

test('an object of the source is referred to as the same object here', async () => {
  await round(first, { ...wanted('A-3'), zaakobjecten: [{ bron: 'o1', objectType: 'enkelvoudig_document', object: `enkelvoudiginformatieobjecten/${DOCUMENT}` }] }, blank());
  const [made] = await first.rows('/zaken?identificatie=A-3');
  expect((await first.rows(`/zaakobjecten?zaak=${String(made?.['url'])}`)).map((one) => one['object'])).toEqual([`${first.url}/documenten/api/v1/enkelvoudiginformatieobjecten/${first.known.get(DOCUMENT) ?? ''}`]);
});
