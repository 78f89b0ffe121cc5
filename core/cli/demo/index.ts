// The demo: a municipality that does not exist brings its zaaktypen, zaken and documents where they must be, and shows that they are there.
import type { House } from '../../compose';
import type { Print } from '../print';
import { introduce } from './house';
import { showProof } from './proof';
import { showTransfer } from './transfer';
import { concludeZaaktypen, showZaaktypen } from './zaaktypen';
import { showZaken } from './zaken';

export { prepareDemo } from './house';

/**
 * Zaaktypen; zaken with documents, live; a transfer to the e-depot; a proof. What was told before is not told again: a second start
 * finds everything as the first left it.
 */
export async function runDemo(house: House, print: Print, signal: AbortSignal): Promise<void> {
  await introduce(house);
  const fresh = await showZaaktypen(house, print, signal);
  const shelf = house.store.shelf('demo');
  const told = (await shelf.get('told')) === true;
  if (!told && !signal.aborted) {
    const copied = await showZaken(house, print, signal);
    const transferred = signal.aborted ? null : await showTransfer(house, print, signal);
    const totals = signal.aborted ? null : await showProof(house, print, signal);
    if (totals && transferred) await shelf.put('told', true);
    await concludeZaaktypen(house, print, { copied, transferred, totals });
    return;
  }
  if (!fresh) print.note('All of it was shown before: nothing had to be done.');
  await concludeZaaktypen(house, print, null);
}
