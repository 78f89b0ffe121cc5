// Says by which names a message may refer to the parts of one version of a zaaktype; the catalogue is remembered.
import { Blocked } from '../../../core/connector/outcome';
import type { Held, ZaaktypeNames } from '../../../core/connector/register';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { text, texts } from '../reading/values';
import { uuidOf } from '../urls';
import { isEindstatus, validOn, type Version } from '../zaken/zaaktypen';
import type { RegisterDoors } from './doors';
import { zaakContext } from './held';

/** The documents a zaaktype allows: its own list of references, each remembered with its ETag for all zaaktypen that share it. */
async function documentTypes(doors: RegisterDoors, version: Version, signal: AbortSignal): Promise<JsonObject[]> {
  const found = await Promise.all(texts(version.raw['informatieobjecttypen']).map((url) => doors.reading.types.get(url, signal)));
  return found.filter((one): one is JsonObject => one !== null);
}

const names = (types: readonly JsonObject[], field = 'omschrijving'): string[] => [...new Set(types.map((type) => text(type[field])))];

async function namesOf(doors: RegisterDoors, version: Version, signal: AbortSignal): Promise<ZaaktypeNames> {
  const { zaaktypen } = doors.zaken;
  const [statustypen, resultaattypen, roltypen, eigenschappen, besluittypen, informatieobjecttypen] = await Promise.all([
    zaaktypen.types('statustypen', version, signal), zaaktypen.types('resultaattypen', version, signal), zaaktypen.types('roltypen', version, signal),
    zaaktypen.types('eigenschappen', version, signal), zaaktypen.types('besluittypen', version, signal), documentTypes(doors, version, signal),
  ]);
  return {
    identificatie: version.identificatie, omschrijving: text(version.raw['omschrijving']), beginGeldigheid: version.begin, vertrouwelijkheidaanduiding: text(version.raw['vertrouwelijkheidaanduiding']),
    statustypen: statustypen.map((type) => ({ volgnummer: Number(type['volgnummer'] ?? 0), omschrijving: text(type['omschrijving']), isEindstatus: isEindstatus(type, statustypen) })).sort((a, b) => a.volgnummer - b.volgnummer),
    resultaattypen: names(resultaattypen).map((omschrijving) => ({ omschrijving })),
    roltypen: roltypen.map((type) => ({ omschrijving: text(type['omschrijving']), omschrijvingGeneriek: text(type['omschrijvingGeneriek']) })),
    informatieobjecttypen: names(informatieobjecttypen).map((omschrijving) => ({ omschrijving })),
    besluittypen: names(besluittypen).map((omschrijving) => ({ omschrijving })),
    eigenschappen: names(eigenschappen, 'naam').map((naam) => ({ naam })),
  };
}

/** See `Register.zaaktype`. Only published versions; within the catalogus of the connection where it names one. */
export async function zaaktype(doors: RegisterDoors, identificatie: string, day: string, signal: AbortSignal): Promise<ZaaktypeNames | null> {
  const key = doors.config.catalogus;
  const catalogus = key ? (await doors.zaken.catalogue.place(key, signal)).url : null;
  const version = validOn(await doors.zaken.zaaktypen.versions(identificatie, catalogus, signal), day);
  return version === null ? null : namesOf(doors, version, signal);
}

/** See `Register.zaaktypeOf`: the version the zaak belongs to (B6). Throws Blocked ZS4151 where the catalogue does not show it to us. */
export async function zaaktypeOf(doors: RegisterDoors, held: Held, signal: AbortSignal): Promise<ZaaktypeNames> {
  const id = held.ref.kind === 'zaak' ? uuidOf(zaakContext(held).zaak['zaaktype']) : null;
  const version = id === null ? null : await doors.zaken.zaaktypen.byId(id, signal);
  if (version === null) throw new Blocked(diagnostic('ZS4151', id === null ? 'a reference to the catalogus is empty' : `there is no zaaktypen/${id} in the Catalogi API`));
  return namesOf(doors, version, signal);
}
