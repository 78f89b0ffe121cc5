// Writes a proof as a signed file of lines, and checks such a file offline.
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonical } from '../../model/hash';
import { isObject, type Json, type JsonObject } from '../../model/json';
import { PROOF_STATES, tally, type ProofRow, type ProofState, type Totals } from './row';

/** First line of the file: what was proved, by whom, and with which key it is signed. */
export interface ReportHead {
  readonly zaaksluis: 'proof';
  readonly version: 1;
  readonly syncs: readonly string[];
  readonly depth: string;
  readonly begun: string;
  readonly revision: string;
  readonly by: string;
  /** Ed25519, DER (SPKI) in base64. */
  readonly publicKey: string;
  /** First 32 hex digits of the SHA-256 of the public key: how people compare keys. */
  readonly fingerprint: string;
}

/** Last line: what it came to. The signature is of the SHA-256 of every byte before this line, followed by this line without `signature`. */
export interface ReportEnd {
  readonly ended: string;
  readonly rows: number;
  readonly totals: Totals;
  readonly sha256: string;
  readonly signature: string;
}

const publicOf = (key: KeyObject): string => (key.type === 'public' ? key : createPublicKey(key)).export({ type: 'spki', format: 'der' }).toString('base64');

/** How people compare keys. */
export const fingerprintOf = (publicKey: string): string => createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32);

/** Reads an Ed25519 key in PEM: private to sign, or public. Throws Error where it is neither. */
export function ed25519(pem: string): KeyObject {
  const key = /PRIVATE KEY/.test(pem) ? createPrivateKey(pem) : createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`expected an Ed25519 key, this is ${key.asymmetricKeyType ?? 'something else'}`);
  return key;
}

export interface ReportWriter {
  /** Each answers the line to write, newline included. */
  head(): string;
  row(row: ProofRow): string;
  end(at: Date): string;
}

/** Makes the lines of a report one by one; keeps counts and a running hash, never the rows. */
export function reportWriter(about: Omit<ReportHead, 'zaaksluis' | 'version' | 'publicKey' | 'fingerprint'>, key: KeyObject): ReportWriter {
  const digest = createHash('sha256');
  const counted = tally();
  let rows = 0;
  const line = (value: unknown): string => {
    const text = `${canonical(value as Json)}\n`;
    digest.update(text);
    return text;
  };
  return {
    head: () => {
      const publicKey = publicOf(key);
      return line({ zaaksluis: 'proof', version: 1, ...about, publicKey, fingerprint: fingerprintOf(publicKey) } satisfies ReportHead);
    },
    row: (row) => {
      counted.add(row);
      rows += 1;
      return line(row);
    },
    end: (at) => {
      const told = { ended: at.toISOString(), rows, totals: counted.totals(), sha256: digest.digest('hex') };
      return `${canonical({ ...told, signature: sign(null, signed(told), key).toString('base64') } as unknown as Json)}\n`;
    },
  };
}

const signed = (end: Omit<ReportEnd, 'signature'>): Buffer => Buffer.from(canonical(end as unknown as Json));

/** What a check of a report came to. */
export type ReportVerdict =
  | { readonly genuine: true; readonly head: ReportHead; readonly end: ReportEnd }
  /** `line` from 1. */
  | { readonly genuine: false; readonly line: number; readonly why: string };

function parsed(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isState = (value: Json | undefined): value is ProofState => PROOF_STATES.some((state) => state === value);

/**
 * Reads the file line by line; needs nothing but it and, to know whose it is, the public key of the organisation. Without that
 * key it is checked against the one the file names: that shows only that nothing was changed since it was signed.
 */
export async function verifyReport(lines: AsyncIterable<string>, expected: KeyObject | null): Promise<ReportVerdict> {
  const digest = createHash('sha256');
  const counted = tally();
  let head: ReportHead | null = null;
  let end: ReportEnd | null = null;
  let number = 0;
  let rows = 0;
  const no = (why: string): ReportVerdict => ({ genuine: false, line: number, why });
  for await (const text of lines) {
    number += 1;
    if (end !== null) return no('something stands behind the signature');
    const value = parsed(text);
    if (value === null) return no('this line is no JSON object');
    if (number === 1) {
      if (value['zaaksluis'] !== 'proof' || value['version'] !== 1) return no('this is no proof of Zaaksluis');
      head = value as unknown as ReportHead;
    } else if ('signature' in value) {
      end = value as unknown as ReportEnd;
      continue;
    } else {
      const { state } = value;
      if (!isState(state)) return no('this row has no state');
      counted.add({ state });
      rows += 1;
    }
    digest.update(`${text}\n`);
  }
  if (head === null) return no('the file is empty');
  if (end === null) return no('the file ends before its signature: it was cut off, or the proof was');
  if (digest.digest('hex') !== end.sha256) return no('a line was changed, added or removed since it was signed');
  if (end.rows !== rows || canonical(end.totals as unknown as Json) !== canonical(counted.totals() as unknown as Json)) return no('the totals are not those of the rows');
  const { signature, ...told } = end;
  if (expected !== null && publicOf(expected) !== head.publicKey) return no(`it is signed with another key: ${head.fingerprint}, expected ${fingerprintOf(publicOf(expected))}`);
  const key = createPublicKey({ key: Buffer.from(head.publicKey, 'base64'), format: 'der', type: 'spki' });
  if (!verify(null, signed(told), key, Buffer.from(signature, 'base64'))) return no('the signature does not fit');
  return { genuine: true, head, end };
}
