// Remembers how large the parts are that a server hands out: then a body that is too large is refused before anything was made there.
import type { Doors } from './doors';
import type { Part } from './parts';

const KEY = 'part-size';

/** Bytes of the largest part this server ever asked for; null: none seen. */
export async function knownPartSize(doors: Pick<Doors, 'host'>): Promise<number | null> {
  const kept = await doors.host.shelf.get(KEY);
  return typeof kept === 'number' ? kept : null;
}

/** Only where there was more than one part is the first as large as the server makes them. */
export async function rememberPartSize(doors: Pick<Doors, 'host'>, parts: readonly Part[]): Promise<void> {
  const [first, second] = parts;
  if (first && second && (await knownPartSize(doors)) !== first.omvang) await doors.host.shelf.put(KEY, first.omvang);
}
