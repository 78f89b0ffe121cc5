// Remembers which content a document was given, so that it need not be read back to compare it; lost, it is read.
import { createHash } from 'node:crypto';
import type { Shelf } from '../../../core/connector/host';
import { isObject } from '../../../core/model/json';

export interface ContentKept {
  /** As `contentMark` makes it. */
  readonly kenmerk: string;
  /** The version the document showed with it; null: not seen yet. */
  readonly versie: string | null;
}

const keyOf = (number: string): string => `inhoud/${createHash('sha256').update(number).digest('hex').slice(0, 32)}`;

export async function readContentKept(shelf: Shelf, number: string): Promise<ContentKept | null> {
  const value = await shelf.get(keyOf(number));
  return isObject(value) && typeof value['kenmerk'] === 'string' ? { kenmerk: value['kenmerk'], versie: typeof value['versie'] === 'string' ? value['versie'] : null } : null;
}

export const keepContent = (shelf: Shelf, number: string, { kenmerk, versie }: ContentKept): Promise<void> => shelf.put(keyOf(number), { kenmerk, versie });
