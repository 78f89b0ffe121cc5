// Computes the documents of seeded zaken from their numbers: fields, versions and content, kept nowhere until they change.
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../core/model/json';
import { computedDigest, smallest } from '../content/computed';
import { FORMATS, FORMAT_NAMES, type FormatName } from '../content/formats';
import type { Kept } from '../content/store';
import type { Place } from '../paths';
import { placeOfDocument, seededDocumentUuid, seededKey } from './identity';
import type { DocumentRecord, DocumentVersion } from './record';

/** What a document takes from the zaak it belongs to. */
export interface SeededZaak {
  readonly place: Place;
  readonly bronorganisatie: string;
  readonly startdatum: string;
  /** null: still open. */
  readonly einddatum: string | null;
  readonly vertrouwelijkheidaanduiding: string;
  /** Those of its zaaktype; never empty. */
  readonly informatieobjecttypen: readonly Place[];
}

/** All seeded zaken, numbered from 1, each with equally many documents, numbered from 1. */
export interface DocumentSeeding {
  readonly zaken: number;
  readonly documenten: number;
  /** Mean size of a document, in bytes. */
  readonly bytes: number;
  /** Sizes of the first documents of the first zaken, in bytes, where they are out of the ordinary. */
  readonly large: readonly number[];
  readonly zaak: (zaak: number) => SeededZaak;
  /** Number of the seeded zaak at a place; null: it is none. */
  readonly numberOf: (place: Place) => number | null;
}

const NAMES = ['Aanvraagformulier', 'Bijlage bij de aanvraag', 'Ontvangstbevestiging', 'Situatietekening', 'Foto van de locatie', 'Advies', 'Verslag van het overleg', 'Beschikking', 'Brief aan de aanvrager', 'Machtiging'] as const;
const AUTHORS = ['Team Groen', 'A. de Boer', 'Bureau Vormgeving', 'F. Yılmaz', 'Loket Zandhoek', 'M. van den Akker-Özdemir'] as const;
const WORDS = ['boom', 'bankje', 'vergunning', 'tekening', 'bezwaar', 'foto'] as const;
const INLINE_DIGEST = 256 * 1024; // bytes; up to here a document states its checksum, which must be computed for it

/** Pseudo-random whole numbers below `below`, from the place of a document and the name of what is drawn. */
function dice(zaak: number, nummer: number): (what: string, below: number) => number {
  const digest = createHash('sha256').update(`zaaksluis/sandbox/document/${zaak}/${nummer}`).digest();
  const taken = new Map<string, number>();
  return (what, below) => {
    const at = taken.get(what) ?? taken.size * 2;
    taken.set(what, at);
    return digest.readUInt16BE(at % 30) % below;
  };
}

