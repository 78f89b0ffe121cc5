// Finds the other zaken that hold a document of this one too: while they are open or not transferred it is not theirs to archive.
import type { Act, SharedDocument } from '../../../core/connector/contract';
import { uuidOf } from '../urls';
import { readDossier } from './dossier';
import type { ActDoors } from './doors';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads only. */
export async function sharedDocuments(doors: ActDoors, act: Act, signal: AbortSignal): Promise<readonly SharedDocument[]> {
  const { documenten } = await readDossier(doors, act.ref.id, signal);
  const shared: SharedDocument[] = [];
  for (const document of documenten) {
    for (const link of await doors.zaken.all('/zaakinformatieobjecten', { informatieobject: document.url }, signal)) {
      const id = uuidOf(link['zaak']);
      if (id === null || id === act.ref.id) continue;
      const other = await doors.zaken.get(`/zaken/${id}`, {}, signal);
      if (other === null) continue;
      shared.push({
        document: document.uuid, documentIdentificatie: document.identificatie,
        zaak: { system: act.ref.system, kind: 'zaak', id }, zaakIdentificatie: text(other['identificatie']), open: text(other['einddatum']) === '',
      });
    }
  }
  return shared;
}
