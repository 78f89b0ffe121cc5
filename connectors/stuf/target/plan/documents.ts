// Plans the documents of a zaak: those that are not there, those that changed, those that left. Pure.
import type { Step } from '../../../../core/connector/contract';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { attributeOf, listOf, noValue, noValueOf, textOfRaw, type RawObject } from '../../message/raw';
import { contentMark } from '../comparable';
import { partLink } from '../match';
import { bare } from './was-wordt';
import { isWritten, leaves } from './verdicts';
import { can, step, type Work } from './work';

const LIST = 'heeftRelevant';

const documentOf = (relation: RawObject | undefined): RawObject => listOf(relation?.['gerelateerde'])[0] ?? {};

/** `inhoud` of the model: what is behind `ctx.content`; null: metadata only. */
export function contentOf(document: RawObject): JsonObject | null {
  const inhoud = document['inhoud'];
  if (!isObject(inhoud) || noValueOf(inhoud) !== null) return null;
  const own = Object.fromEntries(Object.entries(inhoud).filter(([name]) => !name.startsWith('@') && name !== 'spool'));
  const spool = inhoud['spool'];
  return { ...(typeof spool === 'string' ? { bron: `spool:${spool}` } : {}), ...own };
}

/** As it stands in the message: the bytes come beside it. */
function inMessage(document: RawObject): JsonObject {
  const { inhoud, ...rest } = bare(document);
  if (!isObject(inhoud) || noValueOf(inhoud) !== null) return rest;
  const name = attributeOf(inhoud, 'bestandsnaam') ?? textOfRaw(document['titel']) ?? 'inhoud';
  const type = attributeOf(inhoud, 'contentType') ?? textOfRaw(document['formaat']);
  return { ...rest, inhoud: { '@bestandsnaam': name.slice(0, 255), ...(type === null ? {} : { '@contentType': type }) } };
}

interface Numbered {
  readonly number: Json;
  readonly steps: readonly Step[];
}

