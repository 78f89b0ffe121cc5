// The writer: what it spells, what it leaves out, and what it refuses.
import { DiagnosticError } from '../diagnostics/diagnostic';
import type { Json } from '../model/json';
import { fromElement, inOrder, isEmpty, type OrderedTypes } from './ordered';
import { readXml } from './reader';
import { forbiddenIn, writeXml } from './write';

const TYPES: OrderedTypes = {
  brief: [{ name: 'aan', type: 'naam', min: 1, max: 'many' }, { name: 'over', type: 'text', min: 1, max: 1 }, { name: 'bijlage', type: 'text', min: 0, max: 'many' }],
  naam: [{ name: 'label', type: 'text', min: 1, max: 1 }],
};

async function readBack(xml: string): Promise<unknown> {
  const bytes = async function* (): AsyncIterable<Buffer> { yield await Promise.resolve(Buffer.from(xml)); };
  for await (const { element } of readXml(bytes(), { file: 'x.xml', root: 'brief', cut: (path) => path === 'brief' })) return fromElement(TYPES, 'brief', element);
  return null;
}

const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return error instanceof DiagnosticError ? error.message : String(error);
  }
};

describe('writing', () => {
  it.each(['<&>"\'', ']]>', 'één € 🏠 汉字', 'regel\nregel', 'return\rreturn', ' blank '])('gives %j back as it was', async (text) => {
    const value = { aan: [{ label: text }], over: text };
    expect(await readBack(writeXml({ name: 'brief', attributes: { x: text }, children: inOrder(TYPES, 'brief', value) }))).toEqual(value);
  });

  it.each([['\u0000', 'U+0000'], ['a\u000bb', 'U+000B'], ['\ud83d', 'U+D83D'], ['\udc00x', 'U+DC00'], ['\uffff', 'U+FFFF']])('refuses %j, naming %s', (text, name) => {
    expect(forbiddenIn(text)).toBe(name);
    expect(refusal(() => writeXml({ name: 'a', text }))).toBe(`ZS3026 the text of <a> holds ${name}`);
    expect(refusal(() => writeXml({ name: 'a', attributes: { b: text } }))).toBe(`ZS3026 the text of <a/@b> holds ${name}`);
  });

  it('takes whole characters beyond the first plane', () => {
    expect(forbiddenIn('🏠\t\n\r')).toBeNull();
  });
});

describe('values in the order of a schema', () => {
  it('are written in its order, whatever the order of the fields', () => {
    expect(inOrder(TYPES, 'brief', { over: 'x', bijlage: ['1', '2'], aan: [{ label: 'y' }] }).map((node) => node.name)).toEqual(['aan', 'over', 'bijlage', 'bijlage']);
  });

  it('leave out what has no value', () => {
    const nodes = inOrder(TYPES, 'brief', { aan: [{ label: '' }, { label: 'y' }], over: 'x', bijlage: ['', null, '  '] });
    expect(nodes.map((node) => node.name)).toEqual(['aan', 'over']);
    for (const value of ['{}', '[]', '[{}]', '""', 'null', '{"a":{"b":[""]}}']) expect([value, isEmpty(JSON.parse(value) as Json)]).toEqual([value, true]);
  });

  it.each([
    [{ over: 'x' }, 'ZS3027 brief.aan is required'],
    [{ aan: [{ label: '' }], over: 'x' }, 'ZS3027 brief.aan is required'],
    [{ aan: [{ label: 'y' }], over: ['x', 'z'] }, 'ZS3027 brief.over may stand there once; there are 2'],
    [{ aan: [{ label: 'y' }], over: 'x', cc: 'z' }, 'ZS3027 brief.cc is no element of the schema'],
    [{ aan: [{ label: 'y', titel: 'z' }], over: 'x' }, 'ZS3027 brief.aan[0].titel is no element of the schema'],
    [{ aan: ['y'], over: 'x' }, 'ZS3027 brief.aan[0] is a group of elements'],
    [{ aan: [{ label: 'y' }], over: { a: 'x' } }, 'ZS3027 brief.over is a text, not a group'],
  ])('%j is refused', (value, message) => {
    expect(refusal(() => inOrder(TYPES, 'brief', value))).toBe(message);
  });
});
