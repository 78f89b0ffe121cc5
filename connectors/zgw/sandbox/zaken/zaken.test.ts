// The Zaken API as a caller meets it: lists, searches, expansion, tags, trails, combined calls, versions, and a register kept alive.
import type { Sandbox } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { memoryShelf } from '../../../../test/support/shelf';
import { call, faults, start } from '../testing/client';
import { ask, DOCUMENTEN, documentBody, must, rolBody, statusBody, town, zaakBody, ZAKEN, type Town } from '../testing/zaken';

type Made = JsonObject & { url: string };
const results = (body: JsonObject): JsonObject[] => body['results'] as JsonObject[];
const urls = (body: JsonObject): unknown[] => results(body).map((one) => one['url']);

describe('a register of zaken', () => {
  let at: Sandbox;
  let there: Town;
  let zaken: Made[];
  beforeAll(async () => {
    at = await start({ storage: 'memory', pageSize: 2 });
    there = await town(at);
    zaken = [];
    for (const [omschrijving, startdatum] of [['Één', '2026-01-05'], ['twee', '2026-03-01'], ['Drie', '2026-02-01'], ['vier', '2026-03-01'], ['vijf', '2025-12-31']] as const) {
      zaken.push(await must(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there, { omschrijving, startdatum, kenmerken: [{ kenmerk: omschrijving, bron: 'oud: systeem'.split(':')[0] ?? '' }] })));
    }
  });
  afterAll(() => at[Symbol.asyncDispose]());
  const named = (...names: string[]): unknown[] => names.map((name) => zaken.find((zaak) => zaak['omschrijving'] === name)?.url);
  const list = async (query: string): Promise<unknown[]> => urls(await must(at, 'GET', `${ZAKEN}/zaken?pageSize=50&${query}`));

  test('lists the newest first, in pages that know each other', async () => {
    const first = await must(at, 'GET', `${ZAKEN}/zaken`);
    expect(urls(first)).toEqual(named('vijf', 'vier'));
    const second = await must(at, 'GET', String(first['next']));
    expect(urls(second)).toEqual(named('Drie', 'twee'));
    expect(second['previous']).toMatch(/page=1/);
    expect((await must(at, 'GET', String(second['next'])))['next']).toBeNull();
  });

  test('filters and orders', async () => {
    expect(await list('startdatum__gte=2026-02-01&startdatum__lt=2026-03-01')).toEqual(named('Drie'));
    expect(await list('startdatum=2026-03-01&ordering=identificatie')).toEqual(named('twee', 'vier'));
    expect(await list('ordering=-startdatum,identificatie')).toEqual(named('twee', 'vier', 'Drie', 'Één', 'vijf'));
    expect(await list('omschrijving=VI')).toEqual(named('vijf', 'vier'));
    expect(await list(`identificatie=${String(zaken[2]?.['identificatie'])}`)).toEqual(named('Drie'));
    expect(await list('kenmerk=oud:twee')).toEqual(named('twee'));
    expect(await list(`zaaktype=${encodeURIComponent(there.elsewhere)}`)).toEqual([]);
    expect(await list('zaaktype__omschrijving=bankje%20melding&maximaleVertrouwelijkheidaanduiding=intern')).toEqual([]);
    expect(await list('bronorganisatie__in=111222333,002564440&einddatum__isnull=true&archiefstatus=nog_te_archiveren')).toHaveLength(5);
  });

  test('follows every change in a list it was asked before', async () => {
    const query = 'startdatum=2024-01-01&ordering=identificatie';
    expect(await list(query)).toEqual([]);
    const made = await must(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there, { startdatum: '2024-01-01' }));
    expect(await list(query)).toEqual([made.url]);
    await must(at, 'PATCH', made.url, { startdatum: '2024-01-02' });
    expect(await list(query)).toEqual([]);
    await must(at, 'PATCH', made.url, { startdatum: '2024-01-01' });
    expect((await ask(at, 'DELETE', made.url)).status).toBe(204);
    expect(await list(query)).toEqual([]);
  });

  test('searches by UUID, by zaaktype and by place', async () => {
    const search = async (body: JsonObject): Promise<unknown[]> => urls(await must(at, 'POST', `${ZAKEN}/zaken/_zoek?pageSize=50`, body));
    expect(await search({ uuid__in: [zaken[0]?.['uuid'] ?? '', zaken[3]?.['uuid'] ?? '', '00000000-0000-4000-8000-000000000000'] })).toEqual(named('vier', 'Één'));
    expect(await search({ zaaktype__in: [there.elsewhere] })).toEqual([]);
    expect(await search({ zaaktype__not_in: [there.elsewhere], startdatum__gt: '2026-02-15' })).toEqual(named('vier', 'twee'));
    await must(at, 'PATCH', String(zaken[1]?.url), { zaakgeometrie: { type: 'Point', coordinates: [5, 52] } });
    const square = (x: number): JsonObject => ({ within: { type: 'Polygon', coordinates: [[[x, 51], [x + 2, 51], [x + 2, 53], [x, 53], [x, 51]]] } });
    expect(await search({ zaakgeometrie: square(4) })).toEqual(named('twee'));
    expect(await search({ zaakgeometrie: square(6) })).toEqual([]);
  });

  test('puts inside what is asked for, and nothing deeper', async () => {
    const { url } = zaken[0] ?? { url: '' };
    const rol = await must(at, 'POST', `${ZAKEN}/rollen`, rolBody(url, there.initiator));
    const shown = await must(at, 'GET', `${url}?expand=rollen.roltype,zaaktype,resultaat`);
    const inside = shown['_expand'] as JsonObject;
    expect(Object.keys(inside)).toEqual(['rollen', 'zaaktype']);
    expect(inside['rollen']).toMatchObject([{ url: rol.url, _expand: { roltype: { url: there.initiator, omschrijving: 'Melder' } } }]);
    expect(inside['zaaktype']).toMatchObject({ url: there.zaaktype });
    expect((inside['zaaktype'] as JsonObject)['_expand']).toBeUndefined();
  });

  test('answers 304 to what is known, and HEAD without a body; a child that is added changes the tag, an edit inside one does not', async () => {
    const { url } = zaken[4] ?? { url: '' };
    const trait = await must(at, 'POST', `${url}/zaakeigenschappen`, { eigenschap: there.eigenschap, waarde: 'eik' });
    const tag = async (): Promise<string> => (await ask(at, 'GET', url)).headers.get('etag') ?? '';
    const first = await tag();
    expect((await ask(at, 'GET', url, undefined, { 'if-none-match': first })).status).toBe(304);
    const head = await ask(at, 'HEAD', url);
    expect([head.status, head.headers.get('etag'), head.body['text'], head.headers.get('api-version')]).toEqual([200, first, '', '1.5.1']);
    await must(at, 'PATCH', trait.url, { waarde: 'beuk' });
    expect(await tag()).toBe(first);
    await must(at, 'POST', `${ZAKEN}/statussen`, statusBody(url, there.begin));
    expect(await tag()).not.toBe(first);
  });

  test('answers with the host by which it was asked', async () => {
    const { url } = zaken[3] ?? { url: '' };
    const answer = await ask(at, 'GET', url.replace('127.0.0.1', 'localhost'));
    expect(String(answer.body['url'])).toMatch(/^http:\/\/localhost:/);
  });

  test('keeps a trail with reason, actor and both sides of a change', async () => {
    const { url } = zaken[2] ?? { url: '' };
    await must(at, 'PATCH', url, { toelichting: 'nieuw' }, { 'x-audit-toelichting': 'run 7 / regel 3' });
    const trail = (await ask(at, 'GET', `${url}/audittrail`)).body as unknown as JsonObject[];
    expect(trail.at(-1)).toMatchObject({ actie: 'partial_update', toelichting: 'run 7 / regel 3', applicatieId: 'zaaksluis', hoofdObject: url, wijzigingen: { oud: { toelichting: '', url }, nieuw: { toelichting: 'nieuw' } } });
    expect((await ask(at, 'GET', `${url}/audittrail/${String(trail[0]?.['uuid'])}`)).body).toEqual(trail[0]);
  });

  test('moves laatstGemuteerd for a status, not for an eigenschap', async () => {
    const { url } = zaken[2] ?? { url: '' };
    const before = (await must(at, 'GET', url))['laatstGemuteerd'];
    await must(at, 'POST', `${url}/zaakeigenschappen`, { eigenschap: there.eigenschap, waarde: 'eik' });
    expect((await must(at, 'GET', url))['laatstGemuteerd']).toBe(before);
  });

  test('a rol that goes takes the statussen it had set with it, as in Open Zaak, and leaves the others', async () => {
    const { url } = zaken[0] ?? { url: '' };
    const rol = await must(at, 'POST', `${ZAKEN}/rollen`, rolBody(url, there.behandelaar));
    const kept = await must(at, 'POST', `${ZAKEN}/statussen`, statusBody(url, there.middle, { datumStatusGezet: '2026-01-03T09:00:00Z' }));
    const set = await must(at, 'POST', `${ZAKEN}/statussen`, statusBody(url, there.middle, { datumStatusGezet: '2026-01-04T09:00:00Z', gezetdoor: rol.url }));
    expect((await must(at, 'GET', set.url))['gezetdoor']).toBe(rol.url);
    expect((await ask(at, 'DELETE', rol.url)).status).toBe(204);
    expect((await ask(at, 'GET', set.url)).status).toBe(404);
    expect(await must(at, 'GET', kept.url)).toMatchObject({ gezetdoor: null, indicatieLaatstGezetteStatus: true });
  });

  test('lists parts of one zaak, of one document, and of all', async () => {
    const { url } = zaken[1] ?? { url: '' };
    const document = await must(at, 'POST', `${DOCUMENTEN}/enkelvoudiginformatieobjecten`, documentBody(there));
    const zio = await must(at, 'POST', `${ZAKEN}/zaakinformatieobjecten`, { zaak: url, informatieobject: document.url });
    const here = (path: string): Promise<Json> => ask(at, 'GET', `${ZAKEN}/${path}`).then(({ body }) => body as Json);
    expect(await here(`zaakinformatieobjecten?zaak=${encodeURIComponent(url)}`)).toMatchObject([{ url: zio.url }]);
    expect(await here(`zaakinformatieobjecten?informatieobject=${encodeURIComponent(document.url)}`)).toMatchObject([{ url: zio.url }]);
    expect(await here(`rollen?zaak=${encodeURIComponent(url)}`)).toMatchObject({ count: 0, results: [] });
    const all = (await here('rollen?betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=999990019')) as JsonObject;
    expect(all['count']).toBe(1);
    expect(await list('rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=999990019&rol__omschrijvingGeneriek=initiator')).toEqual(named('Één'));
  });
});

