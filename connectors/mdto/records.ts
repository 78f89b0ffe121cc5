// What this connection knows of every SIP it ever handed over: kept on its shelf, one record per SIP, found by dossier.
import type { Receipt } from '../../core/connector/contract';
import type { Shelf } from '../../core/connector/host';
import type { Json, JsonObject } from '../../core/model/json';
import type { Part } from './package/seal';

type Rows = Omit<Shelf, 'exclusively'>;

/**
 * `sending`: on its way, not yet under its own name · `renaming`: all bytes are there, the name may have changed · `handed`: it was
 * handed over · then what the e-depot says.
 */
export type SipState = 'sending' | 'renaming' | 'handed' | 'received' | 'accepted' | 'rejected';

/** Content of a SIP, for a proof after the source is gone: no names of files, no personal data. */
export type Item = { bron: string; versie: number; size: number; sha256: string };

export type SipRecord = {
  sip: string; dossier: string; bron: string; list: string; kind: string; supplementOf: string | null;
  /** Hash of what was handed over: the substance of the dossier. */
  inhoud: string;
  state: SipState;
  /** The container, as it was handed over. */
  part: Part;
  manifest: string; pakbon: string | null; at: string;
  /** What the e-depot said last. */
  receipt?: { at: string; reasons: string[]; evidence: JsonObject };
};

const recordKey = (dossier: string, sip: string): string => `dossier/${dossier}/${sip}`;
const sipKey = (sip: string): string => `sip/${sip}`;
const itemsKey = (sip: string): string => `items/${sip}`;

const recordIn = (value: Json): SipRecord => value as unknown as SipRecord;

const MANY = 1000;

/** Every SIP of a dossier, in the order in which they were handed over. */
export async function ofDossier(shelf: Rows, dossier: string): Promise<readonly SipRecord[]> {
  const rows = await shelf.scan(`dossier/${dossier}/`, null, MANY);
  // A number may hold a slash: the key of another dossier then begins like this one.
  return rows.map((row) => recordIn(row.value)).filter((record) => record.dossier === dossier).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export async function ofSip(shelf: Rows, sip: string): Promise<SipRecord | undefined> {
  const dossier = await shelf.get(sipKey(sip));
  const record = typeof dossier === 'string' ? await shelf.get(recordKey(dossier, sip)) : undefined;
  return record === undefined ? undefined : recordIn(record);
}

export async function keep(shelf: Rows, record: SipRecord, items?: readonly Item[]): Promise<void> {
  await shelf.put(sipKey(record.sip), record.dossier);
  await shelf.put(recordKey(record.dossier, record.sip), record as unknown as JsonObject);
  if (items) await shelf.put(itemsKey(record.sip), items.map((item) => ({ ...item })));
}

export async function itemsOf(shelf: Rows, sip: string): Promise<readonly Item[]> {
  return ((await shelf.get(itemsKey(sip))) ?? []) as unknown as readonly Item[];
}

/** A page of records, in the order of their dossiers. */
export async function page(shelf: Rows, after: string | null, limit: number): Promise<{ readonly records: readonly SipRecord[]; readonly next: string | null }> {
  const rows = await shelf.scan('dossier/', after, limit);
  return { records: rows.map((row) => recordIn(row.value)), next: rows.length < limit ? null : (rows.at(-1)?.key ?? null) };
}

/** Lays what the e-depot said over a record: acceptance and rejection are final, and a late "received" does not undo them. */
export function judged(record: SipRecord, receipt: Receipt): SipRecord {
  const final = record.state === 'accepted' || record.state === 'rejected';
  const older = record.receipt !== undefined && record.receipt.at > receipt.at;
  if (final && (receipt.state === 'received' || older)) return record;
  return { ...record, state: receipt.state, receipt: { at: receipt.at, reasons: [...receipt.reasons], evidence: receipt.evidence } };
}
