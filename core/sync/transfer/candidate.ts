// Judges one zaak for a list: listed with its row and what the receiver would say, or refused with every reason.
import { PROFILES, type Profile } from '../../archive/derive';
import { refusals, relativesOf } from '../../archive/transfer/eligible';
import { dossierOf, sipOf, type TransferKind, type TransferOrder } from '../../archive/transfer/order';
import { listRow } from '../../archive/transfer/row';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import { look, wishOf } from '../look';
import type { ListReasons, NewItem, Standing } from '../ports/transfer';
import type { Room, Sync, SyncTarget } from '../room';
import { subjectOf, type Known, type Models } from './models';
import { HANDED, orderedSync } from './ruling';

export interface Wanted {
  readonly list: string;
  readonly title: string;
  readonly kind: TransferKind;
  readonly reasons: ListReasons;
  /** Also what changed after it was accepted, as a supplement. */
  readonly supplements: boolean;
  /** Asks the receiver's own checks (its plan) what it would say. */
  readonly gate: boolean;
  readonly today: string;
}

export type Judged =
  | { readonly state: 'listed'; readonly item: NewItem }
  | { readonly state: 'refused'; readonly ref: Ref; readonly findings: readonly Diagnostic[] }
  /** Stands on a list that is not over, or was handed over as it is: nothing to say. */
  | { readonly state: 'settled'; readonly ref: Ref };

/** Whose reading of the archive rules explains the dates: `archive: standard | open-zaak` in the options of the target. */
export const profileOf = (options: JsonObject): Profile => PROFILES.find((one) => one === options['archive']) ?? 'open-zaak';

/** What was accepted first, and whether what the receiver has is what it is now. */
function history(standings: readonly Standing[], hash: string): { readonly first: string | null; readonly isOpen: boolean; readonly handed: 'never' | 'same' | 'changed' } {
  const accepted = standings.filter(({ item }) => item.state === 'accepted' || item.state === 'transferred');
  const handed = standings.find(({ item }) => HANDED.has(item.state));
  return {
    first: accepted.at(-1)?.item.sip ?? null,
    isOpen: standings.some(({ item }) => item.state === 'listed' || item.state === 'approved' || item.state === 'handed-over' || item.state === 'received'),
    handed: handed === undefined ? 'never' : handed.item.contentHash === hash ? 'same' : 'changed',
  };
}

/** What the receiver would say of it, by its own plan under a provisional order. Writes nothing. */
async function gate(room: Room, sync: Sync, target: string, known: Known, order: TransferOrder, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  try {
    const ordered = orderedSync(sync, target, order);
    const seen = await look(room, ordered, { ref: known.ref, target, wish: wishOf(ordered, target, known.model, known.ref), base: null, pending: null, links: {} }, signal);
    return seen.diagnostics.filter((finding) => finding.severity !== 'info');
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

/** Throws only what is no finding about this zaak. */
export async function judge(room: Room, sync: Sync, target: SyncTarget, models: Models, known: Known, wanted: Wanted, signal: AbortSignal): Promise<Judged> {
  const { ref, zaak, hash } = known;
  const subject = subjectOf(known);
  const past = history(await room.store.lists.of(sync.name, target.name, ref), hash);
  if (past.isOpen || past.handed === 'same') return { state: 'settled', ref };
  const supplements = past.handed === 'changed' && wanted.supplements;
  const changed = past.handed === 'changed' && !wanted.supplements ? [diagnostic('ZS4409', 'changed after it was handed over', { subject })] : [];
  const family = await models.family(known);
  const { early, mixed } = wanted.reasons;
  const findings = [...changed, ...refusals({ zaak, family, kind: wanted.kind, today: wanted.today, early, mixed, supplements, subject })];
  if (findings.length > 0) return { state: 'refused', ref, findings };
  const dossier = dossierOf(zaak);
  const sip = sipOf(dossier, wanted.list);
  const supplementOf = supplements ? past.first : null;
  const order: TransferOrder = {
    list: { id: wanted.list, title: wanted.title }, kind: wanted.kind, sip, dossier, supplementOf, decisions: { dossier: { findings: [] }, documenten: {} },
    ...(early === undefined ? {} : { earlyTransfer: early }), approvedBy: '', approvedAt: '', contentHash: hash,
  };
  const diagnostics = wanted.gate ? await gate(room, sync, target.name, known, order, signal) : [];
  const divided = relativesOf(zaak, family).filter((bron) => family[bron]?.archiefnominatie !== undefined && family[bron]?.archiefnominatie !== zaak.archiefnominatie);
  const row = listRow(zaak, {
    profile: profileOf(target.options), facts: await models.facts(known, family), subject,
    findings: [
      ...(supplementOf === null ? [] : [`aanvulling op ${supplementOf}`]),
      ...divided.map((bron) => `familie met gemengde waardering: ${family[bron]?.identificatie ?? bron} is ${family[bron]?.archiefnominatie ?? ''}`),
      ...diagnostics.map((finding) => `${finding.code} ${finding.message}`),
    ],
  });
  return { state: 'listed', item: { ref, dossier, sip, supplementOf, contentHash: hash, row, diagnostics } };
}
