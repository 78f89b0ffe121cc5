// What a document and its links to zaken should be after a message: laid over what is held, never a form filled in anew (B12).
import { Blocked } from '../../../../../core/connector/outcome';
import { diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { listOf, objectOf, overlay, same, textOf, withoutNulls } from './fields';
import { freshBron } from './parts';
import type { Said } from './said';

/** `bron` of a document that a message makes, by which the link to its zaak names it. */
export const NEW_DOCUMENT = freshBron('document');

export interface NewDocument {
  readonly identificatie: string;
  readonly organisatie: string;
  readonly informatieobjecttype: string;
  /** Of the zaaktype's default where the message has none: language of the municipality. */
  readonly taal: string;
}

/** Fields that never come from a message as they are. */
function fieldsOf(said: Said): JsonObject {
  const { bron: _bron, identificatie: _id, bronorganisatie: _rsin, informatieobjecttype: _type, inhoud: _content, versies: _versions, locked: _locked, zaken: _zaken, gebruiksrechten: _rights, ...fields } = said.model;
  return fields;
}

/** A new document; without content it is a placeholder (ZDS 4.2.5). */
export function newDocument(said: Said, { identificatie, organisatie, informatieobjecttype, taal }: NewDocument): JsonObject {
  return {
    taal, trefwoorden: [], gebruiksrechten: [], versies: [], locked: false, indicatieGebruiksrecht: false,
    ...withoutNulls(fieldsOf(said)),
    bron: NEW_DOCUMENT, identificatie, bronorganisatie: organisatie, informatieobjecttype: { omschrijving: informatieobjecttype }, inhoud: objectOf(said.model, 'inhoud') ?? null,
  };
}

/** Statuses after which a document is not changed (zds-zgw §2.1, updateZaakdocument). */
const FINAL: readonly string[] = ['definitief', 'gearchiveerd'];

/** Throws Blocked ZS6121. */
export function checkChangeable(document: JsonObject): void {
  const status = textOf(document, 'status') ?? '';
  if (FINAL.includes(status)) throw new Blocked(diagnostic('ZS6121', `document ${textOf(document, 'identificatie') ?? ''} is ${status} and may not be changed`, { field: 'status' }));
}

/** Surely the same bytes: both sides state their hash. */
const sameBytes = (a: JsonObject | undefined, b: JsonObject | undefined): boolean => textOf(a, 'sha256') !== undefined && textOf(a, 'sha256') === textOf(b, 'sha256');

/** As far as can be told: by hash, else by size. Enough to know a message that came before, not enough to leave new content out. */
const likeContent = (a: JsonObject | undefined, b: JsonObject | undefined): boolean => {
  if (a === undefined || b === undefined) return a === b;
  const hashes = [textOf(a, 'sha256'), textOf(b, 'sha256')];
  return hashes.includes(undefined) ? same(a['omvang'], b['omvang']) : sameBytes(a, b);
};

/** A held document as a message changes it; content only where the message brings some. */
export function editDocument(held: JsonObject, wordt: Said, informatieobjecttype: string | null): JsonObject {
  const content = objectOf(wordt.model, 'inhoud');
  const fields = overlay(held, { ...fieldsOf(wordt), ...(informatieobjecttype === null ? {} : { informatieobjecttype: { omschrijving: informatieobjecttype } }) });
  return content === undefined || sameBytes(content, objectOf(held, 'inhoud')) ? fields : { ...fields, inhoud: content };
}

/** What differs between a held document and one that a message would make; empty: it is the same document. */
export function otherFields(held: JsonObject, made: JsonObject): readonly string[] {
  const fields = Object.keys(made).filter((field) => !['bron', 'versies', 'locked', 'gebruiksrechten', 'indicatieGebruiksrecht', 'trefwoorden', 'inhoud', 'formaat', 'taal', 'integriteit'].includes(field) && !same(made[field], held[field]));
  return likeContent(objectOf(made, 'inhoud'), objectOf(held, 'inhoud')) ? fields : [...fields, 'inhoud'];
}

/** One relation of a document to a zaak, as a message tells it. */
export interface Link {
  readonly zaak: string;
  readonly plaats: string;
  readonly about: JsonObject;
  readonly status: JsonObject | null;
}

/** The zaken a message names (isRelevantVoor), each once. */
export function linksOf(said: Said): readonly Link[] {
  const links = listOf(said.model, 'zaken').flatMap((item): Link[] => {
    const zaak = textOf(objectOf(item, 'zaak'), 'identificatie');
    const { bron: _place, zaak: _zaak, status: _status, ...about } = item;
    return zaak === undefined ? [] : [{ zaak, plaats: textOf(item, 'bron') ?? 'isRelevantVoor', about: withoutNulls(about), status: objectOf(item, 'status') ?? null }];
  });
  return links.filter((link, at) => links.findIndex(({ zaak }) => zaak === link.zaak) === at);
}

/** A document as a zaak points to it. */
export interface NaarDocument {
  readonly bron: string;
  readonly identificatie: string;
  readonly bronorganisatie: string;
}

const leadsTo = (document: NaarDocument) => (link: JsonObject): boolean => textOf(objectOf(link, 'informatieobject'), 'bron') === document.bron;

/** The zaak with this document; unchanged where it has it. `titel`: the name it goes by where the relation gives it none. */
export function linked(zaak: JsonObject, document: NaarDocument, link: Link, titel?: string): JsonObject {
  const links = listOf(zaak, 'zaakinformatieobjecten');
  if (links.some(leadsTo(document))) return zaak;
  const { registratiedatum: _set, ...about } = link.about;
  return { ...zaak, zaakinformatieobjecten: [...links, { ...(titel === undefined ? {} : { titel }), ...about, bron: freshBron(link.plaats), informatieobject: { ...document } }] };
}

/** The zaak without this document; unchanged where it does not have it. */
export function unlinked(zaak: JsonObject, document: NaarDocument): JsonObject {
  const links = listOf(zaak, 'zaakinformatieobjecten');
  const rest = links.filter((link) => !leadsTo(document)(link));
  return rest.length === links.length ? zaak : { ...zaak, zaakinformatieobjecten: rest };
}
