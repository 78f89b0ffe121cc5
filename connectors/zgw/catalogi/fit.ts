// Makes what we want fit the target: only fields it has, defaults where the sync gives them, names as short as it allows.
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { keyedHash } from '../../../core/model/hash';
import type { BaseValues } from '../../../core/model/threeway';
import { hasField, limitOf, type Limits } from '../limits';
import { abbreviate, shorten } from './abbreviate';
import type { Options } from './options';
import { PARTS, ZAAKTYPE_FIELDS } from './parts';
import type { ZgwZaaktype } from './shape';

export interface Fitted {
  readonly want: ZgwZaaktype;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether the base holds this value at this path; works on hashed bases too. */
export function baseHolds(base: BaseValues | null, key: Buffer, path: string, value: string): boolean {
  const kept = base?.get(path);
  if (!kept) return false;
  return 'hmac' in kept ? keyedHash(key, value) === kept.hmac : kept.value === value;
}

export interface FitInput {
  readonly want: ZgwZaaktype;
  readonly limits: Limits;
  readonly options: Options;
  readonly base: BaseValues | null;
  readonly key: Buffer;
  readonly subject: string;
}

/** Never refuses: what still does not fit is found by the checks that follow. */
export function fit(input: FitInput): Fitted {
  const diagnostics: Diagnostic[] = [];
  const filled = withDefaults(input, diagnostics);
  const named = input.options.abbreviate === 'none' ? filled : withShortNames(input, filled, diagnostics);
  return { want: withKnownFields(named, input.limits), diagnostics };
}

/** Placeholders for what the API demands and the source does not know (never for publishing: see publish rules). */
function withDefaults({ want, options, limits, subject }: FitInput, diagnostics: Diagnostic[]): ZgwZaaktype {
  const { defaults } = options;
  const doorlooptijd = want.doorlooptijd ?? want.servicenorm ?? defaults.doorlooptijd;
  if (!want.doorlooptijd) {
    diagnostics.push(diagnostic('ZS4134', `doorlooptijd is not known; a concept says ${doorlooptijd}`, { subject, field: 'doorlooptijd', severity: options.publish ? 'error' : 'warning' }));
  }
  const categorie = hasField(limits, 'informatieobjecttypen', 'informatieobjectcategorie');
  return {
    ...want,
    doorlooptijd,
    ...(want.verantwoordelijke || !defaults.verantwoordelijke ? {} : { verantwoordelijke: defaults.verantwoordelijke }),
    informatieobjecttypen: want.informatieobjecttypen.map((item) => ({
      ...item,
      // The API has one confidentiality per document; a source without one means that of its zaaktype, never openbaar.
      vertrouwelijkheidaanduiding: item.vertrouwelijkheidaanduiding ?? want.vertrouwelijkheidaanduiding,
      ...(categorie ? { informatieobjectcategorie: item.informatieobjectcategorie || defaults.informatieobjectcategorie } : {}),
    })),
  };
}

function withShortNames(input: FitInput, want: ZgwZaaktype, diagnostics: Diagnostic[]): ZgwZaaktype {
  const { limits, options, base, key, subject } = input;
  const max = (resource: string, field: string): number => limitOf(limits, resource, field)?.maxLength ?? Infinity;
  const note = (field: string, from: string, to: string): string => {
    if (from !== to) diagnostics.push(diagnostic('ZS4112', `"${from}" becomes "${to}"`, { subject, field }));
    return to;
  };
  /** Names of siblings, without collisions. */
  const siblings = <Item extends { bron: string }>(list: string, items: readonly Item[], field: keyof Item & string, limit: number): Item[] => {
    if (!Number.isFinite(limit)) return [...items];
    const names = abbreviate(items.map((item) => ({ bron: item.bron, name: String(item[field]) })), limit, (bron, candidate) => baseHolds(base, key, `${list}[${bron}].${field}`, candidate));
    return items.map((item) => ({ ...item, [field]: note(`${list}[${item.bron}].${field}`, String(item[field]), names.get(item.bron) ?? String(item[field])) }));
  };
  const one = (field: string, value: string, limit: number): string => ([...value].length > limit ? note(field, value, shorten(value, limit)) : value);
  const words = (field: string, list: readonly string[] | undefined, limit: number): string[] | undefined => {
    if (!list) return undefined;
    const unique = [...new Set(list)];
    const names = abbreviate(unique.map((word) => ({ bron: word, name: word })), limit, () => false);
    return unique.map((word) => note(field, word, names.get(word) ?? word));
  };
  const trefwoorden = words('trefwoorden', want.trefwoorden, max('zaaktypen', 'trefwoorden[]'));
  const verantwoordingsrelatie = words('verantwoordingsrelatie', want.verantwoordingsrelatie, max('zaaktypen', 'verantwoordingsrelatie[]'));
  return {
    ...want,
    ...(options.abbreviate === 'all' ? { omschrijving: one('omschrijving', want.omschrijving, max('zaaktypen', 'omschrijving')) } : {}),
    handelingInitiator: one('handelingInitiator', want.handelingInitiator, max('zaaktypen', 'handelingInitiator')),
    onderwerp: one('onderwerp', want.onderwerp, max('zaaktypen', 'onderwerp')),
    handelingBehandelaar: one('handelingBehandelaar', want.handelingBehandelaar, max('zaaktypen', 'handelingBehandelaar')),
    ...(trefwoorden ? { trefwoorden } : {}),
    ...(verantwoordingsrelatie ? { verantwoordingsrelatie } : {}),
    statustypen: siblings('statustypen', want.statustypen, 'omschrijving', max('statustypen', 'omschrijving')).map((item) => ({
      ...item,
      ...(item.checklistitemStatustype ? { checklistitemStatustype: checks(item.checklistitemStatustype, max('statustypen', 'checklistitemStatustype[].itemnaam'), (from, to) => note(`statustypen[${item.bron}].checklistitemStatustype`, from, to)) } : {}),
    })),
    resultaattypen: siblings('resultaattypen', want.resultaattypen, 'omschrijving', max('resultaattypen', 'omschrijving')),
    roltypen: siblings('roltypen', want.roltypen, 'omschrijving', max('roltypen', 'omschrijving')),
    eigenschappen: siblings('eigenschappen', want.eigenschappen, 'naam', max('eigenschappen', 'naam')),
    informatieobjecttypen: want.informatieobjecttypen.map((item) => ({
      ...item,
      // Shared over the catalogus: the same name must shorten alike in every zaaktype, so no mark of this one.
      omschrijving: one(`informatieobjecttypen[${item.bron}].omschrijving`, item.omschrijving, max('informatieobjecttypen', 'omschrijving')),
      ...(item.trefwoord ? { trefwoord: words(`informatieobjecttypen[${item.bron}].trefwoord`, item.trefwoord, max('informatieobjecttypen', 'trefwoord[]')) ?? [] } : {}),
    })),
  };
}

type Check = NonNullable<ZgwZaaktype['statustypen'][number]['checklistitemStatustype']>[number];

/** The full text of a shortened check goes to its toelichting, where there is room. */
function checks(items: readonly Check[], max: number, note: (from: string, to: string) => string): Check[] {
  const names = abbreviate(items.map((item, at) => ({ bron: `${at} ${item.itemnaam}`, name: item.itemnaam })), max, () => false);
  return items.map((item, at) => {
    const itemnaam = note(item.itemnaam, names.get(`${at} ${item.itemnaam}`) ?? item.itemnaam);
    return itemnaam === item.itemnaam ? item : { ...item, itemnaam, toelichting: [item.itemnaam, item.toelichting].filter(Boolean).join('\n') };
  });
}

/** Fields the target does not have are left out: it would forget them, and they would differ for ever. */
function withKnownFields(want: ZgwZaaktype, limits: Limits): ZgwZaaktype {
  const strip = <Item extends object>(item: Item, fields: readonly string[], resource: string): Item => {
    const unknown = fields.filter((field) => !hasField(limits, resource, field));
    return Object.fromEntries(Object.entries(item).filter(([field]) => !unknown.includes(field))) as Item;
  };
  const parts = Object.fromEntries(PARTS.map((kind) => [kind.list, want[kind.list].map((item) => strip<object>(item, kind.list === 'informatieobjecttypen' ? [] : kind.fields, kind.resource))]));
  return { ...strip(want, ZAAKTYPE_FIELDS, 'zaaktypen'), ...parts } as ZgwZaaktype;
}
