// Takes the one message out of a SOAP envelope, 1.1 or 1.2, as a service must: nothing beside it, no header nobody knows.
import type { XmlTree } from '../../../core/xml/tree';
import { openEnvelope, type SoapVersie } from '../message/soap';
import { StufFault } from './fault';

export interface Envelope {
  readonly soap: SoapVersie;
  readonly headers: readonly XmlTree[];
  readonly message: XmlTree;
  /** Headers that must be understood (SOAP 1.1 §4.2.3, 1.2 §5.2.3) and are not; `{namespace}name`. */
  readonly unknown: readonly string[];
}

/** What we understand: WS-Security. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd']);

/** Throws StufFault StUF055 where there is no message in it; DiagnosticError ZS3065 where it is no envelope. */
export function messageIn(tree: XmlTree): Envelope {
  const { versie, headers, verplicht, bericht, fault } = openEnvelope(tree);
  if (fault !== null) throw new StufFault('StUF055', 'Een SOAP Fault is geen vraag', `Ontvangen: ${fault.faultcode}.`);
  if (bericht === null) throw new StufFault('StUF055', 'De SOAP-envelop bevat geen bericht', 'soap:Body is leeg.');
  return { soap: versie, headers, message: bericht, unknown: verplicht.filter(({ ns }) => !UNDERSTOOD.has(ns)).map(({ ns, name }) => `{${ns}}${name}`) };
}

/** SOAP version by the media type of a call, for answers to what could not be read. */
export const soapOf = (contentType: string | undefined): SoapVersie => (/application\/soap\+xml/i.test(contentType ?? '') ? '1.2' : '1.1');
