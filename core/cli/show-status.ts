// Shows how the house stands, for people.
import { LAYERS, type Layer } from '../sync/ports';
import type { Standing } from '../compose/standing';
import { drifted } from '../sync/status';
import { table } from './print';

const SPOKEN: Readonly<Record<Layer, string>> = {
  webhook: 'webhook', hot: 'the hot sweep', window: 'the window sweep', scan: 'the complete scan', deep: 'the deep look', first: 'the first scan', discovery: 'way of another subject', replay: 'replay', house: 'the house',
};

const HOUR = 3_600_000;
const hours = (ms: number): string => (ms >= HOUR ? `${Math.round(ms / HOUR)} hours` : `${Math.round(ms / 60_000)} minutes`);

/** What others sent us, per service. */
function serviceLines({ services, findings }: Standing): string[] {
  const lines = services.map(({ service, answered, refused, waiting, failed, oldest }) =>
    `service ${service}: ${answered} messages answered and ${refused} refused in seven days; ${waiting} waiting${oldest ? ` since ${oldest.toISOString()}` : ''}, ${failed} failed${failed > 0 ? ` (zaaksluis exchanges ${service} --failed shows them)` : ''}`);
  const told = findings.map(({ service, operation, count, lastAt, last }) => `  ${last.code} ${count} × ${service} ${operation === '' ? '' : `${operation} `}${last.field ?? ''}: ${last.message} (last ${lastAt.toISOString()})`);
  return told.length === 0 ? lines : [...lines, 'what messages held and nobody could place:', ...told];
}

export function statusText(now: Standing): string {
  const called = serviceLines(now);
  const silent = now.silent.map(({ name, heardAt, expectMs }) => `${name} was ${heardAt === null ? 'never heard' : `last heard ${heardAt}`}; it normally speaks every ${hours(expectMs)}`);
  if (now.syncs.length === 0 && called.length > 0) return [...silent, ...called, now.atRest ? 'Everything rests.' : 'There is work to do.'].join('\n');
  if (now.syncs.length === 0) return 'Nothing was ever marked here. A node scans the sources by its schedule; zaaksluis scan <sync> does it now.';
  const rows = now.syncs.map((row) => [row.sync, row.target === null ? 'source' : `→ ${row.target}`, ...[row.total, row.inStep, row.due, row.held, row.blocked, row.retrying].map(String), row.oldestDue?.toISOString() ?? '']);
  const plans = now.plans.map((plan) => `plan ${plan.id} of ${plan.sync} waits for approval since ${plan.madeAt.toISOString()}: zaaksluis plans ${plan.id}`);
  const resting = now.resting.map((one) => `${one.name} ${one.haltedBecause ? `is halted: ${one.haltedBecause.code} ${one.haltedBecause.message}` : `is paused by ${one.pausedBy ?? 'somebody'}: ${one.pausedBecause ?? ''}${one.pausedUntil ? ` until ${one.pausedUntil.toISOString()}` : ''}`}`);
  const recovering = now.recovering.map((name) => `${name} is looked up again before anything is written to it`);
  const proofs = now.proofs.map((proof) => `${proof.sync} was last proved ${proof.at.toISOString()}: ${proof.totals['in-step'] ?? 0} of ${proof.totals['selected'] ?? 0} in step, ${drifted(proof)} drifted${drifted(proof) > 0 ? ` (zaaksluis prove ${proof.sync} shows where)` : ''}`);
  const caught = [...new Set(now.layers.map(({ sync }) => sync))].map((sync) => {
    const layers = now.layers.filter((one) => one.sync === sync && one.changed > 0).sort((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer));
    return layers.length === 0 ? '' : `changes of ${sync} in seven days: ${layers.map(({ layer, changed }) => `${changed} by ${SPOKEN[layer]}`).join(', ')}`;
  }).filter((line) => line !== '');
  const gaps = now.gaps.map(({ sync, layer, count, oldest }) => `${count} changes of ${sync} were found by ${SPOKEN[layer]} and told by no webhook, since ${oldest.toISOString()}`);
  return [table([['sync', '', 'all', 'in step', 'due', 'held', 'blocked', 'retrying', 'oldest due'], ...rows]), ...plans, ...resting, ...recovering, ...silent, ...proofs, ...caught, ...gaps, ...called, now.atRest ? 'Everything rests.' : 'There is work to do.'].join('\n');
}
