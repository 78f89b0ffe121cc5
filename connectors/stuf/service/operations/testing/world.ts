// A StUF service in front of a played ZGW register, over the real store and the real mappings: SOAP in, SOAP out.
import path from 'node:path';
import { Readable } from 'node:stream';
import { zgw } from '../../../../zgw';
import { held, makeRegister, RSIN, type RegisterWorld } from '../../../../zgw/register/testing/world';
import { loadMappings } from '../../../../../core/mapping/load';
import type { Mapping } from '../../../../../core/mapping/types';
import type { Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { Held, ZaakPart } from '../../../../../core/connector/register';
import type { Exchange, Service } from '../../../../../core/connector/service';
import { memorySpool } from '../../../../../core/exchange/testing/spool';
import { testExchange } from '../../../../../core/exchange/testing';
import type { JsonObject } from '../../../../../core/model/json';
import { MODEL_SHAPES } from '../../../../../core/model/shapes';
import { openStore } from '../../../../../core/store/open';
import { never, quiet, testHost } from '../../../../../test/support/house';
import { freshDatabase } from '../../../../../test/support/postgres';
import { stuf } from '../../..';

export { RSIN };
export const NOW = new Date('2026-11-23T12:00:00Z');

const loaded = loadMappings(path.resolve(__dirname, '../../../../../mappings'), [...MODEL_SHAPES, ...stuf.shapes, ...zgw.shapes]);

function mapping(name: string): Mapping {
  const found = loaded.mappings.get(`stuf/${name}`);
  if (!found) throw new Error(loaded.diagnostics.filter(({ place }) => place?.file.includes(`stuf/${name}`)).map(({ message }) => message).join('; ') || `no mapping stuf/${name}`);
  return found;
}

export interface Told {
  readonly status: number;
  readonly body: string;
}

export interface StufWorld extends AsyncDisposable {
  readonly register: RegisterWorld;
  readonly exchange: Exchange;
  readonly service: Service;
  /** Findings that were reported, since the beginning. */
  readonly found: Diagnostic[];
  /** Sends a body of ZDS 1.1 (children of the root after stuurgegevens) and gives the answer; `zds12`: of 1.2, with stuurgegevens in that namespace. */
  send(operation: string, root: string, body: string, more?: { readonly referentienummer?: string; readonly tijdstip?: string; readonly zds12?: 'ZKN' | 'ZDS' }): Promise<Told>;
  zaak(identificatie: string, parts?: readonly ZaakPart[]): Promise<Held>;
  document(identificatie: string): Promise<Held>;
}

const NS = 'xmlns:ZDS="http://www.stufstandaarden.nl/koppelvlak/zds0120" xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310" xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:BG="http://www.egem.nl/StUF/sector/bg/0310" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xmime="http://www.w3.org/2005/05/xmlmime"';

let counter = 0;

/** Settings of the service (`zaaktypen` …) and of the one sender. */
export async function makeStufWorld(options: { readonly service?: JsonObject; readonly sender?: JsonObject; readonly connection?: JsonObject } = {}): Promise<StufWorld> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'one' });
  const register = await makeRegister({ connection: options.connection ?? {} });
  const spool = memorySpool();
  const found: Diagnostic[] = [];
  const settings = stuf.config.parse({ systeem: { organisatie: '9999', applicatie: 'ZAAKSLUIS' }, rsin: RSIN, service: options.service ?? {} });
  const sender = stuf.sender?.parse({ zender: { organisatie: '9999', applicatie: 'ZSC' }, authentication: { none: true }, archiefnominatie: { J: 'vernietigen' }, ...options.sender }) as JsonObject;
  const connection = stuf.connect(settings, { ...testHost('stuf'), log: quiet, spool, clock: { now: () => NOW } });
  if (!connection.service) throw new Error('no service');
  const exchange = testExchange({
    store: store.exchanges, registers: { register: register.register }, mappings: { zaak: mapping('zaak'), informatieobject: mapping('informatieobject'), besluit: mapping('besluit') },
    senders: [{ name: 'zsc', settings: sender }], spool, found, bronorganisatie: RSIN, numbers: Object.fromEntries(['zaak', 'informatieobject', 'besluit'].map((kind, at) => [kind, { from: 'series', prefix: `9999${at}`, width: 8, start: 1, probe: false } as const])),
  });
  const { service } = connection;
  return {
    register, exchange, service, found,
    send: async (operation, root, body, { referentienummer, tijdstip = '20261123125959', zds12 } = {}) => {
      counter += 1;
      const code = /(Lk01|Lv01|Di01|Di02)$/.exec(operation)?.[1] ?? '';
      const kind = code.startsWith('Di') ? `<StUF:functie>${operation.replace(/_Di0[12]$/, '').replace('Identificatie', 'identificatie')}</StUF:functie>` : `<StUF:entiteittype>${/edc/i.test(root) ? 'EDC' : /bsl/i.test(root) ? 'BSL' : 'ZAK'}</StUF:entiteittype>`;
      const outer = zds12 === undefined ? 'ZKN' : 'ZDS';
      const inner = zds12 ?? 'ZKN';
      const head = `<${inner}:stuurgegevens><StUF:berichtcode>${code}</StUF:berichtcode><StUF:zender><StUF:organisatie>9999</StUF:organisatie><StUF:applicatie>ZSC</StUF:applicatie></StUF:zender>`
        + `<StUF:ontvanger><StUF:organisatie>9999</StUF:organisatie><StUF:applicatie>ZAAKSLUIS</StUF:applicatie></StUF:ontvanger><StUF:referentienummer>${referentienummer ?? `ref-${counter}`}</StUF:referentienummer><StUF:tijdstipBericht>${tijdstip}</StUF:tijdstipBericht>${kind}</${inner}:stuurgegevens>`;
      const xml = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${outer}:${root} ${NS}>${head}${body}</${outer}:${root}></s:Body></s:Envelope>`;
      const answer = await service.serve({
        method: 'POST', path: '/services/zds', query: {}, remoteAddress: '127.0.0.1', headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${zds12 === undefined ? 'http://www.egem.nl/StUF/sector/zkn/0310' : 'http://www.stufstandaarden.nl/koppelvlak/zds0120'}/${operation}"` },
        body: Readable.from([Buffer.from(xml)], { objectMode: false }),
      }, exchange, never);
      const parts: Buffer[] = [];
      if (typeof answer.body !== 'string') for await (const part of answer.body as AsyncIterable<Buffer>) parts.push(Buffer.from(part));
      return { status: answer.status, body: typeof answer.body === 'string' ? answer.body : Buffer.concat(parts).toString() };
    },
    zaak: (identificatie, parts) => held(register, 'zaak', identificatie, parts),
    document: (identificatie) => held(register, 'informatieobject', identificatie, ['zaakinformatieobjecten']),
    [Symbol.asyncDispose]: async () => {
      await connection[Symbol.asyncDispose]();
      await register[Symbol.asyncDispose]();
      await store.close();
      await database.drop();
    },
  };
}
