// Loads a customer's own mapping functions from a functions folder beside their mappings, and runs their examples.
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { defineFunction, noArgs, type MappingFunction } from './functions/define';
import { runExample } from './functions/example';

/** What a file is given: it needs no import of ours, so it works wherever Zaaksluis is installed. */
export interface Tools {
  readonly defineFunction: typeof defineFunction;
  readonly noArgs: typeof noArgs;
  readonly z: typeof z;
}

/** Loads one file: `module.exports = ({ defineFunction, noArgs, z }) => defineFunction({ … })`. */
export function loadOwnFunction(folder: string, file: string, known: ReadonlySet<string>): { readonly made: MappingFunction | null; readonly diagnostics: readonly Diagnostic[] } {
  const full = path.resolve(folder, file);
  const place = { file: path.join(folder, file), line: 1, col: 1 };
  const refuse = (message: string): { made: null; diagnostics: Diagnostic[] } => ({ made: null, diagnostics: [diagnostic('ZS2032', message, { place })] });
  let made: unknown;
  try {
    const loaded = createRequire(full)(full) as unknown;
    const exported = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded;
    made = typeof exported === 'function' ? (exported as (tools: Tools) => unknown)({ defineFunction, noArgs, z }) : exported;
  } catch (error) {
    return refuse(`the file cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isFunction(made)) return refuse('the file gives no function; export ({ defineFunction, noArgs, z }) => defineFunction({ … })');
  const name = path.basename(file).replace(/\.c?js$/, '');
  if (made.name !== name) return refuse(`the function is called "${made.name}"; name it after its file, "${name}"`);
  if (known.has(name)) return refuse(`"${name}" exists already; choose another name`);
  if (made.examples.length === 0) return refuse(`${name} has no examples; they are its tests`);
  const found = made;
  const failing = found.examples.map((example) => runExample(found, example)).filter((wrong) => wrong !== null);
  return failing.length === 0 ? { made, diagnostics: [] } : { made, diagnostics: failing.map((wrong) => diagnostic('ZS2032', wrong, { place })) };
}

const shape = z.object({ name: z.string(), summary: z.string(), examples: z.array(z.looseObject({ given: z.json() })), prepare: z.function() });

const isFunction = (made: unknown): made is MappingFunction => shape.safeParse(made).success;
