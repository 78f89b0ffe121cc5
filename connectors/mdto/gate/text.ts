// Checks every text of the metadata: none empty, no control characters, no line ends where the receiver takes none.
import { isObject, type Json } from '../../../core/model/json';
import { isXmlChar } from '../../../core/xml/write';
import { objectsOf } from '../sip';
import type { Check, Finding } from './gate';
import { whereOf } from './where';

function* texts(value: Json | undefined, path: string): Generator<readonly [path: string, text: string | null]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* texts(item, `${path}[${index}]`);
  else if (isObject(value)) {
    const fields = Object.entries(value);
    if (fields.length === 0) yield [path, null];
    for (const [field, item] of fields) yield* texts(item, path === '' ? field : `${path}.${field}`);
  }
}

function wrongWith(text: string | null, lineBreaks: boolean): string | null {
  if (text === null || text.trim() === '') return 'is empty';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (character === '\n') {
      if (!lineBreaks) return 'holds line ends';
    } else if (!isXmlChar(point) || point < 0x20 || (point >= 0x7f && point <= 0x9f)) return `holds the control character U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return null;
}

export const substance: Check = (sip, profile) => objectsOf(sip.objects).flatMap((object) => {
  const where = whereOf(object);
  const all = [...texts(object.metadata as unknown as Json, ''), ...object.files.flatMap((file, index) => [...texts({ naam: file.naam, identificatie: file.identificatie.map((one) => ({ ...one })) }, `bestand[${index}]`)])];
  return all.flatMap(([path, text]): Finding[] => {
    const wrong = wrongWith(text, profile.limits.lineBreaks);
    return wrong === null ? [] : [{ code: 'ZS4367', field: `${where}.${path}`, message: `${where}.${path} ${wrong}`, bron: object.bron }];
  });
});
