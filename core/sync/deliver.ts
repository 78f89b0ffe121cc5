// Makes one target agree with one subject: plan from want, base and now; apply; verify; and say what was delivered.
import { performance } from 'node:perf_hooks';
import type { Action } from '../connector/contract';
import { Blocked } from '../connector/outcome';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import type { Ref } from '../model/ref';
import { askApproval } from './approval';
import { mergeLinks, retained } from './base';
import { classify, LeaseLost } from './classify';
import { early } from './early';
import { placesOf, spoken, syncOf, targetOf, waitName } from './find';
import { keptFields, look, needsAdoption, type Look, type Wish } from './look';
import type { Base, Delivered, DeliveryClaim, ObjectKey } from './ports';
import { refuseReset } from './reset';
import { abandon, resolveRun, type Resolved } from './resolve';
import { outsideWindows, resting } from './resting';
import type { Room, Sync } from './room';
import { objectsOf, run, type Line, type Progress } from './run';
import { handedOver, stopped, telling, underOrder, type Ruled } from './transfer/under-order';
import { verify } from './verify';
import { samePlace, wantedOf } from './wanted';

type Ending = Outcome<Delivered, Diagnostic>;

const SECOND = 1000;
/** A second delivery of one object waits this long for the first. */
const BUSY = 2 * SECOND;
/** The net under `waitsOn`: settling the subject wakes this delivery sooner. */
const READ_FIRST = 600 * SECOND;
/** The net under what waits for another delivery: for a settle that came between our look and our own settle. */
const WAITED_FOR = 30 * SECOND;

interface Work {
  readonly room: Room;
  readonly sync: Sync;
  readonly claim: DeliveryClaim;
  readonly signal: AbortSignal;
}

const unchanged = (room: Room, base: Base | null, diagnostics: readonly Diagnostic[]): Ending =>
  ({ kind: 'done', result: { base, revision: room.revision, actions: [], diagnostics } });

/** What stays different because a person owns it, told with the delivery. */
function reported(seen: Look, claim: DeliveryClaim): readonly Diagnostic[] {
  const kept = keptFields(seen.changes).map((field) => diagnostic('ZS4010', `${field.path} was ${field.kept === 'edited' ? 'edited' : 'filled'} at the target and stays`, { subject: spoken(claim.ref), field: field.path }));
  return [...seen.diagnostics, ...kept];
}

/** The base after this delivery; null after a removal. */
function delivered({ room, sync, claim }: Work, wish: Wish, seen: Look, links: Progress['links'], restores: boolean): Base | null {
  if (wish.want === null) return null;
  const { config } = targetOf(room, sync, claim.target);
  // What a person owns now we did deliver once: by that it is still known as edited, and as ours again when they put it back.
  const edited = Object.fromEntries(keptFields(seen.changes).flatMap(({ path }) => (seen.base?.[path] ? [[path, { ...seen.base[path], kept: true as const }]] : [])));
  const values = { ...edited, ...retained(seen.planned.delivers, config.retain, room.store.key) };
  return { values, links, desiredHash: restores ? null : claim.desiredHash, revision: room.revision };
}

/** Tells the plan that was approved what came of it, with the value before it for a roll-back. */
async function closePlan({ room, claim }: Work, plan: string, seen: Look | null): Promise<void> {
  const known = seen ?? null;
  const before = known ? (known.now.state === 'found' ? known.now.value : null) : ((await room.store.plans.get(plan))?.entries.find(samePlace(claim))?.before ?? null);
  await room.store.plans.applied(plan, claim.ref, claim.target, before);
}

/** What had to wait for other deliveries comes back when they settle, or when the net goes off; undefined: nothing waits. */
async function waiting({ room, sync, claim }: Work, seen: Look): Promise<Omit<Extract<Ending, { kind: 'again' }>, 'kind'> | undefined> {
  const { waits } = seen.planned;
  if (!waits || waits.refs.length === 0) return undefined;
  const { config } = targetOf(room, sync, claim.target);
  // What settled while we looked will not call again.
  const known = await room.store.questions.linked(config.connection, waits.refs);
  if (waits.refs.every((ref) => known.has(ref.id)) && seen.planned.steps.length === 0 && seen.now.state === 'absent') return { afterMs: 0, reason: waits.reason };
  const places = (refs: readonly Ref[]) => refs.map((ref) => placesOf(room, config.connection, ref)).filter((part) => part.length > 0);
  return { afterMs: WAITED_FOR, reason: waits.reason, waitsOn: places(waits.refs), absent: places(waits.refs.filter((ref) => !known.has(ref.id))).flat(), lookedMs: performance.now() - seen.at };
}