/** A number the peer accepts: that of an earlier delivery, that of the source, or one it gives. */
function numbered(work: Work, bron: string, own: string): Numbered {
  const linked = work.input.links[partLink(LIST, bron)];
  if (linked !== undefined) return { number: linked, steps: [] };
  if (/^[^*\\"?<>|\s]{1,40}$/.test(own)) return { number: own, steps: [] };
  if (!can(work, 'genereerDocumentIdentificatie')) {
    work.findings.push(diagnostic('ZS4510', `the peer cannot take document number "${own}", and gives none itself`, { subject: work.subject, field: 'identificatie' }));
    return { number: own, steps: [] };
  }
  const name = `nummer document ${bron}`;
  return { number: { $ref: name }, steps: [step({ name, action: 'create', object: { kind: 'informatieobject', key: own || bron }, do: 'genereerDocumentIdentificatie', objecten: [] })] };
}

function toZaak(work: Work, relation: RawObject): JsonObject {
  const told = Object.fromEntries(['titel', 'beschrijving', 'registratiedatum'].flatMap((name) => (relation[name] === undefined ? [] : [[name, relation[name]]])));
  return { '@verwerkingssoort': 'T', gerelateerde: { '@entiteittype': 'ZAK', '@verwerkingssoort': 'I', identificatie: work.number }, ...told };
}

function creation(work: Work, bron: string, relation: RawObject): Step[] {
  const document = documentOf(relation);
  const own = textOfRaw(document['identificatie']) ?? '';
  const { number, steps } = numbered(work, bron, own);
  const content = contentOf(document);
  const object: JsonObject = { ...inMessage(document), '@entiteittype': 'EDC', '@verwerkingssoort': 'T', identificatie: number, isRelevantVoor: [toZaak(work, relation)] };
  return [...steps, step({
    name: `document ${own || bron}`, action: 'create', object: { kind: 'informatieobject', key: own || bron }, do: content ? 'voegZaakdocumentToe' : 'maakZaakdocument',
    objecten: [object], link: partLink(LIST, bron), id: number, ...(content && { content, more: { kenmerk: contentMark(content) } }),
  })];
}

function change(work: Work, bron: string, held: RawObject, wanted: RawObject): Step[] {
  const [was, wordt] = [documentOf(held), documentOf(wanted)];
  const start = `${LIST}[${bron}].gerelateerde.`;
  const names = new Set(work.verdicts.of(LIST, bron).flatMap((one) => (one.verdict === 'write' && one.path.startsWith(start) ? [nameAt(one.path.slice(start.length), wordt, was)] : [])));
  names.delete('identificatie');
  if (names.size === 0) return [];
  const number = work.input.links[partLink(LIST, bron)] ?? textOfRaw(was['identificatie']) ?? '';
  const content = names.has('inhoud') ? contentOf(wordt) : null;
  if (names.has('inhoud') && !content) work.findings.push(diagnostic('ZS4511', `ZDS cannot take the content of document ${number} away; it stays there`, { subject: work.subject }));
  const identity: JsonObject = { '@entiteittype': 'EDC', '@verwerkingssoort': 'W', identificatie: number };
  const [before, after]: [JsonObject, JsonObject] = [{ ...identity }, { ...identity }];
  const ready = inMessage(wordt);
  for (const name of names) {
    if (name === 'inhoud') continue;
    before[name] = was[name] ?? noValue('geenWaarde');
    after[name] = ready[name] ?? noValue('geenWaarde');
  }
  if (content) after['inhoud'] = ready['inhoud'] ?? {};
  else if (Object.keys(after).length === Object.keys(identity).length) return [];
  return [step({
    name: `document ${number}`, action: 'update', object: { kind: 'informatieobject', key: number }, do: 'updateZaakdocument', objecten: [before, after], id: number, link: partLink(LIST, bron),
    ...(content && { content, more: { kenmerk: contentMark(content) } }),
  })];
}

/** The element a path begins with: names of StUF may hold a dot. */
const nameAt = (path: string, ...objects: readonly RawObject[]): string =>
  objects.flatMap((one) => Object.keys(one)).find((name) => path === name || path.startsWith(`${name}.`)) ?? path.split('.')[0] ?? path;

function departure(work: Work, bron: string, held: RawObject): Step[] {
  const number = textOfRaw(documentOf(held)['identificatie']) ?? '';
  if (work.settings.version === '1.1' || !can(work, 'ontkoppelZaakdocument')) {
    work.findings.push(diagnostic('ZS4511', `document ${number} left the zaak, and the peer cannot unlink it (ontkoppelZaakdocument); it stays there`, { subject: work.subject }));
    return [];
  }
  const identity: JsonObject = { '@entiteittype': 'EDC', '@verwerkingssoort': 'W', identificatie: number };
  const zaak: JsonObject = { '@entiteittype': 'ZAK', '@verwerkingssoort': 'I', identificatie: work.number };
  return [step({
    name: `document ${number}`, action: 'remove', object: { kind: 'informatieobject', key: number }, do: 'ontkoppelZaakdocument', link: partLink(LIST, bron),
    objecten: [{ ...identity, isRelevantVoor: [{ '@verwerkingssoort': 'V', gerelateerde: zaak }] }, { ...identity, isRelevantVoor: [{ '@verwerkingssoort': 'V', '@noValue': 'geenWaarde' }] }],
  })];
}

export function documentSteps(work: Work): Step[] {
  const held = new Map(listOf(work.now[LIST]).map((one) => [attributeOf(one, 'plaats') ?? '', one]));
  const wanted = new Map(listOf(work.want[LIST]).map((one) => [attributeOf(one, 'plaats') ?? '', one]));
  const out = [...held].flatMap(([bron, one]) => (!wanted.has(bron) && leaves(work.verdicts.of(LIST, bron)) ? departure(work, bron, one) : []));
  const kept = [...wanted].flatMap(([bron, one]) => {
    const verdicts = work.verdicts.of(LIST, bron);
    if (!isWritten(verdicts)) return [];
    const before = held.get(bron);
    return before ? change(work, bron, before, one) : creation(work, bron, one);
  });
  return [...out, ...kept];
}


