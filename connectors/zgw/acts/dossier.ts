// Reads what an act is about as the register has it now: the zaak, and the state of each of its documents.
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { isOpen, openLocks } from '../documenten/locks';
import { uuidOf } from '../urls';
import type { ActDoors } from './doors';

export interface ActDocument {
  readonly uuid: string;
  readonly identificatie: string;
  readonly status: string;
  readonly locked: boolean;
  /** The lock is one that an act of ours took and did not give back: a crash in between. */
  readonly oursToRelease: boolean;
  /** The URL by which the Zaken API names it. */
  readonly url: string;
}

export interface ActDossier {
  readonly zaak: JsonObject;
  readonly documenten: readonly ActDocument[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads only. Throws Blocked ZS4420 where the zaak, or one of its documents, is not there. */
export async function readDossier({ zaken, documenten, host }: ActDoors, id: string, signal: AbortSignal): Promise<ActDossier> {
  const subject = `zaak/${id}`;
  const zaak = await zaken.get(`/zaken/${id}`, {}, signal);
  if (zaak === null) throw new Blocked(diagnostic('ZS4420', 'the zaak is not at the source any more', { subject }));
  const links = await zaken.all('/zaakinformatieobjecten', { zaak: text(zaak['url']) }, signal);
  const found: ActDocument[] = [];
  const locks = openLocks(host.shelf, () => host.clock.now());
  for (const link of links) {
    const url = text(link['informatieobject']);
    const uuid = uuidOf(url);
    const document = uuid === null ? null : await documenten.get(`/enkelvoudiginformatieobjecten/${uuid}`, {}, signal);
    if (uuid === null || document === null) throw new Blocked(diagnostic('ZS4420', `document ${uuid ?? 'without an id'} of the zaak is not at the source`, { subject }));
    const locked = document['locked'] === true;
    const own = locked ? await locks.of(uuid) : null;
    found.push({ uuid, identificatie: text(document['identificatie']), status: text(document['status']), locked, oursToRelease: own !== null && isOpen(own), url });
  }
  return { zaak, documenten: found };
}
