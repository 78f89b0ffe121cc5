// Keeps the audit trail of an object: who did what to it, when and why, with what it was and what it became.
import { randomUUID } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Actie } from './changes';
import { API, urlOf, uuidAt, type Place } from './paths';
import type { Desk, Look } from './state';

export interface AuditLine {
  /** Component, as the audit trail abbreviates it. */
  readonly bron: 'zrc' | 'drc' | 'brc' | 'ac';
  readonly hoofdObject: Place;
  readonly resource: string;
  readonly resourceUrl: Place;
  readonly resourceWeergave: string;
  readonly actie: Actie;
  /** HTTP status of the answer. */
  readonly resultaat: number;
  /** As answered, but addresses without a host (rendered with root ''); null: there was nothing. */
  readonly oud: JsonObject | null;
  readonly nieuw: JsonObject | null;
}

export interface Actor {
  readonly clientId: string;
  readonly userId: string;
  readonly userRepresentation: string;
  readonly toelichting: string;
  /** UTC. */
  readonly now: string;
}

const PAGE = 500;
const ROOTS = Object.values(API).map((root) => `${root}/`);
const WEERGAVE: Readonly<Record<Actie, string>> = { create: 'Object aangemaakt', update: 'Object bijgewerkt', partial_update: 'Object deels bijgewerkt', destroy: 'Object verwijderd' };
const rowsOf = (place: Place): string => `audit/${uuidAt(place)}/`;

/** Adds lines, in the transaction that did it. */
export async function audit(desk: Desk, actor: Actor, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  const last = await desk.get('audit number');
  let number = typeof last === 'number' ? last : 0;
  for (const line of lines) {
    number += 1;
    await desk.put(`${rowsOf(line.hoofdObject)}${number.toString(36).padStart(8, '0')}`, [randomUUID(), actor.now, actor.clientId, actor.userId, actor.userRepresentation, actor.toelichting, { ...line }]);
  }
  await desk.put('audit number', number);
}

/** The trail of an object, the oldest first. `nothing`: what stands for an object that was not there; Open Zaak says null, the standard {}. */
export async function auditTrail(look: Look, place: Place, root: string, nothing: null | JsonObject = null): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  for (let after: string | null = null; ; ) {
    const rows: { readonly key: string; readonly value: Json }[] = await look.scan(rowsOf(place), after, PAGE);
    for (const { value } of rows) if (Array.isArray(value)) found.push(outward(value, root, nothing));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = last.key;
  }
}

/** With the object its trail goes too: whether anything was ever there is not told (Zaken API, zrc-023). */
export async function dropAuditTrail(desk: Desk, place: Place): Promise<void> {
  for (;;) {
    const rows = await desk.scan(rowsOf(place), null, PAGE);
    for (const { key } of rows) await desk.remove(key);
    if (rows.length < PAGE) return;
  }
}

function outward(kept: readonly Json[], root: string, nothing: null | JsonObject): JsonObject {
  const [uuid = '', aanmaakdatum = '', applicatieId = '', gebruikersId = '', gebruikersWeergave = '', toelichting = '', held] = kept;
  const line = isObject(held) ? held : {};
  const urls = (value: Json | undefined): Json => {
    if (typeof value === 'string') return ROOTS.some((known) => value.startsWith(known)) ? `${root}${value}` : urlOf(value, root);
    if (Array.isArray(value)) return value.map(urls);
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, urls(inner)])) : (value ?? null);
  };
  const actie = String(line['actie']) as Actie;
  return {
    uuid, bron: line['bron'] ?? 'zrc', applicatieId, applicatieWeergave: applicatieId, gebruikersId, gebruikersWeergave, actie, actieWeergave: WEERGAVE[actie], resultaat: line['resultaat'] ?? 200,
    hoofdObject: urls(line['hoofdObject']), resource: line['resource'] ?? '', resourceUrl: urls(line['resourceUrl']), toelichting, resourceWeergave: line['resourceWeergave'] ?? '', aanmaakdatum,
    wijzigingen: { oud: urls(line['oud']) ?? nothing, nieuw: urls(line['nieuw']) ?? nothing },
  };
}
