// A house that answers ZDS over mutual TLS: files to open it, a message from a known application, and a rotation under load.
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import path from 'node:path';
import { genereerZaakIdentificatie, envelope } from '../../connectors/stuf/service/testing/messages';
import { startNode, type Node } from '../../core/compose/node';
import { testHouse, type TestHouse } from '../../core/compose/testing/house';
import type { House } from '../../core/compose';
import { makeCa, type Pair } from '../support/certificates';

const OIN = '00000001823288444000';
const ca = makeCa('Zandhoek Test CA');
const application = ca.issue({ name: 'formulieren.zandhoek', oin: OIN });
const unknown = ca.issue({ name: 'iemand.zandhoek', oin: '00000009999999999000' });

describe('a house that answers ZDS over mutual TLS', () => {
  let here: TestHouse;
  let house: House;
  let node: Node;
  const install = ({ cert, key }: Pair): void => {
    writeFileSync(path.join(here.root, 'tls/key.pem'), key, { mode: 0o600 });
    writeFileSync(path.join(here.root, 'tls/cert.pem'), cert);
  };
  const post = (pair: Pair | null, referentienummer: string, agent?: Agent): Promise<{ readonly status: number; readonly text: string }> =>
    new Promise((resolve, reject) => {
      const call = request(`${node.url}/services/zds/1.1/VrijeBerichten`, {
        method: 'POST', ca: ca.cert, ...pair, agent: agent ?? false, headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '"http://www.egem.nl/StUF/sector/zkn/0310/genereerZaakIdentificatie_Di02"' },
      }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => { text += piece; }).on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      call.on('error', reject).end(envelope(genereerZaakIdentificatie({ referentienummer })));
    });
  const given = (text: string): string | undefined => /<ZKN:identificatie>(\d+)</.exec(text)?.[1];

  beforeAll(async () => {
    here = await testHouse();
    mkdirSync(path.join(here.root, 'tls'));
    install(ca.issue({ name: 'zaaksluis-oud', host: 'localhost' }));
    writeFileSync(path.join(here.root, 'tls/ca.pem'), ca.cert);
    here.write('zaaksluis.yaml', 'environment: test\nname: huis\nlog: { level: error }\ndatabase: { url: { env: ZAAKSLUIS_TEST_HOUSE } }\nhttp:\n  port: 0\n  tls: { cert: tls/cert.pem, key: { file: tls/key.pem }, ca: [tls/ca.pem], clients: ask }\n');
    here.write('connections/zds.yaml', 'connector: stuf\nenvironment: test\nsettings:\n  systeem: { organisatie: "9999", applicatie: ZAAKSLUIS }\n  rsin: "002564440"\n');
    here.write('services/zds.yaml', 'connection: zds\nregisters: [{ connection: register }]\nmappings: { zaak: stuf/zaak, informatieobject: stuf/informatieobject, besluit: stuf/besluit }\nbronorganisatie: "002564440"\nnumbers: { zaak: { prefix: "9999", width: 9, start: 1, probe: false } }\n');
    here.write('senders/formulieren.yaml', `service: zds\nsettings:\n  zender: { organisatie: "9999", applicatie: FORMULIEREN }\n  authentication: { certificate: { oin: "${OIN}", issuer: Zandhoek Test CA } }\n  allow: { operations: [genereerZaakIdentificatie, creeerZaak] }\n`);
    house = await here.open();
    node = await startNode(house);
  });
  afterAll(async () => {
    await node[Symbol.asyncDispose]();
    await house[Symbol.asyncDispose]();
    await here.end();
  });

  it('answers the application whose certificate is known, and no other', async () => {
    expect(node.url).toMatch(/^https:/);
    const known = await post(application, 'een');
    expect([known.status, given(known.text)]).toEqual([200, '9999000000001']);
    for (const other of [unknown, null]) {
      const refused = await post(other, 'twee');
      expect([refused.status, refused.text.includes('StUF013')]).toEqual([500, true]);
    }
  });

  it('takes a new certificate while messages come in: every message is answered, once', async () => {
    const kept = new Agent({ keepAlive: true, maxSockets: 2 });
    const answers = new Map<string, string | undefined>();
    let over = false;
    const load = async (name: string): Promise<void> => {
      for (let at = 0; !over || at < 5; at += 1) {
        const number = `${name}-${at}`;
        // Half of them on connections that stood before the rotation, half on new ones.
        const answer = await post(application, number, at % 2 === 0 ? kept : undefined);
        answers.set(number, answer.status === 200 ? given(answer.text) : answer.text);
      }
    };
    const running = ['a', 'b', 'c'].map(load);
    await post(application, 'voor');
    install(ca.issue({ name: 'zaaksluis-nieuw', host: 'localhost' }));
    expect(node.renewTls()).toBe('renewed');
    await post(application, 'na');
    over = true;
    await Promise.all(running);
    kept.destroy();
    const numbers = [...answers.values()];
    expect(numbers.filter((number) => !/^9999\d{9}$/.test(number ?? ''))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThanOrEqual(15);
  });

  it('serves the WSDL of every portType at its own address', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      request(`${node.url}/services/zds/1.2/BeantwoordVraag?wsdl`, { ca: ca.cert, agent: false }, (answer) => {
        let got = '';
        answer.setEncoding('utf8').on('data', (piece: string) => { got += piece; }).on('end', () => resolve(got));
      }).on('error', reject).end();
    });
    expect(text).toContain(`<soap:address location="${node.url}/services/zds/1.2/BeantwoordVraag"/>`);
  });
});
