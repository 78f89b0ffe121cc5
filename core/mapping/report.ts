// Where findings go while a mapping is read and proved, and the finding for a word that is not known.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import type { MapNode } from '../diagnostics/yaml';

/** Collects findings while a file is read. */
export type Report = (finding: Diagnostic) => void;

/** Says which words of a map are not known. */
export function refuseUnknown(node: MapNode, known: readonly string[], report: Report): void {
  for (const [word, { at }] of node.entries) {
    if (!known.includes(word)) report(diagnostic('ZS2011', `unknown word "${word}"`, { place: at, ...nearestRemedy(word, known) }));
  }
}
