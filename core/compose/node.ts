// A node at work: loops, schedules, the door to the network, and what must be looked after now and then.
import type { House } from '../compose';
import { SANDBOX_ENVIRONMENTS } from '../config/schema';
import { startHttp, type HttpServer } from '../http/server';
import { openTls } from '../http/tls';
import { DiagnosticError, diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { makeScheduler } from '../schedule/scheduler';
import { startTicker } from '../schedule/ticker';
import { revive } from '../sync/revive';
import { sweep } from '../sync/sweep';
import { makeDesk } from './desk';
import { runLoops, type Watch } from './loops';
import { makeMetrics, type Metrics } from './metrics';
import { awaken, lookUpAgain } from './recovery';
import { firstRevision, otherFiles } from './revision';
import { schedulesOf } from './schedules';
import { upkeep } from './upkeep';

export interface NodeOptions {
  readonly watch?: Watch;
  readonly metrics?: Metrics;
  /** Listen on any free port when the configured one is taken: for the demo. */
  readonly anyPort?: boolean;
  /** Told in sentences what a person at the terminal wants to know. */
  readonly say?: (sentence: string) => void;
}

export interface Node extends AsyncDisposable {
  readonly url: string;
  /** Why it claims nothing, where that is so. */
  idle(): Diagnostic | null;
  /** Looks now whether the certificate or key of this node was replaced; it does so itself every few seconds. */
  renewTls(): 'same' | 'renewed' | 'unusable';
  /** Waits for the scheduled runs that are under way. */
  scheduled(): Promise<void>;
}

const SECOND = 1000;
const TICK = 5 * SECOND;
const LOOK_AFTER = 15 * SECOND; // revisions, halted connections, values nobody needs

export async function startNode(house: House, options: NodeOptions = {}): Promise<Node> {
  const say = options.say ?? (() => undefined);
  const metrics = options.metrics ?? makeMetrics(house);
  const over = new AbortController();
  await awaken(house, say);
  const loops = loopsWhileOurs(house, { observed: (s) => { metrics.observed(s); options.watch?.observed?.(s); }, delivered: (s) => { metrics.delivered(s); options.watch?.delivered?.(s); } }, say);
  await house.store.landed();
  await firstRevision(house);
  await loops.look();
  const http = await listen(house, metrics, options.anyPort ?? false);
  // Where the other side is played by this machine, it reaches us where we listen.
  if (SANDBOX_ENVIRONMENTS.some((name) => name === house.config.node.environment)) house.reached.at ??= http.url;
  const scheduler = makeScheduler({
    schedules: schedulesOf(house, over.signal), slots: house.store.slots, node: house.node, now: () => new Date(),
    onError: (schedule, error) => { if (!over.signal.aborted) tell(house, schedule, error); },
  });
  const ticker = await startTicker(TICK, () => { if (loops.idle() === null) void scheduler.tick(); }, (error) => house.log.error({ error }, 'the ticker met trouble'));
  if (loops.idle() === null) await scheduler.tick();
  const keeping = loops.idle() === null ? upkeep(house, over.signal).catch((error: unknown) => { if (!over.signal.aborted) tell(house, 'house upkeep', error); }) : null;
  let looking: Promise<void> | null = null; // one look at a time: a large house takes long to look up
  const look = (): void => void (looking ??= lookAfter().finally(() => { looking = null; }));
  const lookingAfter = setInterval(look, LOOK_AFTER);
  look(); // a house that wakes from a backup waits for nothing else

  async function lookAfter(): Promise<void> {
    try {
      await loops.look();
      if (loops.idle() !== null) return;
      await house.store.witness.beat(house.dataFolder);
      await lookUpAgain(house, over.signal, say);
      for (const name of await revive(house.room, over.signal)) say(`${name} works again.`);
      await sweep(house.room, over.signal);
    } catch (error) {
      house.log.error({ error }, 'looking after the house met trouble; it is tried again');
    }
  }

  return {
    url: http.url,
    idle: loops.idle,
    renewTls: () => http.renewTls(),
    scheduled: () => scheduler.settled(),
    async [Symbol.asyncDispose]() {
      clearInterval(lookingAfter);
      await ticker.stop();
      await http[Symbol.asyncDispose]();
      over.abort();
      await keeping;
      await looking;
      await scheduler.settled();
      await loops.stop();
    },
  };
}

/** A run that only found somebody else at work has not failed. */
function tell(house: House, schedule: string, error: unknown): void {
  const isNews = error instanceof DiagnosticError && error.diagnostics.every(({ severity }) => severity === 'info');
  if (isNews) house.log.info({ schedule, news: error.message }, 'a scheduled run was not needed');
  else house.log.error({ schedule, error }, 'a scheduled run failed; it runs again at its next moment');
}

/** What runs where, for the whole house: said only by a node whose files are the active revision. */
const declareFlows = (house: House): Promise<void> =>
  house.store.flows.declare([...house.room.syncs.values()].map((sync) => ({
    sync: sync.name, source: sync.source, backlog: house.config.syncs.get(sync.name)?.backlog ?? 10_000,
    targets: Object.fromEntries([...sync.targets].map(([name, target]) => [name, target.connection])),
  })));

/** Runs the loops only while the files of this node are the active revision. */
function loopsWhileOurs(house: House, watch: Watch, say: (sentence: string) => void): { look(): Promise<void>; idle(): Diagnostic | null; stop(): Promise<void> } {
  let reason: Diagnostic | null = null;
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;
  const stop = async (): Promise<void> => {
    running?.stop.abort();
    await running?.ended;
    running = null;
  };
  return {
    async look() {
      reason = await otherFiles(house);
      if (reason !== null && running !== null) {
        say(`${reason.message}: this node stops claiming.`);
        await stop();
      }
      if (reason === null && running === null) {
        await declareFlows(house);
        const controller = new AbortController();
        running = { stop: controller, ended: runLoops(house, watch, controller.signal) };
      }
    },
    idle: () => reason,
    stop,
  };
}

async function listen(house: House, metrics: Metrics, anyPort: boolean): Promise<HttpServer> {
  const { listen: host, port, uploadLimitMb, tls: tlsSettings, proxy: behind } = house.config.node.http;
  const tls = tlsSettings && openTls(tlsSettings, house.at.root, house.log);
  const proxy = behind && { addresses: behind.addresses, certificateHeader: behind.certificateHeader ?? null };
  const open = (at: number): Promise<HttpServer> => startHttp({ desk: makeDesk(house, metrics), host, port: at, log: house.log, largestUpload: uploadLimitMb * 1024 * 1024, trustedProxies: [], ...(tls === undefined ? {} : { tls }), ...(proxy === undefined ? {} : { proxy }) });
  try {
    return await open(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (anyPort) return open(0);
    throw new DiagnosticError([diagnostic('ZS1205', `${host}:${port} is taken`)]);
  }
}
