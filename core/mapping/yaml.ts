// Reads a YAML file of the mappings folder: a tree with places, or the finding that it is not YAML.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { parseYaml, type Node } from '../diagnostics/yaml';

/** Reads one file's text. With diagnostics the tree is null: a broken file is not read in part. */
export function readYaml(text: string, file: string): { readonly root: Node | null; readonly diagnostics: readonly Diagnostic[] } {
  const { root, problems, text: read } = parseYaml(file, text, { aliases: true });
  // The first only: those after it are mostly its echo. A tag changes nothing here: the spelling decides.
  const problem = problems.find(({ kind }) => kind !== 'tag');
  if (!problem) return { root, diagnostics: [] };
  return { root: null, diagnostics: [diagnostic('ZS2010', problem.message, { place: problem.at, ...hint(read, problem.range[0]) })] };
}

/** `[]` in a path ends a bare text inside braces: the commonest slip, and the parser's own words do not help. */
const hint = (text: string, offset: number): { readonly remedy?: string } =>
  text[offset] === '[' ? { remedy: 'inside { } a path with [] must be quoted: "rollen[].naam"' } : {};
