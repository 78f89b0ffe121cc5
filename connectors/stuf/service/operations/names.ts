// Finds what a message names in the catalogue of the zaaktype: by alias, exactly, by the beginning, or by volgnummer.
import type { ZaaktypeNames } from '../../../../core/connector/register';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../../core/diagnostics/diagnostic';
import { ROLTYPE_OF, type Decisions } from './settings';

type Statustype = ZaaktypeNames['statustypen'][number];
type Roltype = ZaaktypeNames['roltypen'][number];

/** As names are compared: capitals, white space and diacritics do not make another type (B10). */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl');

interface Named {
  readonly omschrijving: string;
}

/** What was looked for, for the refusal: no personal data comes here. */
interface Sought {
  /** Field in the message: `heeft/gerelateerde/omschrijving`. */
  readonly field: string;
  readonly said: string;
}

const aliasOf = (aliases: Readonly<Record<string, string>>, said: string): string | undefined => Object.entries(aliases).find(([name]) => plain(name) === plain(said))?.[1];

const listed = (candidates: readonly Named[]): string => (candidates.length === 0 ? 'none' : candidates.map(({ omschrijving }) => `"${omschrijving}"`).join(', '));

/**
 * All that answer to a name: alias, then exact; with `prefix` also the one of which it is the beginning (texts are cut at their length in StUF).
 * An alias for all zaaktypen that this one does not have leaves the name as it was said.
 */
function answering<T extends Named>(said: string, candidates: readonly T[], aliases: Readonly<Record<string, string>>, prefix: boolean): readonly T[] {
  const names = [aliasOf(aliases, said) ?? said, said].map(plain);
  const exact = (name: string): readonly T[] => candidates.filter(({ omschrijving }) => plain(omschrijving) === name);
  const beginning = (name: string): readonly T[] => (prefix && name !== '' ? candidates.filter(({ omschrijving }) => plain(omschrijving).startsWith(name)) : []);
  return [...names.map(exact), ...names.map(beginning)].find((found) => found.length > 0) ?? [];
}

function refuse(kind: string, sought: Sought, names: ZaaktypeNames, candidates: readonly Named[], found: readonly Named[]): never {
  const what = found.length > 1 ? `"${sought.said}" is the beginning of several: ${listed(found)}` : `zaaktype ${names.identificatie} (${names.beginGeldigheid}) has no ${kind} "${sought.said}"; it has ${listed(candidates)}`;
  throw new Blocked(diagnostic('ZS6100', what, { subject: `zaaktype/${names.identificatie}`, field: sought.field }));
}

function one<T extends Named>(kind: string, sought: Sought, candidates: readonly T[], aliases: Readonly<Record<string, string>>, prefix: boolean, names: ZaaktypeNames): T {
  const found = answering(sought.said, candidates, aliases, prefix);
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : refuse(kind, sought, names, candidates, found);
}

/** The resultaattype a message names; the whole text counts, not its first positions (O7). Throws Blocked ZS6100. */
export const resultaattypeOf = (said: string, names: ZaaktypeNames, decisions: Decisions): ZaaktypeNames['resultaattypen'][number] =>
  one('resultaattype', { field: 'resultaat/omschrijving', said }, names.resultaattypen, decisions.resultaattypen, true, names);

/** The informatieobjecttype a message names, in whatever capitals. Throws Blocked ZS6100. */
export const informatieobjecttypeOf = (said: string, names: ZaaktypeNames, decisions: Decisions): ZaaktypeNames['informatieobjecttypen'][number] =>
  one('informatieobjecttype', { field: 'dct.omschrijving', said }, names.informatieobjecttypen, decisions.informatieobjecttypen, false, names);

/** The besluittype a message names. Throws Blocked ZS6100. */
export const besluittypeOf = (said: string, names: ZaaktypeNames, decisions: Decisions): ZaaktypeNames['besluittypen'][number] =>
  one('besluittype', { field: 'bst.omschrijving', said }, names.besluittypen, decisions.besluittypen, true, names);

/**
 * The statustype a message names: by omschrijving, else by volgnummer. Where both are told and say different things, that is refused or
 * reported (`closing.volgnummer`): one of them is wrong, and a status cannot be taken back. Throws Blocked ZS6100, ZS6101.
 */