describe('combined calls', () => {
  let at: Sandbox;
  let there: Town;
  beforeAll(async () => {
    at = await start({ storage: 'memory' });
    there = await town(at);
  });
  afterAll(() => at[Symbol.asyncDispose]());
  const bare = (body: JsonObject): JsonObject => Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'zaak'));
  const register = (more: JsonObject = {}, zaak: JsonObject = {}): JsonObject => ({ zaak: zaakBody(there, zaak), rollen: [bare(rolBody('', there.initiator))], status: bare(statusBody('', there.begin)), ...more });
  const count = async (): Promise<unknown> => (await must(at, 'GET', `${ZAKEN}/zaken`))['count'];

  test('zaak_registreren makes all or nothing, and files faults by their place', async () => {
    const made = await must(at, 'POST', `${ZAKEN}/zaak_registreren`, register({}, { identificatie: 'R-1' }));
    expect(made).toMatchObject({ zaak: { identificatie: 'R-1' }, rollen: [{ omschrijving: 'Melder' }], status: { indicatieLaatstGezetteStatus: true } });
    const before = await count();
    const again = await ask(at, 'POST', `${ZAKEN}/zaak_registreren`, register({}, { identificatie: 'R-1' }));
    expect(faults(again)).toEqual(['zaak.identificatie:identificatie-niet-uniek']);
    const broken = await ask(at, 'POST', `${ZAKEN}/zaak_registreren`, register({ rollen: [bare(rolBody('', there.initiator)), bare(rolBody('', there.initiator))] }, { identificatie: 'R-2' }));
    expect(faults(broken)).toEqual(['rollen.1.nonFieldErrors:max-occurences']);
    expect(faults(await ask(at, 'POST', `${ZAKEN}/zaak_registreren`, { zaak: {} }))).toEqual(['status:required']);
    expect(await count()).toBe(before);
    expect((await ask(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there, { identificatie: 'R-2' }))).status).toBe(201);
  });

  test('zaak_bijwerken replaces rollen as a whole, and keeps those it names', async () => {
    const made = await must(at, 'POST', `${ZAKEN}/zaak_registreren`, register({ rollen: [bare(rolBody('', there.initiator)), bare(rolBody('', there.behandelaar))] }));
    const { uuid } = made['zaak'] as JsonObject;
    const [initiator] = made['rollen'] as JsonObject[];
    const changed = await must(at, 'POST', `${ZAKEN}/zaak_bijwerken/${String(uuid)}`, {
      zaak: { toelichting: 'bij' }, rollen: [{ ...bare(rolBody('', there.initiator)), uuid: initiator?.['uuid'] ?? '', roltoelichting: 'zelfde' }, bare(rolBody('', there.belanghebbende))], status: bare(statusBody('', there.middle)),
    });
    const rollen = changed['rollen'] as JsonObject[];
    expect(rollen.map((rol) => rol['omschrijving'])).toEqual(['Melder', 'Buurman']);
    expect(rollen[0]).toMatchObject({ uuid: initiator?.['uuid'], roltoelichting: 'zelfde' });
    await must(at, 'POST', `${ZAKEN}/zaak_bijwerken/${String(uuid)}`, { status: bare(statusBody('', there.middle)) });
    expect((await must(at, 'GET', `${ZAKEN}/zaken/${String(uuid)}`))['rollen']).toHaveLength(2);
  });

  test('zaak_opschorten, zaak_verlengen and zaak_afsluiten do what they say in one step', async () => {
    const { zaak } = await must(at, 'POST', `${ZAKEN}/zaak_registreren`, register());
    const { uuid, url } = zaak as Made;
    const step = (name: string, body: JsonObject): Promise<Made> => must(at, 'POST', `${ZAKEN}/${name}/${String(uuid)}`, body);
    await step('zaak_opschorten', { zaak: { opschorting: { indicatie: true, reden: 'wacht' } }, status: bare(statusBody('', there.middle)) });
    await step('zaak_opschorten', { zaak: { opschorting: { indicatie: false, reden: '' } }, status: bare(statusBody('', there.middle)) });
    await step('zaak_verlengen', { zaak: { verlenging: { reden: 'druk', duur: 'P6W' } }, status: bare(statusBody('', there.middle)) });
    expect(await must(at, 'GET', url)).toMatchObject({ opschorting: { indicatie: false, eerdereOpschorting: true }, verlenging: { duur: 'P6W' } });
    const early = await ask(at, 'POST', `${ZAKEN}/zaak_afsluiten/${String(uuid)}`, { zaak: {}, resultaat: { resultaattype: there.resultaattype }, status: bare(statusBody('', there.middle)) });
    expect(faults(early)).toEqual(['status.statustype:eindstatus-required']);
    await step('zaak_afsluiten', { zaak: { toelichting: 'klaar' }, resultaat: { resultaattype: there.resultaattype }, status: bare(statusBody('', there.end)) });
    expect(await must(at, 'GET', url)).toMatchObject({ einddatum: '2026-11-20', archiefactiedatum: '2031-11-20', toelichting: 'klaar' });
  });

  test('numbers are reserved for nobody else, and a zaak can be made with one', async () => {
    const reserved = (await ask(at, 'POST', `${ZAKEN}/zaaknummer_reserveren`, { bronorganisatie: '002564440', aantal: 3 })).body as unknown as JsonObject[];
    const numbers = reserved.map((one) => String(one['zaaknummer']));
    expect(new Set(numbers).size).toBe(3);
    const drawn = await must(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there));
    expect(numbers).not.toContain(drawn['identificatie']);
    expect((await ask(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there, { identificatie: numbers[1] ?? '' }))).status).toBe(201);
    expect(faults(await ask(at, 'POST', `${ZAKEN}/zaaknummer_reserveren`, { bronorganisatie: '1', aantal: 0 }))).toEqual(['aantal:invalid', 'bronorganisatie:invalid']);
  });

  test('are not there where they are switched off', async () => {
    const plain = await start({ storage: 'memory', combined: false });
    for (const path of ['zaak_registreren', 'zaaknummer_reserveren', 'zaak_afsluiten/00000000-0000-4000-8000-000000000000']) expect((await ask(plain, 'POST', `${ZAKEN}/${path}`, {})).status).toBe(404);
    const file = String((await ask(plain, 'GET', `${ZAKEN}/schema/openapi.yaml`)).body['text']);
    expect(file).toContain('/zaken/{uuid}');
    expect(file).not.toContain('zaak_registreren');
    expect(String((await ask(at, 'GET', `${ZAKEN}/schema/openapi.yaml`)).body['text'])).toContain('/zaak_registreren');
    await plain[Symbol.asyncDispose]();
  });
});

