// voegZaakdocumentToe and maakZaakdocument: a new document with or without content, its links to zaken, and the status it comes with.
import type { Absent } from '../../../../core/connector/contract';
import type { Held, Wish, ZaakPart, ZaaktypeNames } from '../../../../core/connector/register';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../core/model/json';
import { allows } from '../quirks';
import type { Answered, Operation, OperationContext } from '../operation';
import { checkIdentificatie, checkNeeded } from './checks';
import { byNumber, decidedFor, demandDocument, demandZaak, identificatieOf, leaf, objectsOf, rsinOf, saidOf, zaakContext } from './context';
import { closeAsTold } from './edit/afsluiten';
import { linked, linksOf, newDocument, NEW_DOCUMENT, otherFields, type Link, type NaarDocument } from './edit/document';
import { listOf, objectOf, textOf } from './edit/fields';
import type { Said } from './edit/said';
import { informatieobjecttypeOf } from './names';

/** Language where a message has none: the standard wants it, and the register refuses a document without. */
const DUTCH = 'nld';

const NAMES = { voegZaakdocumentToe: true, maakZaakdocument: false } as const;
type Name = keyof typeof NAMES;

/** A document without titel is named after its file (quirk `title-absent`). */
function titled(said: Said, context: OperationContext): Said {
  const [titel, file] = [textOf(said.model, 'titel'), textOf(said.model, 'bestandsnaam')];
  return titel === undefined && file !== undefined && allows(context.sender, 'title-absent') ? { ...said, model: { ...said.model, titel: file } } : said;
}

function checkMessage(name: Name, raw: JsonObject, said: Said, context: OperationContext): void {
  const has = (field: string): boolean => textOf(said.model, field) !== undefined;
  context.report(checkNeeded(name, [
    { element: 'identificatie', there: leaf(raw, 'identificatie') !== undefined, vital: true },
    { element: 'titel', there: has('titel'), vital: true },
    { element: 'creatiedatum', there: has('creatiedatum'), vital: true },
    { element: 'auteur', there: has('auteur'), vital: true },
    { element: 'isRelevantVoor/gerelateerde/identificatie', there: linksOf(said).length > 0, vital: true },
    ...(NAMES[name] ? [{ element: 'inhoud', there: objectOf(said.model, 'inhoud') !== undefined, vital: true }] : []),
    { element: 'taal', there: has('taal'), vital: false },
    { element: 'formaat', there: has('formaat'), vital: false },
    { element: 'vertrouwelijkAanduiding', there: has('vertrouwelijkheidaanduiding'), vital: false },
  ]));
}

/** The type the message names, or the only one the zaaktype has. Throws Blocked ZS6100, ZS6118. */
function typeOf(said: Said, names: ZaaktypeNames, context: OperationContext): string {
  const named = textOf(objectOf(said.model, 'informatieobjecttype'), 'omschrijving');
  if (named !== undefined) return informatieobjecttypeOf(named, names, decidedFor(names.identificatie, context)).omschrijving;
  const [only, another] = names.informatieobjecttypen;
  if (only !== undefined && another === undefined) return only.omschrijving;
  throw new Blocked(diagnostic('ZS6118', `a document needs dct.omschrijving: zaaktype ${names.identificatie} has ${names.informatieobjecttypen.length} informatieobjecttypen`, { field: 'dct.omschrijving' }));
}

/** The relation's status as a message of its own would say it (`stt.` and `sta.` of isRelevantVoor). */
const statusSaid = (link: Link, said: Said): Said => {
  const { statustoelichting: _note, ...status } = link.status ?? {};
  const { datumStatusGezet, ...statustype } = status;
  const raw = listOf(said.raw, 'isRelevantVoor').find((relation) => textOf(relation, '@plaats') === link.plaats);
  const told = raw?.['sta.datumStatusGezet'];
  const plaats = `${link.plaats}/status`;
  return {
    model: { statussen: [{ bron: plaats, statustype, ...(datumStatusGezet === undefined ? {} : { datumStatusGezet }) }] },
    relations: new Map([[plaats, { plaats, element: 'heeft', soort: 'T', empty: false }]]),
    raw: { heeft: [{ '@plaats': plaats, ...(told === undefined ? {} : { datumStatusGezet: told }) }] },
  };
};

