// Every rule of the Catalogi API that the sandbox enforces, shown by the refusal it gives.
import type { Sandbox } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';
import {
  besluittype, call, complete, eigenschap, faults, informatieobjecttype, klasse, make, procestype, relation, resultaattype, roltype, start, statustype, zaakobjecttype, zaaktype, type Answer,
} from './testing/client';

let at: Sandbox;
beforeEach(async () => void (at = await start()));
afterEach(() => at[Symbol.asyncDispose]());

const post = (collection: string, body: JsonObject): Promise<Answer> => call(at, 'POST', `/${collection}`, body);
const without = (body: JsonObject, ...names: string[]): JsonObject => Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

describe('fields', () => {
  test('all that is missing is named in one answer', async () => {
    const answer = await post('zaaktypen', without(zaaktype(at), 'omschrijving', 'doorlooptijd', 'verantwoordelijke', 'referentieproces', 'besluittypen'));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'invalid', status: 400, title: 'Invalid input.', instance: expect.stringMatching(/^urn:uuid:/) as string });
    expect(faults(answer)).toEqual(['besluittypen:required', 'doorlooptijd:required', 'omschrijving:required', 'referentieproces:required', 'verantwoordelijke:required']);
  });

  test.each([
    ['longer than allowed', { omschrijving: 'x'.repeat(81) }, 'omschrijving:max_length'],
    ['longer than allowed inside', { referentieproces: { naam: 'x'.repeat(81) } }, 'referentieproces.naam:max_length'],
    ['missing inside', { referentieproces: {} }, 'referentieproces.naam:required'],
    ['longer than allowed in a list', { trefwoorden: ['goed', 'x'.repeat(31)] }, 'trefwoorden.1:max_length'],
    ['not a list', { trefwoorden: 'bank' }, 'trefwoorden:not_a_list'],
    ['not of the closed list', { vertrouwelijkheidaanduiding: 'strikt geheim' }, 'vertrouwelijkheidaanduiding:invalid_choice'],
    ['not a duration', { doorlooptijd: '8 weken' }, 'doorlooptijd:invalid'],
    ['not a duration: a unit lacks', { doorlooptijd: 'P5' }, 'doorlooptijd:invalid'],
    ['not a date', { beginGeldigheid: '1 december' }, 'beginGeldigheid:invalid'],
    ['not a day that exists', { beginGeldigheid: '2026-02-30' }, 'beginGeldigheid:invalid'],
    ['not a boolean', { publicatieIndicatie: 'Nee' }, 'publicatieIndicatie:invalid'],
    ['empty', { doel: ' ' }, 'doel:blank'],
    ['null', { onderwerp: null }, 'onderwerp:null'],
    ['not a URL', { productenOfDiensten: ['bankje'] }, 'productenOfDiensten.0:invalid'],
    ['a URL of something else', { catalogus: 'https://elders.voorbeeld.test/x' }, 'catalogus:no_match'],
    ['a URL of nothing', { catalogus: 'http://x.test/catalogi/api/v1/catalogussen/00000000-0000-4000-8000-000000000000' }, 'catalogus:does_not_exist'],
    ['outside the selectielijst', { selectielijstProcestype: 'https://elders.voorbeeld.test/procestypen/1' }, 'selectielijstProcestype:invalid-resource'],
  ])('a value is refused: %s', async (_why, more, fault) => {
    expect(faults(await post('zaaktypen', zaaktype(at, more)))).toEqual([fault]);
  });

  test('numbers have a lowest and a highest value', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    expect(faults(await post('statustypen', statustype(url, 0)))).toEqual(['volgnummer:min_value']);
    expect(faults(await post('statustypen', statustype(url, 10_000)))).toEqual(['volgnummer:max_value']);
    expect(faults(await post('statustypen', statustype(url, 1, { volgnummer: 'een' })))).toEqual(['volgnummer:invalid']);
  });

  test('a body that is no object, no JSON or of another type is refused', async () => {
    expect(faults(await call(at, 'POST', '/zaaktypen', []))).toEqual(['nonFieldErrors:invalid']);
    expect((await call(at, 'POST', '/zaaktypen', {}, { 'content-type': 'text/plain' })).status).toBe(415);
    const broken = await fetch(`${at.url}/catalogi/api/v1/zaaktypen`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":' });
    expect(((await broken.json()) as JsonObject)['code']).toBe('parse_error');
  });

  test('1.0 knows shorter names and asks for less; 1.2 the opposite', async () => {
    const old = await start({ version: '1.0' });
    const { url } = await make(old, 'zaaktypen', without(zaaktype(old), 'verantwoordelijke'));
    expect(faults(await call(old, 'POST', '/resultaattypen', resultaattype(old, url, { omschrijving: 'x'.repeat(21) })))).toEqual(['omschrijving:max_length']);
    await make(old, 'informatieobjecttypen', without(informatieobjecttype(old), 'informatieobjectcategorie'));
    expect((await call(old, 'GET', '/zaaktypen')).headers.get('api-version')).toBe('1.0.0');
    await old[Symbol.asyncDispose]();
    const { url: recent } = await make(at, 'zaaktypen', zaaktype(at));
    await make(at, 'resultaattypen', resultaattype(at, recent, { omschrijving: 'x'.repeat(30) }));
    expect(faults(await post('informatieobjecttypen', without(informatieobjecttype(at), 'informatieobjectcategorie')))).toEqual(['informatieobjectcategorie:required']);
  });
});

