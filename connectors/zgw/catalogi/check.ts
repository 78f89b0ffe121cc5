// Runs the target's own checks here, before anything is sent: every refusal it would give is a finding first.
import { checkBrondatum, checkProcestermijn } from '../../../core/archive/brondatum';
import { compareDurations, parseDuration } from '../../../core/archive/duration';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Code } from '../../../core/diagnostics/codes';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { limitOf, type FieldLimit } from '../limits';
import { klasseKey, text, type Context, type SharedType } from './context';
import { nameKey } from './normalise';
import { PARTS, type PartKind } from './parts';
import type { PartList, ZgwZaaktype } from './shape';

/** A refusal foreseen. `part`: it concerns that part only, which can be left out of a concept. */
export interface Foreseen {
  readonly part: { readonly list: PartList; readonly bron: string } | null;
  readonly finding: Diagnostic;
}

type Report = (code: Code, message: string, field: string, part?: { list: PartList; bron: string } | null) => void;

/** Everything the target would refuse in a concept of this; empty: it takes it. */
export function foresee(want: ZgwZaaktype, context: Context, subject: string): Foreseen[] {
  const found: Foreseen[] = [];
  const report: Report = (code, message, field, part = null) => void found.push({ part, finding: diagnostic(code, message, { subject, field, severity: 'error' }) });
  checkFields(want as unknown as JsonObject, 'zaaktypen', '', TOP, context, (code, message, field) => report(code, message, field));
  checkZaaktype(want, context, report);
  for (const kind of PARTS) checkPart(kind, want, context, report);
  for (const item of want.resultaattypen) checkResult(item, want, context, report);
  for (const item of want.eigenschappen) checkSpecification(item, report);
  checkShared(want, context, report);
  return found;
}

/** Fields of the zaaktype as they are sent; those that are made here (catalogus, dates) cannot be missing. */
const TOP = [
  'identificatie', 'omschrijving', 'omschrijvingGeneriek', 'vertrouwelijkheidaanduiding', 'doel', 'aanleiding', 'toelichting', 'indicatieInternOfExtern',
  'handelingInitiator', 'onderwerp', 'handelingBehandelaar', 'doorlooptijd', 'servicenorm', 'verlengingstermijn', 'trefwoorden[]', 'publicatietekst',
  'verantwoordingsrelatie[]', 'referentieproces.naam', 'referentieproces.link', 'verantwoordelijke', 'versiedatum',
] as const;

const FIELDS: Readonly<Record<PartKind['list'], readonly string[]>> = {
  statustypen: [
    'omschrijving', 'omschrijvingGeneriek', 'statustekst', 'volgnummer', 'doorlooptijd', 'toelichting', 'checklistitemStatustype[].itemnaam',
    'checklistitemStatustype[].vraagstelling', 'checklistitemStatustype[].toelichting',
  ],
  resultaattypen: [
    'omschrijving', 'toelichting', 'archiefnominatie', 'archiefactietermijn', 'procesobjectaard', 'brondatumArchiefprocedure.afleidingswijze',
    'brondatumArchiefprocedure.datumkenmerk', 'brondatumArchiefprocedure.objecttype', 'brondatumArchiefprocedure.registratie', 'brondatumArchiefprocedure.procestermijn',
  ],
  roltypen: ['omschrijving', 'omschrijvingGeneriek'],
  eigenschappen: ['naam', 'definitie', 'toelichting', 'specificatie.groep', 'specificatie.formaat', 'specificatie.lengte', 'specificatie.kardinaliteit', 'specificatie.waardenverzameling[]'],
  informatieobjecttypen: ['volgnummer', 'richting'],
};

const DURATION_FIELDS = /(doorlooptijd|servicenorm|termijn)$/;
const DATE_FIELDS = /^(versiedatum)$/;

/** All values at a dotted path, lists opened; a parent that is absent makes nothing missing. */
function valuesAt(value: Json | undefined, steps: readonly string[]): { readonly value: Json | undefined }[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ value }];
  if (!isObject(value)) return [];
  const isList = step.endsWith('[]');
  const inner = value[isList ? step.slice(0, -2) : step];
  if (isList) return Array.isArray(inner) ? inner.flatMap((item) => valuesAt(item, rest)) : [];
  if (rest.length > 0 && (inner === undefined || inner === null)) return [];
  return valuesAt(inner, rest);
}

/** Length, list of values, range, form, and presence of each field, as the target tells them. */
function checkFields(value: JsonObject, resource: string, prefix: string, fields: readonly string[], context: Context, report: (code: Code, message: string, field: string) => void): void {
  for (const field of fields) {
    const limit = limitOf(context.limits, resource, field);
    if (!limit) continue;
    for (const { value: held } of valuesAt(value, field.split('.'))) checkField(held, limit, `${prefix}${field}`, field, report);
  }
}

