// What is known of the steps of a message: results by name and links, per register.
import type { Applied, ApplyContext } from '../connector/contract';
import type { ExchangeClaim, StepLine } from './ports';

/** A result of a step, as later steps refer to it. */
export const resultOf = (line: StepLine): Applied => ({ state: 'applied', id: line.targetId, result: line.detail });

/** What a step of this register is told: results of the steps of its command, and the links they made. */
export function contextOf(claim: ExchangeClaim, lines: readonly StepLine[], line: StepLine): ApplyContext {
  const before = lines.filter((one) => one.state === 'done' && one.run === line.run && one.connection === line.connection);
  const links = before.flatMap((one): [string, string][] => (one.step.link === undefined || one.targetId === null ? [] : [[one.step.link, one.targetId]]));
  return {
    ref: line.ref,
    results: Object.fromEntries(before.map((one) => [one.step.name, resultOf(one)])),
    links: Object.fromEntries(links),
    options: {},
    reason: `${claim.service}: ${claim.name.operation} ${claim.name.referentienummer}`,
  };
}

/** The same lines, one of them ended. */
export const ended = (lines: readonly StepLine[], id: string, state: StepLine['state'], applied?: Applied): readonly StepLine[] =>
  lines.map((line) => (line.id === id ? { ...line, state, ...(applied ? { targetId: applied.id, detail: applied.result } : {}) } : line));
