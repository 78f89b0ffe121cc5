// Microsoft's compound files: Word, Excel and Powerpoint before 2007, Outlook messages, and documents behind a password.
import type { Sample } from '../sample';
import { starts, type Format } from '../signature';

const isCompound = starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const named = ({ head, tail }: Sample, name: string): boolean => {
  const bytes = Buffer.from(name, 'utf16le');
  return head.includes(bytes) || tail.includes(bytes);
};

/** By the names of their streams; the directory lies in the first or last bytes of all but very large files. */
export function compound(sample: Sample): Format | null {
  if (!isCompound(sample)) return null;
  if (named(sample, 'EncryptedPackage')) return { puid: 'fmt/494', label: 'Microsoft Office Encrypted Document' };
  if (named(sample, '__properties_version1.0')) return { puid: 'x-fmt/430', label: 'Microsoft Outlook Email Message 97-2003' };
  if (named(sample, 'WordDocument')) return { puid: 'fmt/40', label: 'Microsoft Word Document 97-2003' };
  if (named(sample, 'PowerPoint Document')) return { puid: 'fmt/126', label: 'Microsoft Powerpoint Presentation 97-2003' };
  if (named(sample, 'Workbook')) return { puid: 'fmt/61', label: 'Microsoft Excel 97 Workbook (xls) 8' };
  return { puid: 'fmt/111', label: 'OLE2 Compound Document Format' };
}
