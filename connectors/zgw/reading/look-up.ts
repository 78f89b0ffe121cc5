// Looks up what the URLs in an answer lead to, so that reading it is pure.
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { uuidOf } from '../urls';
import { placeOf } from './catalogus';
import type { ReadingDoors } from './doors';
import type { Meaning } from './meaning';
import { ownOf } from './own';
import { text } from './values';
import type { ZaakParts } from './zaak';

type Klasse = ReturnType<Meaning['selectielijst']>;

/** Catalogue objects by URL. Reading throws Blocked ZS4151 for one the Catalogi API does not have. */
async function lookUpTypes(doors: Pick<ReadingDoors, 'types'>, urls: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, JsonObject | null>> {
  const wanted = [...new Set(urls.filter((url) => url !== ''))];
  return new Map(await Promise.all(wanted.map(async (url) => [url, await doors.types.get(url, signal)] as const)));
}

const typeIn = (types: ReadonlyMap<string, JsonObject | null>): Meaning['type'] => (url) => {
  const found = types.get(url);
  if (!found) throw new Blocked(diagnostic('ZS4151', url === '' ? 'a reference to the catalogus is empty' : `there is no ${placeOf(url) ?? 'object behind a reference'} in the Catalogi API`));
  return found;
};

async function lookUpKlassen(doors: Pick<ReadingDoors, 'selectielijsten'>, urls: readonly string[], signal: AbortSignal): Promise<{ readonly klassen: ReadonlyMap<string, Klasse>; readonly diagnostics: readonly Diagnostic[] }> {
  const klassen = new Map<string, Klasse>();
  for (const url of new Set(urls.filter((one) => one !== ''))) klassen.set(url, await doors.selectielijsten.behind(url, signal));
  const unknown = [...klassen].filter(([, found]) => found === null).map(([url]) => diagnostic('ZS4158', `${placeOf(url) ?? 'a reference'} is in no selectielijst we know`));
  return { klassen, diagnostics: unknown };
}

/** Whose URLs are those of this register: asked for an object of one of its APIs. */
const ownFor = (doors: ReadingDoors, api: 'zaken' | 'documenten', url: string): Meaning['own'] => {
  const asked = doors[api];
  return ownOf([doors.zaken, doors.documenten, doors.besluiten, doors.catalogi], { api: asked ?? doors.catalogi, url });
};

/** Everything that `readZaak` needs to know. */
export async function lookUpZaak(doors: ReadingDoors, parts: ZaakParts, signal: AbortSignal): Promise<{ readonly meaning: Meaning; readonly diagnostics: readonly Diagnostic[] }> {
  const { zaak } = parts;
  const types = await lookUpTypes(doors, [
    text(zaak['zaaktype']),
    ...parts.statussen.map((one) => text(one['statustype'])),
    ...(parts.resultaat === null ? [] : [text(parts.resultaat['resultaattype'])]),
    ...parts.rollen.filter((one) => text(one['omschrijving']) === '').map((one) => text(one['roltype'])),
    ...parts.zaakobjecten.map((one) => text(one['zaakobjecttype'])),
    ...parts.besluiten.map(({ besluit }) => text(besluit['besluittype'])),
  ], signal);
  const resultaattype = parts.resultaat === null ? null : types.get(text(parts.resultaat['resultaattype']));
  const { klassen, diagnostics } = await lookUpKlassen(doors, [text(zaak['selectielijstklasse']), text(types.get(text(zaak['zaaktype']))?.['selectielijstProcestype']), text(resultaattype?.['selectielijstklasse'])], signal);
  return { meaning: { type: typeIn(types), selectielijst: (url) => klassen.get(url) ?? null, own: ownFor(doors, 'zaken', text(zaak['url'])) }, diagnostics };
}

/** Everything that `readDocument` needs to know. */
export async function lookUpDocument(doors: ReadingDoors, document: JsonObject, signal: AbortSignal): Promise<Pick<Meaning, 'type' | 'own'>> {
  const types = await lookUpTypes(doors, [text(document['informatieobjecttype'])], signal);
  return { type: typeIn(types), own: ownFor(doors, 'documenten', text(document['url'])) };
}

/** UUIDs of the zaken of this register that a zaak refers to. */
export function relatedOf(doors: ReadingDoors, zaak: JsonObject): string[] {
  const own = ownFor(doors, 'zaken', text(zaak['url']));
  const relevant = Array.isArray(zaak['relevanteAndereZaken']) ? zaak['relevanteAndereZaken'].map((one) => text((one as JsonObject)['url'])) : [];
  const deelzaken = Array.isArray(zaak['deelzaken']) ? zaak['deelzaken'].map(text) : [];
  return [text(zaak['hoofdzaak']), ...deelzaken, ...relevant].flatMap((url) => {
    const place = url === '' ? null : own(url);
    const id = place === null ? null : uuidOf(place);
    return id === null ? [] : [id];
  });
}
