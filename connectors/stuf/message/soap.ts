// The envelope: put around a message, and taken off, SOAP 1.1 and 1.2.
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { attribute, element, type XmlTree } from '../../../core/xml/tree';
import { SOAP11, SOAP12 } from './namespaces';

export type SoapVersie = '1.1' | '1.2';

const NS: Readonly<Record<SoapVersie, string>> = { '1.1': SOAP11, '1.2': SOAP12 };

/** Content-Type of an answer or a request; in 1.2 the action goes with it. */
export function contentType(versie: SoapVersie, action?: string): string {
  if (versie === '1.1') return 'text/xml; charset=utf-8';
  return `application/soap+xml; charset=utf-8${action === undefined ? '' : `; action="${action}"`}`;
}

/** The message in an envelope. */
export function envelope(bericht: XmlTree, versie: SoapVersie, headers: readonly XmlTree[] = []): XmlTree {
  const ns = NS[versie];
  return element(ns, 'Envelope', [...(headers.length > 0 ? [element(ns, 'Header', headers)] : []), element(ns, 'Body', [bericht])]);
}

/** A SOAP Fault, as far as anything could be made of it. */
export interface SoapFault {
  readonly faultcode: string;
  readonly faultstring: string;
  /** What stands in detail. */
  readonly detail: readonly XmlTree[];
}

export interface Geopend {
  readonly versie: SoapVersie;
  readonly headers: readonly XmlTree[];
  /** Headers that say they must be understood. */
  readonly verplicht: readonly XmlTree[];
  /** The message; of a fault the first element of its detail; null: the body is empty. */
  readonly bericht: XmlTree | null;
  readonly fault: SoapFault | null;
}

const named = (tree: XmlTree | undefined, name: string): XmlTree | undefined => tree?.children.find((child) => child.name === name);

/** 1.1 has faultcode, faultstring and detail in no namespace, 1.2 Code/Value, Reason/Text and Detail; senders mix them. */
function leesFault(fault: XmlTree): SoapFault {
  const code = named(fault, 'faultcode') ?? named(named(fault, 'Code'), 'Value');
  const reason = named(fault, 'faultstring') ?? named(named(fault, 'Reason'), 'Text');
  return { faultcode: code?.text.trim() ?? '', faultstring: reason?.text.trim() ?? '', detail: (named(fault, 'detail') ?? named(fault, 'Detail'))?.children ?? [] };
}

/** What is in an envelope. Throws a DiagnosticError ZS3065 where it is none. */
export function openEnvelope(tree: XmlTree): Geopend {
  const versie = (['1.1', '1.2'] as const).find((one) => tree.ns === NS[one] && tree.name === 'Envelope');
  const body = named(tree, 'Body');
  if (!versie || !body) {
    const found = versie ? 'the envelope has no Body' : `the root is <${tree.name}>; expected a SOAP envelope`;
    throw new DiagnosticError([diagnostic('ZS3065', found, { place: { file: 'message', line: tree.line, col: tree.col } })]);
  }
  const headers = named(tree, 'Header')?.children ?? [];
  const must = (header: XmlTree): boolean => /^(1|true)$/.test(attribute(header, NS[versie], 'mustUnderstand')?.trim() ?? '');
  const [first] = body.children;
  const isFault = first?.name === 'Fault' && (first.ns === SOAP11 || first.ns === SOAP12);
  const fault = first && isFault ? leesFault(first) : null;
  return { versie, headers, verplicht: headers.filter(must), bericht: (fault ? fault.detail[0] : first) ?? null, fault };
}
