// Finds one document by its number, and where asked the zaken it belongs to.
import type { Absent } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import type { Held, RegisterQuery } from '../../../core/connector/register';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { DOCUMENTS } from '../documenten/doors';
import { fetchMany, TOGETHER } from '../reading/fetch';
import { fields, instants, text } from '../reading/values';
import { uuidOf } from '../urls';
import { documentsOf, type RegisterDoors } from './doors';
import { inContext } from './held';
import { documentValue } from './read-documents';

/** Zaken by their id, as an answer names them; one that is not there, or not shown to us, is left out. Never remembered: an omschrijving changes. */
async function zakenByName(doors: RegisterDoors, ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, JsonObject>> {
  const named = new Map<string, JsonObject>();
  const unique = [...new Set(ids)].filter((id) => id !== '');
  for (let from = 0; from < unique.length; from += TOGETHER) {
    for (const [id, answer] of await fetchMany({ api: doors.zaken.zaken, path: '/zaken', habits: doors.reading.habits, expand: [] }, unique.slice(from, from + TOGETHER), signal)) {
      if (answer instanceof Error && !(answer instanceof Blocked)) throw answer;
      if (answer !== null && !(answer instanceof Error)) named.set(id, fields(answer, ['identificatie', 'bronorganisatie', 'omschrijving']));
    }
  }
  return named;
}

/** The zaken a document belongs to: each link with its id, and the zaak by its names. */
async function zakenOf(doors: RegisterDoors, document: JsonObject, signal: AbortSignal): Promise<JsonObject[]> {
  const links = await doors.zaken.zaken.all('/zaakinformatieobjecten', { informatieobject: text(document['url']) }, signal);
  const names = await zakenByName(doors, links.map((link) => uuidOf(link['zaak']) ?? ''), signal);
  return links.map((link) => {
    const id = uuidOf(link['zaak']) ?? '';
    return { bron: uuidOf(link['url']) ?? '', zaak: { bron: id, ...names.get(id) }, ...fields(link, ['titel', 'beschrijving']), ...instants(link, ['registratiedatum']) };
  });
}

/** One call, and one or two more for its zaken. Blocked ZS4192 where there are two of that number. */
export async function findDocument(doors: RegisterDoors, query: RegisterQuery, signal: AbortSignal): Promise<Held | Absent> {
  const { documenten } = documentsOf(doors);
  const key = { identificatie: query.identificatie, ...(query.bronorganisatie === null ? {} : { bronorganisatie: query.bronorganisatie }) };
  const rows = (await documenten.all(`/${DOCUMENTS}`, key, signal)).filter((row) => row['identificatie'] === key.identificatie && (query.bronorganisatie === null || row['bronorganisatie'] === query.bronorganisatie));
  if (rows.length > 1) throw new Blocked(diagnostic('ZS4192', `${rows.length} documents there are called ${query.identificatie}`, { subject: `document ${query.identificatie}` }));
  const [document] = rows;
  if (document === undefined) return { state: 'absent', context: {} };
  const withZaken = query.parts.includes('zaakinformatieobjecten');
  const [value, zaken] = await Promise.all([documentValue(doors, document, signal), withZaken ? zakenOf(doors, document, signal) : null]);
  return {
    state: 'found',
    ref: { system: doors.host.connection, kind: 'informatieobject', id: text(value['bron']) },
    value, parts: withZaken ? ['zaakinformatieobjecten'] : [],
    context: inContext({ document, ...(zaken === null ? {} : { zaken }) }),
  };
}
