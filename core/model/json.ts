// The plain values that travel through the house: what JSON can say, and nothing else.

/** A value that survives `JSON.stringify` unchanged. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** An object of plain values. A field that is absent is absent: never `undefined` as a value of its own. */
export interface JsonObject {
  [field: string]: Json;
}

/** Tells an object apart from a list, a scalar and null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