test('played as the newest standard it expands everywhere, warns of values that do not fit, and knows nothing of Open Zaak', async () => {
  const at = await start({ storage: 'memory', zaken: '1.7' });
  const there = await town(at);
  const zaak = await must(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there));
  expect(zaak['laatstGemuteerd']).toBeUndefined();
  const status = await must(at, 'POST', `${ZAKEN}/statussen`, statusBody(zaak.url, there.begin));
  expect((await must(at, 'GET', `${status.url}?expand=zaak.zaaktype,statustype`))['_expand']).toMatchObject({ zaak: { _expand: { zaaktype: { url: there.zaaktype } } }, statustype: { url: there.begin } });
  expect((await ask(at, 'GET', `${zaak.url}?expand=bestaatniet`)).status).toBe(404);
  const trait = await ask(at, 'POST', `${zaak.url}/zaakeigenschappen`, { eigenschap: there.eigenschap, waarde: 'x'.repeat(100) });
  expect([trait.status, trait.headers.get('x-warning')]).toEqual([201, 'waarde is langer dan 80']);
  for (const query of ['pageSize=5', 'omschrijving=x', 'kenmerk=a:b']) expect((await ask(at, 'GET', `${ZAKEN}/zaken?${query}`)).status).toBe(400);
  expect((await ask(at, 'POST', `${ZAKEN}/zaak_registreren`, {})).status).toBe(404);
  expect((await ask(at, 'POST', `${ZAKEN}/zaaknummer_reserveren`, { bronorganisatie: '002564440' })).status).toBe(201);
  const found = await must(at, 'POST', `${ZAKEN}/zaken/_zoek`, { uuid__in: [zaak['uuid'] ?? ''], fields: ['identificatie', 'status'] });
  expect(Object.keys(results(found)[0] ?? {})).toEqual(['url', 'identificatie', 'status']);
  expect(faults(await ask(at, 'POST', `${ZAKEN}/zaken/_zoek`, { uuid__in: [zaak['uuid'] ?? ''], fields: ['identificatie'], expand: ['status'] }))).toEqual(['fields:invalid']);
  expect((await ask(at, 'GET', zaak.url)).headers.get('api-version')).toBe('1.7.0');
  await at[Symbol.asyncDispose]();
});

