// A WSDL of our own making, from the table of operations: for when the official files are not at hand.
import type { StufVersie } from '../../message/bericht';
import { STUF } from '../../message/namespaces';
import { OPERATIETABEL, ROOT_NS, type Operatie } from '../../message/operaties';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** Element that answers: a root of the version, or a Bv of StUF itself. */
const answerOf = (operation: Operatie): { readonly prefix: 'tns' | 'StUF'; readonly name: string } =>
  operation.antwoord === null ? { prefix: 'StUF', name: `${operation.antwoordcode}Bericht` } : { prefix: 'tns', name: operation.antwoord.root };

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();

const elements = (names: readonly string[]): string => unique(names).map((name) => `<xs:element name="${name}" type="xs:anyType"/>`).join('');

/**
 * Describes one portType: SOAP 1.1, document/literal. Elements are of any type: a client that must know what stands in them takes the
 * official files.
 */
export function ownWsdl(versie: StufVersie, portType: string, address: string): string | null {
  const operations = OPERATIETABEL.filter((one) => one.versie === versie && one.portType === portType);
  if (operations.length === 0) return null;
  const ns = ROOT_NS[versie];
  const answers = operations.map(answerOf);
  const actionName = (one: Operatie): string => one.soapAction.slice(one.soapAction.lastIndexOf('/') + 1);
  const parts = unique([...operations.map((one) => `tns:${one.vraag.root}`), ...answers.map(({ prefix, name }) => `${prefix}:${name}`), ...operations.map((one) => `StUF:${one.fout}Bericht`)]);
  const message = (element: string): string => element.slice(element.indexOf(':') + 1);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:StUF="${STUF}" xmlns:tns="${ns}" name="zaaksluis-${versie}-${portType}" targetNamespace="${ns}">`,
    '  <types>',
    `    <xs:schema targetNamespace="${ns}" elementFormDefault="qualified">${elements([...operations.map((one) => one.vraag.root), ...answers.filter(({ prefix }) => prefix === 'tns').map(({ name }) => name)])}</xs:schema>`,
    `    <xs:schema targetNamespace="${STUF}" elementFormDefault="qualified">${elements([...answers.filter(({ prefix }) => prefix === 'StUF').map(({ name }) => name), ...operations.map((one) => `${one.fout}Bericht`)])}</xs:schema>`,
    '  </types>',
    ...parts.map((element) => `  <message name="${message(element)}"><part name="body" element="${element}"/></message>`),
    `  <portType name="${portType}">`,
    ...operations.map((one, at) => `    <operation name="${actionName(one)}"><input message="tns:${one.vraag.root}"/><output message="tns:${answers[at]?.name ?? ''}"/><fault name="fout" message="tns:${one.fout}Bericht"/></operation>`),
    '  </portType>',
    `  <binding name="SOAP${portType}" type="tns:${portType}">`,
    '    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>',
    ...operations.map((one) => `    <operation name="${actionName(one)}"><soap:operation soapAction="${escaped(one.soapAction)}"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output><fault name="fout"><soap:fault name="fout" use="literal"/></fault></operation>`),
    '  </binding>',
    `  <service name="${portType}"><port name="${portType}Poort" binding="tns:SOAP${portType}"><soap:address location="${escaped(address)}"/></port></service>`,
    '</definitions>',
    '',
  ].join('\n');
}
