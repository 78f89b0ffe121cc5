// Gives out identificaties that nobody has, one by one or reserved in a block.
import type { Desk } from '../state';
import type { Documenten } from './context';
import { byName } from './record';

/** A new identificatie within a bronorganisatie, as Open Zaak spells them. */
export async function newName({ seeding, setting }: Documenten, desk: Desk, bronorganisatie: string): Promise<string> {
  const year = setting.clock.now().getUTCFullYear();
  const row = `documenten/nummer/${bronorganisatie}/${year}`;
  const last = await desk.get(row);
  for (let number = (typeof last === 'number' ? last : 0) + 1; ; number += 1) {
    const name = `DOCUMENT-${year}-${String(number).padStart(10, '0')}`;
    if (await byName(seeding, desk, bronorganisatie, name)) continue;
    await desk.put(row, number);
    return name;
  }
}
