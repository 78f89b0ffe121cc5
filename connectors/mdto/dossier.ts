// The wanted dossier as types: what the shape `mdto.dossier` says, for the code that reads it.
import type { JsonObject } from '../../core/model/json';
import type { Beschrijving, Event, Relatie } from './metadata';

export type Inhoud = { bron: string; versie?: number; omvang: number | null; sha256?: string };

export type Versie = { versie: number; status?: string; bestandsnaam?: string; formaat?: string; datum?: string; inhoud: Inhoud | null };

export type Archiefstuk = {
  bron: string; naamgeving: string; informatieobjecttype: string; vertrouwelijkheidaanduiding?: string;
  locked?: boolean; link?: string; informatieobject: Beschrijving; bestanden: Versie[];
};

export type Besluit = { bron: string; naamgeving: string; besluittype: string; informatieobject: Beschrijving; velden?: { veld: string; waarde?: string }[]; documenten: string[] };

export type Persoon = { bsn?: string; namen: string[] };

export type Dossier = {
  bron: string; dossier: string; naamgeving: string; zaaktype: string; resultaat?: string; vertrouwelijkheidaanduiding?: string;
  startdatum?: string; einddatum?: string; relaties?: { deelzaken?: Relatie[]; relevanteAndereZaken?: Relatie[] };
  hoofdzaak?: { naam: string; kenmerk?: string; bron?: string };
  verantwoordelijkeOrganisatie?: string;
  informatieobject: Beschrijving; statussen?: Event[]; audittrail?: Event[]; archiefstukken: Archiefstuk[]; besluiten: Besluit[]; personen: Persoon[]; aanvullend?: JsonObject;
};

/** A value of the shape; mappings are checked against it, so no more is asked here. */
export const dossierOf = (want: JsonObject): Dossier => want as unknown as Dossier;
