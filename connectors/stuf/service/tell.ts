// Tells a sender at its own endpoint what came of a message that was stored: Fo01, or Bv01 where it wants that.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { HttpClient } from '../../../core/connector/http';
import type { Host } from '../../../core/connector/host';
import { Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { writeTree } from '../../../core/xml/write-tree';
import type { Stuurgegevens } from '../message/bericht';
import { buildBevestiging } from '../message/build-bericht';
import { buildFout, codeVoor } from '../message/fault';
import { PREFIXES, STUF } from '../message/namespaces';
import { envelope } from '../message/soap';
import { antwoordOp } from '../message/stuurgegevens';
import type { StufSender } from '../sender';
import type { StufFault } from './fault';

export type Endpoint = NonNullable<StufSender['asynchronous']>;

/** Throws Retry where the endpoint does not take it: it is told again later. */
export type Teller = (endpoint: Endpoint, code: 'Fo01' | 'Bv01', vraag: Stuurgegevens, fault: StufFault | null, signal: AbortSignal) => Promise<void>;

const CALL = 30_000;

/** Our number for what is told of a message: the same however often it is told, so that a resend is known as one. */
const numberFor = (vraag: Stuurgegevens, code: string): string =>
  createHash('sha256').update(`${code}|${vraag.zender?.organisatie ?? ''}|${vraag.zender?.applicatie ?? ''}|${vraag.referentienummer ?? ''}|${vraag.tijdstipBericht ?? ''}`).digest('hex').slice(0, 36);

function clientFor({ basic, tls, url }: Endpoint, host: Pick<Host, 'http' | 'root'>): HttpClient {
  const read = (file: string | undefined): string | undefined => (file === undefined ? undefined : readFileSync(path.resolve(host.root, file), 'utf8'));
  const [ca, cert, key] = [read(tls?.ca), read(tls?.cert), tls?.key?.reveal()];
  return host.http({
    baseUrl: new URL(url).origin, timeoutMs: CALL, maxSockets: 2,
    ...(basic === undefined ? {} : { authorize: () => ({ authorization: `Basic ${Buffer.from(`${basic.username}:${basic.password.reveal()}`).toString('base64')}` }) }),
    ...(tls === undefined ? {} : { tls: { ...(ca === undefined ? {} : { ca }), ...(cert === undefined ? {} : { cert }), ...(key === undefined ? {} : { key }) } }),
  });
}

/** Opens a client per message: such messages are rare, and certificates are read as they are now. */
export function makeTeller(host: Pick<Host, 'http' | 'root' | 'clock'>): Teller {
  return async (endpoint, code, vraag, fault, signal) => {
    const stuurgegevens = antwoordOp(vraag, { referentienummer: numberFor(vraag, code), nu: host.clock.now() });
    const message = code === 'Bv01' || fault === null
      ? buildBevestiging('Bv01', stuurgegevens)
      : buildFout('Fo01', stuurgegevens, { ...codeVoor('Fo01', fault.code), omschrijving: fault.omschrijving, ...(fault.details === undefined ? {} : { details: fault.details }) });
    const text = Buffer.from(writeTree(envelope(message, '1.1'), { prefixes: PREFIXES }));
    const { pathname, search, host: whom } = new URL(endpoint.url);
    const client = clientFor(endpoint, host);
    try {
      const answer = await client.request({
        method: 'POST', path: pathname + search, expect: 'text', body: Readable.from([text], { objectMode: false }),
        headers: { 'content-type': 'text/xml; charset=utf-8', 'content-length': String(text.length), soapaction: `"${STUF}/${code}"` },
      }, signal);
      if (answer.status < 200 || answer.status > 299) throw new Retry(diagnostic('ZS6057', `the endpoint of the sender answered ${answer.status} to ${code}`, { subject: whom }));
    } finally {
      await client[Symbol.asyncDispose]();
    }
  };
}
