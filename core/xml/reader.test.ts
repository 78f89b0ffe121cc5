// The reader against good files, bad files and hostile files.
import { DiagnosticError } from '../diagnostics/diagnostic';
import { child, textOf } from './element';
import { readXml, XML_LIMITS, type Cut, type XmlOptions } from './reader';

const pieces = async function* (bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
};

async function read(content: string | Buffer, options: Partial<XmlOptions> = {}, size = 7): Promise<Cut[]> {
  const cuts: Cut[] = [];
  for await (const cut of readXml(pieces(Buffer.from(content), size), { file: 'x.xml', root: 'a', cut: (path) => path === 'a/b', ...options })) cuts.push(cut);
  return cuts;
}

async function refusal(content: string | Buffer, options: Partial<XmlOptions> = {}): Promise<string> {
  try {
    await read(content, options);
  } catch (thrown) {
    if (!(thrown instanceof DiagnosticError)) throw thrown;
    const [finding] = thrown.diagnostics;
    return `${finding?.place?.file ?? ''}:${finding?.place?.line ?? '?'}:${finding?.place?.col ?? '?'} ${finding?.code ?? ''} ${finding?.message ?? ''}`;
  }
  return 'accepted';
}

describe('what it reads', () => {
  it('cuts out whole elements and passes over the rest, however the bytes are sliced', async () => {
    const text = '<?xml version="1.0"?>\r\n<!-- <!DOCTYPE x> is only a remark -->\n<a xmlns:x="urn:x"><skip><b>not me</b></skip>\n <b id="1" x:nil="true"/><x:b id="2"><c>\n één &amp;\n   twee<![CDATA[ <3>]]></c></x:b></a>\n';
    for (const size of [1, 3, 64, 4096]) {
      const cuts = await read(text, {}, size);
      expect(cuts.map((cut) => [cut.element.name, cut.element.attributes, cut.element.line])).toEqual([['b', { id: '1', nil: 'true' }, 4], ['b', { id: '2' }, 4]]);
      expect(textOf(cuts[1] && child(cuts[1].element, 'c'))).toBe('één & twee <3>');
    }
  });

  it('says where each element begins', async () => {
    const [cut] = await read('<a>\n  <b\n id="1">\n    <c/><d>x</d></b></a>');
    expect(cut?.element).toMatchObject({ line: 2, children: [{ line: 4, col: 5 }, { line: 4, col: 9 }] });
  });

  it.each([
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('<a><b>é</b></a>')])],
    ['Windows-1252', Buffer.from('<?xml version="1.0" encoding="Windows-1252"?><a><b>é</b></a>', 'latin1')],
    ['UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a><b>é</b></a>', 'utf16le')])],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('<a><b>é</b></a>', 'utf16le').swap16()])],
  ])('reads %s', async (_name, bytes) => {
    const [cut] = await read(bytes);
    expect(cut?.element.text).toBe('é');
  });
});

describe('what it refuses', () => {
  it.each([
    ['another root', '<foo><bar/></foo>', 'x.xml:1:1 ZS3022 the root is <foo>; expected <a>'],
    ['another root below a comment', '<!-- x -->\n\n <foo/>', 'x.xml:3:2 ZS3022 the root is <foo>; expected <a>'],
    ['an empty file', '', 'x.xml:1:1 ZS3021 the file holds no element; expected <a>'],
    ['a file that ends inside an element', '<a>\n<b><c>te', 'x.xml:2:8 ZS3021 the file ends inside <c>, before </a>'],
    ['a file that ends inside a tag', '<a>\n<b><c attr="1', 'x.xml:2:13 ZS3021 the file ends inside <b>, before </a>'],
    ['tags that do not fit', '<a>\n<b></c></a>', 'x.xml:2:7 ZS3020 unexpected close tag inside <b>'],
    ['a loose <', '<a>\n    <b><<<</b></a>', 'x.xml:2:9 ZS3020 unencoded < inside <b>'],
    ['an attribute without quotes', '<a><b id=1/></a>', 'x.xml:1:10 ZS3020 unquoted attribute value inside <a>'],
    ['an entity nobody declared', '<a><b>&lol;</b></a>', 'x.xml:1:11 ZS3020 invalid character entity inside <b>'],
    ['two roots', '<a/><a/>', 'x.xml:1:5 ZS3020 a second root <a>'],
    ['a DOCTYPE', '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>', 'x.xml:2:1 ZS3024'],
    ['an entity bomb', '<!DOCTYPE a [\n<!ENTITY l "lol">\n<!ENTITY m "&l;&l;&l;&l;">\n]>\n<a><b>&m;</b></a>', 'x.xml:1:1 ZS3024'],
    ['a DOCTYPE after a remark', '<!-- <!doctype a> -->\n<!DOCTYPE a>\n<a/>', 'ZS3024'],
    ['an encoding we do not read', '<?xml version="1.0" encoding="EBCDIC-CP-NL"?><a/>', 'x.xml:1:1 ZS3023 encoding "EBCDIC-CP-NL" is not one we read'],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.from('<a>\n<b>'), Buffer.from([0xe9, 0x20]), Buffer.from('</b></a>')]), 'ZS3023 a byte after line 1 is not utf-8'],
    ['too deep', `<a>${'<b>'.repeat(80)}`, 'ZS3025 elements lie more than 64 deep'],
  ])('%s', async (_name, content, expected) => {
    expect(await refusal(content)).toContain(expected);
  });

  it('one element larger than the limit, naming where it begins', async () => {
    expect(await refusal(`<a>\n <b>${'x'.repeat(2000)}</b></a>`, { limits: { ...XML_LIMITS, cutLength: 1000 } })).toBe('x.xml:2:2 ZS3025 element <b> is larger than 1000 characters');
  });

  it('a bomb of attributes in one element', async () => {
    const bomb = `<a><b>${'<c x="yyyyyyyyyy"/>'.repeat(200)}</b></a>`;
    expect(await refusal(bomb, { limits: { ...XML_LIMITS, cutLength: 1000 } })).toContain('ZS3025');
  });

  it('stops when asked to', async () => {
    await expect(read('<a><b/></a>', { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
