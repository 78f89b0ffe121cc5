// Tells the source what the archive accepted: its documents gearchiveerd, then the zaak overgedragen. Repeated until it is done.
import { randomUUID } from 'node:crypto';
import { OWN_ACT } from '../../archive/transfer/own-acts';
import type { Act, Acts, Step } from '../../connector/contract';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { classify } from '../classify';
import { connectionOf, spoken } from '../find';
import type { Standing } from '../ports/transfer';
import { outsideWindows, resting } from '../resting';
import type { OpenConnection, Room, Sync } from '../room';
import { objectsOf } from '../run';

export interface WrittenBack {
  readonly transferred: number;
  /** Accepted, and not yet overgedragen: each says why. */
  readonly waiting: readonly Diagnostic[];
}

const PAGE = 100;

/** Documents that also belong to a zaak that is open or was not transferred: its zaak stays accepted (practice §2). */
async function sharedWith(room: Room, sync: Sync, target: string, acts: Acts, act: Act, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const one of await acts.shared(act, signal)) {
    const isGone = !one.open && (await room.store.lists.isTransferred(sync.name, target, one.zaak));
    if (isGone) continue;
    const why = one.open ? 'which is open' : 'which was not transferred';
    findings.push(diagnostic('ZS4420', `document ${one.documentIdentificatie} also belongs to zaak ${one.zaakIdentificatie}, ${why}`, { subject: spoken(act.ref), field: 'zaakinformatieobjecten' }));
  }
  return findings;
}

interface Doing {
  readonly room: Room;
  readonly sync: Sync;
  readonly open: OpenConnection;
  readonly acts: Acts;
  readonly standing: Standing;
  readonly signal: AbortSignal;
}

/** Each step under the leases of all the objects, pushed ahead before it. Answers false where somebody else has one of them. */
async function carryOut({ room, sync, open, acts, standing, signal }: Doing, steps: readonly Step[]): Promise<boolean> {
  const { list, item } = standing;
  const lease = randomUUID();
  const objects = objectsOf(open, steps);
  try {
    for (const step of steps) {
      if ((await room.store.objects.hold(objects, lease, room.leaseMs)).length > 0) return false;
      const cut = AbortSignal.any([signal, AbortSignal.timeout(open.timeoutMs)]);
      await acts.apply(step, { ref: item.ref, results: {}, links: {}, options: {}, reason: `${OWN_ACT}, lijst ${list.id}, ${item.sip}` }, cut);
      await room.store.journal.note({ sync: sync.name, ref: item.ref, target: list.target, action: 'own act', actor: room.actor, plan: null, detail: { list: list.id, sip: item.sip, step: step.name } });
    }
    return true;
  } finally {
    await room.store.objects.release(lease);
  }
}

/** Empty: the source knows it now. Otherwise why not yet. */
async function tell(doing: Doing): Promise<readonly Diagnostic[]> {
  const { room, sync, acts, standing, signal } = doing;
  const { item, list } = standing;
  const act: Act = { act: 'overgedragen', ref: item.ref, documenten: item.row.bronnen };
  const findings = [...(await sharedWith(room, sync, list.target, acts, act, signal)), ...(await acts.check(act, signal))].filter((finding) => finding.severity !== 'info');
  if (findings.length > 0) return findings;
  const steps = await acts.plan(act, signal);
  if (!(await carryOut(doing, steps))) return [diagnostic('ZS4420', 'somebody else writes this zaak now', { subject: spoken(item.ref) })];
  await room.store.lists.move(item, ['accepted'], 'transferred', room.actor, { diagnostics: [] });
  return [];
}

/** Tries it; what the source throws is what it waits for. A halt ends the round. */
async function attempt(doing: Doing): Promise<{ readonly waits: readonly Diagnostic[]; readonly halted: boolean }> {
  const { room, sync, standing } = doing;
  try {
    return { waits: await tell(doing), halted: false };
  } catch (error) {
    const failure = classify(error, { subject: spoken(standing.item.ref), connection: sync.source, verb: 'write back' });
    if (failure.kind === 'lost') throw error;
    if (failure.kind === 'halt') await room.store.connections.halt(sync.source, failure.reason);
    return { waits: [failure.reason], halted: failure.kind === 'halt' };
  }
}

/** Everything a receiver accepted under a list of overbrenging and the source was not told yet. */
export async function writeBack(room: Room, sync: Sync, target: string, signal: AbortSignal): Promise<WrittenBack> {
  const open = connectionOf(room, sync.source);
  const { acts } = open.connection;
  const waiting: Diagnostic[] = [];
  let transferred = 0;
  const rests = outsideWindows(room, sync) ?? (await resting(room, sync, open));
  if (rests) return { transferred, waiting: [rests.reason] };
  for (let after: { readonly list: string; readonly dossier: string } | null = null; ; ) {
    const page: readonly Standing[] = await room.store.lists.accepted(sync.name, target, after, PAGE);
    for (const standing of page) {
      signal.throwIfAborted();
      const told = acts ? await attempt({ room, sync, open, acts, standing, signal }) : { waits: [diagnostic('ZS4420', `connection ${sync.source} cannot be told`, { subject: spoken(standing.item.ref) })], halted: false };
      if (told.waits.length === 0) transferred += 1;
      else {
        await room.store.lists.tell(standing.item, told.waits);
        waiting.push(...told.waits);
      }
      if (told.halted) return { transferred, waiting };
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { transferred, waiting };
    after = { list: last.item.list, dossier: last.item.dossier };
  }
}