/** What this delivery leaves for later: to come back for, or to be woken by. */
async function afterwards(work: Work, seen: Look): Promise<Pick<Extract<Ending, { kind: 'done' }>, 'again' | 'wokenBy'>> {
  const rest = await waiting(work, seen);
  const { config } = targetOf(work.room, work.sync, work.claim.target);
  const wokenBy = (seen.planned.wokenBy ?? []).flatMap((ref) => placesOf(work.room, config.connection, ref));
  return { ...(rest && { again: rest }), ...(wokenBy.length > 0 && { wokenBy }) };
}

/** Carries out lines that were journalled, and looks whether the target holds the result. */
async function carryOut(work: Work, wish: Wish, restores: boolean, seen: Look, lines: readonly Line[], from: Progress, renewedAt: number): Promise<Ending> {
  const { room, sync, claim, signal } = work;
  const { open, target, config } = targetOf(room, sync, claim.target);
  const plan = lines[0]?.plan ?? null;
  const progress = await run(room, claim, { source: sync, open, target, config, lines, from, renewedAt, reason: claim.destruction ? `sync ${sync.name}, destruction list ${claim.destruction.list}` : plan === null ? `sync ${sync.name}` : `sync ${sync.name}, plan ${plan}` }, signal);
  const { links, moved } = await verify(room, sync, claim, wish, seen, progress, signal);
  if (plan !== null) await closePlan(work, plan, seen);
  const actions = lines.map((line): Action => line.request.action);
  return { kind: 'done', result: { base: delivered(work, wish, seen, links, restores), revision: room.revision, actions, diagnostics: reported(seen, claim) }, ...(moved ? { again: comesAgain(claim) } : await afterwards(work, seen)) };
}

/** More can be done than could when this was planned: at once, but not in a circle that heats the house. */
const comesAgain = (claim: DeliveryClaim) => ({ afterMs: BUSY, reason: diagnostic('ZS4016', 'what it waited for arrived while it was delivered', { subject: spoken(claim.ref) }) });

/** Another delivery has these objects. */
function busyWith(objects: readonly ObjectKey[], claim: DeliveryClaim): Ending {
  const names = objects.map((object) => `${object.kind} ${object.key}`).join(', ');
  return { kind: 'again', afterMs: BUSY, reason: diagnostic('ZS4007', `${names} is being written`, { subject: spoken(claim.ref) }) };
}

/** Work on objects that are ours alone: settling it gives them back, and where it is cut short nobody settles. */
async function holding({ room, claim }: Work, doing: () => Promise<Ending>): Promise<Ending> {
  try {
    return await doing();
  } catch (error) {
    await room.store.objects.release(claim.lease);
    throw error;
  }
}

/** Begins a run: its objects are ours and the journal knows every step, then it is carried out. */
async function begin(work: Work, wish: Wish, restores: boolean, seen: Look): Promise<Ending> {
  const { room, sync, claim } = work;
  const { open, config } = targetOf(room, sync, claim.target);
  const { steps } = seen.planned;
  const since = performance.now();
  const pending = { values: retained(seen.planned.delivers, config.retain, room.store.key), held: seen.base, desiredHash: restores || wish.want === null ? null : claim.desiredHash };
  const begun = await room.store.journal.intend(claim, steps, {
    actor: claim.destruction?.approvedBy ?? claim.approved?.approvedBy ?? room.actor,
    plan: claim.destruction ? null : (claim.approved?.plan ?? null),
    pending, leaseMs: room.leaseMs, connection: open.name, objects: objectsOf(open, steps),
  });
  if (begun.kind === 'lost') throw new LeaseLost();
  if (begun.kind === 'busy') return busyWith(begun.objects, claim);
  if (begun.kind === 'resting') return (await resting(room, sync, open)) ?? { kind: 'again', ...comesAgain(claim) };
  const lines = begun.entries.map((entry, index): Line => ({ ...entry, request: steps[index] as Line['request'] }));
  const links = seen.now.state === 'found' ? { ...claim.base?.links, ...seen.now.links } : seen.now.state === 'absent' ? {} : (claim.base?.links ?? {});
  return holding(work, () => carryOut(work, wish, restores, seen, lines, { results: {}, links }, since));
}

