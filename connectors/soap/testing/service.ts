// A small archive with a WSDL of its own, played over real HTTP.
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { freshFolder } from '../../../test/support/folder';

const NS = 'urn:archief:proef';

const WSDL = `<?xml version="1.0"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="${NS}" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${NS}">
  <wsdl:types><xs:schema targetNamespace="${NS}" elementFormDefault="qualified">
    <xs:element name="bewaar"><xs:complexType><xs:sequence><xs:element name="kenmerk" type="xs:string"/><xs:element name="titel" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="bewaarAntwoord"><xs:complexType><xs:sequence><xs:element name="code" type="xs:string"/><xs:element name="nummer" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="verwijder"><xs:complexType><xs:sequence><xs:element name="kenmerk" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="verwijderAntwoord"><xs:complexType><xs:sequence><xs:element name="code" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
  </xs:schema></wsdl:types>
  <wsdl:message name="bewaarIn"><wsdl:part name="p" element="t:bewaar"/></wsdl:message><wsdl:message name="bewaarUit"><wsdl:part name="p" element="t:bewaarAntwoord"/></wsdl:message>
  <wsdl:message name="verwijderIn"><wsdl:part name="p" element="t:verwijder"/></wsdl:message><wsdl:message name="verwijderUit"><wsdl:part name="p" element="t:verwijderAntwoord"/></wsdl:message>
  <wsdl:portType name="archief">
    <wsdl:operation name="bewaar"><wsdl:input message="t:bewaarIn"/><wsdl:output message="t:bewaarUit"/></wsdl:operation>
    <wsdl:operation name="verwijder"><wsdl:input message="t:verwijderIn"/><wsdl:output message="t:verwijderUit"/></wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="b" type="t:archief"><s:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="bewaar"><s:operation soapAction="${NS}/bewaar"/><wsdl:input><s:body use="literal"/></wsdl:input><wsdl:output><s:body use="literal"/></wsdl:output></wsdl:operation>
    <wsdl:operation name="verwijder"><s:operation soapAction="${NS}/verwijder"/><wsdl:input><s:body use="literal"/></wsdl:input><wsdl:output><s:body use="literal"/></wsdl:output></wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="archief"><wsdl:port name="p" binding="t:b"><s:address location="http://leverancier.example/archief"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;

export interface Archive {
  readonly url: string;
  readonly wsdl: string;
  /** Titles by kenmerk. */
  readonly kept: Map<string, string>;
  readonly seen: string[];
  /** How it answers next; undefined: well. */
  answer: { status: number; body: string } | undefined;
  stop(): Promise<void>;
}

const envelope = (body: string): string => `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${body}</e:Body></e:Envelope>`;
export const faultOf = (code: string): string => envelope(`<e:Fault><faultcode>e:${code}</faultcode><faultstring>kan niet</faultstring></e:Fault>`);
export const refusal = envelope(`<a:bewaarAntwoord xmlns:a="${NS}"><a:code>VOL</a:code></a:bewaarAntwoord>`);

export async function archive(): Promise<Archive> {
  const folder = freshFolder();
  const file = path.join(folder, 'archief.wsdl');
  fs.writeFileSync(file, WSDL);
  const kept = new Map<string, string>();
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      seen.push(`${request.headers['soapaction'] ?? ''} ${text}`);
      const field = (name: string): string => new RegExp(`<[^>]*${name}>([^<]*)<`).exec(text)?.[1] ?? '';
      if (it.answer) return void response.writeHead(it.answer.status, { 'content-type': 'text/xml' }).end(it.answer.body);
      if (text.includes('verwijder')) {
        kept.delete(field('kenmerk'));
        return void response.end(envelope(`<a:verwijderAntwoord xmlns:a="${NS}"><a:code>OK</a:code></a:verwijderAntwoord>`));
      }
      kept.set(field('kenmerk'), field('titel'));
      return void response.end(envelope(`<a:bewaarAntwoord xmlns:a="${NS}"><a:code>OK</a:code><a:nummer>N-${field('kenmerk')}</a:nummer></a:bewaarAntwoord>`));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const it: Archive = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, wsdl: file, kept, seen, answer: undefined,
    stop: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
  return it;
}

export const kinds = {
  zaak: {
    key: 'kenmerk', repeatable: true,
    create: { operation: 'bewaar', success: { path: 'bewaarAntwoord.code', is: ['OK'] }, id: 'bewaarAntwoord.nummer' },
    remove: { operation: 'verwijder', success: { path: 'verwijderAntwoord.code', is: ['OK'] } },
  },
} as const;
