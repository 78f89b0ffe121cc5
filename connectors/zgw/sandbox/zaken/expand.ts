// Puts related objects inside an answer: `?expand=status,zaaktype,rollen.roltype` gives `_expand`.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { placeOf as besluitPlace, besluitAtPlace } from '../besluiten/store';
import { renderBesluit } from '../besluiten/render';
import { byPlace } from '../documenten/record';
import { renderDocument } from '../documenten/render';
import { placeFromUrl, uuidAt, type Place } from '../paths';
import { invalidInput, Problem } from '../problem';
import { remember } from '../remember';
import { render } from '../render';
import { resources } from '../resources';
import { collectionOf, lookUp, type Look } from '../state';
import { dossierAt, identify, partAt } from './dossier';
import { renderPart, renderZaak } from './render';
import type { Room } from './room';

/** Open Zaak 1.30 expands zaken only, these and no other. */
const OF_ZAAK = ['zaaktype', 'status', 'status.statustype', 'resultaat', 'resultaat.resultaattype', 'rollen', 'rollen.roltype', 'zaakinformatieobjecten', 'zaakobjecten'];
const ALLOWED = new Set([...OF_ZAAK, 'eigenschappen', 'eigenschappen.eigenschap', ...['hoofdzaak', 'deelzaken'].flatMap((zaak) => [zaak, ...OF_ZAAK.map((path) => `${zaak}.${path}`)])]);

type Paths = ReadonlyMap<string, Paths>;

/** What a caller asks to be put inside. Throws Problem 400 (Open Zaak) or 404 (zrc-027, zrc-028) for what cannot be. */
export function readExpand(room: Room, asked: Json | undefined, of: 'zaak' | 'part'): Paths {
  const paths = (Array.isArray(asked) ? asked.map(String) : typeof asked === 'string' ? asked.split(',') : []).map((path) => path.trim()).filter((path) => path !== '');
  if (paths.length > 0 && !room.settings.expand) throw invalidInput([{ name: 'nonFieldErrors', code: 'unknown-parameters', reason: 'Onbekende query parameters: expand' }]);
  const tree = new Map<string, Map<string, never>>();
  for (const path of paths) {
    if (room.version === '1.5' && (of === 'part' || !ALLOWED.has(path))) throw invalidInput([{ name: 'expand', code: 'invalid_choice', reason: `Selecteer een geldige keuze. ${path} is geen beschikbare keuze.` }]);
    let at = tree as unknown as Map<string, Map<string, never>>;
    for (const step of path.split('.')) {
      const next = at.get(step) ?? new Map<string, never>();
      at.set(step, next);
      at = next as unknown as Map<string, Map<string, never>>;
    }
  }
  return tree as unknown as Paths;
}

/** Adds `_expand` to an answer. Objects that several answers point to are made once. */
export async function expand(room: Room, look: Look, answers: readonly JsonObject[], paths: Paths, root: string): Promise<JsonObject[]> {
  if (paths.size === 0) return [...answers];
  const known = new Map<string, Promise<JsonObject | undefined>>();
  const reading = remember(look);
  return Promise.all(answers.map((answer) => one(room, reading, known, answer, paths, root)));
}

async function one(room: Room, look: Look, known: Map<string, Promise<JsonObject | undefined>>, answer: JsonObject, paths: Paths, root: string): Promise<JsonObject> {
  if (paths.size === 0) return answer;
  const inside: JsonObject = {};
  for (const [name, deeper] of paths) {
    if (!(name in answer)) throw new Problem(404, 'not_found', `De expand-parameter ${name} is niet mogelijk.`);
    const value = answer[name];
    const put = async (held: Json | undefined): Promise<Json> => {
      const url = isObject(held) ? held['url'] : held;
      if (typeof url !== 'string' || url === '') return {};
      const found = known.get(url) ?? resolve(room, look, url, root);
      known.set(url, found);
      const object = await found;
      return object ? one(room, look, known, object, deeper, root) : {};
    };
    if (Array.isArray(value)) inside[name] = await Promise.all(value.map(put));
    // What is not there is {} in the standard; Open Zaak leaves it out.
    else if (value !== null && value !== '') inside[name] = await put(value);
    else if (room.version === '1.7') inside[name] = {};
  }
  return { ...answer, _expand: inside };
}

/** Any object of this server as it would answer it; undefined: it is elsewhere, or gone. */
async function resolve(room: Room, look: Look, url: string, root: string): Promise<JsonObject | undefined> {
  const place = placeFromUrl(url);
  if (place === null) return undefined;
  if (place.startsWith('zaken:')) return ofZaken(room, look, place, root);
  if (place.startsWith('documenten:')) {
    const document = await byPlace(room.documents, look, place);
    return document && renderDocument(room.version === '1.7' ? '1.7' : '1.4', document, document, root);
  }
  if (place.startsWith('besluiten:')) {
    const besluit = await besluitAtPlace(look, room, place);
    return besluit && besluitPlace(room.numbers, besluit) === place ? renderBesluit(room, besluit, root) : undefined;
  }
  if (place.includes(':')) return undefined;
  const resource = resources(room.settings.version).find(({ collection }) => collection === collectionOf(place));
  const stored = await lookUp(look, place);
  return resource && stored ? render(resource, stored, look, root) : undefined;
}

async function ofZaken(room: Room, look: Look, place: Place, root: string): Promise<JsonObject | undefined> {
  const found = identify(room.numbers, uuidAt(place));
  const dossier = found ? await dossierAt(look, room.compute, found.serial) : undefined;
  if (!found || !dossier) return undefined;
  if (found.kind === 'zaak') return renderZaak(room, dossier, root);
  const part = partAt(room.numbers, dossier, found.kind, uuidAt(place));
  return part && renderPart(room, dossier, found.kind, part, root);
}
