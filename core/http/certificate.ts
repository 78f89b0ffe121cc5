// Who calls, by its certificate: over our own TLS, or told by a proxy that this node trusts.
import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { addressList } from '../connector/addresses';
import type { ClientCertificate } from '../connector/contract';

/** A proxy that ends TLS before this node, and the header in which it says what certificate it saw. */
export interface ProxySettings {
  /** Addresses or ranges of the proxies themselves. */
  readonly addresses: readonly string[];
  /** In lower case. From anybody else it is taken off. */
  readonly certificateHeader: string | null;
}

/** Decides who a caller is, and what of its headers may be believed. */
export interface Callers {
  /** Does this connection come from a proxy of ours? */
  isProxy(address: string | undefined): boolean;
  /** The certificate behind a call; absent: none that a CA of ours issued, or that our proxy tells. */
  certificateOf(socket: Socket, headers: Readonly<Record<string, string>>): ClientCertificate | undefined;
  /** The headers without the one that only a proxy may send, which no receiver needs either. */
  strip(headers: Readonly<Record<string, string>>): Record<string, string>;
}

const named = (lines: string, name: string): string | undefined => lines.split('\n').find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);

/** What identifies a caller by its certificate. The distinguished names are on one line, most general part first. */
export function identityOf(certificate: X509Certificate): ClientCertificate {
  const serial = named(certificate.subject, 'serialNumber');
  return {
    subject: certificate.subject.replaceAll('\n', ', '),
    issuer: certificate.issuer.replaceAll('\n', ', '),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    oin: serial !== undefined && /^[0-9]{20}$/.test(serial) ? serial : null, // PKIoverheid: the OIN is the serialNumber of the subject
  };
}

/**
 * The certificate in a header, however the proxy wrote it: PEM with %-escapes (nginx, Traefik), PEM on one line, Base64 DER (HAProxy),
 * `:…:` (RFC 9440), or `Cert="…"` (Envoy). undefined: it holds none.
 */
export function certificateIn(header: string): X509Certificate | undefined {
  const value = /(?:^|;|,)\s*Cert="([^"]+)"/i.exec(header)?.[1] ?? header;
  try {
    const plain = value.includes('%') ? decodeURIComponent(value) : value;
    const [first = ''] = plain.replace(/-----BEGIN CERTIFICATE-----/g, '').split(/-----END CERTIFICATE-----|,/);
    const base64 = first.replace(/[\s:]/g, '');
    return base64 === '' ? undefined : new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined; // not a certificate: then the proxy tells of none, and the sender is refused further on
  }
}

export function makeCallers(proxy: ProxySettings | null): Callers {
  const isProxy = addressList(proxy?.addresses ?? []);
  const header = proxy?.certificateHeader ?? null;
  return {
    isProxy,
    certificateOf(socket, headers) {
      if (isProxy(socket.remoteAddress)) {
        const told = header === null ? undefined : headers[header];
        const certificate = told === undefined ? undefined : certificateIn(told);
        return certificate && identityOf(certificate);
      }
      // Asked for, never demanded by TLS itself: what no CA of ours issued counts as none.
      if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
      const certificate = socket.getPeerX509Certificate();
      return certificate && identityOf(certificate);
    },
    strip: (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header)),
  };
}