/** The zaak with the status that came with its document; a status without a type says nothing. */
function withStatus(zaak: JsonObject, link: Link, said: Said, names: ZaaktypeNames, context: OperationContext): { readonly zaak: JsonObject; readonly findings: readonly Diagnostic[] } {
  const named = objectOf(link.status ?? undefined, 'statustype') ?? link.status ?? undefined;
  if (textOf(named, 'omschrijving') === undefined && typeof named?.['volgnummer'] !== 'number') return { zaak, findings: [] };
  const flat: Link = { ...link, status: { ...named, ...(link.status?.['datumStatusGezet'] === undefined ? {} : { datumStatusGezet: link.status['datumStatusGezet'] }) } };
  const closed = closeAsTold({ statussen: listOf(zaak, 'statussen'), resultaat: objectOf(zaak, 'resultaat') ?? null }, null, statusSaid(flat, said), { ...zaakContext(context, names), einddatum: null, begin: null });
  return { zaak: { ...zaak, statussen: [...closed.statussen], ...(closed.resultaat === null ? {} : { resultaat: closed.resultaat }) }, findings: closed.findings };
}

async function add(name: Name, context: OperationContext): Promise<Answered> {
  const { wordt: raw } = objectsOf(context);
  const said = titled(saidOf(context, 'informatieobject', raw), context);
  checkMessage(name, raw, said, context);
  const identificatie = identificatieOf(raw, name);
  checkIdentificatie(identificatie, context.settings.service.gemeentecode);
  const links = linksOf(said);
  const organisatie = rsinOf(context);

  const revise = async ([now, ...zaken]: readonly (Held | Absent)[]): Promise<readonly Wish[]> => {
    const held = zaken.map((zaak, at): Held => {
      if (zaak.state !== 'found') throw new Blocked(diagnostic('ZS6125', `zaak "${links[at]?.zaak ?? ''}" is not known`, { field: links[at]?.plaats ?? 'isRelevantVoor' }));
      demandZaak(context, zaak.value);
      return zaak;
    });
    const names = await Promise.all(held.map((zaak) => context.exchange.zaaktypeOf(zaak, context.signal)));
    const [first] = names;
    if (first === undefined) return [];
    const made = newDocument(said, { identificatie, organisatie, informatieobjecttype: typeOf(said, first, context), taal: DUTCH });
    demandDocument(context, made, first.identificatie);
    const there = now?.state === 'found' ? now : null;
    if (there !== null) checkEqual(there, made);
    const document: NaarDocument = { bron: there === null ? NEW_DOCUMENT : (textOf(there.value, 'bron') ?? there.ref.id), identificatie, bronorganisatie: organisatie };
    const wishes = held.flatMap((zaak, at): Wish[] => {
      const [link, of] = [links[at], names[at]];
      if (link === undefined || of === undefined) return [];
      const after = withStatus(linked(zaak.value, document, link, textOf(made, 'titel')), link, said, of, context);
      context.report(after.findings);
      return after.zaak === zaak.value ? [] : [{ kind: 'zaak', want: after.zaak, held: zaak }];
    });
    return there === null ? [{ kind: 'informatieobject', want: made, held: null }, ...wishes] : wishes;
  };

  const orders = [{ query: byNumber(context, 'informatieobject', identificatie, []) }, ...links.map((link) => ({ query: byNumber(context, 'zaak', link.zaak, partsFor(link)) }))];
  const done = await context.doing.carryOut(orders, revise, context.signal);
  context.report(done.diagnostics);
  return { answered: 'bevestiging' };
}

const partsFor = (link: Link): readonly ZaakPart[] => (link.status === null ? ['zaakinformatieobjecten'] : ['zaakinformatieobjecten', 'statussen', 'resultaat', 'rollen']);

/** An equal document is there: a message that came before under another number, or a link to one more zaak. Throws Blocked ZS6117. */
function checkEqual(held: Held, made: JsonObject): void {
  const other = otherFields(held.value, made);
  if (other.length > 0) throw new Blocked(diagnostic('ZS6117', `document ${textOf(made, 'identificatie') ?? ''} exists; other: ${[...other].sort().join(', ')}`, { field: 'identificatie' }));
}

export const voegZaakdocumentToe: Operation = { name: 'voegZaakdocumentToe', kind: 'command', run: (context) => add('voegZaakdocumentToe', context) };

/** A placeholder: the number and the metadata; content comes later by updateZaakdocument. Content that is sent all the same is taken. */
export const maakZaakdocument: Operation = { name: 'maakZaakdocument', kind: 'command', run: (context) => add('maakZaakdocument', context) };
