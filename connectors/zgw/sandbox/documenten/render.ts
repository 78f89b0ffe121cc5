// Shapes a document into the answer the Documenten API gives, with URLs on the host that was called.
import type { Json, JsonObject } from '../../../../core/model/json';
import { API, urlOf } from '../paths';
import { shape } from '../render';
import { documentFields, type DocumentenVersion } from './fields';
import { placeOfDocument } from './identity';
import type { DocumentRecord, DocumentVersion, Part } from './record';

const FIELDS = { '1.4': documentFields('1.4'), '1.7': documentFields('1.7') } as const;

/** Open Zaak answers a group that was never filled with empty fields; the standard with null. */
const EMPTY: Readonly<Record<string, JsonObject>> = { ondertekening: { soort: '', datum: null }, integriteit: { algoritme: '', waarde: '', datum: null } };

export const urlOfDocument = (uuid: string, root: string): string => urlOf(placeOfDocument(uuid), root);

/** A bestandsdeel; its lock is that of the document. */
export const renderPart = ({ uuid, volgnummer, omvang, kept }: Part, lock: string, root: string): JsonObject => ({
  url: `${root}${API.documenten}/bestandsdelen/${uuid}`, volgnummer, omvang, voltooid: kept !== null, lock,
});

/** One version of a document as it is answered; `withLock`: to who made it. */
export function renderDocument(apiVersion: DocumentenVersion, record: DocumentRecord, version: DocumentVersion, root: string, withLock = false): JsonObject {
  const { uuid, lock, parts } = record;
  const url = urlOfDocument(uuid, root);
  const answer: JsonObject = { url };
  for (const [name, value] of Object.entries(shape(FIELDS[apiVersion], version.value, root))) {
    if (name === 'bestandsomvang') answer['inhoud'] = version.content === null ? null : `${url}/download?versie=${version.versie}`;
    if (name === 'bestandsnaam') Object.assign(answer, { versie: version.versie, beginRegistratie: version.beginRegistratie });
    answer[name] = value === null && apiVersion === '1.4' ? (EMPTY[name] ?? null) : value;
  }
  const { trefwoorden = [], ...rest } = answer;
  const shownParts: Json = version.versie === record.versie ? parts.map((part) => renderPart(part, lock, root)) : [];
  return { ...rest, locked: lock !== '', bestandsdelen: shownParts, trefwoorden, ...(withLock && { lock }) };
}
