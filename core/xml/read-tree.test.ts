// Trees of XML against good messages, bad messages and hostile ones, whole and in pieces.
import { createHash } from 'node:crypto';
import { DiagnosticError } from '../diagnostics/diagnostic';
import type { Sink } from './cut';
import { readTree, type TreeOptions } from './read-tree';
import { attribute, childOf, childrenOf, isNilTree, type XmlTree } from './tree';

const pieces = async function* (bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
};

const read = (content: string | Buffer, options: Partial<TreeOptions> = {}, size = 7): Promise<XmlTree> => readTree(pieces(Buffer.from(content), size), { file: 'message', ...options });

async function refusal(content: string | Buffer, options: Partial<TreeOptions> = {}, size = 7): Promise<string> {
  try {
    await read(content, options, size);
  } catch (thrown) {
    if (!(thrown instanceof DiagnosticError)) throw thrown;
    const [finding] = thrown.diagnostics;
    return `${finding?.place?.line ?? '?'}:${finding?.place?.col ?? '?'} ${finding?.code ?? ''} ${finding?.message ?? ''}`;
  }
  return 'accepted';
}

describe('the tree', () => {
  it('is known by namespace and local name, whatever the prefixes', async () => {
    const spellings = [
      '<a:o xmlns:a="urn:1" xmlns:b="urn:2"><a:x b:k="1" k="2">één</a:x><b:x/></a:o>',
      '<o xmlns="urn:1"><x xmlns:q1="urn:2" q1:k="1" k="2">één</x><x xmlns="urn:2"/></o>',
      '<b:o xmlns:b="urn:1"><b:x k="2" a:k="1" xmlns:a="urn:2"><![CDATA[één]]></b:x><a:x xmlns:a="urn:2"></a:x></b:o>',
    ];
    for (const size of [1, 5, 4096]) {
      for (const text of spellings) {
        const tree = await read(text, {}, size);
        expect([tree.ns, tree.name, tree.children.map((child) => `${child.ns} ${child.name}`)]).toEqual(['urn:1', 'o', ['urn:1 x', 'urn:2 x']]);
        const x = childOf(tree, 'urn:1', 'x');
        expect([x?.text, x && attribute(x, 'urn:2', 'k'), x && attribute(x, '', 'k'), childrenOf(tree, 'urn:3', 'x')]).toEqual(['één', '1', '2', []]);
      }
    }
  });

  it('says where each element begins (no column where a line break ends its name), what is nil and which type a name in an attribute means', async () => {
    const tree = await read('<o xmlns="urn:1" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:q="urn:2">\n  <x i:nil="1"/><x\n i:type=" q:Soort"/>\n <x i:type="Kaal" xmlns=""/></o>');
    expect(tree.children.map(({ line, col }) => [line, col])).toEqual([[2, 3], [2, 0], [4, 2]]);
    expect(tree.children.map(isNilTree)).toEqual([true, false, false]);
    expect(tree.children.map((child) => child.attributes[0]?.type)).toEqual([undefined, { ns: 'urn:2', name: 'Soort' }, { ns: '', name: 'Kaal' }]);
  });

  it('keeps names that mean something to JavaScript as names', async () => {
    const tree = await read('<__proto__ hasOwnProperty="1" __proto__="2" constructor="3"><toString/></__proto__>');
    expect(tree).toMatchObject({ name: '__proto__', children: [{ name: 'toString' }] });
    expect(tree.attributes.map(({ name, value }) => `${name}=${value}`)).toEqual(['hasOwnProperty=1', '__proto__=2', 'constructor=3']);
  });

  it.each([
    ['a byte order mark', Buffer.from('\ufeff<a>é€</a>'), undefined],
    ['Windows-1252 as declared', Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>'), Buffer.from([0xe9, 0x80]), Buffer.from('</a>')]), undefined],
    ['Windows-1252 as the transport says', Buffer.concat([Buffer.from('<a>'), Buffer.from([0xe9, 0x80]), Buffer.from('</a>')]), 'iso-8859-1'],
    ['UTF-8 as the transport says, whatever is declared', Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>é€</a>'), 'UTF-8'],
    ['UTF-8 where the transport names a charset nobody knows', Buffer.from('<a>é€</a>'), 'x-onbekend'],
    ['UTF-16, little end first', Buffer.from('\ufeff<a>é€</a>', 'utf16le'), undefined],
    ['UTF-16, big end first', Buffer.from('\ufeff<a>é€</a>', 'utf16le').swap16(), 'utf-16'],
  ])('reads %s', async (_name, bytes, charset) => {
    expect((await read(bytes, charset === undefined ? {} : { charset })).text).toBe('é€');
  });
});

describe('what is refused', () => {
  it.each([
    ['<a>\n<b></a>', '2:7 ZS3020'],
    ['<a>\n <p:b/></a>', '2:7 ZS3020 unbound namespace prefix: "p:b"'],
    ['<a p:x="1"/>', 'ZS3020 unbound namespace prefix: "p"'],
    ['<constructor:a/>', 'ZS3020 unbound namespace prefix: "constructor"'],
    ['<a toString:x="1"/>', 'ZS3020 unbound namespace prefix: "toString"'],
    ['<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="weg:T"/>', 'ZS3020 unbound namespace prefix: "weg"'],
    ['<a x="1" x="2"/>', 'ZS3020 an attribute stands twice at <a>'],
    ['<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', 'ZS3020 an attribute stands twice at <a>'],
    ['<a>&eacute;</a>', 'ZS3020 invalid character entity'],
    ['<a>\u0001</a>', 'ZS3020 a text holds U+0001'],
    ['<a>&#0;</a>', 'ZS3020'],
    ['<a/><b/>', 'ZS3020'],
    ['<a/>x', 'ZS3020'],
    ['', 'ZS3021 the message holds no element'],
    ['<a><b>', 'ZS3021 the message ends inside <b>, before </a>'],
    ['<!-- x -->\n<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '2:1 ZS3024'],
  ])('%j', async (text, message) => {
    for (const size of [1, 4096]) expect(await refusal(text, {}, size)).toContain(message);
  });

  it.each([
    ['<a><b><c/></b></a>', { depth: 2 }, 'ZS3025 elements lie more than 2 deep at <c>'],
    [`<a>${'<b/>'.repeat(5)}</a>`, { elements: 5 }, 'ZS3025 there are more than 5 elements'],
    [`<a>${'x'.repeat(100)}</a>`, { kept: 50 }, 'ZS3025 the message is larger than 50 characters'],
    [`<a x="${'x'.repeat(100)}"/>`, { kept: 50 }, 'ZS3025 the message is larger than 50 characters'],
  ])('%j within %j', async (text, limits, message) => {
    expect(await refusal(text, { limits })).toContain(message);
  });

  it('a byte that is not of the encoding', async () => {
    expect(await refusal(Buffer.concat([Buffer.from('<a>\n'), Buffer.from([0xe9]), Buffer.from('</a>')]))).toContain('ZS3023');
  });
});

describe('content', () => {
  const hashing = (into: string[]): Sink => async (bytes) => {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of bytes) {
      hash.update(piece);
      size += piece.length;
    }
    into.push(`${size} ${hash.digest('hex')}`);
    return `spool-${into.length}`;
  };
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_none, at) => (at * 7) % 256));
  const whole = `1000 ${createHash('sha256').update(bytes).digest('hex')}`;
  const base64 = bytes.toString('base64');
  const lines = (end: string): string => base64.replace(/.{76}/g, `$&${end}`);
  const message = (text: string): string => `<a xmlns="urn:1">\n <o><inhoud xmlns:m="urn:m" m:type="application/pdf">${text}</inhoud><na>x</na></o></a>`;
  const cutting = (sink: Sink): Partial<TreeOptions> => ({ cut: (path) => (path.map((one) => one.name).join('/') === 'a/o/inhoud' && path[2]?.ns === 'urn:1' ? sink : null) });

  it.each([
    ['as it is', base64],
    ['in lines', `\n  ${lines('\r\n')}\n`],
    ['in lines whose ends are escaped', lines('&#13;\n')],
    ['in lines whose ends are escaped in hexadecimal', lines('&#xD;&#xA;')],
    ['in CDATA', `<![CDATA[${base64}]]>`],
    ['in two CDATAs with a comment and an instruction between', `<![CDATA[${base64.slice(0, 501)}]]><!-- > half ]]> --><?pi AAAA?><![CDATA[${base64.slice(501)}]]>`],
    ['with characters escaped that need no escaping', base64.replace(/A/g, '&#65;').replace(/\+/g, '&#x2b;')],
  ])('goes to the sink, %s', async (_name, text) => {
    for (const size of [1, 2, 13, 64, 65536]) {
      const made: string[] = [];
      const tree = await read(message(text), cutting(hashing(made)), size);
      const [o] = tree.children;
      expect(made).toEqual([whole]);
      expect(o?.children.map(({ name, text: kept, cut }) => [name, kept, cut])).toEqual([['inhoud', 'emFha3NsdWlz', 'spool-1'], ['na', 'x', undefined]]);
      expect(o?.children[0]?.attributes).toEqual([{ ns: 'urn:m', name: 'type', value: 'application/pdf' }]);
    }
  });

  it('keeps places right behind it', async () => {
    for (const size of [1, 40, 65536]) {
      const tree = await read(`<a xmlns="urn:1"><o><inhoud>${lines('\n')}</inhoud>\n  <na/></o></a>`, cutting(hashing([])), size);
      expect(tree.children[0]?.children[1]).toMatchObject({ name: 'na', line: 19, col: 3 });
    }
  });

  it('that is empty, white space or nil reaches no sink', async () => {
    const never: Sink = () => Promise.reject(new Error('called'));
    for (const text of ['', ' \n ', '<!-- niets -->']) expect((await read(message(text), cutting(never))).children[0]?.children[0]).toMatchObject({ text: '' });
    const nil = '<a xmlns="urn:1" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><o><inhoud i:nil="true"/><inhoud i:nil="true"> </inhoud><inhoud/></o></a>';
    expect((await read(nil, cutting(never))).children[0]?.children.map((child) => child.cut)).toEqual([undefined, undefined, undefined]);
  });

  it('is cut out of every element that asks for it, each to its own sink', async () => {
    const made: string[] = [];
    const tree = await read(`<a xmlns="urn:1"><o><inhoud>${base64}</inhoud></o><o><inhoud>QQ==</inhoud></o></a>`, cutting(hashing(made)));
    expect(tree.children.map((child) => child.children[0]?.cut)).toEqual(['spool-1', 'spool-2']);
    expect(made).toEqual([whole, `1 ${createHash('sha256').update('A').digest('hex')}`]);
  });

  it.each([
    ['AAAA\n  A%AA', '3:4 ZS3041 the content of <inhoud> holds "%" where base64 does not allow it'],
    ['AAAA\nAA-_', '3:3 ZS3041 the content of <inhoud> holds "-"'],
    ['AAA=\nBBBB', '3:1 ZS3041 the content of <inhoud> holds "B"'],
    ['AA=A', '2:57 ZS3041 the content of <inhoud> holds "A"'],
    ['AAAA&#13;A&euro;AA', '2:64 ZS3041 the content of <inhoud> holds &euro;'],
    ['AAAA\nAAé=', '3:3 ZS3041 the content of <inhoud> holds U+00E9'],
    ['AAAAA\n', '3:1 ZS3041 the content of <inhoud> is no base64: it ends in the middle of a group of four'],
    ['AAAA<b/>', '2:58 ZS3042 a tag stands within the content of <inhoud>'],
    ['\n<b/>', '3:1 ZS3042 <b> stands within <inhoud>, which holds content'],
    ['<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:1"/>', '2:54 ZS3044 <inhoud> refers to "cid:1", and the message has no parts'],
  ])('%j is refused', async (text, expected) => {
    expect(await refusal(message(text), cutting(hashing([])), 65536)).toContain(expected);
    expect((await refusal(message(text), cutting(hashing([])), 3)).split(' ')[1]).toBe(expected.split(' ')[1]);
  });

  it('that breaks off ends in an error for the sink too, which can clean up', async () => {
    const seen: string[] = [];
    const sink: Sink = async (content) => {
      try {
        for await (const piece of content) seen.push(`${piece.length}`);
      } catch (error) {
        seen.push(error instanceof Error ? 'failed' : 'odd');
        throw error;
      }
      return 'whole';
    };
    expect(await refusal(message(`${base64}<`).slice(0, 900), cutting(sink))).toContain('ZS3021 the message ends inside <inhoud>');
    expect(seen.at(-1)).toBe('failed');
  });

  it('is not read on when the sink cannot take it, and the sink decides what is said of it', async () => {
    let asked = 0;
    const source = async function* (): AsyncIterable<Buffer> {
      yield await Promise.resolve(Buffer.from('<a xmlns="urn:1"><o><inhoud>'));
      for (;;) {
        asked += 1;
        yield Buffer.from('AAAA');
      }
    };
    const sink: Sink = async (content) => {
      let count = 0;
      for await (const piece of content) if ((count += piece.length) > 30) throw new Error('the disk is full');
      return 'never';
    };
    await expect(readTree(source(), { file: 'message', ...cutting(sink) })).rejects.toThrow('the disk is full');
    expect(asked).toBeLessThan(80); // the encoding is decided on the first 256 bytes
  });
});
