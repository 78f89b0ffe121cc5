// Opens the store: everything that the rooms ask of the database, over one pool and one TypeORM data source.
import { randomUUID } from 'node:crypto';
import type { Inbox, Shelf } from '../connector/host';
import type { Exchanges } from '../exchange/ports';
import type { Store } from '../sync/ports';
import { beat, endRecovering, recognise, type Recovering } from './backup';
import { openPool } from './pool';
import { adopt } from './postgres/adopt';
import { approve, reject } from './postgres/approve';
import { callFailed, callSucceeded } from './postgres/breaker';
import { caught, missed as missedChanges } from './postgres/caught';
import { claimDeliveries } from './postgres/claimDeliveries';
import { claimSubjects } from './postgres/claimSubjects';
import { coming } from './postgres/coming';
import { listConnections, pause, resume, revive } from './postgres/connections';
import { counts } from './postgres/counts';
import { distrust } from './postgres/distrust';
import { destructions } from './postgres/destructions';
import { exchanges } from './postgres/exchange';
import { declareFlows, flowKeeper } from './postgres/flows';
import { halt } from './postgres/halt';
import { heard } from './postgres/heard';
import { lookedAfter } from './postgres/looked-after';
import { inbox } from './postgres/inbox';
import { intend } from './postgres/intend';
import { note, of, open } from './postgres/journal';
import { transferLists } from './postgres/lists';
import { mark } from './postgres/mark';
import { markOldest } from './postgres/markOldest';
import { findObjects, hold, link, releaseObjects } from './postgres/objects';
import { page } from './postgres/page';
import { addPerson, identify, listPersons, revokePerson } from './postgres/persons';
import { getPlan, holdPlan, listPlans, planApplied, savePlan, withdraw } from './postgres/plans';
import { keepProof, lastProofs } from './postgres/proofs';
import { keepTransfer, transferOf } from './postgres/transfers';
import { linked } from './postgres/linked';
import { listing } from './postgres/listing';
import { named } from './postgres/named';
import { pair, pairs } from './postgres/pairs';
import { atRest, deliveries, subjects } from './postgres/questions';
import { beginRecovery, endRecovery, waitingRecoveries } from './postgres/recoveries';
import { redeliver } from './postgres/redeliver';
import { releaseDeliveries, releaseSubjects } from './postgres/release';
import { renewDeliveries, renewSubjects } from './postgres/renew';
import { done, failed, missed } from './postgres/resolve';
import { activate, activeRevision } from './postgres/revisions';
import { beginScan, endScan, unseen } from './postgres/scans';
import { settleDeliveries } from './postgres/settleDeliveries';
import { settleSubjects } from './postgres/settleSubjects';
import { shelf } from './postgres/shelf';
import { lastSlot, takeSlot } from './postgres/slots';
import { sweeper } from './postgres/sweep';
import { forget, landed, take } from './postgres/take';
import { tidy } from './postgres/tidy';
import { verify } from './postgres/verify';
import { listen, sender, type Wake, type Woken } from './postgres/wake';
import { openReads } from './reads';

export interface StoreOptions {
  /** A migrated database; see `migrate`. */
  readonly url: string;
  /** The installation key for keyed hashes. */
  readonly key: Buffer;
  /** Name of this node, its own in the house. */
  readonly node: string;
  /** Hash of the files this node works with: it claims only while they are the active revision. Absent: whatever is active. */
  readonly revision?: string;
  /** As other sessions see us; begins with `zaaksluis`, for that is how the embedded database knows who still uses it. */
  readonly applicationName?: string;
}

