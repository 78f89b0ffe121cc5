// Says why a dossier may not be handed over now, from what was handed over before (practice §1).
import type { TransferOrder } from '../../core/archive/transfer/order';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { SipRecord } from './records';

/** The first SIP the e-depot accepted: what a supplement names. */
export const firstAccepted = (records: readonly SipRecord[]): SipRecord | undefined => records.find((record) => record.state === 'accepted' && record.supplementOf === null) ?? records.find((record) => record.state === 'accepted');

/** None: it may go. `records`: all SIPs of this dossier, oldest first. */
export function refuse(order: TransferOrder | null, records: readonly SipRecord[], subject: string): readonly Diagnostic[] {
  const accepted = firstAccepted(records);
  const own = order === null ? undefined : records.find((record) => record.sip === order.sip);
  const waiting = records.find((record) => record.state === 'handed' || record.state === 'received' || record.state === 'renaming');
  const say = (code: 'ZS4310' | 'ZS4311' | 'ZS4312' | 'ZS4313' | 'ZS4315', message: string): readonly Diagnostic[] => [diagnostic(code, message, { subject })];
  if (own?.state === 'rejected') return say('ZS4313', `the e-depot rejected ${own.sip}: ${own.receipt?.reasons.join('; ') ?? 'no reason given'}`);
  if (own?.state === 'accepted') return say('ZS4311', `changed after the e-depot accepted ${own.sip}`);
  if (waiting) return say(waiting.sip === order?.sip || order === null ? 'ZS4311' : 'ZS4315', waiting.sip === order?.sip || order === null ? `changed after ${waiting.sip} was handed over` : `${waiting.sip} was handed over and has no receipt yet`);
  if (accepted && order === null) return say('ZS4311', `changed after the e-depot accepted ${accepted.sip}`);
  if (order === null) return say('ZS4310', 'no approved transfer list names this dossier');
  if (accepted && order.supplementOf !== accepted.sip) {
    return say('ZS4312', order.supplementOf === null ? `the e-depot has this dossier in ${accepted.sip}; what changed goes as a supplement that names it` : `the supplement names ${order.supplementOf}; the e-depot has ${accepted.sip}`);
  }
  if (!accepted && order.supplementOf !== null) return say('ZS4312', `the supplement names ${order.supplementOf}, which the e-depot has not accepted`);
  return [];
}
