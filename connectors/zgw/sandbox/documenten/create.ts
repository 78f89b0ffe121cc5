// Makes a document: fields and content outside the transaction, rules and rows inside it.
import { randomInt, randomUUID } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import type { Actor } from '../audit';
import { fallbacks } from '../check';
import type { Prepared } from '../content/store';
import { created } from '../counts';
import { insist, invalidInput, refused } from '../problem';
import type { Client } from '../settings';
import { lookUp, type Desk } from '../state';
import { insistVisible } from './access';
import { inlineOf, sizeFault, take } from './content';
import type { Documenten } from './context';
import { documentFields } from './fields';
import { newName } from './names';
import { dealParts, keepParts } from './parts';
import { newRecord, nextSerial, save, type DocumentRecord } from './record';
import { nameFaults, readFields, rightsFaults, statusFaults, typeFaults } from './rules';
import { tellDocument } from './tell';

/** A document on its way: its fields were checked and its content is kept. */
export interface Draft {
  readonly sent: JsonObject;
  readonly value: JsonObject;
  readonly prepared: Prepared | null;
}

export const LARGEST_NONCE = 2 ** 30;
const EMPTY = { '1.4': fallbacks(documentFields('1.4')), '1.7': fallbacks(documentFields('1.7')) } as const;

export function bodyOf(body: Json | undefined): JsonObject {
  if (!isObject(body)) throw invalidInput([refused('invalid', 'Invalid data. Expected a dictionary.')]);
  return body;
}

/** Reads a body and keeps its content. Throws Problem 400 with every fault of the fields; keeps nothing then. */
export async function draft(at: Documenten, body: Json | undefined): Promise<Draft> {
  const sent = bodyOf(body);
  const inline = inlineOf(sent['inhoud']);
  const { value: read, faults } = readFields(at, sent, false);
  const measured: JsonObject = inline.said === 'bytes' && read['bestandsomvang'] === undefined ? { bestandsomvang: inline.bytes.length } : {};
  const value = { ...EMPTY[at.version], ...read, ...measured };
  insist([...faults, ...(inline.said === 'wrong' ? [inline.fault] : []), ...sizeFault(inline, read['bestandsomvang']), ...statusFaults(value), ...rightsFaults(sent, false)]);
  return { sent, value, prepared: await take(at.store, inline, value) };
}

/** Forgets a draft that was refused. */
export const discard = async (at: Documenten, { prepared }: Draft): Promise<void> => {
  if (prepared) await at.store.forget(null, prepared.kept);
};

/** Writes a draft as a document. Throws Problem 400 or 403; the caller's transaction undoes everything then. */
export async function enrol(at: Documenten, desk: Desk, client: Client, actor: Actor, { value: drafted, prepared }: Draft): Promise<DocumentRecord> {
  const type = await lookUp(desk, String(drafted['informatieobjecttype']));
  insist(typeFaults(type));
  const value = { ...drafted };
  if (value['vertrouwelijkheidaanduiding'] === '') value['vertrouwelijkheidaanduiding'] = type?.value['vertrouwelijkheidaanduiding'] ?? '';
  insistVisible(client, 'documenten.aanmaken', { value });
  if (value['identificatie'] === '') value['identificatie'] = await newName(at, desk, String(value['bronorganisatie']));
  insist(await nameFaults(at, desk, value, null));
  const omvang = value['bestandsomvang'];
  // Content that is to come in parts: the document is locked until they are there.
  const awaits = prepared === null && typeof omvang === 'number' && omvang > 0;
  const parts = awaits ? dealParts(omvang, at.setting.settings.partBytes) : [];
  const version = { versie: 1, beginRegistratie: actor.now, value, content: prepared?.kept ?? null };
  const record = newRecord(await nextSerial(desk), randomInt(LARGEST_NONCE), version, awaits ? randomUUID().replaceAll('-', '') : '', parts);
  if (prepared?.row) await desk.put(prepared.row.key, prepared.row.base64);
  await keepParts(desk, record);
  await save(desk, record, null);
  await created(desk, 'enkelvoudiginformatieobjecten', `${String(value['bronorganisatie'])}/${String(value['identificatie'])}`);
  await tellDocument(at, desk, actor, 'create', null, record);
  return record;
}
