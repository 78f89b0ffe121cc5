// Nodes that die while they carry out messages: few deaths under npm test, all of them under npm run test:faults.
import { setTimeout as wait } from 'node:timers/promises';
import { random } from '../../connectors/memory/misbehave';
import { testRegister, testRoom } from '../../core/exchange/testing';
import { drainExchanges } from '../../core/exchange/testing/drain';
import { make, other, STATUS } from '../../core/exchange/testing/messages';
import type { Service } from '../../core/connector/service';
import { makeExchange } from '../../core/exchange/exchange';
import type { ServiceRoom } from '../../core/exchange/room';
import { named } from '../../core/exchange/testing/messages';
import { moveClock } from '../support/clock';
import { exchangeWorld, type ExchangeNode, type ExchangeWorld } from './exchange-world';

const never = new AbortController().signal;
const LEASE = 20_000;
const GRACE = 5_000;

export interface ExchangeNumbers {
  /** Where nodes die: `before apply 1` … */
  readonly deaths: readonly string[];
  /** The same while a command is taken back. */
  readonly deathsBack: readonly string[];
  readonly storm: { readonly messages: number; readonly kills: number; readonly seed: number };
}

/** The next holder, in this process: it takes up what others left. */
function nextHolder(world: ExchangeWorld): ServiceRoom {
  const service: Service = {
    serve: () => Promise.reject(new Error('nobody calls')),
    perform: async (stored, exchange) => {
      const { zaak, status } = stored.message as { zaak: string; status: boolean };
      await exchange.once(stored.name, { other }, make(zaak, status ? STATUS : {}), never);
    },
  };
  return testRoom({ store: world.store.exchanges, registers: testRegister('register', world.shelf), service, readers: () => ['schaduw'] });
}

/** Lets the leases and the grace of the register pass, as often as something waits for them. */
async function passTime(world: ExchangeWorld, room: ServiceRoom): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await moveClock(world.database.url, round === 0 ? LEASE + 1_000 : GRACE + 2_000);
    await drainExchanges(room);
    const rows = await world.store.exchanges.list({}, 100);
    if (rows.every(({ dueAt }) => dueAt === null)) return;
  }
  throw new Error(`messages are not at rest: ${JSON.stringify(await world.store.exchanges.list({}, 10))}`);
}

/** Exactly one zaak, with exactly its parts. */
async function judge(world: ExchangeWorld, parts: { readonly rollen: number; readonly statussen: number } | null): Promise<void> {
  const zaken = await world.zaken();
  expect(zaken.map(({ rollen, statussen }) => ({ rollen: (rollen as unknown[]).length, statussen: (statussen as unknown[] | undefined)?.length ?? 0 }))).toEqual(parts === null ? [] : [parts]);
  expect(await world.store.journal.verify()).toBeNull();
}

