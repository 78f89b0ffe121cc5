// Shows how the house stands, for people.
import { drifted, type Status } from '../sync/status';
import { table } from './print';

const HOUR = 3_600_000;
const hours = (ms: number): string => (ms >= HOUR ? `${Math.round(ms / HOUR)} hours` : `${Math.round(ms / 60_000)} minutes`);

export function statusText(now: Status): string {
  if (now.syncs.length === 0) return 'Nothing was ever marked here. A node scans the sources by its schedule; zaaksluis scan <sync> does it now.';
  const rows = now.syncs.map((row) => [row.sync, row.target === null ? 'source' : `→ ${row.target}`, ...[row.total, row.inStep, row.due, row.held, row.blocked, row.retrying].map(String), row.oldestDue?.toISOString() ?? '']);
  const plans = now.plans.map((plan) => `plan ${plan.id} of ${plan.sync} waits for approval since ${plan.madeAt.toISOString()}: zaaksluis plans ${plan.id}`);
  const resting = now.resting.map((one) => `${one.name} ${one.haltedBecause ? `is halted: ${one.haltedBecause.code} ${one.haltedBecause.message}` : `is paused by ${one.pausedBy ?? 'somebody'}: ${one.pausedBecause ?? ''}${one.pausedUntil ? ` until ${one.pausedUntil.toISOString()}` : ''}`}`);
  const recovering = now.recovering.map((name) => `${name} is looked up again before anything is written to it`);
  const silent = now.silent.map(({ name, heardAt, expectMs }) => `${name} was ${heardAt === null ? 'never heard' : `last heard ${heardAt}`}; it normally speaks every ${hours(expectMs)}`);
  const proofs = now.proofs.map((proof) => `${proof.sync} was last proved ${proof.at.toISOString()}: ${proof.totals['in-step'] ?? 0} of ${proof.totals['selected'] ?? 0} in step, ${drifted(proof)} drifted${drifted(proof) > 0 ? ` (zaaksluis prove ${proof.sync} shows where)` : ''}`);
  return [table([['sync', '', 'all', 'in step', 'due', 'held', 'blocked', 'retrying', 'oldest due'], ...rows]), ...plans, ...resting, ...recovering, ...silent, ...proofs, now.atRest ? 'Everything rests.' : 'There is work to do.'].join('\n');
}
