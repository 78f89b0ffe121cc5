// Carries out a message that was stored, and tells the sender where it asked for that.
import type { Json } from '../../../core/model/json';
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import type { Exchange, StoredMessage } from '../../../core/connector/service';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { Bericht } from '../message/bericht';
import { operatie as operatieOf } from '../message/operaties';
import type { LetIn } from './call';
import { notUnique, work, type Carrier } from './carry';
import { StufFault } from './fault';
import type { NamedSender } from './identify';
import { refusalOf } from './refusal';
import type { Teller } from './tell';

/** What `messageOf` kept. */
interface Kept {
  readonly bericht: Bericht;
  readonly operatie: string;
  readonly versie: '1.1' | '1.2';
  readonly sender: string;
}

function letIn(kept: Kept, sender: NamedSender): LetIn {
  const operatie = operatieOf(kept.versie, kept.operatie);
  if (operatie === undefined) throw new Blocked(diagnostic('ZS6055', `operation ${kept.operatie} of ZDS ${kept.versie} is not one of ours any more`));
  return { soap: '1.1', fout: operatie.fout, stuurgegevens: kept.bericht.stuurgegevens, operatie, sender };
}

/** Whether the sender is told of what came of it: it must have an endpoint. */
const asks = (sender: NamedSender): NonNullable<NamedSender['settings']['asynchronous']> | null => sender.settings.asynchronous ?? null;

/**
 * Throws Retry and Halt as they come: the house tries again. A refusal for good goes to the sender as Fo01; without an endpoint it is
 * Blocked, and waits for a person.
 */
export async function perform(carrier: Carrier, tell: Teller, senders: readonly NamedSender[], stored: StoredMessage, exchange: Exchange, signal: AbortSignal): Promise<void> {
  const kept = stored.message as unknown as Kept & Json;
  const sender = senders.find(({ name }) => name === kept.sender);
  if (sender === undefined) throw new Blocked(diagnostic('ZS6055', `sender "${kept.sender}" is not configured any more`, { subject: `sender ${kept.sender}` }));
  const call = letIn(kept, sender);
  const endpoint = asks(sender);
  const other = { status: 500, headers: {}, body: '', outcome: 'refused' as const };
  try {
    const answer = await exchange.once(stored.name, { other: () => other }, async (doing) => (await work(carrier, call, kept.bericht, exchange, stored.name, doing, signal)).answer, signal);
    if (answer === other) throw notUnique(stored.name);
  } catch (error) {
    if (error instanceof Retry || error instanceof Halt || !(error instanceof StufFault || error instanceof DiagnosticError)) throw error;
    const { fault } = refusalOf(error, stored.name.referentienummer);
    if (endpoint === null) throw new Blocked(error instanceof DiagnosticError ? error.diagnostics : diagnostic('ZS6056', `${fault.code} ${fault.omschrijving}${fault.details === undefined ? '' : `: ${fault.details}`}`, { subject: `${stored.name.operation} ${stored.name.referentienummer}` }), { cause: error });
    await tell(endpoint, 'Fo01', call.stuurgegevens, fault, signal);
    return;
  }
  if (endpoint?.confirm === true) await tell(endpoint, 'Bv01', call.stuurgegevens, null, signal);
}
