// Looks up what decides whether a zaak would close: its deelzaken, its hoofdzaak, and the state of its documents there.
import { isObject, type JsonObject } from '../../../core/model/json';
import { fetchMany, TOGETHER } from '../reading/fetch';
import { text, objects } from '../reading/values';
import type { Api } from '../api';
import type { Id } from '../references';
import type { Context, DocumentHere } from './context';
import type { ZaakDoors } from './doors';
import { deelzaakIds, documentsOf, hoofdzaakId } from './refer';

type Found = Pick<Context, 'deelzaken' | 'documents' | 'hoofdzaak'>;

/** The source says it is closed, or the last status it has is an eindstatus here. */
export function wantsClosed(want: JsonObject, types: Context['types']): boolean {
  const last = objects(want['statussen']).at(-1);
  const name = last && isObject(last['statustype']) ? text(last['statustype']['omschrijving']) : '';
  return types?.statustypen[name]?.eind === true;
}

async function many(doors: ZaakDoors, api: Api, path: string, ids: readonly string[], signal: AbortSignal): Promise<Map<string, JsonObject>> {
  const found = new Map<string, JsonObject>();
  for (let from = 0; from < ids.length; from += TOGETHER) {
    for (const [id, answer] of await fetchMany({ api, path, habits: doors.habits, expand: [] }, ids.slice(from, from + TOGETHER), signal)) {
      if (answer instanceof Error) throw answer;
      if (answer !== null) found.set(id, answer);
    }
  }
  return found;
}

const documentHere = (raw: JsonObject): DocumentHere => ({
  identificatie: text(raw['identificatie']),
  locked: raw['locked'] === true,
  indicatieGebruiksrecht: typeof raw['indicatieGebruiksrecht'] === 'boolean' ? raw['indicatieGebruiksrecht'] : null,
  status: text(raw['status']) || null,
});

/** Nothing is asked where the zaak stays open, or is closed there already. */
export async function lookUpClosing(doors: ZaakDoors, want: JsonObject | null, here: Omit<Context, keyof Found>, signal: AbortSignal): Promise<Found> {
  const none: Found = { deelzaken: {}, documents: {}, hoofdzaak: null };
  if (want === null || !wantsClosed(want, here.types) || (here.zaak?.einddatum ?? null) !== null) return none;
  const known = (ids: Readonly<Record<string, Id>>): ReadonlyMap<string, string> => new Map(Object.entries(ids).flatMap(([bron, id]): [string, string][] => (typeof id === 'string' ? [[bron, id]] : [])));
  const [zakenHere, documentenHere] = [known(here.zaken), known(here.documenten)];
  const deelzaken = deelzaakIds(want).filter((bron) => zakenHere.has(bron));
  const documenten = documentsOf(want).filter((bron) => documentenHere.has(bron));
  const hoofdzaak = zakenHere.get(hoofdzaakId(want));
  const [zaken, documents] = await Promise.all([
    many(doors, doors.zaken, '/zaken', [...deelzaken.map((bron) => zakenHere.get(bron) ?? ''), ...(hoofdzaak === undefined ? [] : [hoofdzaak])], signal),
    doors.documenten === null ? new Map<string, JsonObject>() : many(doors, doors.documenten, '/enkelvoudiginformatieobjecten', documenten.map((bron) => documentenHere.get(bron) ?? ''), signal),
  ]);
  return {
    deelzaken: Object.fromEntries(deelzaken.flatMap((bron) => {
      const found = zaken.get(zakenHere.get(bron) ?? '');
      return found ? [[bron, text(found['einddatum']) || null]] : [];
    })),
    hoofdzaak: text(zaken.get(hoofdzaak ?? '')?.['einddatum']) || null,
    documents: Object.fromEntries(documenten.flatMap((bron) => {
      const found = documents.get(documentenHere.get(bron) ?? '');
      return found ? [[bron, documentHere(found)]] : [];
    })),
  };
}
