// The contract every connector keeps, as tests: one suite, run for each of them.
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Accepted, Applied, ApplyContext, Connection, Connector, Found, Incoming, Planned, PlanInput, Refused, Step, Target } from '../../core/connector/contract';
import { Blocked } from '../../core/connector/outcome';
import type { JsonObject } from '../../core/model/json';
import { flatten } from '../../core/model/paths';
import type { Ref } from '../../core/model/ref';
import { testHost } from '../support/house';
import { receivesTests, type Received } from './receives';

/** What a connector brings to be examined. A part it does not support is left out here, and says why in its capabilities. */
export interface Examined {
  readonly connector: Connector;
  /** Makes a working other side and the settings of a connection to it, fresh for every test. */
  start(): Promise<{ readonly settings: Readonly<Record<string, unknown>>; readonly host?: ReturnType<typeof testHost>; fill?(id: string): Promise<void>; stop(): Promise<void> }>;
  /** A name the source has after `fill`, and one it never had. */
  readonly source?: { readonly has: Ref; readonly lacks: Ref };
  /** A subject in the target's shape, and the same with one field changed. */
  readonly target?: { readonly ref: Ref; readonly want: JsonObject; readonly changed: JsonObject; readonly options: JsonObject };
  /** `bears`: the sender shows a secret with each call and signs nothing. */
  /** In place of `target`, for one that receives. */
  readonly receives?: Received;
  readonly receiver?: { signed(): Pick<Incoming, 'headers'> & { readonly body: string }; readonly unsigned: string; readonly bears?: true };
}

const never = new AbortController().signal;
const key = Buffer.alloc(32, 3);

interface Carried {
  readonly results: Record<string, Applied>;
  readonly planned: Planned;
}

const contextOf = (ref: Ref, options: JsonObject, results: Record<string, Applied>, links: ApplyContext['links'] = {}): ApplyContext => ({ ref, results, links, options, reason: 'contract' });

/** What was delivered, as the next base. */
const baseOf = (planned: Planned): PlanInput['base'] => new Map([...planned.delivers].map(([path, value]) => [path, { value }]));

export function contract(name: string, examined: Examined): void {
  const { connector } = examined;
  const { source, target, receiver } = connector.capabilities;

  describe(`the contract, kept by ${name}`, () => {
    let side: Awaited<ReturnType<Examined['start']>>;
    let connection: Connection;

    beforeEach(async () => {
      side = await examined.start();
      connection = connector.connect(connector.config.parse(side.settings), side.host ?? testHost('proef'));
    });

    afterEach(async () => {
      await connection[Symbol.asyncDispose]();
      await side.stop();
    });

    test('what it says it can do is what its connection offers, and what it cannot do has a reason', () => {
      expect({ source: connection.source !== undefined, target: connection.target !== undefined }).toEqual({ source: source.supported, target: target.supported });
      for (const part of [source, target, receiver]) if (!part.supported) expect(part.why.length).toBeGreaterThan(10);
      expect({ source: examined.source !== undefined, target: examined.target !== undefined || examined.receives !== undefined, receiver: examined.receiver !== undefined }).toEqual({ source: source.supported, target: target.supported, receiver: receiver.supported });
    });

    test('its configuration prints a page: every field says what it is for', () => {
      const page = z.toJSONSchema(connector.config, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, { description?: string }> };
      for (const [field, entry] of Object.entries(page.properties ?? {})) expect([field, entry.description ?? '']).toEqual([field, expect.stringMatching(/\w{3,}.*\./)]);
    });

    test('its shapes have names of their own', () => {
      const names = connector.shapes.map((shape) => shape.name);
      expect(new Set(names).size).toBe(names.length);
    });

    test('its probe works, and tells facts without secrets', async () => {
      const probe = await connection.probe(never);
      expect(probe.ok).toBe(true);
      expect(JSON.stringify(probe.facts)).not.toMatch(/secret|geheim|password/i);
    });

    if (examined.source) sourceTests(() => connection, () => side, examined.source, connector);
    if (examined.target) targetTests(() => connection, examined.target, target.supported && target.canBeAsked);
    if (examined.receives) receivesTests(() => connection, examined.receives);
    if (examined.receiver) receiverTests(() => connection, examined.receiver);
  });
}

