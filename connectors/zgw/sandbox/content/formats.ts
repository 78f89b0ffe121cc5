// The file formats of seeded documents: for each, true first and last bytes around as much filling as a size asks for.
import { crc32, deflateSync } from 'node:zlib';
import { zipAround, type Entry } from './zip';

/** What stands before and after the filling. */
export interface Frame {
  readonly head: Buffer;
  readonly tail: Buffer;
}

/** The filling: how much there is, and the CRC-32 of it where a format must state one. Filling is lines of base64. */
export interface Filling {
  readonly size: number;
  readonly crc: (before?: Buffer) => number;
}

export interface Format {
  readonly mime: string;
  readonly extension: string;
  /** Largest file of this format in bytes; formats with a checksum inside are kept small. */
  readonly largest: number;
  readonly frame: (filling: Filling) => Frame;
}

const MIB = 1024 * 1024;
const ANY = Number.MAX_SAFE_INTEGER;
const TEN = (value: number): string => String(value).padStart(10, '0'); // as many digits whatever the size: the head keeps its length

const XMP = '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>';

/** PDF 1.4 with the marks of PDF/A-1b; the filling is a stream that no page shows. */
function pdf({ size }: Filling): Frame {
  const page = 'BT /F1 12 Tf 72 720 Td (Zandhoek) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    `<< /Type /Metadata /Subtype /XML /Length ${XMP.length} >>\nstream\n${XMP}\nendstream`,
  ];
  const offsets: number[] = [];
  let head = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  objects.forEach((object, index) => {
    offsets.push(head.length);
    head += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  offsets.push(head.length);
  head += `6 0 obj\n<< /Length ${TEN(size)} >>\nstream\n`;
  const close = '\nendstream\nendobj\n';
  const xref = head.length + size + close.length;
  const rows = offsets.map((offset) => `${TEN(offset)} 00000 n \n`).join('');
  const tail = `${close}xref\n0 7\n0000000000 65535 f \n${rows}trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n${TEN(xref)}\n%%EOF\n`;
  return { head: Buffer.from(head, 'latin1'), tail: Buffer.from(tail, 'latin1') };
}

/** Grey JPEG (JFIF 1.01) of 8 × 8; the filling is what the scan holds, and has no 0xFF in it. */
const JPEG_HEAD = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffdb004300', 'hex'), Buffer.alloc(64, 1),
  Buffer.from('ffc0000b080008000801011100', 'hex'),
  Buffer.from('ffc40014000100000000000000000000000000000000', 'hex'),
  Buffer.from('ffc40014100100000000000000000000000000000000', 'hex'),
  Buffer.from('ffda0008010100003f00', 'hex'),
]);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** PNG of one grey point; the filling is a comment. */
function png({ size, crc }: Filling): Frame {
  const name = Buffer.from('tEXtComment\0', 'latin1');
  const open = Buffer.alloc(4);
  open.writeUInt32BE(size + name.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(name));
  return {
    head: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')), open, name]),
    tail: Buffer.concat([sum, chunk('IDAT', deflateSync(Buffer.from([0, 128]))), chunk('IEND', Buffer.alloc(0))]),
  };
}

const WORD: readonly Entry[] = [
  ['[Content_Types].xml', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="txt" ContentType="text/plain"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'],
  ['_rels/.rels', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'],
  ['word/document.xml', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Zandhoek</w:t></w:r></w:p></w:body></w:document>'],
].map(([name = '', content = '']) => ({ name, content: Buffer.from(content) }));

const between = (head: string, tail: string) => (): Frame => ({ head: Buffer.from(head), tail: Buffer.from(tail) });

const MAIL = ['From: Team Groen <groen@zandhoek.example>', 'To: melder@zandhoek.example', 'Subject: Uw melding', 'Date: Mon, 23 Nov 2026 12:00:00 +0100', 'Message-ID: <melding@zandhoek.example>', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', 'Geachte heer, mevrouw,', '', ''].join('\r\n');

export const FORMATS = {
  pdf: { mime: 'application/pdf', extension: 'pdf', largest: 9_000_000_000, frame: pdf }, // offsets in a PDF have ten digits
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx', largest: 8 * MIB, frame: ({ size, crc }) => zipAround(WORD, { name: 'word/vulling.txt', size, crc: crc() }) },
  jpg: { mime: 'image/jpeg', extension: 'jpg', largest: ANY, frame: () => ({ head: JPEG_HEAD, tail: Buffer.from('ffd9', 'hex') }) },
  png: { mime: 'image/png', extension: 'png', largest: 8 * MIB, frame: png },
  txt: { mime: 'text/plain', extension: 'txt', largest: ANY, frame: between('Verslag van het overleg over het bankje.\n\n', '\n') },
  xml: { mime: 'application/xml', extension: 'xml', largest: ANY, frame: between('<?xml version="1.0" encoding="UTF-8"?>\n<bericht xmlns="https://zandhoek.example/bericht"><tekst>', '</tekst></bericht>\n') },
  eml: { mime: 'message/rfc822', extension: 'eml', largest: ANY, frame: between(MAIL, '\r\n') },
  zip: { mime: 'application/zip', extension: 'zip', largest: 8 * MIB, frame: ({ size, crc }) => zipAround([], { name: 'bijlage.txt', size, crc: crc() }) },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
