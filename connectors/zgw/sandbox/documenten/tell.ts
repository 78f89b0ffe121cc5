// Tells what happened to a document: to its audit trail and to who listens, in the transaction that did it.
import type { Json, JsonObject } from '../../../../core/model/json';
import { audit, type Actor } from '../audit';
import type { Actie } from '../changes';
import { emit } from '../notificaties/emit';
import type { Place } from '../paths';
import { lookUp, type Desk } from '../state';
import type { Documenten } from './context';
import { placeOfDocument } from './identity';
import type { DocumentRecord } from './record';
import { renderDocument } from './render';

export interface Told {
  readonly resource: 'enkelvoudiginformatieobject' | 'gebruiksrechten' | 'verzending' | 'objectinformatieobject';
  readonly resourceUrl: Place;
  readonly actie: Actie;
  /** As answered with places for URLs; null: there was, or is, nothing. */
  readonly oud: JsonObject | null;
  readonly nieuw: JsonObject | null;
}

const ANSWERED: Readonly<Record<Actie, number>> = { create: 201, update: 200, partial_update: 200, destroy: 204 };

/** How a document stands in the audit trail: references as places. */
export const trail = ({ version }: Pick<Documenten, 'version'>, record: DocumentRecord | null): JsonObject | null => (record === null ? null : renderDocument(version, record, record, ''));

export async function tell({ setting }: Documenten, desk: Desk, actor: Actor, record: DocumentRecord, { resource, resourceUrl, actie, oud, nieuw }: Told): Promise<void> {
  const hoofdObject = placeOfDocument(record.uuid);
  const { identificatie = '', bronorganisatie = '', informatieobjecttype = '', vertrouwelijkheidaanduiding = '' } = record.value;
  if (setting.settings.audittrail) await audit(desk, actor, [{ bron: 'drc', hoofdObject, resource, resourceUrl, resourceWeergave: String(identificatie), actie, resultaat: ANSWERED[actie], oud, nieuw }]);
  // Objectinformatieobjecten are the other side's relation: it tells of them itself (kanaal documenten does not).
  if (resource === 'objectinformatieobject') return;
  await emit(desk, setting, async () => {
    const catalogus: Json = (await lookUp(desk, String(informatieobjecttype)))?.value['catalogus'] ?? '';
    return [{ kanaal: 'documenten', hoofdObject, resource, resourceUrl, actie, kenmerken: { bronorganisatie, informatieobjecttype, 'informatieobjecttype.catalogus': catalogus, vertrouwelijkheidaanduiding } }];
  });
}

/** Tells of the document itself. */
export const tellDocument = (at: Documenten, desk: Desk, actor: Actor, actie: Actie, before: DocumentRecord | null, after: DocumentRecord | null): Promise<void> => {
  const record = after ?? before;
  if (record === null) return Promise.resolve();
  const audited = at.setting.settings.audittrail;
  return tell(at, desk, actor, record, { resource: 'enkelvoudiginformatieobject', resourceUrl: placeOfDocument(record.uuid), actie, oud: audited ? trail(at, before) : null, nieuw: audited ? trail(at, after) : null });
};
