// Judges one row of a vernietigingslijst: may this zaak be destroyed, and which documents go with it.
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import type { Base } from '../ports';
import { documentsOf } from '../discover';
import { spoken } from '../find';
import type { NewDestructionItem } from '../ports/destruction';
import { readSubject } from '../read';
import type { Room, Sync } from '../room';
import { dateOf } from '../today';
import type { NamedZaak } from './rows';

/** A zaak that may go. */
export interface Candidate {
  readonly item: NewDestructionItem;
  /** Source ids of its documents. */
  readonly documents: readonly string[];
  readonly deelzaken: readonly string[];
}
export type Judged = { readonly state: 'listed'; readonly candidate: Candidate } | { readonly state: 'refused'; readonly findings: readonly Diagnostic[] };

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const brons = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter(isObject).map((one) => text(one['bron'])).filter((bron) => bron !== '') : []);

/** What was delivered of a subject, by path; empty where values are not kept. */
async function deliveredOf(room: Room, sync: Sync, ref: Ref): Promise<ReadonlyMap<string, Json>> {
  const rows = await room.store.questions.deliveries({ sync: sync.name, id: ref.id }, null, sync.targets.size);
  const values = (base: Base | null): [string, Json][] => Object.entries(base?.values ?? {}).flatMap(([path, kept]) => ('value' in kept ? [[path, kept.value] as [string, Json]] : []));
  return new Map(rows.flatMap(({ base }) => values(base)));
}

/** What is known of a subject whose source has it no more: from what we delivered. */
export async function rememberedOf(room: Room, sync: Sync, ref: Ref): Promise<{ readonly identificatie: string; readonly bronorganisatie: string; readonly documents: readonly string[] }> {
  const delivered = await deliveredOf(room, sync, ref);
  const documents = [...delivered].flatMap(([path, value]) => (/informatieobject\.bron$/.test(path) && typeof value === 'string' ? [value] : []));
  return { identificatie: text(delivered.get('identificatie')), bronorganisatie: text(delivered.get('bronorganisatie')), documents: [...new Set(documents)] };
}

function refusals(zaak: JsonObject, today: string, subject: string): Diagnostic[] {
  const date = text(zaak['archiefactiedatum']);
  return [
    ...(text(zaak['einddatum']) === '' ? [diagnostic('ZS4703', 'the zaak is open', { subject })] : []),
    ...(zaak['archiefnominatie'] === 'vernietigen' ? [] : [diagnostic('ZS4704', `archiefnominatie is ${text(zaak['archiefnominatie']) || 'empty'}`, { subject })]),
    ...(date !== '' && date <= today ? [] : [diagnostic('ZS4705', date === '' ? 'archiefactiedatum is empty' : `archiefactiedatum ${date} is not there yet`, { subject })]),
  ];
}

async function refOf(room: Room, sync: Sync, row: NamedZaak): Promise<Ref | null> {
  if (!('id' in row)) return room.store.destructions.named(sync.name, row.bronorganisatie, row.identificatie);
  const [known] = await room.store.questions.subjects({ sync: sync.name, kind: 'zaak', id: row.id }, null, 1);
  return known?.ref ?? null;
}

/** The source is read anew: what it records now decides. A zaak that it destroyed already is listed by what we know of it. */
export async function judge(room: Room, sync: Sync, row: NamedZaak, file: string, signal: AbortSignal): Promise<Judged> {
  const ref = await refOf(room, sync, row);
  if (ref === null) {
    const named = 'id' in row ? row.id : `${row.bronorganisatie};${row.identificatie}`;
    return { state: 'refused', findings: [diagnostic('ZS4702', `sync ${sync.name} has no zaak ${named}`, { place: { file, line: row.line, col: 1 } })] };
  }
  const subject = spoken(ref);
  const list = await room.store.destructions.inTransfer(ref);
  if (list !== null) return { state: 'refused', findings: [diagnostic('ZS4707', `it stands on transfer list ${list}`, { subject })] };
  const { model, hash } = await readSubject(room, sync, ref, signal);
  if (model === null) {
    const { documents, ...known } = await rememberedOf(room, sync, ref);
    const given = 'id' in row ? known : { identificatie: row.identificatie, bronorganisatie: row.bronorganisatie };
    return { state: 'listed', candidate: { item: { ref, ...given, actiedatum: null, contentHash: null, zaken: [] }, documents, deelzaken: [] } };
  }
  const findings = refusals(model, dateOf(room.clock.now()), subject);
  if (findings.length > 0) return { state: 'refused', findings };
  const item = { ref, identificatie: text(model['identificatie']), bronorganisatie: text(model['bronorganisatie']), actiedatum: text(model['archiefactiedatum']), contentHash: hash, zaken: [] };
  return { state: 'listed', candidate: { item, documents: documentsOf(model), deelzaken: brons(model['deelzaken']) } };
}
