// A house from files that others call over SOAP: a ZDS service in front of a register, with its sender, its numbers and its figures.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACTION11, creeerZaak, envelope, genereerZaakIdentificatie, geefZaakdetails } from '../../connectors/stuf/service/testing/messages';
import { openHouse, type House } from '../../core/compose';
import { makeMetrics } from '../../core/compose/metrics';
import { startNode, type Node } from '../../core/compose/node';
import { standing } from '../../core/compose/standing';
import { statusText } from '../../core/cli/show-status';
import { untilRest } from '../../core/engine/reconciler';
import { freshDatabase, type FreshDatabase } from '../support/postgres';

const DATABASE = 'ZAAKSLUIS_TEST_SERVICE';
const MAPPINGS = path.join(__dirname, '../../mappings');
const FILES: Readonly<Record<string, string>> = {
  'zaaksluis.yaml': `environment: test\nname: huis\nhttp: { port: 0 }\nlog: { level: error }\ndatabase: { url: { env: ${DATABASE} } }\n`,
  'connections/zds.yaml': 'connector: stuf\nenvironment: test\nsettings:\n  systeem: { organisatie: "9999", applicatie: ZAAKSLUIS }\n  rsin: "002564440"\n',
  'connections/register.yaml': 'connector: zgw\nenvironment: test\nbudget: { perSecond: 1000, inFlight: 16 }\nsandbox: {}\n',
  'services/zaken.yaml': 'connection: zds\nregisters: [{ connection: register }]\nmappings: { zaak: stuf/zaak, informatieobject: stuf/informatieobject, besluit: stuf/besluit }\nbronorganisatie: "002564440"\nnumbers: { zaak: { prefix: 9999, start: 500 } }\n',
  'services/later.yaml': 'connection: zds\nregisters: [{ connection: register }]\nmappings: { zaak: stuf/zaak }\nmode: store-and-forward\n',
  'senders/formulieren.yaml': 'service: zaken\nsettings: { zender: { organisatie: "9999", applicatie: FORMULIEREN }, authentication: { none: true } }\n',
  'senders/later.yaml': 'service: later\nsettings: { zender: { organisatie: "9999", applicatie: FORMULIEREN }, authentication: { none: true } }\n',
};

let database: FreshDatabase;
let root: string;
let house: House;
let node: Node;

beforeAll(async () => {
  database = await freshDatabase();
  process.env[DATABASE] = database.url;
  root = mkdtempSync(path.join(tmpdir(), 'zs-service-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(root, 'config', name)), { recursive: true });
    writeFileSync(path.join(root, 'config', name), text);
  }
  house = await openHouse({ configDir: path.join(root, 'config'), mappingsDir: MAPPINGS, root });
  node = await startNode(house);
});
afterAll(async () => {
  await node[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
  await database.drop();
  delete process.env[DATABASE];
  rmSync(root, { recursive: true, force: true });
});

const call = async (service: string, operation: string, message: string): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await fetch(`${node.url}/services/${service}`, { method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${ACTION11}${operation}"` }, body: envelope(message) });
  return { status: answer.status, text: await answer.text() };
};

test('numbers are given over SOAP, each once, looked up in the register first', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map((at) => call('zaken', 'genereerZaakIdentificatie_Di02', genereerZaakIdentificatie({ referentienummer: `g-${at}` }))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const numbers = answers.map(({ text }) => /identificatie[^>]*>(9999\d+)</.exec(text)?.[1]);
  expect([...numbers].sort()).toEqual(['99990000000500', '99990000000501', '99990000000502', '99990000000503']);
});

test('a message that the register refuses is told so in the protocol of the caller, leaves nothing, and is seen by status and exchanges', async () => {
  const { status, text } = await call('zaken', 'creeerZaak_Lk01', creeerZaak({ referentienummer: 'c-1', identificatie: '9999000000042' }));
  expect([status, /Fo03/.test(text)]).toEqual([500, true]);
  expect((await house.store.exchanges.list({ about: 'zaak/9999000000042' }, 5)).map(({ operation, state, service }) => [operation, state, service])).toEqual([['creeerZaak', 'failed', 'zaken']]);
  const asked = await call('zaken', 'geefZaakdetails_ZakLv01', geefZaakdetails({ referentienummer: 'v-1', identificatie: '9999000000042' }));
  expect(asked.status).toBe(200);
  await house.services.notes.flush();
  const now = await standing(house);
  expect(now.services.map(({ service, failed, waiting }) => [service, failed, waiting])).toEqual([['later', 0, 0], ['zaken', 0, 0]]);
  expect(now.services.find(({ service }) => service === 'zaken')).toMatchObject({ answered: 5, refused: 1 });
  expect(statusText(now)).toContain('service zaken: 5 messages answered and 1 refused in seven days; 0 waiting, 0 failed');
});

test('a stored message is answered at once, and carried out by the loop of the node', async () => {
  const { status, text } = await call('later', 'creeerZaak_Lk01', creeerZaak({ referentienummer: 's-1', identificatie: '9999000000043' }));
  expect([status, /Bv03/.test(text)]).toEqual([200, true]);
  expect(await untilRest(() => house.store.questions.atRest(), AbortSignal.timeout(30_000), 50)).toBe(true);
  // The register has no zaaktype B1026: it was tried, and refused.
  expect((await house.store.exchanges.list({ about: 'zaak/9999000000043' }, 5)).map(({ operation, settledAt }) => [operation, settledAt !== null])).toEqual([['creeerZaak', true]]);
});

test('a service that is not there is 404, and health and metrics name those that are', async () => {
  expect((await fetch(`${node.url}/services/zsd`, { method: 'POST', body: '<x/>' })).status).toBe(404);
  expect(await (await fetch(`${node.url}/health/ready`)).json()).toMatchObject({ ok: true, services: ['later', 'zaken'] });
  const text = await (await fetch(`${node.url}/metrics`)).text();
  expect(text).toContain('zaaksluis_service_seconds_count{service="zaken",operation="genereerZaakIdentificatie",outcome="answered"} 4');
  expect(text).toContain('zaaksluis_service_messages{service="zaken",state="waiting"} 0');
  expect(text).not.toMatch(/111222333|9999000000042/);
  expect(await makeMetrics(house).text()).toContain('zaaksluis_service_messages');
});
