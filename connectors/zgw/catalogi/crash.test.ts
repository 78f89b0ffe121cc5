// Delivering a zaaktype through crashes and lost replies, over real HTTP.
import type { Applied, Step } from '../../../core/connector/contract';
import { canonical } from '../../../core/model/hash';
import type { JsonObject } from '../../../core/model/json';
import { flatten } from '../../../core/model/paths';
import { call } from '../sandbox/testing/client';
import { look, makeWorld, never, round, targetOf, toBase, withLink, type Memory, type World } from '../testing/world';
import { zaaktype } from '../testing/zaaktype';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => world[Symbol.asyncDispose]());

const given = { options: { publish: true, begin: '2026-12-01' } };

/** Documents of its own, so that every run makes them. */
function wanted(id: string): JsonObject {
  const one = zaaktype({ identificatie: id });
  return { ...one, informatieobjecttypen: (one['informatieobjecttypen'] as JsonObject[]).map((item) => ({ ...item, omschrijving: `${String(item['omschrijving'])} ${id}` })) };
}

const count = async (path: string): Promise<number> => Number((await call(world as never, 'GET', path)).body['count']);

/** Everything of one zaaktype, counted at the target. */
async function counts(id: string): Promise<Record<string, number>> {
  const own = `zaaktypeIdentificatie=${id}&status=alles`;
  return {
    zaaktypen: await count(`/zaaktypen?identificatie=${id}&status=alles`),
    statustypen: await count(`/statustypen?${own}`),
    resultaattypen: await count(`/resultaattypen?${own}`),
    roltypen: await count(`/roltypen?${own}`),
    eigenschappen: await count(`/eigenschappen?${own}`),
    documents: (await count(`/informatieobjecttypen?omschrijving=Aanvraag%20${id}&status=alles`)) + (await count(`/informatieobjecttypen?omschrijving=Beschikking%20${id}&status=alles`)),
  };
}

/**
 * Runs until step `at`, which is lost before or after its effect; then another process takes it up as the house does: it
 * recognises the uncertain step, plans again with what is known to be ours, and carries on.
 */
async function crashAndResume(id: string, at: number, effect: 'before' | 'after'): Promise<void> {
  const memory: Memory = { base: null, links: {} };
  const want = wanted(id);
  const { planned } = await look(world.connection, want, memory, given);
  const results: Record<string, Applied> = {};
  const ref = { system: 'inavigator', kind: 'zaaktype', id } as const;
  const context = () => ({ ref, results, links: memory.links, options: given.options, reason: 'plan 1' });
  const note = (step: Step, applied: Applied): void => {
    results[step.name] = applied;
    if (step.link !== undefined) memory.links = withLink(memory.links, step.link, applied.id);
  };
  for (const step of planned.steps.slice(0, at)) note(step, await targetOf(world.connection).apply(step, context(), never));
  const lost = planned.steps[at] as Step;
  if (effect === 'after') await targetOf(world.connection).apply(lost, context(), never);

  const second = world.reconnect();
  const seen = await targetOf(second).recognise(lost, context(), never);
  expect([lost.name, seen.state]).toEqual([lost.name, effect === 'after' ? 'applied' : 'absent']);
  if (seen.state === 'applied') note(lost, seen);
  const now = await targetOf(second).find({ ref, want, links: memory.links, options: given.options }, never);
  const held = now.state === 'found' ? flatten(now.value) : new Map<string, never>();
  const ours = [...planned.delivers].filter(([path, value]) => held.has(path) && canonical(held.get(path) as never) === canonical(value));
  memory.base = ours.length > 0 ? toBase(new Map(ours)) : null;
  const rest = await round(second, want, memory, given);
  expect(rest.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect((await look(second, want, memory, given)).planned.steps).toEqual([]);
}

test.each(['before', 'after'] as const)('a crash %s the effect of any call leaves exactly one of everything, published', async (effect) => {
  const { planned } = await look(world.connection, wanted(`C${effect}`), { base: null, links: {} }, given);
  expect(planned.steps.length).toBeGreaterThan(12);
  // A call that never arrived is the easy half: every third of those, every one of the others.
  for (let at = 0; at < planned.steps.length; at += effect === 'before' ? 3 : 1) {
    const id = `C${effect}${at}`;
    await crashAndResume(id, at, effect);
    expect([id, await counts(id)]).toEqual([id, { zaaktypen: 1, statustypen: 3, resultaattypen: 2, roltypen: 2, eigenschappen: 1, documents: 2 }]);
  }
}, 120_000);

test('a reply lost on the way is found out by the same process too: a second POST that is refused as a duplicate adopts the first', async () => {
  const want = wanted('D1');
  const memory: Memory = { base: null, links: {} };
  const { planned } = await look(world.connection, want, memory, given);
  const results: Record<string, Applied> = {};
  const context = { ref: { system: 'inavigator', kind: 'zaaktype', id: 'D1' } as const, results, links: {}, options: given.options, reason: 'plan 1' };
  for (const step of planned.steps) {
    const first = await targetOf(world.connection).apply(step, context, never);
    results[step.name] = first;
    if (step.action === 'create' && !step.name.startsWith('zaaktype ')) expect(await targetOf(world.connection).apply(step, context, never)).toMatchObject({ id: first.id });
  }
  expect(await counts('D1')).toEqual({ zaaktypen: 1, statustypen: 3, resultaattypen: 2, roltypen: 2, eigenschappen: 1, documents: 2 });
});
