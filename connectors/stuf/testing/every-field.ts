// Makes a raw object of a shape in which every leaf is filled once, every kind of a choice and every alternative of an address.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { ShapeSchema } from '../../../core/model/shapes';

/** What a leaf of this name holds; any other holds its own name. */
const WAARDEN: Readonly<Record<string, string>> = {
  identificatie: '0363000001', datumStatusGezet: '20260401101500', laatsteBetaaldatum: '20260402101500', tijdstipRegistratie: '20260403101500', 'sta.datumStatusGezet': '20260404101500',
  geslachtsaanduiding: 'V', 'inn.rechtsvorm': 'Besloten Vennootschap', huisnummer: '12', 'aoa.huisnummer': '14', volgnummer: '3', 'stt.volgnummer': '4', duur: '14', indicatie: 'J', archiefnominatie: 'N', betalingsIndicatie: 'Geheel',
  zaakniveau: '2', deelzakenIndicatie: 'J', taal: 'nld', formaat: 'application/pdf', '@contentType': 'application/pdf', status: 'Definitief', vertrouwelijkAanduiding: 'BEPERKT OPENBAAR', versie: '2',
  vervalreden: 'Besluit met tijdelijke werking', 'gor.straatnaam': 'Dorpsstraat', 'gor.openbareRuimteNaam': 'Dorpsstraat', kadastraleGemeentecode: 'ZHK00', kadastraleSectie: 'A', kadastraalPerceelnummer: '1234',
  'kdp.deelperceelNummer': '2', indicatieLaatsteStatus: 'J', waardepeildatum: '20250101', 'inp.bsn': '999990019', 'lnd.landcode': '9999', 'lnd.landnaam': 'België',
};

/** Under one parent only one of these can stand: the others get a relation of their own. */
const KEUZES: readonly (readonly string[])[] = [
  ['verblijfsadres', 'sub.verblijfBuitenland'], ['bezoekadres', 'sub.verblijfBuitenland'], ['afwijkendCorrespondentieAdres', 'afwijkendBuitenlandsCorrespondentieAdres'],
  ['kdp.deelperceelNummer', 'apr.appartementsIndex'], ['natuurlijkPersoon', 'nietNatuurlijkPersoon', 'vestiging', 'medewerker', 'organisatorischeEenheid'],
];

const element = (name: string, children: readonly Json[], text = '', attributes: readonly Json[] = []): Json => ({ ns: 'http://www.opengis.net/gml', name, text, attributes: [...attributes], children: [...children] });
const VLAK: Json = {
  '@gml': [element('Polygon', [element('exterior', [element('LinearRing', [element('posList', [], '155000 463000 155100 463000 155100 463100 155000 463000')])])], '', [['', 'srsName', 'urn:ogc:def:crs:EPSG::28992']])],
};
/** What the outward form of a content holds. */
const INHOUD: Json = { '@bestandsnaam': 'bankje.pdf', '@contentType': 'application/pdf', bron: 'd1', versie: 2, omvang: 12, sha256: 'a'.repeat(64) };

/** Attributes that a mapping carries; the others are the protocol's. */
const GEDRAGEN = new Set(['@naam', '#']);

interface Keuze {
  /** Fields that are left out, because another of their choice is taken. */
  readonly zonder: ReadonlySet<string>;
}

/** Every way to take one of each choice, over the fields of this object and those below. */
function keuzesVan(schema: ShapeSchema, depth = 0): Keuze[] {
  const fields = namesBelow(schema, depth);
  const objects = Object.keys(schema.properties?.['gerelateerde']?.properties ?? {}).filter((name) => !name.startsWith('@'));
  const kinds = KEUZES.at(-1) ?? [];
  const choices = [...KEUZES.slice(0, -1), objects.some((name) => kinds.includes(name)) ? objects : []].map((names) => names.filter((name) => fields.has(name))).filter((names) => names.length > 1);
  const most = Math.max(1, ...choices.map((names) => names.length));
  return Array.from({ length: choices.length === 0 ? 1 : most * 2 }, (_, turn) => ({
    // The kind changes every second turn, the address with every turn.
    zonder: new Set(choices.flatMap((names) => names.filter((_name, index) => index !== (names === choices.at(-1) ? Math.floor(turn / 2) : turn) % names.length))),
  }));
}

/** A relation within a relation stands there once: the first of what it can be, but the address that its outer relation has. */
function genest(items: ShapeSchema, zonder: ReadonlySet<string>): Keuze {
  const kinds = Object.keys(items.properties?.['gerelateerde']?.properties ?? {}).filter((name) => !name.startsWith('@'));
  const choice = kinds.filter((name) => KEUZES.at(-1)?.includes(name));
  return { zonder: new Set([...zonder].filter((name) => !kinds.includes(name)).concat(choice.slice(1))) };
}

function namesBelow(schema: ShapeSchema, depth: number): Set<string> {
  const names = new Set<string>();
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    names.add(name);
    if (depth < 6) for (const inner of namesBelow(field.items ?? field, depth + 1)) names.add(inner);
  }
  return names;
}

function leaf(name: string): Json {
  const known = WAARDEN[name];
  if (known !== undefined) return known;
  return /datum|^begin|^eind/i.test(name) ? '20260405' : name.slice(0, 20);
}

function fill(schema: ShapeSchema, name: string, at: string, zonder: ReadonlySet<string>): Json {
  if (name === 'lokatie') return structuredClone(VLAK);
  if (name === 'inhoud') return structuredClone(INHOUD);
  if (schema.items) {
    const items = schema.items;
    if (name === 'extraElementen') return [{ '@naam': `extra ${at}`, '#': 'iets' }];
    const own = at.includes('.') ? [genest(items, zonder)] : keuzesVan(items);
    return own.map((keuze, index) => {
      const made = fill(items, '', `${at}[${index}]`, at.includes('.') ? keuze.zonder : new Set([...zonder, ...keuze.zonder]));
      return isObject(made) && items.properties?.['@plaats'] && (!at.includes('.') || name === 'isGezetDoor') ? { ...made, '@plaats': `${at}[${index}]` } : made;
    });
  }
  if (!schema.properties) return leaf(name);
  const made: JsonObject = {};
  for (const [field, inner] of Object.entries(schema.properties)) {
    if (zonder.has(field) || (field.startsWith('@') && !GEDRAGEN.has(field)) || field === 'authentiek' || field === 'historieMaterieel') continue;
    const value = fill(inner, field, at === '' ? field : `${at}.${field}`, zonder);
    if (!(Array.isArray(value) && value.length === 0)) made[field] = value;
  }
  return made;
}

/** The object; nothing of it is left to chance, so two runs make the same. */
export function everyField(schema: ShapeSchema): JsonObject {
  const made = fill(schema, '', '', new Set());
  return isObject(made) ? made : {};
}
