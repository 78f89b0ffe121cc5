// Makes a destruction list of what a vernietigingslijst names: judges every row, writes nothing outside.
import { randomInt } from 'node:crypto';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic';
import { hash } from '../../model/hash';
import type { Ref } from '../../model/ref';
import { classify } from '../classify';
import { spoken, syncOf } from '../find';
import type { NewDestructionItem } from '../ports/destruction';
import { readSubject } from '../read';
import type { Room, Sync } from '../room';
import { judge, rememberedOf, type Candidate, type Judged } from './candidate';
import { readRows, type NamedZaak } from './rows';

export interface MakeOptions {
  readonly sync: string;
  readonly title: string;
  /** Name of the file, for findings. */
  readonly file: string;
  readonly content: string;
  /** Makes the list without the rows that are refused; else one refused row refuses the list. */
  readonly leaveOut: boolean;
}

export interface Made {
  readonly list: string;
  readonly hash: string;
  readonly zaken: number;
  readonly documenten: number;
  readonly refused: readonly Diagnostic[];
}

// Letters and digits that nobody takes for another.
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';
export const newId = (): string => Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

async function judged(room: Room, sync: Sync, row: NamedZaak, file: string, signal: AbortSignal): Promise<Judged> {
  try {
    return await judge(room, sync, row, file, signal);
  } catch (error) {
    const failure = classify(error, { subject: 'id' in row ? `zaak/${row.id}` : `zaak ${row.identificatie}`, connection: sync.source, verb: 'read' });
    if (failure.kind === 'lost' || failure.kind === 'halt') throw error;
    return { state: 'refused', findings: [failure.reason] };
  }
}

/** Without the zaken whose deelzaken are not all there; leaving one out may leave out its own hoofdzaak. */
function whole(candidates: readonly Candidate[], refuse: (finding: Diagnostic) => void): readonly Candidate[] {
  const ids = new Set(candidates.map(({ item }) => item.ref.id));
  const kept = candidates.filter(({ item, deelzaken }) => {
    const away = deelzaken.find((bron) => !ids.has(bron));
    if (away !== undefined) refuse(diagnostic('ZS4716', `deelzaak ${away} is not on the list`, { subject: spoken(item.ref) }));
    return away === undefined;
  });
  return kept.length === candidates.length ? kept : whole(kept, refuse);
}

/** A document that we know, with the zaken of the list that have it; null: nothing of it was ever ours. */
async function documentItem(room: Room, sync: Sync, ref: Ref, zaken: readonly string[], signal: AbortSignal): Promise<NewDestructionItem | null> {
  const [row] = await room.store.questions.subjects({ sync: sync.name, kind: ref.kind, id: ref.id }, null, 1);
  if (!row) return null;
  const model = row.desired ?? (row.presence === 'gone' ? null : (await readSubject(room, sync, ref, signal)).model);
  const text = (field: string): string => (typeof model?.[field] === 'string' ? model[field] : '');
  const { identificatie, bronorganisatie } = model ? { identificatie: text('identificatie'), bronorganisatie: text('bronorganisatie') } : await rememberedOf(room, sync, ref);
  return { ref, identificatie, bronorganisatie, actiedatum: null, contentHash: row.desiredHash, zaken };
}

async function documentItems(room: Room, sync: Sync, candidates: readonly Candidate[], signal: AbortSignal): Promise<NewDestructionItem[]> {
  if (sync.discovers === undefined) return [];
  const documents = syncOf(room, sync.discovers);
  const holders = new Map<string, string[]>();
  for (const { item, documents: ids } of candidates) for (const id of ids) holders.set(id, [...(holders.get(id) ?? []), item.ref.id]);
  const items: NewDestructionItem[] = [];
  for (const [id, zaken] of holders) {
    const item = await documentItem(room, documents, { system: documents.source, kind: 'informatieobject', id }, zaken.sort(), signal);
    if (item) items.push(item);
  }
  return items;
}

/** What an approval is bound to: the zaken and documents, their dates and their content as it was listed. */
const listHash = (items: readonly NewDestructionItem[]): string =>
  hash(items.map(({ ref, identificatie, bronorganisatie, actiedatum, contentHash, zaken }) => ({ ref: { ...ref }, identificatie, bronorganisatie, actiedatum, contentHash, zaken: [...zaken] })).sort((a, b) => (spoken(a.ref as Ref) < spoken(b.ref as Ref) ? -1 : 1)));

/** Throws ZS4701 where a row cannot be read, and every refusal (ZS4702–4707, 4716) where one row may not go and none may be left out. */
export async function makeDestruction(room: Room, options: MakeOptions, signal: AbortSignal): Promise<Made> {
  const sync = syncOf(room, options.sync);
  const rows = readRows(options.content, options.file);
  if (sync.kind !== 'zaak') throw new DiagnosticError([diagnostic('ZS4702', `sync ${sync.name} is not of zaken`, { subject: sync.name })]);
  const refused: Diagnostic[] = [];
  const candidates = new Map<string, Candidate>();
  for (const row of rows) {
    const one = await judged(room, sync, row, options.file, signal);
    if (one.state === 'refused') refused.push(...one.findings);
    else candidates.set(one.candidate.item.ref.id, one.candidate);
    signal.throwIfAborted();
  }
  const kept = whole([...candidates.values()], (finding) => refused.push(finding));
  if (kept.length === 0 || (refused.length > 0 && !options.leaveOut)) throw new DiagnosticError(refused);
  const zaken = kept.map(({ item, deelzaken }) => ({ ...item, zaken: deelzaken }));
  const documents = await documentItems(room, sync, kept, signal);
  const items = [...zaken, ...documents];
  const made = { id: newId(), title: options.title, sync: sync.name, madeBy: room.actor, revision: room.revision, hash: listHash(items) };
  await room.store.destructions.make(made, items);
  return { list: made.id, hash: made.hash, zaken: zaken.length, documenten: documents.length, refused };
}
