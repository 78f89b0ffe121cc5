// Makes, changes and takes away a gebruiksrecht. It has no natural key: it is looked for before a second one is made.
import type { Applied } from '../../../core/connector/contract';
import { Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { canonical } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import { Refused } from '../problem';
import { utc } from '../reading/values';
import { uuidOf } from '../urls';
import { text } from './context';
import { DOCUMENTS } from './doors';
import type { Locking } from './locking';
import type { Right } from './request';

/** The URL by which the API itself names a document. */
export async function urlOfDocument(at: Pick<Locking, 'doors' | 'signal'>, document: string): Promise<string> {
  const held = await at.doors.documenten.get(`/${DOCUMENTS}/${document}`, {}, at.signal);
  if (held === null) throw new Retry(diagnostic('ZS4103', `document ${document} went away since it was looked up; planned again`, { remedy: 'Nothing: it is looked up and planned again.' }));
  return text(held['url']);
}

const spell = (value: Json | undefined): Json => (typeof value === 'string' ? utc(value) : (value ?? null));
const said = (right: JsonObject): string => canonical({ startdatum: spell(right['startdatum']), einddatum: spell(right['einddatum']), omschrijvingVoorwaarden: text(right['omschrijvingVoorwaarden']) });

/** One that says the same; null: none. */
export async function findRight(at: Pick<Locking, 'doors' | 'signal'>, url: string, body: JsonObject): Promise<string | null> {
  const rows = await at.doors.documenten.all('/gebruiksrechten', { informatieobject: url }, at.signal);
  return uuidOf(rows.find((row) => said(row) === said(body))?.['url']);
}

export async function applyRight(at: Locking, request: Right, document: string): Promise<Applied> {
  const { method, id, body = {} } = request;
  if (method === 'POST') {
    const answer = await at.doors.documenten.send('POST', '/gebruiksrechten', { ...body, informatieobject: await urlOfDocument(at, document) }, at.reason, at.signal);
    const made = uuidOf(answer['url']);
    if (made === null) throw new Retry(diagnostic('ZS4104', 'POST /gebruiksrechten: the answer names none; looked up before anything else is done'));
    return { state: 'applied', id: made, result: {} };
  }
  try {
    await at.doors.documenten.send(method, `/gebruiksrechten/${id ?? ''}`, method === 'DELETE' ? null : body, at.reason, at.signal);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 404) throw error;
    if (method === 'PATCH') throw new Retry(diagnostic('ZS4103', `gebruiksrecht ${id ?? ''} went away since it was looked up; planned again`, { remedy: 'Nothing: it is looked up and planned again.' }));
  }
  return { state: 'applied', id: method === 'DELETE' ? null : (id ?? null), result: {} };
}
