// People, objects and addresses between StUF and the Zaken API, by the rows of the table stuf/velden: one table, both ways.
import { isObject, type Json, type JsonObject } from '../../../model/json';
import { hasContent, isMissing } from '../../value';
import type { FunctionContext } from '../define';
import { isCarriage, oneOf } from './raw';
import { naarStuf, naarZgw } from './waarde';

/** The table with the rows; a municipality that puts one of that name in its own folder replaces it. */
export const VELDEN = 'stuf/velden';

/** One field: `{ groep: natuurlijk_persoon, stuf: inp.bsn, zgw: inpBsn }`. */
interface Veld {
  /** Path in StUF; relations and groups are passed by a slash (`isGehuisvestIn/gerelateerde`). */
  readonly stuf: readonly string[];
  readonly zgw: string;
  /** Kind of value (waarde.ts), or `groep:<name>`; absent: text. */
  readonly als: string;
  /** Second way to say the same: read where the first says nothing, told only where it fits in so many characters. */
  readonly reserve: number | null;
}

function veldenVan(groep: string, ctx: FunctionContext): Veld[] {
  return ctx.reference(VELDEN).find('groep', groep).map((row) => ({
    stuf: String(row['stuf']).split('/'), zgw: String(row['zgw']), als: typeof row['als'] === 'string' ? row['als'] : 'tekst', reserve: typeof row['reserve'] === 'number' ? row['reserve'] : null,
  }));
}

/** Whether the table knows fields of this group. */
export const kentGroep = (groep: string, ctx: FunctionContext): boolean => ctx.reference(VELDEN).find('groep', groep).length > 0;

function dig(raw: JsonObject, path: readonly string[]): Json | undefined {
  let here: Json | undefined = raw;
  for (const name of path) here = oneOf(here)?.[name];
  return here;
}

/** The group as the Zaken API spells it. What the table has no row for is left over, by its path below `at`. */
export function groepNaarZgw(groep: string, raw: JsonObject, at: string, ctx: FunctionContext): JsonObject {
  const made: JsonObject = {};
  const used = new Set<string>();
  for (const veld of veldenVan(groep, ctx)) {
    const given = dig(raw, veld.stuf);
    // What is derived (reserve 0) is not asked for where it was told.
    if (isMissing(given) || (veld.reserve === 0 && made[veld.zgw] !== undefined)) continue;
    const value = veld.als.startsWith('groep:') ? groepOf(veld.als.slice(6), given, `${at}.${veld.stuf.join('.')}`, ctx) : naarZgw(veld.als, given, ctx);
    // A second way that says something else than the first is not lost in silence: it is left over below.
    if (veld.reserve !== null && made[veld.zgw] !== undefined && made[veld.zgw] !== value) continue;
    used.add(veld.stuf.join('/'));
    if (value !== undefined) made[veld.zgw] = value;
  }
  leaveOver(raw, '', used, at, ctx);
  return made;
}

function groepOf(groep: string, given: Json, at: string, ctx: FunctionContext): JsonObject | undefined {
  const one = oneOf(given);
  const made = one && groepNaarZgw(groep, one, at, ctx);
  return made && Object.keys(made).length > 0 ? made : undefined;
}

function leaveOver(raw: JsonObject, before: string, used: ReadonlySet<string>, at: string, ctx: FunctionContext): void {
  for (const [name, value] of Object.entries(raw)) {
    const path = before === '' ? name : `${before}/${name}`;
    if (isCarriage(name) || used.has(path) || !hasContent(value)) continue;
    const deeper = [...used].some((one) => one.startsWith(`${path}/`)) ? oneOf(value) : undefined;
    if (deeper) leaveOver(deeper, path, used, at, ctx);
    else ctx.leave(`${at}.${path.replaceAll('/', '.')}`);
  }
}

/** The group as StUF spells it. */
export function groepNaarStuf(groep: string, zgw: JsonObject, ctx: FunctionContext): JsonObject {
  const made: JsonObject = {};
  const velden = veldenVan(groep, ctx);
  for (const veld of velden) {
    const given = zgw[veld.zgw];
    if (isMissing(given)) continue;
    const value = veld.als.startsWith('groep:') ? (isObject(given) ? groepNaarStuf(veld.als.slice(6), given, ctx) : undefined) : naarStuf(veld.als, given, ctx);
    if (value === undefined || (isObject(value) && Object.keys(value).length === 0)) continue;
    if (veld.reserve !== null && String(value).length > veld.reserve) continue;
    put(made, veld.stuf, value);
  }
  // What follows from another field (the code of a country from its name) is not told beside it: most schemas have no place for it.
  const silent = { ...ctx, report: () => undefined };
  for (const derived of velden.filter(({ reserve }) => reserve === 0)) {
    const from = dig(made, derived.stuf);
    const told = velden.find((veld) => veld.zgw === derived.zgw && veld.reserve === null && veld.stuf.length === 1);
    if (told && !isMissing(from) && naarZgw(derived.als, from, silent) === zgw[derived.zgw]) delete made[told.stuf[0] ?? ''];
  }
  return made;
}

/** A relation is a list of one: what is passed on the way to `gerelateerde` repeats in StUF. */
function put(into: JsonObject, [name = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const known = oneOf(into[name]);
  const inner = known ?? {};
  if (!known) into[name] = rest[0] === 'gerelateerde' ? [inner] : inner;
  put(inner, rest, value);
}
