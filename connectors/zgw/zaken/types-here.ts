// Chooses the version of the zaaktype a zaak belongs to at the target, and says what names mean in it.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { objects, text, tidy } from '../reading/values';
import { uuidOf } from '../urls';
import type { TypesHere } from './context';
import type { ZaakDoors } from './doors';
import type { Options } from './options';
import { idsByName, isEindstatus, validOn, type Version } from './zaaktypen';

export interface Chosen {
  readonly types: TypesHere | null;
  /** Where there is none, or another version was taken than that of the startdatum: what was looked at. */
  readonly why: string;
}

interface Judged { readonly version: Version | null; readonly why: string }

/** The version of a zaak that is there is its own; of a new one the version valid on its startdatum. */
async function versionOf(doors: ZaakDoors, want: JsonObject | null, zaak: JsonObject | null, options: Options, signal: AbortSignal): Promise<Judged> {
  if (zaak !== null) {
    const id = uuidOf(zaak['zaaktype']) ?? '';
    const version = await doors.zaaktypen.byId(id, signal);
    return { version, why: version === null ? `the zaaktype of the zaak (${id}) is not in the Catalogi API` : '' };
  }
  const identificatie = isObject(want?.['zaaktype']) ? text(want['zaaktype']['identificatie']) : '';
  const startdatum = text(want?.['startdatum']);
  const key = options.catalogus ?? doors.config.catalogus;
  const versions = await doors.zaaktypen.versions(identificatie, key ? (await doors.catalogue.place(key, signal)).url : null, signal);
  const valid = validOn(versions, startdatum);
  if (valid) return { version: valid, why: '' };
  const other = options.versie === 'nieuwste' ? versions.at(-1) : options.versie === 'vandaag' ? validOn(versions, doors.host.clock.now().toISOString().slice(0, 10)) : null;
  const told = versions.map((one) => `${one.begin} to ${one.einde ?? 'now'}`).join(', ');
  return { version: other ?? null, why: versions.length === 0 ? `there is no published zaaktype ${identificatie}` : `no published version of zaaktype ${identificatie} was valid on ${startdatum}: ${told}` };
}

const says = (raw: JsonObject): JsonObject =>
  (tidy({ omschrijving: text(raw['omschrijving']), archiefnominatie: raw['archiefnominatie'] ?? null, archiefactietermijn: raw['archiefactietermijn'] ?? null, brondatumArchiefprocedure: brondatum(raw['brondatumArchiefprocedure']) }) ?? {}) as JsonObject;

/** A group without an afleidingswijze says nothing; `einddatumBekend: false` neither. */
const brondatum = (raw: Json | undefined): Json => (isObject(raw) && text(raw['afleidingswijze']) !== '' ? { ...raw, einddatumBekend: raw['einddatumBekend'] === true ? true : null } : null);

function besluittypenByName(types: readonly JsonObject[]): TypesHere['besluittypen'] {
  const named: Record<string, { id: string; begin: string; einde: string | null }[]> = {};
  const sorted = [...types].filter((type) => type['concept'] !== true).sort((a, b) => (text(a['beginGeldigheid']) < text(b['beginGeldigheid']) ? -1 : 1));
  for (const type of sorted) (named[text(type['omschrijving'])] ??= []).push({ id: uuidOf(type['url']) ?? '', begin: text(type['beginGeldigheid']), einde: text(type['eindeGeldigheid']) || null });
  return named;
}

/** Besluittypen and zaakobjecttypen cost a call each, so they are asked only where `want` has such parts. */
export async function chooseTypes(doors: ZaakDoors, want: JsonObject | null, zaak: JsonObject | null, options: Options, signal: AbortSignal): Promise<Chosen> {
  if (want === null) return { types: null, why: '' };
  const { version, why } = await versionOf(doors, want, zaak, options, signal);
  if (version === null) return { types: null, why };
  const list = (kind: Parameters<typeof doors.zaaktypen.types>[0], isNeeded = true): Promise<readonly JsonObject[]> => (isNeeded ? doors.zaaktypen.types(kind, version, signal) : Promise.resolve([]));
  const [statustypen, resultaattypen, roltypen, eigenschappen, besluittypen, zaakobjecttypen] = await Promise.all([
    list('statustypen'), list('resultaattypen'), list('roltypen'), list('eigenschappen'),
    list('besluittypen', objects(want['besluiten']).length > 0),
    list('zaakobjecttypen', objects(want['zaakobjecten']).some((one) => one['zaakobjecttype'] !== undefined)),
  ]);
  return {
    why,
    types: {
      id: version.id, identificatie: version.identificatie, begin: version.begin,
      statustypen: Object.fromEntries(statustypen.map((type) => [text(type['omschrijving']), { id: uuidOf(type['url']) ?? '', eind: isEindstatus(type, statustypen), volgnummer: Number(type['volgnummer'] ?? 0) }])),
      resultaattypen: Object.fromEntries(resultaattypen.map((type) => [text(type['omschrijving']), { id: uuidOf(type['url']) ?? '', says: says(type) }])),
      roltypen: idsByName(roltypen, 'omschrijving'),
      eigenschappen: idsByName(eigenschappen, 'naam'),
      besluittypen: besluittypenByName(besluittypen),
      zaakobjecttypen: idsByName(zaakobjecttypen, 'relatieOmschrijving'),
    },
  };
}
