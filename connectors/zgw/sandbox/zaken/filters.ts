// The query parameters of the list of zaken, as Open Zaak has them and as the standard has them.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { placeFromUrl } from '../paths';
import type { Invalid } from '../problem';
import { everyOf, type Look } from '../state';
import type { ZakenVersion } from '../versions';
import type { Dossier } from './dossier';
import { partsOf } from './dossier';
import { ARCHIEFNOMINATIES, ARCHIEFSTATUSSEN, BETROKKENETYPEN, DIGID_NIVEAUS, EHERKENNING_NIVEAUS, MACHTIGINGEN, ROLOMSCHRIJVINGEN, VERTROUWELIJKHEIDAANDUIDINGEN } from './enums';
import { lastStatus } from './render';

export type Passes = (dossier: Dossier) => boolean;
type Refusal = Omit<Invalid, 'name'> | null;

/** Fields by which seeded zaken are found without looking at all of them. */
export type Bounded = 'startdatum' | 'registratiedatum' | 'einddatum';
const BOUNDED: readonly string[] = ['startdatum', 'registratiedatum', 'einddatum'] satisfies readonly Bounded[];
const isBounded = (field: string): field is Bounded => BOUNDED.includes(field);

export interface ZaakFilter {
  readonly refuses?: (value: string) => Refusal;
  readonly passes: (value: string, look: Look) => Passes | Promise<Passes>;
  /** Looks at parts too, not only at the zaak itself. */
  readonly parts?: boolean;
  /** Bounds a field that rises with the number of seeded zaken, or follows one that does. */
  readonly bound?: { readonly field: Bounded; readonly at: Comparison };
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const aDay = (value: string): Refusal => (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? null : { code: 'invalid', reason: 'Voer een geldige datum in.' });
const choiceOf = (values: readonly string[]) => (value: string): Refusal => (values.includes(value) ? null : { code: 'invalid_choice', reason: `Selecteer een geldige keuze. ${value} is geen beschikbare keuze.` });
const aUrl = (value: string): Refusal => (URL.canParse(value) ? null : { code: 'invalid', reason: 'Voer een geldige URL in.' });
const aBoolean = (value: string): Refusal => (/^(true|false)$/i.test(value) ? null : { code: 'invalid', reason: 'Voer true of false in.' });

const same = (field: string, refuses?: (value: string) => Refusal): ZaakFilter => ({ ...(refuses && { refuses }), passes: (value) => ({ zaak }) => text(zaak[field]) === value });
const among = (field: string): ZaakFilter => ({ passes: (value) => { const values = value.split(',').map((one) => one.trim()); return ({ zaak }) => values.includes(text(zaak[field])); } });
const contains = (field: string): ZaakFilter => ({ passes: (value) => { const sought = value.toLowerCase(); return ({ zaak }) => text(zaak[field]).toLowerCase().includes(sought); } });
const isNull = (field: string): ZaakFilter => ({ refuses: aBoolean, passes: (value) => ({ zaak }) => (zaak[field] === undefined) === (value.toLowerCase() === 'true') });

const COMPARE = {
  is: (held: string, value: string): boolean => held === value,
  gt: (held: string, value: string): boolean => held > value,
  gte: (held: string, value: string): boolean => held >= value,
  lt: (held: string, value: string): boolean => held < value,
  lte: (held: string, value: string): boolean => held <= value,
} as const;
export type Comparison = keyof typeof COMPARE;

/** `field`, `field__gt` …: SQL says of null that it is neither more nor less. */
function days(field: string, comparisons: readonly Comparison[]): Record<string, ZaakFilter> {
  return Object.fromEntries(comparisons.map((at): [string, ZaakFilter] => [at === 'is' ? field : `${field}__${at}`, {
    refuses: aDay,
    passes: (value) => ({ zaak }) => zaak[field] !== undefined && COMPARE[at](text(zaak[field]), value),
    ...(isBounded(field) && { bound: { field, at } }),
  }]));
}

const rollen = (dossier: Dossier): readonly JsonObject[] => partsOf(dossier, 'rol').map(({ value }) => value);
const rol = (tests: (rol: JsonObject, value: string) => boolean, refuses?: (value: string) => Refusal): ZaakFilter => ({ ...(refuses && { refuses }), parts: true, passes: (value) => (dossier) => rollen(dossier).some((one) => tests(one, value)) });
const betrokkene = (kind: (typeof BETROKKENETYPEN)[number], field: string): ZaakFilter =>
  rol((one, value) => one['betrokkeneType'] === kind && isObject(one['betrokkeneIdentificatie']) && one['betrokkeneIdentificatie'][field] === value);

const kenmerken = ({ zaak }: Dossier): readonly JsonObject[] => (Array.isArray(zaak['kenmerken']) ? zaak['kenmerken'].filter(isObject) : []);
const LEVELS = [...DIGID_NIVEAUS, ...EHERKENNING_NIVEAUS];
/** Open Zaak ranks both schemes on one scale. */
const rank = (level: string): number => { const [digid, eherkenning] = [DIGID_NIVEAUS.indexOf(level), EHERKENNING_NIVEAUS.indexOf(level)]; return digid >= 0 ? [10, 20, 30, 40][digid] ?? 0 : eherkenning >= 0 ? [5, 15, 20, 30, 40][eherkenning] ?? 0 : 100; };

const PERSON = 'rol__betrokkeneIdentificatie__';

const STANDARD: Readonly<Record<string, ZaakFilter>> = {
  identificatie: same('identificatie'),
  bronorganisatie: same('bronorganisatie'),
  bronorganisatie__in: among('bronorganisatie'),
  zaaktype: { refuses: aUrl, passes: (value) => { const place = placeFromUrl(value); return ({ zaak }) => zaak['zaaktype'] === place; } },
  archiefnominatie: same('archiefnominatie', choiceOf(ARCHIEFNOMINATIES)),
  archiefnominatie__in: among('archiefnominatie'),
  ...days('archiefactiedatum', ['is', 'gt', 'lt']),
  archiefactiedatum__isnull: isNull('archiefactiedatum'),
  archiefstatus: { refuses: choiceOf(ARCHIEFSTATUSSEN), passes: (value) => ({ zaak }) => (zaak['archiefstatus'] ?? 'nog_te_archiveren') === value },
  archiefstatus__in: { passes: (value) => { const values = value.split(','); return ({ zaak }) => values.includes(text(zaak['archiefstatus'] ?? 'nog_te_archiveren')); } },
  ...days('startdatum', ['is', 'gt', 'gte', 'lt', 'lte']),
  ...days('registratiedatum', ['is', 'gt', 'lt']),
  ...days('einddatum', ['is', 'gt', 'lt']),
  einddatum__isnull: isNull('einddatum'),
  ...days('einddatumGepland', ['is', 'gt', 'lt']),
  ...days('uiterlijkeEinddatumAfdoening', ['is', 'gt', 'lt']),
  rol__betrokkeneType: rol((one, value) => one['betrokkeneType'] === value, choiceOf(BETROKKENETYPEN)),
  rol__betrokkene: rol((one, value) => one['betrokkene'] === value),
  rol__omschrijvingGeneriek: rol((one, value) => one['omschrijvingGeneriek'] === value, choiceOf(ROLOMSCHRIJVINGEN)),
  maximaleVertrouwelijkheidaanduiding: {
    refuses: choiceOf(VERTROUWELIJKHEIDAANDUIDINGEN),
    passes: (value) => { const most = RANKED.indexOf(value); return ({ zaak }) => RANKED.indexOf(text(zaak['vertrouwelijkheidaanduiding'])) <= most; },
  },
  [`${PERSON}natuurlijkPersoon__inpBsn`]: betrokkene('natuurlijk_persoon', 'inpBsn'),
  [`${PERSON}natuurlijkPersoon__anpIdentificatie`]: betrokkene('natuurlijk_persoon', 'anpIdentificatie'),
  [`${PERSON}natuurlijkPersoon__inpA_nummer`]: betrokkene('natuurlijk_persoon', 'inpA_nummer'),
  [`${PERSON}nietNatuurlijkPersoon__innNnpId`]: betrokkene('niet_natuurlijk_persoon', 'innNnpId'),
  [`${PERSON}nietNatuurlijkPersoon__annIdentificatie`]: betrokkene('niet_natuurlijk_persoon', 'annIdentificatie'),
  [`${PERSON}vestiging__vestigingsNummer`]: betrokkene('vestiging', 'vestigingsNummer'),
  [`${PERSON}medewerker__identificatie`]: betrokkene('medewerker', 'identificatie'),
  [`${PERSON}organisatorischeEenheid__identificatie`]: betrokkene('organisatorische_eenheid', 'identificatie'),
};

/** Experimental in Open Zaak, and not in the standard. */
const OPEN_ZAAK: Readonly<Record<string, ZaakFilter>> = {
  identificatie__icontains: contains('identificatie'),
  omschrijving: contains('omschrijving'),
  zaaktype__omschrijving: {
    passes: async (value, look) => {
      const sought = value.toLowerCase();
      const places = new Set((await everyOf(look, 'zaaktypen')).filter((zaaktype) => text(zaaktype.value['omschrijving']).toLowerCase().includes(sought)).map(({ place }) => place));
      return ({ zaak }) => places.has(text(zaak['zaaktype']));
    },
  },
  kenmerk__bron: { passes: (value) => (dossier) => kenmerken(dossier).some((one) => one['bron'] === value) },
  kenmerk: {
    refuses: (value) => (value.includes(':') ? null : { code: 'invalid', reason: 'Gebruik het formaat <bron>:<kenmerk>.' }),
    passes: (value) => { const at = value.indexOf(':'); const [bron, kenmerk] = [value.slice(0, at), value.slice(at + 1)]; return (dossier) => kenmerken(dossier).some((one) => one['bron'] === bron && one['kenmerk'] === kenmerk); },
  },
  status__statustype: { refuses: aUrl, parts: true, passes: (value) => { const place = placeFromUrl(value); return (dossier) => lastStatus(dossier)?.value['statustype'] === place; } },
  resultaat__resultaattype: { refuses: aUrl, parts: true, passes: (value) => { const place = placeFromUrl(value); return (dossier) => partsOf(dossier, 'resultaat')[0]?.value['resultaattype'] === place; } },
  rol__machtiging: rol((one, value) => text(one['indicatieMachtiging']) === (value === 'eigen' ? '' : value), choiceOf(['eigen', ...MACHTIGINGEN])),
  rol__machtiging__loa: rol((one, value) => isObject(one['authenticatieContext']) && rank(text(one['authenticatieContext']['levelOfAssurance'])) <= rank(value), choiceOf(LEVELS)),
  [`${PERSON}nietNatuurlijkPersoon__kvkNummer`]: betrokkene('niet_natuurlijk_persoon', 'kvkNummer'),
  [`${PERSON}nietNatuurlijkPersoon__vestigingsNummer`]: betrokkene('niet_natuurlijk_persoon', 'vestigingsNummer'),
  [`${PERSON}vestiging__kvkNummer`]: betrokkene('vestiging', 'kvkNummer'),
};

/** From open to secret. */
const RANKED = ['openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk', 'vertrouwelijk', 'confidentieel', 'geheim', 'zeer_geheim'];

export const zaakFilters = (version: ZakenVersion): Readonly<Record<string, ZaakFilter>> => (version === '1.5' ? { ...STANDARD, ...OPEN_ZAAK } : STANDARD);

export const ORDERINGS = ['startdatum', 'einddatum', 'publicatiedatum', 'archiefactiedatum', 'registratiedatum', 'identificatie'] as const;
