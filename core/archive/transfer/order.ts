// The order under which one dossier is handed over: what an approved transfer list says to the target that receives it.
import type { Json, JsonObject } from '../../model/json';
import { hash } from '../../model/hash';

/** `overbrenging` ends in archiefstatus `overgedragen`; `uitplaatsing` is an early deposit: responsibility stays (practice §1). */
export const TRANSFER_KINDS = ['overbrenging', 'uitplaatsing'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** MDTO beperkingGebruik as a person decided it; from a rule table or from the list, never a default (practice §9). */
export interface Beperking {
  /** Label (or code) of the ground in `begrippenlijst`: a restriction, or what says that there is none. */
  readonly grond: string;
  /** Name of the list that `grond` is from, such as `Openbaarheid AW2021`. */
  readonly begrippenlijst: string;
  /** Until when it holds; both absent: for ever, or not applicable for an openbaar ground. */
  readonly termijn?: {
    /** ISO 8601 duration from the moment the dossier was closed. */
    readonly looptijd?: string;
    /** Last day, YYYY-MM-DD. */
    readonly einddatum?: string;
  };
  readonly toelichting?: string;
}

/** What a person decided of one finding of the gate. `code` absent: of every finding on this document. */
export type Besluitpunt =
  /** Goes along as it is, with this reason. */
  | { readonly decision: 'accept'; readonly code?: string; readonly reason: string }
  /** Stays behind, with this reason (a document only). */
  | { readonly decision: 'leave-out'; readonly code?: string; readonly reason: string }
  /** A person supplies this file beside the original: an extra representation with a Conversie event. */
  | {
    readonly decision: 'converted'; readonly code?: string; readonly reason: string;
    /** Absolute path of the file, its SHA-256 (lower-case hex) and size as they were when this was decided. */
    readonly file: string; readonly sha256: string; readonly size: number; readonly formaat?: string;
    /** Software and version that converted it. */
    readonly tool?: string; readonly convertedAt?: string;
  };

/** Decisions on the dossier as a whole. */
export interface DossierDecision {
  readonly beperkingGebruik?: readonly Beperking[];
  readonly findings: readonly Besluitpunt[];
}

/** Decisions on one document of it. Absent beperkingGebruik: what holds for the dossier, or the rule table. */
export interface DocumentDecision {
  readonly beperkingGebruik?: readonly Beperking[];
  readonly findings: readonly Besluitpunt[];
}

/** Plain data: it lies in `options.transfer`, so plan, find and apply see the same. Read it with `transferOrder(options)`. */
export interface TransferOrder {
  readonly list: { readonly id: string; readonly title: string };
  readonly kind: TransferKind;
  /** Identification of the SIP: stable per dossier and list item, the same for every attempt of this item. Receipts name it. */
  readonly sip: string;
  /** Identification of the dossier: the same on every list it ever stood on (a rejected dossier goes again under it). */
  readonly dossier: string;
  /** The first, accepted SIP of this dossier that this one supplements; null: this is the first. */
  readonly supplementOf: string | null;
  readonly decisions: {
    readonly dossier: DossierDecision;
    /** By `bron` of the document. A document without decisions is absent. */
    readonly documenten: Readonly<Record<string, DocumentDecision>>;
  };
  /** Named reason why it goes before it is due; absent: it is due. */
  readonly earlyTransfer?: string;
  readonly approvedBy: string;
  /** In UTC. */
  readonly approvedAt: string;
  /** Hash of the model zaak as it was approved: what is handed over is exactly this. */
  readonly contentHash: string;
}

const isOrder = (value: Json | undefined): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['sip'] === 'string' && typeof value['contentHash'] === 'string';

/** The order in the options of a target; null: this delivery is under no approved list, and a target that receives hands nothing over. */
export function transferOrder(options: JsonObject): TransferOrder | null {
  const value = options['transfer'];
  return isOrder(value) ? (value as unknown as TransferOrder) : null;
}

/** The options of a target with the order in them. */
export const withOrder = (options: JsonObject, order: TransferOrder): JsonObject => ({ ...options, transfer: order as unknown as JsonObject });

/** The identification of a SIP: the same for one dossier on one list, whoever asks and however often. */
export function sipOf(dossier: string, list: string): string {
  return `sip-${hash([dossier, list]).slice(0, 24)}`;
}

/** The identification of a dossier, the same on every list: organisation and number of its zaak. */
export const dossierOf = (zaak: { readonly bronorganisatie: string; readonly identificatie: string }): string => `${zaak.bronorganisatie}/${zaak.identificatie}`;
