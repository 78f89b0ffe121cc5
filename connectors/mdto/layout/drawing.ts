// What laying out an object takes, whatever its kind: names, places, and its whole metadata.
import type { TransferOrder } from '../../../core/archive/transfer/order';
import type { Beslist } from '../beperking/decide';
import type { Dossier } from '../dossier';
import { begrip, refersTo, type BeperkingGebruik, type Beschrijving, type Identificatie, type Informatieobject, type Verwijzing } from '../metadata';
import { apart, type NameBook } from '../names';
import type { Profile } from '../profiles/profile';
import type { Niveau, SipFile, SipObject } from '../sip';
import type { Keuze } from '../versions';

/** An object above the dossier, as the connection names it. */
export interface Boven {
  readonly niveau: 'Archief' | 'Serie';
  readonly naam: string;
  readonly identificatie: Identificatie;
}

export interface LayoutInput {
  readonly dossier: Dossier;
  readonly order: TransferOrder;
  readonly profile: Profile;
  readonly boven: readonly Boven[];
  /** What the outermost object is part of at the receiver. */
  readonly parent: Verwijzing | null;
  readonly keuzes: ReadonlyMap<string, Keuze>;
  readonly beslist: Beslist;
  /** Supplementary metadata, with who may see it; null: it stays behind. */
  readonly extra: { readonly tekst: string; readonly beperking: BeperkingGebruik } | null;
  readonly fileNames: 'original' | 'identification';
  readonly subject: string;
}

const NIVEAUS = 'Begrippenlijst Aggregatieniveaus MDTO';

/** One attempt: names of at most this length, given out by this book. */
export interface Drawing extends LayoutInput {
  readonly book: NameBook;
  readonly length: number;
}

export interface Where {
  readonly folder: string;
  readonly parent: Verwijzing | null;
}

export const inside = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** A copy without fields that have no value: metadata that is compared must not depend on how absence is spelled. */
export const tidy = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0))) as T;

export function fileOf(drawing: Drawing, where: { readonly folder: string; readonly of: Verwijzing }, file: Omit<SipFile, 'path' | 'sidecar' | 'isRepresentatieVan'>, name: string): SipFile {
  const { sidecar } = drawing.profile;
  const { stem, ext } = apart(name);
  const claimed = drawing.book.claim(stem, drawing.length);
  const full = ext === '' ? claimed : `${claimed}.${ext}`;
  return {
    ...file,
    path: inside(where.folder, full),
    sidecar: inside(where.folder, `${sidecar.withExtension ? full : claimed}${sidecar.bestand}`),
    isRepresentatieVan: where.of,
  };
}

/** `heeftRepresentatie` names a file as its own metadata does. */
export const representing = (files: readonly SipFile[]): Verwijzing[] => files.map((file) => refersTo({ naam: file.naam, identificatie: file.identificatie }));

export function folderFor(drawing: Drawing, where: Where, name: string): { readonly folder: string; readonly sidecar: string } {
  const own = drawing.book.claim(name, drawing.length);
  const folder = inside(where.folder, own);
  return { folder, sidecar: `${folder}/${own}${drawing.profile.sidecar.informatieobject}` };
}

interface Described {
  readonly beschrijving: Beschrijving;
  readonly niveau: Niveau;
  readonly beperkingGebruik: readonly BeperkingGebruik[];
  readonly parent: Verwijzing | null;
  readonly files: readonly SipFile[];
  readonly objects: readonly SipObject[];
  readonly extra?: readonly Verwijzing[];
}

/** The whole metadata of an object; waardering and archiefvormer are the dossier's where it has none of its own: MDTO inherits nothing. */
export function metadataOf({ dossier, profile }: Drawing, { beschrijving, niveau, beperkingGebruik, parent, files, objects, extra }: Described): Informatieobject {
  const { waardering, archiefvormer } = dossier.informatieobject;
  return {
    ...tidy({
      ...beschrijving,
      aggregatieniveau: begrip(niveau, NIVEAUS),
      waardering: beschrijving.waardering ?? waardering ?? begrip('Nader te bepalen', 'Begrippenlijst Waarderingen MDTO', 'N'),
      isOnderdeelVan: parent ? [parent] : [],
      bevatOnderdeel: profile.tree.bevatOnderdeel ? objects.map((object) => refersTo(object.metadata)) : [],
      heeftRepresentatie: representing(files),
      aanvullendeMetagegevens: [...(extra ?? [])],
    }),
    archiefvormer: beschrijving.archiefvormer ?? archiefvormer ?? [],
    beperkingGebruik: [...beperkingGebruik],
  };
}
