// Carries out one command of a message: find, revise, plan, write down, apply; and takes it back where a step fails.
import type { Absent } from '../connector/contract';
import { Blocked, Retry } from '../connector/outcome';
import type { Held } from '../connector/register';
import type { CarriedOut, Doing, Order } from '../connector/service';
import { diagnostic } from '../diagnostics/diagnostic';
import { LeaseLost, spoken } from './classify';
import { askedFor, foundAt, hold, letGo, merged, missingFrom, writtenBy } from './hold';
import { carriedOf, pendingOf } from './outcome';
import { plan, type CommandPlan } from './plan';
import type { Carried, ObjectKey } from './ports';
import { find, keepRoute, touched } from './route';
import { runSteps } from './run';
import { takeBack } from './take-back';
import { untilTrue } from './waiting';
import type { Work } from './work';

/** Objects that others change between our look and our hold are looked up again, so often at most. */
const LOOKS = 4;

async function myTurn({ room, keeper }: Work, signal: AbortSignal): Promise<void> {
  const { claim } = keeper;
  const resting = await room.store.resting(room.registers.map(({ name }) => name));
  if (resting) throw new Retry(resting);
  if (await untilTrue(() => room.store.isNext(claim), room.waitMs, AbortSignal.any([signal, keeper.signal]))) return;
  throw new Retry(diagnostic('ZS6002', `an earlier message about ${claim.name.about.join(', ')} is still under way`, { subject: spoken(claim) }));
}

/** Finds and plans while everything that is read and written is ours alone. */
async function lookAndPlan(work: Work, orders: readonly Order[], revise: Parameters<Doing['carryOut']>[1], signal: AbortSignal): Promise<CommandPlan> {
  const { room, keeper } = work;
  const places = await Promise.all(orders.map((order) => touched(room, order)));
  let held: readonly ObjectKey[] = merged(...orders.map(({ query }, at) => askedFor((places[at] ?? []).map(({ name }) => name), query)));
  if (held.length > 0) await hold(room, keeper, held, signal);
  const more = async (wanted: readonly ObjectKey[]): Promise<boolean> => {
    if (missingFrom(held, wanted).length === 0) return false;
    held = merged(held, wanted);
    return hold(room, keeper, held, signal);
  };
  for (let looks = 1; ; looks += 1) {
    const now: (Held | Absent)[] = [];
    for (const { query, zaaktype } of orders) now.push(await find(room, query, signal, zaaktype ?? null));
    const waited = await more(foundAt(now));
    if (waited && looks < LOOKS) continue;
    const wishes = await revise(now);
    const planned = await plan(room, orders, now, wishes, signal);
    if ((await more(writtenBy(planned.steps))) && looks < LOOKS) continue;
    return planned;
  }
}

async function carry(work: Work, orders: readonly Order[], revise: Parameters<Doing['carryOut']>[1], signal: AbortSignal): Promise<Carried> {
  const { room, keeper, run } = work;
  await myTurn(work, signal);
  const planned = await lookAndPlan(work, orders, revise, signal);
  room.note(keeper.claim.name.operation, planned.diagnostics);
  const number = work.carried.length;
  const pending = pendingOf(planned);
  if (planned.steps.length > 0) {
    signal.throwIfAborted();
    const lines = await room.store.intend(keeper.claim, number, planned.steps, pending, room.actor);
    if (lines === null) throw new LeaseLost();
    run.lines = [...run.lines, ...lines];
    // From here on the caller may go away: what was begun is ended, and its answer kept.
    await runSteps(room, keeper, run);
  }
  const carried = carriedOf(pending, run.lines.filter((line) => line.run === number));
  for (const [at, { wish, connection }] of planned.placed.entries()) {
    const identificatie = wish.want?.['identificatie'];
    if (typeof identificatie === 'string' && carried.ids[at] !== null) await keepRoute(room, wish.kind, identificatie, connection);
  }
  return carried;
}

/** One command; a message that is taken up again gets what came of it the first time. */
export async function carryOut(work: Work, position: number, orders: readonly Order[], revise: Parameters<Doing['carryOut']>[1], signal: AbortSignal): Promise<CarriedOut> {
  const before = work.carried[position];
  if (before) return before;
  try {
    const carried = await carry(work, orders, revise, signal);
    work.carried.push(carried);
    if (!(await work.room.store.carried(work.keeper.claim, work.carried))) throw new LeaseLost();
    return carried;
  } catch (error) {
    if (error instanceof LeaseLost || work.keeper.signal.aborted) throw error instanceof LeaseLost ? error : new LeaseLost();
    await takeBack(work, error);
    throw error;
  } finally {
    await letGo(work.room, work.keeper);
  }
}

/** The doing of one message. */
export function doingOf(work: Work): Doing {
  let position = 0;
  return {
    carryOut: (orders, revise, signal) => {
      if (orders.length === 0) throw new Blocked(diagnostic('ZS9001', 'a command without orders'));
      position += 1;
      return carryOut(work, position - 1, orders, revise, signal);
    },
  };
}
