// Function fill: objects and lists made after an example, with values in the braces of its texts.
import { z } from 'zod';
import { isObject, type Json, type JsonObject } from '../../model/json';
import { isMissing } from '../value';
import { defineFunction } from './define';

/** What a part of the example became: nothing where it asked for values and none was there. */
interface Filled {
  readonly value: Json | undefined;
  /** Braces in it, and how many of them had a value. */
  readonly asked: number;
  readonly found: number;
}

const BRACES = /\{(@?[A-Za-z][A-Za-z0-9_-]*)\}/g;

/** `{naam}` is a value, `{@naam}` a setting; one missing value and the text is none. */
function text(example: string, values: JsonObject, settings: JsonObject): Filled {
  const names = [...example.matchAll(BRACES)].map((match) => match[1] ?? '');
  const valueOf = (name: string): Json | undefined => (name.startsWith('@') ? settings[name.slice(1)] : values[name]);
  const found = names.filter((name) => !isMissing(valueOf(name)));
  const own = names.filter((name) => !name.startsWith('@'));
  if (found.length < names.length) return { value: undefined, asked: own.length, found: own.filter((name) => found.includes(name)).length };
  const [only] = names;
  // Braces around the whole text: the value itself, list or object.
  if (names.length === 1 && only !== undefined && example === `{${only}}`) return { value: valueOf(only), asked: own.length, found: own.length };
  return { value: example.replace(BRACES, (_all, name: string) => String(valueOf(name))), asked: own.length, found: own.length };
}

function fillIn(example: Json, values: JsonObject, settings: JsonObject): Filled {
  if (typeof example === 'string') return text(example, values, settings);
  if (typeof example !== 'object' || example === null) return { value: example, asked: 0, found: 0 };
  const entries = Array.isArray(example) ? example.map((item, index) => [String(index), fillIn(item, values, settings)] as const) : Object.entries(example).map(([name, item]) => [name, fillIn(item, values, settings)] as const);
  const asked = entries.reduce((sum, [, part]) => sum + part.asked, 0);
  const found = entries.reduce((sum, [, part]) => sum + part.found, 0);
  // A part that asked and got nothing is not there at all: fixed texts alone say nothing about this source.
  if (asked > 0 && found === 0) return { value: undefined, asked, found };
  const there = entries.flatMap(([name, part]): [string, Json][] => (part.value === undefined ? [] : [[name, part.value]]));
  if (there.length === 0) return { value: undefined, asked, found };
  return { value: Array.isArray(example) ? there.map(([, value]) => value) : Object.fromEntries(there), asked, found };
}

const person = { nummer: 'ZAAK-1', bron: '9f3c' };

export const fill = defineFunction({
  name: 'fill',
  summary: 'Makes objects and lists after an example: `{naam}` in a text is a value of the map it is given, `{@naam}` a setting of the sync. A text that lacks one is left out, and so is an object or item that asked for values and got none.',
  args: z.union([z.record(z.string(), z.json()), z.array(z.json())]).describe('The example.'),
  takes: ['object'],
  mayMiss: true,
  examples: [
    { given: person, args: [{ kenmerk: '{nummer}', bron: 'nummer' }, { kenmerk: '{bron}', bron: 'Zaken API {@register}' }], settings: { register: 'zandhoek' }, expect: [{ kenmerk: 'ZAAK-1', bron: 'nummer' }, { kenmerk: '9f3c', bron: 'Zaken API zandhoek' }] },
    { given: { ontvangst: '2026-01-05' }, args: [{ soort: 'Ontvangst', tijd: '{ontvangst}' }, { soort: 'Verzending', tijd: '{verzending}' }], expect: [{ soort: 'Ontvangst', tijd: '2026-01-05' }] },
    { given: { code: 'B1026' }, args: { label: '{naam}', code: '{code}', lijst: { naam: 'Catalogus' } }, expect: { code: 'B1026', lijst: { naam: 'Catalogus' } } },
    { given: { leeg: '' }, args: { label: '{leeg}' } },
  ],
  run: (value, example, ctx) => fillIn(example, isObject(value) ? value : {}, ctx.settings).value,
});
