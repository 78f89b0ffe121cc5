// Plans the versions of a document one after the other, where all of them are wanted.
import type { Step } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Id } from '../references';
import { text } from './context';
import { emptyOf } from './fields';
import { CONTENT_LINK, makeStep, newestVersion, type NaturalKey } from './request';

/** Named the same whenever the newest content of this document is sent: what was kept of a transfer is found by it. */
export const stepName = (want: JsonObject): string => `informatieobject ${text(want['identificatie'])}`;

/** What the model knows of an older version; the rest is that of the newest. */
const VERSION_FIELDS = ['titel', 'status', 'formaat', 'bestandsnaam'] as const;

const fieldsOf = (version: JsonObject): JsonObject => Object.fromEntries(VERSION_FIELDS.map((field): [string, Json] => [field, version[field] ?? emptyOf(field)]));

/** Its checksum is not carried over: the model has only that of the newest, and it belongs to other bytes. */
export const ofVersion = (version: JsonObject): JsonObject => ({ ...Object.fromEntries(Object.entries(fieldsOf(version)).filter(([field]) => version[field] !== undefined)), integriteit: null });

export interface Versions {
  readonly want: JsonObject;
  /** From old to new, as the source has them. */
  readonly versies: readonly JsonObject[];
  /** The version that stands at the target before the first of these. */
  readonly before: JsonObject;
  readonly document: Id;
  readonly key: NaturalKey;
  /** How many versions the target has by then. */
  readonly made: number;
}

/** Same bytes, as far as both are stated. */
const sameContent = (a: Json | undefined, b: Json | undefined): boolean => isObject(a) && isObject(b) && typeof a['sha256'] === 'string' && a['sha256'] === b['sha256'];

interface One extends Omit<Versions, 'versies'> {
  readonly version: JsonObject;
  readonly name: string;
  readonly body: JsonObject;
  readonly source: number | null;
}

function stepFor({ want, before, document, key, made, version, name, body, source }: One): Step {
  const inhoud = version['inhoud'];
  const sends = isObject(inhoud) && !sameContent(inhoud, before['inhoud']);
  return makeStep({
    name, action: 'update', repeatable: true, link: CONTENT_LINK,
    object: { kind: 'versie', key: `${key.bronorganisatie}/${key.identificatie}/${source ?? made + 1}` },
    request: {
      do: 'update', id: document, key, versie: made, source, body, known: null, renews: want['integriteit'] === undefined, forced: before['status'] === 'definitief',
      content: sends ? 'send' : !isObject(inhoud) && isObject(before['inhoud']) ? 'clear' : 'none',
    },
    ...(sends ? { content: inhoud } : {}),
  });
}

/** A step for each of these, none of them the newest. */
export function olderVersions({ want, versies, before, made, ...rest }: Versions): Step[] {
  return versies.map((version, at) => {
    const source = Number(version['versie']);
    return stepFor({ ...rest, want, version, before: versies[at - 1] ?? before, made: made + at, source, name: `${stepName(want)} versie ${source}`, body: ofVersion(version) });
  });
}

/** The newest after older ones: what they changed is set right again, and `body` with it. */
export const newestOf = ({ versies: _, ...rest }: Versions, body: JsonObject): Step =>
  stepFor({ ...rest, version: rest.want, source: newestVersion(rest.want), name: stepName(rest.want), body: { ...fieldsOf(rest.want), ...(rest.want['integriteit'] === undefined ? {} : { integriteit: rest.want['integriteit'] }), ...body } });
