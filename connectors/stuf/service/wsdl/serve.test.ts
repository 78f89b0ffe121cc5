// What a client is told of the service: official files with our address, imports that resolve, and our own WSDL without them.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { readTree } from '../../../../core/xml/read-tree';
import type { XmlTree } from '../../../../core/xml/tree';
import { OPERATIETABEL } from '../../message/operaties';
import { makeDescribe, type DescribeOptions } from './serve';
import { material } from '../../../../test/support/material';

const BASE = 'https://zaaksluis.example/services/zds';
const asking = (schemas: DescribeOptions['schemas'], root = '/') => {
  const describe = makeDescribe({ schemas, root, base: () => BASE });
  return (address: string): { readonly status: number; readonly body: string } => {
    const url = new URL(address);
    const { status, body } = describe({ method: 'GET', path: url.pathname, query: Object.fromEntries(url.searchParams), headers: {}, remoteAddress: '', body: Readable.from([]) });
    return { status, body: typeof body === 'string' ? body : '' };
  };
};
const tree = (text: string): Promise<XmlTree> => readTree(Readable.from([Buffer.from(text)]), { file: 'wsdl' });
const all = (one: XmlTree, name: string): XmlTree[] => [...(one.name === name ? [one] : []), ...one.children.flatMap((child) => all(child, name))];
const attribute = (one: XmlTree, name: string): string => one.attributes.find((a) => a.name === name)?.value ?? '';
const PORTS = [...new Set(OPERATIETABEL.map(({ versie, portType }) => `${versie}/${portType}`))];

describe('without official files', () => {
  const ask = asking({});

  it.each(PORTS)('%s is described from the table of operations', async (at) => {
    const [versie = '', portType = ''] = at.split('/');
    const wsdl = await tree(ask(`${BASE}/${at}?wsdl`).body);
    expect(all(wsdl, 'address').map((one) => attribute(one, 'location'))).toEqual([`${BASE}/${at}`]);
    const expected = OPERATIETABEL.filter((one) => one.versie === versie && one.portType === portType).map(({ soapAction }) => soapAction);
    expect(all(wsdl, 'operation').map((one) => attribute(one, 'soapAction')).filter((action) => action !== '')).toEqual(expected);
  });

  it('an address that names no portType, or no WSDL, tells which there are', () => {
    expect(ask(BASE).body.trim().split('\n')).toEqual(PORTS.map((at) => `${BASE}/${at}?wsdl`));
    expect(ask(`${BASE}/Iets?wsdl`).body).toContain(`${BASE}/1.2/BeantwoordVraag?wsdl`);
  });

  it('a portType that both versions have is that of 1.1, unless the address says otherwise', () => {
    expect(ask(`${BASE}/BeantwoordVraag?WSDL`).body).toContain(`${BASE}/1.1/BeantwoordVraag`);
    expect(ask(`${BASE}/BeantwoordVraag?wsdl=1.2`).body).toContain(`${BASE}/1.2/BeantwoordVraag`);
    expect(ask(`${BASE}/VerwerkSynchroonVrijBericht?wsdl`).body).toContain(`${BASE}/1.2/VerwerkSynchroonVrijBericht`);
  });

  it('a folder that is not there is no reason to say nothing', () => {
    expect(asking({ '1.1': '/er/is/niets' })(`${BASE}/1.1/VrijeBerichten?wsdl`).body).toContain('portType name="VrijeBerichten"');
  });

  it('has no schema files', () => {
    expect(ask(`${BASE}/schema/1.1/zkn0310/x.xsd`).status).toBe(404);
  });

  it.each(PORTS)('%s is read by the library that many clients use', async (at) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zs-wsdl-'));
    writeFileSync(path.join(folder, 'own.wsdl'), ask(`${BASE}/${at}?wsdl`).body);
    const { createClientAsync } = await import('soap');
    const client = await createClientAsync(path.join(folder, 'own.wsdl'));
    expect(Object.keys(client.describe() as object)).toEqual([at.split('/')[1]]);
    rmSync(folder, { recursive: true });
  });
});

