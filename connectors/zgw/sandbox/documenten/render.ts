// Shapes a document into the answer the Documenten API gives, with URLs on the host that was called.
import type { Json, JsonObject } from '../../../../core/model/json';
import { API, urlOf } from '../paths';
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

/** Names in the order of an answer, with what is shown where nothing is held; made once: it is written on every call. */
const shown = (version: DocumentenVersion): readonly { readonly name: string; readonly otherwise: Json }[] =>
  Object.entries(FIELDS[version]).map(([name, { fallback = null }]) => ({ name, otherwise: version === '1.4' ? (EMPTY[name] ?? fallback) : fallback }));
const SHOWN = { '1.4': shown('1.4'), '1.7': shown('1.7') } as const;

/** One version of a document as it is answered; `withLock`: to who made it. */
export function renderDocument(apiVersion: DocumentenVersion, record: DocumentRecord, version: DocumentVersion, root: string, withLock = false): JsonObject {
  const { uuid, lock, parts } = record;
  const { value, versie, content } = version;
  const url = urlOfDocument(uuid, root);
  const answer: JsonObject = { url };
  for (const { name, otherwise } of SHOWN[apiVersion]) {
    if (name === 'bestandsnaam') {
      answer['versie'] = versie;
      answer['beginRegistratie'] = version.beginRegistratie;
    }
    if (name === 'bestandsomvang') answer['inhoud'] = content === null ? null : `${url}/download?versie=${versie}`;
    const held = value[name] ?? otherwise;
    if (name === 'informatieobjecttype') answer[name] = urlOf(String(held), root);
    else if (name !== 'trefwoorden') answer[name] = held;
  }
  answer['locked'] = lock !== '';
  answer['bestandsdelen'] = versie === record.versie && parts.length > 0 ? parts.map((part) => renderPart(part, lock, root)) : [];
  answer['trefwoorden'] = value['trefwoorden'] ?? [];
  if (withLock) answer['lock'] = lock;
  return answer;
}
