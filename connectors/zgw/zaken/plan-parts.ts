// Plans what happens to rollen, eigenschappen, zaakobjecten and document links of a zaak.
import type { Links, Step } from '../../../core/connector/contract';
import { canonical } from '../../../core/model/hash';
import type { JsonObject } from '../../../core/model/json';
import type { Id } from '../references';
import { objects, text } from '../reading/values';
import { changedBody, type Writer } from './bodies';
import type { Features } from './features';
import type { PartChange } from './merge';
import { linkKey, partKind, type PartList } from './parts';
import { makeStep, type Request, type Resource } from './request';

/** What all steps of one zaak share. */
export interface Making {
  /** `<bronorganisatie>/<identificatie>`: key of the outside object, and of its parts. */
  readonly key: string;
  /** Id of the zaak, known or to come. */
  readonly zaak: Id;
  readonly writer: Writer;
  /** Writes what was there before, for taking back: what it cannot say is nobody's fault now. */
  readonly before: Writer;
  readonly links: Links;
  readonly features: Features;
  /** Comparable value at the target; null: absent. */
  readonly now: JsonObject | null;
  /** Steps that make parts, by their link: filled in as they are planned. */
  readonly made: Map<string, string>;
}

type PlainList = 'rollen' | 'eigenschappen' | 'zaakobjecten' | 'zaakinformatieobjecten';

const RESOURCE: Readonly<Record<PlainList, Resource>> = { rollen: 'rollen', eigenschappen: 'zaakeigenschappen', zaakobjecten: 'zaakobjecten', zaakinformatieobjecten: 'zaakinformatieobjecten' };

/** Fields that cannot be changed: a part in which one differs is taken away and made again. */
const FIXED: Readonly<Record<PlainList, readonly string[]>> = {
  rollen: [], eigenschappen: ['naam'], zaakobjecten: ['objectType', 'objectTypeOverige', 'object', 'zaakobjecttype'], zaakinformatieobjecten: ['informatieobject'],
};

/** Fields of a body that a PATCH may not carry. */
const UNSENT: Readonly<Record<PlainList, readonly string[]>> = { rollen: [], eigenschappen: ['eigenschap'], zaakobjecten: ['objectType', 'objectTypeOverige', 'object', 'zaakobjecttype'], zaakinformatieobjecten: ['informatieobject'] };

/** Never personal data: names of the catalogue and the id at the source. */
export const stepName = (list: PartList, part: JsonObject): string => {
  const kind = partKind(list);
  return [kind.kind, kind.label(part), text(part['bron'])].filter((piece) => piece !== '').join(' ');
};

const bodyOf = (list: PlainList, part: JsonObject, writer: Writer): JsonObject => {
  if (list === 'rollen') return writer.rol(part);
  if (list === 'eigenschappen') return writer.eigenschap(part);
  return list === 'zaakobjecten' ? writer.zaakobject(part) : writer.zaakinformatieobject(part);
};

/** Ids of held parts that say the same as this one: after a crash none of them is the one that was being made. */
export function twins(list: PartList, part: JsonObject, { now, links }: Pick<Making, 'now' | 'links'>): string[] {
  const kind = partKind(list);
  const key = kind.key(part);
  return objects(now?.[list]).filter((one) => kind.key(one) === key).flatMap((one) => {
    const bron = text(one['bron']);
    return [bron.startsWith('hand:') ? bron.slice('hand:'.length) : (links[linkKey(list, bron)] ?? '')];
  }).filter((id) => id !== '');
}

export function createPart(list: PlainList, part: JsonObject, making: Making): Step {
  const bron = text(part['bron']);
  const name = stepName(list, part);
  const known = twins(list, part, making);
  making.made.set(linkKey(list, bron), name);
  return makeStep({
    name, action: 'create', object: { kind: partKind(list).kind, key: `${making.key}/${bron}` }, link: linkKey(list, bron),
    // The server refuses a second link of one document; of the others it makes as many as it is asked.
    repeatable: list === 'zaakinformatieobjecten', irreversible: false,
    request: { method: 'POST', resource: RESOURCE[list], zaak: making.zaak, body: bodyOf(list, part, making.writer), ...(known.length > 0 ? { known } : {}) },
  });
}

/** `isReplaced`: one of the same bron is made after it. */
export function removePart(list: PlainList, part: JsonObject, making: Making, isReplaced = false): Step {
  const bron = text(part['bron']);
  return makeStep({
    name: `${isReplaced ? 'old ' : ''}${stepName(list, part)}`, action: 'remove', object: { kind: partKind(list).kind, key: `${making.key}/${bron}` }, link: linkKey(list, bron), repeatable: true, irreversible: false,
    request: { method: 'DELETE', resource: RESOURCE[list], zaak: making.zaak, id: making.links[linkKey(list, bron)] ?? '' },
    undo: { method: 'POST', resource: RESOURCE[list], zaak: making.zaak, body: bodyOf(list, part, making.before), known: twins(list, part, making) },
  });
}

/** Takes away first: of some roles there may be one only. */
export function planPart(list: PlainList, change: PartChange, making: Making): { readonly removals: Step[]; readonly steps: Step[] } {
  if (change.action === 'remove') return { removals: [removePart(list, change.part, making)], steps: [] };
  if (change.action === 'create' || change.now === null) return { removals: [], steps: [createPart(list, change.part, making)] };
  const { part, now } = change;
  const isFixed = FIXED[list].some((field) => canonical(part[field] ?? null) !== canonical(now[field] ?? null));
  if (isFixed || (list === 'rollen' && !making.features.rolPut)) return { removals: [removePart(list, now, making, true)], steps: [createPart(list, part, making)] };
  const write = (value: JsonObject): JsonObject => Object.fromEntries(Object.entries(bodyOf(list, value, making.writer)).filter(([field]) => !UNSENT[list].includes(field)));
  const id = making.links[linkKey(list, change.bron)] ?? '';
  const request = (value: JsonObject, other: JsonObject): Request =>
    list === 'rollen'
      ? { method: 'PUT', resource: 'rollen', zaak: making.zaak, id, body: write(value) }
      : { method: 'PATCH', resource: RESOURCE[list], zaak: making.zaak, id, body: changedBody(write(value), write(other)) };
  return {
    removals: [],
    steps: [makeStep({
      name: stepName(list, part), action: 'update', object: { kind: partKind(list).kind, key: `${making.key}/${change.bron}` }, link: linkKey(list, change.bron), repeatable: true, irreversible: false,
      request: request(part, now), undo: request(now, part),
    })],
  };
}
