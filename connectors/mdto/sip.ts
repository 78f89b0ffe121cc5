// A SIP as plain data: the tree of objects with their metadata and files, as it will lie in the delivery. No bytes.
import type { JsonObject } from '../../core/model/json';
import type { TransferKind } from '../../core/archive/transfer/order';
import type { Inhoud } from './dossier';
import type { Identificatie, Informatieobject, Verwijzing } from './metadata';

/** MDTO aggregatieniveau, from the outside in. */
export type Niveau = 'Archief' | 'Serie' | 'Dossier' | 'Zaak' | 'Archiefstuk';

/** Where the bytes of a file come from: the source, a text we made, or a file a person supplied. */
export type Herkomst =
  | { readonly kind: 'bron'; readonly inhoud: Inhoud }
  | { readonly kind: 'tekst'; readonly tekst: string; readonly formaat: { readonly puid: string; readonly label: string } }
  | { readonly kind: 'bestand'; readonly file: string; readonly sha256: string; readonly size: number };

/** One file of the delivery. Paths are relative to the SIP, with `/`. */
export interface SipFile {
  /** Unique in the SIP: `<document>/<version>`. */
  readonly key: string;
  readonly path: string;
  readonly sidecar: string;
  /** As the user called it; goes into its metadata. */
  readonly naam: string;
  readonly identificatie: readonly Identificatie[];
  readonly herkomst: Herkomst;
  /** Media type as the source states it; never proof. */
  readonly formaat?: string;
  /** `bron` and version of the document; absent for what we made ourselves. */
  readonly document?: { readonly bron: string; readonly versie: number };
  readonly isRepresentatieVan: Verwijzing;
}

/** An informatieobject: a folder with its metadata in it, its files, and what lies below. */
export interface SipObject {
  readonly niveau: Niveau;
  /** `bron` of the zaak, document or besluit; absent for Archief and Serie. */
  readonly bron?: string;
  readonly folder: string;
  readonly sidecar: string;
  readonly metadata: Informatieobject;
  readonly files: readonly SipFile[];
  readonly objects: readonly SipObject[];
}

/** A whole delivery: one dossier, under what stands above it. */
export interface Sip {
  /** The same for every attempt of one item of one list; receipts name it. */
  readonly sip: string;
  readonly kind: TransferKind;
  readonly list: string;
  readonly supplementOf: string | null;
  /** Identification of the dossier, the same on every list. */
  readonly dossier: string;
  /** Name of the receiver profile. */
  readonly profile: string;
  readonly titel: string;
  readonly objects: readonly SipObject[];
}

/** What was found of a file when its bytes were there. */
export interface Measured {
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** In the algorithm of the profile, where that is another one than SHA-256. */
  readonly checksum: string;
  /** By signature; null: not recognised. */
  readonly format: { readonly puid: string; readonly label: string } | null;
  /** A password stands before its content. */
  readonly locked?: boolean;
  /** An e-mail that carries other files. */
  readonly attachments?: boolean;
  /** When the checksum was made, UTC. */
  readonly at: string;
}

/** All objects of a SIP, outermost first. */
export function objectsOf(objects: readonly SipObject[]): readonly SipObject[] {
  return objects.flatMap((object) => [object, ...objectsOf(object.objects)]);
}

/** All files of a SIP, in the order of its tree. */
export const filesOf = (sip: Pick<Sip, 'objects'>): readonly SipFile[] => objectsOf(sip.objects).flatMap((object) => object.files);

/** A SIP in a request that is stored and read again: JSON that was made here. */
export const sipIn = (request: JsonObject): Sip => request['sip'] as unknown as Sip;
