// Names and contents: a file may be called what its format is called, and an e-mail shows what it carries.
import { hasAttachments } from './attachments';
import { fits } from './extensions';
import { identify } from './identify';
import { sampleOf } from './sample';
import { FILES } from './testing/files';

const ending = (name: string): string => /\.([^.]+)$/.exec(name)?.[1] ?? '';

it('every format that is recognised fits the name it came with', () => {
  const wrong = FILES.flatMap(([name, , file]) => { const format = identify(sampleOf(file), name); return format && !fits(format, ending(name)) ? [[name, format.puid]] : []; });
  expect(wrong).toEqual([]);
});

it('what it holds may not contradict its name', () => {
  const pdf = { puid: 'fmt/354', label: 'Acrobat PDF/A - Portable Document Format 1b' };
  expect([fits(pdf, 'PDF'), fits(pdf, ''), fits(pdf, 'docx'), fits({ puid: 'fmt/412', label: 'Word' }, 'doc'), fits({ puid: 'x-fmt/111', label: 'Plain Text File' }, 'pdf')]).toEqual([true, true, false, false, false]);
  expect([fits({ puid: 'fmt/101', label: 'XML' }, 'gml'), fits({ puid: 'fmt/101', label: 'XML' }, 'pdf'), fits({ puid: 'fmt/494', label: 'Encrypted' }, 'docx')]).toEqual([true, false, true]);
});

const mail = (middle: string): Buffer => Buffer.from(`From: a@zandhoek.example\r\nMIME-Version: 1.0\r\n\r\n${'x'.repeat(100_000)}\r\n${middle}\r\n\r\n${'y'.repeat(100_000)}`);

it('an attachment is seen wherever it stands in a message', () => {
  expect(hasAttachments(sampleOf(mail('Content-Disposition: attachment; filename="a.pdf"')), 'fmt/950')).toBe(true);
  expect(hasAttachments(sampleOf(mail('Content-Disposition: inline')), 'fmt/950')).toBe(false);
  expect(hasAttachments(sampleOf(Buffer.from('From: a\r\n\r\ncontent-disposition:attachment\r\n')), 'fmt/278')).toBe(true);
  expect(hasAttachments(sampleOf(Buffer.concat([Buffer.alloc(600), Buffer.from('__attach_version1.0_#00000000', 'utf16le')])), 'x-fmt/430')).toBe(true);
  expect(hasAttachments(sampleOf(mail('Content-Disposition: attachment')), 'fmt/276')).toBe(false);
});
