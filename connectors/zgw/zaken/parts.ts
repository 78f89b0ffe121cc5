// The parts of a zaak: what of each is compared and sent, where it lives in the API, and what its paths look like.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { canonical } from '../../../core/model/hash';
import { objects, text } from '../reading/values';

export const PART_LISTS = ['rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten', 'statussen', 'besluiten'] as const;
export type PartList = (typeof PART_LISTS)[number];

export interface PartKind {
  readonly list: PartList;
  /** In the singular, for step names and changes. */
  readonly kind: string;
  /** What is compared and sent, of what the model holds. */
  readonly own: (part: JsonObject) => JsonObject;
  /** By what an object of the target that is not linked is known to be this one; equal keys are matched one by one. */
  readonly key: (own: JsonObject) => string;
  /** What a person calls it; never personal data. */
  readonly label: (part: JsonObject) => string;
}

const only = (part: JsonObject, fields: readonly string[]): JsonObject =>
  Object.fromEntries(fields.flatMap((field): [string, Json][] => (part[field] === undefined ? [] : [[field, part[field]]])));
const group = (part: JsonObject, field: string): JsonObject => (isObject(part[field]) ? part[field] : {});
const nameIn = (part: JsonObject, field: string): string => text(group(part, field)['omschrijving']);
const leadsTo = (part: JsonObject, field: string): JsonObject => ({ [field]: { bron: text(group(part, field)['bron']) } });
const content = (own: JsonObject): string => canonical(Object.fromEntries(Object.entries(own).filter(([field]) => field !== 'bron')));

export const ROL_FIELDS = [
  'betrokkeneType', 'betrokkene', 'betrokkeneIdentificatie', 'afwijkendeNaamBetrokkene', 'roltoelichting', 'indicatieMachtiging', 'contactpersoonRol', 'authenticatieContext',
  'beginGeldigheid', 'eindeGeldigheid',
] as const;
export const ZAAKOBJECT_FIELDS = ['objectType', 'objectTypeOverige', 'objectTypeOverigeDefinitie', 'relatieomschrijving', 'object', 'objectIdentificatie'] as const;
export const BESLUIT_FIELDS = [
  'identificatie', 'verantwoordelijkeOrganisatie', 'datum', 'toelichting', 'bestuursorgaan', 'ingangsdatum', 'vervaldatum', 'vervalreden', 'publicatiedatum', 'verzenddatum',
  'uiterlijkeReactiedatum',
] as const;

/**
 * What the server makes itself (registratiedatum of a rol and of a document link, aardRelatieWeergave) and what the catalogue of
 * the target says better (volgnummer, omschrijvingGeneriek) is neither compared nor sent.
 */
export const PARTS: readonly PartKind[] = [
  {
    list: 'rollen', kind: 'rol', label: (part) => nameIn(part, 'roltype'), key: content,
    own: (part) => ({ ...only(part, ['bron', ...ROL_FIELDS]), roltype: { omschrijving: nameIn(part, 'roltype') } }),
  },
  { list: 'eigenschappen', kind: 'eigenschap', label: (part) => text(part['naam']), key: (own) => text(own['naam']), own: (part) => only(part, ['bron', 'naam', 'waarde']) },
  {
    list: 'zaakobjecten', kind: 'zaakobject', label: (part) => text(part['objectType']), key: content,
    own: (part) => only(part, ['bron', ...ZAAKOBJECT_FIELDS, 'zaakobjecttype']),
  },
  {
    list: 'zaakinformatieobjecten', kind: 'zaakinformatieobject', label: () => '', key: (own) => text(group(own, 'informatieobject')['bron']),
    own: (part) => ({ ...only(part, ['bron', 'titel', 'beschrijving', 'vernietigingsdatum']), ...leadsTo(part, 'informatieobject') }),
  },
  {
    list: 'statussen', kind: 'status', label: (part) => nameIn(part, 'statustype'),
    key: (own) => `${text(own['datumStatusGezet'])} ${nameIn(own, 'statustype')}`,
    own: (part) => ({ ...only(part, ['bron', 'datumStatusGezet', 'statustoelichting', 'gezetdoor']), statustype: { omschrijving: nameIn(part, 'statustype') } }),
  },
  {
    list: 'besluiten', kind: 'besluit', label: (part) => text(part['identificatie']), key: (own) => `${text(own['verantwoordelijkeOrganisatie'])} ${text(own['identificatie'])}`,
    own: (part) => ({
      ...only(part, ['bron', ...BESLUIT_FIELDS]),
      besluittype: { omschrijving: nameIn(part, 'besluittype') },
      ...(objects(part['informatieobjecten']).length > 0 ? { informatieobjecten: objects(part['informatieobjecten']).map((one) => ({ bron: text(one['bron']), ...leadsTo(one, 'informatieobject') })) } : {}),
    }),
  },
];

export const partKind = (list: PartList): PartKind => PARTS.find((kind) => kind.list === list) as PartKind;

/** `rollen[b1].roltoelichting` in its pieces; null: a field of the zaak itself. */
export function partOf(path: string): { readonly list: PartList; readonly bron: string; readonly field: string } | null {
  const match = /^(\w+)\[([^\]]*)\](?:\.(.+))?$/.exec(path);
  const list = PART_LISTS.find((known) => known === match?.[1]);
  return match && list ? { list, bron: match[2] ?? '', field: match[3] ?? '' } : null;
}

/** Key of a link to a part, and to another subject that is referred to. */
export const linkKey = (list: PartList | 'resultaat', bron: string): string => `${list}/${bron}`;
export const towardKey = (kind: 'zaak' | 'informatieobject', bron: string): string => `naar ${kind}/${bron}`;
/** Link of a besluit to one of its documents. */
export const besluitDocumentKey = (besluit: string, bron: string): string => `besluiten/${besluit}/informatieobjecten/${bron}`;
