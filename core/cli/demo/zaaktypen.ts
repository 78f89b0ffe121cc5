// The first flow: exports of i-Navigator are dropped into the watched folder and reach the catalogue of the register.
import fs from 'node:fs';
import path from 'node:path';
import type { House } from '../../compose';
import { readingFile } from '../../compose/file-source';
import { DiagnosticError } from '../../diagnostics/diagnostic';
import { untilRest } from '../../engine/reconciler';
import { planSync } from '../../sync/plan';
import { planOf } from '../../sync/approve';
import { scan } from '../../sync/scan';
import type { SyncCounts } from '../../sync/ports';
import type { Json } from '../../model/json';
import { changeText, reportText } from '../show-plan';
import { paint, type Print } from '../print';
import { commandOf, exportFile, tokenOf } from './house';
import type { Transferred } from './transfer';
import type { Copied } from './zaken';
import type { Totals } from '../../sync/prove';

const SYNC = 'zaaktypen';
const FIRST = '01-eerste-export.xml';
const SECOND = '02-tweede-export.xml';

/** Written elsewhere and renamed, as every good sender does; answers where it lies. */
function drop(house: House, name: string): string {
  const folder = path.join(house.at.root, 'inavigator');
  const partial = path.join(house.at.root, `${name}.part`);
  fs.copyFileSync(exportFile(name), partial);
  fs.renameSync(partial, path.join(folder, name));
  return path.join(folder, name);
}

/** Drops the exports that were not dropped before, one after the other, and tells what comes of each; false: both were. */
export async function showZaaktypen(house: House, print: Print, signal: AbortSignal): Promise<boolean> {
  const shelf = house.store.shelf('demo');
  const done = ((await shelf.get('dropped')) ?? []) as string[];
  const fresh = [FIRST, SECOND].filter((one) => !done.includes(one));
  for (const name of fresh) {
    if (name === FIRST) await preview(house, print, signal);
    print.note(`\n${paint('bold', `${name} is dropped into the watched folder`, process.stderr)}`);
    await settle(house, drop(house, name), print, signal);
    done.push(name);
    await shelf.put('dropped', done);
  }
  return fresh.length > 0;
}

async function preview(house: House, print: Print, signal: AbortSignal): Promise<void> {
  print.note(`\n${paint('bold', `What ${FIRST} would change`, process.stderr)} (zaaksluis plan ${SYNC} --file demo/exports/${FIRST})`);
  const report = await planSync(await readingFile(house, SYNC, exportFile(FIRST), signal), SYNC, signal);
  print.note(reportText(report, false));
}

const LOOK = 500;
const PATIENCE = 30_000; // a file must have lain still before it is read

/** The schedule of the node scans too, and may come first: then there is nothing left for us to do. */
async function scanOnce(house: House, signal: AbortSignal): Promise<void> {
  try {
    await scan(house.room, SYNC, signal);
  } catch (error) {
    if (!(error instanceof DiagnosticError) || error.diagnostics.some(({ severity }) => severity !== 'info')) throw error;
  }
}

/** Scans until the file was taken in, and once more, so that all it changes is marked whoever took it in. */
async function takeIn(house: House, file: string, signal: AbortSignal): Promise<void> {
  const begun = Date.now();
  await scanOnce(house, signal);
  while (fs.existsSync(file) && !signal.aborted && Date.now() - begun < PATIENCE) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    await scanOnce(house, signal);
  }
  await scanOnce(house, signal);
}

/** Waits until the file was taken in and nothing is due, showing how far it is. */
async function settle(house: House, file: string, print: Print, signal: AbortSignal): Promise<void> {
  const begun = Date.now();
  await takeIn(house, file, signal);
  const progress = print.progress('delivered', null);
  await untilRest(async () => {
    const counts = await delivering(house);
    if (counts) progress.to(counts.inStep + counts.held + counts.blocked, counts.total);
    return house.store.questions.atRest();
  }, signal, LOOK);
  progress.end();
  const counts = await delivering(house);
  print.note(`${counts ? spoken(counts) : 'nothing'} after ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
}

const delivering = async (house: House): Promise<SyncCounts | undefined> =>
  (await house.store.questions.counts()).find(({ sync, target }) => sync === SYNC && target !== null);

const spoken = ({ inStep, held, blocked, retrying }: SyncCounts): string =>
  [[inStep, 'in step'], [held, 'held for approval'], [blocked, 'blocked'], [retrying, 'tried again']]
    .filter(([count], index) => index === 0 || Number(count) > 0).map(([count, what]) => `${count} ${what}`).join(', ');

/** What came of the other flows, where they were shown now. */
export interface Shown {
  readonly copied: Copied;
  readonly transferred: Transferred | null;
  readonly totals: Totals | null;
}

/** What happened, and what to try next. */
export async function concludeZaaktypen(house: House, print: Print, shown: Shown | null): Promise<void> {
  const counts = await delivering(house);
  const open = await house.store.plans.list({ sync: SYNC, state: 'open' });
  for (const { id } of open) {
    const plan = await planOf(house.room, id);
    print.note(`\n${paint('bold', `Plan ${id} waits for approval`, process.stderr)}`);
    for (const entry of plan.entries) {
      print.note(`${entry.ref.kind}/${entry.ref.id} → ${entry.target}${entry.approval.map((reason) => `\n  because ${reason}`).join('')}`);
      print.note(entry.changes.filter(({ action }) => action !== 'unchanged').map((change) => changeText(change, false)).join('\n'));
    }
  }
  const next = open[0] ? `${commandOf(house)} apply ${open[0].id} --token-file ${tokenOf(house, 'bram')}` : `${commandOf(house)} prove ${SYNC}`;
  print.answer({ sync: SYNC, inStep: counts?.inStep ?? 0, held: counts?.held ?? 0, blocked: counts?.blocked ?? 0, openPlans: open.map(({ id }) => id), ...(shown as unknown as Record<string, Json> | null), next },
    () => `\n${counts?.inStep ?? 0} of ${counts?.total ?? 0} zaaktypen are in step with the register${open.length > 0 ? `; ${open.length === 1 ? 'one plan waits' : `${open.length} plans wait`} for approval` : ''}. Try next: ${next}`);
}