test('two sandboxes over one shelf see each other, lists included; a restart keeps everything', async () => {
  const shelf = memoryShelf();
  const [first, second] = [await start({ seeded: { zaken: 30 } }, shelf), await start({ seeded: { zaken: 30 } }, shelf)];
  const there = await town(first);
  const count = async (at: Sandbox): Promise<unknown> => (await must(at, 'GET', `${ZAKEN}/zaken?ordering=startdatum`))['count'];
  expect([await count(first), await count(second)]).toEqual([30, 30]);
  const made = await must(first, 'POST', `${ZAKEN}/zaken`, zaakBody(there));
  const elsewhere = made.url.replace(first.url, second.url);
  expect([await count(first), await count(second)]).toEqual([31, 31]);
  await must(second, 'PATCH', elsewhere, { omschrijving: 'van de ander' });
  expect((await must(first, 'GET', made.url))['omschrijving']).toBe('van de ander');
  expect((await ask(second, 'DELETE', elsewhere)).status).toBe(204);
  expect([await count(first), await count(second)]).toEqual([30, 30]);
  const last = await must(first, 'POST', `${ZAKEN}/zaken`, zaakBody(there));
  for (const at of [first, second]) await at[Symbol.asyncDispose]();
  const again = await start({ seeded: { zaken: 30 } }, shelf);
  expect(await must(again, 'GET', last.url.replace(first.url, again.url))).toMatchObject({ identificatie: last['identificatie'] });
  await again[Symbol.asyncDispose]();
});