function checkField(held: Json | undefined, limit: FieldLimit, path: string, field: string, report: (code: Code, message: string, field: string) => void): void {
  const name = field.split('.').at(-1) ?? field;
  if (held === undefined || held === null || (typeof held === 'string' && held.trim() === '')) {
    if (limit.required) report('ZS4110', `${name} is empty`, path);
    return;
  }
  if (typeof held === 'string') {
    const length = [...held].length;
    if (limit.maxLength !== undefined && length > limit.maxLength) report('ZS4111', `${name} is ${length} long; ${limit.maxLength} is the most`, path);
    if (limit.values && !limit.values.includes(held)) report('ZS4113', `${name} is "${held}"; expected ${limit.values.join(', ')}`, path);
    if (DURATION_FIELDS.test(name) && parseDuration(held) === null) report('ZS4113', `${name} is "${held}"; expected an ISO 8601 duration such as P8W`, path);
    if (DATE_FIELDS.test(name) && !isDate(held)) report('ZS4113', `${name} is "${held}"; expected a date such as 2026-12-01`, path);
    if (name === 'link' && !isUri(held)) report('ZS4113', `${name} is "${held}"; expected a URL`, path);
  }
  if (typeof held === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = limit;
    if (!Number.isInteger(held) || held < minimum || held > maximum) report('ZS4113', `${name} is ${held}; expected a whole number from ${minimum} to ${maximum}`, path);
  }
}

const isDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
const isUri = (value: string): boolean => URL.canParse(value) && /^(https?|ftps?):\/\/[^/\s]+/.test(value);

function checkZaaktype(want: ZgwZaaktype, context: Context, report: Report): void {
  const { doorlooptijd, servicenorm, selectielijstProcestype } = want;
  if (want.verlengingMogelijk && !want.verlengingstermijn) report('ZS4136', 'verlengingMogelijk without verlengingstermijn', 'verlengingstermijn');
  if (doorlooptijd && servicenorm && (compareDurations(servicenorm, doorlooptijd) ?? 0) > 0) report('ZS4135', `servicenorm ${servicenorm} is longer than doorlooptijd ${doorlooptijd}`, 'servicenorm');
  if (selectielijstProcestype && !context.procestypen[klasseKey(selectielijstProcestype)]) {
    report('ZS4120', `the list of ${selectielijstProcestype.jaar} has no procestype ${selectielijstProcestype.nummer}`, 'selectielijstProcestype');
  }
}

function checkPart(kind: PartKind, want: ZgwZaaktype, context: Context, report: Report): void {
  const items = want[kind.list] as unknown as readonly JsonObject[];
  const brons = new Set<string>();
  const uniques = new Map<string, string>();
  for (const item of items) {
    const bron = text(item['bron']);
    const part = { list: kind.list, bron };
    if (bron === '' || /[\]\s]/.test(bron)) report('ZS4110', `a ${kind.kind} has no usable bron ("${bron}")`, kind.list);
    if (brons.has(bron)) report('ZS4114', `two ${kind.list} have the bron ${bron}`, kind.list);
    brons.add(bron);
    checkFields(item, kind.resource, `${kind.list}[${bron}].`, FIELDS[kind.list], context, (code, message, field) => report(code, `${kind.kind} ${bron}: ${message}`, field, part));
    const unique = String(item[kind.unique]);
    const before = uniques.get(unique);
    if (before !== undefined) report('ZS4114', `${kind.kind} ${before} and ${bron} have the same ${kind.unique} "${unique}"`, `${kind.list}[${bron}].${kind.unique}`, part);
    uniques.set(unique, bron);
  }
  if (kind.list !== 'informatieobjecttypen') return;
  const statussen = new Set(want.statustypen.map((status) => status.bron));
  for (const item of want.informatieobjecttypen) {
    if (item.statustype !== undefined && !statussen.has(item.statustype)) {
      report('ZS4113', `document ${item.bron}: there is no statustype ${item.statustype}`, `informatieobjecttypen[${item.bron}].statustype`, { list: 'informatieobjecttypen', bron: item.bron });
    }
  }
}

type Result = ZgwZaaktype['resultaattypen'][number];

