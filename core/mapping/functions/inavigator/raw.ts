// Looks into the raw shape of i-Navigator: what functions need that see more than one value.
import { isObject, type Json, type JsonObject } from '../../../model/json';

/** A text, or undefined: what is missing, empty or no text. */
export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A field of an object as text. */
export function field(value: Json | undefined, name: string): string | undefined {
  return isObject(value) ? text(value[name]) : undefined;
}

/** A field that holds a list of objects; a single object counts as a list of one, anything else is left out. */
export function items(value: Json | undefined, name: string): JsonObject[] {
  const held = isObject(value) ? value[name] : undefined;
  return (Array.isArray(held) ? held : [held]).filter((item): item is JsonObject => isObject(item));
}

/** Name of a part for messages: its own, else that of the model or its kind, else its id. */
export function nameOf(part: Json | undefined): string {
  return field(part, 'naam') ?? field(part, 'naam-model') ?? field(isObject(part) ? part['soort'] : undefined, 'naam') ?? field(part, 'bron') ?? '(naamloos)';
}

/** A setting that names one thing per zaaktype: `eindstatus: { B1026: Afgehandeld }`. */
export function choiceFor(settings: JsonObject, setting: string, root: JsonObject): string | undefined {
  const choices = settings[setting];
  const id = field(root, 'bron');
  const choice = isObject(choices) && id !== undefined && Object.hasOwn(choices, id) ? choices[id] : undefined;
  return typeof choice === 'number' ? String(choice) : text(choice);
}
