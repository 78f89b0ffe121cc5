// The form of a signature, and the few ways of looking at bytes that signatures are made of.
import type { Sample } from './sample';

/** A format as PRONOM names it. */
export interface Format {
  /** `fmt/276`. */
  readonly puid: string;
  readonly label: string;
}

export interface Signature extends Format {
  readonly test: (sample: Sample) => boolean;
}

export const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

const bytesOf = (pattern: string | readonly number[]): Buffer => (typeof pattern === 'string' ? ascii(pattern) : Buffer.from(pattern));

/** These bytes stand at this place. */
export const at = (offset: number, pattern: string | readonly number[]) => {
  const bytes = bytesOf(pattern);
  return ({ head }: Sample): boolean => head.subarray(offset, offset + bytes.length).equals(bytes);
};

export const starts = (pattern: string | readonly number[]): ((sample: Sample) => boolean) => at(0, pattern);

/** These bytes stand somewhere in the first part of the file. */
export const holds = (pattern: string | readonly number[]) => {
  const bytes = bytesOf(pattern);
  return ({ head }: Sample): boolean => head.includes(bytes);
};

export const all = (...tests: readonly ((sample: Sample) => boolean)[]) => (sample: Sample): boolean => tests.every((test) => test(sample));
export const any = (...tests: readonly ((sample: Sample) => boolean)[]) => (sample: Sample): boolean => tests.some((test) => test(sample));
export const not = (test: (sample: Sample) => boolean) => (sample: Sample): boolean => !test(sample);

export const signature = (puid: string, label: string, test: (sample: Sample) => boolean): Signature => ({ puid, label, test });
