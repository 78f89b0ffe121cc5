// Carries out the steps of a command one by one; a reply that was lost is looked up before anything is done again.
import type { Applied } from '../connector/contract';
import { Blocked, Halt, Retry } from '../connector/outcome';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import { LeaseLost, spoken } from './classify';
import { contentDoor } from './content';
import type { Keeper } from './lease';
import type { StepLine } from './ports';
import { contextOf, ended } from './progress';
import type { RegisterAt, ServiceRoom } from './room';
import { registerOf } from './route';
import type { Run } from './work';

/** A step that may be repeated is tried so often when its effect is not there. */
const TRIES = 2;

/** Writes down that a step was done. */
export async function record(room: ServiceRoom, keeper: Keeper, run: Run, line: StepLine, applied: Applied): Promise<void> {
  if (!(await room.store.done(keeper.claim, line.id, applied))) throw new LeaseLost();
  const { kind, key } = line.step.object;
  if (applied.id !== null) await room.store.objects.link([{ connection: line.connection, kind, key, targetId: applied.id, owner: `service ${room.name}` }]);
  run.lines = ended(run.lines, line.id, 'done', applied);
  run.uncertain = null;
}

/** One call. A refusal (Blocked, Halt) is an answer: the step was not done. Anything else leaves it uncertain. */
async function attempt(room: ServiceRoom, keeper: Keeper, run: Run, line: StepLine, at: RegisterAt): Promise<Applied> {
  const lasting = line.step.content !== undefined || line.step.lasting === true;
  const cut = await keeper.enter(at, lasting);
  const context = contextOf(keeper.claim, run.lines, line);
  const door = line.step.content === undefined ? {} : { content: contentDoor(room, keeper.claim, line, cut) };
  run.uncertain = line.id;
  try {
    return await at.register.apply(line.step, { ...context, ...door }, cut);
  } catch (error) {
    if (error instanceof LeaseLost || keeper.signal.aborted) throw error;
    if (error instanceof Blocked || error instanceof Halt) {
      // Its line stays open until what may be half done of it is taken away: a crash before that must find it.
      run.refused = { line: line.id, reason: error.diagnostics[0] ?? diagnostic('ZS6019', 'refused without saying why') };
      run.uncertain = null;
    } else if (!(error instanceof DiagnosticError) && cut.aborted) throw new Retry(diagnostic('ZS6004', `"${line.step.name}" took too long`, { subject: spoken(keeper.claim) }), undefined, { cause: error });
    throw error;
  }
}

/** The result of a step whose reply was lost; null: it did not take effect as far as can be seen. What the question itself meets is not the news. */
async function lookedUp(run: Run, line: StepLine, at: RegisterAt, keeper: Keeper): Promise<Applied | null> {
  try {
    const cut = await keeper.enter(at, false);
    const seen = await at.register.recognise(line.step, contextOf(keeper.claim, run.lines, line), cut);
    return seen.state === 'applied' ? seen : null;
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    return null;
  }
}

async function step(room: ServiceRoom, keeper: Keeper, run: Run, line: StepLine): Promise<void> {
  const at = registerOf(room, line.connection);
  for (let tries = 1; ; tries += 1) {
    try {
      return await record(room, keeper, run, line, await attempt(room, keeper, run, line, at));
    } catch (error) {
      if (error instanceof LeaseLost || keeper.signal.aborted || run.uncertain !== line.id) throw error;
      const seen = await lookedUp(run, line, at, keeper);
      if (seen) return record(room, keeper, run, line, seen);
      if (!line.step.repeatable || tries >= TRIES) throw error;
    }
  }
}

/** Executes what is left, in order. Throws what the register threw, or LeaseLost; `run` says how far it came. */
export async function runSteps(room: ServiceRoom, keeper: Keeper, run: Run): Promise<void> {
  for (const line of run.lines.filter(({ state }) => state === 'intended')) await step(room, keeper, run, line);
}
