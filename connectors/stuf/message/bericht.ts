// What a StUF message says, whichever version and prefixes it came in.
import type { JsonObject } from '../../../core/model/json';
import type { RawObject } from './raw';

/** Of ZDS: 1.1.02 or 1.2. */
export type StufVersie = '1.1' | '1.2';

/** One end of a message. */
export interface Systeem {
  readonly organisatie: string | null;
  readonly applicatie: string;
  readonly administratie: string | null;
  readonly gebruiker: string | null;
}

/** Header of every message; what is absent is null (stuf.md A2). */
export interface Stuurgegevens {
  /** `Lk01`; '' where the sender left it out. */
  readonly berichtcode: string;
  readonly zender: Systeem | null;
  readonly ontvanger: Systeem | null;
  readonly referentienummer: string | null;
  /** As it stands: 8–17 digits; `dates.ts` reads it. */
  readonly tijdstipBericht: string | null;
  readonly crossRefnummer: string | null;
  readonly entiteittype: string | null;
  readonly functie: string | null;
}

/** Body of a Fo message. Any code is a text: vendors invent their own. */
export interface Fout {
  readonly code: string;
  readonly plek: string;
  readonly omschrijving: string;
  readonly details: string | null;
}

/** The question of an Lv message, or of the edcLv01 within a check-out. */
export interface Vraag {
  readonly gelijk: RawObject | null;
  readonly vanaf: RawObject | null;
  readonly totEnMet: RawObject | null;
  /** `scope/object`: with `@scope`, or with the elements wanted, each `{ "@noValue": … }`. null: the server chooses. */
  readonly scope: RawObject | null;
  /** Last object of the answer before, in a follow-up. */
  readonly start: RawObject | null;
}

export interface Bericht {
  /** null: of StUF itself (Bv, Fo, Tr), which both versions share. */
  readonly versie: StufVersie | null;
  readonly root: { readonly ns: string; readonly name: string };
  /**
   * Name in the table of operations (`creeerZaak`), as far as the root and the content tell: in 1.1 eight operations share three roots, and the
   * guess of stuf.md B4 is made. null: none of ours.
   */
  readonly operatie: string | null;
  /** The root is used by one operation only: what SOAPAction says is then not needed. */
  readonly eenduidig: boolean;
  readonly stuurgegevens: Stuurgegevens;
  /** By local name, whole: mutatiesoort, indicatorOvername, sortering, checkedOutId, versioningState, extraElementen … Those within edcLk02, edcLv01 and edcLa01 stand beside those of the message. */
  readonly parameters: JsonObject;
  /** In order: was and wordt of a W message, the objects of an answer, the zaak, document or besluit of a Di or Du; voegBesluitToe has besluit and zaak. */
  readonly objecten: readonly RawObject[];
  readonly vraag: Vraag | null;
  /** In order. */
  readonly meldingen: readonly string[];
  /** Of a Fo message. */
  readonly fout: Fout | null;
  /** Where stood what no table knows: `object[0].uiterlijkeEinddatumAfdoening`. */
  readonly onbekend: readonly string[];
}
