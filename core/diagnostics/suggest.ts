// Finds what somebody probably meant.
import { distance } from 'fastest-levenshtein';

/**
 * The known word nearest to the one that was written; undefined where none is near enough to be a slip of the hand: a third of
 * the letters of the longer one (a letter moved counts as two), three at most.
 */
export function suggest(written: string, known: Iterable<string>): string | undefined {
  const word = written.toLowerCase();
  const near = [...known]
    .map((candidate) => ({ candidate, far: distance(word, candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= Math.min(3, Math.ceil(Math.max(word.length, candidate.length) / 3)))
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1));
  return near[0]?.candidate;
}

/** The remedy for an unknown word: what was probably meant, else what there is to choose from; undefined where there is nothing. */
export function didYouMean(written: string, known: Iterable<string>): string | undefined {
  const words = [...known];
  const { remedy } = nearestRemedy(written, words);
  if (remedy !== undefined) return remedy;
  return words.length > 0 ? `known: ${[...words].sort().join(', ')}` : undefined;
}

/** To spread into a finding: the remedy where a known word is near, nothing otherwise, so that the table of codes speaks. */
export function nearestRemedy(written: string, known: Iterable<string>): { readonly remedy?: string } {
  const meant = suggest(written, known);
  return meant === undefined ? {} : { remedy: `did you mean "${meant}"?` };
}
