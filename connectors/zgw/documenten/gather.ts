// Reads a content as far as must be known before anything is sent: whole where it is small, else its size and, where asked, its checksum.
import { createHash } from 'node:crypto';
import type { ContentDoor } from '../../../core/connector/contract';

/** `bytes` only where the content is not larger than asked for. `sha256` null: large, and not read yet. */
export type Gathered =
  | { readonly size: number; readonly sha256: string; readonly bytes: Buffer }
  | { readonly size: number; readonly sha256: string | null; readonly bytes: null };

/**
 * A content of a stated size above `inlineBelow` is not read, unless `hash` asks for its checksum. At most `inlineBelow` bytes
 * are held in memory; what is larger is counted and let go.
 */
export async function gather(door: ContentDoor, stated: number | null, inlineBelow: number, hash: boolean): Promise<Gathered> {
  const isLarge = stated !== null && stated > inlineBelow;
  if (isLarge && !hash) return { size: stated, sha256: null, bytes: null };
  const digest = createHash('sha256');
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of (await door.open()) as AsyncIterable<Buffer>) {
    size += chunk.length;
    digest.update(chunk);
    if (size <= inlineBelow) kept.push(chunk);
    else kept.length = 0;
  }
  const sha256 = digest.digest('hex');
  return size <= inlineBelow ? { size, sha256, bytes: Buffer.concat(kept) } : { size, sha256, bytes: null };
}