function checkResult(item: Result, want: ZgwZaaktype, context: Context, report: Report): void {
  const at = `resultaattypen[${item.bron}]`;
  const say = (code: Code, message: string, field: string): void => report(code, `resultaattype ${item.bron} "${item.omschrijving}": ${message}`, `${at}.${field}`, { list: 'resultaattypen', bron: item.bron });
  if (!context.omschrijvingen[item.resultaattypeomschrijving]) say('ZS4124', `"${item.resultaattypeomschrijving}" is no resultaattypeomschrijving`, 'resultaattypeomschrijving');
  const brondatum = item.brondatumArchiefprocedure ?? null;
  if (brondatum === null && item.archiefnominatie !== 'blijvend_bewaren') say('ZS4123', `brondatumArchiefprocedure is required unless archiefnominatie is blijvend_bewaren`, 'brondatumArchiefprocedure');
  for (const violation of brondatum ? checkBrondatum(brondatum) : []) say('ZS4123', violation.explanation, `brondatumArchiefprocedure.${violation.field}`);
  if (brondatum?.einddatumBekend && ['afgehandeld', 'termijn'].includes(brondatum.afleidingswijze)) {
    say('ZS4123', `afleidingswijze "${brondatum.afleidingswijze}" does not allow einddatumBekend`, 'brondatumArchiefprocedure.einddatumBekend');
  }
  if (!item.selectielijstklasse) {
    say('ZS4120', 'it has no class in the selectielijst', 'selectielijstklasse');
    return;
  }
  const klasse = context.klassen[klasseKey(item.selectielijstklasse)];
  if (!klasse) {
    say('ZS4120', `the list of ${item.selectielijstklasse.jaar} has no ${item.selectielijstklasse.nummer}`, 'selectielijstklasse');
    return;
  }
  const process = want.selectielijstProcestype;
  if (process?.jaar !== klasse.procestype.jaar || process.nummer !== klasse.procestype.nummer) {
    say('ZS4121', `${klasse.nummer} belongs to procestype ${klasse.procestype.nummer} of ${klasse.procestype.jaar}, the zaaktype has ${process ? `${process.nummer} of ${process.jaar}` : 'none'}`, 'selectielijstklasse');
  }
  const wrong = brondatum ? checkProcestermijn(klasse.procestermijn, brondatum.afleidingswijze) : null;
  if (wrong) say('ZS4122', wrong.explanation, 'brondatumArchiefprocedure.afleidingswijze');
}

/** Open Zaak: length by format, a positive number of values or N. */
const LENGTHS: Readonly<Record<string, { readonly fits: (length: string) => boolean; readonly says: string }>> = {
  tekst: { fits: (length) => /^\d{1,3}$/.test(length) && Number(length) <= 255, says: 'a number from 0 to 255' },
  getal: { fits: (length) => /^\d+(,\d+)?$/.test(length), says: 'a number such as 8 or 8,2' },
  datum: { fits: (length) => length === '8', says: '8' },
  datum_tijd: { fits: (length) => length === '14', says: '14' },
};

function checkSpecification(item: ZgwZaaktype['eigenschappen'][number], report: Report): void {
  const part = { list: 'eigenschappen' as const, bron: item.bron };
  const at = `eigenschappen[${item.bron}].specificatie`;
  const { formaat, lengte, kardinaliteit } = item.specificatie;
  const rule = LENGTHS[formaat];
  if (rule && !rule.fits(lengte)) report('ZS4126', `eigenschap ${item.bron}: a ${formaat} has ${rule.says} as lengte, not "${lengte}"`, `${at}.lengte`, part);
  if (kardinaliteit !== 'N' && !/^[1-9]\d*$/.test(kardinaliteit)) report('ZS4126', `eigenschap ${item.bron}: kardinaliteit is a number above 0 or N, not "${kardinaliteit}"`, `${at}.kardinaliteit`, part);
}

const DOCUMENT = ['omschrijving', 'vertrouwelijkheidaanduiding', 'informatieobjectcategorie', 'trefwoord[]'] as const;
const DECISION = ['omschrijving', 'omschrijvingGeneriek', 'besluitcategorie', 'reactietermijn', 'toelichting'] as const;

/** Shared types: by name alone where the catalogus has them (their properties are not ours to write), whole where they must be made. */
function checkShared(want: ZgwZaaktype, context: Context, report: Report): void {
  const toCheck = (types: readonly SharedType[], name: string, fields: readonly string[]): readonly string[] =>
    types.some((type) => nameKey(type.omschrijving) === nameKey(name)) ? fields.slice(0, 1) : fields;
  for (const item of want.informatieobjecttypen) {
    checkFields(item as unknown as JsonObject, 'informatieobjecttypen', `informatieobjecttypen[${item.bron}].`, toCheck(context.informatieobjecttypen, item.omschrijving, DOCUMENT), context, (code, message, field) =>
      report(code, `document ${item.bron}: ${message}`, field, { list: 'informatieobjecttypen', bron: item.bron }));
  }
  for (const item of want.besluittypen) {
    const part = { list: 'besluittypen' as const, bron: item.bron };
    checkFields(item as unknown as JsonObject, 'besluittypen', `besluittypen[${item.bron}].`, toCheck(context.besluittypen, item.omschrijving, DECISION), context, (code, message, field) =>
      report(code, `besluittype ${item.bron}: ${message}`, field, part));
    if (item.omschrijving.trim() === '') report('ZS4110', `besluittype ${item.bron} has no omschrijving: it could not be found again`, `besluittypen[${item.bron}].omschrijving`, part);
  }
}
