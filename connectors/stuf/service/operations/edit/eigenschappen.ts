// Puts extraElementen where the sender's file says: in eigenschappen of the zaak. What has no place is reported, never lost in silence.
import { diagnostic, type Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { listOf, textOf } from './fields';
import { freshBron } from './parts';
import type { Said } from './said';

/** One extraElement of a message; value null: it says there is none. */
export interface ExtraElement {
  readonly naam: string;
  readonly value: string | null;
}

/** The extraElementen of a raw object, in order; those that only say "unknown" are left out. */
export const extraElementenOf = (raw: JsonObject): readonly ExtraElement[] =>
  listOf(raw, 'extraElementen').flatMap((one): ExtraElement[] => {
    const naam = textOf(one, '@naam');
    if (naam === undefined) return [];
    const kind = textOf(one, '@noValue');
    if (kind !== undefined) return kind === 'geenWaarde' ? [{ naam, value: null }] : [];
    const value = textOf(one, '#');
    return value === undefined ? [] : [{ naam, value }];
  });

/** Eigenschappen that the mapping of a sender filled itself. */
export const mappedEigenschappen = (said: Said): readonly ExtraElement[] =>
  listOf(said.model, 'eigenschappen').flatMap((one): ExtraElement[] => {
    const [naam, value] = [textOf(one, 'naam'), textOf(one, 'waarde')];
    return naam === undefined || value === undefined ? [] : [{ naam, value }];
  });

interface Placing {
  /** extraElement → naam of the eigenschap. */
  readonly placed: Readonly<Record<string, string>>;
  /** Names that another rule uses. */
  readonly used: ReadonlySet<string>;
}

/** The eigenschappen as they should be: the last of a name counts, a name that is not told stays. */
export function editEigenschappen(held: readonly JsonObject[], extra: readonly ExtraElement[], mapped: readonly ExtraElement[], { placed, used }: Placing): { readonly parts: readonly JsonObject[]; readonly findings: readonly Diagnostic[] } {
  const findings: Diagnostic[] = [];
  let parts = [...held];
  const homeless = extra.filter(({ naam }) => placed[naam] === undefined && !used.has(naam));
  for (const { naam } of homeless) findings.push(diagnostic('ZS6108', `extraElement "${naam}" has no place in the register`, { field: `extraElementen/${naam}` }));
  const all = [...mapped, ...extra.flatMap(({ naam, value }) => (placed[naam] === undefined ? [] : [{ naam: placed[naam], value }]))];
  for (const { naam: eigenschap, value } of all) {
    const old = parts.find((part) => textOf(part, 'naam') === eigenschap);
    if (value === null) parts = parts.filter((part) => part !== old);
    else if (old === undefined) parts.push({ bron: freshBron(`extraElementen/${eigenschap}`), naam: eigenschap, waarde: value });
    else if (textOf(old, 'waarde') !== value) parts = parts.map((part) => (part === old ? { ...part, waarde: value } : part));
  }
  return { parts, findings };
}
