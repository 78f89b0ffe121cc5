// What the Documenten API answers is held against the OpenAPI files of Open Zaak and of the standard.
import type { Sandbox } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { start } from '../testing/client';
import { ask, base64, document, DOCUMENTEN, documenttype, EIO, must, partsOf, putPart } from '../testing/documents';
import { openApiOf } from '../testing/openapi';

const PLAYED = [
  { zaken: '1.5', file: 'openzaak-1.30-documenten.yaml', page: 'PaginatedExpandEnkelvoudigInformatieObjectList', one: 'ExpandEnkelvoudigInformatieObject', created: 'EnkelvoudigInformatieObject', changed: 'EnkelvoudigInformatieObject', part: 'BestandsDeel', sent: 'PaginatedExpandVerzendingList', abroad: { adresBuitenland_1: 'Rue de la Loi 1', landPostadres: 'https://landen.voorbeeld.test/be' } },
  { zaken: '1.7', file: 'zgw-documenten-1.7.1.yaml', page: 'PaginatedEnkelvoudigInformatieObjectList', one: 'EnkelvoudigInformatieObjectExpanded', created: 'EnkelvoudigInformatieObjectCreateLock', changed: 'EnkelvoudigInformatieObjectWithLock', part: 'BestandsDeelResponse', sent: 'PaginatedVerzendingList', abroad: { adresBuitenland1: 'Rue de la Loi 1', landPostadres: 'https://landen.voorbeeld.test/be' } },
] as const;

describe.each(PLAYED)('every answer, played as $zaken, fits $file', ({ zaken, file, page, one, created, changed, part, sent, abroad }) => {
  const fits = openApiOf(file);
  let at: Sandbox;
  beforeAll(async () => void (at = await start({ storage: 'memory', zaken, partBytes: 1000, seeded: { zaken: 200, documenten: 3 } })));
  afterAll(() => at[Symbol.asyncDispose]());
  const good = (schema: string, body: Json): void => {
    if (fits) expect({ schema, errors: fits(schema, body) }).toEqual({ schema, errors: [] });
  };
  const get = async (path: string): Promise<JsonObject> => (await ask(at, 'GET', path)).body;

  test('of seeded documents, all of them', async () => {
    let next: Json = `${at.url}${EIO}?expand=informatieobjecttype`;
    let seen = 0;
    while (typeof next === 'string') {
      const body: JsonObject = await get(next);
      good(page, body);
      seen += (body['results'] as Json[]).length;
      next = body['next'] ?? null;
    }
    expect(seen).toBe(600);
    const rights = await get(`${DOCUMENTEN}/gebruiksrechten?expand=informatieobject.informatieobjecttype`);
    expect((rights as unknown as Json[]).length).toBeGreaterThan(5);
    good('Gebruiksrechten[]', rights);
    const sendings = await get(`${DOCUMENTEN}/verzendingen`);
    expect(sendings['count']).toBeGreaterThan(5);
    good(sent, sendings);
    good('ObjectInformatieObject[]', await get(`${DOCUMENTEN}/objectinformatieobjecten`));
  });

  test('of documents that are made, as bare as allowed and as full as possible, and changed', async () => {
    const type = await documenttype(at);
    const bare = await must(at, 'POST', EIO, document(type));
    good(created, bare);
    const full = await must(at, 'POST', EIO, document(type, {
      identificatie: `vol-${zaken}`, inhoud: base64('inhoud'), bestandsomvang: 6, vertrouwelijkheidaanduiding: 'geheim', status: 'definitief', link: 'https://elders.voorbeeld.test/1', beschrijving: 'Alles erop en eraan', ontvangstdatum: '2026-11-02',
      indicatieGebruiksrecht: false, verschijningsvorm: 'brief', ondertekening: { soort: 'pki', datum: '2026-11-02' }, integriteit: { algoritme: 'md5', waarde: 'abc', datum: '2026-11-02' }, trefwoorden: ['een', 'twee'],
    }));
    good(created, full);
    good(one, await get(`${full.url}?expand=informatieobjecttype`));
    const { lock } = await must(at, 'POST', `${full.url}/lock`);
    good('LockEnkelvoudigInformatieObject', { lock: lock ?? '' });
    good(changed, await must(at, 'PATCH', full.url, { titel: 'Anders', lock: String(lock) }));
    good(changed, await must(at, 'PUT', full.url, document(type, { lock: String(lock) })));
    good('AuditTrail[]', await get(`${full.url}/audittrail`));
    const large = await must(at, 'POST', EIO, document(type, { inhoud: null, bestandsomvang: 1500 }));
    good(created, large);
    const [first] = partsOf(large);
    if (!first) throw new Error('no parts');
    good(part, (await putPart(first.url, first.lock, Buffer.alloc(1000))).body);
    good(one, await get(large.url));
    good(page, (await ask(at, 'POST', `${EIO}/_zoek`, { uuid__in: [full.url.slice(-36)] })).body);
  });

  test('of what hangs from them', async () => {
    const type = await documenttype(at, { omschrijving: 'Nog een' });
    const { url } = await must(at, 'POST', EIO, document(type));
    good('Gebruiksrechten', await must(at, 'POST', `${DOCUMENTEN}/gebruiksrechten`, { informatieobject: url, startdatum: '2026-01-01T00:00:00Z', omschrijvingVoorwaarden: 'ter inzage' }));
    const sending = { betrokkene: 'https://personen.voorbeeld.test/1', informatieobject: url, aardRelatie: 'afzender', contactPersoon: 'https://personen.voorbeeld.test/2' };
    const addresses: readonly JsonObject[] = [{ emailadres: 'a@voorbeeld.test' }, { mijnOverheid: true }, { buitenlandsCorrespondentieadres: abroad }, { binnenlandsCorrespondentieadres: { huisnummer: 1, naamOpenbareRuimte: 'Dijk', postcode: '1234AB', woonplaatsnaam: 'Zandhoek' } }, { correspondentiePostadres: { postBusOfAntwoordnummer: 12, postadresPostcode: '1234AB', postadresType: 'postbusnummer', woonplaatsnaam: 'Zandhoek' } }];
    for (const address of addresses) {
      good('Verzending', await must(at, 'POST', `${DOCUMENTEN}/verzendingen`, { ...sending, ...address }));
    }
    good('ObjectInformatieObject', await must(at, 'POST', `${DOCUMENTEN}/objectinformatieobjecten`, { informatieobject: url, object: 'https://verzoeken.voorbeeld.test/1', objectType: 'verzoek' }));
  });

  test('of refusals', async () => {
    good('ValidatieFout', (await ask(at, 'POST', EIO, {})).body);
    good('Fout', (await ask(at, 'GET', `${EIO}/00000000-0000-4000-8000-000000000000`)).body);
  });

  if (zaken === '1.5') {
    test('of reserved names', async () => {
      good('ReservedDocument', (await ask(at, 'POST', `${DOCUMENTEN}/documentnummer_reserveren`, { bronorganisatie: '002564440', aantal: 3 })).body);
    });
  }
});