/** The store, and what else lives in the same database. */
export interface OpenStore extends Store {
  /** The messages of those who call us. */
  readonly exchanges: Exchanges;
  shelf(connection: string): Shelf;
  inbox(connection: string): Inbox;
  /** What this node remembers of the database beside it, in `folder`: see `backup/witness.ts`. */
  readonly witness: {
    recognise(folder: string, embedded: boolean): Promise<Recovering | null>;
    beat(folder: string): Promise<void>;
    /** Every connection was looked up again. */
    recovered(by: string): Promise<boolean>;
  };
  /** Forgets the calls this node had in flight when it last ended. For a node that starts; a command beside it says again what it has. */
  landed(): Promise<void>;
  /** Calls `onWake` when a queue may have something new, whichever node made it so. Only a hint; answers how to stop. */
  listen(onWake: (queue: Woken) => void): { stop(): Promise<void> };
  close(): Promise<void>;
}

/** Opens the store on a migrated database. Connects with the first statement; `close` waits for what is under way. */
export async function openStore({ url, key, node, revision, applicationName = 'zaaksluis' }: StoreOptions): Promise<OpenStore> {
  const db = openPool(url, applicationName);
  const reads = openReads(url, applicationName);
  const program = { id: randomUUID(), node };
  let called = false;
  const keepFlows = flowKeeper();
  const wake = sender(db);
  return {
    key,
    mark: async (marks, lane, layer = 'house') => {
      await keepFlows(db, marks.map((one) => [one.sync, '', one.ref.system] as const));
      await mark(db, marks, lane, layer);
      wake('subject');
    },
    markOldest: async (sync, limit) => {
      const marked = await markOldest(db, sync, limit);
      if (marked > 0) wake('subject');
      return marked;
    },
    redeliver: async (filter, lane) => {
      if (filter.target !== undefined) await keepFlows(db, [[filter.sync, filter.target, filter.target]]);
      const raised = await redeliver(db, filter, lane);
      wake('delivery');
      return raised;
    },
    subjects: {
      claim: (lane, limit, leaseMs) => claimSubjects(db, key, revision ?? null, lane, limit, leaseMs),
      renew: (claims, leaseMs) => renewSubjects(db, claims, leaseMs),
      settle: (settlements) => settleSubjects(db, keepFlows, wake, settlements),
      release: (claims) => releaseSubjects(db, claims),
    },
    deliveries: {
      claim: (lane, limit, leaseMs) => claimDeliveries(db, revision ?? null, lane, limit, leaseMs),
      renew: (claims, leaseMs) => renewDeliveries(db, claims, leaseMs),
      settle: (settlements) => settleDeliveries(db, wake, settlements),
      release: (claims) => releaseDeliveries(db, claims),
    },
    flows: { declare: (flows) => declareFlows(db, flows) },
    scans: {
      begin: (sync, kind = 'scan') => beginScan(db, sync, kind),
      page: async (scan, names, next, lane) => {
        await keepFlows(db, names.map((one) => [one.sync, '', one.ref.system] as const));
        const taken = await page(db, scan, names, next, lane);
        if (taken.marked > 0) wake('subject');
        return taken;
      },
      end: (scan, diagnostics) => endScan(db, scan, diagnostics),
      unseen: (scan, after, limit) => unseen(db, scan, after, limit),
    },
    objects: {
      hold: (keys, lease, leaseMs) => hold(db, keys, lease, leaseMs),
      release: (lease) => releaseObjects(db, lease),
      link: (entries) => link(db, entries),
      find: (keys) => findObjects(db, keys),
    },
    lists: transferLists(db, reads, keepFlows, wake),
    destructions: destructions(db, reads, key, wake),
    exchanges: exchanges(db, reads, keepFlows, wake, { revision: revision ?? null, node }),
    transfers: { keep: (claim, step, state) => keepTransfer(db, claim, step, state), of: (claim, step) => transferOf(db, claim, step) },
    journal: {
      intend: (claim, steps, run) => intend(db, revision ?? null, claim, steps, run),
      done: (entry, targetId, detail, link) => done(db, entry, targetId, detail, link),
      failed: (entry, reason) => failed(db, entry, reason),
      missed: (entry) => missed(db, entry),
      open: (claim) => open(db, claim),
      note: (entry) => note(db, entry),
      of: (ref, limit) => of(reads, ref, limit),
      verify: () => verify(db),
    },
    plans: {
      hold: (claim, entry, revision) => holdPlan(db, claim, entry, revision),
      save: (plan) => savePlan(db, plan),
      get: (id) => getPlan(db, id),
      list: (filter) => listPlans(reads, filter),
      approve: (id, person, decisions) => approve(db, keepFlows, wake, id, person, decisions),
      reject: (id, person, why) => reject(db, id, person, why),
      withdraw: (claim) => withdraw(db, claim),
      applied: (id, ref, target, before) => planApplied(db, id, ref, target, before),
    },
    connections: {
      take: (name, wanted, budget, flying, looks) => {
        called = true;
        return take(db, program, name, wanted, budget, flying, looks);
      },
      failed: (name, reason) => callFailed(db, name, reason),
      succeeded: (name) => callSucceeded(db, name),
      halt: (name, reason) => halt(db, name, reason),
      revive: async (name) => wakeIf(wake, await revive(db, name)),
      pause: (name, until, because, by) => pause(db, name, until, because, by),
      resume: async (name, by) => {
        await resume(db, name, by);
        wakeIf(wake, true);
      },
      heard: (name) => heard(db, name),
      lookedAfter: (name, findings) => lookedAfter(db, name, findings),
      list: () => listConnections(reads),
    },
    revisions: { active: () => activeRevision(reads), activate: (hash, by) => activate(db, hash, by) },
    persons: {
      add: (name, roles) => addPerson(db, name, roles),
      revoke: (name) => revokePerson(db, name),
      identify: (token) => identify(db, token),
      list: () => listPersons(reads),
    },
    slots: { take: (schedule, planned, at) => takeSlot(db, schedule, planned, at), last: (schedule) => lastSlot(reads, schedule) },
    recoveries: {
      waiting: () => waitingRecoveries(db),
      begin: (connections, because) => beginRecovery(db, connections, because),
      done: (connection, by) => endRecovery(db, connection, by),
    },
    questions: {
      counts: () => counts(reads),
      caught: (days) => caught(reads, days),
      missed: (graceMs, withinMs) => missedChanges(reads, graceMs, withinMs),
      subjects: (filter, after, limit) => subjects(reads, filter, after, limit),
      deliveries: (filter, after, limit) => deliveries(reads, filter, after, limit),
      linked: (connection, refs) => linked(reads, connection, refs),
      coming: (names) => coming(db, names),
      pairs: (sync, target, after, limit) => pairs(reads, sync, target, after, limit),
      pair: (sync, target, ref) => pair(reads, sync, target, ref),
      named: (identificatie) => named(reads, identificatie),
      atRest: () => atRest(db),
    },
    adopt: async (delivery, base, by) => {
      await keepFlows(db, [[delivery.sync, '', delivery.ref.system], [delivery.sync, delivery.target, delivery.target]]);
      await adopt(db, delivery, base, by);
    },
    distrust: async (target, since, by) => {
      const cleared = await distrust(db, target, since, by);
      wake('delivery');
      return cleared;
    },
    proofs: { listing: () => listing(db), keep: (proof) => keepProof(db, proof), last: () => lastProofs(reads) },
    tidy: (keep) => tidy(db, keep),
    sweep: sweeper(db),
    shelf: (connection) => shelf(db, connection),
    inbox: (connection) => inbox(db, connection),
    witness: { recognise: (folder, embedded) => recognise(db, folder, embedded), beat: (folder) => beat(db, folder), recovered: (by) => endRecovering(db, by) },
    landed: () => landed(db, node),
    listen: (onWake) => listen(url, onWake),
    close: async () => {
      if (called) await forget(db, program).catch(() => undefined); // then it stops counting by itself
      await Promise.all([db.end(), reads.close()]);
    },
  };
}

function wakeIf(wake: Wake, something: boolean): void {
  if (!something) return;
  wake('subject');
  wake('delivery');
  wake('exchange');
}
