// Compiles a checked mapping once; running it is then only closures.
import type { JsonObject } from '../model/json';
import type { Shape, ShapeSchema } from '../model/shapes';
import type { Library } from './library';
import { compileRules, type Fill } from './compile-rules';
import { variant, type Resolved } from './extend';
import { compileTest, type Scope } from './get';
import { originsByPath } from './origins';
import { noReads, readsAt } from './reads';
import { ANYTHING } from './shape';
import { findingsOf, startRun } from './state';
import type { Mapped, Mapping } from './types';
import { compileUnmapped } from './unmapped';

interface Program {
  readonly fill: Fill;
  readonly unmapped: (source: JsonObject) => string[];
}

/** Compiles; `back` is the mapping of the way back, compiled before. Throws ZS9001 on what `check` would have refused. */
export function compile(mapping: Resolved, shapes: ReadonlyMap<string, Shape>, library: Library, back: Mapping | null): Mapping {
  const from = shapes.get(mapping.from.value)?.schema ?? ANYTHING;
  const to = shapes.get(mapping.to.value)?.schema ?? ANYTHING;
  const tests = mapping.overrides.map(({ where }) => compileTest(where));
  const programs = new Map<string, Program>([['', program(mapping, [], from, to, library)]]);
  /** The rules for exactly the overrides that hold, compiled when first met. */
  const programFor = (scope: Scope): Program => {
    const holding = tests.flatMap((test, place) => (test(scope) ? [place] : []));
    const key = holding.join(',');
    const known = programs.get(key) ?? program(mapping, holding, from, to, library);
    programs.set(key, known);
    return known;
  };
  return {
    name: mapping.name,
    file: mapping.file,
    from: mapping.from.value,
    to: mapping.to.value,
    back,
    run(value, options = {}): Mapped {
      const run = startRun(value, options, library.tables);
      const scope: Scope = { value, parent: null, via: null, index: -1 };
      const { fill, unmapped } = programFor(scope);
      const out: JsonObject = {};
      fill(scope, { parent: null, key: '', index: -1, out }, run, out);
      return {
        value: out,
        diagnostics: findingsOf(run),
        unmapped: run.left.size === 0 ? unmapped(value) : [...new Set([...unmapped(value), ...run.left])].sort(),
        rules: run.origins ? originsByPath(out, run.origins) : new Map(),
      };
    },
  };
}

function program(mapping: Resolved, holding: readonly number[], from: ShapeSchema, to: ShapeSchema, library: Library): Program {
  const overrides = mapping.overrides.filter((_, place) => holding.includes(place));
  const reads = noReads();
  reads.scoped = true;
  const rules = variant(mapping, overrides, () => undefined);
  const fill = compileRules(rules, { schema: from, reads, parent: null }, to, library);
  for (const { value } of mapping.unused) readsAt(reads, value.steps).whole = true;
  // What an override looks at is used, also where it does not hold.
  for (const { where } of mapping.overrides) for (const { path } of where) readsAt(reads, path.steps).whole = true;
  return { fill, unmapped: compileUnmapped(reads, new Set(mapping.unusedNames)) };
}
