// Shapes a change into what a subscriber gets: the classic message, or a CloudEvent.
import type { Json, JsonObject } from '../../../../core/model/json';
import { urlOf, uuidAt } from '../paths';
import { cloudEventType } from './abonnementen';
import type { Queued } from './emit';

/** OIN of a register that does not exist. */
const SOURCE = 'urn:nld:oin:00000002564440000000:systeem:zandhoek-sandbox';

const text = (value: Json, root: string): string => (typeof value === 'string' ? urlOf(value, root) : value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

const kenmerken = (held: JsonObject, root: string): JsonObject => Object.fromEntries(Object.entries(held).map(([name, value]) => [name, text(value, root)]));

/** As the Notificaties API has it; a message sent by hand goes as it was given. */
export const classic = ({ change, aanmaakdatum }: Pick<Queued, 'change' | 'aanmaakdatum'>, root: string): JsonObject => ({
  kanaal: change.kanaal, hoofdObject: urlOf(change.hoofdObject, root), resource: change.resource, resourceUrl: urlOf(change.resourceUrl, root), actie: change.actie, aanmaakdatum, kenmerken: kenmerken(change.kenmerken, root),
});

/** As Open Notificaties converts it: hoofdObject in the data, the resource as subject. The id stays the same whatever is sent again. */
export const cloudEvent = (queued: Pick<Queued, 'id' | 'change' | 'aanmaakdatum'>, root: string): JsonObject => ({
  specversion: '1.0', id: queued.id.slice(-36), source: SOURCE, type: cloudEventType(queued.change), subject: uuidAt(queued.change.resourceUrl), time: queued.aanmaakdatum, datacontenttype: 'application/json',
  data: classic(queued, root),
});
