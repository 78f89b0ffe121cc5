// Takes receipts in from where the e-depot leaves them, once each, into a log that can be read again from any point.
import { randomUUID } from 'node:crypto';
import type { Receipt } from '../../../core/connector/contract';
import type { Shelf } from '../../../core/connector/host';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { judged, keep, ofSip } from '../records';
import type { Transport } from '../transport/transport';
import { parseReceipt } from './parse';

type Rows = Omit<Shelf, 'exclusively'>;

const HEAD = 'receipts';
const seenKey = (name: string): string => `receipt-file/${name}`;
const lineKey = (number: number): string => `receipt/${String(number).padStart(12, '0')}`;

/** The log has a name of its own: a cursor of a log that was lost begins again, and nothing is missed. */
interface Head {
  readonly log: string;
  readonly last: number;
}

async function headOf(shelf: Rows): Promise<Head> {
  const kept = await shelf.get(HEAD);
  return isObject(kept) && typeof kept['log'] === 'string' && typeof kept['last'] === 'number' ? { log: kept['log'], last: kept['last'] } : { log: randomUUID(), last: 0 };
}

async function append(shelf: Rows, name: string, stamp: string, receipt: Receipt | null): Promise<void> {
  await shelf.put(seenKey(name), stamp);
  if (receipt === null) return;
  const head = await headOf(shelf);
  await shelf.put(lineKey(head.last + 1), receipt as unknown as JsonObject);
  await shelf.put(HEAD, { log: head.log, last: head.last + 1 });
  const record = await ofSip(shelf, receipt.sip);
  if (record) await keep(shelf, judged(record, receipt));
}

/** Files that were not taken in before, or that differ since. What cannot be read is told, every time until it is put right. */
export async function takeIn(transport: Transport, shelf: Shelf, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const file of await transport.receipts(signal)) {
    signal.throwIfAborted();
    if ((await shelf.get(seenKey(file.name))) === file.stamp) continue;
    const { receipt, diagnostics } = await parseReceipt(file.name, await file.read());
    if (receipt === null) {
      findings.push(...diagnostics);
      continue;
    }
    if ((await ofSip(shelf, receipt.sip)) === undefined) findings.push(diagnostic('ZS4351', `${receipt.sip} was not handed over by this connection`, { place: { file: file.name } }));
    await shelf.exclusively((rows) => append(rows, file.name, file.stamp, receipt));
  }
  return findings;
}

const PAGE = 500;

/** Receipts after `cursor`, oldest first, and the cursor after them; `next: null` when there are none. */
export async function readFrom(shelf: Shelf, cursor: Json | null): Promise<{ readonly receipts: readonly Receipt[]; readonly next: Json | null }> {
  const head = await headOf(shelf);
  const from = isObject(cursor ?? undefined) && (cursor as JsonObject)['log'] === head.log ? Number((cursor as JsonObject)['last']) : 0;
  const rows = await shelf.scan('receipt/', from === 0 ? null : lineKey(from), PAGE);
  const last = from + rows.length;
  return { receipts: rows.map((row) => row.value as unknown as Receipt), next: rows.length === 0 ? cursor : { log: head.log, last } };
}
