// The door over TLS: who calls is known by certificate, and a rotation under load loses no call.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as call, Agent } from 'node:https';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { makeCa, type Pair } from '../../test/support/certificates';
import type { ClientCertificate } from '../connector/contract';
import { Secret } from '../connector/secret';
import { openLog } from '../diagnostics/log';
import { X509Certificate } from 'node:crypto';
import { certificateIn, identityOf, makeCallers } from './certificate';
import type { Desk } from './desk';
import { startHttp, type HttpServer } from './server';
import { openTls } from './tls';

const OIN = '00000001823288444000';
const log = openLog('error', { write: () => undefined });
const ca = makeCa('Zandhoek Test CA');
const client = ca.issue({ name: 'formulieren.zandhoek', oin: OIN });
const stranger = makeCa('Vreemde CA').issue({ name: 'formulieren.zandhoek', oin: OIN });

describe('the door over TLS', () => {
  let folder: string;
  let server: HttpServer;
  const seen: (ClientCertificate | undefined)[] = [];

  const install = ({ cert, key }: Pair): void => {
    writeFileSync(path.join(folder, 'key.pem'), key, { mode: 0o600 });
    writeFileSync(path.join(folder, 'cert.pem'), cert);
  };
  const post = (pair: Pair | null, agent?: Agent): Promise<{ status: number; served: string }> =>
    new Promise((resolve, reject) => {
      const asked = call(`${server.url}/webhooks/zgw`, { method: 'POST', ca: ca.cert, ...(pair ?? {}), ...(agent ? { agent } : { agent: false }) }, (answer) => {
        const served = (answer.socket as TLSSocket).getPeerX509Certificate()?.subject ?? '';
        answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, served }));
      });
      asked.on('error', reject).end('{}');
    });

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'zs-tls-'));
    install(ca.issue({ name: 'zaaksluis-oud', host: 'localhost' }));
    writeFileSync(path.join(folder, 'ca.pem'), ca.cert);
    const key = new Secret([{ file: path.join(folder, 'key.pem') }]);
    const tls = openTls({ cert: 'cert.pem', key, ca: ['ca.pem'], crl: [], clients: 'ask' }, folder, log);
    const desk = { receive: async (_connection: string, request: { certificate?: ClientCertificate; body: AsyncIterable<unknown> }) => {
      for await (const _chunk of request.body);
      seen.push(request.certificate);
      return { status: 202, body: {} };
    } } as unknown as Desk;
    server = await startHttp({ desk, host: '127.0.0.1', port: 0, log, largestUpload: 1024, trustedProxies: [], tls });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => { seen.length = 0; });

  it('tells a receiver whose certificate it was, with the OIN', async () => {
    expect((await post(client)).status).toBe(202);
    expect(seen).toEqual([expect.objectContaining({ oin: OIN, issuer: expect.stringContaining('CN=Zandhoek Test CA'), fingerprint: new X509Certificate(client.cert).fingerprint256.replaceAll(':', '').toLowerCase() })]);
  });

  it('counts a certificate of an unknown CA as none, and lets who has none call', async () => {
    await post(stranger);
    await post(null);
    expect(seen).toEqual([undefined, undefined]);
  });

  it('takes a new certificate under load, and loses no call', async () => {
    const kept = new Agent({ keepAlive: true, maxSockets: 4 });
    const load = async (until: () => boolean): Promise<number[]> => {
      const statuses: number[] = [];
      while (!until()) statuses.push((await post(client, kept)).status);
      return statuses;
    };
    let over = false;
    const running = Array.from({ length: 4 }, () => load(() => over));
    expect((await post(client)).served).toContain('CN=zaaksluis-oud');
    const next = ca.issue({ name: 'zaaksluis-nieuw', host: 'localhost' });
    writeFileSync(path.join(folder, 'cert.pem'), next.cert); // half of the rotation: no pair
    expect(server.renewTls()).toBe('unusable');
    expect((await post(client)).served).toContain('CN=zaaksluis-oud');
    install(next);
    expect(server.renewTls()).toBe('renewed');
    expect((await post(client)).served).toContain('CN=zaaksluis-nieuw');
    expect(server.renewTls()).toBe('same');
    over = true;
    const statuses = (await Promise.all(running)).flat();
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status !== 202)).toEqual([]);
    expect(seen).toHaveLength(statuses.length + 3);
    kept.destroy();
  });
});

describe('what a proxy tells', () => {
  const told = encodeURIComponent(client.cert);
  const callers = makeCallers({ addresses: ['10.0.0.0/24'], certificateHeader: 'x-ssl-client-cert' });
  const from = (remoteAddress: string) => ({ remoteAddress }) as Socket;

  it('is believed from its address, and from nobody else', () => {
    expect(callers.certificateOf(from('10.0.0.7'), { 'x-ssl-client-cert': told })).toMatchObject({ oin: OIN });
    expect(callers.certificateOf(from('::ffff:10.0.0.7'), { 'x-ssl-client-cert': told })).toMatchObject({ oin: OIN });
    expect(callers.certificateOf(from('10.0.1.7'), { 'x-ssl-client-cert': told })).toBeUndefined();
    expect(callers.strip({ 'x-ssl-client-cert': told, soapaction: 'x' })).toEqual({ soapaction: 'x' });
  });

  it.each([
    ['escaped PEM (nginx)', told],
    ['PEM on one line', client.cert.replaceAll('\n', ' ')],
    ['Base64 DER (HAProxy)', new X509Certificate(client.cert).raw.toString('base64')],
    ['RFC 9440', `:${new X509Certificate(client.cert).raw.toString('base64')}:`],
    ['Envoy', `Hash=abc;Cert="${told}";Subject="CN=x"`],
  ])('is read as %s', (_how, header) => {
    const found = certificateIn(header);
    expect(found && identityOf(found)).toMatchObject({ oin: OIN });
  });

  it('is nothing where the header holds no certificate', () => {
    expect(certificateIn('%')).toBeUndefined();
    expect(certificateIn('(null)')).toBeUndefined();
  });
});