describe('files of the user', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zs-wsdl-'));
  beforeAll(() => {
    mkdirSync(path.join(folder, 'zds/berichten'), { recursive: true });
    writeFileSync(path.join(folder, 'zds/berichten/vraag.wsdl'), '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"><import namespace="x" location="../typen.wsdl"/><types><schema xmlns="http://www.w3.org/2001/XMLSchema"><import namespace="y" schemaLocation="vraag.xsd"/></schema></types><portType name="BeantwoordVraag"/>'
      + '<binding><operation soapAction="http://www.egem.nl/StUF/sector/zkn/0310/geefZaakstatus_Lv01"/></binding><service><port><soap:address location="http://example.com/BeantwoordVraag"/></port></service></definitions>');
    writeFileSync(path.join(folder, 'zds/berichten/vraag.xsd'), '<schema/>');
    writeFileSync(path.join(folder, 'zds/typen.wsdl'), '<definitions/>');
    writeFileSync(path.join(folder, 'zds/geheim.txt'), 'geheim');
    symlinkSync('/etc/hostname', path.join(folder, 'zds/buiten.xsd'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const ask = (address: string) => asking({ '1.1': 'zds' }, folder)(address);

  it('are served with our address, and with imports that resolve below it', () => {
    const { body } = ask(`${BASE}/1.1/BeantwoordVraag?wsdl`);
    expect(body).toContain(`<soap:address location="${BASE}/1.1/BeantwoordVraag"/>`);
    expect(ask(/schemaLocation="([^"]*)"/.exec(body)?.[1] ?? '')).toEqual({ status: 200, body: '<schema/>' });
    expect(ask(/import namespace="x" location="([^"]*)"/.exec(body)?.[1] ?? '')).toEqual({ status: 200, body: '<definitions/>' });
  });

  it.each(['geheim.txt', '..%2f..%2fetc%2fpasswd', 'buiten.xsd', 'berichten', '%00.xsd'])('that are none of these stay where they are: %s', (name) => {
    expect(ask(`${BASE}/schema/1.1/${name}`).status).toBe(404);
  });
});

const OFFICIAL = { '1.1': '/work/shared/material/xsd/zds-1.1.02', '1.2': '/work/shared/material/xsd/zds-1.2' } as const;
material(...Object.values(OFFICIAL)).describe('the official files', () => {
  const ask = asking(OFFICIAL);

  it.each(PORTS)('describe %s with every operation of ours, and lead to every schema', async (at) => {
    const [versie = '', portType = ''] = at.split('/');
    const { body } = ask(`${BASE}/${at}?wsdl`);
    const wsdl = await tree(body);
    expect(all(wsdl, 'address').map((one) => attribute(one, 'location'))).toEqual([`${BASE}/${at}`]);
    const own = OPERATIETABEL.filter((one) => one.versie === versie && one.portType === portType && !/(zak|edc)L[kv]01$/.test(one.naam)).map(({ soapAction }) => soapAction);
    const actions = all(wsdl, 'operation').map((one) => attribute(one, 'soapAction'));
    // overdragenZaak stands in a WSDL of its own in the official set: its consumer is the one who hosts it.
    expect(own.filter((action) => !actions.includes(action) && !action.endsWith('/overdragenZaak_Di01'))).toEqual([]);
    const seen = new Set<string>();
    const follow = async (text: string, from: string): Promise<void> => {
      for (const [, location = ''] of text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/(?:schemaLocation|<(?:\w+:)?import[^>]*\slocation)="([^"]*)"/g)) {
        const next = new URL(location, from).href;
        if (!next.startsWith(BASE) || seen.has(next)) continue;
        seen.add(next);
        const file = ask(next);
        expect([next, file.status]).toEqual([next, 200]);
        await follow(file.body, next);
      }
    };
    await follow(body, `${BASE}/${at}`);
    expect(seen.size).toBeGreaterThan(20);
  });
});
