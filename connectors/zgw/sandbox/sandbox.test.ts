// The sandbox as a register: it keeps what it is given, over restarts, over two servers, and under a crowd.
import { catalogusOf, call, complete, faults, make, roltype, start, statustype, zaaktype } from './testing/client';
import { memoryShelf } from '../../../test/support/shelf';
import type { Sandbox } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';

const results = (body: JsonObject): JsonObject[] => (body['results'] as JsonObject[] | undefined) ?? [];

describe('the sandbox as a register', () => {
  let at: Sandbox;
  beforeEach(async () => void (at = await start()));
  afterEach(() => at[Symbol.asyncDispose]());

  test('starts with one catalogus, whose key is in the connection it prints', async () => {
    const { body } = await call(at, 'GET', '/catalogussen');
    expect(results(body)).toHaveLength(1);
    expect(results(body)[0]).toMatchObject({ url: catalogusOf(at), ...(at.connection['catalogus'] as JsonObject) });
  });

  test('hides concepts until asked, and shows both sides of the status filter', async () => {
    const url = await complete(at);
    expect((await call(at, 'GET', '/zaaktypen')).body['count']).toBe(0);
    expect((await call(at, 'GET', '/zaaktypen?status=concept')).body['count']).toBe(1);
    expect((await call(at, 'POST', `${url}/publish`)).status).toBe(200);
    expect((await call(at, 'GET', '/zaaktypen')).body['count']).toBe(1);
    expect((await call(at, 'GET', '/statustypen?status=concept')).body['count']).toBe(0);
    expect((await call(at, 'GET', `/statustypen?status=alles&zaaktype=${encodeURIComponent(url)}`)).body['count']).toBe(2);
  });

  test('pages by a hundred, newest first, and follows next to the end', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    for (let number = 1; number <= 101; number += 1) await make(at, 'statustypen', statustype(url, number));
    const first = await call(at, 'GET', '/statustypen?status=alles');
    expect(first.body).toMatchObject({ count: 101, previous: null });
    expect(results(first.body)).toHaveLength(100);
    expect(results(first.body)[0]).toMatchObject({ volgnummer: 101, isEindstatus: true });
    const second = await call(at, 'GET', String(first.body['next']));
    expect(results(second.body)).toHaveLength(1);
    expect(second.body['next']).toBeNull();
    expect((await call(at, 'GET', '/statustypen?status=alles&page=3')).status).toBe(404);
  });

  test('derives the eindstatus from the highest volgnummer, now', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    const first = await make(at, 'statustypen', statustype(url, 1));
    expect(first['isEindstatus']).toBe(true);
    await make(at, 'statustypen', statustype(url, 2));
    expect((await call(at, 'GET', first.url)).body['isEindstatus']).toBe(false);
  });

  test('answers 304 to a known ETag, and 200 as soon as the object changes', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at));
    const tag = (await call(at, 'GET', url)).headers.get('etag') ?? '';
    expect((await call(at, 'GET', url, undefined, { 'if-none-match': tag })).status).toBe(304);
    await make(at, 'roltypen', roltype(url));
    expect((await call(at, 'GET', url, undefined, { 'if-none-match': tag })).status).toBe(200);
  });

  test('keeps on PUT what is optional and not sent, and wipes what is required and sent empty', async () => {
    const { url } = await make(at, 'zaaktypen', zaaktype(at, { toelichting: 'met de hand', productenOfDiensten: ['https://producten.voorbeeld.test/1'] }));
    const { body } = await call(at, 'PUT', url, zaaktype(at, { omschrijving: 'Bankje vernieuwen' }));
    expect(body).toMatchObject({ omschrijving: 'Bankje vernieuwen', toelichting: 'met de hand', productenOfDiensten: [] });
  });

  test('removes a concept with its parts', async () => {
    const url = await complete(at);
    expect((await call(at, 'DELETE', url)).status).toBe(204);
    expect((await call(at, 'GET', url)).status).toBe(404);
    expect((await call(at, 'GET', '/statustypen?status=alles')).body['count']).toBe(0);
    expect((await call(at, 'GET', catalogusOf(at))).body['zaaktypen']).toEqual([]);
  });

  test('says who it is in every answer, and that a method is not for this path', async () => {
    const answer = await call(at, 'GET', '/zaaktypen');
    expect(answer.headers.get('api-version')).toBe('1.3.1');
    expect((await call(at, 'DELETE', '/zaaktypen')).body['code']).toBe('method_not_allowed');
    expect((await call(at, 'GET', '/zaken')).body['code']).toBe('not_found');
  });

  test('starts afresh when told to', async () => {
    await complete(at);
    expect((await call(at, 'POST', '/sandbox/reset')).status).toBe(200);
    expect((await call(at, 'GET', '/zaaktypen?status=alles')).body['count']).toBe(0);
    expect((await call(at, 'GET', catalogusOf(at))).status).toBe(200);
  });
});

describe('two sandboxes over one shelf', () => {
  test('agree, each under its own address, and a restart keeps everything', async () => {
    const shelf = memoryShelf();
    const one = await start({}, shelf);
    const url = await complete(one);
    const two = await start({}, shelf);
    try {
      const there = await call(two, 'GET', url.replace(one.url, two.url));
      expect(there.status).toBe(200);
      expect(there.body['catalogus']).toBe(catalogusOf(two));
      expect(String(there.body['selectielijstProcestype'])).toMatch(two.url);
      expect((await call(two, 'POST', `${url.replace(one.url, two.url)}/publish`)).status).toBe(200);
      expect((await call(one, 'GET', url)).body['concept']).toBe(false);
      await one[Symbol.asyncDispose]();
      const again = await start({}, shelf);
      expect((await call(again, 'GET', '/zaaktypen')).body['count']).toBe(1);
      expect((await call(again, 'GET', '/catalogussen')).body['count']).toBe(1);
      await again[Symbol.asyncDispose]();
    } finally {
      await two[Symbol.asyncDispose]();
    }
  });

  test('let one of many concurrent writers of the same statustype win, and count what was made', async () => {
    const shelf = memoryShelf();
    const servers = await Promise.all([start({}, shelf), start({}, shelf)]);
    try {
      const [one] = servers;
      if (!one) throw new Error('no server');
      const { url } = await make(one, 'zaaktypen', zaaktype(one));
      const answers = await Promise.all([...Array(20).keys()].map((turn) => call(servers[turn % 2] ?? one, 'POST', '/statustypen', statustype(url, 1))));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(new Set(answers.filter(({ status }) => status === 400).flatMap(faults))).toEqual(new Set(['nonFieldErrors:unique']));
      const { body } = await call(one, 'GET', '/sandbox/requests');
      const made = Object.entries(body['creations'] as JsonObject).filter(([key]) => key.startsWith('statustypen/'));
      expect(made).toEqual([[expect.stringMatching(/ 1$/), 1]]);
    } finally {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    }
  });

  test('let concurrent concepts of one identificatie stand beside each other, as Open Zaak does, and count both', async () => {
    const at = await start();
    const answers = await Promise.all([...Array(5).keys()].map(() => call(at, 'POST', '/zaaktypen', zaaktype(at))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const { body } = await call(at, 'GET', '/sandbox/requests');
    expect((body['creations'] as JsonObject)['zaaktypen/B9001']).toBe(5);
    await at[Symbol.asyncDispose]();
  });
});
