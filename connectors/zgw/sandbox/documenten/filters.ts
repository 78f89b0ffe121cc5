// What the list of documents can be asked: one underscore in the standard, two in Open Zaak, which knows more filters.
import type { JsonObject } from '../../../../core/model/json';
import { placeFromUrl } from '../paths';
import type { Invalid } from '../problem';
import type { DocumentenVersion } from './fields';
import type { DocumentRecord } from './record';

export interface DocumentFilter {
  readonly refuses?: (value: string) => Omit<Invalid, 'name'> | null;
  readonly passes: (record: DocumentRecord, value: string) => boolean;
}

const said = ({ value }: DocumentRecord, field: string): string => String(value[field] ?? '');
const words = ({ value }: DocumentRecord): readonly string[] => (Array.isArray(value['trefwoorden']) ? value['trefwoorden'].map(String) : []);
const equals = (field: string): DocumentFilter => ({ passes: (record, value) => said(record, field) === value });
const contains = (field: string): DocumentFilter => ({ passes: (record, value) => said(record, field).toLowerCase().includes(value.toLowerCase()) });
const wrong = (reason: string): Omit<Invalid, 'name'> => ({ code: 'invalid', reason });
const day = (holds: (created: string, asked: string) => boolean): DocumentFilter => ({
  refuses: (value) => (Number.isNaN(Date.parse(value)) ? wrong('Voer een geldige datum in.') : null),
  passes: (record, value) => holds(said(record, 'creatiedatum'), value.slice(0, 10)),
});
const all = (record: DocumentRecord, value: string): boolean => value.split(',').every((word) => words(record).includes(word));
const some = (record: DocumentRecord, value: string): boolean => value.split(',').some((word) => words(record).includes(word));

/** Read from the relations, not from the document: the list finds its candidates by them. */
const elsewhere: DocumentFilter = { passes: () => true };

const COMMON: Readonly<Record<string, DocumentFilter>> = { identificatie: equals('identificatie'), bronorganisatie: equals('bronorganisatie'), trefwoorden: { passes: all } };

export const OBJECT_FILTER = { '1.4': 'objectinformatieobjecten__object', '1.7': 'objectinformatieobjecten_object' } as const;
export const OBJECT_TYPE_FILTER = { '1.4': 'objectinformatieobjecten__objectType', '1.7': 'objectinformatieobjecten_objectType' } as const;

export const FILTERS: Readonly<Record<DocumentenVersion, Readonly<Record<string, DocumentFilter>>>> = {
  '1.4': {
    ...COMMON,
    auteur: contains('auteur'), beschrijving: contains('beschrijving'), titel: contains('titel'),
    creatiedatum__gte: day((created, asked) => created >= asked), creatiedatum__lte: day((created, asked) => created <= asked),
    informatieobjecttype: { refuses: (value) => (placeFromUrl(value) === null ? wrong('Voer een geldige URL in.') : null), passes: (record, value) => said(record, 'informatieobjecttype') === placeFromUrl(value) },
    locked: { refuses: (value) => (/^(true|false)$/i.test(value) ? null : wrong('Voer true of false in.')), passes: ({ lock }, value) => (lock !== '') === (value.toLowerCase() === 'true') },
    trefwoorden__overlap: { passes: some },
    vertrouwelijkheidaanduiding: equals('vertrouwelijkheidaanduiding'),
    [OBJECT_FILTER['1.4']]: elsewhere, [OBJECT_TYPE_FILTER['1.4']]: elsewhere,
  },
  '1.7': { ...COMMON, [OBJECT_FILTER['1.7']]: elsewhere, [OBJECT_TYPE_FILTER['1.7']]: elsewhere },
};

/** Fields by which Open Zaak orders; the standard orders by nothing. */
export const ORDERINGS = ['auteur', 'bestandsomvang', 'creatiedatum', 'formaat', 'status', 'titel', 'vertrouwelijkheidaanduiding'] as const;

/** How two values stand in order. */
export function compare(field: string, a: JsonObject, b: JsonObject): number {
  const [one = null, other = null] = [a[field], b[field]];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one) < String(other) ? -1 : String(one) > String(other) ? 1 : 0;
}
