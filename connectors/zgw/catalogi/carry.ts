// Carries over into a new version what a person filled in a part and no mapping knows.
import { isObject, type JsonObject } from '../../../core/model/json';
import { reference } from '../references';
import { itemsOf, type BuildInput } from './build-input';
import { linkKey, type PartKind } from './parts';

/** Bron of the statustype that a reference in carried fields means; null: it names none, or one we do not see. */
export function statusBehind(more: JsonObject, parts: BuildInput['context']['carried']['parts']): string | null {
  const held = more['statustype'];
  const place = isObject(held) ? held['$catalogi'] : undefined;
  if (typeof place !== 'string') return null;
  const found = Object.entries(parts).find(([key, part]) => key.startsWith('statustypen/') && place === `statustypen/${part.id}`);
  return found ? found[0].slice('statustypen/'.length) : null;
}

/** Fields of the same part in the version before; a status it named is that of the new version, or left out where that has none. */
export function carriedOver(kind: PartKind, bron: string, input: BuildInput): JsonObject {
  if (input.how !== 'make') return {};
  const { parts } = input.context.carried;
  const more = parts[linkKey(kind.list, bron)]?.more ?? {};
  const { statustype: held, ...rest } = more;
  const status = held === undefined ? null : statusBehind(more, parts);
  return status !== null && itemsOf(input.merged, 'statustypen').has(status) ? { ...rest, statustype: reference('catalogi', 'statustypen', { $ref: `statustype ${status}` }) } : rest;
}
