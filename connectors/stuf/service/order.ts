// Looks whether messages of a sender come in the order in which they were made (StUF019).
import type { Exchange, MessageName } from '../../../core/connector/service';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Bericht } from '../message/bericht';
import { StufFault } from './fault';
import type { NamedSender } from './identify';

/** The last tijdstipBericht per sender, as far as this node saw: enough to warn. */
export type Clocked = Map<string, string>;

/**
 * Compares with the message before. With `reject` the house remembers, over restarts and nodes; most senders have seconds only, so that
 * two messages of one second are told apart by nobody (stuf.md A3.1). Throws StufFault StUF019.
 */
export async function inOrder(clocked: Clocked, exchange: Exchange, { name: sender, settings }: NamedSender, { stuurgegevens: { tijdstipBericht } }: Bericht, name: MessageName): Promise<void> {
  if (settings.unordered === 'ignore' || tijdstipBericht === null) return;
  const now = tijdstipBericht.padEnd(17, '0');
  const key = `tijdstip/${name.sender}`;
  const strict = settings.unordered === 'reject';
  const known = strict ? await exchange.recall(key) : clocked.get(key);
  if (typeof known === 'string' && now <= known) {
    if (strict) throw new StufFault('StUF019', 'Tijdstip bericht is niet later dan dat van het vorige bericht', `tijdstipBericht ${tijdstipBericht} is niet groter dan dat van een eerder bericht van deze zender.`);
    exchange.report(name, [diagnostic('ZS6054', 'tijdstipBericht is not later than that of the message before', { subject: `sender ${sender}` })]);
    return;
  }
  if (strict) await exchange.remember(key, now);
  else clocked.set(key, now);
}
