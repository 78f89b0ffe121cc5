// Makes UUIDs that say what they stand for to who holds the key: an object is found by its UUID without an index.
import { createHash } from 'node:crypto';

/** What a UUID of the sandbox stands for. */
export interface Identity {
  /** Which table of kinds is the caller's own business: 0 … 63. */
  readonly kind: number;
  /** Number of the object, or of the zaak it is a part of: below 2^38. */
  readonly serial: number;
  /** Number of the part within the zaak: below 65,536. */
  readonly index: number;
  /** Chance, so that a number that is given out twice (a register restored from yesterday) makes another UUID: below 2^30. */
  readonly nonce: number;
}

export interface Identities {
  uuid(identity: Identity): string;
  /** null: not one of ours. */
  read(uuid: string): Identity | null;
}

/** murmur3 finaliser: every bit of the input moves half of the output. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A table is eight times as fast as toString(16): seeded zaken make a dozen UUIDs each. */
const hex = (value: number): string => `${HEX[value >>> 24]}${HEX[(value >>> 16) & 255]}${HEX[(value >>> 8) & 255]}${HEX[value & 255]}`;

/**
 * UUIDs (version 4 in form) under a key. Of the 122 free bits 60 hold the identity, 30 the nonce and 32 a check; the first 60 are
 * masked with what follows from nonce, check and key, so that neighbours do not look alike. A code for tests, not for secrets.
 */
export function identities(key: string): Identities {
  const digest = createHash('sha256').update('zaaksluis/sandbox/identity/').update(key).digest();
  const [k0, k1, k2, k3] = [digest.readUInt32BE(0), digest.readUInt32BE(4), digest.readUInt32BE(8), digest.readUInt32BE(12)];
  const checkOf = (high: number, low: number, nonce: number): number => mix((mix((mix((high ^ k0) >>> 0) + low) >>> 0) ^ k1) + nonce);
  const masks = (nonce: number, check: number): readonly [number, number] => {
    const first = mix((nonce ^ k2) + check);
    return [first, mix((first ^ k3) + nonce) >>> 4];
  };
  return {
    uuid: ({ kind, serial, index, nonce }) => {
      // 60 bits: kind 6, serial 38, index 16; as 32 + 28.
      const serialHigh = Math.floor(serial / 2 ** 12); // 26 bits
      const high = ((kind << 26) | serialHigh) >>> 0;
      const low = ((serial % 2 ** 12) << 16) | index; // 28 bits
      const check = checkOf(high, low, nonce);
      const [m0, m1] = masks(nonce, check);
      const a = hex(high ^ m0);
      const b = hex(low ^ m1); // 28 bits: its first digit is 0
      const c = hex(nonce | 0x80000000);
      return `${a}-${b.slice(1, 5)}-4${b.slice(5)}-${c.slice(0, 4)}-${c.slice(4)}${hex(check)}`;
    },
    read: (uuid) => {
      if (uuid.length !== 36 || uuid[14] !== '4') return null;
      const nonce = Number.parseInt(uuid.slice(19, 23) + uuid.slice(24, 28), 16) & 0x3fffffff;
      const check = Number.parseInt(uuid.slice(28), 16) >>> 0;
      const [m0, m1] = masks(nonce, check);
      const high = (Number.parseInt(uuid.slice(0, 8), 16) ^ m0) >>> 0;
      const low = (Number.parseInt(uuid.slice(9, 13) + uuid.slice(15, 18), 16) ^ m1) >>> 0;
      if (low >= 2 ** 28 || checkOf(high, low, nonce) !== check) return null;
      return { kind: high >>> 26, serial: (high & 0x3ffffff) * 2 ** 12 + (low >>> 16), index: low & 0xffff, nonce };
    },
  };
}
