// Makes the same UUID for the same name, so that two sandboxes speak of the same selectielijst objects.
import { createHash } from 'node:crypto';

/** Name-based UUID (RFC 9562 §5.5, version 5) over a namespace of our own. */
export function namedUuid(name: string): string {
  const digest = createHash('sha1').update('zaaksluis/sandbox/').update(name).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.subarray(0, 16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
