// Looks again after a delivery: the target must hold what was delivered, and nothing must be left to do.
import type { Step } from '../connector/contract';
import { Blocked } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { canonical } from '../model/hash';
import { flatten } from '../model/paths';
import { notHeld, retained } from './base';
import { spoken, targetOf } from './find';
import { look, type Look, type Wish } from './look';
import type { Base, DeliveryClaim } from './ports';
import type { Room, Sync } from './room';
import type { Progress } from './run';

/** How many fields a finding names. */
const NAMED = 10;

/** The delivered values of fields that were written just now: what a person edited long ago is no concern here. */
function writtenFields(delivered: Look, values: Base['values']): Base['values'] {
  const paths = delivered.changes.flatMap((change) => change.fields.filter((field) => field.kept === undefined).map((field) => field.path));
  return Object.fromEntries(paths.flatMap((path) => (values[path] ? [[path, values[path]]] : [])));
}

export interface Verified {
  readonly links: Progress['links'];
  /** Something new can be done meanwhile (what a relation leads to has arrived): this delivery is done, and comes again at once. */
  readonly moved: boolean;
}

/** A step as it would be written: the same one twice means that the target does not keep it. */
const written = (step: Step): string => canonical({ name: step.name, request: step.request });

/**
 * Plans again from what the target has now, with what was just delivered as base: what was written must be there, and nothing of
 * it may have to be written again. Throws Blocked ZS4009 where the target made something else of it, so that we do not write the
 * same thing for ever. A target that cannot be asked is believed.
 */
export async function verify(room: Room, sync: Sync, claim: DeliveryClaim, wish: Wish, delivered: Look, progress: Progress, signal: AbortSignal): Promise<Verified> {
  if (delivered.now.state === 'unknowable') return { links: progress.links, moved: false };
  const { config } = targetOf(room, sync, claim.target);
  const values = retained(delivered.planned.delivers, config.retain, room.store.key);
  const base: Base = { values, links: progress.links, desiredHash: claim.desiredHash, revision: room.revision };
  const again = await look(room, sync, { ref: claim.ref, target: claim.target, wish, base, pending: null, links: progress.links }, signal);
  const left = again.changes.flatMap((change) => change.fields.filter((field) => field.kept === undefined).map((field) => field.path));
  const lost = again.now.state === 'found' ? notHeld(writtenFields(delivered, values), flatten(again.now.value), room.store.key) : [];
  const before = new Set(delivered.planned.steps.map(written));
  const isRepeated = again.planned.steps.some((step) => before.has(written(step)));
  if (lost.length > 0 || isRepeated) {
    const named = [...new Set([...lost, ...left])];
    const what = (named.length > 0 ? named : again.planned.steps.map((step) => step.name)).slice(0, NAMED).join(', ');
    throw new Blocked(diagnostic('ZS4009', `the target holds something else than was delivered: ${what}`, { subject: spoken(claim.ref) }));
  }
  return { links: again.now.state === 'found' ? { ...progress.links, ...again.now.links } : progress.links, moved: again.planned.steps.length > 0 };
}
