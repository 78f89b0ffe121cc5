// Every rule of the Zaken API that the sandbox enforces, shown by the refusal it gives.
import type { Sandbox } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { faults, start, token, type Answer } from '../testing/client';
import { ask, BESLUITEN, DOCUMENTEN, documentBody, must, rolBody, statusBody, town, zaakBody, ZAKEN, type Town } from '../testing/zaken';
import { places } from '../seed/catalogue';
import { SCOPES } from '../settings';

const ALL = SCOPES.filter((scope) => !scope.includes('geforceerd'));
const MASTER = { id: 'beheerder', secret: 'geheim-van-de-beheerder-0123456789', scopes: [...SCOPES] };
const CLERK = { id: 'loket', secret: 'geheim-van-het-loket-0123456789', scopes: ['zaken.aanmaken', 'zaken.lezen'] };
const as = (client: { id: string; secret: string }): Record<string, string> => ({ authorization: `Bearer ${token({ client_id: client.id, iss: client.id }, client.secret)}` });

let at: Sandbox;
let there: Town;
beforeAll(async () => {
  at = await start({ storage: 'memory', clients: [{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789', scopes: [...ALL] }, MASTER, CLERK] });
  there = await town(at);
});
afterAll(() => at[Symbol.asyncDispose]());

type Made = JsonObject & { url: string };
const post = (collection: string, body: JsonObject, headers: Record<string, string> = {}): Promise<Answer> => ask(at, 'POST', `${ZAKEN}/${collection}`, body, headers);
const zaak = (more: JsonObject = {}): Promise<Made> => must(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there, more));
const document = (more: JsonObject = {}): Promise<Made> => must(at, 'POST', `${DOCUMENTEN}/enkelvoudiginformatieobjecten`, documentBody(there, more));
const withResult = async (more: JsonObject = {}): Promise<Made> => {
  const made = await zaak(more);
  await must(at, 'POST', `${ZAKEN}/resultaten`, { zaak: made.url, resultaattype: there.resultaattype });
  return made;
};
const closed = async (): Promise<Made> => {
  const made = await withResult();
  await must(at, 'POST', `${ZAKEN}/statussen`, statusBody(made.url, there.end));
  return made;
};
const close = (url: string): Promise<Answer> => post('statussen', statusBody(url, there.end));

describe('at the door', () => {
  test('without reference system 412, with another 406, with an unknown parameter 400', async () => {
    expect((await ask(at, 'GET', `${ZAKEN}/zaken`, undefined, { 'accept-crs': '' })).status).toBe(406);
    const bare = await fetch(`${at.url}${ZAKEN}/zaken`, { headers: { authorization: `Bearer ${token()}` } });
    expect(bare.status).toBe(412);
    const half = await fetch(`${at.url}${ZAKEN}/zaken`, { method: 'POST', headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json', 'accept-crs': 'EPSG:4326' }, body: '{}' });
    expect(half.status).toBe(412);
    expect((await ask(at, 'GET', `${ZAKEN}/zaken`, undefined, { 'accept-crs': 'EPSG:28992' })).status).toBe(406);
    for (const path of ['zaken?zaaktypen=x', 'statussen?status=x', 'rollen?bsn=1', 'zaakinformatieobjecten?page=1', 'resultaten?x=1', 'zaakobjecten?y=1']) {
      const answer = await ask(at, 'GET', `${ZAKEN}/${path}`);
      expect({ path, status: answer.status, faults: faults(answer) }).toEqual({ path, status: 400, faults: ['nonFieldErrors:unknown-parameters'] });
    }
  });

  test('a value that no filter takes, an order and an expansion that do not exist are refused', async () => {
    const cases = { 'startdatum=gisteren': 'startdatum:invalid', 'archiefstatus=weg': 'archiefstatus:invalid_choice', 'einddatum__isnull=misschien': 'einddatum__isnull:invalid', 'zaaktype=x': 'zaaktype:invalid', 'ordering=naam': 'ordering:invalid_choice', 'expand=documenten': 'expand:invalid_choice', 'kenmerk=zonder': 'kenmerk:invalid' };
    for (const [query, fault] of Object.entries(cases)) expect({ query, faults: faults(await ask(at, 'GET', `${ZAKEN}/zaken?${query}`)) }).toEqual({ query, faults: [fault] });
    expect((await ask(at, 'GET', `${ZAKEN}/zaken?page=9999`)).status).toBe(404);
    expect(faults(await ask(at, 'POST', `${ZAKEN}/zaken/_zoek`, {}))).toEqual(['nonFieldErrors:empty_search_body']);
  });

  test('who may only make zaken sets the first status and no more, and changes nothing', async () => {
    const made = await must(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there), as(CLERK));
    expect((await post('statussen', statusBody(made.url, there.begin), as(CLERK))).status).toBe(201);
    expect((await post('statussen', statusBody(made.url, there.middle), as(CLERK))).status).toBe(403);
    expect((await ask(at, 'PATCH', made.url, { omschrijving: 'x' }, as(CLERK))).status).toBe(403);
    expect((await ask(at, 'DELETE', made.url, undefined, as(CLERK))).status).toBe(403);
  });
});

test('who is granted one zaaktype sees no others, makes no others and changes no others', async () => {
  const zaaktype = `/catalogi/api/v1/${places(1).zaaktype('S-REPARATIE')}`;
  const narrow = { id: 'smal', secret: 'geheim-van-wie-weinig-mag-0123456789', scopes: [...ALL], autorisaties: [{ component: 'zrc', scopes: ['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken'], zaaktype, maxVertrouwelijkheidaanduiding: 'zaakvertrouwelijk' }] };
  const full = await start({ storage: 'memory', pageSize: 500, seeded: { zaken: 200 }, clients: [{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789', scopes: [...ALL] }, narrow] });
  const zaken = async (headers: Record<string, string> = {}): Promise<JsonObject[]> => (await must(full, 'GET', `${ZAKEN}/zaken`, undefined, headers))['results'] as JsonObject[];
  const own = `${full.url}${zaaktype}`;
  const all = await zaken();
  const may = (one: JsonObject): boolean => one['zaaktype'] === own && !['vertrouwelijk', 'confidentieel'].includes(String(one['vertrouwelijkheidaanduiding']));
  const seen = await zaken(as(narrow));
  expect(seen.map((one) => one['url'])).toEqual(all.filter(may).map((one) => one['url']));
  expect(seen.length).toBeGreaterThan(5);
  const hidden = all.find((one) => one['zaaktype'] !== own && one['einddatum'] === null);
  const open = seen.find((one) => one['einddatum'] === null);
  expect((await ask(full, 'GET', String(hidden?.['url']), undefined, as(narrow))).status).toBe(403);
  expect((await ask(full, 'GET', String((hidden?.['rollen'] as string[])[0]), undefined, as(narrow))).status).toBe(403);
  expect((await ask(full, 'PATCH', String(hidden?.['url']), { omschrijving: 'x' }, as(narrow))).status).toBe(403);
  expect((await ask(full, 'PATCH', String(open?.['url']), { omschrijving: 'x' }, as(narrow))).status).toBe(200);
  const body = (type: Json | undefined): JsonObject => ({ bronorganisatie: '002564440', verantwoordelijkeOrganisatie: '002564440', zaaktype: type ?? '', startdatum: '2026-11-01' });
  expect((await ask(full, 'POST', `${ZAKEN}/zaken`, body(own), as(narrow))).status).toBe(201);
  expect((await ask(full, 'POST', `${ZAKEN}/zaken`, body(hidden?.['zaaktype']), as(narrow))).status).toBe(403);
  expect((await ask(full, 'DELETE', String(open?.['url']), undefined, as(narrow))).status).toBe(403);
  await full[Symbol.asyncDispose]();
});

describe('a zaak', () => {
  test('needs what is required, and names all of it at once', async () => {
    expect(faults(await post('zaken', {}))).toEqual(['bronorganisatie:required', 'startdatum:required', 'verantwoordelijkeOrganisatie:required', 'zaaktype:required']);
  });

  test.each([
    ['a bronorganisatie of eight digits', { bronorganisatie: '12345678' }, 'bronorganisatie:min_length'],
    ['a zaaktype that is none', { zaaktype: 'https://elders.voorbeeld.test/x' }, 'zaaktype:no_match'],
    ['a product the zaaktype does not offer', { productenOfDiensten: ['https://producten.voorbeeld.test/9'] }, 'productenOfDiensten:invalid-products-services'],
    ['a payment where there is nothing to pay', { betalingsindicatie: 'nvt', laatsteBetaaldatum: '2026-01-01T00:00:00Z' }, 'laatsteBetaaldatum:betaling-nvt'],
    ['a payment in the future', { betalingsindicatie: 'geheel', laatsteBetaaldatum: '2027-01-01T00:00:00Z' }, 'laatsteBetaaldatum:future_not_allowed'],
    ['a verlenging without a term', { verlenging: { reden: 'druk' } }, 'verlenging.duur:required'],
    ['an omschrijving of 81 characters', { omschrijving: 'x'.repeat(81) }, 'omschrijving:max_length'],
    ['a date that does not exist', { startdatum: '2026-02-30' }, 'startdatum:invalid'],
    ['a hoofdzaak that is not there', { hoofdzaak: 'http://x.test/zaken/api/v1/zaken/00000000-0000-4000-8000-000000000000' }, 'hoofdzaak:does_not_exist'],
  ])('is refused with %s', async (_what, more, fault) => {
    expect(faults(await post('zaken', zaakBody(there, more)))).toEqual([fault]);
  });

  test('has a number that is unique within its bronorganisatie, and says who has it', async () => {
    const first = await zaak({ identificatie: 'Z-1' });
    const again = await post('zaken', zaakBody(there, { identificatie: 'Z-1' }));
    expect(faults(again)).toEqual(['identificatie:identificatie-niet-uniek']);
    expect(JSON.stringify(again.body)).toContain(String(first['uuid']));
    expect((await post('zaken', zaakBody(there, { identificatie: 'Z-1', bronorganisatie: '111222333' }))).status).toBe(201);
  });

  test('of a zaaktype that is not published is refused', async () => {
    const concept = await must(at, 'POST', '/catalogi/api/v1/zaaktypen', { ...(await zaaktypeBody()), identificatie: 'B9100' });
    expect(faults(await post('zaken', zaakBody(there, { zaaktype: concept.url })))).toEqual(['zaaktype:not-published']);
  });

  test('keeps its zaaktype and its number', async () => {
    const made = await zaak();
    expect(faults(await ask(at, 'PATCH', made.url, { zaaktype: there.elsewhere }))).toEqual(['zaaktype:wijzigen-niet-toegelaten']);
    expect(faults(await ask(at, 'PATCH', made.url, { identificatie: 'anders' }))).toEqual(['identificatie:wijzigen-niet-toegelaten']);
  });

  test('takes the vertrouwelijkheidaanduiding of its zaaktype and today as registratiedatum', async () => {
    expect(await zaak()).toMatchObject({ vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', registratiedatum: '2026-11-23', archiefstatus: 'nog_te_archiveren' });
  });

  test('whose deelzaken do not fit is refused: of itself, of a deelzaak, of a zaaktype that is not allowed, of a closed one', async () => {
    const hoofd = await zaak();
    const deel = await zaak({ zaaktype: there.deelzaaktype, hoofdzaak: hoofd.url });
    expect((await must(at, 'GET', hoofd.url))['deelzaken']).toEqual([deel.url]);
    expect(faults(await ask(at, 'PATCH', hoofd.url, { hoofdzaak: hoofd.url }))).toEqual(['hoofdzaak:self-forbidden']);
    expect(faults(await post('zaken', zaakBody(there, { zaaktype: there.deelzaaktype, hoofdzaak: deel.url })))).toEqual(['hoofdzaak:deelzaak-als-hoofdzaak']);
    expect(faults(await post('zaken', zaakBody(there, { zaaktype: there.elsewhere, hoofdzaak: hoofd.url })))).toEqual(['nonFieldErrors:invalid-deelzaaktype']);
    expect(faults(await post('zaken', zaakBody(there, { zaaktype: there.deelzaaktype, hoofdzaak: (await closed()).url })))).toEqual(['hoofdzaak:hoofdzaak-closed']);
  });

  test('goes with its parts and deelzaken, but not while besluiten hang from it', async () => {
    const hoofd = await zaak();
    const deel = await zaak({ zaaktype: there.deelzaaktype, hoofdzaak: hoofd.url });
    const rol = await must(at, 'POST', `${ZAKEN}/rollen`, rolBody(hoofd.url, there.initiator));
    const stuk = await document();
    await must(at, 'POST', `${ZAKEN}/zaakinformatieobjecten`, { zaak: hoofd.url, informatieobject: stuk.url });
    const besluit = await must(at, 'POST', `${BESLUITEN}/besluiten`, { zaak: hoofd.url, besluittype: there.besluittype, verantwoordelijkeOrganisatie: '002564440', datum: '2026-11-01', ingangsdatum: '2026-11-02' });
    expect(faults(await ask(at, 'DELETE', hoofd.url))).toEqual(['nonFieldErrors:related-besluiten']);
    expect((await ask(at, 'DELETE', besluit.url)).status).toBe(204);
    expect((await ask(at, 'DELETE', hoofd.url)).status).toBe(204);
    for (const url of [hoofd.url, deel.url, rol.url]) expect((await ask(at, 'GET', url)).status).toBe(404);
    expect((await ask(at, 'GET', `${DOCUMENTEN}/objectinformatieobjecten?informatieobject=${encodeURIComponent(stuk.url)}`)).body).toEqual([]);
    expect((await ask(at, 'DELETE', stuk.url)).status).toBe(204);
  });
});

const zaaktypeBody = async (): Promise<JsonObject> => {
  const { url: _url, concept: _concept, ...body } = await must(at, 'GET', there.zaaktype);
  return { ...body, besluittypen: [], deelzaaktypen: [] };
};

describe('a rol', () => {
  test('there is one initiator, and any number of belanghebbenden', async () => {
    const { url } = await zaak();
    expect((await post('rollen', rolBody(url, there.initiator))).status).toBe(201);
    expect(faults(await post('rollen', rolBody(url, there.initiator)))).toEqual(['nonFieldErrors:max-occurences']);
    for (let times = 0; times < 2; times += 1) expect((await post('rollen', rolBody(url, there.belanghebbende))).status).toBe(201);
  });

  test('names a betrokkene, of a kind that exists, by fields of that kind', async () => {
    const { url } = await zaak();
    expect(faults(await post('rollen', rolBody(url, there.behandelaar, { betrokkeneIdentificatie: undefined as never })))).toEqual(['nonFieldErrors:invalid-betrokkene']);
    expect(faults(await post('rollen', rolBody(url, there.behandelaar, { betrokkeneType: 'vereniging' })))).toEqual(['betrokkeneType:invalid_choice']);
    expect(faults(await post('rollen', rolBody(url, there.behandelaar, { betrokkeneIdentificatie: { inpBsn: '1' } })))).toEqual(['betrokkeneIdentificatie.inpBsn:min_length']);
    expect(faults(await post('rollen', rolBody(url, there.behandelaar, { betrokkeneType: 'medewerker', betrokkeneIdentificatie: { achternaam: 'x'.repeat(201) } })))).toEqual(['betrokkeneIdentificatie.achternaam:max_length']);
    expect(faults(await post('rollen', rolBody(url, there.behandelaar, { contactpersoonRol: { emailadres: 'geen adres', naam: 'A' } })))).toEqual(['contactpersoonRol.emailadres:invalid']);
  });

  test('is of a roltype of the zaaktype', async () => {
    const { url } = await zaak({ zaaktype: there.elsewhere });
    expect(faults(await post('rollen', rolBody(url, there.initiator)))).toEqual(['nonFieldErrors:zaaktype-mismatch']);
  });

  test('can be changed on Open Zaak, into another kind of betrokkene too', async () => {
    const { url } = await zaak();
    const rol = await must(at, 'POST', `${ZAKEN}/rollen`, rolBody(url, there.behandelaar));
    const changed = await must(at, 'PUT', rol.url, rolBody(url, there.behandelaar, { betrokkeneType: 'organisatorische_eenheid', betrokkeneIdentificatie: { identificatie: 'OE1', naam: 'Groen' } }));
    expect(changed).toMatchObject({ url: rol.url, betrokkeneType: 'organisatorische_eenheid', betrokkeneIdentificatie: { identificatie: 'OE1', naam: 'Groen' } });
    expect((changed['betrokkeneIdentificatie'] as JsonObject)['inpBsn']).toBeUndefined();
  });
});

describe('other parts', () => {
  test('of another zaaktype are refused', async () => {
    const { url } = await zaak({ zaaktype: there.elsewhere });
    expect(faults(await post('statussen', statusBody(url, there.begin)))).toEqual(['nonFieldErrors:zaaktype-mismatch']);
    expect(faults(await post('resultaten', { zaak: url, resultaattype: there.resultaattype }))).toEqual(['nonFieldErrors:zaaktype-mismatch']);
    expect(faults(await ask(at, 'POST', `${url}/zaakeigenschappen`, { eigenschap: there.eigenschap, waarde: 'eik' }))).toEqual(['nonFieldErrors:zaaktype-mismatch']);
    expect(faults(await post('zaakobjecten', { zaak: url, zaakobjecttype: there.zaakobjecttype, objectType: 'pand', object: 'https://bag.voorbeeld.test/1' }))).toEqual(['nonFieldErrors:zaaktype-mismatch']);
  });

  test('a second resultaat is refused', async () => {
    const { url } = await withResult();
    expect(faults(await post('resultaten', { zaak: url, resultaattype: there.resultaattype }))).toEqual(['zaak:unique']);
  });

  test('a status in the future is refused', async () => {
    const { url } = await zaak();
    expect(faults(await post('statussen', statusBody(url, there.begin, { datumStatusGezet: '2026-11-24T12:00:00Z' })))).toEqual(['datumStatusGezet:date-in-future']);
    expect(faults(await post('statussen', statusBody(url, there.begin, { datumStatusGezet: '2026-11-20' })))).toEqual(['datumStatusGezet:invalid']);
  });

  test('a zaakobject is of a known kind, with what goes with it', async () => {
    const { url } = await zaak();
    expect(faults(await post('zaakobjecten', { zaak: url, objectType: 'pand' }))).toEqual(['nonFieldErrors:invalid-zaakobject']);
    expect(faults(await post('zaakobjecten', { zaak: url, objectType: 'overige', object: 'https://x.voorbeeld.test/1' }))).toEqual(['objectTypeOverige:missing-object-type-overige']);
    expect(faults(await post('zaakobjecten', { zaak: url, objectType: 'pand', object: 'https://x.voorbeeld.test/1', objectTypeOverige: 'iets' }))).toEqual(['objectTypeOverige:invalid-object-type-overige-usage']);
    expect(faults(await post('zaakobjecten', { zaak: url, objectType: 'adres', objectIdentificatie: {} }))).toEqual(['objectIdentificatie.gorOpenbareRuimteNaam:required', 'objectIdentificatie.huisnummer:required', 'objectIdentificatie.wplWoonplaatsNaam:required']);
    const made = await must(at, 'POST', `${ZAKEN}/zaakobjecten`, { zaak: url, objectType: 'pand', object: 'https://x.voorbeeld.test/1' });
    expect(faults(await ask(at, 'PATCH', made.url, { object: 'https://x.voorbeeld.test/2' }))).toEqual(['object:wijzigen-niet-toegelaten']);
  });

  test('a document is there once, of a type its zaaktype allows', async () => {
    const { url } = await zaak();
    const stuk = await document();
    expect((await post('zaakinformatieobjecten', { zaak: url, informatieobject: stuk.url })).status).toBe(201);
    expect(faults(await post('zaakinformatieobjecten', { zaak: url, informatieobject: stuk.url }))).toEqual(['nonFieldErrors:unique']);
    const strange = await document({ informatieobjecttype: there.strangeDocumenttype });
    expect(faults(await post('zaakinformatieobjecten', { zaak: url, informatieobject: strange.url }))).toEqual(['nonFieldErrors:missing-zaaktype-informatieobjecttype-relation']);
    expect(faults(await post('zaakinformatieobjecten', { zaak: url, informatieobject: `${at.url}${DOCUMENTEN}/enkelvoudiginformatieobjecten/00000000-0000-4000-8000-000000000000` }))).toEqual(['informatieobject:does_not_exist']);
  });
});

describe('closing', () => {
  test('needs a resultaat', async () => {
    expect(faults(await close((await zaak()).url))).toEqual(['nonFieldErrors:resultaat-does-not-exist']);
  });

  test('waits for documents that are locked or of which the gebruiksrecht is not known', async () => {
    const { url } = await withResult();
    const stuk = await document({ indicatieGebruiksrecht: null });
    await must(at, 'POST', `${ZAKEN}/zaakinformatieobjecten`, { zaak: url, informatieobject: stuk.url });
    const lock = await must(at, 'POST', `${stuk.url}/lock`, {});
    expect(faults(await close(url))).toEqual(['nonFieldErrors:indicatiegebruiksrecht-unset', 'nonFieldErrors:informatieobject-locked']);
    await must(at, 'PATCH', stuk.url, { lock: String(lock['lock']), indicatieGebruiksrecht: false });
    expect(faults(await close(url))).toEqual(['nonFieldErrors:informatieobject-locked']);
    expect((await ask(at, 'POST', `${stuk.url}/unlock`, { lock: String(lock['lock']) })).status).toBe(204);
    expect((await close(url)).status).toBe(201);
  });

  test('waits for the deelzaken', async () => {
    const { url } = await withResult();
    await zaak({ zaaktype: there.deelzaaktype, hoofdzaak: url });
    expect(faults(await close(url))).toEqual(['nonFieldErrors:deelzaken-not-closed']);
  });

  test('sets the einddatum to the day of the status, and what the resultaattype says of archiving', async () => {
    const { url } = await withResult();
    await must(at, 'POST', `${ZAKEN}/statussen`, statusBody(url, there.end, { datumStatusGezet: '2024-02-29T23:30:00+01:00' }));
    expect(await must(at, 'GET', url)).toMatchObject({ einddatum: '2024-02-29', archiefnominatie: 'vernietigen', archiefactiedatum: '2029-02-28', startdatumBewaartermijn: '2024-02-29' });
  });

  test('leaves an archiefnominatie alone that was there before', async () => {
    const { url } = await withResult({ archiefnominatie: 'blijvend_bewaren' });
    expect((await close(url)).status).toBe(201);
    expect(await must(at, 'GET', url)).toMatchObject({ archiefnominatie: 'blijvend_bewaren', archiefactiedatum: '2031-11-20', startdatumBewaartermijn: null });
  });

  test('shuts the zaak for who may not force it', async () => {
    const { url } = await closed();
    expect((await ask(at, 'PATCH', url, { omschrijving: 'x' })).status).toBe(403);
    expect((await post('rollen', rolBody(url, there.behandelaar))).status).toBe(403);
    expect((await ask(at, 'POST', `${url}/zaakeigenschappen`, { eigenschap: there.eigenschap, waarde: 'eik' })).status).toBe(403);
    expect((await post('zaakinformatieobjecten', { zaak: url, informatieobject: (await document()).url })).status).toBe(403);
    expect((await post('rollen', rolBody(url, there.behandelaar), as(MASTER))).status).toBe(201);
    expect((await ask(at, 'PATCH', url, { omschrijving: 'x' }, as(MASTER))).status).toBe(200);
  });

  test('is undone by another status, which empties the archive fields; not by who may not reopen', async () => {
    const { url } = await closed();
    expect((await post('statussen', statusBody(url, there.middle, { datumStatusGezet: '2026-11-21T10:00:00Z' }), as(CLERK))).status).toBe(403);
    expect((await post('statussen', statusBody(url, there.middle, { datumStatusGezet: '2026-11-21T10:00:00Z' }))).status).toBe(201);
    expect(await must(at, 'GET', url)).toMatchObject({ einddatum: null, archiefnominatie: null, archiefactiedatum: null, startdatumBewaartermijn: null });
  });

  test('forgets the dates with the resultaat', async () => {
    const { url } = await closed();
    const { resultaat } = await must(at, 'GET', url);
    expect((await ask(at, 'DELETE', String(resultaat))).status).toBe(403);
    expect((await ask(at, 'DELETE', String(resultaat), undefined, as(MASTER))).status).toBe(204);
    expect(await must(at, 'GET', url)).toMatchObject({ archiefactiedatum: null, startdatumBewaartermijn: null, resultaat: null });
  });
});

describe('leaving the register (zrc-022)', () => {
  test('needs archived documents, a nominatie and a date', async () => {
    const made = await zaak();
    const stuk = await document();
    await must(at, 'POST', `${ZAKEN}/zaakinformatieobjecten`, { zaak: made.url, informatieobject: stuk.url });
    expect(faults(await ask(at, 'PATCH', made.url, { archiefstatus: 'overgedragen' }))).toEqual(['archiefactiedatum:archiefactiedatum-not-set', 'archiefnominatie:archiefnominatie-not-set', 'archiefstatus:documents-not-archived']);
    const lock = await must(at, 'POST', `${stuk.url}/lock`, {});
    await must(at, 'PATCH', stuk.url, { lock: String(lock['lock']), status: 'gearchiveerd' });
    await ask(at, 'POST', `${stuk.url}/unlock`, { lock: String(lock['lock']) });
    expect(faults(await ask(at, 'PATCH', made.url, { archiefstatus: 'gearchiveerd' }))).toEqual(['archiefactiedatum:archiefactiedatum-not-set', 'archiefnominatie:archiefnominatie-not-set']);
    expect((await ask(at, 'PATCH', made.url, { archiefstatus: 'overgedragen', archiefnominatie: 'blijvend_bewaren', archiefactiedatum: '2030-01-01' })).status).toBe(200);
  });
});

describe('besluiten', () => {
  const besluit = (more: JsonObject = {}): JsonObject => ({ besluittype: there.besluittype, verantwoordelijkeOrganisatie: '002564440', datum: '2026-11-01', ingangsdatum: '2026-11-02', ...more });
  const decide = (more: JsonObject = {}): Promise<Answer> => ask(at, 'POST', `${BESLUITEN}/besluiten`, besluit(more));

  test('are refused with what is missing, in the future, twice, of another zaaktype', async () => {
    expect(faults(await ask(at, 'POST', `${BESLUITEN}/besluiten`, {}))).toEqual(['besluittype:required', 'datum:required', 'ingangsdatum:required', 'verantwoordelijkeOrganisatie:required']);
    expect(faults(await decide({ datum: '2026-12-01' }))).toEqual(['datum:future_not_allowed']);
    expect((await decide({ identificatie: 'B-1' })).status).toBe(201);
    expect(faults(await decide({ identificatie: 'B-1' }))).toEqual(['identificatie:identificatie-niet-uniek']);
    expect(faults(await decide({ zaak: (await zaak({ zaaktype: there.elsewhere })).url }))).toEqual(['nonFieldErrors:zaaktype-mismatch']);
    expect(faults(await decide({ vervalreden: 'zomaar' }))).toEqual(['vervalreden:invalid_choice']);
  });

  test('keep their type, are known to their zaak, and are recorded in documents that their type allows', async () => {
    const { url } = await zaak();
    const made = await must(at, 'POST', `${BESLUITEN}/besluiten`, besluit({ zaak: url }));
    expect((await ask(at, 'GET', `${url}/besluiten`)).body).toMatchObject([{ besluit: made.url }]);
    expect(faults(await ask(at, 'PATCH', made.url, { verantwoordelijkeOrganisatie: '111222333' }))).toEqual(['verantwoordelijkeOrganisatie:wijzigen-niet-toegelaten']);
    const stuk = await document();
    const record = (informatieobject: string): Promise<Answer> => ask(at, 'POST', `${BESLUITEN}/besluitinformatieobjecten`, { besluit: made.url, informatieobject });
    expect((await record(stuk.url)).status).toBe(201);
    expect(faults(await record(stuk.url))).toEqual(['nonFieldErrors:unique']);
    expect(faults(await record((await document({ informatieobjecttype: there.strangeDocumenttype })).url))).toEqual(['nonFieldErrors:missing-besluittype-informatieobjecttype-relation']);
    expect((await ask(at, 'GET', `${DOCUMENTEN}/objectinformatieobjecten?informatieobject=${encodeURIComponent(stuk.url)}`)).body).toMatchObject([{ object: made.url, objectType: 'besluit' }]);
    const elsewhere = await zaak();
    await must(at, 'PATCH', made.url, { zaak: elsewhere.url });
    expect((await ask(at, 'GET', `${url}/besluiten`)).body).toEqual([]);
    expect((await ask(at, 'GET', `${elsewhere.url}/besluiten`)).body).toMatchObject([{ besluit: made.url }]);
  });
});