/** Irreversible steps come last, whatever else a plan holds: after them nothing can be taken back. */
function refuseWrongOrder(seen: Look, claim: DeliveryClaim): void {
  const { steps } = seen.planned;
  const first = steps.findIndex((step) => step.irreversible);
  const late = first < 0 ? undefined : steps.slice(first).find((step) => !step.irreversible);
  if (late) throw new Blocked(diagnostic('ZS9001', `"${late.name}" was planned after an irreversible step`, { subject: spoken(claim.ref) }));
}

/** Finishes the steps a person approved, or that a target which cannot be asked was promised; null: plan again instead. */
async function rollForward(work: Work, wish: Wish, restores: boolean, resolved: Resolved): Promise<Ending | null> {
  const { room, sync, claim, signal } = work;
  const { open, target, config } = targetOf(room, sync, claim.target);
  const isApproved = resolved.plan !== null && claim.approved?.plan === resolved.plan;
  const refused = resolved.lines.some((line) => line.state === 'failed');
  if (refused || resolved.left.length === 0 || !(isApproved || !open.canBeAsked)) return null;
  const wait = outsideWindows(room, sync) ?? (await resting(room, sync, open));
  if (wait) return wait;
  const busy = await room.store.objects.hold(objectsOf(open, resolved.left.map((line) => line.request)), claim.lease, room.leaseMs);
  if (busy.length > 0) return busyWith(busy, claim);
  return holding(work, async () => {
    await run(room, claim, { source: sync, open, target, config, lines: resolved.left, from: resolved.progress, reason: `sync ${sync.name}, resumed` }, signal);
    return resume(work, wish, restores, await settledRun(work, resolved));
  });
}

async function settledRun({ room, claim }: Work, resolved: Resolved): Promise<Resolved> {
  const lines = await room.store.journal.open(claim);
  const links = lines.reduce((known, line) => (line.request.link === undefined ? known : mergeLinks(known, { [line.request.link]: line.targetId })), claim.base?.links ?? {});
  return { ...resolved, lines, left: [], progress: { ...resolved.progress, links } };
}

/** After a run that is complete or given up: plan from what the target holds now. */
async function resume(work: Work, wish: Wish, restores: boolean, resolved: Resolved | null): Promise<Ending> {
  const { room, sync, claim, signal } = work;
  const { open } = targetOf(room, sync, claim.target);
  const links = resolved?.progress.links ?? claim.base?.links ?? {};
  const complete = resolved !== null && resolved.lines.length > 0 && resolved.lines.every((line) => line.state === 'done');
  // A blind target was told everything: what we told it is what it has, as far as anybody knows.
  const base: Base | null = complete && !open.canBeAsked && claim.pending ? { values: claim.pending.values, links, desiredHash: claim.pending.desiredHash, revision: room.revision } : claim.base;
  const seen = await look(room, sync, { ref: claim.ref, target: claim.target, wish, base, pending: claim.pending, links, distrusted: claim.distrusted }, signal);
  const errors = seen.diagnostics.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Blocked(errors);
  if (needsAdoption(seen)) {
    const fields = seen.changes.reduce((count, change) => count + change.fields.length, 0);
    throw new Blocked(diagnostic('ZS4002', `${fields} fields differ from what ${claim.target} holds`, { subject: spoken(claim.ref) }));
  }
  const isDone = seen.planned.steps.length === 0;
  const later = isDone ? await afterwards(work, seen) : {};
  // Nothing is there yet and nothing may be done yet: what was delivered stays as it was.
  if (later.again && seen.now.state === 'absent') return { kind: 'again', ...later.again };
  if (isDone) {
    if (complete && resolved.plan !== null && resolved.plan === claim.approved?.plan) await closePlan(work, resolved.plan, null);
    else if (claim.heldBy !== null || claim.approved !== null) await room.store.plans.withdraw(claim);
    const actions = complete ? resolved.lines.map((line): Action => line.request.action) : [];
    const now = seen.now.state === 'found' ? { ...links, ...seen.now.links } : links;
    return { kind: 'done', result: { base: delivered(work, wish, seen, now, restores), revision: room.revision, actions, diagnostics: reported(seen, claim) }, ...later };
  }
  refuseWrongOrder(seen, claim);
  if (claim.base !== null && seen.now.state === 'absent' && wish.want !== null && !claim.distrusted) await refuseReset(room, sync, claim.target, claim.ref, signal);
  // Whoever approved a destruction list approved its removals, and nothing else.
  const held = claim.destruction && wish.want === null ? null : await askApproval(room, sync, claim, seen, wish.want === null);
  if (held) return held;
  return outsideWindows(room, sync) ?? begin(work, wish, restores, seen);
}

