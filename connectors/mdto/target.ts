// The e-depot as a target that receives: what it has of a dossier is what we handed over and what its receipts say.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { transferOrder } from '../../core/archive/transfer/order';
import type { Absent, FindQuery, Found, HeldContent, Page, Target } from '../../core/connector/contract';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../core/model/json';
import { apply, recognise, wasHandedOver, type Yard } from './apply';
import { readRegels } from './beperking/rules';
import type { Rules } from './make';
import { discard } from './package/work';
import { heldOf, plan } from './plan';
import { itemsOf, ofDossier, ofSip, page, type SipRecord } from './records';
import { readFrom, takeIn } from './receipts/log';
import type { Settings } from './settings';

const NONE: Rules = { tabel: null, diagnostics: [] };

/** Reads the rule table again when its file is another: a signed table takes effect without a restart. */
export function ruleReader(file: string | null): () => Promise<Rules> {
  let known: { readonly stamp: string; readonly rules: Rules } | null = null;
  return async () => {
    if (file === null) return NONE;
    try {
      const { mtimeMs, size } = await stat(file);
      const stamp = `${mtimeMs}-${size}`;
      if (known?.stamp !== stamp) {
        const { tabel, diagnostics } = readRegels(path.basename(file), await readFile(file, 'utf8'));
        known = { stamp, rules: { tabel, diagnostics } };
      }
      return known.rules;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      return { tabel: null, diagnostics: [diagnostic('ZS4301', `the rule table cannot be read (${code})`, { place: { file: path.basename(file) } })] };
    }
  };
}

const plain = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

/** The dossier a question is about: by what is wanted, by the order, else by the SIP we once handed over. */
async function recordsFor(yard: Yard, query: FindQuery, signal: AbortSignal): Promise<readonly SipRecord[]> {
  const { shelf } = yard.host;
  const wanted = query.want?.['dossier'] ?? transferOrder(query.options)?.dossier;
  const linked = query.links[''];
  const dossier = typeof wanted === 'string' ? wanted : linked === undefined ? undefined : (await ofSip(shelf, linked))?.dossier;
  if (dossier === undefined) return [];
  const records = await ofDossier(shelf, dossier);
  return Promise.all(records.map(async (record): Promise<SipRecord> => {
    if (record.state !== 'renaming') return record;
    return { ...record, state: (await wasHandedOver(record, yard.transport, signal)) ? 'handed' : 'sending' };
  }));
}

async function find(yard: Yard, rules: () => Promise<Rules>, query: FindQuery, signal: AbortSignal): Promise<Found | Absent> {
  signal.throwIfAborted();
  const records = await recordsFor(yard, query, signal);
  const context = plain({ records, rules: await rules() });
  const held = heldOf(records, transferOrder(query.options));
  if (!held) return { state: 'absent', context };
  return { state: 'found', value: { sip: held.sip, inhoud: held.inhoud }, links: { '': held.sip }, context };
}

const PAGE = 500;

/**
 * One name per dossier that was handed over, by the SIP that stands for it. Records of one dossier lie together; where a page may have cut
 * them apart, or there are several, the dossier is asked as a whole and named with the SIP that stands.
 */
async function list(yard: Yard, cursor: Json | null): Promise<Page> {
  const { shelf, connection } = yard.host;
  const { records, next } = await page(shelf, typeof cursor === 'string' ? cursor : null, PAGE);
  const number = new Map<string, number>();
  for (const { dossier } of records) number.set(dossier, (number.get(dossier) ?? 0) + 1);
  const border = new Set([records.at(0)?.dossier, records.at(-1)?.dossier]);
  const standing: SipRecord[] = [];
  for (const record of records) {
    const alone = number.get(record.dossier) === 1 && !border.has(record.dossier);
    const held = heldOf(alone ? [record] : await ofDossier(shelf, record.dossier), null);
    if (held?.sip === record.sip) standing.push(record);
  }
  return { names: standing.map((record) => ({ ref: { system: connection, kind: 'zaak', id: record.sip }, key: record.dossier })), next, diagnostics: [] };
}

/** What was handed over, by our manifest: the receipt is the evidence that it arrived. */
async function contents(yard: Yard, query: FindQuery, signal: AbortSignal): Promise<readonly HeldContent[]> {
  const held = heldOf(await recordsFor(yard, query, signal), transferOrder(query.options));
  if (!held) return [];
  return (await itemsOf(yard.host.shelf, held.sip)).map((item) => ({ bron: item.bron, versie: item.versie, size: item.size, checksum: { algorithm: 'sha256', value: item.sha256, computed: false } }));
}

/** Receipts are taken in first; what the e-depot accepted needs its work folder no longer. */
async function receipts(yard: Yard, cursor: Json | null, signal: AbortSignal): ReturnType<NonNullable<Target['receipts']>> {
  const { host, transport, folder } = yard;
  for (const finding of await takeIn(transport, host.shelf, signal)) host.log.warn({ code: finding.code, file: finding.place?.file ?? '' }, finding.message);
  const read = await readFrom(host.shelf, cursor);
  if (!host.readOnly) for (const receipt of read.receipts) if (receipt.state === 'accepted') await discard(folder, receipt.sip);
  return read;
}

export function makeTarget(yard: Yard, settings: Settings, rules: () => Promise<Rules>): Target {
  return {
    find: (query, signal) => find(yard, rules, query, signal),
    plan: (input) => plan(input, settings),
    apply: (step, ctx, signal) => apply(yard, step, ctx, signal),
    recognise: (step, ctx, signal) => recognise(yard, step, ctx, signal),
    list: (_select, cursor) => list(yard, cursor),
    contents: (query, signal) => contents(yard, query, signal),
    receipts: (cursor, signal) => receipts(yard, cursor, signal),
  };
}
