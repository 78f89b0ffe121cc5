// One mutation of the Zaken or Besluiten API: everything it reads and writes in one transaction, told to the world at its end.
import type { FastifyRequest } from 'fastify';
import type { Json, JsonObject } from '../../../../core/model/json';
import { audit, type Actor, type AuditLine } from '../audit';
import type { Actie, Change } from '../changes';
import { utc } from '../check';
import { reason } from '../enter';
import { visible } from '../autorisaties/grants';
import { emit } from '../notificaties/emit';
import { notFound, Problem } from '../problem';
import type { Client, Scope } from '../settings';
import { remember } from '../remember';
import { lookUp, type Desk } from '../state';
import { claimsOf } from '../token';
import { dossierAt, identify, keepDossier, partPlace, zaakPlace, type Dossier, type Part, type PartKind } from './dossier';
import { renderPart, renderZaak } from './render';
import type { Room } from './room';

export interface Act {
  readonly room: Room;
  readonly desk: Desk;
  readonly client: Client;
  readonly actor: Actor;
  /** The zaak with a number, the same object every time; undefined where there is none. */
  dossier(serial: number): Promise<Dossier | undefined>;
  /** Keeps it at the end. */
  changed(dossier: Dossier): void;
  told: Change[];
  lines: AuditLine[];
  /** Zaken that were removed: nothing of them is kept. */
  readonly removed: Set<number>;
}

/** Runs `work` alone; nothing of it stays where it throws. */
export async function act<T>(room: Room, request: FastifyRequest, client: Client, work: (act: Act) => Promise<T>): Promise<T> {
  const claims = claimsOf(request.headers.authorization);
  const actor: Actor = { clientId: client.id, userId: claims.userId, userRepresentation: claims.userRepresentation, toelichting: reason(request), now: utc(room.clock.now().getTime()) };
  return actAs(room, client, actor, work);
}

/** As `act`, for who does not come in over HTTP. */
export async function actAs<T>(room: Room, client: Client, actor: Actor, work: (act: Act) => Promise<T>): Promise<T> {
  const serials = new Set<number>();
  const run = room.shelf.exclusively((desk) => actOn(room, desk, client, actor, serials, work));
  // Also after a failure: a reader may have seen what was undone.
  return run.finally(() => room.index.after(serials));
}

/**
 * As `actAs`, within a transaction of the caller, who tells `room.index.after(serials)` when it is over. `serials` is filled with the
 * zaken that were changed.
 */
export async function actOn<T>(room: Room, under: Desk, client: Client, actor: Actor, serials: Set<number>, work: (act: Act) => Promise<T>): Promise<T> {
  const desk = rememberingCatalogue(under);
  const open = new Map<number, Dossier | undefined>();
  const dirty = new Map<number, Dossier>();
  const mine: Act = {
    room, desk, client, actor, told: [], lines: [], removed: new Set(),
    dossier: async (serial) => {
      if (!open.has(serial)) open.set(serial, await dossierAt(desk, room.compute, serial));
      return open.get(serial);
    },
    changed: (dossier) => {
      open.set(dossier.serial, dossier);
      dirty.set(dossier.serial, dossier);
      serials.add(dossier.serial);
    },
  };
  const answer = await work(mine);
  for (const dossier of dirty.values()) if (!mine.removed.has(dossier.serial)) await keepDossier(desk, dossier);
  await room.index.during(desk, new Set(dirty.keys()));
  if (room.settings.audittrail) await audit(desk, actor, mine.lines);
  await emit(desk, room, mine.told);
  return answer;
}

/** The catalogue, which no mutation of a zaak changes, is read once per act: a zaak with ten parts asks for its zaaktype twenty times. */
function rememberingCatalogue(desk: Desk): Desk {
  const known = remember(desk);
  return {
    ...desk,
    get: (key) => (key.startsWith('object/') ? known.get(key) : desk.get(key)),
    scan: (prefix, after, limit) => (prefix.startsWith('under/') ? known.scan(prefix, after, limit) : desk.scan(prefix, after, limit)),
  };
}

/** The zaak behind a UUID. Throws Problem 404. */
export async function zaakOf(mine: Act, uuid: string): Promise<Dossier> {
  const found = identify(mine.room.numbers, uuid);
  const dossier = found?.kind === 'zaak' ? await mine.dossier(found.serial) : undefined;
  if (!dossier || dossier.nonce !== found?.nonce) throw notFound();
  return dossier;
}

