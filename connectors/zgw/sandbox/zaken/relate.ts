// Puts a document in a zaak for the Documenten API, within its transaction (document_registreren).
import type { JsonObject } from '../../../../core/model/json';
import type { Actor } from '../audit';
import type { Setting } from '../enter';
import { urlOf, type Place } from '../paths';
import type { Client } from '../settings';
import type { Desk } from '../state';
import { actOn } from './act';
import { createPart } from './parts';
import { renderPart } from './render';
import { openRoom } from './room';

export interface Related {
  /** The zaakinformatieobject, as the Zaken API answers it. */
  readonly answer: JsonObject;
  /** To be called when the transaction is over, whether it held or not. */
  readonly over: () => void;
}

/** `body` is a zaakinformatieobject without its document. Throws Problem 400, 403. */
export async function addZaakinformatieobject(setting: Setting, desk: Desk, client: Client, actor: Actor, body: JsonObject, informatieobject: Place, root: string): Promise<Related> {
  const room = openRoom(setting);
  const serials = new Set<number>();
  const answer = await actOn(room, desk, client, actor, serials, async (mine) => {
    const { dossier, part } = await createPart(mine, 'zaakinformatieobject', { ...body, informatieobject: urlOf(informatieobject, root) });
    return renderPart(room, dossier, 'zaakinformatieobject', part, root);
  });
  return { answer, over: () => room.index.after(serials) };
}
