// The part of the contract that a target keeps that receives: one hand-over per order, and nothing after it.
import { Readable } from 'node:stream';
import type { Applied, ApplyContext, Connection, Planned, PlanInput, Target } from '../../core/connector/contract';
import type { JsonObject } from '../../core/model/json';
import type { Ref } from '../../core/model/ref';

/** What a target that receives is examined with. `options` hold an order; `other` the same dossier under another one. */
export interface Received {
  readonly ref: Ref;
  readonly want: JsonObject;
  readonly changed: JsonObject;
  readonly options: JsonObject;
  /** The bytes behind the content of a step. */
  content(inhoud: JsonObject): Buffer;
}

const never = new AbortController().signal;

export function receivesTests(connection: () => Connection, { ref, want, changed, options, content }: Received): void {
  const target = (): Target => {
    const found = connection().target;
    if (!found) throw new Error('it receives');
    return found;
  };
  const find = (wish: JsonObject | null, given = options) => target().find({ ref, want: wish, links: {}, options: given }, never);
  const plan = async (wish: JsonObject | null, given = options): Promise<Planned> => {
    const now = await find(wish, given);
    const input: PlanInput = { ref, want: wish, base: null, now, links: now.state === 'found' ? now.links : {}, ownership: () => 'ours', key: Buffer.alloc(32, 3), options: given, today: '2026-11-23' };
    const planned = target().plan(input);
    expect(target().plan(input)).toEqual(planned);
    return planned;
  };
  const context = (step: Planned['steps'][number], results: Record<string, Applied>): ApplyContext => ({
    ref, results, links: {}, options, reason: 'contract',
    ...(step.content && { content: { open: () => Promise.resolve(Readable.from([content(step.content ?? {})])), read: () => null, state: null, keep: () => Promise.resolve() } }),
  });
  const carry = async (planned: Planned): Promise<Record<string, Applied>> => {
    const results: Record<string, Applied> = {};
    for (const step of planned.steps) results[step.name] = await target().apply(step, context(step, results), never);
    return results;
  };

  test('without an order nothing is planned, and that is an error', async () => {
    const planned = await plan(want, {});
    expect(planned.steps).toEqual([]);
    expect(planned.diagnostics.map((finding) => finding.severity)).toContain('error');
  });

  test('under an order it is handed over: plain data, a name for every step, the irreversible one last', async () => {
    expect((await find(want)).state).toBe('absent');
    const planned = await plan(want);
    expect(JSON.parse(JSON.stringify(planned.steps))).toEqual(planned.steps);
    expect(new Set(planned.steps.map((step) => step.name)).size).toBe(planned.steps.length);
    expect(planned.steps.map((step) => step.irreversible)).toEqual(planned.steps.map((_, index) => index === planned.steps.length - 1));
    await carry(planned);
    const now = await find(want);
    expect(now.state).toBe('found');
    expect((await plan(want)).steps).toEqual([]);
    if (now.state === 'found') for (const [path, value] of planned.delivers) expect([path, now.value[path]]).toEqual([path, value]);
  });

  test('a step that was done is done again without a second effect, and recognised where that matters', async () => {
    const planned = await plan(want);
    for (const step of planned.steps) expect((await target().recognise(step, context(step, {}), never)).state).toBe('absent');
    const results = await carry(planned);
    for (const step of planned.steps) if (step.repeatable) await target().apply(step, context(step, results), never);
    const last = planned.steps.at(-1);
    if (!last) throw new Error('there is something to do');
    const seen = await target().recognise(last, context(last, results), never);
    expect(seen).toMatchObject({ state: 'applied', id: results[last.name]?.id });
  });

  test('what changed after it was handed over is not handed over again', async () => {
    await carry(await plan(want));
    const planned = await plan(changed);
    expect(planned.steps).toEqual([]);
    expect(planned.diagnostics.map((finding) => finding.severity)).toContain('error');
  });

  test('what was handed over is never taken back', async () => {
    await carry(await plan(want));
    expect((await plan(null)).steps).toEqual([]);
    expect((await find(want)).state).toBe('found');
  });
}