function sourceTests(connection: () => Connection, side: () => Awaited<ReturnType<Examined['start']>>, { has, lacks }: NonNullable<Examined['source']>, connector: Connector): void {
  const source = () => {
    const found = connection().source;
    if (!found) throw new Error('it reads');
    return found;
  };

  test('listing comes to an end and loses no name', async () => {
    await side().fill?.(has.id);
    const seen: Ref[] = [];
    let cursor: Awaited<ReturnType<ReturnType<typeof source>['list']>>['next'] = null;
    for (let page = 0; page < 1000; page += 1) {
      const got = await source().list({}, cursor, never);
      seen.push(...got.names.map((one) => one.ref));
      cursor = got.next;
      if (cursor === null) break;
    }
    expect(cursor).toBeNull();
    expect(seen).toContainEqual(has);
  });

  test('reading answers a value in one of its shapes, twice the same', async () => {
    await side().fill?.(has.id);
    await source().list({}, null, never);
    const [first, second] = [await source().read(has, never), await source().read(has, never)];
    expect(first).toEqual(second);
    expect(first.state).toBe('present');
    if (first.state === 'present') {
      expect(connector.shapes.map((shape) => shape.name)).toContain(first.shape);
      expect(JSON.parse(JSON.stringify(first.value))).toEqual(first.value);
    }
  });

  test('what is not there is gone; a source that cannot know that blocks, and never says that it may pass', async () => {
    const { source: says } = connector.capabilities;
    const answer = await source().read(lacks, never).then((read) => read.state, (error: unknown) => (error instanceof Blocked ? 'blocked' : error));
    expect(answer).toBe(says.supported && says.proves === 'absence' ? 'gone' : 'blocked');
  });
}

function receiverTests(connection: () => Connection, { signed, unsigned, bears }: NonNullable<Examined['receiver']>): void {
  const call = async (headers: Incoming['headers'], body: string): Promise<Accepted | Refused> => {
    const receiver = connection().receiver;
    if (!receiver) throw new Error('it takes calls');
    return receiver.receive({ method: 'POST', path: '/', headers, query: {}, remoteAddress: '127.0.0.1', body: Readable.from([Buffer.from(body)]) }, never);
  };

  test('a call of somebody unknown is refused with 401 or 403, and names nothing', async () => {
    const answer = await call({}, unsigned);
    expect(answer).toMatchObject({ state: 'refused' });
    expect([401, 403]).toContain(answer.status);
  });

  test('a call of the right sender is accepted', async () => {
    const { headers, body } = signed();
    expect(await call(headers, body)).toMatchObject({ state: 'accepted' });
  });

  if (!bears) test('a body that was changed on the way is refused', async () => {
    const { headers, body } = signed();
    expect(await call(headers, `${body} `)).toMatchObject({ state: 'refused' });
  });
}