describe('query parameters', () => {
  test('what is unknown is refused', async () => {
    expect(faults(await call(at, 'GET', '/zaaktypen?gewijzigdSinds=2026-01-01'))).toEqual(['nonFieldErrors:unknown-parameters']);
    expect(faults(await call(at, 'GET', '/zaaktypen?status=open'))).toEqual(['status:invalid_choice']);
    expect(faults(await call(at, 'GET', '/statustypen?zaaktype=B9001'))).toEqual(['zaaktype:invalid']);
    expect(faults(await call(at, 'GET', '/zaaktypen?datumGeldigheid=morgen'))).toEqual(['datumGeldigheid:invalid']);
    expect(faults(await call(at, 'GET', '/roltypen?omschrijvingGeneriek=baas'))).toEqual(['omschrijvingGeneriek:invalid_choice']);
  });

  test.each([
    ['/zaaktypen?identificatie=B9001', 1],
    ['/zaaktypen?identificatie=b9001', 0],
    ['/zaaktypen?omschrijving__icontains=BANKJE', 1],
    ['/zaaktypen?trefwoorden=hout,steen', 1],
    ['/zaaktypen?datumGeldigheid=2026-11-30', 0],
    ['/zaaktypen?datumGeldigheid=2026-12-01', 1],
    ['/statustypen?zaaktypeIdentificatie=B9001', 2],
    ['/statustypen?zaaktypeIdentificatie=B9002', 0],
    ['/roltypen?omschrijving=Melder', 1],
    ['/informatieobjecttypen?omschrijving=Foto van het bankje', 1],
    ['/zaaktype-informatieobjecttypen?richting=uitgaand', 0],
    ['/catalogussen?domein__in=ANDER,ZANDH', 1],
  ])('%s finds %i', async (path, count) => {
    const url = await complete(at, { trefwoorden: ['steen'] });
    const document = await make(at, 'informatieobjecttypen', informatieobjecttype(at));
    await make(at, 'zaaktype-informatieobjecttypen', relation(url, document.url, 1));
    expect((await call(at, 'GET', `${path}${path.startsWith('/catalogussen') ? '' : '&status=alles'}`)).body['count']).toBe(count);
  });
});

describe('what may occur once', () => {
  test.each([
    ['statustypen', (url: string) => statustype(url, 1)],
    ['resultaattypen', (url: string) => resultaattype(at, url)],
    ['roltypen', (url: string) => roltype(url)],
    ['eigenschappen', (url: string) => eigenschap(url)],
  ])('%s have a key within their zaaktype', async (collection, body) => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    const other = await make(at, 'zaaktypen', zaaktype(at, { identificatie: 'B9002' }));
    await make(at, collection, body(url));
    expect(faults(await post(collection, body(url)))).toEqual(['nonFieldErrors:unique']);
    await make(at, collection, body(other.url));
  });

  test('a relation has a volgnummer of its own, and one catalogus holds a domein once', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    const document = await make(at, 'informatieobjecttypen', informatieobjecttype(at));
    await make(at, 'zaaktype-informatieobjecttypen', relation(url, document.url, 1));
    expect(faults(await post('zaaktype-informatieobjecttypen', relation(url, document.url, 1)))).toEqual(['nonFieldErrors:unique']);
    await make(at, 'zaaktype-informatieobjecttypen', relation(url, document.url, 2, { richting: 'uitgaand' }));
    expect(faults(await post('catalogussen', { domein: 'ZANDH', rsin: '002564440', contactpersoonBeheerNaam: 'Beheer' }))).toEqual(['domein:unique']);
  });
});

