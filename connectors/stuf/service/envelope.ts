// Opens a SOAP envelope, 1.1 or 1.2, and closes one around an answer.
import { attribute, childOf, type XmlTree } from '../../../core/xml/tree';
import { SOAP11, SOAP12 } from '../message/namespaces';
import { StufFault } from './fault';

export type SoapVersion = '1.1' | '1.2';

export interface Envelope {
  readonly soap: SoapVersion;
  readonly headers: readonly XmlTree[];
  /** The message: the one element in the body. */
  readonly message: XmlTree;
}

/** SOAP 1.2 §5.2.3 and 1.1 §4.2.3: headers that say so must be understood by whom they are meant for. */
const MUST = new Set(['1', 'true']);
/** What we understand: WS-Security. */
const UNDERSTOOD = new Set(['http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd']);

/** Throws StufFault StUF055 where it is no envelope with one message. */
export function openEnvelope(tree: XmlTree): Envelope {
  const soap = tree.ns === SOAP11 ? '1.1' : tree.ns === SOAP12 ? '1.2' : null;
  if (soap === null || tree.name !== 'Envelope') throw new StufFault('StUF055', 'Geen SOAP-envelop', `Verwacht soap:Envelope (SOAP 1.1 of 1.2), gevonden <${tree.name}>.`);
  const body = childOf(tree, tree.ns, 'Body');
  const [message, ...others] = body?.children ?? [];
  if (message === undefined) throw new StufFault('StUF055', 'De SOAP-envelop bevat geen bericht', 'soap:Body is leeg of ontbreekt.');
  if (others.length > 0) throw new StufFault('StUF055', 'De SOAP-envelop bevat meer dan een bericht', `soap:Body bevat <${message.name}> en nog ${others.length}.`);
  return { soap, headers: childOf(tree, tree.ns, 'Header')?.children ?? [], message };
}

/** Headers that must be understood and are not; their names. */
export function notUnderstood({ soap, headers }: Envelope): readonly string[] {
  const ns = soap === '1.1' ? SOAP11 : SOAP12;
  return headers.filter((header) => MUST.has(attribute(header, ns, 'mustUnderstand')?.trim() ?? '') && !UNDERSTOOD.has(header.ns)).map((header) => `{${header.ns}}${header.name}`);
}

/** SOAP version by the media type of a call, for answers to what could not be read. */
export const soapOf = (contentType: string | undefined): SoapVersion => (/application\/soap\+xml/i.test(contentType ?? '') ? '1.2' : '1.1');

export const contentTypeOf = (soap: SoapVersion): string => (soap === '1.1' ? 'text/xml; charset=utf-8' : 'application/soap+xml; charset=utf-8');

/** The text before and after a message. */
export function wrapping(soap: SoapVersion): readonly [string, string] {
  const ns = soap === '1.1' ? SOAP11 : SOAP12;
  return [`<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="${ns}"><soapenv:Body>`, '</soapenv:Body></soapenv:Envelope>'];
}
