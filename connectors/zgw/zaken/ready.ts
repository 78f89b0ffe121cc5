// Fills in the ids and URLs of a step, and says on which API and path it is sent.
import type { ApplyContext, Step } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { resolveRefs } from '../../../core/connector/refs';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import { absolute, type ApiName } from '../references';
import { urlOf } from '../urls';
import type { ZaakDoors } from './doors';
import { fromRequest, type Request, type Resource } from './request';

/** A request as it is sent: every id known, every reference a URL. */
export interface Ready {
  readonly method: Request['method'];
  readonly resource: Resource;
  readonly api: Api;
  readonly apiName: ApiName;
  readonly path: string;
  readonly id: string | null;
  /** Id of the zaak it belongs to; null for a zaak itself. */
  readonly zaak: string | null;
  /** URL of the besluit it belongs to, as the API names it. */
  readonly besluit: string | null;
  readonly body: JsonObject;
  readonly key: JsonObject;
  readonly known: readonly string[];
}

/** A step whose request refers to a step that has no result cannot have been sent. */
export class Unresolved extends Error {}

const OF_BESLUITEN: ReadonlySet<Resource> = new Set(['besluiten', 'besluitinformatieobjecten', 'besluit_verwerken']);

/** Parts whose body names the zaak they belong to. */
const NAMES_ZAAK: ReadonlySet<Resource> = new Set(['rollen', 'zaakeigenschappen', 'zaakobjecten', 'zaakinformatieobjecten', 'statussen', 'resultaten']);

function pathOf({ resource, zaak, id }: { readonly resource: Resource; readonly zaak: string | null; readonly id: string | null }): string {
  if (resource === 'zaakeigenschappen') return ['', 'zaken', zaak ?? '', resource, ...(id === null ? [] : [id])].join('/');
  if (resource === 'zaak_afsluiten') return `/${resource}/${zaak ?? ''}`;
  return ['', resource, ...(id === null ? [] : [id])].join('/');
}

/** Throws Unresolved, and Blocked ZS4170 where the connection lacks the API. */
export async function ready(doors: ZaakDoors, step: Step, context: Pick<ApplyContext, 'results'>, signal: AbortSignal): Promise<Ready> {
  const withIds = resolveRefs(step.request, (name) => {
    const id = context.results[name]?.id;
    if (id === undefined || id === null) throw new Unresolved(name);
    return id;
  });
  const request = fromRequest(await absolute(withIds, (api, place) => doors.roots.of(api, place, signal)));
  const apiName: ApiName = OF_BESLUITEN.has(request.resource) ? 'besluiten' : 'zaken';
  const api = apiName === 'zaken' ? doors.zaken : doors.besluiten;
  if (api === null) throw new Blocked(diagnostic('ZS4170', 'the connection has no address of besluiten, and the zaak has one', { field: 'besluiten' }));
  const text = (id: Request['id']): string | null => (typeof id === 'string' ? id : null);
  const [zaak, besluit, id] = [text(request.zaak), text(request.besluit), text(request.id)];
  const besluitUrl = besluit === null ? null : urlOf(await doors.roots.of('besluiten', `besluiten/${besluit}`, signal), 'besluiten', besluit);
  // PUT and POST name their zaak, a PATCH may not change it.
  const named: JsonObject = zaak !== null && NAMES_ZAAK.has(request.resource) && request.method !== 'PATCH' ? { zaak: urlOf(await doors.roots.of('zaken', `zaken/${zaak}`, signal), 'zaken', zaak) } : {};
  return {
    method: request.method, resource: request.resource, api, apiName, id, zaak, besluit: besluitUrl, key: request.key ?? {}, known: request.known ?? [],
    path: pathOf({ resource: request.resource, zaak, id }),
    body: { ...request.body, ...named, ...(besluitUrl === null ? {} : { besluit: besluitUrl }) },
  };
}
