// What `find` hands to `plan` besides the value of a zaak: everything a plan must know to be made without a call.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Id } from '../references';
import type { Features } from './features';

/** Names of the catalogue → ids at the target, in the version of the zaaktype this zaak belongs to. */
export interface TypesHere {
  /** Version of the zaaktype. */
  readonly id: string;
  readonly identificatie: string;
  readonly begin: string;
  readonly statustypen: Readonly<Record<string, { readonly id: string; readonly eind: boolean; readonly volgnummer: number }>>;
  /** Per omschrijving: the id, and what it says of archiving, as the model spells it. */
  readonly resultaattypen: Readonly<Record<string, { readonly id: string; readonly says: JsonObject }>>;
  readonly roltypen: Readonly<Record<string, string>>;
  readonly eigenschappen: Readonly<Record<string, string>>;
  /** Per omschrijving its published versions, oldest first; `einde` exclusive. */
  readonly besluittypen: Readonly<Record<string, readonly { readonly id: string; readonly begin: string; readonly einde: string | null }[]>>;
  readonly zaakobjecttypen: Readonly<Record<string, string>>;
}

/** A document as far as it matters for closing. */
export interface DocumentHere {
  readonly identificatie: string;
  readonly locked: boolean;
  readonly indicatieGebruiksrecht: boolean | null;
  readonly status: string | null;
}

export interface Context {
  readonly features: Features;
  /** null: no version of it that can be used; `why` says which were looked at. */
  readonly types: TypesHere | null;
  readonly why: string;
  /** The zaak at the target; null: absent. */
  readonly zaak: { readonly id: string; readonly einddatum: string | null; readonly deelzaken: readonly string[] } | null;
  /** By `bron`: ids at the target, as far as they are known; those of a command that makes several objects may be still to come. */
  readonly zaken: Readonly<Record<string, Id>>;
  readonly documenten: Readonly<Record<string, Id>>;
  /** By `bron` of a deelzaak that is at the target: its einddatum there; null: open. Filled where closing is wanted. */
  readonly deelzaken: Readonly<Record<string, string | null>>;
  /** Einddatum of the hoofdzaak there, where there is one; null: open. */
  readonly hoofdzaak: string | null;
  /** By `bron`; filled where closing is wanted. */
  readonly documents: Readonly<Record<string, DocumentHere>>;
  /** `2020 11.1.17` → id of that class; null: no such. */
  readonly klassen: Readonly<Record<string, string | null>>;
  /** Relations to other zaken that somebody else made, as the API spells them, without host: they are kept. */
  readonly relations: readonly JsonObject[];
}

/** Contexts are made by `find` of this connector only; they travel as plain data. */
export const toContext = (context: Context): JsonObject => context as unknown as JsonObject;
export function fromContext(context: JsonObject): Context {
  if (!isObject(context['features']) || !('types' in context)) throw new TypeError('not a context of the Zaken target');
  return context as unknown as Context;
}

export const klasseKey = (klasse: Json | undefined): string => (isObject(klasse) ? `${String(klasse['jaar'] ?? '')} ${String(klasse['nummer'] ?? '')}` : '');
