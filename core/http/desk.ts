// What the HTTP side asks of the house: the same acts as the commands, for persons with a token and for systems that call us.
import type { Incoming } from '../connector/contract';
import type { ServiceAnswer } from '../connector/service';
import type { Json, JsonObject } from '../model/json';
import type { Person, PlanState } from '../sync/ports';

/** An answer ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  /** Instead of `body`, in a form of its own; its Content-Type is in `headers`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Desk {
  /** Hands a call to the receiver of a connection; names are marked and committed before this resolves. 404 where there is none. */
  receive(connection: string, request: Incoming, signal: AbortSignal): Promise<Answer>;
  /** Hands a call to a service, which answers in its own protocol; null: there is no such service. */
  serve(service: string, request: Incoming, signal: AbortSignal): Promise<ServiceAnswer | null>;
  identify(token: string): Promise<Person | null>;
  /** Whether this node can do its work now, and why not. */
  ready(): Promise<{ readonly ok: boolean; readonly facts: JsonObject }>;
  /** Prometheus text. */
  metrics(): Promise<string>;
  status(): Promise<Json>;
  plans(filter: { readonly sync?: string; readonly state?: PlanState }): Promise<Json>;
  plan(id: string): Promise<Json | null>;
  approve(id: string, person: Person, decisions: JsonObject): Promise<Json>;
  reject(id: string, person: Person, why: string): Promise<Json>;
  explain(ref: string): Promise<Json | null>;
  scan(sync: string, person: Person): Promise<Json | null>;
  pause(name: string, until: string | null, because: string, person: Person): Promise<Json | null>;
  resume(name: string, person: Person): Promise<Json | null>;
}
