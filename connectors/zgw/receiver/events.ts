// Reads what the body of a call tells, in either shape: the classic notification, or CloudEvents in all three ways of sending them.
import { parseJson } from '../../../core/connector/incoming';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

/** One thing we are told of: addresses and ids as they stand there, the best first. Nothing more of a message is ever used. */
export interface Event {
  /** Name of the kanaal, or the type of a CloudEvent; '' where neither stands there. */
  readonly about: string;
  /** URLs (or, of a CloudEvent, paths) of the object it is about. */
  readonly addresses: readonly string[];
  /** A CloudEvent of Open Zaak names its object by `subject` alone. */
  readonly subject: string | null;
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
const texts = (...values: (Json | undefined)[]): string[] => values.flatMap((value) => text(value) ?? []);

/** Notificatie (Notificaties consumer API): hoofdObject is what our subjects are; the resource below it may be one too. */
const classic = (body: JsonObject): Event => ({ about: text(body['kanaal']) ?? '', addresses: texts(body['hoofdObject'], body['resourceUrl']), subject: null });

/** Open Notificaties puts hoofdObject into `data` and the uuid of the resource into `subject`; Open Zaak sends `subject` and `dataref`. */
function cloud(event: { readonly type: string | null; readonly subject: string | null; readonly dataref: string | null; readonly data: Json | undefined }): Event {
  const data = isObject(event.data) ? event.data : {};
  return { about: event.type ?? '', addresses: [...texts(data['hoofdObject']), ...texts(event.dataref ?? undefined, event.subject ?? undefined)], subject: event.subject };
}

const structured = (body: JsonObject): Event => cloud({ type: text(body['type']), subject: text(body['subject']), dataref: text(body['dataref']), data: body['data'] });

/**
 * All events of a call; null: the body is not JSON. JSON that is none of these shapes tells nothing: what a newer sender adds must
 * never make it give up on us. Told apart by shape and not by Content-Type, which gateways rewrite.
 */
export function readEvents(headers: Readonly<Record<string, string>>, body: Buffer): Event[] | null {
  const binary = headers['ce-type'] !== undefined && headers['ce-specversion'] !== undefined;
  const json = body.length === 0 && binary ? {} : parseJson(body);
  if (json === undefined) return null;
  if (binary) return [cloud({ type: headers['ce-type'] ?? null, subject: headers['ce-subject'] ?? null, dataref: headers['ce-dataref'] ?? null, data: json })];
  return (Array.isArray(json) ? json : [json]).filter(isObject).map((one) => (text(one['specversion']) !== null ? structured(one) : classic(one)));
}
