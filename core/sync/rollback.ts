// Plans the way back: what an applied plan changed becomes what it was before. Shown first, approved like any plan.
import { Blocked } from '../connector/outcome';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { planOf } from './approve';
import { entryOf } from './approval';
import { spoken, syncOf } from './find';
import { look, REMOVAL, type Wish } from './look';
import { knownOf, summarize, type PlanReport, type ShownChange } from './plan';
import type { PlanEntry } from './ports';
import type { Room } from './room';

/** Nothing was there before: going back is removing what we made. */
const before = (entry: PlanEntry): Wish => (entry.before === null ? REMOVAL : { want: entry.before, diagnostics: [], rules: () => new Map() });

/**
 * Reads the targets and plans per executed entry; writes nothing to them. Kept as a plan of origin `rollback`, whose id is
 * answered with its diff. After it is applied the target holds the old values, and the source still says the new ones: they
 * come again only with the next change or a replay. Throws Blocked ZS4018 where nothing of the plan was executed.
 */
export async function rollback(room: Room, id: string, by: string, signal: AbortSignal): Promise<PlanReport & { readonly plan: string | null }> {
  const plan = await planOf(room, id);
  const sync = syncOf(room, plan.sync);
  const executed = plan.entries.filter((entry) => entry.state === 'applied');
  if (executed.length === 0) throw new Blocked(diagnostic('ZS4018', `nothing of plan ${id} was executed`, { subject: `plan ${id}` }));
  const entries: PlanEntry[] = [];
  const changes: ShownChange[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const entry of executed) {
    const known = await knownOf(room, sync, entry.ref, entry.target);
    const wish = before(entry);
    const seen = await look(room, sync, { ref: entry.ref, target: entry.target, wish, ...known, links: known.base?.links ?? {} }, signal);
    const irreversible = entry.steps.filter((step) => step.irreversible).map((step) => diagnostic('ZS4018', `"${step.name}" of plan ${id} cannot be taken back`, { subject: spoken(entry.ref), severity: 'warning' }));
    diagnostics.push(...irreversible);
    changes.push(...seen.changes.map((change) => ({ ...change, subject: spoken(entry.ref), target: entry.target, blocked: seen.diagnostics.some((finding) => finding.severity === 'error') })));
    if (seen.planned.steps.length > 0) entries.push(entryOf({ ref: entry.ref, target: entry.target, base: known.base, desiredHash: null }, seen, [`it takes back plan ${id}`]));
  }
  const saved = entries.length === 0 ? null : await room.store.plans.save({ sync: plan.sync, origin: 'rollback', of: id, madeBy: by, decisions: {}, revision: room.revision, entries });
  return { sync: plan.sync, summary: summarize(changes), changes, diagnostics, entries, plan: saved };
}
