// Delivering a zaak through crashes and lost replies at every step.
import type { Applied, Step } from '../../../core/connector/contract';
import { canonical } from '../../../core/model/hash';
import type { JsonObject } from '../../../core/model/json';
import { flatten } from '../../../core/model/paths';
import { memoryShelf } from '../../../test/support/shelf';
import { besluit, blank, closedZaak, contextFor, errors, link, look, makeWorld, never, rol, round, toBase, waarde, withLink, zaak, type Memory, type World } from './testing/world';

let world: World;
let plain: World;
beforeAll(async () => {
  const played = memoryShelf();
  world = await makeWorld({ played });
  plain = await makeWorld({ played, fill: false, settings: { combined: false } });
  for (const bron of ['d1', 'd2']) plain.known.set(bron, await world.document(bron));
});
afterAll(async () => {
  await plain[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** Closed, with twins: two eigenschappen and rollen that say the same, each of which must be there once. */
const wanted = (id: string): JsonObject => closedZaak({
  bron: `bron-${id}`, identificatie: id, rollen: [rol('r1', 'Aanvrager', 'jansen'), rol('r2', 'Adviseur', 'tweeling'), rol('r3', 'Adviseur', 'tweeling')],
  eigenschappen: [waarde('e1', 'straat', 'Dorpsstraat'), waarde('e2', 'houtsoort', 'eik')], zaakinformatieobjecten: [link('z1', 'd1'), link('z2', 'd2')],
  zaakobjecten: [{ bron: 'o1', objectType: 'adres', objectIdentificatie: { identificatie: '1', wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Dorpsstraat', huisnummer: 3 } }],
  besluiten: [besluit('b1', { identificatie: `BESLUIT-${id}`, informatieobjecten: [{ bron: 'bd1', informatieobject: { bron: 'd1' } }] })],
});

async function counts(at: World, id: string): Promise<Record<string, unknown>> {
  const zaken = await at.rows(`/zaken?identificatie=${id}`);
  const url = String(zaken[0]?.['url']);
  const of = async (list: string): Promise<number> => (await at.rows(`/${list}?zaak=${url}`)).length;
  const besluiten = await at.rows(`/besluiten/api/v1/besluiten?zaak=${url}`);
  return {
    zaken: zaken.length, einddatum: zaken[0]?.['einddatum'], rollen: await of('rollen'), statussen: await of('statussen'), resultaten: await of('resultaten'), documenten: await of('zaakinformatieobjecten'),
    objecten: await of('zaakobjecten'), eigenschappen: (await at.rows(`${url}/zaakeigenschappen`)).length, besluiten: besluiten.length,
    besluitdocumenten: (await at.rows(`/besluiten/api/v1/besluitinformatieobjecten?besluit=${String(besluiten[0]?.['url'])}`)).length,
  };
}
const ONCE = { zaken: 1, einddatum: '2026-05-01', rollen: 3, statussen: 3, resultaten: 1, documenten: 2, objecten: 1, eigenschappen: 2, besluiten: 1, besluitdocumenten: 1 };

/**
 * Runs until step `at`, which is lost before or after its effect; then another process takes it up as the house does: it
 * recognises the uncertain step, plans again with what is known to be ours, and carries on.
 */
async function crashAndResume(place: World, id: string, at: number, effect: 'before' | 'after'): Promise<void> {
  const memory: Memory = blank();
  const want = wanted(id);
  const { planned } = await look(place.target, want, memory);
  const results: Record<string, Applied> = {};
  const context = () => contextFor(`bron-${id}`, results, memory.links);
  const note = (step: Step, applied: Applied): void => {
    results[step.name] = applied;
    memory.links = withLink(memory.links, step, applied);
  };
  for (const step of planned.steps.slice(0, at)) note(step, await place.target.apply(step, context(), never));
  const lost = planned.steps[at] as Step;
  if (effect === 'after') await place.target.apply(lost, context(), never);

  const second = place.reconnect();
  const seen = await second.recognise(lost, context(), never);
  expect([lost.name, seen.state]).toEqual([lost.name, effect === 'after' ? 'applied' : 'absent']);
  if (seen.state === 'applied') note(lost, seen);
  const now = await second.find({ ref: { system: 'bron', kind: 'zaak', id: `bron-${id}` }, want, links: memory.links, options: {} }, never);
  const held = now.state === 'found' ? flatten(now.value) : new Map<string, never>();
  const ours = [...planned.delivers].filter(([path, value]) => held.has(path) && canonical(held.get(path) as never) === canonical(value));
  memory.base = ours.length > 0 ? toBase(new Map(ours)) : null;
  expect(errors(await round({ ...place, target: second }, want, memory))).toEqual([]);
}

describe.each(['with combined endpoints', 'with plain calls'])('a crash at any call, %s', (how) => {
  const at = (): World => (how === 'with plain calls' ? plain : world);
  const prefix = how === 'with plain calls' ? 'P' : 'C';

  test.each(['before', 'after'] as const)('%s its effect leaves exactly one of everything', async (effect) => {
    const { planned } = await look(at().target, wanted(`${prefix}-X`), blank());
    expect(planned.steps.length).toBeGreaterThan(how === 'with plain calls' ? 14 : 5);
    // A call that never arrived is the easy half: every fourth of those, every one of the others.
    for (let step = 0; step < planned.steps.length; step += effect === 'before' ? 4 : 1) {
      const id = `${prefix}-${effect}-${step}`;
      await crashAndResume(at(), id, step, effect);
      expect([id, await counts(at(), id)]).toEqual([id, ONCE]);
    }
  }, 120_000);
});

test('a reply that was lost: the same POST again adopts what the first one made, where the server refuses a second', async () => {
  const want = wanted('D-1');
  const { planned } = await look(plain.target, want, blank());
  const results: Record<string, Applied> = {};
  for (const step of planned.steps) {
    const context = contextFor('bron-D-1', { ...results }, {});
    const first = await plain.target.apply(step, context, never);
    if (step.repeatable && step.action === 'create') expect(await plain.target.apply(step, context, never)).toMatchObject({ id: first.id });
    results[step.name] = first;
  }
  expect(await counts(plain, 'D-1')).toEqual(ONCE);
});

test('a zaak of that name that somebody made meanwhile is not taken for ours', async () => {
  const want = zaak({ bron: 'bron-E-1', identificatie: 'E-1' });
  const { planned } = await look(world.target, want, blank());
  await round(world, { ...want, omschrijving: 'Van een ander' }, blank());
  const [step] = planned.steps as [Step];
  expect(await world.target.recognise(step, contextFor('bron-E-1', {}, {}), never)).toMatchObject({ state: 'absent' });
  await expect(world.target.apply(step, contextFor('bron-E-1', {}, {}), never)).rejects.toMatchObject({ name: 'Blocked', diagnostics: [{ code: 'ZS4173' }] });
});
