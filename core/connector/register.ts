// The second face of a case system: it can be asked for one zaak by its number, and changed by a command that waits for the outcome.
import type { Readable } from 'node:stream';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import type { Ref } from '../model/ref';
import type { Absent, Applied, ApplyContext, Change, Step, Unknowable } from './contract';

/** What a register keeps that others ask for and change by number. */
export const REGISTER_KINDS = ['zaak', 'informatieobject', 'besluit'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/**
 * What must be read of a zaak beyond its own fields; each may cost a call. `relaties`: the identificaties of hoofdzaak, deelzaken and
 * relevante andere zaken; `documenten`: the documents themselves (`documenten` of the model), not only their links.
 */
export const ZAAK_PARTS = ['statussen', 'resultaat', 'rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten', 'documenten', 'besluiten', 'relaties'] as const;
export type ZaakPart = (typeof ZAAK_PARTS)[number];

/** One object by the name everybody knows it by. */
export interface RegisterQuery {
  readonly kind: RegisterKind;
  readonly identificatie: string;
  /** RSIN; null: whoever asks does not know it, and two objects of that number are a refusal (ZS4192). */
  readonly bronorganisatie: string | null;
  /** For a zaak; empty: its own fields only. For a document `zaakinformatieobjecten` asks for the zaken it belongs to (`context.zaken`). */
  readonly parts: readonly ZaakPart[];
}

/** What a register holds, in the shape of the model; `bron` everywhere is its own id, stable and usable in a wish. */
export interface Held {
  readonly state: 'found';
  /** `system` is the register's connection, `id` its own id. */
  readonly ref: Ref;
  readonly value: JsonObject;
  /** The parts that were read: what is absent from `value` and was not asked for is unknown, not empty. */
  readonly parts: readonly ZaakPart[];
  /** Plain data the register wants back in `plan`: the lock of a document, the zaaktype of this version, what it read already. */
  readonly context: JsonObject;
}

/** One object as it should be. Wishes of one command are planned together: a link to a document that another wish makes is possible. */
export interface Wish {
  readonly kind: RegisterKind;
  /**
   * In the shape of the model, whole in the parts that `held` has; a part that was not read is left as it is. New parts have a `bron`
   * of their own that no held part has; a new document is named by others with the `bron` it has here. null: remove it.
   */
  readonly want: JsonObject | null;
  /** null: it must be made; where it turns out to be there, that is a refusal (ZS4196, ZS4173). */
  readonly held: Held | null;
  /** For a document that is being edited: the lock that was given at check-out. */
  readonly lock?: string;
}

export interface RegisterPlan {
  /** In order; irreversible ones (statuses, closing) last. None: the register agrees with every wish. */
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  /** Errors refuse the command; warnings are told and logged. */
  readonly diagnostics: readonly Diagnostic[];
  /** Per wish the name of the step whose result is its id; null: the object is there already (or goes), or its plan was refused. */
  readonly makes: readonly (string | null)[];
}

/** What a zaaktype of this register knows by name: what a message may refer to. */
export interface ZaaktypeNames {
  readonly identificatie: string;
  readonly omschrijving: string;
  readonly beginGeldigheid: string;
  readonly statustypen: readonly { readonly volgnummer: number; readonly omschrijving: string; readonly isEindstatus: boolean }[];
  readonly resultaattypen: readonly { readonly omschrijving: string }[];
  readonly roltypen: readonly { readonly omschrijving: string; readonly omschrijvingGeneriek: string }[];
  readonly informatieobjecttypen: readonly { readonly omschrijving: string }[];
  readonly besluittypen: readonly { readonly omschrijving: string }[];
  readonly eigenschappen: readonly { readonly naam: string }[];
  readonly vertrouwelijkheidaanduiding: string;
}

/** Implemented beside Target by the same connector: `plan` and `apply` make the same steps as a delivery. */
export interface Register {
  find(query: RegisterQuery, signal: AbortSignal): Promise<Held | Absent>;
  /** Zaken in which the person with this identification has a rol; at most `limit`, `more` where there are others. Only reads; the BSN is never logged. */
  search?(person: { readonly inpBsn: string }, parts: readonly ZaakPart[], limit: number, signal: AbortSignal): Promise<{ readonly found: readonly Held[]; readonly more: boolean }>;
  /** The names of the version of a zaaktype that was valid on `day` (YYYY-MM-DD); null: there is none. Remembered. */
  zaaktype(identificatie: string, day: string, signal: AbortSignal): Promise<ZaaktypeNames | null>;
  /** The names of the version this zaak belongs to: never the newest. */
  zaaktypeOf(held: Held, signal: AbortSignal): Promise<ZaaktypeNames>;
  /** Content of a held document (`inhoud` of the model). */
  open(content: JsonObject, from: number, signal: AbortSignal): Promise<Readable>;
  /** Only reads, and makes steps. Everything that can be refused is refused here, before anything is written. */
  plan(wishes: readonly Wish[], signal: AbortSignal): Promise<RegisterPlan>;
  /** As `Target.apply`; content (`Step.content`) comes through `ctx.content`. */
  apply(step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied>;
  /** As `Target.recognise`. */
  recognise(step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied | Absent | Unknowable>;
  /**
   * Takes back one step that was applied; called in reverse order. Repeating it has no second effect. Throws Blocked where it cannot be.
   * For a step that failed and is not recognised `applied.id` is null: what it may have left half done is taken back.
   */
  undo(step: Step, applied: Applied, ctx: ApplyContext, signal: AbortSignal): Promise<void>;
  /** A number nobody else gets; null: this register does not give any. */
  reserve?(kind: RegisterKind, bronorganisatie: string, signal: AbortSignal): Promise<string | null>;
  /** Locks a document for editing. Throws Blocked ZS4194 where somebody else has it. */
  checkOut(held: Held, signal: AbortSignal): Promise<{ readonly lock: string }>;
  /** Gives up a check-out. Throws Blocked ZS4194 where the lock is another. */
  cancelCheckOut(held: Held, lock: string, signal: AbortSignal): Promise<void>;
}
