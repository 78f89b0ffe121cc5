// Makes certificates of invented CAs and applications for tests: X.509 v3 over P-256, written byte by byte.
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate and its private key, PEM. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

export interface Ca extends Pair {
  /** A certificate of this CA; `serialNumber` of the subject is where PKIoverheid puts the OIN. */
  issue(subject: { readonly name: string; readonly oin?: string; readonly host?: string }): Pair;
}

const tlv = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts);
const integer = (bytes: Buffer): Buffer => tlv(0x02, (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
const octets = (body: Buffer): Buffer => tlv(0x04, body);
const bits = (body: Buffer): Buffer => tlv(0x03, Buffer.from([0]), body);

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const septets = (value: number): number[] => (value < 128 ? [value] : [...septets(Math.floor(value / 128)).map((one) => one | 0x80), value % 128]);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(septets)]));
}

const ECDSA = sequence(oid('1.2.840.10045.4.3.2')); // ecdsa-with-SHA256

const part = (type: string, text: string): Buffer => tlv(0x31, sequence(oid(type), tlv(0x0c, Buffer.from(text))));
const nameOf = (name: string, oin?: string): Buffer => sequence(part('2.5.4.6', 'NL'), part('2.5.4.10', 'Gemeente Zandhoek'), ...(oin === undefined ? [] : [part('2.5.4.5', oin)]), part('2.5.4.3', name));

const time = (date: Date): Buffer => tlv(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), octets(value));
const pem = (label: string, der: Buffer): string => `-----BEGIN ${label}-----\n${der.toString('base64').replace(/(.{64})/g, '$1\n').trimEnd()}\n-----END ${label}-----\n`;

const YEAR = 365 * 24 * 3600 * 1000;

function certificate(subject: Buffer, issuer: Buffer, publicKey: KeyObject, signer: KeyObject, extensions: readonly Buffer[]): string {
  const now = Date.now();
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))), integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])), ECDSA, issuer,
    sequence(time(new Date(now - 60_000)), time(new Date(now + YEAR))), subject, publicKey.export({ format: 'der', type: 'spki' }),
    tlv(0xa3, sequence(...extensions)),
  );
  return pem('CERTIFICATE', sequence(body, ECDSA, bits(sign('sha256', body, signer))));
}

const keys = (): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const keyPem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();
const TRUE = tlv(0x01, Buffer.from([0xff]));

/** A root of its own. */
export function makeCa(name: string): Ca {
  const own = keys();
  const subject = nameOf(name);
  const isCa = sequence(oid('2.5.29.19'), TRUE, octets(sequence(TRUE)));
  return {
    cert: certificate(subject, subject, own.publicKey, own.privateKey, [isCa]),
    key: keyPem(own.privateKey),
    issue({ name: common, oin, host }) {
      const pair = keys();
      // subjectAltName: dNSName [2], iPAddress [7]
      const alternative = host === undefined ? [] : [extension('2.5.29.17', sequence(tlv(0x82, Buffer.from(host)), tlv(0x87, Buffer.from([127, 0, 0, 1]))))];
      return { cert: certificate(nameOf(common, oin), subject, pair.publicKey, own.privateKey, [extension('2.5.29.19', sequence()), ...alternative]), key: keyPem(pair.privateKey) };
    },
  };
}
