// Reads one zaak or document whole, as the model spells it; reads that come together share their calls.
import type { ZodType } from 'zod';
import type { Gone, Raw, ReadOptions } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { informatieobject as informatieobjectModel } from '../../../core/model/informatieobject';
import type { JsonObject } from '../../../core/model/json';
import { zaak as zaakModel } from '../../../core/model/zaak';
import type { Api } from '../api';
import { isUnfinished, readDocument } from '../reading/document';
import { fetchDocumentParts, openVersions, VERSIONS, type DocumentExtras } from '../reading/document-parts';
import type { ReadingDoors } from '../reading/doors';
import { fetchMany, fetchOne, TOGETHER, type Fetching } from '../reading/fetch';
import { lookUpDocument, lookUpZaak } from '../reading/look-up';
import { stampOf } from '../reading/stamp';
import { objects, text } from '../reading/values';
import { readZaak } from '../reading/zaak';
import { changing, fetchParts, ZAAK_EXPAND } from '../reading/zaak-parts';
import { batched } from './batch';

/** A reading before it is given out. */
export interface Reading {
  readonly value: JsonObject;
  readonly stamp: string;
  readonly provenance: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Reader {
  /** null: gone. */
  zaak(id: string, options: ReadOptions, signal: AbortSignal): Promise<Reading | null>;
  informatieobject(id: string, signal: AbortSignal): Promise<Reading | null>;
}

/** The address of an API this connection must have to read. Throws Blocked ZS4156. */
export function needed(api: Api | null, name: 'zaken' | 'documenten'): Api {
  if (api) return api;
  throw new Blocked(diagnostic('ZS4156', `the connection names no ${name}`, { field: name }));
}

/** Refuses a reading the model cannot hold, naming fields and never values. Blocked ZS4150. */
function insist(model: ZodType, value: JsonObject): JsonObject {
  const checked = model.safeParse(value);
  if (checked.success) return value;
  throw new Blocked(checked.error.issues.slice(0, 20).map((issue) => {
    const field = issue.path.join('.');
    const said = issue.code === 'invalid_type' ? `expected ${issue.expected}` : issue.code === 'invalid_value' ? `expected one of ${issue.values.map(String).join(', ')}` : issue.code === 'invalid_format' ? `does not look as it should (${issue.format})` : issue.code;
    return diagnostic('ZS4150', `${field}: ${said}`, { field });
  }));
}

/** One per connection: it remembers catalogue objects and old versions, and gathers reads. */
export function openReader(doors: ReadingDoors): Reader {
  const versions = openVersions();
  const from = (name: 'zaken' | 'documenten'): Fetching => ({
    api: needed(doors[name], name), habits: doors.habits,
    path: name === 'zaken' ? '/zaken' : '/enkelvoudiginformatieobjecten',
    expand: name === 'zaken' ? ZAAK_EXPAND : [],
  });
  const zaken = batched<JsonObject | null>({ most: TOGETHER, load: (ids, signal) => fetchMany(from('zaken'), ids, signal) });
  const documents = batched<{ readonly document: JsonObject | null; readonly verzendingen: DocumentExtras['verzendingen'] }>({
    most: TOGETHER,
    load: async (ids, signal) => {
      const found = await fetchMany(from('documenten'), ids, signal);
      const verzendingen = await fewVerzendingen(needed(doors.documenten, 'documenten'), ids.length, signal);
      return new Map([...found].map(([id, answer]) => [id, answer instanceof Error ? answer : { document: answer, verzendingen }]));
    },
  });

  const informatieobject: Reader['informatieobject'] = async (id, signal) => {
    const { document, verzendingen } = await documents(id, signal);
    if (document === null) return null;
    const documenten = needed(doors.documenten, 'documenten');
    const parts = await fetchDocumentParts(documenten, document, { verzendingen }, versions, signal);
    const value = insist(informatieobjectModel, readDocument(parts, await lookUpDocument(doors, document, signal)));
    return { value, stamp: stampOf(document), provenance: provenanceOf(documenten, document), diagnostics: documentFindings(document) };
  };

  const zaak: Reader['zaak'] = async (id, options, signal) => {
    const api = needed(doors.zaken, 'zaken');
    let raw = await zaken(id, signal);
    for (let tries = 0; tries < 2; tries += 1) {
      if (raw === null) return null;
      const parts = await fetchParts(doors, api, raw, { audittrail: options.audittrail === true }, signal);
      if (parts === null) {
        raw = await fetchOne(from('zaken'), id, signal);
        continue;
      }
      const { meaning, diagnostics } = await lookUpZaak(doors, parts, signal);
      const value = readZaak(parts, meaning);
      const documenten = options.documenten === true ? await dossier(value, informatieobject, signal) : null;
      const whole = insist(zaakModel, documenten === null ? value : { ...value, documenten: documenten.map((one) => one.value) });
      return { value: whole, stamp: stampOf(raw), provenance: provenanceOf(api, raw), diagnostics: [...diagnostics, ...(documenten ?? []).flatMap((one) => one.diagnostics)] };
    }
    throw changing();
  };
  return { zaak, informatieobject };
}

/** The documents of a zaak and its besluiten, once each, whole. Blocked ZS4159 where one is missing: a dossier is complete or it is none. */
async function dossier(zaak: JsonObject, read: Reader['informatieobject'], signal: AbortSignal): Promise<Reading[]> {
  const links = [...objects(zaak['zaakinformatieobjecten']), ...objects(zaak['besluiten']).flatMap((besluit) => objects(besluit['informatieobjecten']))];
  const ids = [...new Set(links.map((link) => text((link['informatieobject'] as JsonObject)['bron'])))].sort();
  return Promise.all(ids.map(async (id) => {
    const found = await read(id, signal);
    if (!found) throw new Blocked(diagnostic('ZS4159', `document ${id} is not there`));
    return found;
  }));
}

/** Asked once for many documents. For a single document its own list costs the same. */
async function fewVerzendingen(documenten: Api, asked: number, signal: AbortSignal): Promise<DocumentExtras['verzendingen']> {
  if (asked === 1) return null;
  const { items, next } = await documenten.page('/verzendingen', {}, signal);
  return next === null ? items : null;
}

function documentFindings(document: JsonObject): Diagnostic[] {
  const versie = Number(document['versie'] ?? 1);
  return [
    ...(versie > VERSIONS ? [diagnostic('ZS4153', `${versie} versions; the newest ${VERSIONS} are read`)] : []),
    ...(isUnfinished(document) ? [diagnostic('ZS4154', `${Number(document['bestandsomvang'])} bytes are announced, nothing is there yet`)] : []),
  ];
}

const provenanceOf = (api: Api, raw: JsonObject): JsonObject => ({ url: text(raw['url']), apiVersion: api.version() });

/** As the contract spells it. */
export function toRaw(shape: string, reading: Reading | null): Raw | Gone {
  return reading ? { state: 'present', shape, ...reading } : { state: 'gone', provenance: {} };
}
