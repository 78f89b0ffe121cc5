// The end of the story: what may go to the e-depot is listed, approved by somebody else, handed over, and accepted or not.
import type { House } from '../../compose';
import { actingAs } from '../../compose';
import { untilRest } from '../../engine/reconciler';
import { approve, decide, submit, type Choice } from '../../sync/transfer/decide';
import { makeList } from '../../sync/transfer/make';
import { transferRound } from '../../sync/transfer/round';
import { scan } from '../../sync/scan';
import { allItems, headOf } from '../../sync/transfer/show';
import type { TransferItem } from '../../sync/ports/transfer';
import { paint, table, type Print } from '../print';
import { commandOf, personOf, tokenOf } from './house';

const SYNC = 'overbrenging';
const LOOK = 300;
/** A receiver looks into its folder when it does: a few seconds in the demo, days in life. */
const PATIENCE = 60_000;

export interface Transferred {
  readonly list: string | null;
  readonly accepted: number;
  readonly rejected: number;
}

const isOpen = (state: string): boolean => ['handed-over', 'received', 'listed', 'approved'].includes(state);

/** Made by anna, decided by carla, approved by bram with the commands that are printed, delivered, answered. */
export async function showTransfer(house: House, print: Print, signal: AbortSignal): Promise<Transferred> {
  print.note(`\n${paint('bold', 'Closed zaken that must be kept for ever are due at the e-depot', process.stderr)} (zaaksluis transfer make ${SYNC})`);
  await scan(house.room, SYNC, signal).catch((error: unknown) => { if (signal.aborted) throw error; }); // the schedule of the node may be at it
  await untilRest(() => house.store.questions.atRest(), signal, LOOK);
  const anna = await personOf(house, 'anna');
  const made = await makeList(actingAs(house, anna.name).room, { sync: SYNC, kind: 'overbrenging', title: 'Overbrenging van de demo', reasons: {}, supplements: false, gate: true }, signal);
  if (made.list === null) {
    print.note(`None of ${made.looked} zaken may go now (${Object.entries(made.refused).map(([code, count]) => `${count} ${code}`).join(', ')}).`);
    return { list: null, accepted: 0, rejected: 0 };
  }
  await show(house, made.list, print);
  print.note(`\nThe archivist decides:   ${commandOf(house)} transfer decide ${made.list} --all --approve --token-file ${tokenOf(house, 'carla')}`);
  await decide(house.room, made.list, new Map((await allItems(house.room, made.list)).map((item) => [item.dossier, decisionOf(item)])), await personOf(house, 'carla'));
  await submit(house.room, made.list, anna);
  print.note(`Somebody else lets it go: ${commandOf(house)} transfer approve ${made.list} --token-file ${tokenOf(house, 'bram')}`);
  await approve(house.room, made.list, await personOf(house, 'bram'));
  await untilRest(() => house.store.questions.atRest(), signal, LOOK);
  return receipts(house, made.list, print, signal);
}

/** It goes, and what the gate found of it (a packed file, a format outside the list) is accepted. */
function decisionOf({ diagnostics }: TransferItem): Choice {
  const reason = 'besproken in het overleg met het e-depot';
  const codes = [...new Set(diagnostics.map(({ code }) => code))];
  return { verdict: 'approved', reason, findings: codes.map((code) => ({ code, decision: 'accept', reason })) };
}

async function show(house: House, list: string, print: Print): Promise<void> {
  const items = await allItems(house.room, list);
  print.note(table(items.map(({ dossier, row }) => [`  ${dossier}`, row.zaaktype, row.archiefactiedatum, `${row.documenten} documents`])));
}

async function receipts(house: House, list: string, print: Print, signal: AbortSignal): Promise<Transferred> {
  const begun = Date.now();
  for (;;) {
    await transferRound(house.room, signal);
    const items = await allItems(house.room, list);
    if (!items.some(({ state }) => isOpen(state)) || Date.now() - begun > PATIENCE || signal.aborted) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  const items = await allItems(house.room, list);
  const accepted = items.filter(({ state }) => state === 'accepted' || state === 'transferred').length;
  const rejected = items.filter(({ state }) => state === 'refused');
  print.note(`The e-depot accepted ${accepted} of ${items.length} dossiers${rejected.map(({ dossier, receipt }) => `\n  and rejected ${dossier}: ${(receipt?.reasons ?? []).join('; ')}`).join('')}`);
  const { state } = await headOf(house.room, list);
  print.note(`List ${list} is ${state}: ${commandOf(house)} transfer show ${list}`);
  return { list, accepted, rejected: rejected.length };
}