test('a register that is reset holds what it held at the start, and its lists say so', async () => {
  for (const storage of ['memory', 'shelf']) {
    const at = await start({ storage, seeded: { zaken: 5 } });
    const [last] = results(await must(at, 'GET', `${ZAKEN}/zaken?einddatum__isnull=true`));
    await must(at, 'PATCH', String(last?.['url']), { omschrijving: 'Anders' });
    expect((await must(at, 'GET', `${ZAKEN}/zaken?omschrijving=anders`))['count']).toBe(1);
    expect((await ask(at, 'DELETE', String(results(await must(at, 'GET', `${ZAKEN}/zaken?omschrijving=anders`))[0]?.['url']))).status).toBe(204);
    expect((await must(at, 'GET', `${ZAKEN}/zaken`))['count']).toBe(4);
    await call(at, 'POST', '/sandbox/reset');
    expect((await must(at, 'GET', `${ZAKEN}/zaken`))['count']).toBe(5);
    expect((await must(at, 'GET', `${ZAKEN}/zaken?omschrijving=anders`))['count']).toBe(0);
    await at[Symbol.asyncDispose]();
  }
});

test('a register that is stirred changes by ordinary means: every kind of change, told in the trail', async () => {
  const at = await start({ storage: 'memory', seeded: { zaken: 60, documenten: 1 } });
  const seen = new Set<unknown>();
  const touched = new Set<string>();
  for (let round = 0; round < 4; round += 1) {
    const { body } = await call(at, 'POST', '/sandbox/stir', { changes: 12 });
    for (const { what, zaak } of body['changes'] as JsonObject[]) {
      seen.add(what);
      touched.add(String(zaak));
    }
  }
  expect([...seen].sort()).toEqual(['editEigenschap', 'editZaak', 'finish', 'newDocument', 'nextStatus', 'replaceRol']);
  for (const url of touched) expect(((await ask(at, 'GET', `${url}/audittrail`)).body as unknown as Json[]).length).toBeGreaterThan(0);
  expect((await call(at, 'POST', '/sandbox/stir', { changes: 3, kinds: ['newDocument'] })).body['changes']).toHaveLength(3);
  expect((await call(at, 'POST', '/sandbox/stir', { changes: -1 })).status).toBe(400);
  await at[Symbol.asyncDispose]();
  const empty = await start({ storage: 'memory' });
  expect((await call(empty, 'POST', '/sandbox/stir', {})).status).toBe(409);
  await empty[Symbol.asyncDispose]();
});

test('a server that executes late closes the connection first, and does it after all', async () => {
  const at = await start({ storage: 'memory' });
  const there = await town(at);
  await call(at, 'POST', '/sandbox/misbehave', { do: 'execute-late', delayMs: 20, method: 'POST', path: `${ZAKEN}/zaken`, times: 1 });
  await expect(ask(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there, { identificatie: 'LAAT-1' }))).rejects.toThrow();
  for (let tries = 0; Number((await must(at, 'GET', `${ZAKEN}/zaken?identificatie=LAAT-1`))['count']) === 0; tries += 1) if (tries > 1000) throw new Error('it never happened');
  expect(faults(await ask(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there, { identificatie: 'LAAT-1' })))).toEqual(['identificatie:identificatie-niet-uniek']);
  await at[Symbol.asyncDispose]();
});
