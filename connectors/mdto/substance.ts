// What of a dossier counts when it is asked whether it changed after it was handed over: its substance, not the traces of our own acts.
import { hash } from '../../core/model/hash';
import type { Json } from '../../core/model/json';
import type { Dossier, Versie } from './dossier';

const DEFINITIEF: ReadonlySet<string> = new Set(['definitief', 'gearchiveerd']);

/** The content of the last version, by size and checksum: setting a document `gearchiveerd` makes a version of the same bytes. */
const content = (versions: readonly Versie[]): Json => {
  const definitive = versions.filter((version) => DEFINITIEF.has(version.status ?? ''));
  const last = (definitive.length > 0 ? definitive : versions).at(-1);
  return last?.inhoud ? [last.inhoud.omvang, last.inhoud.sha256 ?? null, last.bestandsnaam ?? null] : null;
};

/**
 * Hash of the dossier as wanted, without audit trail, lock, numbers and states of versions: these change by the very acts that close a
 * transfer (practice §2).
 */
export function substance(dossier: Dossier): string {
  const { audittrail: _audittrail, aanvullend: _aanvullend, archiefstukken, ...rest } = dossier;
  const stukken = archiefstukken.map(({ locked: _locked, bestanden, ...stuk }) => ({ ...stuk, inhoud: content(bestanden) }));
  return hash({ ...rest, archiefstukken: stukken } as unknown as Json);
}
