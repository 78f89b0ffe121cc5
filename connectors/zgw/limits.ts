// What a target accepts per field: lengths, required, lists of values. Built in for 1.0–1.3; the target's own file has the last word.
import { AFLEIDINGSWIJZEN, ROLOMSCHRIJVINGEN, VERTROUWELIJKHEIDAANDUIDINGEN } from '../../core/model/zaaktype';

export interface FieldLimit {
  readonly required: boolean;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly values?: readonly string[];
}

/** Fields that may be sent, by dotted path; `[]` stands for the items of a list (`trefwoorden[]`, `checklistitemStatustype[].itemnaam`). */
export type ResourceLimits = Readonly<Record<string, FieldLimit>>;

/** Plain data: it is kept on the shelf and travels in the context of a plan. */
export interface Limits {
  /** As `API-version` says, such as 1.3.1. */
  readonly version: string;
  readonly from: 'oas' | 'built-in';
  /** Open Zaak relates by URL; the standard since 1.2 relates besluittypen and informatieobjecttypen by omschrijving. */
  readonly references: 'url' | 'omschrijving';
  readonly resources: Readonly<Record<string, ResourceLimits>>;
}

type Row = readonly [field: string, limit?: Omit<FieldLimit, 'required'> | number];
const need = (...rows: readonly Row[]): ResourceLimits => make(true, rows);
const may = (...rows: readonly Row[]): ResourceLimits => make(false, rows);
function make(required: boolean, rows: readonly Row[]): ResourceLimits {
  return Object.fromEntries(rows.map(([field, limit]) => [field, { required, ...(typeof limit === 'number' ? { maxLength: limit } : limit) }]));
}
const values = (list: readonly string[]): { readonly values: readonly string[] } => ({ values: list });
const VERTROUWELIJK = values(VERTROUWELIJKHEIDAANDUIDINGEN);

export const OBJECTTYPEN = [
  'adres', 'besluit', 'buurt', 'enkelvoudig_document', 'gemeente', 'gemeentelijke_openbare_ruimte', 'huishouden', 'inrichtingselement',
  'kadastrale_onroerende_zaak', 'kunstwerkdeel', 'maatschappelijke_activiteit', 'medewerker', 'natuurlijk_persoon', 'niet_natuurlijk_persoon',
  'openbare_ruimte', 'organisatorische_eenheid', 'pand', 'spoorbaandeel', 'status', 'terreindeel', 'terrein_gebouwd_object', 'vestiging',
  'waterdeel', 'wegdeel', 'wijk', 'woonplaats', 'woz_deelobject', 'woz_object', 'woz_waarde', 'zakelijk_recht', 'overige',
] as const;

