// The rules of documents: versions, names, locks, rights, relations and removal, with the codes of Open Zaak.
import type { Sandbox } from '../../../../core/connector/contract';
import type { JsonObject } from '../../../../core/model/json';
import { faults, informatieobjecttype, make, start } from '../testing/client';
import { ask, base64, bytesOf, document, DOCUMENTEN, documenttype, EIO, must, results, written } from '../testing/documents';

let at: Sandbox;
let type: string;
beforeEach(async () => {
  at = await start({ storage: 'memory' });
  type = await documenttype(at);
});
afterEach(() => at[Symbol.asyncDispose]());

const refusal = async (body: JsonObject): Promise<string[]> => faults(await ask(at, 'POST', EIO, body));
const lockOf = async (url: string): Promise<string> => String((await must(at, 'POST', `${url}/lock`))['lock']);

describe('a document is made', () => {
  test('with content inside, which comes back as it went in', async () => {
    const made = await written(at, type, 'Een bankje bij de eik.');
    expect(made).toMatchObject({ versie: 1, locked: false, bestandsomvang: 22, bestandsdelen: [], beginRegistratie: '2026-11-23T12:00:00Z', inhoud: `${made.url}/download?versie=1`, vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', indicatieGebruiksrecht: null });
    expect(made['lock']).toBeUndefined();
    const { status, bytes, headers } = await bytesOf(String(made['inhoud']));
    expect({ status, text: bytes.toString(), type: headers.get('content-type'), length: headers.get('content-length') }).toEqual({ status: 200, text: 'Een bankje bij de eik.', type: 'application/octet-stream', length: '22' });
    expect((await ask(at, 'GET', made.url)).body).toEqual({ ...made });
  });

  test('without content, or empty: there is nothing to download', async () => {
    const none = await must(at, 'POST', EIO, document(type));
    expect(none).toMatchObject({ inhoud: null, bestandsomvang: null, locked: false });
    expect((await bytesOf(`${none.url}/download`)).status).toBe(204);
    const empty = await must(at, 'POST', EIO, document(type, { inhoud: null, bestandsomvang: 0 }));
    expect(empty).toMatchObject({ inhoud: `${empty.url}/download?versie=1`, locked: false });
    expect((await bytesOf(`${empty.url}/download`)).status).toBe(204);
  });

  test.each([
    ['of another size than it says', { inhoud: base64('vijf!'), bestandsomvang: 6 }, ['nonFieldErrors:file-size']],
    ['that is no base64', { inhoud: 'dit is geen base64 é' }, ['inhoud:invalid-base64']],
    ['whose base64 was cut', { inhoud: 'YWJj' + 'Z' }, ['inhoud:incorrect-base64-padding']],
  ])('not with content %s', async (_why, more, expected) => {
    expect(await refusal(document(type, more))).toEqual(expected);
  });

  test('with a name of its own, unique within its bronorganisatie', async () => {
    await must(at, 'POST', EIO, document(type, { identificatie: 'D1' }));
    expect(await refusal(document(type, { identificatie: 'D1' }))).toEqual(['identificatie:identificatie-niet-uniek']);
    await must(at, 'POST', EIO, document(type, { identificatie: 'D1', bronorganisatie: '517439943' }));
    const found = await ask(at, 'GET', `${EIO}?identificatie=D1&bronorganisatie=517439943`);
    expect(results(found.body).map((one) => one['bronorganisatie'])).toEqual(['517439943']);
    const given = await must(at, 'POST', EIO, document(type));
    expect(given['identificatie']).toBe('DOCUMENT-2026-0000000001');
  });

  test('of a published type only, with what must be there', async () => {
    const concept = await make(at, 'informatieobjecttypen', informatieobjecttype(at, { omschrijving: 'Nog niet' }));
    expect(await refusal(document(concept.url))).toEqual(['informatieobjecttype:not-published']);
    expect(await refusal(document(type.replace(/.{4}$/, '0000')))).toEqual(['informatieobjecttype:does_not_exist']);
    expect(await refusal({ bronorganisatie: '1', status: 'klaar' })).toEqual(['auteur:required', 'bronorganisatie:min_length', 'creatiedatum:required', 'informatieobjecttype:required', 'status:invalid_choice', 'taal:required', 'titel:required']);
    expect(await refusal(document(type, { ontvangstdatum: '2026-11-02', status: 'in_bewerking' }))).toEqual(['status:invalid_for_received']);
  });
});

describe('a document changes', () => {
  test('only under its lock, and each change is a version', async () => {
    const { url } = await written(at, type, 'een');
    const change = async (body: JsonObject): Promise<string[]> => faults(await ask(at, 'PATCH', url, body));
    expect(await change({ titel: 'Anders' })).toEqual(['nonFieldErrors:unlocked']);
    const lock = await lockOf(url);
    expect(faults(await ask(at, 'POST', `${url}/lock`))).toEqual(['nonFieldErrors:existing-lock']);
    expect(await change({ titel: 'Anders' })).toEqual(['nonFieldErrors:missing-lock-id']);
    expect(await change({ titel: 'Anders', lock: 'niet-deze' })).toEqual(['nonFieldErrors:incorrect-lock-id']);
    expect(await must(at, 'PATCH', url, { titel: 'Anders', lock })).toMatchObject({ versie: 2, titel: 'Anders', bestandsomvang: 3, locked: true });
    expect(await must(at, 'PUT', url, document(type, { inhoud: base64('twee'), bestandsomvang: 4, lock }))).toMatchObject({ versie: 3, titel: 'Foto van het bankje', bestandsomvang: 4 });
    expect(faults(await ask(at, 'POST', `${url}/unlock`, { lock: 'niet-deze' }))).toEqual(['nonFieldErrors:incorrect-lock-id']);
    expect((await ask(at, 'POST', `${url}/unlock`, { lock })).status).toBe(204);
    expect((await ask(at, 'GET', url)).body).toMatchObject({ versie: 3, locked: false });
    const texts = [];
    for (const versie of [1, 2, 3]) texts.push((await bytesOf(`${url}/download?versie=${versie}`)).bytes.toString());
    expect(texts).toEqual(['een', 'een', 'twee']);
    expect((await ask(at, 'GET', `${url}?versie=2`)).body).toMatchObject({ versie: 2, titel: 'Anders', inhoud: `${url}/download?versie=2` });
    expect((await ask(at, 'GET', `${url}?versie=4`)).status).toBe(404);
    expect(results((await ask(at, 'GET', EIO)).body).map((one) => one['versie'])).toEqual([3]);
  });

  test('and can be read as it was at a moment', async () => {
    const { url } = await written(at, type, 'een');
    expect((await ask(at, 'GET', `${url}?registratieOp=2026-11-23T12:00:00Z`)).body).toMatchObject({ versie: 1 });
    expect((await ask(at, 'GET', `${url}?registratieOp=2026-11-23T11:59:59Z`)).status).toBe(404);
  });

  test('but not its type, and not to a size that its content has not', async () => {
    const { url } = await written(at, type, 'een');
    const other = await documenttype(at, { omschrijving: 'Iets anders' });
    const lock = await lockOf(url);
    expect(faults(await ask(at, 'PATCH', url, { informatieobjecttype: other, lock }))).toEqual(['informatieobjecttype:wijzigen-niet-toegelaten']);
    expect(faults(await ask(at, 'PATCH', url, { inhoud: base64('langer'), lock }))).toEqual(['nonFieldErrors:file-size']);
    expect((await ask(at, 'GET', url)).body['versie']).toBe(1);
  });

  test('to another name, which then is free for who comes after', async () => {
    const { url } = await written(at, type, 'een', { identificatie: 'D1' });
    const lock = await lockOf(url);
    await must(at, 'PATCH', url, { identificatie: 'D2', lock });
    await must(at, 'POST', EIO, document(type, { identificatie: 'D1' }));
    expect(await refusal(document(type, { identificatie: 'D2' }))).toEqual(['identificatie:identificatie-niet-uniek']);
  });

  test('by force where its lock is lost, by who may', async () => {
    const forcing = await start({ storage: 'memory', clients: [{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789', scopes: ['catalogi.lezen', 'catalogi.schrijven', 'documenten.lezen', 'documenten.aanmaken', 'documenten.lock', 'documenten.geforceerd-unlock'] }] });
    try {
      const { url } = await must(forcing, 'POST', EIO, document(await documenttype(forcing)));
      await must(forcing, 'POST', `${url}/lock`);
      expect((await ask(forcing, 'POST', `${url}/unlock`, {})).status).toBe(204);
      expect((await ask(forcing, 'GET', url)).body['locked']).toBe(false);
    } finally {
      await forcing[Symbol.asyncDispose]();
    }
    const { url } = await written(at, type, 'een');
    await lockOf(url);
    expect(faults(await ask(at, 'POST', `${url}/unlock`, {}))).toEqual(['nonFieldErrors:incorrect-lock-id']);
  });
});

describe('gebruiksrechten', () => {
  const right = (url: string): JsonObject => ({ informatieobject: url, startdatum: '2026-01-01T00:00:00+01:00', omschrijvingVoorwaarden: 'Alleen ter inzage' });

  test('set the indicatie, which nobody can set by hand', async () => {
    expect(await refusal(document(type, { indicatieGebruiksrecht: true }))).toEqual(['indicatieGebruiksrecht:missing-gebruiksrechten']);
    const { url } = await written(at, type, 'een', { indicatieGebruiksrecht: false });
    const made = await must(at, 'POST', `${DOCUMENTEN}/gebruiksrechten`, right(url));
    expect(made['startdatum']).toBe('2025-12-31T23:00:00Z');
    expect((await ask(at, 'GET', url)).body).toMatchObject({ indicatieGebruiksrecht: true, versie: 1 });
    const lock = await lockOf(url);
    expect(faults(await ask(at, 'PATCH', url, { indicatieGebruiksrecht: false, lock }))).toEqual(['indicatieGebruiksrecht:existing-gebruiksrechten']);
    expect((await ask(at, 'DELETE', made.url)).status).toBe(204);
    expect((await ask(at, 'GET', url)).body['indicatieGebruiksrecht']).toBeNull();
  });

  test('are an array, found by document and by date', async () => {
    const { url } = await written(at, type, 'een');
    await must(at, 'POST', `${DOCUMENTEN}/gebruiksrechten`, right(url));
    const list = async (query: string): Promise<number> => ((await ask(at, 'GET', `${DOCUMENTEN}/gebruiksrechten?${query}`)).body as unknown as JsonObject[]).length;
    expect(await list(`informatieobject=${encodeURIComponent(url)}`)).toBe(1);
    expect(await list('startdatum__gt=2026-01-01T00:00:00Z')).toBe(0);
    expect(await list('startdatum__lte=2026-01-01T00:00:00Z')).toBe(1);
    expect(faults(await ask(at, 'POST', `${DOCUMENTEN}/gebruiksrechten`, right(url.replace(/.{4}$/, '0000'))))).toEqual(['informatieobject:does_not_exist']);
  });
});

test('a verzending goes to exactly one address', async () => {
  const { url } = await written(at, type, 'een');
  const sending = (more: JsonObject): JsonObject => ({ betrokkene: 'https://personen.voorbeeld.test/1', informatieobject: url, aardRelatie: 'geadresseerde', contactPersoon: 'https://personen.voorbeeld.test/2', ...more });
  const path = `${DOCUMENTEN}/verzendingen`;
  expect(faults(await ask(at, 'POST', path, sending({})))).toEqual(['nonFieldErrors:invalid-address']);
  expect(faults(await ask(at, 'POST', path, sending({ emailadres: 'a@voorbeeld.test', mijnOverheid: true })))).toEqual(['nonFieldErrors:invalid-address']);
  const made = await must(at, 'POST', path, sending({ emailadres: 'a@voorbeeld.test' }));
  expect(await must(at, 'PATCH', made.url, { toelichting: 'per post mocht ook' })).toMatchObject({ toelichting: 'per post mocht ook', emailadres: 'a@voorbeeld.test' });
  expect((await ask(at, 'GET', `${path}?informatieobject=${encodeURIComponent(url)}`)).body).toMatchObject({ count: 1, next: null });
});

describe('relations', () => {
  test('are an array, made by hand only where no zaak or besluit of this register is meant', async () => {
    const { url } = await written(at, type, 'een');
    const path = `${DOCUMENTEN}/objectinformatieobjecten`;
    const of = (object: string): JsonObject => ({ informatieobject: url, object, objectType: 'verzoek' });
    expect(faults(await ask(at, 'POST', path, of(`${at.url}/zaken/api/v1/zaken/9a9a9a9a-0000-4000-8000-000000000000`)))).toEqual(['nonFieldErrors:inconsistent-relation']);
    const made = await must(at, 'POST', path, of('https://verzoeken.voorbeeld.test/1'));
    expect(faults(await ask(at, 'POST', path, of('https://verzoeken.voorbeeld.test/1')))).toEqual(['nonFieldErrors:unique']);
    expect((await ask(at, 'GET', `${path}?informatieobject=${encodeURIComponent(url)}`)).body).toEqual([made]);
    expect((await ask(at, 'GET', `${path}?object=${encodeURIComponent('https://verzoeken.voorbeeld.test/1')}`)).body).toEqual([made]);
    expect(results((await ask(at, 'GET', `${EIO}?objectinformatieobjecten__object=${encodeURIComponent('https://verzoeken.voorbeeld.test/1')}`)).body)).toHaveLength(1);
    expect(results((await ask(at, 'GET', `${EIO}?objectinformatieobjecten__object=${encodeURIComponent('https://verzoeken.voorbeeld.test/1')}&objectinformatieobjecten__objectType=zaak`)).body)).toHaveLength(0);
    expect(faults(await ask(at, 'DELETE', url))).toEqual(['nonFieldErrors:pending-relations']);
    expect((await ask(at, 'DELETE', made.url)).status).toBe(204);
    expect((await ask(at, 'DELETE', url)).status).toBe(204);
    expect((await ask(at, 'GET', url)).status).toBe(404);
    expect((await ask(at, 'GET', EIO)).body['count']).toBe(0);
  });
});

describe('lists', () => {
  test('are oldest first, in pages, and know their filters', async () => {
    for (const number of [1, 2, 3, 4, 5]) await written(at, type, 'x'.repeat(number), { identificatie: `D${number}`, titel: `Stuk ${number}`, trefwoorden: number % 2 ? ['boom'] : ['bank', 'boom'], creatiedatum: `2026-11-0${number}` });
    const names = async (query: string): Promise<unknown[]> => results((await ask(at, 'GET', `${EIO}?${query}`)).body).map((one) => one['identificatie']);
    const first = await ask(at, 'GET', `${EIO}?pageSize=2`);
    expect(first.body).toMatchObject({ count: 5, previous: null, next: `${at.url}${EIO}?pageSize=2&page=2` });
    expect(await names('pageSize=2&page=3')).toEqual(['D5']);
    expect((await ask(at, 'GET', `${EIO}?pageSize=2&page=4`)).status).toBe(404);
    expect(await names('trefwoorden=bank,boom')).toEqual(['D2', 'D4']);
    expect(await names('trefwoorden__overlap=bank,iets')).toEqual(['D2', 'D4']);
    expect(await names('titel=stuk%203')).toEqual(['D3']);
    expect(await names('creatiedatum__gte=2026-11-04')).toEqual(['D4', 'D5']);
    expect(await names('ordering=-bestandsomvang&pageSize=2')).toEqual(['D5', 'D4']);
    expect(await names('locked=true')).toEqual([]);
    expect(faults(await ask(at, 'GET', `${EIO}?aangemaaktNa=2026`))).toEqual(['nonFieldErrors:unknown-parameters']);
    expect(faults(await ask(at, 'GET', `${EIO}?objectinformatieobjecten_object=x`))).toEqual(['nonFieldErrors:unknown-parameters']);
    expect(faults(await ask(at, 'GET', `${EIO}?ordering=identificatie`))).toEqual(['ordering:invalid_choice']);
  });

  test('skip what was removed, whatever the page', async () => {
    const urls = [];
    for (const number of [1, 2, 3, 4]) urls.push((await written(at, type, 'x', { identificatie: `D${number}` })).url);
    await ask(at, 'DELETE', String(urls[1]));
    const page = await ask(at, 'GET', `${EIO}?pageSize=2&page=2`);
    expect(page.body['count']).toBe(3);
    expect(results(page.body).map((one) => one['identificatie'])).toEqual(['D4']);
  });

  test('can be asked for many at once by UUID', async () => {
    const [one, two] = [await written(at, type, 'een'), await written(at, type, 'twee')];
    const uuids = [two, one].map(({ url }) => url.slice(-36));
    const { body } = await ask(at, 'POST', `${EIO}/_zoek?expand=informatieobjecttype`, { uuid__in: [...uuids, '00000000-0000-4000-8000-000000000000'] });
    expect(results(body).map((found) => found['url'])).toEqual([one.url, two.url]);
    expect(results(body)[0]).toMatchObject({ _expand: { informatieobjecttype: { url: type } } });
    expect(faults(await ask(at, 'POST', `${EIO}/_zoek`, {}))).toEqual(['nonFieldErrors:empty_search_body']);
  });
});

test('an ETag changes with the document, and 304 says it did not', async () => {
  const { url } = await written(at, type, 'een');
  const tag = (await ask(at, 'GET', url)).headers.get('etag') ?? '';
  expect((await ask(at, 'GET', url, undefined, { 'if-none-match': tag })).status).toBe(304);
  const head = await ask(at, 'HEAD', url);
  expect({ status: head.status, tag: head.headers.get('etag') }).toEqual({ status: 200, tag });
  await lockOf(url);
  expect((await ask(at, 'GET', url, undefined, { 'if-none-match': tag })).status).toBe(200);
});

test('the audit trail tells who did what, why, and what changed', async () => {
  const { url } = await written(at, type, 'een');
  const lock = await lockOf(url);
  await must(at, 'PATCH', url, { titel: 'Anders', lock }, { 'x-audit-toelichting': 'run 12 / regel 3' });
  const trail = (await ask(at, 'GET', `${url}/audittrail`)).body as unknown as JsonObject[];
  expect(trail.map((line) => [line['actie'], line['toelichting'], line['resultaat']])).toEqual([['create', '', 201], ['partial_update', 'run 12 / regel 3', 200]]);
  expect(trail[1]).toMatchObject({ bron: 'drc', applicatieId: 'zaaksluis', hoofdObject: url, wijzigingen: { oud: { titel: 'Foto van het bankje' }, nieuw: { titel: 'Anders', url } } });
  expect((await ask(at, 'GET', `${url}/audittrail/${String(trail[1]?.['uuid'])}`)).body).toEqual(trail[1]);
});

describe('the combined calls', () => {
  test('reserve names that nobody gets again', async () => {
    const one = await ask(at, 'POST', `${DOCUMENTEN}/documentnummer_reserveren`, { bronorganisatie: '002564440' });
    expect({ status: one.status, body: one.body }).toEqual({ status: 201, body: { identificatie: 'DOCUMENT-2026-0000000001' } });
    const two = await ask(at, 'POST', `${DOCUMENTEN}/documentnummer_reserveren`, { bronorganisatie: '002564440', aantal: 2 });
    expect(two.body).toEqual([{ identificatie: 'DOCUMENT-2026-0000000002' }, { identificatie: 'DOCUMENT-2026-0000000003' }]);
    expect((await must(at, 'POST', EIO, document(type)))['identificatie']).toBe('DOCUMENT-2026-0000000004');
  });

  test('put a document in a zaak in one go, or leave neither', async () => {
    const seeded = await start({ storage: 'memory', seeded: { zaken: 30, documenten: 1 } });
    try {
      const zaken = results((await ask(seeded, 'GET', '/zaken/api/v1/zaken', undefined, { 'accept-crs': 'EPSG:4326' })).body);
      const zaak = String(zaken.find(({ einddatum }) => einddatum === null)?.['url']);
      const [known] = results((await ask(seeded, 'GET', `${EIO}?objectinformatieobjecten__object=${encodeURIComponent(zaak)}`)).body);
      const body = (more: JsonObject): JsonObject => ({ enkelvoudiginformatieobject: document(String(known?.['informatieobjecttype']), { identificatie: 'D1', ...more }), zaakinformatieobject: { zaak, titel: 'Erbij' } });
      const made = (await must(seeded, 'POST', `${DOCUMENTEN}/document_registreren`, body({}))) as unknown as { enkelvoudiginformatieobject: JsonObject; zaakinformatieobject: JsonObject };
      const url = String(made.enkelvoudiginformatieobject['url']);
      expect(made.zaakinformatieobject).toMatchObject({ zaak, informatieobject: url, titel: 'Erbij' });
      expect((await ask(seeded, 'GET', `${DOCUMENTEN}/objectinformatieobjecten?informatieobject=${encodeURIComponent(url)}`)).body).toMatchObject([{ object: zaak, objectType: 'zaak' }]);
      expect(faults(await ask(seeded, 'POST', `${DOCUMENTEN}/document_registreren`, body({})))).toEqual(['enkelvoudiginformatieobject.identificatie:identificatie-niet-uniek']);
      const astray = { ...body({ identificatie: 'D2' }), zaakinformatieobject: { zaak: zaak.replace(/.{4}$/, '0000') } };
      expect((await ask(seeded, 'POST', `${DOCUMENTEN}/document_registreren`, astray)).status).toBe(400);
      expect((await ask(seeded, 'GET', `${EIO}?identificatie=D2&bronorganisatie=002564440`)).body['count']).toBe(0);
      expect((await ask(seeded, 'GET', EIO)).body['count']).toBe(31);
    } finally {
      await seeded[Symbol.asyncDispose]();
    }
  });

  test('are not there when they are switched off', async () => {
    const strict = await start({ storage: 'memory', combined: false });
    expect((await ask(strict, 'POST', `${DOCUMENTEN}/documentnummer_reserveren`, { bronorganisatie: '002564440' })).status).toBe(404);
    await strict[Symbol.asyncDispose]();
  });
});

test('the newest standard has its own fields and its own spelling of filters', async () => {
  const newest = await start({ storage: 'memory', zaken: '1.7' });
  try {
    const kind = await documenttype(newest);
    const made = await must(newest, 'POST', EIO, document(kind, { inhoudIsVervallen: true, tonenAanInitiator: true }));
    expect(made).toMatchObject({ inhoudIsVervallen: true, tonenAanInitiator: true, isGereedVoorPublicatie: null, ondertekening: null, integriteit: null, lock: '' });
    const { headers } = await ask(newest, 'GET', made.url);
    expect(headers.get('api-version')).toBe('1.7.1');
    const lock = String((await must(newest, 'POST', `${made.url}/lock`))['lock']);
    expect(await must(newest, 'PATCH', made.url, { trefwoorden: ['eik'], lock })).toMatchObject({ trefwoorden: ['eik'], versie: 2 });
    expect((await ask(newest, 'GET', `${EIO}?objectinformatieobjecten_object=${encodeURIComponent('https://elders.voorbeeld.test/1')}`)).body['count']).toBe(0);
    expect(faults(await ask(newest, 'GET', `${EIO}?titel=x`))).toEqual(['nonFieldErrors:unknown-parameters']);
    expect((await ask(newest, 'GET', `${made.url}?expand=zaak`)).status).toBe(404);
    expect((await ask(newest, 'GET', `${made.url}?expand=informatieobjecttype`)).body).toMatchObject({ _expand: { informatieobjecttype: { url: kind } } });
  } finally {
    await newest[Symbol.asyncDispose]();
  }
});
