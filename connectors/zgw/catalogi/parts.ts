// The parts of a zaaktype: where each lives in the API, by what it is unique there, and how it reads and writes.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { spelled, type Roots } from '../references';
import { uuidOf } from '../urls';
import { klasseKey, text } from './context';
import type { PartList } from './shape';

/** Resolves what a raw part refers to. */
export interface Reading {
  /** UUID of a class or procestype → its place in the list. */
  readonly lijst: ReadonlyMap<string, { readonly jaar: number; readonly nummer: string }>;
  /** UUID → generic result. */
  readonly omschrijvingen: ReadonlyMap<string, string>;
  /** UUID → name of the informatieobjecttype. */
  readonly documents: ReadonlyMap<string, string>;
  /** UUID of a statustype → its bron. */
  readonly statussen: ReadonlyMap<string, string>;
  readonly roots: Roots;
}

/** Resolves what a part of ours refers to; undefined: cannot be. */
export interface Writing {
  klasse(key: string): Json | undefined;
  omschrijving(name: string): Json | undefined;
  document(name: string): Json | undefined;
  statustype(bron: string): Json | undefined;
}

/** A list of parts that are objects of their own at the API. `besluittypen` is not: there only the relation is ours. */
export interface PartKind {
  readonly list: Exclude<PartList, 'besluittypen'>;
  readonly resource: string;
  /** In the singular, for step names and changes. */
  readonly kind: string;
  /** Field in the shape that names it, and is matched by when it is not linked. */
  readonly name: 'omschrijving' | 'naam';
  /** Field that the API wants once per zaaktype. */
  readonly unique: 'volgnummer' | 'omschrijving' | 'naam';
  /** Fields of the shape that are sent and read. */
  readonly fields: readonly string[];
  /** Fields of the API beyond the shape that a person may have filled. */
  readonly more: readonly string[];
  read?(raw: JsonObject, reading: Reading): JsonObject;
  /** Field by field: shape → name and value at the API. Absent: same name, same value. */
  readonly write?: Readonly<Record<string, (value: Json, writing: Writing) => readonly [string, Json | undefined]>>;
}

export const PARTS: readonly PartKind[] = [
  {
    list: 'statustypen', resource: 'statustypen', kind: 'statustype', name: 'omschrijving', unique: 'volgnummer',
    fields: ['volgnummer', 'omschrijving', 'omschrijvingGeneriek', 'statustekst', 'informeren', 'doorlooptijd', 'toelichting', 'checklistitemStatustype'],
    more: [],
  },
  {
    list: 'resultaattypen', resource: 'resultaattypen', kind: 'resultaattype', name: 'omschrijving', unique: 'omschrijving',
    fields: ['omschrijving', 'resultaattypeomschrijving', 'selectielijstklasse', 'toelichting', 'archiefnominatie', 'archiefactietermijn', 'brondatumArchiefprocedure', 'procesobjectaard'],
    more: ['indicatieSpecifiek', 'procestermijn', 'besluittypen', 'informatieobjecttypen'],
    read: (raw, reading) => {
      const klasse = text(raw['selectielijstklasse']);
      const name = text(raw['resultaattypeomschrijving']);
      return {
        ...raw,
        resultaattypeomschrijving: reading.omschrijvingen.get(uuidOf(name) ?? '') ?? spelled(reading.roots.selectielijst, name),
        selectielijstklasse: klasse === '' ? null : { ...(reading.lijst.get(uuidOf(klasse) ?? '') ?? { onbekend: spelled(reading.roots.selectielijst, klasse) }) },
      };
    },
    write: {
      resultaattypeomschrijving: (value, writing) => ['resultaattypeomschrijving', writing.omschrijving(text(value))],
      selectielijstklasse: (value, writing) => ['selectielijstklasse', writing.klasse(keyOf(value))],
    },
  },
  { list: 'roltypen', resource: 'roltypen', kind: 'roltype', name: 'omschrijving', unique: 'omschrijving', fields: ['omschrijving', 'omschrijvingGeneriek'], more: [] },
  {
    list: 'eigenschappen', resource: 'eigenschappen', kind: 'eigenschap', name: 'naam', unique: 'naam',
    fields: ['naam', 'definitie', 'specificatie', 'toelichting'], more: ['statustype'],
  },
  {
    list: 'informatieobjecttypen', resource: 'zaaktype-informatieobjecttypen', kind: 'zaaktype-informatieobjecttype', name: 'omschrijving', unique: 'volgnummer',
    fields: ['omschrijving', 'volgnummer', 'richting', 'statustype'], more: [],
    read: (raw, reading) => {
      const document = text(raw['informatieobjecttype']);
      const status = uuidOf(raw['statustype']);
      return {
        ...raw,
        // Since 1.2 the standard names the document by its omschrijving, Open Zaak by URL.
        omschrijving: reading.documents.get(uuidOf(document) ?? '') ?? spelled(reading.roots.catalogi, document),
        ...(status === null ? {} : { statustype: reading.statussen.get(status) ?? `hand:${status}` }),
      };
    },
    write: {
      omschrijving: (value, writing) => ['informatieobjecttype', writing.document(text(value))],
      statustype: (value, writing) => ['statustype', value === null ? null : writing.statustype(text(value))],
    },
  },
];

/** Key of a class as written in the shape; a class we could not place keeps its spelling. */
function keyOf(value: Json): string {
  if (!isObject(value)) return '';
  return typeof value['onbekend'] === 'string' ? value['onbekend'] : klasseKey({ jaar: Number(value['jaar']), nummer: text(value['nummer']) });
}

/** Fields of the zaaktype itself, in the shape and at the API. */
export const ZAAKTYPE_FIELDS = [
  'identificatie', 'omschrijving', 'omschrijvingGeneriek', 'vertrouwelijkheidaanduiding', 'doel', 'aanleiding', 'toelichting',
  'indicatieInternOfExtern', 'handelingInitiator', 'onderwerp', 'handelingBehandelaar', 'doorlooptijd', 'servicenorm',
  'opschortingEnAanhoudingMogelijk', 'verlengingMogelijk', 'verlengingstermijn', 'trefwoorden', 'publicatieIndicatie', 'publicatietekst',
  'verantwoordingsrelatie', 'selectielijstProcestype', 'referentieproces', 'verantwoordelijke', 'versiedatum',
] as const;

/** Fields of the zaaktype that only people fill; never touched, carried into a new version. */
export const CARRIED_FIELDS = ['productenOfDiensten', 'deelzaaktypen', 'gerelateerdeZaaktypen', 'broncatalogus', 'bronzaaktype', 'besluittypen'] as const;

/** What the API wants in place of "nothing", by field; text is emptied with ''. */
export const EMPTY: Readonly<Record<string, Json>> = {
  doorlooptijd: null, servicenorm: null, verlengingstermijn: null, archiefactietermijn: null, brondatumArchiefprocedure: null, statustype: null,
  trefwoorden: [], verantwoordingsrelatie: [], checklistitemStatustype: [], informeren: false,
};

/** Key of a link: the list keeps apart sources that number their parts from 1 in each. */
export const linkKey = (list: string, bron: string): string => `${list}/${bron}`;
