// Says what a lack of answer means: may pass (Retry), or the peer is not who it should be (Halt).
import { diagnostic } from '../../diagnostics/diagnostic';
import { Halt, Retry } from '../outcome';
import { CONNECT_TIMEOUT } from './agents';

/** Codes of OpenSSL and Node for a certificate that is wrong: trying again does not help. */
const UNTRUSTED: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_REVOKED', 'CERT_UNTRUSTED', 'CERT_REJECTED', 'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
]);

/** In words, by the code of the error; texts of errors are never shown, they may hold what was sent. */
const SAID: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was broken before an answer came',
  EPIPE: 'the connection was broken while sending',
  ENOTFOUND: 'the name of the server is not known',
  EAI_AGAIN: 'the name server does not answer',
  EHOSTUNREACH: 'the server cannot be reached from here',
  ENETUNREACH: 'the network cannot be reached from here',
  ETIMEDOUT: 'the connection timed out',
  [CONNECT_TIMEOUT]: 'the connection did not come to stand in time',
  ERR_STREAM_PREMATURE_CLOSE: 'the answer was cut off',
  Z_BUF_ERROR: 'the answer was cut off',
  Z_DATA_ERROR: 'the answer cannot be unpacked',
  HPE_INVALID_CONSTANT: 'what answers there does not speak HTTP',
};

export type Unanswered = 'timeout' | 'stopped' | { readonly code: string };

/** Builds the error. It carries no cause: an HTTP library's error holds headers and body, so credentials and personal data. */
export function unanswered(call: string, why: Unanswered, timeoutMs: number, side: 'source' | 'target'): Retry | Halt {
  const code = side === 'source' ? 'ZS3001' : 'ZS4001';
  if (why === 'timeout') return new Retry(diagnostic(code, `${call}: no answer within ${timeoutMs / 1000} s`));
  if (why === 'stopped') return new Retry(diagnostic(code, `${call}: stopped here before an answer came`));
  if (UNTRUSTED.has(why.code)) return new Halt(diagnostic('ZS4090', `${call}: the certificate is not trusted (${why.code})`));
  return new Retry(diagnostic(code, `${call}: ${SAID[why.code] ?? 'no answer'} (${why.code})`));
}

/** The code of an error of node, axios or TLS; `UNKNOWN` where it has none. Looks through `cause`, where axios keeps the first error. */
export function codeOf(error: unknown): string {
  for (let here: unknown = error, depth = 0; typeof here === 'object' && here !== null && depth < 4; depth += 1) {
    const { code, cause } = here as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && !/^ERR_(BAD_|NETWORK|CANCELED|FR_)/.test(code)) return code;
    here = cause;
  }
  return 'UNKNOWN';
}
