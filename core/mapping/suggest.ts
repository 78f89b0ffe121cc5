// Finds the name somebody probably meant.
import { distance } from 'fastest-levenshtein';

/** The nearest of the known names, if it is near enough to be a slip: a third of its letters, two at least. */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const apart = candidate.toLowerCase() === name.toLowerCase() ? 0 : distance(name, candidate);
    if (apart < least) [best, least] = [candidate, apart];
  }
  return best !== null && least <= Math.max(2, Math.floor(name.length / 3)) ? best : null;
}

/** The remedy for an unknown name; nothing where no known name is near, so that the table of codes speaks. */
export function didYouMean(name: string, known: Iterable<string>): { remedy: string } | Record<string, never> {
  const guess = nearest(name, known);
  return guess === null ? {} : { remedy: `did you mean "${guess}"?` };
}
