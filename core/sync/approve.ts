// A person lets a plan through or turns it down, having seen it.
import { Blocked } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import { planHash } from './approval';
import type { PlanReport } from './plan';
import type { Plan, Person } from './ports';
import type { Room } from './room';

/** Keeps what `planSync` showed, so that exactly this can be approved. Answers its id; null: there was nothing to do. */
export async function savePlan(room: Room, report: PlanReport, by: string): Promise<string | null> {
  if (report.entries.length === 0) return null;
  return room.store.plans.save({ sync: report.sync, origin: 'saved', of: null, madeBy: by, decisions: {}, revision: room.revision, entries: report.entries });
}

/** A plan, with the hash by which a person says what they saw. Throws Blocked ZS4018 where there is none. */
export async function planOf(room: Pick<Room, 'store'>, id: string): Promise<Plan & { readonly hash: string }> {
  const plan = await room.store.plans.get(id);
  if (!plan) throw new Blocked(diagnostic('ZS4018', `there is no plan ${id}`, { subject: `plan ${id}` }));
  return { ...plan, hash: planHash(plan.entries) };
}

/**
 * Approves all of a plan; its deliveries become due with its id, and each is executed only if its steps are then still these.
 * `seen`: the hash that was shown with the plan; another hash means that the plan changed since. The store refuses a maker who
 * approves. Throws Blocked ZS4015 or ZS4018.
 */
export async function approve(room: Pick<Room, 'store'>, id: string, person: Person, options: { readonly seen?: string; readonly decisions?: JsonObject } = {}): Promise<void> {
  const plan = await planOf(room, id);
  if (!person.roles.includes('approver')) throw new Blocked(diagnostic('ZS4015', `${person.name} is not an approver`, { subject: `plan ${id}`, remedy: 'Let a person with the role approver do this.' }));
  if (options.seen !== undefined && options.seen !== plan.hash) throw new Blocked(diagnostic('ZS4015', `plan ${id} changed since it was shown`, { subject: `plan ${id}` }));
  await room.store.plans.approve(id, person.name, options.decisions ?? {});
}

/** Turns a plan down, with the reason; its deliveries rest until a new mark. */
export async function reject(room: Pick<Room, 'store'>, id: string, person: Person, why: string): Promise<void> {
  await planOf(room, id);
  if (!person.roles.includes('approver')) throw new Blocked(diagnostic('ZS4015', `${person.name} is not an approver`, { subject: `plan ${id}` }));
  await room.store.plans.reject(id, person.name, why);
}
