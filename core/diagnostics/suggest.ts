// Finds what somebody probably meant.
import { distance } from 'fastest-levenshtein';

/** The known word nearest to the one that was written; undefined where none is near enough to be a slip of the hand. */
export function suggest(written: string, known: Iterable<string>): string | undefined {
  const word = written.toLowerCase();
  const near = [...known]
    .map((candidate) => ({ candidate, far: distance(word, candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= Math.min(3, Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 2))))
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1));
  return near[0]?.candidate;
}

/** The remedy for an unknown word: what was probably meant, else what there is to choose from; undefined where there is nothing. */
export function didYouMean(written: string, known: Iterable<string>): string | undefined {
  const words = [...known];
  const meant = suggest(written, words);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  return words.length > 0 ? `known: ${[...words].sort().join(', ')}` : undefined;
}
