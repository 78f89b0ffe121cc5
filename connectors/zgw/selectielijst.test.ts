// Classes of the selectielijst: asked once a day, remembered, and told when old.
import nock from 'nock';
import { createHttp } from '../../core/connector/http/client';
import { Retry } from '../../core/connector/outcome';
import { secretOf } from '../../core/connector/secret';
import { memoryShelf } from '../../test/support/shelf';
import { openApi } from './api';
import { config } from './config';
import { openSelectielijst } from './selectielijst';

const HOST = 'https://selectielijst.voorbeeld.example';
const never = new AbortController().signal;
const uuid = (last: string): string => `aaaaaaaa-bbbb-4ccc-8ddd-0000000000${last}`;
const type = (jaar: number, last: string) => ({ url: `${HOST}/api/v1/procestypen/${uuid(last)}`, nummer: 11, jaar, naam: 'Toestemming' });
const result = (of: string, last: string, procestermijn: string) => ({ url: `${HOST}/api/v1/resultaten/${uuid(last)}`, procesType: `${HOST}/api/v1/procestypen/${uuid(of)}`, volledigNummer: '11.1', naam: 'Verleend', procestermijn, waardering: 'vernietigen', bewaartermijn: 'P5Y' });

const clock = { at: new Date('2026-11-23T12:00:00Z'), now: () => clock.at };

function open(shelf = memoryShelf()) {
  const settings = { ...config.parse({ catalogi: `${HOST}/c`, clientId: 'x', secret: { env: 'UNUSED' }, timeoutMs: 500 }), secret: secretOf('s') };
  return openSelectielijst(openApi(settings, { root: `${HOST}/api/v1`, withToken: false }, { http: createHttp(), clock }), { shelf, clock });
}

/** The API as it is: procestypen by year, results of all years in one list. */
function answers(): nock.Scope {
  return nock(HOST)
    .get('/api/v1/procestypen').query({ jaar: '2020' }).reply(200, [type(2020, '20')])
    .get('/api/v1/procestypen').query({ jaar: '2017' }).reply(200, [type(2017, '17')])
    .get('/api/v1/resultaten').times(2).reply(200, { count: 2, next: null, results: [result('17', '71', 'nihil'), result('20', '02', 'bestaansduur_procesobject')] });
}

beforeAll(() => nock.disableNetConnect());
beforeEach(() => (clock.at = new Date('2026-11-23T12:00:00Z')));
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

test('the same number is another class in another year, and a URL is traced back to its own', async () => {
  answers();
  const lists = open();
  const of2020 = (await lists.year(2020, never)).lijst.klassen;
  const of2017 = (await lists.year(2017, never)).lijst.klassen;
  expect(of2020.map((klasse) => [klasse.nummer, klasse.procestermijn, klasse.procestype.jaar])).toEqual([['11.1', 'bestaansduur_procesobject', 2020]]);
  expect(of2017.map((klasse) => [klasse.nummer, klasse.procestermijn, klasse.procestype.jaar])).toEqual([['11.1', 'nihil', 2017]]);
  expect(await lists.behind(`https://elders.example/api/v1/resultaten/${uuid('71')}`, never)).toEqual({ jaar: 2017, nummer: '11.1', naam: 'Verleend' });
  expect(await lists.behind(`${HOST}/api/v1/procestypen/${uuid('20')}`, never)).toEqual({ jaar: 2020, nummer: '11', naam: 'Toestemming' });
  expect(await lists.behind('https://elders.example/iets', never)).toBeNull();
});

test('a list is asked once a day, also by the next process', async () => {
  const shelf = memoryShelf();
  answers();
  await open(shelf).year(2020, never);
  nock.cleanAll();
  expect((await open(shelf).year(2020, never)).diagnostics).toEqual([]);
});

test('when nobody answers the snapshot is used and said to be old; without one it is tried again later', async () => {
  const shelf = memoryShelf();
  answers();
  const lists = open(shelf);
  await lists.year(2020, never);
  nock.cleanAll();
  nock(HOST).persist().get(/.*/).reply(503);
  clock.at = new Date('2026-11-26T12:00:00Z');
  const late = await lists.year(2020, never);
  expect(late.lijst.klassen).toHaveLength(1);
  expect(late.diagnostics.map((finding) => finding.code)).toEqual(['ZS4107']);
  await expect(open().year(2020, never)).rejects.toBeInstanceOf(Retry);
});