describe('archive rules of a resultaattype', () => {
  const with_ = async (more: JsonObject): Promise<string[]> => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    const answer = await post('resultaattypen', resultaattype(at, url, more));
    return answer.status === 201 ? [] : faults(answer);
  };
  const lasting = { selectielijstklasse: '', brondatumArchiefprocedure: {} };

  test('the class must belong to the procestype of the zaaktype', async () => {
    expect(await with_({ selectielijstklasse: klasse(at, '12.1') })).toContain('nonFieldErrors:procestype-mismatch');
    expect(await with_({ selectielijstklasse: klasse(at, '11.2', 2017) })).toContain('nonFieldErrors:procestype-mismatch');
  });

  test.each([
    ['11.2', { afleidingswijze: 'hoofdzaak' }, ['nonFieldErrors:invalid-afleidingswijze-for-procestermijn']],
    ['11.1', { afleidingswijze: 'afgehandeld' }, ['nonFieldErrors:invalid-afleidingswijze-for-procestermijn']],
    ['11.1', { afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'einde vergunning', objecttype: 'overige', registratie: 'Vergunningen' }, []],
    ['11.1', { afleidingswijze: 'vervaldatum_besluit' }, []],
    ['11.1', { afleidingswijze: 'termijn', procestermijn: 'P5Y' }, ['nonFieldErrors:invalid-afleidingswijze-for-procestermijn']],
  ])('class %s with %j: %j', async (nummer, procedure, expected) => {
    expect(await with_({ selectielijstklasse: klasse(at, nummer), brondatumArchiefprocedure: procedure })).toEqual(expected);
  });

  test.each([
    [{ afleidingswijze: 'afgehandeld', datumkenmerk: 'x', einddatumBekend: true }, ['brondatumArchiefprocedure.datumkenmerk:must-be-empty', 'brondatumArchiefprocedure.einddatumBekend:must-be-empty']],
    [{ afleidingswijze: 'ander_datumkenmerk' }, ['brondatumArchiefprocedure.datumkenmerk:required', 'brondatumArchiefprocedure.objecttype:required', 'brondatumArchiefprocedure.registratie:required']],
    [{ afleidingswijze: 'eigenschap', datumkenmerk: 'einde', registratie: 'x' }, ['brondatumArchiefprocedure.registratie:must-be-empty']],
    [{ afleidingswijze: 'zaakobject', datumkenmerk: 'einde' }, ['brondatumArchiefprocedure.objecttype:required']],
    [{ afleidingswijze: 'termijn' }, ['brondatumArchiefprocedure.procestermijn:required']],
    [{ afleidingswijze: 'vervaldatum_besluit', datumkenmerk: 'einde' }, ['brondatumArchiefprocedure.datumkenmerk:must-be-empty']],
    [{ afleidingswijze: 'ooit' }, ['brondatumArchiefprocedure.afleidingswijze:invalid_choice']],
  ])('brondatum %j: %j', async (procedure, expected) => {
    const found = await with_({ ...lasting, selectielijstklasse: klasse(at, '11.1'), brondatumArchiefprocedure: procedure });
    expect(found.filter((fault) => fault.startsWith('brondatum'))).toEqual(expected);
  });

  test('without brondatum only what is kept for ever', async () => {
    expect(await with_({ brondatumArchiefprocedure: null })).toEqual(['brondatumArchiefprocedure:required']);
    expect(await with_({ brondatumArchiefprocedure: null, archiefnominatie: 'blijvend_bewaren', archiefactietermijn: null })).toEqual([]);
  });

  test('a class that the list does not have is refused', async () => {
    expect(await with_({ selectielijstklasse: `${at.url}/selectielijst/api/v1/resultaten/00000000-0000-4000-8000-000000000000` })).toEqual(['selectielijstklasse:bad-url']);
  });
});

