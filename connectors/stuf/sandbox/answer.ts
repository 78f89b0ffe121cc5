// Puts what the sandbox says into a message of the right kind, and that into an envelope.
import type { Readable } from 'node:stream';
import type { JsonObject } from '../../../core/model/json';
import { placeholder, withContent } from '../../../core/xml/with-content';
import { writeTree } from '../../../core/xml/write-tree';
import type { XmlTree } from '../../../core/xml/tree';
import type { Bericht } from '../message/bericht';
import { buildBericht, buildBevestiging } from '../message/build-bericht';
import { buildFout, codeVoor, soapFault } from '../message/fault';
import { PREFIXES } from '../message/namespaces';
import type { Operatie } from '../message/operaties';
import { antwoordOp, type Eigen } from '../message/stuurgegevens';
import type { StufFault } from '../service/fault';
import { envelopeText, type SoapVersion } from '../target/transport/envelope';
import type { Said } from './operations';

/** A whole answer over HTTP. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | { readonly body: Readable; readonly length: number };
}

const TYPES: Readonly<Record<SoapVersion, string>> = { '1.1': 'text/xml; charset=utf-8', '1.2': 'application/soap+xml; charset=utf-8' };

const textOf = (tree: XmlTree): string => writeTree(tree, { prefixes: PREFIXES, declaration: false });

export const xml = (soap: SoapVersion, status: number, body: string): Reply => ({ status, type: TYPES[soap], body: envelopeText(soap, '', body) });

/** The confirmation or the answer of this operation. */
export function said(operatie: Operatie, bericht: Bericht, answer: Said, eigen: Eigen): { readonly body: string; readonly placeholder: string | null } {
  const stuurgegevens = antwoordOp(bericht.stuurgegevens, eigen);
  if (operatie.antwoordcode === 'Bv02' || operatie.antwoordcode === 'Bv03') return { body: textOf(buildBevestiging(operatie.antwoordcode, stuurgegevens)), placeholder: null };
  const mark = answer.inhoud ? placeholder() : null;
  const inhoud: JsonObject = answer.inhoud && mark !== null
    ? { inhoud: { '@bestandsnaam': answer.inhoud.bestandsnaam, ...(answer.inhoud.contentType === null ? {} : { '@contentType': answer.inhoud.contentType }), '#': mark } }
    : {};
  const objecten = answer.objecten.map((one, at) => (at === 0 ? { ...one, ...inhoud } : one));
  const { tree } = buildBericht({ versie: operatie.versie, operatie: operatie.naam, deel: 'antwoord', stuurgegevens, objecten, opties: { kort: true }, ...(answer.parameters && { parameters: answer.parameters }) });
  return { body: textOf(tree), placeholder: mark };
}

/** The answer with the content of a document in its place. */
export function withDocument(soap: SoapVersion, body: string, mark: string, size: number, open: () => Promise<Readable>): Reply {
  return { status: 200, type: TYPES[soap], body: withContent(envelopeText(soap, '', body), new Map([[mark, { size, open }]])) };
}

/** The Fo of this operation: of its own, or as a fault of SOAP. */
export function fault(fo: 'Fo02' | 'Fo03', bericht: Pick<Bericht, 'stuurgegevens'>, error: StufFault, eigen: Eigen): { readonly bare: string; readonly fault: (soap: SoapVersion) => string } {
  const { code, plek } = codeVoor(fo, error.code);
  const tree = buildFout(fo, antwoordOp(bericht.stuurgegevens, eigen), { code, plek, omschrijving: error.omschrijving, ...(error.details === undefined ? {} : { details: error.details }) });
  return { bare: textOf(tree), fault: (soap) => textOf(soapFault(soap, tree)) };
}
