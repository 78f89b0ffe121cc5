// Looks for BSNs and names of people where they must not stand: in names, titles and every text of the metadata.
import type { Besluitpunt, TransferOrder } from '../../../core/archive/transfer/order';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isBsn } from '../../../core/diagnostics/scrub';
import { isObject, type Json } from '../../../core/model/json';
import type { Persoon } from '../dossier';
import { objectsOf, type Sip } from '../sip';
import { isAccepted } from '../versions';

/** Identifications are numbers by nature, and codes are words of lists: nobody's name stands there. */
const PASSED_OVER: ReadonlySet<string> = new Set(['identificatieKenmerk', 'identificatieBron', 'begripCode', 'begripBegrippenlijst', 'verwijzingIdentificatie', 'archiefvormer', 'aggregatieniveau', 'checksum']);

/** Who it is about: a mapping that writes a name there is the explicit rule that is asked for. */
const NAMES_ALLOWED = /^betrokkene\[\d+\]\.betrokkeneActor/;

// Nine digits that stand alone, or written as 1234.56.789 and 123 456 789.
const DIGITS = /(?<![\d-])(?:\d{9}|\d{4}([. ])\d{2}\1\d{3}|\d{3}([. ])\d{3}\2\d{3})(?![\d-])/g;

const SHORTEST_NAME = 3;

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Texts with the path where they stand. */
function* texts(value: Json, path: string): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* texts(item, `${path}[${index}]`);
  else if (isObject(value)) for (const [field, item] of Object.entries(value)) if (!PASSED_OVER.has(field)) yield* texts(item, path === '' ? field : `${path}.${field}`);
}

interface Looked {
  readonly bsns: ReadonlySet<string>;
  readonly names: readonly RegExp[];
  /** Numbers of this dossier that may look like a BSN. */
  readonly own: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function lookedFor(personen: readonly Persoon[], sip: Sip): Looked {
  const names = [...new Set(personen.flatMap((persoon) => persoon.namen).map((name) => plain(name.trim())).filter((name) => name.length >= SHORTEST_NAME))];
  return {
    bsns: new Set(personen.flatMap((persoon) => (persoon.bsn === undefined ? [] : [persoon.bsn]))),
    names: names.map((name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'u')),
    own: objectsOf(sip.objects).flatMap((object) => object.metadata.identificatie.map((one) => one.identificatieKenmerk)).filter((number) => /\d{3}/.test(number)),
  };
}

function hasBsn(text: string, { bsns, own }: Looked): boolean {
  const candidates = (from: string): boolean => [...from.matchAll(DIGITS)].some(([found]) => { const digits = found.replace(/[. ]/g, ''); return bsns.has(digits) || isBsn(digits); });
  // Seldom: only then is it worth asking whether the digits are a number of the dossier itself.
  return candidates(text) && candidates(own.reduce((left, number) => left.replaceAll(number, ' '), text));
}

/** Underscores and dashes stand for blanks in the names of files. */
const hasName = (text: string, { names }: Looked): boolean => { const words = plain(text).replace(/[_-]+/g, ' '); return names.some((name) => name.test(words) || name.test(plain(text))); };

/**
 * ZS4330 for a BSN, ZS4331 for a name of somebody who plays a role in the zaak, each once per field. The finding names the field and
 * never what was found. A person may accept it for a document or for the dossier.
 */
export function persons(sip: Sip, personen: readonly Persoon[], order: TransferOrder, subject: string): readonly Diagnostic[] {
  const looked = lookedFor(personen, sip);
  return objectsOf(sip.objects).flatMap((object) => {
    const decided: readonly Besluitpunt[] = [...order.decisions.dossier.findings, ...(object.bron === undefined ? [] : (order.decisions.documenten[object.bron]?.findings ?? []))];
    const where = object.metadata.identificatie[0]?.identificatieKenmerk ?? object.niveau;
    const own = [...texts(object.metadata as unknown as Json, '')].filter(([path]) => !/^(?:bevatOnderdeel|isOnderdeelVan|heeftRepresentatie)/.test(path));
    const files = object.files.flatMap((file, index) => [[`bestand[${index}].naam`, file.naam] as const, [`bestand[${index}].path`, file.path.split('/').at(-1) ?? ''] as const]);
    const folder = [['folder', object.folder.split('/').at(-1) ?? ''] as const];
    return [...own, ...files, ...folder].flatMap(([path, text]): Diagnostic[] => {
      const field = `${where}.${path}`;
      if (hasBsn(text, looked) && !isAccepted(decided, 'ZS4330')) return [diagnostic('ZS4330', `${field} holds a BSN`, { subject, field })];
      if (!NAMES_ALLOWED.test(path) && hasName(text, looked) && !isAccepted(decided, 'ZS4331')) return [diagnostic('ZS4331', `${field} holds the name of somebody in this zaak`, { subject, field })];
      return [];
    });
  });
}
