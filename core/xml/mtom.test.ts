// Messages with their documents beside the XML: ours read back, those of others, and broken ones.
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { DiagnosticError } from '../diagnostics/diagnostic';
import { contentType } from './content-type';
import type { Sink } from './cut';
import { readMessage, writeMultipart } from './mtom';
import { element, type XmlTree } from './tree';
import { placeholder, withContent, type Outgoing } from './with-content';
import { writeTree } from './write-tree';

const pieces = async function* (bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
};
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const hashing: Sink = async (bytes) => {
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece);
  return hash.digest('hex');
};
const read = (bytes: Buffer, type: string | undefined, size = 50, sink: Sink = hashing): Promise<XmlTree> =>
  readMessage(pieces(bytes, size), type, { file: 'message', cut: (path) => (path.at(-1)?.name === 'inhoud' ? sink : null) });
async function refusal(bytes: Buffer, type: string): Promise<string> {
  try {
    await read(bytes, type);
    return 'accepted';
  } catch (thrown) {
    if (!(thrown instanceof DiagnosticError)) throw thrown;
    return thrown.message;
  }
}
async function collect(stream: Readable): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of stream as AsyncIterable<Buffer>) all.push(piece);
  return Buffer.concat(all);
}
const outgoing = (bytes: Buffer, size = bytes.length): Outgoing => ({ open: () => Promise.resolve(Readable.from(pieces(bytes, 1000), { objectMode: false })), size });

const messageWith = (marks: readonly string[]): string => writeTree(element('urn:1', 'bericht', marks.map((mark) => element('urn:1', 'inhoud', mark))), { prefixes: { 'urn:1': 'p' } });

describe('what we send', () => {
  it.each([[[0]], [[1]], [[2]], [[3000, 0, 7]], [[200_000]]])('with documents of %j bytes is read back, within the XML and beside it, and is as long as was said', async (sizes) => {
    const documents = sizes.map((size) => randomBytes(size));
    const marks = documents.map(() => placeholder());
    const contents = new Map(documents.map((bytes, index) => [marks[index] ?? '', outgoing(bytes)]));
    const xml = messageWith(marks);
    const inside = withContent(xml, contents);
    const beside = writeMultipart(xml, contents, { type: 'text/xml' });
    const whole = await collect(inside.body);
    const parts = await collect(beside.body);
    expect([whole.length, parts.length]).toEqual([inside.length, beside.length]);
    for (const size of [9, 4000]) {
      // An empty document within the XML cannot be told from none; beside it, it can.
      expect((await read(whole, 'text/xml; charset=utf-8', size)).children.map((child) => child.cut)).toEqual(documents.map((bytes) => (bytes.length === 0 ? undefined : sha(bytes))));
      const tree = await read(parts, beside.contentType, size);
      expect(tree.children.map((child) => child.cut)).toEqual(documents.map(sha));
      expect(tree.children.every((child) => child.text === 'emFha3NsdWlz' && child.children.length === 0)).toBe(true);
    }
  });

  it.each([['shorter', 999], ['longer', 1001]])('breaks off where a document is not of the size that was said (%s)', async (_name, size) => {
    const mark = placeholder();
    const contents = new Map([[mark, outgoing(Buffer.alloc(1000), size)]]);
    await expect(collect(withContent(messageWith([mark]), contents).body)).rejects.toThrow('ZS3045');
    await expect(collect(writeMultipart(messageWith([mark]), contents, { type: 'text/xml' }).body)).rejects.toThrow('ZS3045');
  });
});

