// Says what format a file is, by what is in it and never by its name: PRONOM ids.

/** What a signature may look at: the file is never held whole. */
export interface Sample {
  /** The first bytes, at most SAMPLE of them. */
  readonly head: Buffer;
  /** The last bytes, at most SAMPLE of them. */
  readonly tail: Buffer;
  readonly size: number;
}

/** Bytes of head and tail that are kept for identification. */
export const SAMPLE = 64 * 1024;

export interface Format {
  /** `fmt/276`. */
  readonly puid: string;
  readonly label: string;
}

interface Signature extends Format {
  readonly test: (sample: Sample) => boolean;
}

const starts = (bytes: readonly number[]) => ({ head }: Sample): boolean => head.subarray(0, bytes.length).equals(Buffer.from(bytes));
const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

/** PRONOM puts PDF 1.0 … 1.7 in one row each. */
const PDF = [['1.0', 'fmt/14'], ['1.1', 'fmt/15'], ['1.2', 'fmt/16'], ['1.3', 'fmt/17'], ['1.4', 'fmt/18'], ['1.5', 'fmt/19'], ['1.6', 'fmt/20'], ['1.7', 'fmt/276'], ['2.0', 'fmt/1129']] as const;

const SIGNATURES: readonly Signature[] = [
  ...PDF.map(([version, puid]): Signature => ({ puid, label: `Acrobat PDF ${version} - Portable Document Format`, test: starts(ascii(`%PDF-${version}`)) })),
  { puid: 'fmt/13', label: 'Portable Network Graphics', test: (sample) => starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])(sample) && sample.head.includes('iTXt', 0, 'latin1') },
  { puid: 'fmt/11', label: 'Portable Network Graphics', test: starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { puid: 'fmt/44', label: 'JPEG File Interchange Format', test: (sample) => starts([0xff, 0xd8, 0xff, 0xe0])(sample) && sample.head.subarray(6, 13).equals(Buffer.from([...ascii('JFIF'), 0, 1, 2])) },
  { puid: 'fmt/43', label: 'JPEG File Interchange Format', test: (sample) => starts([0xff, 0xd8, 0xff, 0xe0])(sample) && sample.head.subarray(6, 13).equals(Buffer.from([...ascii('JFIF'), 0, 1, 1])) },
  { puid: 'fmt/41', label: 'Raw JPEG Stream', test: starts([0xff, 0xd8, 0xff]) },
  { puid: 'fmt/4', label: 'Graphics Interchange Format', test: starts(ascii('GIF89a')) },
  { puid: 'fmt/3', label: 'Graphics Interchange Format', test: starts(ascii('GIF87a')) },
  { puid: 'fmt/353', label: 'Tagged Image File Format', test: (sample) => starts([0x49, 0x49, 0x2a, 0])(sample) || starts([0x4d, 0x4d, 0, 0x2a])(sample) },
];

/** The format of a file; null: no signature of ours matches. */
export function identify(sample: Sample): Format | null {
  const found = SIGNATURES.find((signature) => signature.test(sample));
  return found ? { puid: found.puid, label: found.label } : null;
}
