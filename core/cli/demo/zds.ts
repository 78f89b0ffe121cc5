// The other way in: a web form speaks StUF-ZDS to the case system, and what it made follows to the archive register.
import type { House } from '../../compose';
import { sendByHand } from '../../compose/by-hand';
import { paint, type Print } from '../print';
import { commandOf } from './house';

const SERVICE = 'zds';
/** The zaak that the form makes, and what for: an advice, in the catalogus of the sandbox. */
const ZAAKTYPE = 'S-ADVIES';

/** Answers the number of the zaak, as the service gave it. */
export async function showForm(house: House, print: Print, signal: AbortSignal): Promise<string> {
  const to = `${house.reached.at ?? ''}/services/${SERVICE}`;
  print.note(`\n${paint('bold', 'A web form speaks StUF-ZDS to the same case system', process.stderr)} (${commandOf(house)} send ${to} creeerZaak …)`);
  const say = async (operation: string, options: Readonly<Record<string, string>>, set: Readonly<Record<string, string>> = {}): Promise<string> => {
    const sent = await sendByHand(house.at, { to, connector: 'stuf', operation, options: { zds: '1.2', as: 'FORMULIER@0363', to: 'ZAAKSLUIS@0363', ...options }, set, file: null, dry: false }, undefined, signal);
    print.note(`  ${operation}: ${sent.meaning}`);
    if (!sent.ok) throw new Error(`${operation}: ${sent.meaning}`);
    return sent.answer;
  };
  const number = /identificatie>([^<]+)</.exec(await say('genereerZaakIdentificatie', {}))?.[1] ?? '';
  await say('creeerZaak', { zaak: number, zaaktype: ZAAKTYPE }, { omschrijving: 'Aanvraag via het webformulier' });
  await say('geefZaakdetails', { zaak: number });
  return number;
}