function targetTests(connection: () => Connection, { ref, want, changed, options }: NonNullable<Examined['target']>, canBeAsked: boolean): void {
  const target = (): Target => {
    const found = connection().target;
    if (!found) throw new Error('it writes');
    return found;
  };
  const find = (wish: JsonObject | null, links: PlanInput['links'] = {}) => target().find({ ref, want: wish, links, options }, never);
  const plan = (input: Pick<PlanInput, 'want' | 'base' | 'now'> & Partial<PlanInput>): Planned =>
    target().plan({ ref, links: {}, ownership: () => 'theirs', key, options, today: '2026-11-23', ...input });
  const carry = async (planned: Planned): Promise<Carried> => {
    const results: Record<string, Applied> = {};
    for (const step of planned.steps) results[step.name] = await target().apply(step, contextOf(ref, options, results), never);
    return { results, planned };
  };
  const deliver = async (): Promise<Carried> => carry(plan({ want, base: null, now: await find(want) }));
  const linksOf = ({ results, planned }: Carried): Record<string, string> =>
    Object.fromEntries(planned.steps.flatMap((step: Step) => (step.link === undefined || !results[step.name]?.id ? [] : [[step.link, results[step.name]?.id ?? '']])));

  test('what it does not have is planned as a creation, and is there after it', async () => {
    const now = await find(want);
    expect(now.state).toBe(canBeAsked ? 'absent' : 'unknowable');
    const { planned } = await deliver();
    expect(planned.changes.map((change) => change.action)).toContain('create');
    if (canBeAsked) expect((await find(want)).state).toBe('found');
  });

  test('a plan is pure, plain data, with a name for every step and what cannot be taken back at the end', async () => {
    const input = { want, base: null, now: await find(want) } as const;
    const planned = plan(input);
    expect(plan(input)).toEqual(planned);
    expect(JSON.parse(JSON.stringify(planned.steps))).toEqual(planned.steps);
    expect(new Set(planned.steps.map((step) => step.name)).size).toBe(planned.steps.length);
    const order = planned.steps.map((step) => step.irreversible);
    expect(order).toEqual([...order].sort((a, b) => Number(a) - Number(b)));
  });

  test('planning again after a delivery finds nothing to do', async () => {
    const carried = await deliver();
    const links = linksOf(carried);
    const again = plan({ want, base: baseOf(carried.planned), now: await find(want, links), links });
    expect(again.steps).toEqual([]);
    expect(again.changes.flatMap((change) => change.fields)).toEqual([]);
  });

  test('one changed field is one change, and is delivered', async () => {
    const carried = await deliver();
    const links = linksOf(carried);
    const next = plan({ want: changed, base: baseOf(carried.planned), now: await find(changed, links), links });
    expect(next.steps.length).toBeGreaterThan(0);
    expect(next.changes.flatMap((change) => change.fields.filter((field) => !field.kept)).length).toBe(1);
    await carry(next);
    const after = plan({ want: changed, base: baseOf(next), now: await find(changed, links), links });
    expect(after.steps).toEqual([]);
  });

  test('what it delivers is what it then finds, path by path', async () => {
    const { planned } = await deliver();
    const now = await find(want);
    if (now.state !== 'found') return expect(canBeAsked).toBe(false);
    const held = flatten(now.value);
    for (const [path, value] of planned.delivers) if (value !== null && held.has(path)) expect([path, held.get(path)]).toEqual([path, value]);
    const missing = [...planned.delivers].filter(([path, value]) => !held.has(path) && value !== null && !(Array.isArray(value) && value.length === 0) && value !== '');
    expect(missing).toEqual([]);
  });

  test('what was never adopted is not written over', async () => {
    if (!canBeAsked) return;
    await deliver();
    const planned = plan({ want: changed, base: null, now: await find(changed) });
    expect(planned.changes.flatMap((change) => change.fields).filter((field) => field.kept === 'unadopted').length).toBeGreaterThan(0);
  });

  test('a repeatable step done twice has one effect, and a creation is recognised afterwards', async () => {
    const { planned, results } = await deliver();
    const before = await find(want);
    for (const step of planned.steps.filter((one) => one.repeatable && one.action === 'create')) {
      await target().apply(step, contextOf(ref, options, results), never);
    }
    const count = (found: typeof before): number => (found.state === 'found' ? Object.keys(found.links).length : 0);
    expect(count(await find(want))).toBe(count(before));
    for (const step of planned.steps.filter((one) => one.action === 'create')) {
      const seen = await target().recognise(step, contextOf(ref, options, results), never);
      expect(seen.state).toBe(canBeAsked ? 'applied' : 'unknowable');
      if (seen.state === 'applied') expect(seen.id).toBe(results[step.name]?.id);
    }
  });

  test('a creation that was never done is not recognised', async () => {
    const planned = plan({ want, base: null, now: await find(want) });
    const [first] = planned.steps;
    if (!first) throw new Error('there is something to do');
    expect((await target().recognise(first, contextOf(ref, options, {}), never)).state).toBe(canBeAsked ? 'absent' : 'unknowable');
  });

  test('what we delivered is removed when nothing is wanted any more; what we never delivered is not', async () => {
    const carried = await deliver();
    const links = linksOf(carried);
    expect(plan({ want: null, base: null, now: await find(null, links), links }).steps).toEqual([]);
    const removal = plan({ want: null, base: baseOf(carried.planned), now: await find(null, links), links });
    expect(removal.steps.map((step) => step.action)).toContain('remove');
    await carry(removal);
    if (canBeAsked) expect((await find(want)).state).toBe('absent');
  });

  test('a call that was stopped ends, and does not hang', async () => {
    const stopped = AbortSignal.abort();
    const outcome = await target().find({ ref, want, links: {}, options }, stopped).then((now: Found | { state: string }) => now.state, () => 'thrown');
    expect(['thrown', 'absent', 'unknowable']).toContain(outcome);
  });
}
