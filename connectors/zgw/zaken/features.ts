// Reads from the target's own OpenAPI file what its Zaken and Besluiten APIs offer beyond the plain calls.
import { parse } from 'yaml';
import type { Host } from '../../../core/connector/host';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import { forADay, type Remembered } from '../for-a-day';

/** What a plan may make use of. Experimental at Open Zaak (zgw-archive §1.13): asked of the target itself, never of a product name. */
export interface Features {
  readonly zaakRegistreren: boolean;
  readonly zaakAfsluiten: boolean;
  readonly besluitVerwerken: boolean;
  /** PUT of a rol keeps its id; without it a rol is taken away and made again. */
  readonly rolPut: boolean;
  /** Fields of a zaak that can be written; null: not told, so all are taken as known. */
  readonly zaakFields: readonly string[] | null;
}

/** Where a target does not tell: the plain calls of the standard. */
const PLAIN: Features = { zaakRegistreren: false, zaakAfsluiten: false, besluitVerwerken: false, rolPut: false, zaakFields: null };

const at = (value: Json | undefined, ...path: readonly string[]): Json | undefined => path.reduce<Json | undefined>((here, step) => (isObject(here) ? here[step] : undefined), value);

function follow(root: JsonObject, value: Json | undefined): JsonObject {
  let here = value;
  for (let hops = 0; hops < 4 && isObject(here) && typeof here['$ref'] === 'string'; hops += 1) here = at(root, ...here['$ref'].replace(/^#\//, '').split('/'));
  return isObject(here) ? here : {};
}

function fieldsOf(root: JsonObject): string[] | null {
  const body = at(follow(root, at(root, 'paths', '/zaken', 'post', 'requestBody')), 'content', 'application/json', 'schema');
  const properties = follow(root, body)['properties'];
  return isObject(properties) ? Object.entries(properties).filter(([, field]) => !(isObject(field) && field['readOnly'] === true)).map(([name]) => name) : null;
}

/** Pure; null where the text is no OpenAPI file (a login page, HTML documentation). */
export function readFeatures(zaken: string | null, besluiten: string | null): Features | null {
  const root = read(zaken);
  if (!root) return null;
  const paths = follow(root, root['paths']);
  const decisions = at(read(besluiten) ?? {}, 'paths');
  const has = (all: Json | undefined, start: string): boolean => isObject(all) && Object.keys(all).some((path) => path === start || path.startsWith(`${start}/{`));
  return {
    zaakRegistreren: has(paths, '/zaak_registreren'),
    zaakAfsluiten: has(paths, '/zaak_afsluiten'),
    besluitVerwerken: has(decisions, '/besluit_verwerken'),
    rolPut: Object.entries(paths).some(([path, verbs]) => path.startsWith('/rollen/{') && isObject(verbs) && 'put' in verbs),
    zaakFields: fieldsOf(root),
  };
}

function read(text: string | null): JsonObject | null {
  if (text === null) return null;
  try {
    const value = parse(text, { maxAliasCount: 0 }) as Json;
    return isObject(value) && isObject(value['paths']) ? value : null;
  } catch {
    return null; // Not OpenAPI: the plain calls are used.
  }
}

export type FeatureBook = Remembered<Features>;

/** What the target offers; the plain calls where it does not tell. */
export const openFeatures = (apis: { readonly zaken: Api; readonly besluiten: Api | null }, openapi: string, host: Pick<Host, 'clock' | 'shelf'>): FeatureBook =>
  forADay(host, 'zaken/features', async (signal) => readFeatures(await apis.zaken.text(openapi, signal), (await apis.besluiten?.text(openapi, signal)) ?? null) ?? PLAIN);
