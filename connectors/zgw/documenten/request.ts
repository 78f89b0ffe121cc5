// The plain requests of a plan for a document: no host in them, places for the ids of steps before.
import type { Step } from '../../../core/connector/contract';
import { isObject, type JsonObject } from '../../../core/model/json';
import type { Id } from '../references';

/** How a document is found again by its natural key. */
export interface NaturalKey extends JsonObject {
  readonly bronorganisatie: string;
  readonly identificatie: string;
}

/** POST of a document, with its content where the step has one. */
export interface Create {
  readonly do: 'create';
  readonly key: NaturalKey;
  readonly body: JsonObject;
  /** The zaak it belongs to, in the same call (document_registreren): the body of its zaakinformatieobject, without the document. Only for contents that go in one call. */
  readonly relation?: JsonObject;
}

/** Lock, PATCH, parts, unlock: one new version. */
export interface Update {
  readonly do: 'update';
  readonly id: Id;
  readonly key: NaturalKey;
  /** The newest version when this was planned; what is above it was made since. 0: made by a step before this one. */
  readonly versie: number;
  /** The version of the source this one stands for; null: it has none. The result of the step is the link that says so. */
  readonly source: number | null;
  /** Fields to change; empty where only content is sent. */
  readonly body: JsonObject;
  /** `send`: the content is another one; `compare`: read it, and send it only where its SHA-256 differs from `known`; `clear`: there is none any more. */
  readonly content: 'none' | 'send' | 'compare' | 'clear';
  readonly known: string | null;
  /** The target states a checksum that is ours to renew. */
  readonly renews: boolean;
  /** definitief: only by force. */
  readonly forced: boolean;
  /** Somebody checked the document out and gave this lock: it is written under it, and the lock stays. Absent: we take one of our own. */
  readonly lock?: string;
}

export interface Right {
  readonly do: 'gebruiksrecht';
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly document: Id;
  /** Absent: POST. */
  readonly id?: string;
  readonly body?: JsonObject;
}

export interface Remove {
  readonly do: 'remove';
  readonly id: string;
}

/** Only unlock: what was to be done under the lock is done. */
export interface Release {
  readonly do: 'release';
  readonly id: string;
  /** One that somebody checked the document out with, and that counts no more; absent: one of ours. */
  readonly lock?: string;
}

export type Request = Create | Update | Right | Remove | Release;

/** Steps are made by this connector only. */
export const fromRequest = (request: JsonObject): Request => request as unknown as Request;

/** A step of this target. */
export function makeStep(step: Omit<Step, 'request' | 'irreversible'> & { readonly request: Request; readonly irreversible?: boolean }): Step {
  return { ...step, irreversible: step.irreversible ?? false, request: JSON.parse(JSON.stringify(step.request)) as JsonObject };
}

/** Key of the link that tells which version of the source stands at the target: `3@2`, version 3 there is version 2 here. */
export const CONTENT_LINK = 'inhoud';
export const contentLink = (source: number | null, target: number): string => `${source ?? ''}@${target}`;
/** The version of the source in such a link; null: not told. */
export const sourceVersion = (link: string | undefined): number | null => {
  const match = /^(\d+)@\d+$/.exec(link ?? '');
  return match ? Number(match[1]) : null;
};

/** The newest version of a document as its source numbers it; null: it numbers none. */
export function newestVersion(want: JsonObject): number | null {
  const { inhoud, versies } = want;
  if (isObject(inhoud) && typeof inhoud['versie'] === 'number') return inhoud['versie'];
  const last = Array.isArray(versies) ? versies.at(-1) : undefined;
  return isObject(last) && typeof last['versie'] === 'number' ? last['versie'] : null;
}
