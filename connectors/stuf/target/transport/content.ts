// Puts the content of a document into a message as it streams by: base64 in its place, or as an attachment (MTOM), of a length known beforehand.
import type { Readable } from 'node:stream';
import { writeMultipart } from '../../../../core/xml/mtom';
import { withContent } from '../../../../core/xml/with-content';
import { headersOf, type SoapVersion } from './envelope';
import type { WireContent } from './wire';

/** A body and what its headers must say. */
export interface Streamed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

const contentsOf = (content: WireContent) => new Map([[content.placeholder, { open: () => content.open(), size: content.size }]]);

/** XML Schema base64Binary in the place of the placeholder. */
export function inline(envelope: string, content: WireContent, soap: SoapVersion, action: string): Streamed {
  const { body, length } = withContent(envelope, contentsOf(content));
  return { headers: { ...headersOf(soap, action), 'content-length': String(length) }, body };
}

/** SOAP MTOM: the envelope is the first part of a multipart/related, and refers to the second with xop:Include. */
export function mtom(envelope: string, content: WireContent, soap: SoapVersion, action: string): Streamed {
  const { body, length, contentType } = writeMultipart(envelope, contentsOf(content), { type: soap === '1.2' ? 'application/soap+xml' : 'text/xml' });
  const about: Record<string, string> = soap === '1.2' ? { 'content-type': `${contentType}; action="${action}"` } : { 'content-type': contentType, soapaction: `"${action}"` };
  return { headers: { ...about, 'content-length': String(length) }, body };
}
