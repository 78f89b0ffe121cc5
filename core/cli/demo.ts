// The demo: a municipality that does not exist delivers its zaaktypen, and changes one.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { House } from '../compose';
import { readingFile } from '../compose/file-source';
import { DiagnosticError } from '../diagnostics/diagnostic';
import { untilRest } from '../engine/reconciler';
import { planSync } from '../sync/plan';
import { planOf } from '../sync/approve';
import { scan } from '../sync/scan';
import type { Role, SyncCounts } from '../sync/ports';
import { packageRoot } from './house';
import { changeText, reportText } from './show-plan';
import { paint, type Print } from './print';

const SYNC = 'zaaktypen';
const FIRST = '01-eerste-export.xml';
const SECOND = '02-tweede-export.xml';
const PERSONS: readonly (readonly [string, Role])[] = [['anna', 'maker'], ['bram', 'approver']];

const secretsOf = (root: string): string => path.join(root, 'secrets');
const exportFile = (name: string): string => path.join(packageRoot(), 'demo', 'exports', name);

/** Makes what the configuration of the demo refers to: the token for uploads, and the folder that is watched. */
export function prepareDemo(root: string): void {
  const file = path.join(secretsOf(root), 'upload');
  fs.mkdirSync(path.join(root, 'inavigator'), { recursive: true });
  fs.mkdirSync(secretsOf(root), { recursive: true, mode: 0o700 });
  if (!fs.existsSync(file)) fs.writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
}

/** Two persons, so that somebody else can approve; their tokens lie in the folder of the demo. */
async function introduce(house: House): Promise<void> {
  const known = new Set((await house.store.persons.list()).map(({ name }) => name));
  for (const [name, role] of PERSONS) {
    if (known.has(name)) continue;
    fs.writeFileSync(path.join(secretsOf(house.at.root), name), `${await house.store.persons.add(name, [role])}\n`, { mode: 0o600 });
  }
}

/** Written elsewhere and renamed, as every good sender does; answers where it lies. */
function drop(house: House, name: string): string {
  const folder = path.join(house.at.root, 'inavigator');
  const partial = path.join(house.at.root, `${name}.part`);
  fs.copyFileSync(exportFile(name), partial);
  fs.renameSync(partial, path.join(folder, name));
  return path.join(folder, name);
}

/**
 * Drops the exports that were not dropped before, one after the other, and tells what comes of each. A second start finds
 * everything as the first left it.
 */
export async function runDemo(house: House, print: Print, signal: AbortSignal): Promise<void> {
  await introduce(house);
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
  if (signal.aborted) return;
  if (fresh.length === 0) print.note('Both exports were dropped before: nothing had to be done.');
  await conclude(house, print);
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

/** What happened, and what to try next. */
async function conclude(house: House, print: Print): Promise<void> {
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
  const token = path.relative(process.cwd(), path.join(secretsOf(house.at.root), 'bram'));
  const where = house.at.root === path.join(process.cwd(), '.zaaksluis', 'demo') ? '' : ` --house ${path.relative(process.cwd(), house.at.root) || '.'}`;
  const next = open[0] ? `npx zaaksluis${where} apply ${open[0].id} --token-file ${token}` : `npx zaaksluis${where} prove ${SYNC}`;
  print.answer({ sync: SYNC, inStep: counts?.inStep ?? 0, held: counts?.held ?? 0, blocked: counts?.blocked ?? 0, openPlans: open.map(({ id }) => id), next },
    () => `\n${counts?.inStep ?? 0} of ${counts?.total ?? 0} zaaktypen are in step with the register${open.length > 0 ? `; ${open.length === 1 ? 'one plan waits' : `${open.length} plans wait`} for approval` : ''}. Try next: ${next}`);
}

