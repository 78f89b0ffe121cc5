// Small files of the formats that archives prefer, made byte by byte: as true as their signatures need.
import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP of these entries, the first stored and the others deflated, as OpenDocument and EPUB want it. */
export function zip(entries: readonly (readonly [string, string])[], flags = 0): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  entries.forEach(([name, text], index) => {
    const bytes = Buffer.from(text);
    const method = index === 0 ? 0 : 8;
    const data = method === 0 ? bytes : deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    entry.writeUInt16LE(0, 30);
    parts.push(head, Buffer.from(name), data);
    central.push(entry, Buffer.from(name));
    offset += head.length + Buffer.byteLength(name) + data.length;
  });
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

const odf = (kind: string, version: string): Buffer => zip([
  ['mimetype', `application/vnd.oasis.opendocument.${kind}`],
  ['content.xml', `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="${version}"><office:body/></office:document-content>`],
  ['META-INF/manifest.xml', `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="${version}"><manifest:file-entry manifest:full-path="/" manifest:version="${version}" manifest:media-type="application/vnd.oasis.opendocument.${kind}"/></manifest:manifest>`],
]);

const ooxml = (type: string, part: string): Buffer => zip([
  ['[Content_Types].xml', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`],
  [part, '<?xml version="1.0"?><w/>'],
]);

export const pdfFile = (version: string, more = ''): Buffer => Buffer.from(`%PDF-${version}\n1 0 obj\n<</Type/Catalog>>\nendobj\n${more}trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`, 'latin1');

export const xmp = (part: string, conformance: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>${part}</pdfaid:part>${conformance && `<pdfaid:conformance>${conformance}</pdfaid:conformance>`}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>\n`;

const wave = (format: Buffer, more = Buffer.alloc(0)): Buffer => {
  const chunk = (name: string, body: Buffer): Buffer => { const head = Buffer.alloc(8); head.write(name, 'latin1'); head.writeUInt32LE(body.length, 4); return Buffer.concat([head, body]); };
  const body = Buffer.concat([Buffer.from('WAVE'), more.length > 0 ? chunk('bext', more) : Buffer.alloc(0), chunk('fmt ', format), chunk('data', Buffer.alloc(64))]);
  return chunk('RIFF', body);
};
const pcm = (length: number, tag = 1): Buffer => { const format = Buffer.alloc(length); format.writeUInt16LE(tag, 0); format.writeUInt16LE(1, 2); format.writeUInt32LE(8000, 4); format.writeUInt32LE(16000, 8); format.writeUInt16LE(2, 12); format.writeUInt16LE(16, 14); return format; };

const ebml = (doctype: string): Buffer => Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 0x01, 0x42, 0xf7, 0x81, 0x01, 0x42, 0xf2, 0x81, 0x04, 0x42, 0xf3, 0x81, 0x08, 0x42, 0x82, 0x80 + doctype.length]), Buffer.from(doctype), Buffer.from([0x42, 0x87, 0x81, 0x04, 0x42, 0x85, 0x81, 0x02, 0x18, 0x53, 0x80, 0x67])]);

const compoundFile = (stream: string): Buffer => { const file = Buffer.alloc(1536); Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file); Buffer.from(stream, 'utf16le').copy(file, 1024); return file; };

/** By extension: a file, and the PRONOM id it has. */
export const FILES: readonly (readonly [name: string, puid: string, file: Buffer])[] = [
  ['brief.pdf', 'fmt/276', pdfFile('1.7')],
  ['oud.pdf', 'fmt/18', pdfFile('1.4')],
  ['1a.pdf', 'fmt/95', pdfFile('1.4', xmp('1', 'A'))],
  ['1b.pdf', 'fmt/354', pdfFile('1.4', xmp('1', 'B'))],
  ['2a.pdf', 'fmt/476', pdfFile('1.7', xmp('2', 'A'))],
  ['2b.pdf', 'fmt/477', pdfFile('1.7', xmp('2', 'B'))],
  ['2u.pdf', 'fmt/478', pdfFile('1.7', xmp('2', 'U'))],
  ['3b.pdf', 'fmt/480', pdfFile('1.7', xmp('3', 'B'))],
  ['brief.odt', 'fmt/291', odf('text', '1.2')],
  ['nieuw.odt', 'fmt/1756', odf('text', '1.3')],
  ['blad.ods', 'fmt/295', odf('spreadsheet', '1.2')],
  ['praatje.odp', 'fmt/293', odf('presentation', '1.2')],
  ['brief.docx', 'fmt/412', ooxml('wordprocessingml.document', 'word/document.xml')],
  ['blad.xlsx', 'fmt/214', ooxml('spreadsheetml.sheet', 'xl/workbook.xml')],
  ['praatje.pptx', 'fmt/215', ooxml('presentationml.presentation', 'ppt/presentation.xml')],
  ['boek.epub', 'fmt/483', zip([['mimetype', 'application/epub+zip'], ['META-INF/container.xml', '<?xml version="1.0"?><container/>']])],
  ['stukken.zip', 'x-fmt/263', zip([['a.txt', 'a']])],
  ['bericht.eml', 'fmt/950', Buffer.from('From: a@zandhoek.example\r\nTo: b@zandhoek.example\r\nSubject: Aanvraag\r\nDate: Mon, 02 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nGeachte\r\n')],
  ['scan.tif', 'fmt/353', Buffer.concat([Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), Buffer.alloc(64)])],
  ['foto.gif', 'fmt/4', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(16), Buffer.from([0x3b])])],
  ['foto.jpg', 'fmt/44', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), Buffer.from('JFIF\0'), Buffer.from([1, 2, 0, 0, 1, 0, 1, 0, 0]), Buffer.alloc(32), Buffer.from([0xff, 0xd9])])],
  ['vlak.svg', 'fmt/92', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="1" height="1"></svg>\n')],
  ['geluid.wav', 'fmt/141', wave(pcm(16))],
  ['geluid2.wav', 'fmt/142', wave(pcm(18))],
  ['geluid.flac', 'fmt/279', Buffer.concat([Buffer.from('fLaC'), Buffer.from([0x80, 0, 0, 34]), Buffer.alloc(34)])],
  ['film.mkv', 'fmt/569', ebml('matroska')],
  ['film.webm', 'fmt/573', ebml('webm')],
  ['film.mp4', 'fmt/199', Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypisom'), Buffer.from([0, 0, 2, 0]), Buffer.from('isomiso2'), Buffer.alloc(32)])],
  ['site.warc', 'fmt/1281', Buffer.from('WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n')],
  ['rij.csv', 'x-fmt/18', Buffer.from('zaak;datum\r\nZ1;2026-03-02\r\n')],
  ['gegevens.sql', 'fmt/206', Buffer.from('create table zaak (id text);\n')],
  ['notitie.txt', 'x-fmt/111', Buffer.from('Notitie\n')],
  ['oud.doc', 'fmt/40', compoundFile('WordDocument')],
  ['bericht.msg', 'x-fmt/430', compoundFile('__properties_version1.0')],
];
