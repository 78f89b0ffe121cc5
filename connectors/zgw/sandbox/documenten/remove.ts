// Removes a document with everything that hangs from it; not while it is related to anything.
import type { Actor } from '../audit';
import { dropAuditTrail } from '../audit';
import { insist, notFound, refused } from '../problem';
import type { Client } from '../settings';
import { insistVisible } from './access';
import { childrenOf, dropChild } from './children';
import type { Documenten } from './context';
import { placeOfDocument } from './identity';
import { dropParts } from './parts';
import { byUuid, erase } from './record';
import { objectsOf } from './relations';
import { tellDocument } from './tell';

/** Throws Problem 404, 403, or 400 pending-relations. */
export async function remove(at: Documenten, client: Client, actor: Actor, uuid: string): Promise<void> {
  const forgotten = await at.shelf.exclusively(async (desk) => {
    const record = await byUuid(at.seeding, desk, uuid);
    if (!record) throw notFound();
    insistVisible(client, 'documenten.verwijderen', record);
    const place = placeOfDocument(uuid);
    insist((await objectsOf(at.seeding, desk, place)).length > 0 ? [refused('pending-relations', 'Het informatieobject kan niet verwijderd worden: er zijn nog relaties.')] : []);
    for (const kind of ['gebruiksrechten', 'verzendingen'] as const) for (const child of await childrenOf(at.seeding, desk, kind, place)) await dropChild(desk, kind, child);
    await dropParts(desk, record.parts);
    const kept = await erase(desk, record);
    await tellDocument(at, desk, actor, 'destroy', record, null);
    await dropAuditTrail(desk, place);
    for (const content of kept) if (content.kind === 'shelf') await at.store.forget(desk, content);
    return kept.filter(({ kind }) => kind === 'file');
  });
  for (const content of forgotten) await at.store.forget(null, content);
}
