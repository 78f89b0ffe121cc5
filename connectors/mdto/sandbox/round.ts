// One look into the folder of the e-depot: what arrived is received, what was judged is answered and taken away.
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Host, Shelf } from '../../../core/connector/host';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { answer, type Answer } from './answer';
import { inspect, type Inspected } from './inspect';
import type { Settings, Switches } from './settings';

/** What the e-depot remembers of a SIP. */
export type Known = { sip: string; number: number; state: 'received' | 'accepted' | 'rejected'; arrivedAt: string; reasons: string[]; dossier: string | null; supplementOf: string | null; files: number; bytes: number; id?: string };

export interface Yard {
  readonly shelf: Shelf;
  readonly clock: Host['clock'];
  readonly folder: string;
  readonly settings: Settings;
  /** As they are now. */
  readonly switches: () => Switches;
}

type Rows = Omit<Shelf, 'exclusively'>;
const SECOND = 1000;
const MANY = 10_000;
const keyOf = (sip: string): string => `sip/${sip}`;
const knownIn = (value: Json): Known => value as unknown as Known;

/** Everything that ever arrived, by name. */
export const arrivals = async (shelf: Rows): Promise<readonly Known[]> => (await shelf.scan('sip/', null, MANY)).map((row) => knownIn(row.value));

const at = (yard: Yard, room: 'in' | 'receipts' | 'archive' | 'rejected'): string => path.join(yard.folder, room);

/** Rooms of the e-depot, made where they are missing. */
export async function furnish(folder: string): Promise<void> {
  for (const room of ['in', 'receipts', 'archive', 'rejected']) await mkdir(path.join(folder, room), { recursive: true });
}

async function numbered(shelf: Shelf, sip: string, found: Inspected, now: string): Promise<Known> {
  return shelf.exclusively(async (rows) => {
    const count = (await rows.get('count')) ?? 0;
    const number = (typeof count === 'number' ? count : 0) + 1;
    const known: Known = { sip, number, state: 'received', arrivedAt: now, reasons: [...found.reasons], dossier: found.dossier, supplementOf: found.supplementOf, files: found.files, bytes: found.bytes };
    await rows.put('count', number);
    await rows.put(keyOf(sip), known as unknown as JsonObject);
    return known;
  });
}

/** Why a sound SIP is sent back nevertheless; null: it is not. */
function unwanted(known: Known, { reject }: Switches, all: readonly Known[]): string | null {
  if (!reject) return null;
  if (reject.dossiers.some((one) => one === known.dossier || one === known.sip)) return reject.reason;
  const { every, times } = reject;
  const earlier = every === undefined ? 0 : all.filter((one) => one.number < known.number && one.number % every === 0).length;
  return every !== undefined && known.number % every === 0 && (times === undefined || earlier < times) ? reject.reason : null;
}

/** A dossier is taken once; what comes after it says which SIP it supplements. */
function taken(known: Known, all: readonly Known[]): string | null {
  const before = known.dossier === null ? undefined : all.find((one) => one.state === 'accepted' && one.dossier === known.dossier && one.sip !== known.sip);
  return before === undefined || known.supplementOf === before.sip || all.some((one) => one.sip === known.supplementOf && one.state === 'accepted') ? null : `dossier ${known.dossier ?? ''} is in the archive already, by ${before.sip}`;
}

/** Takes a SIP and what came with it out of the folder. */
async function putAway(yard: Yard, sip: string, room: 'archive' | 'rejected'): Promise<void> {
  const own = (await readdir(at(yard, 'in'))).filter((name) => name === sip || name === `${sip}.tar` || name === `${sip}.tar.sha256` || name === `${sip}.pakbon.xml`);
  for (const name of own) {
    await rm(path.join(at(yard, room), name), { recursive: true, force: true });
    await rename(path.join(at(yard, 'in'), name), path.join(at(yard, room), name));
  }
}

const aip = (sip: string): string => `AIP-${createHash('sha256').update(sip).digest('hex').slice(0, 12)}`;

async function judge(yard: Yard, known: Known, now: string): Promise<Known> {
  const all = await arrivals(yard.shelf);
  const other = known.reasons.length > 0 ? null : (unwanted(known, yard.switches(), all) ?? taken(known, all));
  const reasons = other === null ? known.reasons : [other];
  const verdict: Known = { ...known, reasons, state: reasons.length > 0 ? 'rejected' : 'accepted', ...(reasons.length === 0 && { id: aip(known.sip) }) };
  const evidence: Answer['evidence'] = verdict.id === undefined ? {} : { id: verdict.id, bestanden: String(known.files), omvangInBytes: String(known.bytes) };
  await answer(at(yard, 'receipts'), { sip: known.sip, state: verdict.state, at: now, reasons, evidence }, yard.settings.receipts);
  await putAway(yard, known.sip, verdict.state === 'accepted' ? 'archive' : 'rejected');
  await yard.shelf.put(keyOf(known.sip), verdict as unknown as JsonObject);
  return verdict;
}

/** SIPs that are there under their own name, in order: folders, and TARs. */
async function lying(folder: string): Promise<readonly { readonly sip: string; readonly place: string }[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.name.endsWith('.tar')));
  return entries.map((entry) => ({ sip: entry.name.replace(/\.tar$/, ''), place: path.join(folder, entry.name) })).sort((a, b) => (a.sip < b.sip ? -1 : 1));
}

/** Everything that is new is received and checked; what waited long enough is answered. Answers what it said. */
export async function round(yard: Yard): Promise<readonly Known[]> {
  const said: Known[] = [];
  for (const { sip, place } of await lying(at(yard, 'in'))) {
    const switches = yard.switches();
    const kept = await yard.shelf.get(keyOf(sip));
    const now = yard.clock.now();
    const before = isObject(kept) ? knownIn(kept) : null;
    const known = before ?? (await numbered(yard.shelf, sip, await inspect(place, sip, yard.settings.profile), now.toISOString()));
    if (switches.silent) continue;
    const received: Answer = { sip, state: 'received', at: known.arrivedAt, reasons: [], evidence: {} };
    if (before === null) await answer(at(yard, 'receipts'), received, yard.settings.receipts);
    if (now.getTime() - Date.parse(known.arrivedAt) < switches.delay * SECOND) continue;
    // A verdict that was given and a SIP that still lies there: a crash came in between, or it was sent again.
    said.push(await judge(yard, known, now.toISOString()));
  }
  return said;
}