async function work(room: Room, claimed: DeliveryClaim, signal: AbortSignal): Promise<Ending> {
  const ruled = await underOrder(room, syncOf(room, claimed.sync), claimed);
  return telling(room, ruled, async () => {
    const ending = await ruledWork(room, ruled, signal);
    if (ruled.ruling.kind === 'ordered' && ending.kind === 'done' && ending.again === undefined) await handedOver(room, ruled.ruling.standing);
    return ending;
  });
}

async function ruledWork(room: Room, ruled: Ruled, signal: AbortSignal): Promise<Ending> {
  const { sync, claim } = ruled;
  const { open, target, config } = targetOf(room, sync, claim.target);
  const it: Work = { room, sync, claim, signal };
  const resolved = claim.pending === null ? null : await resolveRun(room, claim, { open, target, config }, signal);
  if (resolved && 'kind' in resolved) return resolved;
  const stays = await stopped(room, ruled, resolved !== null && resolved.lines.length > 0 && resolved.lines.every((line) => line.state === 'done'));
  if (stays) {
    if (resolved) await abandon(room, claim, resolved.left);
    if (claim.heldBy !== null) await room.store.plans.withdraw(claim);
    return unchanged(room, claim.base, stays);
  }
  const wanted = await wantedOf(room, sync, claim);
  if (wanted.kind === 'read') {
    await room.store.mark([{ sync: sync.name, ref: claim.ref }], claim.lane);
    return { kind: 'again', afterMs: READ_FIRST, reason: diagnostic('ZS4016', 'the source is read first', { subject: spoken(claim.ref) }), waitsOn: [[waitName(sync.name, claim.ref)]] };
  }
  if (wanted.kind === 'rest') {
    if (resolved) await abandon(room, claim, resolved.left);
    if (claim.heldBy !== null) await room.store.plans.withdraw(claim);
    return unchanged(room, claim.base, wanted.diagnostics);
  }
  const waits = wanted.wish.want === null || wanted.restores ? null : await early(room, sync, claim, WAITED_FOR);
  if (waits) return waits;
  if (resolved) {
    const forward = await rollForward(it, wanted.wish, wanted.restores, resolved);
    if (forward) return forward;
    await abandon(room, claim, resolved.left);
  }
  return resume(it, wanted.wish, wanted.restores, resolved);
}

/**
 * One claimed delivery. Nothing is written outside without a journal line in the same lease, an object lease, and (where
 * asked) an approval of exactly these steps. The outcome is settled by the loop that claimed it.
 */
export async function deliver(room: Room, claim: DeliveryClaim, signal: AbortSignal): Promise<Ending> {
  const connection = room.syncs.get(claim.sync)?.targets.get(claim.target)?.connection ?? claim.target;
  try {
    return await work(room, claim, signal);
  } catch (error) {
    if (signal.aborted) throw error; // cut short by who claimed it, who knows why
    const failure = classify(error, { subject: spoken(claim.ref), connection, verb: 'deliver' });
    if (failure.kind === 'retry' && failure.reason.code === 'ZS9002') {
      room.log.error({ sync: claim.sync, target: claim.target, subject: spoken(claim.ref), stack: error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '' }, failure.reason.message);
    }
    return failure;
  }
}

