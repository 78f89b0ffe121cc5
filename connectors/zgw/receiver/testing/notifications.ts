// Notifications as a register sends them, for tests: invented, and right until a test spoils them.
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../core/model/json';

export const REGISTER = 'https://openzaak.zandhoek.example';

/** A uuid for a number: the same one every time. */
export const uuid = (n: number, what = 'zaak'): string =>
  createHash('md5').update(`${what} ${n}`).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');

export const zaakUrl = (id: string, register = REGISTER): string => `${register}/zaken/api/v1/zaken/${id}`;
export const documentUrl = (id: string, register = REGISTER): string => `${register}/documenten/api/v1/enkelvoudiginformatieobjecten/${id}`;
export const besluitUrl = (id: string, register = REGISTER): string => `${register}/besluiten/api/v1/besluiten/${id}`;

/** As Open Notificaties forwards it: a status of a zaak, unless it says otherwise. */
export function notification(id: string, more: JsonObject = {}): JsonObject {
  return {
    kanaal: 'zaken',
    hoofdObject: zaakUrl(id),
    resource: 'status',
    resourceUrl: `${REGISTER}/zaken/api/v1/statussen/${uuid(1, 'status')}`,
    actie: 'create',
    aanmaakdatum: '2026-03-02T12:00:00Z',
    kenmerken: { bronorganisatie: '002564440', vertrouwelijkheidaanduiding: 'openbaar' },
    ...more,
  };
}

/** What Open Notificaties sends, twice, when an abonnement is made or changed. */
export const TRIAL: JsonObject = {
  kanaal: 'test', hoofdObject: 'http://some.hoofdobject.nl/', resource: 'some_resource', resourceUrl: 'http://some.resource.nl/', actie: 'create', aanmaakdatum: '2019-01-01T12:00:00Z', kenmerken: {},
};

/** A CloudEvent as Open Zaak sends it by itself. */
export const event = (id: string, more: JsonObject = {}): JsonObject => ({
  specversion: '1.0', id: 'c0ffee', source: 'urn:nld:oin:00000001002564440000:systeem:openzaak', type: 'nl.overheid.zaken.zaak-gemuteerd', subject: id,
  dataref: `/zaken/api/v1/zaken/${id}`, datacontenttype: 'application/json', time: '2026-03-02T12:00:00Z', data: { bronorganisatie: '002564440' }, ...more,
});