/** The part behind a UUID, with its zaak. Throws Problem 404. */
export async function partOf(mine: Act, kind: PartKind, uuid: string): Promise<{ readonly dossier: Dossier; readonly part: Part }> {
  const found = identify(mine.room.numbers, uuid);
  const dossier = found?.kind === kind ? await mine.dossier(found.serial) : undefined;
  const part = dossier?.parts[kind]?.find((one) => one.index === found?.index && one.nonce === found.nonce);
  if (!dossier || !part) throw notFound();
  return { dossier, part };
}

export const may = (mine: Act, scope: Scope): boolean => mine.client.scopes.includes(scope);

export const denied = (): Problem => new Problem(403, 'permission_denied', 'Je hebt geen toestemming om deze actie uit te voeren.');

/** Autorisaties API: what is granted is granted per zaaktype and up to a vertrouwelijkheidaanduiding. Throws Problem 403 where none of the scopes is. */
export function insistGranted(mine: Act, zaak: JsonObject, ...scopes: readonly Scope[]): void {
  const subject = { component: 'zrc', type: zaak['zaaktype'], vertrouwelijkheidaanduiding: zaak['vertrouwelijkheidaanduiding'] } as const;
  if (mine.client.autorisaties !== undefined && !scopes.some((scope) => visible(mine.client, scope, subject))) throw denied();
}

/** Zaken API: a closed zaak and its parts change only by the hand of who may force it. Throws Problem 403. */
export function insistOpen(mine: Act, dossier: Dossier): void {
  if (dossier.zaak['einddatum'] !== undefined && !may(mine, 'zaken.geforceerd-bijwerken')) throw denied();
}

/** Open Zaak: saving the zaak, a status, resultaat, document, object or besluit moves this; a rol, eigenschap or notitie does not. */
export const touch = (mine: Act, dossier: Dossier): void => void (dossier.zaak['laatstGemuteerd'] = mine.actor.now);

async function kenmerken(mine: Act, dossier: Dossier): Promise<JsonObject> {
  const { bronorganisatie = '', zaaktype = '', vertrouwelijkheidaanduiding = '' } = dossier.zaak;
  const catalogus: Json = (await lookUp(mine.desk, String(zaaktype)))?.value['catalogus'] ?? '';
  return { bronorganisatie, zaaktype, 'zaaktype.catalogus': catalogus, vertrouwelijkheidaanduiding };
}

/** Says what happened to a zaak. `before` as `render` gave it; null: it was made. */
export async function tellZaak(mine: Act, dossier: Dossier, actie: Actie, before: JsonObject | null): Promise<void> {
  const place = zaakPlace(mine.room.numbers, dossier);
  mine.told.push({ kanaal: 'zaken', hoofdObject: place, resource: 'zaak', resourceUrl: place, actie, kenmerken: await kenmerken(mine, dossier) });
  if (!mine.room.settings.audittrail) return;
  const nieuw = actie === 'destroy' ? null : renderZaak(mine.room, dossier, '');
  mine.lines.push({ bron: 'zrc', hoofdObject: place, resource: 'zaak', resourceUrl: place, resourceWeergave: String(dossier.zaak['identificatie']), actie, resultaat: status(actie), oud: before, nieuw });
}

/** Says what happened to a part of a zaak. */
export async function tellPart(mine: Act, dossier: Dossier, kind: PartKind, part: Part, actie: Actie, before: JsonObject | null): Promise<void> {
  const hoofdObject = zaakPlace(mine.room.numbers, dossier);
  const place = partPlace(mine.room.numbers, dossier, kind, part);
  mine.told.push({ kanaal: 'zaken', hoofdObject, resource: RESOURCE[kind] ?? kind, resourceUrl: place, actie, kenmerken: await kenmerken(mine, dossier) });
  if (!mine.room.settings.audittrail) return;
  const nieuw = actie === 'destroy' ? null : renderPart(mine.room, dossier, kind, part, '');
  mine.lines.push({ bron: 'zrc', hoofdObject, resource: RESOURCE[kind] ?? kind, resourceUrl: place, resourceWeergave: String(dossier.zaak['identificatie']), actie, resultaat: status(actie), oud: before, nieuw });
}

const RESOURCE: Partial<Record<PartKind, string>> = { notitie: 'zaaknotitie', contactmoment: 'zaakcontactmoment', verzoek: 'zaakverzoek' };

const status = (actie: Actie): number => ({ create: 201, update: 200, partial_update: 200, destroy: 204 })[actie];

/** What a part was, for the audit trail; null where none is kept. */
export const wasPart = (mine: Act, dossier: Dossier, kind: PartKind, part: Part): JsonObject | null =>
  mine.room.settings.audittrail ? renderPart(mine.room, dossier, kind, part, '') : null;
export const wasZaak = (mine: Act, dossier: Dossier): JsonObject | null => (mine.room.settings.audittrail ? renderZaak(mine.room, dossier, '') : null);
