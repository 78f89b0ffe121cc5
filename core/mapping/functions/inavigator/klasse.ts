// Finds the class of the selectielijst a resultaattype refers to, and the procestype most of them belong to.
import { selectielijst, SELECTIELIJSTEN, selectielijstResultaat, type SelectielijstResultaat } from '../../../archive/selectielijst';
import { chooseVerwijzing, readVerwijzingen, type Verwijzing } from '../../../archive/verwijzing';
import type { Json, JsonObject } from '../../../model/json';
import { field, items } from './raw';

/** The reference of one result: what was found, and the facts of the list where the house knows that list and number. */
export interface Klasse {
  readonly verwijzing: Verwijzing & { readonly jaar: number };
  readonly procestype: number;
  /** undefined: the list is not known to the house, or has no such number. */
  readonly feiten: SelectielijstResultaat | undefined;
  /** The house knows the list of that year, and it has no such number. */
  readonly bestaatNiet: boolean;
}

/** The year of the list that counts: the setting `selectielijstjaar`, else the newest the house knows. */
export function configuredYear(settings: JsonObject): number {
  const given = settings['selectielijstjaar'];
  const year = typeof given === 'string' ? Number(given) : given;
  return typeof year === 'number' && Number.isInteger(year) ? year : (SELECTIELIJSTEN.at(-1)?.jaar ?? 2020);
}

/** All references of a raw resultaattype. */
export function verwijzingenOf(result: Json): Verwijzing[] {
  const grondslag = items(result, 'vernietigingsgrondslag').map((entry) => {
    const naam = field(entry, 'naam');
    const url = field(entry, 'url');
    return { ...(naam !== undefined && { naam }), ...(url !== undefined && { url }) };
  });
  const remarks = ['opmerking', 'toelichting'].map((name) => field(result, name)).filter((remark) => remark !== undefined);
  return readVerwijzingen(grondslag, field(result, 'vernietigingsgrondslag-txt'), remarks);
}

/** The class of a raw resultaattype; null: it refers to none of `jaar` or earlier. */
export function klasseOf(result: Json, jaar: number): Klasse | null {
  const verwijzing = chooseVerwijzing(verwijzingenOf(result), jaar);
  if (!verwijzing) return null;
  const feiten = selectielijstResultaat(verwijzing.jaar, verwijzing.nummer);
  return {
    verwijzing,
    procestype: Number(verwijzing.nummer.split('.')[0]),
    feiten,
    bestaatNiet: feiten === undefined && selectielijst(verwijzing.jaar) !== undefined,
  };
}

/** The procestype of a zaaktype by majority of its results: those of the configured year, else of the newest year there is. */
export interface Meerderheid {
  readonly jaar: number;
  /** Procestypen with the most results; more than one: a tie. */
  readonly nummers: readonly number[];
  readonly telling: ReadonlyMap<number, number>;
}

// Every result of a proces asks for the majority: it is worked out once per source value and year.
const known = new WeakMap<JsonObject, Map<number, Meerderheid | null>>();

/** null: no result refers to the selectielijst. */
export function meerderheidOf(root: JsonObject, jaar: number): Meerderheid | null {
  const perYear = known.get(root) ?? new Map<number, Meerderheid | null>();
  known.set(root, perYear);
  const held = perYear.get(jaar);
  if (held !== undefined) return held;
  const made = count(root, jaar);
  perYear.set(jaar, made);
  return made;
}

function count(root: JsonObject, jaar: number): Meerderheid | null {
  const klassen = items(root, 'resultaattypen').map((result) => klasseOf(result, jaar)).filter((klasse) => klasse !== null && !klasse.bestaatNiet) as Klasse[];
  if (klassen.length === 0) return null;
  const newest = Math.max(...klassen.map((klasse) => klasse.verwijzing.jaar));
  const telling = new Map<number, number>();
  for (const { verwijzing, procestype } of klassen) {
    if (verwijzing.jaar === newest) telling.set(procestype, (telling.get(procestype) ?? 0) + 1);
  }
  const most = Math.max(...telling.values());
  return { jaar: newest, telling, nummers: [...telling].filter(([, times]) => times === most).map(([nummer]) => nummer).sort((a, b) => a - b) };
}
