// Fetches the parts of one document: its older versions, rights of use and dispatches, as far as it says it has them.
import type { JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import type { DocumentParts } from './document';
import { text } from './values';
import { uuidOf } from '../urls';

/** A loop that writes a document at every round makes thousands of versions: the newest hundred are read. */
export const VERSIONS = 100;
const AT_ONCE = 4;

export interface DocumentExtras {
  /** All dispatches of the register, where they fit on one page (few registers use them); null: each document is asked for its own. */
  readonly verzendingen: readonly JsonObject[] | null;
}

/** `document` is the newest version, as it was fetched. A version that is not given any more is left out. */
export async function fetchDocumentParts(documenten: Api, document: JsonObject, extras: DocumentExtras, versions: VersionStore, signal: AbortSignal): Promise<DocumentParts> {
  const url = text(document['url']);
  // It becomes true by making a gebruiksrecht, and cannot become false while there is one (existing-gebruiksrechten).
  const hasRights = document['indicatieGebruiksrecht'] === true;
  const [older, gebruiksrechten, verzendingen] = await Promise.all([
    fetchOlder(documenten, document, versions, signal),
    hasRights ? documenten.all('/gebruiksrechten', { informatieobject: url }, signal) : [],
    extras.verzendingen?.filter((one) => uuidOf(one['informatieobject']) === uuidOf(url)) ?? documenten.all('/verzendingen', { informatieobject: url }, signal),
  ]);
  return { document, older, gebruiksrechten, verzendingen };
}

/** Older versions never change: what was read once is remembered. */
export interface VersionStore {
  get(key: string): JsonObject | undefined;
  put(key: string, value: JsonObject): void;
}

/** Bounded; some kilobytes each. */
export function openVersions(most = 2_000): VersionStore {
  const kept = new Map<string, JsonObject>();
  return {
    get: (key) => kept.get(key),
    put: (key, value) => {
      kept.set(key, value);
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
    },
  };
}

async function fetchOlder(documenten: Api, document: JsonObject, versions: VersionStore, signal: AbortSignal): Promise<JsonObject[]> {
  const id = uuidOf(document['url']) ?? '';
  const newest = Number(document['versie'] ?? 1);
  const numbers = Array.from({ length: Math.max(0, Math.min(newest, VERSIONS) - 1) }, (_, at) => newest - 1 - at);
  const found: JsonObject[] = [];
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const some = await Promise.all(numbers.slice(at, at + AT_ONCE).map(async (versie) => {
      const key = `${id} ${versie}`;
      const known = versions.get(key) ?? (await documenten.get(`/enkelvoudiginformatieobjecten/${id}`, { versie: String(versie) }, signal));
      if (known) versions.put(key, known);
      return known;
    }));
    found.push(...some.filter((one) => one !== null));
  }
  return found;
}
