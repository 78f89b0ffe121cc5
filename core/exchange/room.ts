// What the verbs of this room work with: one service, its registers, and what the house lends it.
import type { Spool, Log } from '../connector/host';
import type { Register, RegisterKind } from '../connector/register';
import type { Service } from '../connector/service';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Mapping } from '../mapping/types';
import type { JsonObject } from '../model/json';
import type { Kind } from '../model/ref';
import type { Exchanges } from './ports';

/** A register behind a service. */
export interface RegisterAt {
  /** Name of its connection. */
  readonly name: string;
  readonly register: Register;
  /** Zaaktypen whose zaken go here, by identificatie; null: all that no other register takes. */
  readonly zaaktypen: readonly string[] | null;
  /** Longest that one write may take, in ms; shorter than the lease. */
  readonly timeoutMs: number;
  /** How long after a call the register may still carry it out, in ms. */
  readonly graceMs: number;
}

/** Where the numbers of one kind come from. */
export type Numbers =
  | { readonly from: 'register' }
  /** `prefix` and a number of `width` digits; `probe`: each number is looked up before it is given. */
  | { readonly from: 'series'; readonly prefix: string; readonly width: number; readonly start: number; readonly probe: boolean };

export interface ServiceRoom {
  /** Name of the service. */
  readonly name: string;
  readonly service: Service;
  readonly mode: 'straight-through' | 'store-and-forward';
  readonly registers: readonly RegisterAt[];
  /** From the shape of the protocol to the model; its `back` the other way. */
  readonly mappings: Readonly<Partial<Record<RegisterKind, Mapping>>>;
  readonly settings: JsonObject;
  readonly senders: readonly { readonly name: string; readonly settings: JsonObject }[];
  readonly numbers: Readonly<Partial<Record<RegisterKind, Numbers>>>;
  /** RSIN for numbers that the register gives; null: none configured. */
  readonly bronorganisatie: string | null;
  /** How long somebody waits for an equal message, an earlier one or an object, in ms. */
  readonly waitMs: number;
  /** Length of a lease in ms. */
  readonly leaseMs: number;
  readonly store: Exchanges;
  readonly spool: Spool;
  readonly log: Log;
  /** Who acts, for the journal. */
  readonly actor: string;
  /** Syncs whose source is this connection and that keep this kind in step. */
  readonly readers: (connection: string, kind: Kind) => readonly string[];
  /** Counts and keeps findings. */
  readonly note: (operation: string, findings: readonly Diagnostic[]) => void;
  /** Aborts when the node ends. */
  readonly over: AbortSignal;
}
