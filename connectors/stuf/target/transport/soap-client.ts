// Lets the library `soap` make the envelope, the headers and WS-Security, over the HTTP client of the house.
import { Client, WSDL, type IHttpClient } from 'soap';
import type { HttpClient } from '../../../../core/connector/http';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { TargetSettings } from '../config';
import { envelopeText } from './envelope';
import { securityOf } from './security';
import { whole } from './whole';
import type { WireMessage, WireReply } from './wire';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The least a WSDL must say for one operation: the message goes in whole (`_xml`), so its types do not matter. */
const wsdlOf = (action: string, address: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:zaaksluis:send" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:zaaksluis:send">
  <wsdl:types><xs:schema targetNamespace="urn:zaaksluis:send"><xs:element name="send" type="xs:anyType"/><xs:element name="sent" type="xs:anyType"/></xs:schema></wsdl:types>
  <wsdl:message name="in"><wsdl:part name="body" element="t:send"/></wsdl:message>
  <wsdl:message name="out"><wsdl:part name="body" element="t:sent"/></wsdl:message>
  <wsdl:portType name="port"><wsdl:operation name="send"><wsdl:input message="t:in"/><wsdl:output message="t:out"/></wsdl:operation></wsdl:portType>
  <wsdl:binding name="binding" type="t:port"><s:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="send"><s:operation soapAction="${escape(action)}"/><wsdl:input><s:body use="literal"/></wsdl:input><wsdl:output><s:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>
  <wsdl:service name="service"><wsdl:port name="port" binding="t:binding"><s:address location="${escape(address)}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;

/** What `soap` is told instead of the answer: it understands less of it than our own reader (a Fo03 in a 200 is nothing to it). */
const NOTHING_TO_SAY = envelopeText('1.1', '', '');

type Invoke = (args: { readonly _xml: string }, done: (error: unknown) => void) => void;

function load(action: string, address: string, soap12: boolean): Promise<WSDL> {
  return new Promise((resolve, reject) => {
    const wsdl = new WSDL(wsdlOf(action, address), address, { forceSoap12Headers: soap12 });
    wsdl.onReady((error: Error | null) => (error ? reject(error) : resolve(wsdl)));
  });
}

/** Sends messages of a bounded size; documents go another way. One description per SOAPAction is kept. */
export function soapSender(http: HttpClient, settings: Pick<TargetSettings, 'security' | 'endpoint' | 'soap'>): (message: WireMessage, signal: AbortSignal) => Promise<WireReply> {
  const known = new Map<string, Promise<WSDL>>();
  const address = settings.endpoint;
  return async (message, signal) => {
    const wsdl = await (known.get(message.action) ?? remember(known, message.action, load(message.action, address, settings.soap.version === '1.2')));
    let outcome: Promise<WireReply> | null = null;
    const bridge: IHttpClient = {
      request: (_url, data: string, done, headers = {}) => {
        outcome = http.request({ method: 'POST', path: message.path, headers: headers as Record<string, string>, ...whole(data), onlyReads: message.onlyReads, expect: 'text' }, signal)
          .then(({ status, headers: said, text }) => ({ status, headers: said, text }));
        // Whatever came of it is told below; the library only has to come to its end.
        void outcome.catch(() => undefined).then(() => done(null, { status: 200, headers: {} }, NOTHING_TO_SAY));
        return undefined as never;
      },
    };
    const client = new Client(wsdl, address, { httpClient: bridge });
    client.setSecurity(securityOf(settings));
    await new Promise<void>((resolve) => (client['send'] as Invoke)({ _xml: message.body }, () => resolve()));
    if (outcome === null) throw new Blocked(diagnostic('ZS9001', 'soap sent nothing'));
    return outcome;
  };
}

function remember<Value>(known: Map<string, Promise<Value>>, key: string, value: Promise<Value>): Promise<Value> {
  known.set(key, value);
  return value;
}