export function exchangeFaults({ deaths, deathsBack, storm }: ExchangeNumbers): void {
  let world: ExchangeWorld;
  beforeEach(async () => { world = await exchangeWorld(); });
  afterEach(() => world.end());

  const message = { referentienummer: '1', zaak: '03631', status: true, store: false };
  const resend = (room: ServiceRoom) => makeExchange(room).once(named('1', '03631'), { other }, make('03631', STATUS), never);

  test.each(deaths)('a node that dies with -9 %s leaves all of a creeerZaak or nothing, and the message that comes again makes it whole once', async (killAt) => {
    const node = await world.node({ killAt });
    expect(await node.send(message)).toBeNull();
    await node.ended;
    const room = nextHolder(world);
    await passTime(world, room);
    const [row] = await world.store.exchanges.list({}, 1);
    expect(['answered', 'failed']).toContain(row?.state);
    await judge(world, row?.state === 'answered' ? { rollen: 2, statussen: 1 } : null);
    const first = await resend(room);
    expect(first.outcome).toBe('answered');
    expect(await resend(room)).toEqual(first);
    await judge(world, { rollen: 2, statussen: 1 });
    const marked = await world.store.questions.subjects({ sync: 'schaduw' }, null, 10);
    expect(marked.map(({ ref }) => ref.kind)).toEqual(['zaak']);
  });

  test.each(deaths)('a stored message whose node dies with -9 %s is carried out once by the next', async (killAt) => {
    const node = await world.node({ killAt });
    expect(await node.send({ ...message, store: true })).toEqual(expect.objectContaining({ stored: true }));
    await node.ended;
    await passTime(world, nextHolder(world));
    expect((await world.store.exchanges.list({}, 1))[0]?.state).toBe('answered');
    await judge(world, { rollen: 2, statussen: 1 });
  });

  test.each(deathsBack)('a node that dies with -9 %s while it takes back what was refused leaves nothing in the end', async (killAt) => {
    const node = await world.node({ killAt, refuses: 'Behandelaar' });
    expect(await node.send(message)).toBeNull();
    await node.ended;
    const room = nextHolder(world);
    await passTime(world, room);
    await judge(world, null);
    expect((await resend(room)).outcome).toBe('answered');
    await judge(world, { rollen: 2, statussen: 1 });
  });

  test.each(['before', 'after'] as const)('a node that is stopped %s a write took effect, past its lease, and goes on when another took over, doubles nothing', async (when) => {
    const patient = { leaseMs: 3_000, timeoutMs: 500, graceMs: 300, slowMs: 0 };
    const stopped = await world.node({ ...patient, stopAt: `${when} apply 2` });
    const answer = stopped.send(message);
    await stopped.stopped;
    const other_ = await world.node(patient);
    let heard = null;
    while (heard?.body === undefined) heard = await other_.send({ ...message }).then((one) => (one?.body === undefined ? wait(50).then(() => null) : one));
    stopped.signal('SIGCONT');
    await answer; // it hears that its lease went, or gets the answer the other gave
    await judge(world, { rollen: 2, statussen: 1 });
    expect((await world.store.exchanges.list({}, 5)).map(({ state, outcome }) => [state, outcome])).toEqual([['answered', 'answered']]);
  });

  test(`${storm.messages} messages, each sent to two nodes until it is answered, with ${storm.kills} kills -9 at random moments, are carried out once each`, async () => {
    const next = random(storm.seed);
    const patient = { leaseMs: 3_000, timeoutMs: 500, graceMs: 300, slowMs: 5 };
    const nodes: ExchangeNode[] = [await world.node(patient), await world.node(patient)];
    let answered = 0;
    let over = false;
    const sendUntilAnswered = async (at: number): Promise<string> => {
      for (;;) {
        const one = { referentienummer: String(at), zaak: `0363${at}`, status: at % 3 === 0, store: false };
        const heard = await (nodes[Math.floor(next() * 2)] as ExchangeNode).send(one);
        if (heard?.body !== undefined) {
          answered += 1;
          return heard.body;
        }
        await wait(20); // a sender waits a little before it sends again
      }
    };
    const killing = (async () => {
      for (let kill = 0; kill < storm.kills && !over; kill += 1) {
        const until = answered + 1 + Math.floor(next() * 4);
        while (answered < until && !over) await wait(10);
        const index = next() < 0.5 ? 0 : 1;
        nodes[index]?.signal('SIGKILL');
        await nodes[index]?.ended;
        nodes[index] = await world.node(patient);
      }
    })();
    const queue = Array.from({ length: storm.messages }, (_, at) => at);
    const answers: string[] = [];
    const sender = async (): Promise<void> => {
      for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
        const bodies = await Promise.all([sendUntilAnswered(at), sendUntilAnswered(at)]);
        expect(new Set(bodies).size).toBe(1);
        answers.push(bodies[0]);
      }
    };
    await Promise.all(Array.from({ length: 4 }, sender));
    over = true;
    await killing;
    expect(answers).toHaveLength(storm.messages);
    const zaken = await world.zaken();
    expect(zaken.map(({ identificatie }) => identificatie).sort()).toEqual(Array.from({ length: storm.messages }, (_, at) => `0363${at}`).sort());
    for (const { identificatie, rollen, statussen } of zaken) {
      const at = Number(String(identificatie).slice(4));
      expect([identificatie, (rollen as unknown[]).length, (statussen as unknown[] | undefined)?.length ?? 0]).toEqual([identificatie, 2, at % 3 === 0 ? 1 : 0]);
    }
    expect(await world.store.journal.verify()).toBeNull();
  });
}
