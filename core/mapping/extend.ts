// Lays a mapping over the one it extends, and overrides over a mapping.
import { diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import type { Spot } from '../diagnostics/yaml';
import { spellName } from './path';
import type { Report } from './report';
import type { At, MappingFile, Rule, Rules, Target } from './rule';

/** A mapping with everything its bases gave it. */
export interface Resolved {
  readonly name: string;
  readonly file: string;
  readonly at: Spot;
  readonly from: At<string>;
  readonly to: At<string>;
  readonly rules: Rules;
  /** Already laid over the rules one at a time at compile: several may hold for one source. */
  readonly overrides: MappingFile['overrides'];
  readonly unused: MappingFile['unused'];
  readonly unusedNames: MappingFile['unusedNames'];
  readonly back: At<Rules> | null;
}

/** Resolves `extends`; null (with a finding) where the chain is broken or names no shapes. */
export function resolve(mapping: MappingFile, all: ReadonlyMap<string, MappingFile>, report: Report, trail: readonly string[] = []): Resolved | null {
  const { name, file, at } = mapping;
  let base: Resolved | null = null;
  if (mapping.extends) {
    const parent = all.get(mapping.extends.value);
    const chain = [...trail, name];
    if (chain.includes(mapping.extends.value)) {
      report(diagnostic('ZS2026', [...chain, mapping.extends.value].join(' extends '), { place: mapping.extends.at }));
      return null;
    }
    if (parent === undefined) {
      report(diagnostic('ZS2025', `unknown mapping "${mapping.extends.value}"`, { place: mapping.extends.at, ...nearestRemedy(mapping.extends.value, all.keys()) }));
      return null;
    }
    base = resolve(parent, all, report, chain);
    if (base === null) return null;
  }
  const from = mapping.from ?? base?.from;
  const to = mapping.to ?? base?.to;
  if (!from || !to) return null;
  return {
    name,
    file,
    at,
    from,
    to,
    rules: layOver(base?.rules ?? new Map(), mapping.rules, base?.name ?? null, report),
    overrides: [...(base?.overrides ?? []), ...mapping.overrides],
    unused: [...(base?.unused ?? []), ...mapping.unused],
    unusedNames: [...(base?.unusedNames ?? []), ...mapping.unusedNames],
    back: mapping.back ? { at: mapping.back.at, value: new Map([...(base?.back?.value ?? []), ...mapping.back.value]) } : (base?.back ?? null),
  };
}

/** The rules of the base with those of `own` in their place. Whatever `own` changes or drops must be there. */
export function layOver(base: Rules, own: Rules, baseName: string | null, report: Report): Rules {
  const rules = new Map(base);
  for (const [key, target] of own) {
    const list = target.names.indexOf('[]');
    if (list >= 0) layInside(rules, key, target, list, baseName, report);
    else if (target.rule === 'omit') {
      if (!rules.delete(key)) nothingThere(key, target.at, base, baseName, report);
    } else {
      for (const [other, { names }] of rules) {
        if (names.length > target.names.length && target.names.every((name, place) => names[place] === name)) rules.delete(other);
      }
      rules.set(key, { ...target, rule: settle(target.rule, report) });
    }
  }
  return rules;
}

/** `list[].field`: changes one rule in the `do` of the rule that fills the list. */
function layInside(rules: Map<string, Target>, key: string, target: Target, list: number, baseName: string | null, report: Report): void {
  const outerKey = target.names.slice(0, list).map(spellName).join('.');
  const innerNames = target.names.slice(list + 1);
  const outer = rules.get(outerKey);
  if (!outer || outer.rule === 'omit' || outer.rule.do === null || innerNames.length === 0) {
    nothingThere(innerNames.length === 0 ? key : outerKey, target.at, rules, baseName, report);
    return;
  }
  const innerKey = innerNames.map((name) => (name === '[]' ? '[]' : spellName(name))).join('.').replaceAll('.[]', '[]');
  const inner: Rules = new Map([[innerKey, { ...target, names: innerNames }]]);
  rules.set(outerKey, { ...outer, rule: { ...outer.rule, do: layOver(outer.rule.do, inner, baseName, report) } });
}

/** A rule as it stands alone: nothing inside it may drop or change what is not there. */
function settle(rule: Rule, report: Report): Rule {
  const inner = rule.do ? layOver(new Map(), rule.do, null, report) : null;
  const otherwise = rule.otherwise === null || rule.otherwise === 'omit' ? rule.otherwise : settle(rule.otherwise, report);
  return { ...rule, do: inner, otherwise };
}

function nothingThere(key: string, at: Spot, base: Rules, baseName: string | null, report: Report): void {
  const message = baseName === null ? `there is no rule for "${key}" to change: this mapping extends nothing here` : `${baseName} has no rule for "${key}"`;
  report(diagnostic('ZS2035', message, { place: at, ...nearestRemedy(key, base.keys()) }));
}

/** One way through a mapping: the rules that hold when exactly these overrides pass. */
export function variant(mapping: Resolved, holding: readonly MappingFile['overrides'][number][], report: Report): Rules {
  return holding.reduce<Rules>((rules, override) => layOver(rules, override.rules, mapping.name, report), mapping.rules);
}
