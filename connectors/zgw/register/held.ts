// What the register keeps beside the value of an object it found, to plan with: plain data, made and read here only.
import type { Held } from '../../../core/connector/register';
import type { JsonObject } from '../../../core/model/json';

/** Beside a zaak: the object as the API gave it, without what was expanded. */
export interface ZaakContext {
  readonly zaak: JsonObject;
}

/** Beside a document; `zaken` where they were asked for: each with the id of its link as `bron`. */
export interface DocumentContext {
  readonly document: JsonObject;
  readonly zaken?: readonly JsonObject[];
}

/** Beside a besluit: its zaak as the API gave it, null where it has none; and the id of its type. */
export interface BesluitContext {
  readonly zaak: JsonObject | null;
  readonly besluittype: string;
}

export const inContext = (context: ZaakContext | DocumentContext | BesluitContext): JsonObject => context as unknown as JsonObject;
export const zaakContext = (held: Held): ZaakContext => held.context as unknown as ZaakContext;
export const documentContext = (held: Held): DocumentContext => held.context as unknown as DocumentContext;
export const besluitContext = (held: Held): BesluitContext => held.context as unknown as BesluitContext;
