// Trees written and read back.
import { readTree } from './read-tree';
import { element, XSI, type XmlTree } from './tree';
import { writeTree } from './write-tree';

const bytes = async function* (text: string): AsyncIterable<Buffer> { yield await Promise.resolve(Buffer.from(text)); };
const read = (text: string): Promise<XmlTree> => readTree(bytes(text), { file: 'x' });
const bare = ({ ns, name, attributes, children, text }: XmlTree): unknown => ({ ns, name, attributes, children: children.map(bare), text: children.length > 0 ? '' : text });

const TREE = element('urn:1', 'a', [
  element('urn:2', 'b', 'één & <twee>\r\n', [{ ns: '', name: 'k', value: '"x"\n' }, { ns: 'urn:3', name: 'k', value: 'y' }]),
  element('urn:1', 'c', '', [{ ns: XSI, name: 'nil', value: 'true' }, { ns: XSI, name: 'type', value: 'q:T', type: { ns: 'urn:4', name: 'T' } }]),
]);

test('names and values survive, whatever the prefixes', async () => {
  const choices: readonly Readonly<Record<string, string>>[] = [{}, { 'urn:1': '', 'urn:2': 'B' }, { 'urn:3': '', 'urn:1': 'xsi' }, { 'urn:1': 'ns1', 'urn:2': 'ns2' }];
  for (const prefixes of choices) {
    const back = await read(writeTree(TREE, { prefixes }));
    const types = back.children[1]?.attributes.map(({ type }) => type);
    expect(types).toEqual([undefined, { ns: 'urn:4', name: 'T' }]);
    expect(JSON.stringify(bare(back)).replace(/"value":"[^"]*:T"/, '"value":"q:T"')).toBe(JSON.stringify(bare(TREE)));
  }
});

test('it looks as one would write it', () => {
  expect(writeTree(TREE, { prefixes: { 'urn:1': '', 'urn:2': 'B' }, declaration: false })).toBe(
    '<a xmlns="urn:1" xmlns:B="urn:2" xmlns:ns1="urn:4" xmlns:ns2="urn:3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    '<B:b k="&quot;x&quot;&#10;" ns2:k="y">één &amp; &lt;twee&gt;&#13;\n</B:b><c xsi:nil="true" xsi:type="ns1:T"/></a>');
});

test('an element without namespace stays without, where a default was asked for', async () => {
  const tree = element('urn:1', 'a', [element('', 'b', 'x')]);
  expect(bare(await read(writeTree(tree, { prefixes: { 'urn:1': '' } })))).toEqual(bare(tree));
});

test('start tags can stand on the lines where they were read', async () => {
  const text = '<?xml version="1.0"?>\n<a>\n\n <b>x\ny</b>\n\n  <c>\n <d/></c><e/>\n</a>';
  const lines = (tree: XmlTree): unknown => [tree.name, tree.line, tree.children.map(lines)];
  const tree = await read(text);
  expect(lines(await read(writeTree(tree, { atLines: true })))).toEqual(lines(tree));
});

test('text beside elements is refused, never lost', () => {
  expect(() => writeTree({ ...element('', 'a', [element('', 'b')]), text: 'x' })).toThrow('ZS3027 <a> has text beside its elements');
});
