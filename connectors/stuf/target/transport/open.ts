// Opens the line to a SOAP peer: small messages through `soap`, documents as streams beside it, both over the one HTTP client of the house.
import type { Host } from '../../../../core/connector/host';
import { Blocked } from '../../../../core/connector/outcome';
import { securityOf, tlsOf } from '../../../../core/connector/soap/security';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import { maxContentBytes, type TargetSettings } from '../config';
import { inline, mtom, type Streamed } from './content';
import { envelopeText, headersOf } from './envelope';
import { soapSender } from './soap-client';
import { whole } from './whole';
import type { Wire, WireMessage } from './wire';

const MIB = 1024 * 1024;
/** An answer without a document: geefZaakdetails of a zaak with a thousand relations is under 2 MiB. */
const MAX_ANSWER = 32 * MIB;

/** No I/O yet. */
export function openWire(settings: TargetSettings, host: Pick<Host, 'http'>): Wire {
  const tls = tlsOf(settings.security);
  const http = host.http({
    baseUrl: settings.endpoint, timeoutMs: settings.timeoutMs, maxSockets: settings.maxSockets, maxResponseBytes: MAX_ANSWER, ...(tls && { tls }),
  });
  const small = soapSender(http, settings);
  const { version } = settings.soap;

  /** Where `soap` must not come between: what is sent or comes back is larger than memory. */
  const streamed = async (message: WireMessage): Promise<Streamed> => {
    const { content } = message;
    const security = await securityOf(settings.security);
    const envelope = envelopeText(version, security.toXML(), message.body);
    const largest = maxContentBytes(settings);
    if (content && largest !== undefined && content.size > largest) throw new Blocked(diagnostic('ZS5020', `the content has ${content.size} bytes, and this connection allows ${largest}`));
    const made: Streamed = content === undefined ? { headers: headersOf(version, message.action), ...whole(envelope) } : settings.soap.content === 'mtom' ? mtom(envelope, content, version, message.action) : inline(envelope, content, version, message.action);
    const headers = { ...made.headers };
    security.addHeaders(headers);
    return { headers, body: made.body };
  };

  return {
    send: async (message, signal) => {
      if (!message.content) return small(message, signal);
      const { headers, body } = await streamed(message);
      const { status, headers: said, text } = await http.request({ method: 'POST', path: message.path, headers, body, onlyReads: message.onlyReads, expect: 'text' }, signal);
      return { status, headers: said, text };
    },
    fetch: async (message, signal) => {
      const { headers, body } = await streamed(message);
      const { status, headers: said, stream } = await http.request({ method: 'POST', path: message.path, headers, body, onlyReads: message.onlyReads, expect: 'stream' }, signal);
      if (!stream) throw new Blocked(diagnostic('ZS9001', 'an answer that was asked for as a stream came without one'));
      return { status, headers: said, stream };
    },
    [Symbol.asyncDispose]: () => http[Symbol.asyncDispose](),
  };
}
