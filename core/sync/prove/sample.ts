// Chooses of which subjects the bytes are compared, the same ones every time the same share is asked.
import { hash } from '../../model/hash';
import type { Ref } from '../../model/ref';

const STEPS = 10_000; // a sample of one in ten thousand can be asked

/** `percent` absent: all. By the name of the subject: nobody can choose which ones. */
export function isSampled(ref: Ref, percent: number | undefined): boolean {
  if (percent === undefined) return true;
  return parseInt(hash({ sample: ref.id }).slice(0, 8), 16) % STEPS < (percent / 100) * STEPS;
}
