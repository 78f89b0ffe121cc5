// Takes one message in: who calls, which operation, whether it came before, and what is done.
import { createHash, randomUUID } from 'node:crypto';
import type { Clock, Shelf } from '../../../core/connector/host';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { canonical } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Bericht } from '../message/bericht';
import { operatie as lookUp, operatieVanSoapAction, type Operatie } from '../message/operaties';
import { readBericht } from '../message/read-bericht';
import { StufFault } from '../service/fault';
import { momentNow } from '../target/moment';
import type { XmlTree } from '../../../core/xml/tree';
import { HANDLERS, type Said } from './operations';
import type { SandboxSettings } from './settings';

export interface Taken {
  readonly operatie: Operatie;
  readonly bericht: Bericht;
}

/** The operation a message is of: by SOAPAction, else by what it holds. Throws StufFault where it is none. */
export function recogniseMessage(tree: XmlTree, soapAction: string | null, settings: SandboxSettings): Taken {
  const byAction = operatieVanSoapAction(soapAction);
  const bericht = readBericht(tree, byAction ? { operatie: byAction } : {});
  const operatie = bericht.versie === null || bericht.operatie === null ? undefined : lookUp(bericht.versie, bericht.operatie);
  if (!operatie || (settings.operations && !settings.operations.includes(operatie.naam))) throw new StufFault('StUF040', `${tree.name} wordt hier niet ondersteund`);
  return { operatie, bericht };
}

const only = (value: JsonObject): JsonObject => Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'file'));

/** What makes two messages equal: everything, contents by their hash and not by where they are kept. */
function hashOf(bericht: Bericht): string {
  const objecten = bericht.objecten.map((one) => (isObject(one['inhoud']) ? { ...one, inhoud: only(one['inhoud']) } : one));
  return createHash('sha256').update(canonical(JSON.parse(JSON.stringify({ root: bericht.root, parameters: bericht.parameters, objecten, tijdstip: bericht.stuurgegevens.tijdstipBericht })) as Json)).digest('hex');
}

/** Files that came with this message. */
export const filesOf = (bericht: Bericht): string[] => bericht.objecten.flatMap(({ inhoud }) => (isObject(inhoud) && typeof inhoud['file'] === 'string' ? [inhoud['file']] : []));

export interface Done {
  readonly said: Said;
  /** It came before, and nothing was done. */
  readonly again: boolean;
}

/**
 * Does what the message asks, once: an equal one under the same number gets what was said, another one under that number is StUF016
 * (stuf.md A3.1). All of it or nothing.
 */
export async function carryOut({ operatie, bericht }: Taken, shelf: Shelf, clock: Clock, settings: SandboxSettings): Promise<Done> {
  const handler = HANDLERS[operatie.naam];
  if (!handler) throw new StufFault('StUF040', `${operatie.naam} wordt hier niet ondersteund`);
  const { zender, referentienummer } = bericht.stuurgegevens;
  const isQuestion = operatie.vraag.berichtcode === 'Lv01';
  return shelf.exclusively(async (rows) => {
    const context = { rows, moment: momentNow(clock.now()), organisatie: settings.organisatie, newId: randomUUID };
    if (isQuestion || referentienummer === null) return { said: await handler(bericht, context), again: false };
    const key = `bericht/${encodeURIComponent(zender?.applicatie ?? '')}/${encodeURIComponent(zender?.organisatie ?? '')}/${encodeURIComponent(referentienummer)}`;
    const before = await rows.get(key);
    const hash = hashOf(bericht);
    if (isObject(before)) {
      if (before['hash'] !== hash) throw new StufFault('StUF016', `referentienummer ${referentienummer} is al gebruikt`);
      return { said: before['said'] as unknown as Said, again: true };
    }
    const said = await handler(bericht, context);
    await rows.put(key, JSON.parse(JSON.stringify({ hash, said })) as Json);
    return { said, again: false };
  });
}

/** What went wrong in reading, in the words of StUF. */
export function asFault(error: unknown): StufFault {
  if (error instanceof StufFault) return error;
  if (error instanceof DiagnosticError) return new StufFault('StUF055', 'Bericht kan niet worden gelezen of beantwoord', error.message.slice(0, 900));
  throw error;
}