describe('rules within one object', () => {
  test('verlenging needs a term, a bron both its halves, an end a begin before it', async () => {
    expect(faults(await post('zaaktypen', zaaktype(at, { verlengingMogelijk: true })))).toEqual(['nonFieldErrors:verlenging-mismatch']);
    expect(faults(await post('zaaktypen', zaaktype(at, { broncatalogus: { url: 'https://bron.voorbeeld.test/c', domein: 'BRON', rsin: '002564440' } })))).toEqual(['nonFieldErrors:invalid-bronzaaktype-for-broncatalogus']);
    expect(faults(await post('zaaktypen', zaaktype(at, { eindeGeldigheid: '2026-11-30' })))).toEqual(['nonFieldErrors:date-mismatch']);
  });

  test('an eigenschap has a possible length and a positive number of values', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    expect(faults(await post('eigenschappen', eigenschap(url, { specificatie: { formaat: 'datum', lengte: '80', kardinaliteit: '0' } })))).toEqual(['specificatie.kardinaliteit:invalid', 'specificatie.lengte:invalid-length']);
  });

  test('references stay within one zaaktype and one catalogus', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    const other = await make(at, 'zaaktypen', zaaktype(at, { identificatie: 'B9002' }));
    const elsewhere = await make(at, 'statustypen', statustype(other.url, 1));
    expect(faults(await post('zaakobjecttypen', zaakobjecttype(url, { statustype: elsewhere.url })))).toEqual(['nonFieldErrors:relations-incorrect-zaaktype']);
    const catalogus = await make(at, 'catalogussen', { domein: 'ANDER', rsin: '002564440', contactpersoonBeheerNaam: 'Beheer' });
    const document = await make(at, 'informatieobjecttypen', informatieobjecttype(at, { catalogus: catalogus.url }));
    expect(faults(await post('zaaktype-informatieobjecttypen', relation(url, document.url, 1)))).toEqual(['nonFieldErrors:relations-incorrect-catalogus']);
    const decision = await make(at, 'besluittypen', besluittype(at, { catalogus: catalogus.url }));
    expect(faults(await call(at, 'PATCH', url, { besluittypen: [decision.url] }))).toEqual(['nonFieldErrors:relations-incorrect-catalogus']);
  });
});

describe('publishing', () => {
  test('asks for a roltype, a resultaattype, two statustypen and published documents, all in one answer', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    const document = await make(at, 'informatieobjecttypen', informatieobjecttype(at));
    await make(at, 'zaaktype-informatieobjecttypen', relation(url, document.url, 1));
    expect(faults(await call(at, 'POST', `${url}/publish`))).toEqual(['nonFieldErrors:concept-relation', 'resultaattypen:concept-relation', 'roltypen:concept-relation', 'statustypen:concept-relation']);
    expect((await call(at, 'GET', url)).body['concept']).toBe(true);
  });

  test('refuses a version that overlaps a published one, and takes it once that one ends where it begins', async () => {
    const first = await complete(at);
    expect((await call(at, 'POST', `${first}/publish`)).status).toBe(200);
    const second = await complete(at, { beginGeldigheid: '2027-01-01' });
    expect(faults(await call(at, 'POST', `${second}/publish`))).toEqual(['beginGeldigheid:overlap']);
    expect((await call(at, 'PATCH', first, { eindeGeldigheid: '2027-01-01' })).status).toBe(200);
    expect((await call(at, 'POST', `${second}/publish`)).status).toBe(200);
    expect(faults(await call(at, 'PATCH', first, { eindeGeldigheid: '2027-01-02' }))).toEqual(['eindeGeldigheid:overlap']);
    expect((await call(at, 'GET', '/zaaktypen?identificatie=B9001&datumGeldigheid=2027-01-01')).body['count']).toBe(1);
    expect((await call(at, 'GET', second)).body).toMatchObject({ beginObject: '2026-12-01', eindeObject: null });
  });

  test('asks of a besluittype that its documents are published first', async () => {
    const document = await make(at, 'informatieobjecttypen', informatieobjecttype(at));
    const decision = await make(at, 'besluittypen', besluittype(at, { informatieobjecttypen: [document.url] }));
    expect(faults(await call(at, 'POST', `${decision.url}/publish`))).toEqual(['nonFieldErrors:concept-relation']);
    expect((await call(at, 'POST', `${document.url}/publish`)).status).toBe(200);
    expect((await call(at, 'POST', `${decision.url}/publish`)).status).toBe(200);
  });
});

