// What is known of each object a sender told of: in the inbox, with when each part of it was told.
import { createHash } from 'node:crypto';
import type { Host, InboxEntry } from '../../../core/connector/host';
import { canonical } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Kind, Ref } from '../../../core/model/ref';
import { UNKNOWN, type Known } from './fold';

/** Kinds a kennisgeving may be about, by entiteittype. */
export const KIND_OF: Readonly<Record<string, Kind>> = { ZAK: 'zaak', EDC: 'informatieobject' };

export const SHAPE_OF: Readonly<Partial<Record<Kind, string>>> = { zaak: 'stuf.zaak', informatieobject: 'stuf.informatieobject' };

const plain = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

export const stampOf = (known: Known): string => createHash('sha256').update(canonical(plain(known))).digest('hex').slice(0, 32);

/** A value of the inbox as it was written by `entryOf`; anything else is nothing known. */
export function knownIn(entry: InboxEntry | undefined): Known | null {
  const value = entry?.value ?? undefined;
  return isObject(value) && isObject(value['value']) && isObject(value['at']) ? (value as unknown as Known) : null;
}

export async function remembered(host: Pick<Host, 'inbox'>, ref: Ref): Promise<Known> {
  return knownIn(await host.inbox.get(ref)) ?? UNKNOWN;
}

export const entryOf = (ref: Ref, known: Known, provenance: JsonObject): InboxEntry => ({ ref, stamp: stampOf(known), value: plain(known), provenance });

/** Which documents were said to belong to a zaak, and of which zaken a document is. Names only. */
export const linkKey = (zaak: string, document: string): string => `zaak-edc/${encodeURIComponent(zaak)}/${encodeURIComponent(document)}`;
export const linksOf = (zaak: string): string => `zaak-edc/${encodeURIComponent(zaak)}/`;

export const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