export function statustypeOf(said: { readonly omschrijving: string | undefined; readonly volgnummer: number | undefined }, names: ZaaktypeNames, decisions: Decisions): { readonly statustype: Statustype; readonly findings: readonly Diagnostic[] } {
  const byNumber = names.statustypen.find(({ volgnummer }) => volgnummer === said.volgnummer);
  if (said.omschrijving === undefined) {
    if (byNumber !== undefined) return { statustype: byNumber, findings: [] };
    return refuse('statustype', { field: said.volgnummer === undefined ? 'heeft/gerelateerde/omschrijving' : 'heeft/gerelateerde/volgnummer', said: String(said.volgnummer ?? '') }, names, names.statustypen, []);
  }
  const sought = { field: 'heeft/gerelateerde/omschrijving', said: said.omschrijving };
  const found = answering(said.omschrijving, names.statustypen, decisions.statustypen, true);
  // "Besluit" begins several: the volgnummer beside it says which
  const statustype = found.length > 1 && byNumber !== undefined && found.includes(byNumber) ? byNumber : found.length === 1 ? found[0] : undefined;
  if (statustype === undefined) return refuse('statustype', sought, names, names.statustypen, found);
  if (byNumber === undefined || byNumber === statustype) return { statustype, findings: [] };
  const finding = diagnostic('ZS6101', `volgnummer ${said.volgnummer} is "${byNumber.omschrijving}", omschrijving "${said.omschrijving}" is ${statustype.volgnummer}`, {
    subject: `zaaktype/${names.identificatie}`, field: 'heeft/gerelateerde/volgnummer', severity: decisions.closing.volgnummer === 'warn' ? 'warning' : 'error',
  });
  if (decisions.closing.volgnummer === 'reject') throw new Blocked(finding);
  return { statustype, findings: [finding] };
}

const GENERIEK: Readonly<Record<string, string>> = { heeftAlsInitiator: 'initiator', heeftAlsBelanghebbende: 'belanghebbende', heeftAlsUitvoerende: 'behandelaar' };

/** The roltype a relation means: as decided, by the customary name, or by the omschrijving generiek where only one has it. null: the zaaktype has none. */
export function roltypeFor(element: string, names: ZaaktypeNames, decisions: Decisions): Roltype | null {
  const decided = decisions.roltypen[element];
  const wanted = decided === undefined ? [...(ROLTYPE_OF[element] ?? []), element] : [decided];
  const byName = wanted.map((name) => names.roltypen.find(({ omschrijving }) => plain(omschrijving) === plain(name))).find((roltype) => roltype !== undefined);
  if (byName !== undefined || decided !== undefined) return byName ?? null;
  const generic = names.roltypen.filter(({ omschrijvingGeneriek }) => omschrijvingGeneriek !== '' && omschrijvingGeneriek === GENERIEK[element]);
  return generic.length === 1 ? (generic[0] ?? null) : null;
}

/** A rol that a message names itself (heeftAlsOverigBetrokkene with an omschrijving): the roltype of that name, where the zaaktype has it. */
export const roltypeSaid = (element: string, said: string | undefined, names: ZaaktypeNames): Roltype | null =>
  element !== 'heeftAlsOverigBetrokkene' || said === undefined ? null : (names.roltypen.find(({ omschrijving }) => plain(omschrijving) === plain(said)) ?? null);

/** As `roltypeFor`, where a rol must be made. Throws Blocked ZS6100. */
export function roltypeOf(element: string, names: ZaaktypeNames, decisions: Decisions): Roltype {
  const said = decisions.roltypen[element] ?? ROLTYPE_OF[element]?.[0] ?? element;
  return roltypeFor(element, names, decisions) ?? refuse('roltype', { field: element, said }, names, names.roltypen, []);
}

/** The roltype of who sets statussen and has no rol yet; null: none fits, and it is reported. */
export function settingRoltype(names: ZaaktypeNames, decisions: Decisions): Roltype | null {
  if (decisions.gezetDoor !== null) return names.roltypen.find(({ omschrijving }) => plain(omschrijving) === plain(decisions.gezetDoor ?? '')) ?? null;
  return roltypeFor('heeftAlsUitvoerende', names, decisions) ?? names.roltypen.find(({ omschrijvingGeneriek }) => omschrijvingGeneriek === 'behandelaar') ?? null;
}

/** The element under which a rol of this type is told in an answer; null: no element is known for it. The reverse of `roltypeFor`. */
export function elementOf(roltype: { readonly omschrijving: string; readonly omschrijvingGeneriek: string }, names: ZaaktypeNames, decisions: Decisions): string | null {
  return Object.keys(ROLTYPE_OF).find((element) => plain(roltypeFor(element, names, decisions)?.omschrijving ?? '') === plain(roltype.omschrijving)) ?? null;
}
