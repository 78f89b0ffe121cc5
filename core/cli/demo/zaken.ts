// The second flow: zaken with their documents to the archive register, live through notifications while people go on working.
import type { House } from '../../compose';
import { DiagnosticError } from '../../diagnostics/diagnostic';
import { untilRest } from '../../engine/reconciler';
import { scan } from '../../sync/scan';
import { paint, type Print } from '../print';
import { showForm } from './zds';

const SYNCS = ['zaken', 'documenten'] as const;
const SOURCE = 'zaaksysteem';
const LOOK = 300;
/** Ordinary changes at the desk: a status, a rol, a document, a zaak that closes. */
const CHANGES = 12;
/** Notifications travel: the last of them has come by then. */
const TRAVEL = 4_000;

/** Whoever scans first: the schedule of the node does it too. */
async function look(house: House, sync: string, signal: AbortSignal): Promise<void> {
  try {
    await scan(house.room, sync, signal);
  } catch (error) {
    if (!(error instanceof DiagnosticError) || error.diagnostics.some(({ severity }) => severity !== 'info')) throw error;
  }
}

export interface Copied {
  readonly zaken: string;
  readonly documenten: string;
}

async function counts(house: House): Promise<Copied> {
  const rows = await house.store.questions.counts();
  const spoken = (sync: string): string => {
    const row = rows.find((one) => one.sync === sync && one.target !== null);
    return `${row?.inStep ?? 0} of ${row?.total ?? 0}`;
  };
  return { zaken: spoken('zaken'), documenten: spoken('documenten') };
}

async function rest(house: House, print: Print, signal: AbortSignal): Promise<void> {
  const progress = print.progress('in step', null);
  await untilRest(async () => {
    const rows = (await house.store.questions.counts()).filter(({ sync, target }) => target !== null && SYNCS.some((name) => name === sync));
    progress.to(rows.reduce((sum, row) => sum + row.inStep, 0), rows.reduce((sum, row) => sum + row.total, 0));
    return house.store.questions.atRest();
  }, signal, LOOK);
  progress.end();
}

/** People at the case system go on working: it tells of each change, and says nothing of what changed. */
async function stir(house: House, signal: AbortSignal): Promise<readonly string[]> {
  const answer = await fetch(`${house.connections.sandboxes.get(SOURCE) ?? ''}/sandbox/stir`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ changes: CHANGES }), signal });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
  const said = (await answer.json()) as { changes?: readonly { readonly what: string }[] };
  return (said.changes ?? []).map(({ what }) => what);
}

/** First load, then live. Answers how many are in step. */
export async function showZaken(house: House, print: Print, signal: AbortSignal): Promise<Copied> {
  const begun = Date.now();
  print.note(`\n${paint('bold', 'Zaken and their documents go to the archive register', process.stderr)} (zaaksluis scan zaken)`);
  await look(house, 'zaken', signal);
  await rest(house, print, signal);
  const loaded = await counts(house);
  print.note(`${loaded.zaken} zaken and ${loaded.documenten} documents are in step after ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  if (signal.aborted) return loaded;
  print.note(`\n${paint('bold', 'People go on working in the case system', process.stderr)}, and it calls our webhook, now and then twice`);
  const changed = await stir(house, signal);
  const form = await showForm(house, print, signal);
  await new Promise((resolve) => setTimeout(resolve, TRAVEL));
  await rest(house, print, signal);
  const caught = (await house.store.questions.caught(1)).filter(({ layer, sync }) => layer === 'webhook' && SYNCS.some((name) => name === sync));
  const live = await counts(house);
  print.note(`${changed.length} changes were made (${[...new Set(changed)].join(', ')}); ${caught.reduce((sum, row) => sum + row.changed, 0)} subjects were found changed by their notifications. ${live.zaken} zaken and ${live.documenten} documents are in step, zaak ${form} of the web form among them.`);
  return live;
}
