// Tells whether two descriptions mean the same person, organisation or object: by the strongest identification both have, else by core data.
import type { JsonObject } from '../../../../../core/model/json';
import { objectOf, same, textOf, textsOf } from './fields';

interface Kind {
  /** Identifications, the strongest first: the first that both have decides. */
  readonly strong: readonly string[];
  /** Core data (stuf.md A8.4) without addresses: people move. The first must be there on both sides. */
  readonly core: readonly string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  natuurlijk_persoon: { strong: ['inpBsn', 'anpIdentificatie', 'inpA_nummer'], core: ['geslachtsnaam', 'voorvoegselGeslachtsnaam', 'voorletters', 'voornamen', 'geboortedatum'] },
  niet_natuurlijk_persoon: { strong: ['innNnpId', 'annIdentificatie', 'kvkNummer', 'vestigingsNummer'], core: ['statutaireNaam'] },
  vestiging: { strong: ['vestigingsNummer', 'kvkNummer'], core: ['handelsnaam'] },
  organisatorische_eenheid: { strong: ['identificatie'], core: ['naam'] },
  medewerker: { strong: ['identificatie'], core: ['achternaam', 'voorletters', 'voorvoegselAchternaam'] },
};

/** A text as it is compared: capitals and white space do not make another person. */
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl');

/** Values of a field: handelsnaam is a list, and one name in common is enough. */
const valuesOf = (group: JsonObject, field: string): readonly string[] => [...textsOf(group, field), textOf(group, field) ?? []].flat().map(plain);

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** Compares by one field; null where one of the two does not say. */
function byField(a: JsonObject, b: JsonObject, field: string): boolean | null {
  const [left, right] = [valuesOf(a, field), valuesOf(b, field)];
  return left.length === 0 || right.length === 0 ? null : share(left, right);
}

function sameOf(kind: Kind, a: JsonObject, b: JsonObject): boolean {
  const decided = kind.strong.map((field) => byField(a, b, field)).find((answer) => answer !== null);
  if (decided !== undefined && decided !== null) return decided;
  const [first, ...others] = kind.core;
  return first !== undefined && byField(a, b, first) === true && others.every((field) => byField(a, b, field) !== false);
}

/** Whether two rollen are of the same betrokkene; the roltype is not looked at. */
export function sameBetrokkene(a: JsonObject, b: JsonObject): boolean {
  const kind = KINDS[textOf(a, 'betrokkeneType') ?? ''];
  if (kind === undefined || textOf(a, 'betrokkeneType') !== textOf(b, 'betrokkeneType')) return false;
  const [url, other] = [textOf(a, 'betrokkene'), textOf(b, 'betrokkene')];
  if (url !== undefined && other !== undefined) return url === other;
  return sameOf(kind, objectOf(a, 'betrokkeneIdentificatie') ?? {}, objectOf(b, 'betrokkeneIdentificatie') ?? {});
}

/** Names under which objects other than persons are known, the strongest first. */
const OBJECT_STRONG = ['identificatie', 'identificatienummer', 'nummeraanduidingIdentificatie', 'gemeenteCode', 'wijkCode', 'buurtCode', 'kadastraleIdentificatie', 'wozObjectNummer', 'wozDeelObjectNummer', 'nummer', 'innNnpId'];

/** Whether two zaakobjecten are of the same object. */
export function sameObject(a: JsonObject, b: JsonObject): boolean {
  const type = textOf(a, 'objectType');
  if (type === undefined || plain(type) !== plain(textOf(b, 'objectType') ?? '')) return false;
  const [url, other] = [textOf(a, 'object'), textOf(b, 'object')];
  if (url !== undefined && other !== undefined) return url === other;
  const [left, right] = [objectOf(a, 'objectIdentificatie') ?? {}, objectOf(b, 'objectIdentificatie') ?? {}];
  // of what has no type of its own, all that is known is its name and what was written of it
  if (plain(type) === 'overige') return plain(textOf(a, 'objectTypeOverige') ?? '') === plain(textOf(b, 'objectTypeOverige') ?? '') && same(left, right);
  const person = KINDS[type];
  if (person !== undefined) return sameOf(person, left, right);
  const decided = OBJECT_STRONG.map((field) => byField(left, right, field)).find((answer) => answer !== null);
  if (decided !== undefined && decided !== null) return decided;
  const shared = Object.keys(left).map((field) => byField(left, right, field)).filter((answer) => answer !== null);
  return shared.length > 0 && shared.every((answer) => answer);
}
