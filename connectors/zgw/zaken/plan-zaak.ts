// Plans the making of a zaak, in one call with its parts where the target offers that, and the change of its own fields.
import type { Step } from '../../../core/connector/contract';
import type { Json, JsonObject } from '../../../core/model/json';
import { text } from '../reading/values';
import type { Merged, PartChange } from './merge';
import type { PartList } from './parts';
import type { Making } from './plan-parts';
import { fromRequest, makeStep, type Request } from './request';

/** Lists that can come along with a new zaak. */
const ALONG = ['rollen', 'zaakinformatieobjecten', 'zaakobjecten'] as const;

export const zaakName = (identificatie: string): string => `zaak ${identificatie}`;

export interface Made {
  readonly step: Step;
  /** Parts that came along, and need no step of their own. */
  readonly along: ReadonlySet<PartChange>;
}

const keyOf = (want: JsonObject): JsonObject => ({ identificatie: text(want['identificatie']), bronorganisatie: text(want['bronorganisatie']) });

/**
 * The first status comes along, so it must not be the eindstatus; a status that names the rol that set it cannot come along,
 * for that rol has no id yet. `status`: the first one, null where none may come along.
 */
export function makeZaak(want: JsonObject, merged: Merged, status: PartChange | null, making: Making, combined: boolean): Made {
  const name = zaakName(text(want['identificatie']));
  const fields: ReadonlyMap<string, Json | undefined> = merged.zaak;
  const zaak = making.writer.zaak(fields);
  const common = { name, action: 'create' as const, object: { kind: 'zaak', key: making.key }, link: '', repeatable: true, irreversible: false };
  const plain: Request = { method: 'POST', resource: 'zaken', key: keyOf(want), body: zaak };
  if (!combined || status === null) return { step: makeStep({ ...common, request: plain }), along: new Set() };
  const of = (list: PartList): PartChange[] => merged.parts.filter((change) => change.list === list && change.action === 'create');
  const parts = Object.fromEntries(ALONG.map((list) => [list, of(list)])) as Record<(typeof ALONG)[number], PartChange[]>;
  const body: JsonObject = {
    zaak,
    rollen: parts.rollen.map(({ part }) => making.writer.rol(part)),
    status: making.writer.status(status.part, () => undefined),
    ...(parts.zaakinformatieobjecten.length > 0 ? { zaakinformatieobjecten: parts.zaakinformatieobjecten.map(({ part }) => making.writer.zaakinformatieobject(part)) } : {}),
    ...(parts.zaakobjecten.length > 0 ? { zaakobjecten: parts.zaakobjecten.map(({ part }) => making.writer.zaakobject(part)) } : {}),
  };
  const along = [...Object.values(parts).flat(), status];
  return {
    step: makeStep({ ...common, request: { method: 'POST', resource: 'zaak_registreren', key: keyOf(want), body } }),
    along: new Set(along),
  };
}

/** Only the fields that differ. `more`: fields that are written again though they look the same (reopening empties them). */
export function changeZaak(identificatie: string, merged: Merged, more: ReadonlyMap<string, Json | undefined>, making: Making): Step[] {
  const fields = new Map([...merged.zaak, ...more]);
  if (fields.size === 0) return [];
  const before = new Map([...fields.keys()].map((field) => [field, making.now?.[field]]));
  return [makeStep({
    name: zaakName(identificatie), action: 'update', object: { kind: 'zaak', key: making.key }, link: '', repeatable: true, irreversible: false,
    request: { method: 'PATCH', resource: 'zaken', id: making.zaak, body: making.writer.zaak(fields) },
    undo: { method: 'PATCH', resource: 'zaken', id: making.zaak, body: making.writer.zaak(before) },
  })];
}

/** The resultaat: its type cannot be changed, so another type is another resultaat. */
export function planResultaat(merged: Merged, making: Making, identificatie: string): { readonly removal: Step[]; readonly steps: Step[] } {
  if (merged.resultaat === null) return { removal: [], steps: [] };
  const { part, now } = merged.resultaat;
  const object = { kind: 'resultaat', key: making.key };
  const id = making.links['resultaat'] ?? '';
  const name = `resultaat ${identificatie}`;
  const make = (value: JsonObject): Step => makeStep({ name, action: 'create', object, link: 'resultaat', repeatable: true, irreversible: false, request: { method: 'POST', resource: 'resultaten', zaak: making.zaak, body: making.writer.resultaat(value) } });
  const remove = (): Step => makeStep({ name: `old ${name}`, action: 'remove', object, link: 'resultaat', repeatable: true, irreversible: false, request: { method: 'DELETE', resource: 'resultaten', zaak: making.zaak, id }, ...(now === null ? {} : { undo: { method: 'POST', resource: 'resultaten', zaak: making.zaak, body: making.before.resultaat(now) } }) });
  if (part === null) return { removal: now === null ? [] : [remove()], steps: [] };
  if (now === null) return { removal: [], steps: [make(part)] };
  const isOther = merged.resultaat.fields.some((field) => field.path.startsWith('resultaat.resultaattype'));
  if (isOther) return { removal: [remove()], steps: [make(part)] };
  const request = (value: JsonObject): Request => ({ method: 'PATCH', resource: 'resultaten', zaak: making.zaak, id, body: { toelichting: text(value['toelichting']) } });
  return { removal: [], steps: [makeStep({ name, action: 'update', object, link: 'resultaat', repeatable: true, irreversible: false, request: request(part), undo: request(now) })] };
}

/** Result and eindstatus in one call: nothing is left half closed. */
export function closeTogether(status: Step, resultaat: Step, making: Making): Step {
  const { request: _request, undo: _undo, ...rest } = status;
  return makeStep({ ...rest, request: { method: 'POST', resource: 'zaak_afsluiten', zaak: making.zaak, body: { zaak: {}, resultaat: bodyIn(resultaat), status: bodyIn(status) } } });
}

const bodyIn = (step: Step): JsonObject => fromRequest(step.request).body ?? {};
