// Gives a message the name by which a resend is known, and says what it is about.
import { createHash, randomUUID } from 'node:crypto';
import type { MessageName } from '../../../core/connector/service';
import { hash } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Bericht, Systeem } from '../message/bericht';
import { listOf, textOfRaw, type RawObject } from '../message/raw';
import type { Operatie } from '../message/operaties';

/** Content by what it is, not by the file of ours in which it lies. */
function withoutSpool(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSpool);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'spool').map(([name, inner]) => [name, withoutSpool(inner as Json)]));
}

const json = (value: unknown): Json => value as Json;

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Uniqueness in StUF is the number and every part of the sender (StUF 3.01 §4.3; zds-zgw.md §3.1). A gebruiker may be a person, so it is hashed. */
const senderOf = (name: string, zender: Systeem | null): string =>
  [name, zender?.organisatie, zender?.applicatie, zender?.administratie, zender?.gebruiker && short(zender.gebruiker)].map((part) => part ?? '').join('|');

const ABOUT: Readonly<Record<Operatie['vraag']['entiteit'], string>> = { ZAK: 'zaak', EDC: 'informatieobject', BSL: 'besluit' };

/** `zaak/…`, `informatieobject/…`: the objects of the message themselves, and the zaken its documents and besluiten belong to. */
function aboutOf({ objecten, vraag }: Bericht, operation: Operatie): string[] {
  const own: RawObject[] = [...objecten, ...(vraag?.gelijk ? [vraag.gelijk] : [])];
  const kind = ABOUT[operation.vraag.entiteit];
  const names = own.flatMap((object) => {
    const entity = typeof object['@entiteittype'] === 'string' ? (ABOUT as Readonly<Record<string, string>>)[object['@entiteittype']] : undefined;
    const identificatie = textOfRaw(object['identificatie']);
    const zaken = ['isRelevantVoor', 'isUitkomstVan'].flatMap((relation) => listOf(object[relation])).flatMap((relation) => listOf(relation['gerelateerde'])).map((zaak) => textOfRaw(zaak['identificatie']));
    return [...(identificatie === null ? [] : [`${entity ?? kind}/${identificatie}`]), ...zaken.flatMap((zaak) => (zaak === null ? [] : [`zaak/${zaak}`]))];
  });
  return [...new Set(names)].sort();
}

/** By what an equal message is known before it is known what it asks; null: it has no number, so nobody can tell. */
export function likenessOf({ stuurgegevens, parameters, objecten, vraag }: Bericht): string | null {
  return stuurgegevens.referentienummer ? hash(withoutSpool(json({ stuurgegevens, parameters, objecten, vraag }))) : null;
}

export interface Naming {
  /** Name of the sender's file. */
  readonly sender: string;
  readonly bericht: Bericht;
  readonly operation: Operatie;
  /** UTC; null: not told. */
  readonly sentAt: string | null;
  /** The number is no name: a resend is known by its whole content (quirk). */
  readonly notUnique: boolean;
}

/** A message without a number can have no resend: it gets a number of its own. */
export function nameOf({ sender, bericht, operation, sentAt, notUnique }: Naming): MessageName {
  const functional = withoutSpool(json({ operatie: operation.naam, parameters: bericht.parameters, objecten: bericht.objecten, vraag: bericht.vraag }));
  const { stuurgegevens } = bericht;
  const messageHash = hash(json({ functional, stuurgegevens }));
  const number = stuurgegevens.referentienummer;
  return {
    sender: senderOf(sender, stuurgegevens.zender),
    referentienummer: number === null || number === '' ? `zonder-${randomUUID()}` : notUnique ? `${number}#${messageHash.slice(0, 16)}` : number,
    contentHash: hash(functional),
    messageHash,
    operation: operation.naam,
    about: aboutOf(bericht, operation),
    sentAt,
  };
}

/** What is kept of a message that is carried out later. */
export const messageOf = (bericht: Bericht, operation: Operatie, sender: string): JsonObject => json({ bericht, operatie: operation.naam, versie: operation.versie, sender }) as JsonObject;