/** Catalogi API 1.3.1 as Open Zaak 1.30 serves it. */
const V13: Limits['resources'] = {
  zaaktypen: {
    ...need(
      ['omschrijving', 80], ['vertrouwelijkheidaanduiding', VERTROUWELIJK], ['doel'], ['aanleiding'],
      ['indicatieInternOfExtern', values(['intern', 'extern'])], ['handelingInitiator', 20], ['onderwerp', 80], ['handelingBehandelaar', 20],
      ['doorlooptijd'], ['opschortingEnAanhoudingMogelijk'], ['verlengingMogelijk'], ['publicatieIndicatie'], ['productenOfDiensten'],
      ['referentieproces'], ['referentieproces.naam', 80], ['verantwoordelijke', 50], ['beginGeldigheid'], ['versiedatum'], ['catalogus'],
      ['besluittypen'], ['gerelateerdeZaaktypen'],
    ),
    ...may(
      ['identificatie', 50], ['omschrijvingGeneriek', 80], ['toelichting'], ['servicenorm'], ['verlengingstermijn'], ['trefwoorden'],
      ['trefwoorden[]', 30], ['publicatietekst'], ['verantwoordingsrelatie'], ['verantwoordingsrelatie[]', 40], ['selectielijstProcestype', 200],
      ['referentieproces.link', 200], ['broncatalogus'], ['bronzaaktype'], ['eindeGeldigheid'], ['deelzaaktypen'],
    ),
  },
  statustypen: {
    ...need(['omschrijving', 80], ['zaaktype'], ['volgnummer', { minimum: 1, maximum: 9999 }], ['checklistitemStatustype[].itemnaam', 30], ['checklistitemStatustype[].vraagstelling', 255]),
    ...may(
      ['omschrijvingGeneriek', 80], ['statustekst', 1000], ['informeren'], ['doorlooptijd'], ['toelichting', 1000], ['checklistitemStatustype'],
      ['checklistitemStatustype[].toelichting', 1000], ['checklistitemStatustype[].verplicht'],
    ),
  },
  resultaattypen: {
    ...need(['zaaktype'], ['omschrijving', 30], ['resultaattypeomschrijving', 1000], ['selectielijstklasse', 1000], ['brondatumArchiefprocedure.afleidingswijze', values(AFLEIDINGSWIJZEN)]),
    ...may(
      ['toelichting'], ['archiefnominatie', values(['blijvend_bewaren', 'vernietigen'])], ['archiefactietermijn'], ['brondatumArchiefprocedure'],
      ['brondatumArchiefprocedure.datumkenmerk', 80], ['brondatumArchiefprocedure.einddatumBekend'], ['brondatumArchiefprocedure.objecttype', values(OBJECTTYPEN)],
      ['brondatumArchiefprocedure.registratie', 80], ['brondatumArchiefprocedure.procestermijn'], ['procesobjectaard', 200], ['indicatieSpecifiek'],
      ['procestermijn'], ['besluittypen'], ['informatieobjecttypen'],
    ),
  },
  roltypen: need(['zaaktype'], ['omschrijving', 100], ['omschrijvingGeneriek', values(ROLOMSCHRIJVINGEN)]),
  informatieobjecttypen: {
    ...need(['catalogus'], ['omschrijving', 80], ['vertrouwelijkheidaanduiding', VERTROUWELIJK], ['beginGeldigheid'], ['informatieobjectcategorie', 80]),
    ...may(['eindeGeldigheid'], ['trefwoord'], ['trefwoord[]', 30], ['omschrijvingGeneriek']),
  },
  'zaaktype-informatieobjecttypen': {
    ...need(['zaaktype'], ['informatieobjecttype', 1000], ['volgnummer', { minimum: 1, maximum: 999 }], ['richting', values(['inkomend', 'intern', 'uitgaand'])]),
    ...may(['statustype']),
  },
  besluittypen: {
    ...need(['catalogus'], ['publicatieIndicatie'], ['informatieobjecttypen'], ['beginGeldigheid']),
    ...may(
      ['omschrijving', 80], ['omschrijvingGeneriek', 80], ['besluitcategorie', 40], ['reactietermijn'], ['publicatietekst'], ['publicatietermijn'],
      ['toelichting'], ['eindeGeldigheid'],
    ),
  },
  eigenschappen: {
    ...need(
      ['naam', 20], ['definitie', 255], ['specificatie'], ['specificatie.formaat', values(['tekst', 'getal', 'datum', 'datum_tijd'])],
      ['specificatie.lengte', 14], ['specificatie.kardinaliteit', 3], ['zaaktype'],
    ),
    ...may(['specificatie.groep', 32], ['specificatie.waardenverzameling'], ['specificatie.waardenverzameling[]', 100], ['toelichting', 1000], ['statustype']),
  },
};

/** Fields that came with 1.2: a target of 1.0 or 1.1 does not know them and would forget them. */
const SINCE_12: Readonly<Record<string, readonly string[]>> = {
  zaaktypen: ['verantwoordelijke', 'broncatalogus', 'bronzaaktype'],
  statustypen: [
    'doorlooptijd', 'toelichting', 'checklistitemStatustype', 'checklistitemStatustype[].itemnaam', 'checklistitemStatustype[].vraagstelling',
    'checklistitemStatustype[].toelichting', 'checklistitemStatustype[].verplicht',
  ],
  resultaattypen: ['procesobjectaard', 'indicatieSpecifiek', 'procestermijn', 'besluittypen', 'informatieobjecttypen'],
  informatieobjecttypen: ['informatieobjectcategorie', 'trefwoord', 'trefwoord[]', 'omschrijvingGeneriek'],
  eigenschappen: ['statustype'],
};

function before12(): Limits['resources'] {
  const without = Object.fromEntries(
    Object.entries(V13).map(([resource, fields]) => [resource, Object.fromEntries(Object.entries(fields).filter(([field]) => !SINCE_12[resource]?.includes(field)))]),
  );
  const results = without['resultaattypen'] ?? {};
  // AN20 until 1.2 (the StUF-ZTC length); real catalogues are full of names cut at 20.
  return { ...without, resultaattypen: { ...results, omschrijving: { required: true, maxLength: 20 } } };
}

/** The rules of a version, where the target does not tell its own. Unknown or newer versions are taken for 1.3. */
export function builtInLimits(version: string | null): Limits {
  const [major = 1, minor = 3] = (version ?? '1.3').split('.').map(Number);
  const isOld = major === 1 && minor < 2;
  return { version: version ?? 'unknown', from: 'built-in', references: 'url', resources: isOld ? before12() : V13 };
}

/** Whether the target has this field at all. A resource it does not describe is taken as known. */
export const hasField = (limits: Limits, resource: string, field: string): boolean => {
  const fields = limits.resources[resource];
  return fields === undefined || field in fields;
};

export const limitOf = (limits: Limits, resource: string, field: string): FieldLimit | undefined => limits.resources[resource]?.[field];
