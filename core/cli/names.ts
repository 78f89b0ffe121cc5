// Finds what a person names, and says which names there are when it is not among them.
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';

/** The thing of this name. Throws DiagnosticError ZS1203 naming what there is. */
export function named<T>(what: string, name: string, things: ReadonlyMap<string, T>): T {
  const found = things.get(name);
  if (found !== undefined) return found;
  const names = [...things.keys()].sort();
  const there = names.length === 0 ? `there is no ${what} at all` : `there is: ${names.join(', ')}`;
  throw new DiagnosticError([diagnostic('ZS1203', `there is no ${what} "${name}"; ${there}`, { remedy: didYouMean(name, names) ?? 'use one of the names in the message' })]);
}
