// Sends a value through a mapping and back, and tells which fields did not survive.
import { canonical } from '../model/hash';
import type { Json, JsonObject } from '../model/json';
import { flatten } from '../model/paths';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Mapping, RunOptions } from './types';

export interface RoundTrip {
  readonly back: JsonObject;
  /** Fields that came back different, or not at all. Fields the mapping reports as unmapped are not among them. */
  readonly lost: readonly { readonly path: string; readonly from: Json; readonly to: Json | undefined }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** There and back; throws where the mapping has no way back. */
export function roundTrip(mapping: Mapping, value: JsonObject, options: RunOptions = {}): RoundTrip {
  if (mapping.back === null) throw new Error(`${mapping.name} has no way back: give it a back section`);
  const there = mapping.run(value, options);
  const again = mapping.back.run(there.value, options);
  const came = flatten(again.value);
  const unmapped = there.unmapped.map((path) => path.replace(/\[\]/g, ''));
  const lost = [...flatten(value)].flatMap(([path, from]) => {
    const to = came.get(path);
    const plain = path.replace(/\[[^\]]*\]/g, '');
    const told = unmapped.some((one) => plain === one || plain.startsWith(`${one}.`));
    return told || (to !== undefined && canonical(to) === canonical(from)) ? [] : [{ path, from, to }];
  });
  return { back: again.value, lost, diagnostics: [...there.diagnostics, ...again.diagnostics] };
}
