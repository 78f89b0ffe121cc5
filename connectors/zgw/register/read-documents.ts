// Reads the documents of a zaak together: one search for all of them, each by itself where the register cannot search.
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { readDocument } from '../reading/document';
import { fetchMany, TOGETHER } from '../reading/fetch';
import { lookUpDocument } from '../reading/look-up';
import { objects, text } from '../reading/values';
import { documentsOf, type RegisterDoors } from './doors';

/** A document of the model, newest version, without its gebruiksrechten and dispatches: no command changes those. */
export async function documentValue(doors: RegisterDoors, raw: JsonObject, signal: AbortSignal): Promise<JsonObject> {
  return readDocument({ document: raw, older: [], gebruiksrechten: [], verzendingen: [] }, await lookUpDocument(doors.reading, raw, signal));
}

const idsIn = (zaak: JsonObject): string[] =>
  [...new Set(objects(zaak['zaakinformatieobjecten']).map((link) => (isObject(link['informatieobject']) ? text(link['informatieobject']['bron']) : '')))].filter((id) => id !== '');

/** In the order of the links. Throws Blocked ZS4159 where one is not there, ZS4170 where the connection has no documenten. */
export async function readDocuments(doors: RegisterDoors, zaak: JsonObject, signal: AbortSignal): Promise<JsonObject[]> {
  const ids = idsIn(zaak);
  if (ids.length === 0) return [];
  const api = documentsOf(doors).documenten;
  const found: JsonObject[] = [];
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const answers = await fetchMany({ api, path: '/enkelvoudiginformatieobjecten', habits: doors.reading.habits, expand: [] }, ids.slice(from, from + TOGETHER), signal);
    for (const id of ids.slice(from, from + TOGETHER)) {
      const answer = answers.get(id) ?? null;
      if (answer instanceof Error) throw answer;
      if (answer === null) throw new Blocked(diagnostic('ZS4159', `document ${id} is not there`));
      found.push(await documentValue(doors, answer, signal));
    }
  }
  return found;
}
