// What `find` hands to `plan` besides the value: everything a plan must know to be made without a call.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Limits } from '../limits';
import type { Klasse } from '../selectielijst';

/** One version of the zaaktype at the target. */
export interface Version {
  readonly id: string;
  readonly concept: boolean;
  readonly begin: string;
  /** Exclusive; null: open. */
  readonly einde: string | null;
}

/** An informatieobjecttype or besluittype of the catalogus, shared by zaaktypen. */
export interface SharedType {
  readonly id: string;
  readonly omschrijving: string;
  readonly concept: boolean;
  readonly begin: string;
  readonly einde: string | null;
  /** What it says, in the target's words: compared with what we want, never changed by us beyond being made stricter. */
  readonly says: JsonObject;
}

/** Fields of the current version that no mapping knows: carried over into a new version as they are, URLs as references. */
export interface Carried {
  readonly zaaktype: JsonObject;
  /** Per list and bron: the id, and fields beyond the shape. */
  readonly parts: Readonly<Record<string, { readonly id: string; readonly more: JsonObject }>>;
  /** Zaakobjecttypen, whole: only people make them. */
  readonly zaakobjecttypen: readonly JsonObject[];
}

export interface Context {
  readonly limits: Limits;
  readonly catalogus: string;
  readonly versions: readonly Version[];
  /** The version that `value` describes; null where there is none. */
  readonly current: Version | null;
  /** Whether the current version is the one we delivered or adopted last. */
  readonly linked: boolean;
  readonly carried: Carried;
  readonly informatieobjecttypen: readonly SharedType[];
  readonly besluittypen: readonly SharedType[];
  /** `2020 11.1.17` → class; null: that list has none such. */
  readonly klassen: Readonly<Record<string, Klasse | null>>;
  /** `2020 11` → UUID; null likewise. */
  readonly procestypen: Readonly<Record<string, string | null>>;
  /** Generic result → UUID. */
  readonly omschrijvingen: Readonly<Record<string, string>>;
  /** Zaken on the current version; null: not asked. */
  readonly zaken: number | null;
  /** Labels of applications with rights on the current version; null: not asked. */
  readonly applicaties: readonly string[] | null;
  /** Whether we may write by force; asked where the options want it; null: nobody could tell. */
  readonly mayForce: boolean | null;
  /** Snapshots of the selectielijst this was made with: year → moment. */
  readonly snapshots: Readonly<Record<string, string>>;
}

/** Contexts are made by `find` of this connector only; they travel as plain data. */
export const toContext = (context: Context): JsonObject => context as unknown as JsonObject;
export function fromContext(context: JsonObject): Context {
  if (!isObject(context['limits']) || !Array.isArray(context['versions'])) throw new TypeError('not a context of the Catalogi target');
  return context as unknown as Context;
}

export const klasseKey = (klasse: { readonly jaar: number; readonly nummer: string | number }): string => `${klasse.jaar} ${klasse.nummer}`;

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