const pick = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[at % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export const seededName = (zaak: number, nummer: number): string => `DOC-${String(zaak).padStart(8, '0')}-${String(nummer).padStart(3, '0')}`;

/** Where the seeded document of this name stands; null: no seeded document has it. */
export function seededByName(seeding: DocumentSeeding, identificatie: string): { readonly zaak: number; readonly nummer: number } | null {
  const match = /^DOC-(\d{8,})-(\d{3,})$/.exec(identificatie);
  const at = match && { zaak: Number(match[1]), nummer: Number(match[2]) };
  return at && exists(seeding, at.zaak, at.nummer) ? at : null;
}

export const exists = (seeding: DocumentSeeding, zaak: number, nummer: number): boolean => zaak >= 1 && zaak <= seeding.zaken && nummer >= 1 && nummer <= seeding.documenten;

/** Documents a seeded zaak has. */
export const seededDocuments = (seeding: DocumentSeeding, zaak: number): number => (exists(seeding, zaak, 1) ? seeding.documenten : 0);
/** Place of document `nummer` of a seeded zaak. */
export const seededDocument = (zaak: number, nummer: number): Place => placeOfDocument(seededDocumentUuid(zaak, nummer));

function contentOf({ bytes, large }: DocumentSeeding, zaak: number, nummer: number, versie: number, versions: number): Extract<Kept, { kind: 'computed' }> {
  const roll = dice(zaak, nummer);
  const size = nummer === 1 ? large[zaak - 1] : undefined;
  const format: FormatName = size !== undefined ? 'pdf' : pick(FORMAT_NAMES, zaak + nummer);
  const usual = Math.max(smallest(format), Math.min(FORMATS[format].largest, Math.round(bytes / 2) + roll('size', Math.max(1, Math.min(65_535, bytes)))));
  // Older versions differ in their bytes, not in their size: a comparison by size alone must not be enough.
  return { kind: 'computed', name: `${zaak}/${nummer}/${versie === versions ? 'nieuwste' : versie}`, format, size: size ?? usual };
}

/** Version `versie` of document `nummer` of a seeded zaak; undefined where there is none. */
export function seededVersion(seeding: DocumentSeeding, zaak: number, nummer: number, versie: number): DocumentVersion | undefined {
  const roll = dice(zaak, nummer);
  const versions = pick([1, 1, 1, 1, 1, 1, 1, 2, 2, 3], roll('versions', 10));
  if (!exists(seeding, zaak, nummer) || versie < 1 || versie > versions) return undefined;
  const owner = seeding.zaak(zaak);
  const content = contentOf(seeding, zaak, nummer, versie, versions);
  const { mime, extension } = FORMATS[content.format];
  const newest = versie === versions;
  const begun = dayAfter(owner.startdatum, Math.min(roll('days', 20), daysOpen(owner)));
  const name = pick(NAMES, roll('name', NAMES.length));
  const received = roll('received', 3) === 0;
  const closed = owner.einddatum !== null;
  const value: JsonObject = {
    identificatie: seededName(zaak, nummer),
    bronorganisatie: owner.bronorganisatie,
    creatiedatum: begun,
    titel: newest ? `${name} ${zaak}` : `${name} ${zaak} (concept ${versie})`,
    vertrouwelijkheidaanduiding: owner.vertrouwelijkheidaanduiding,
    auteur: pick(AUTHORS, roll('author', AUTHORS.length)),
    status: newest && (received || closed || roll('status', 4) > 0) ? 'definitief' : received ? '' : 'in_bewerking',
    formaat: mime,
    taal: 'nld',
    bestandsnaam: `${name.toLowerCase().replaceAll(' ', '-')}-${zaak}-${nummer}.${extension}`,
    bestandsomvang: content.size,
    link: '',
    beschrijving: roll('described', 2) === 0 ? `Hoort bij zaak ${zaak} — "${name}" & bijlagen` : '',
    ontvangstdatum: received ? begun : null,
    verzenddatum: !received && roll('sent', 5) === 0 ? begun : null,
    indicatieGebruiksrecht: hasGebruiksrecht(zaak, nummer) ? true : closed || roll('rights', 20) > 0 ? false : null,
    verschijningsvorm: roll('appearance', 8) === 0 ? 'document' : '',
    ondertekening: roll('signed', 15) === 0 ? { soort: 'digitaal', datum: begun } : null,
    integriteit: content.size <= INLINE_DIGEST && roll('integrity', 2) === 0 ? { algoritme: 'sha_256', waarde: computedDigest(content), datum: begun } : null,
    informatieobjecttype: pick(owner.informatieobjecttypen, roll('type', 997)),
    trefwoorden: roll('words', 3) === 0 ? [pick(WORDS, zaak), pick(WORDS, zaak + 1)] : [],
  };
  return { versie, beginRegistratie: `${dayAfter(begun, versie - 1)}T09:${String(roll('minute', 60)).padStart(2, '0')}:00Z`, value, content };
}

const daysOpen = ({ startdatum, einddatum }: SeededZaak): number => (einddatum === null ? 20 : Math.max(0, Math.floor((Date.parse(einddatum) - Date.parse(startdatum)) / 86_400_000)));

/** Whether a seeded document comes with a gebruiksrecht. */
export const hasGebruiksrecht = (zaak: number, nummer: number): boolean => dice(zaak, nummer)('gebruiksrecht', 25) === 0;
/** Whether a seeded document comes with a verzending. */
export const hasVerzending = (zaak: number, nummer: number): boolean => dice(zaak, nummer + 1000)('verzending', 30) === 0;

/** Document `nummer` of a seeded zaak as it was before anyone changed it; undefined where there is none. */
export function seededRecord(seeding: DocumentSeeding, zaak: number, nummer: number): DocumentRecord | undefined {
  for (let versie = 3; versie >= 1; versie -= 1) {
    const newest = seededVersion(seeding, zaak, nummer, versie);
    if (newest) return { key: seededKey(zaak, nummer), uuid: seededDocumentUuid(zaak, nummer), ...newest, lock: '', parts: [] };
  }
  return undefined;
}
