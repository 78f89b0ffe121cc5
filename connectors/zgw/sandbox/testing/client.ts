// Calls a sandbox in tests: over real HTTP, with a token, and with bodies that are right until a test spoils them.
import { createHmac } from 'node:crypto';
import type { Sandbox } from '../../../../core/connector/contract';
import type { Host, Shelf } from '../../../../core/connector/host';
import type { Json, JsonObject } from '../../../../core/model/json';
import { memoryShelf } from '../../../../test/support/shelf';
import { sandbox } from '..';
import { procestypePlaceOf, resultaatPlaceOf, resultaattypeomschrijvingPlaceOf } from '../selectielijst/objects';
import { urlOf } from '../paths';
import { namedUuid } from '../uuid';

const quiet: Host['log'] = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The day on which every test takes place. */
export const NOW = new Date('2026-11-23T12:00:00Z');

export const start = (settings: JsonObject = {}, shelf: Shelf = memoryShelf()): Promise<Sandbox> => sandbox({ port: 0, settings }, { shelf, log: quiet, clock: { now: () => NOW } });

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
}

const encode = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as a client would make it; every claim can be spoiled. */
export function token(claims: JsonObject = {}, secret = 'alleen-voor-de-sandbox-0123456789', head: JsonObject = { alg: 'HS256', typ: 'JWT' }): string {
  const signed = `${encode(head)}.${encode({ iss: 'zaaksluis', client_id: 'zaaksluis', iat: NOW.getTime() / 1000 - 30, ...claims })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** One call. `path` below the Catalogi API, or a whole URL. Throws where the connection breaks. */
export async function call(at: Sandbox, method: string, path: string, body?: Json, headers: Record<string, string> = {}): Promise<Answer> {
  const url = path.startsWith('http') ? path : `${at.url}${path.startsWith('/sandbox') || path.startsWith('/selectielijst') ? '' : '/catalogi/api/v1'}${path}`;
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token()}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as JsonObject) : { text } };
}

/** Makes an object that must be accepted; answers it. */
export async function make(at: Sandbox, collection: string, body: JsonObject): Promise<JsonObject & { url: string }> {
  const answer = await call(at, 'POST', `/${collection}`, body);
  if (answer.status !== 201) throw new Error(`${collection}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { ...answer.body, url: String(answer.body['url']) };
}

/** The codes of a refusal, as `field:code`, in order of name. */
export const faults = (answer: Answer): string[] => {
  const { invalidParams } = answer.body;
  return Array.isArray(invalidParams) ? invalidParams.map((entry) => `${String((entry as JsonObject)['name'])}:${String((entry as JsonObject)['code'])}`).sort() : [String(answer.body['code'])];
};

/** The catalogus that is there from the start. */
export const catalogusOf = (at: Sandbox): string => `${at.url}/catalogi/api/v1/catalogussen/${namedUuid('catalogus/ZANDH/002564440')}`;
export const procestype = (at: Sandbox, nummer: number, jaar = 2020): string => urlOf(procestypePlaceOf(jaar, nummer), at.url);
export const klasse = (at: Sandbox, nummer: string, jaar = 2020): string => urlOf(resultaatPlaceOf(jaar, nummer), at.url);
export const generiek = (at: Sandbox, naam: string): string => urlOf(resultaattypeomschrijvingPlaceOf(naam), at.url);

export const zaaktype = (at: Sandbox, more: JsonObject = {}): JsonObject => ({
  identificatie: 'B9001', omschrijving: 'Bankje melding', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', doel: 'Een bankje herstellen', aanleiding: 'Een melding',
  indicatieInternOfExtern: 'extern', handelingInitiator: 'melden', onderwerp: 'bankje', handelingBehandelaar: 'behandelen', doorlooptijd: 'P8W',
  opschortingEnAanhoudingMogelijk: false, verlengingMogelijk: false, publicatieIndicatie: false, productenOfDiensten: [], selectielijstProcestype: procestype(at, 11),
  referentieproces: { naam: 'Behandelen melding' }, verantwoordelijke: 'Gemeente Zandhoek', beginGeldigheid: '2026-12-01', versiedatum: '2026-11-20',
  catalogus: catalogusOf(at), besluittypen: [], gerelateerdeZaaktypen: [], ...more,
});
export const statustype = (of: string, volgnummer: number, more: JsonObject = {}): JsonObject => ({ omschrijving: `Status ${volgnummer}`, zaaktype: of, volgnummer, ...more });
export const resultaattype = (at: Sandbox, of: string, more: JsonObject = {}): JsonObject => ({
  zaaktype: of, omschrijving: 'Geweigerd', resultaattypeomschrijving: generiek(at, 'Geweigerd'), selectielijstklasse: klasse(at, '11.2'), archiefnominatie: 'vernietigen', archiefactietermijn: 'P5Y',
  brondatumArchiefprocedure: { afleidingswijze: 'afgehandeld' }, ...more,
});
export const roltype = (of: string, more: JsonObject = {}): JsonObject => ({ zaaktype: of, omschrijving: 'Melder', omschrijvingGeneriek: 'initiator', ...more });
export const informatieobjecttype = (at: Sandbox, more: JsonObject = {}): JsonObject => ({
  catalogus: catalogusOf(at), omschrijving: 'Foto van het bankje', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', informatieobjectcategorie: 'Beeld', beginGeldigheid: '2026-12-01', ...more,
});
export const besluittype = (at: Sandbox, more: JsonObject = {}): JsonObject => ({ catalogus: catalogusOf(at), omschrijving: 'Kapbesluit', publicatieIndicatie: true, informatieobjecttypen: [], beginGeldigheid: '2026-12-01', ...more });
export const relation = (of: string, document: string, volgnummer: number, more: JsonObject = {}): JsonObject => ({ zaaktype: of, informatieobjecttype: document, volgnummer, richting: 'inkomend', ...more });
export const eigenschap = (of: string, more: JsonObject = {}): JsonObject => ({ zaaktype: of, naam: 'houtsoort', definitie: 'Soort hout', specificatie: { formaat: 'tekst', lengte: '80', kardinaliteit: '1' }, ...more });
export const zaakobjecttype = (of: string, more: JsonObject = {}): JsonObject => ({ zaaktype: of, anderObjecttype: false, objecttype: 'https://objecttypen.voorbeeld.test/bankje', relatieOmschrijving: 'gaat over', ...more });

/** A zaaktype with everything publishing asks for; answers its URL. */
export async function complete(at: Sandbox, more: JsonObject = {}): Promise<string> {
  const { url } = await make(at, 'zaaktypen', zaaktype(at, more));
  await make(at, 'statustypen', statustype(url, 1));
  await make(at, 'statustypen', statustype(url, 2));
  await make(at, 'roltypen', roltype(url));
  await make(at, 'resultaattypen', resultaattype(at, url));
  return url;
}
