// A town with a published zaaktype and its neighbours, for tests of zaken, documenten and besluiten.
import type { Sandbox } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { besluittype, call, complete, eigenschap, informatieobjecttype, make, procestype, relation, resultaattype, roltype, statustype, zaakobjecttype, zaaktype, type Answer } from './client';

export const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

/** One call; `path` from the root of an API (`/zaken/api/v1/zaken`), or a whole URL. */
export const ask = (at: Sandbox, method: string, path: string, body?: Json, headers: Record<string, string> = {}): Promise<Answer> =>
  call(at, method, path.startsWith('http') ? path : `${at.url}${path}`, body, { ...CRS, ...headers });

/** A call that must succeed; answers its body. */
export async function must(at: Sandbox, method: string, path: string, body?: Json, headers: Record<string, string> = {}): Promise<JsonObject & { url: string }> {
  const answer = await ask(at, method, path, body, headers);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { ...answer.body, url: String(answer.body['url']) };
}

export interface Town {
  readonly zaaktype: string;
  readonly deelzaaktype: string;
  readonly elsewhere: string;
  readonly begin: string;
  readonly middle: string;
  readonly end: string;
  readonly initiator: string;
  readonly behandelaar: string;
  readonly belanghebbende: string;
  readonly resultaattype: string;
  readonly bewaard: string;
  readonly eigenschap: string;
  readonly informatieobjecttype: string;
  readonly strangeDocumenttype: string;
  readonly besluittype: string;
  readonly zaakobjecttype: string;
}

/** Everything published. `afgehandeld` is how the resultaattype derives its brondatum, unless said otherwise. */
export async function town(at: Sandbox, brondatum: JsonObject = { afleidingswijze: 'afgehandeld' }): Promise<Town> {
  const past = { beginGeldigheid: '2020-01-01' };
  const document = (await make(at, 'informatieobjecttypen', informatieobjecttype(at, past))).url;
  const strangeDocumenttype = (await make(at, 'informatieobjecttypen', informatieobjecttype(at, { ...past, omschrijving: 'Vreemd stuk' }))).url;
  const decision = (await make(at, 'besluittypen', besluittype(at, { ...past, informatieobjecttypen: [document] }))).url;
  const deelzaaktype = await complete(at, { ...past, identificatie: 'B9003', omschrijving: 'Deel van een bankje' });
  const elsewhere = await complete(at, { ...past, identificatie: 'B9004', omschrijving: 'Iets anders' });
  // `ingeschatte_bestaansduur_procesobject` goes with termijn, `nihil` with afgehandeld; 11.2 has neither.
  const main = (await make(at, 'zaaktypen', zaaktype(at, { ...past, deelzaaktypen: [deelzaaktype], besluittypen: [decision], selectielijstProcestype: procestype(at, 11), productenOfDiensten: ['https://producten.voorbeeld.test/1'] }))).url;
  const status = async (number: number, more: JsonObject = {}): Promise<string> => (await make(at, 'statustypen', statustype(main, number, more))).url;
  const [begin, middle, end] = [await status(1), await status(2), await status(3)];
  const rol = async (omschrijving: string, omschrijvingGeneriek: string): Promise<string> => (await make(at, 'roltypen', roltype(main, { omschrijving, omschrijvingGeneriek }))).url;
  const made: Town = {
    zaaktype: main, deelzaaktype, elsewhere, begin, middle, end,
    initiator: await rol('Melder', 'initiator'), behandelaar: await rol('Behandelaar', 'behandelaar'), belanghebbende: await rol('Buurman', 'belanghebbende'),
    resultaattype: (await make(at, 'resultaattypen', resultaattype(at, main, { brondatumArchiefprocedure: brondatum, ...(KLASSE[String(brondatum['afleidingswijze'])]?.(at) ?? {}) }))).url,
    bewaard: (await make(at, 'resultaattypen', resultaattype(at, main, { omschrijving: 'Bewaard', archiefnominatie: 'blijvend_bewaren', archiefactietermijn: null, brondatumArchiefprocedure: null }))).url,
    eigenschap: (await make(at, 'eigenschappen', eigenschap(main))).url,
    informatieobjecttype: document, strangeDocumenttype, besluittype: decision,
    zaakobjecttype: (await make(at, 'zaakobjecttypen', zaakobjecttype(main))).url,
  };
  await make(at, 'zaaktype-informatieobjecttypen', relation(main, document, 1));
  for (const url of [document, strangeDocumenttype, decision, deelzaaktype, elsewhere, main]) {
    const published = await call(at, 'POST', `${url}/publish`);
    if (published.status !== 200) throw new Error(`${url}: ${JSON.stringify(published.body)}`);
  }
  return made;
}

/** Classes of the selectielijst that go with an afleidingswijze other than the usual. */
const KLASSE: Readonly<Record<string, (at: Sandbox) => JsonObject>> = {};

export const zaakBody = (at: Town, more: JsonObject = {}): JsonObject => ({ bronorganisatie: '002564440', verantwoordelijkeOrganisatie: '002564440', zaaktype: at.zaaktype, startdatum: '2026-11-01', omschrijving: 'Bankje stuk', ...more });
export const rolBody = (zaak: string, roltypeUrl: string, more: JsonObject = {}): JsonObject => ({
  zaak, roltype: roltypeUrl, betrokkeneType: 'natuurlijk_persoon', roltoelichting: 'melder', betrokkeneIdentificatie: { inpBsn: '999990019', geslachtsnaam: 'Jansen' }, ...more,
});
export const documentBody = (at: Town, more: JsonObject = {}): JsonObject => ({
  bronorganisatie: '002564440', creatiedatum: '2026-11-01', titel: 'Foto', auteur: 'A. de Boer', taal: 'nld', bestandsnaam: 'foto.txt', formaat: 'text/plain', inhoud: Buffer.from('bankje').toString('base64'), bestandsomvang: 6,
  informatieobjecttype: at.informatieobjecttype, indicatieGebruiksrecht: false, ...more,
});
export const statusBody = (zaak: string, statustypeUrl: string, more: JsonObject = {}): JsonObject => ({ zaak, statustype: statustypeUrl, datumStatusGezet: '2026-11-20T10:00:00Z', ...more });

export const ZAKEN = '/zaken/api/v1';
export const DOCUMENTEN = '/documenten/api/v1';
export const BESLUITEN = '/besluiten/api/v1';