describe('the concept lock', () => {
  test('a published zaaktype takes nothing but its end, and its parts take nothing', async () => {
    const url = await complete(at);
    const document = await make(at, 'informatieobjecttypen', informatieobjecttype(at));
    await call(at, 'POST', `${document.url}/publish`);
    await call(at, 'POST', `${url}/publish`);
    const parts = (await call(at, 'GET', url)).body;
    const status = String((parts['statustypen'] as string[])[0]);
    expect(faults(await call(at, 'PATCH', url, { omschrijving: 'Anders' }))).toEqual(['nonFieldErrors:non-concept-object']);
    expect(faults(await call(at, 'PATCH', url, { omschrijving: 'Anders', eindeGeldigheid: '2027-01-01' }))).toEqual(['nonFieldErrors:non-concept-object']);
    expect(faults(await call(at, 'PUT', url, zaaktype(at)))).toEqual(['nonFieldErrors:non-concept-object']);
    expect(faults(await call(at, 'DELETE', url))).toEqual(['nonFieldErrors:non-concept-object']);
    expect(faults(await post('statustypen', statustype(url, 3)))).toEqual(['nonFieldErrors:non-concept-zaaktype']);
    expect(faults(await call(at, 'PATCH', status, { omschrijving: 'Anders' }))).toEqual(['nonFieldErrors:non-concept-zaaktype']);
    expect(faults(await call(at, 'DELETE', status))).toEqual(['nonFieldErrors:non-concept-zaaktype']);
    expect(faults(await post('zaaktype-informatieobjecttypen', relation(url, document.url, 1)))).toEqual(['nonFieldErrors:non-concept-relation']);
    expect((await call(at, 'PATCH', url, { eindeGeldigheid: '2027-01-01' })).status).toBe(200);
    expect((await call(at, 'PATCH', url, { eindeGeldigheid: null })).body['eindeGeldigheid']).toBeNull();
  });

  test('relations to published besluittypen are not made, and keep a concept from being removed', async () => {
    const decision = await make(at, 'besluittypen', besluittype(at));
    const { url } = await make(at, 'zaaktypen', zaaktype(at, { besluittypen: [decision.url] }));
    await call(at, 'POST', `${decision.url}/publish`);
    expect(faults(await post('zaaktypen', zaaktype(at, { besluittypen: [decision.url] })))).toEqual(['nonFieldErrors:non-concept-relation']);
    expect(faults(await call(at, 'PATCH', url, { omschrijving: 'Anders' }))).toEqual(['nonFieldErrors:non-concept-relation']);
    expect(faults(await call(at, 'DELETE', url))).toEqual(['nonFieldErrors:non-concept-relation']);
  });

  test('a concept with a published document is removed after the relation', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    const document = await make(at, 'informatieobjecttypen', informatieobjecttype(at));
    const related = await make(at, 'zaaktype-informatieobjecttypen', relation(url, document.url, 1));
    await call(at, 'POST', `${document.url}/publish`);
    expect(faults(await call(at, 'DELETE', url))).toEqual(['nonFieldErrors:non-concept-relation']);
    expect((await call(at, 'DELETE', related.url)).status).toBe(204);
    expect((await call(at, 'DELETE', url)).status).toBe(204);
  });

  test('the scope to force opens it', async () => {
    const forced = await start({ clients: [{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789', scopes: ['catalogi.lezen', 'catalogi.schrijven', 'catalogi.geforceerd-schrijven'] }] });
    const url = await complete(forced);
    await call(forced, 'POST', `${url}/publish`);
    expect((await call(forced, 'PATCH', url, { omschrijving: 'Anders' })).body['omschrijving']).toBe('Anders');
    expect((await call(forced, 'DELETE', url)).status).toBe(400);
    await forced[Symbol.asyncDispose]();
  });
});

test('a zaaktype of another year of the selectielijst takes classes of that year only', async () => {
  const { url } = await make(at, 'zaaktypen', zaaktype(at, { selectielijstProcestype: procestype(at, 11, 2017) }));
  expect((await post('resultaattypen', resultaattype(at, url, { selectielijstklasse: klasse(at, '11.2', 2017) }))).status).toBe(201);
  expect(faults(await post('resultaattypen', resultaattype(at, url, { omschrijving: 'Anders' })))).toContain('nonFieldErrors:procestype-mismatch');
});
