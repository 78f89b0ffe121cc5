// Keeps indicatieGebruiksrecht true to the gebruiksrechten of a document.
import type { Desk, Look } from '../state';
import { childrenOf } from './children';
import type { Documenten } from './context';
import { placeOfDocument } from './identity';
import { save, type DocumentRecord } from './record';

export const hasRights = async ({ seeding }: Documenten, look: Look, { uuid }: Pick<DocumentRecord, 'uuid'>): Promise<boolean> =>
  (await childrenOf(seeding, look, 'gebruiksrechten', placeOfDocument(uuid))).length > 0;

/** After a gebruiksrecht was made or removed: true where there is one, null where the last one went. It makes no new version. */
export async function indicate(at: Documenten, desk: Desk, record: DocumentRecord): Promise<void> {
  const indicatieGebruiksrecht = (await hasRights(at, desk, record)) ? true : null;
  if (record.value['indicatieGebruiksrecht'] === indicatieGebruiksrecht) return;
  await save(desk, { ...record, value: { ...record.value, indicatieGebruiksrecht } }, record);
}
