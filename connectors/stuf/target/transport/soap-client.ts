// Lets the library `soap` make the envelope, the headers and WS-Security, over the HTTP client of the house.
import type { WSDL } from 'soap';
import type { HttpClient } from '../../../../core/connector/http';
import { callSoap } from '../../../../core/connector/soap/call';
import type { TargetSettings } from '../config';
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

async function load(action: string, address: string, soap12: boolean): Promise<WSDL> {
  const { WSDL } = await import('soap');
  return new Promise((resolve, reject) => {
    const wsdl = new WSDL(wsdlOf(action, address), address, { forceSoap12Headers: soap12 });
    wsdl.onReady((error: Error | null) => (error ? reject(error) : resolve(wsdl)));
  });
}

/** Sends messages of a bounded size; documents go another way. One description per SOAPAction is kept. */
export function soapSender(http: HttpClient, settings: Pick<TargetSettings, 'security' | 'endpoint' | 'soap'>): (message: WireMessage, signal: AbortSignal) => Promise<WireReply> {
  const known = new Map<string, Promise<WSDL>>();
  const { endpoint, security } = settings;
  return async ({ action, path, body, onlyReads }, signal) => {
    const wsdl = await (known.get(action) ?? remember(known, action, load(action, endpoint, settings.soap.version === '1.2')));
    return callSoap(http, { wsdl, endpoint, path, operation: 'send', input: { _xml: body }, security, onlyReads }, signal);
  };
}

function remember<Value>(known: Map<string, Promise<Value>>, key: string, value: Promise<Value>): Promise<Value> {
  known.set(key, value);
  return value;
}