describe('what others send', () => {
  const TYPE = 'multipart/related;\r\n type="application/xop+xml"; start="<rootpart@peer>"; Boundary="--=_P\\"1"; start-info="text/xml"';
  const B = '----=_P"1';
  const root = (hrefs: readonly string[]): string => `${B}\r\nContent-ID: <rootpart@peer>\r\nContent-Type: application/xop+xml;\r\n  charset=utf-8; type="text/xml"\r\n\r\n<b xmlns="urn:1">${hrefs.map((href) => `<inhoud>\n <i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="${href}"/> </inhoud>`).join('')}</b>`;
  const part = (id: string, body: string, header = ''): string => `\r\n${B}\r\nContent-Type: application/pdf\r\n${header}Content-ID: <${id}>\r\n\r\n${body}`;
  const end = `\r\n${B}--`;

  it('is read: parts out of order, one nobody refers to, one in base64, text before and after', async () => {
    const bytes = Buffer.from(`preamble\r\n${root(['cid:a%401', 'cid:b'])}${part('c', 'loose')}${part('b', 'U2x1\r\naXM=\r\n', 'Content-Transfer-Encoding: Base64\r\n')}${part('a@1', `een\r\n${B.slice(0, -2)}\r\n\r\n`)}${end}\r\nepilogue`);
    for (const size of [1, 7, 100_000]) {
      expect((await read(bytes, TYPE, size)).children.map((child) => child.cut)).toEqual([sha(Buffer.from(`een\r\n${B.slice(0, -2)}\r\n\r\n`)), sha(Buffer.from('Sluis'))]);
    }
  });

  it.each([
    ['a part that is not there', `${root(['cid:a'])}${part('b', 'x')}${end}`, 'ZS3044 <inhoud> refers to "cid:a", and the message has no such part'],
    ['one part twice', `${root(['cid:a', 'cid:a'])}${part('a', 'x')}${end}`, 'ZS3044 <inhoud> refers to "cid:a", and so does another element'],
    ['an address elsewhere', `${root(['http://peer.example/a'])}${end}`, 'ZS3044 <inhoud> refers to "http://peer.example/a", which is no part of a message'],
    ['no end', `${root(['cid:a'])}${part('a', 'x')}`, 'ZS3043 the message ends inside part 2, before its closing boundary'],
    ['nothing', '', 'ZS3043 the message ends before its first part'],
    ['no parts', `${B}--`, 'ZS3043 the message has no parts'],
    ['its XML later', `${part('a', 'x').slice(2)}\r\n${root(['cid:a'])}${end}`, 'ZS3043 the first part is "<a>" of type "application/pdf"; the XML comes first'],
    ['quoted-printable', `${root(['cid:a'])}${part('a', 'x', 'Content-Transfer-Encoding: quoted-printable\r\n')}${end}`, 'ZS3043 part 2 is encoded as "quoted-printable"'],
    ['base64 that is none', `${root(['cid:a'])}${part('a', 'x%', 'Content-Transfer-Encoding: base64\r\n')}${end}`, 'ZS3043 part 2 is not the base64 it says it is'],
    ['endless headers', `${B}\r\n${'X: y\r\n'.repeat(5000)}`, 'ZS3043 the headers of part 1 are larger than'],
  ])('is refused with %s', async (_name, text, message) => {
    expect(await refusal(Buffer.from(text), TYPE)).toContain(message);
  });

  it('is refused without a boundary', async () => {
    expect(await refusal(Buffer.from('x'), 'multipart/related; type="text/xml"')).toContain('ZS3043 the Content-Type multipart/related names no boundary');
  });

  it('tells a sink that a part broke off', async () => {
    const seen: string[] = [];
    const sink: Sink = async (content) => {
      try {
        for await (const piece of content) seen.push(String(piece.length));
      } catch (error) {
        seen.push('failed');
        throw error;
      }
      return 'whole';
    };
    await expect(read(Buffer.from(`${root(['cid:a'])}${part('a', 'x'.repeat(500))}`), TYPE, 50, sink)).rejects.toThrow('ZS3043');
    expect(seen.at(-1)).toBe('failed');
  });
});

test('a Content-Type is taken apart as it is written', () => {
  const { type, parameters } = contentType('Text/XML ; Charset="utf-8";action="a;b\\"c" ; x=1');
  expect([type, [...parameters]]).toEqual(['text/xml', [['charset', 'utf-8'], ['action', 'a;b"c'], ['x', '1']]]);
  expect(contentType(undefined)).toEqual({ type: '', parameters: new Map() });
});
