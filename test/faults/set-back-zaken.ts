// Source, target and Zaaksluis each set back an hour over zaken with documents (practice §4): nothing is lost, doubled or half.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { memory } from '../../connectors/zgw/sandbox/memory';
import type { House } from '../../core/compose';
import { awaken, lookUpAgain } from '../../core/compose/recovery';
import type { Sandbox } from '../../core/connector/contract';
import type { Shelf } from '../../core/connector/host';
import type { JsonObject } from '../../core/model/json';
import { backup, replace } from '../../core/store/backup';
import { migrate } from '../../core/store/migrate';
import { deep } from '../../core/sync/deep';
import { scan } from '../../core/sync/scan';
import { moveClock } from '../support/clock';
import { never } from '../support/house';
import { register, registers, unsound, work, type Registers } from '../support/registers';
import { statement } from '../support/server';
import { DOCUMENTEN, TIMES, whole, writes } from './zaken-world';

const EVERY = 100_000;
const HOUR = 3_600_000;
/** What people do to zaken in an hour that a register lets us follow both ways: a status cannot be taken away. */
const WORK = ['editZaak', 'editEigenschap', 'replaceRol', 'newDocument'];

export interface Numbers {
  readonly zaken: number;
  /** Changes at the source in the hour that is lost. */
  readonly changes: number;
  /** Longest that the house may take to come to rest, in ms. */
  readonly limitMs: number;
}

/** A register that can be set back: what it holds is on a shelf that outlives it. */
interface Kept {
  at: Sandbox;
  keep(): Promise<Shelf>;
  setBack(to: Shelf): Promise<void>;
  end(): Promise<void>;
}

async function copy(from: Shelf): Promise<Shelf> {
  const to = memory();
  for (const { key, value } of await from.scan('', null, 1e9)) await to.put(key, value);
  return to;
}

async function keptRegister(settings: JsonObject): Promise<Kept> {
  const contentFolder = mkdtempSync(path.join(tmpdir(), 'zs-set-back-'));
  let shelf: Shelf = memory();
  const start = (port?: number): Promise<Sandbox> => register({ ...settings, contentFolder }, { shelf, ...(port !== undefined && { port }) });
  const kept: Kept = {
    at: await start(),
    keep: () => copy(shelf),
    setBack: async (to) => {
      const port = Number(new URL(kept.at.url).port);
      await kept.at[Symbol.asyncDispose]();
      shelf = await copy(to);
      kept.at = await start(port);
    },
    end: async () => {
      await kept.at[Symbol.asyncDispose]();
      rmSync(contentFolder, { recursive: true, force: true });
    },
  };
  return kept;
}

export function setBackZaken({ zaken, changes, limitMs }: Numbers): void {
  let bron: Kept;
  let doel: Kept;
  let here: Registers;
  let house: House;
  let subjects: number;
  let aside: string | null = null;

  const cycle = async (): Promise<void> => {
    await scan(house.room, 'zaken', never);
    await deep(house.room, 'zaken', EVERY, never); // of a rol or eigenschap that changes no list of zaken tells
    await work(house, limitMs);
  };
  const stir = async (kinds: readonly string[]): Promise<readonly { readonly what: string }[]> => {
    const answer = await fetch(`${bron.at.url}/sandbox/stir`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ changes, kinds }) });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { changes: { what: string }[] }).changes;
  };
  /** The hour that is lost: changes that people make, and the house that follows them. */
  const hour = async (kinds: readonly string[]): Promise<void> => {
    await moveClock(here.database.url, HOUR);
    const stirred = await stir(kinds);
    subjects += stirred.filter(({ what }) => what === 'newDocument').length;
    await cycle();
    await whole(house, doel.at, subjects);
  };
  /** Believed again: once more everything is compared, and nothing is written for ever. */
  const settled = async (): Promise<void> => {
    const before = await writes(doel.at);
    await cycle();
    expect(await writes(doel.at)).toBe(before);
  };

  beforeEach(async () => {
    bron = await keptRegister({ seeded: { zaken, documenten: DOCUMENTEN, bytes: 1_000 } });
    doel = await keptRegister({ seeded: { catalogus: true }, seed: 2 });
    here = await registers(bron.at, doel.at, TIMES);
    house = await here.open();
    await awaken(house, () => undefined);
    subjects = zaken * (1 + DOCUMENTEN);
    await cycle();
  });

  afterEach(async () => {
    await house[Symbol.asyncDispose]();
    await bron.end();
    await doel.end();
    if (aside !== null) await statement(here.database.url, `drop database ${aside} with (force)`);
    aside = null;
    await here.end();
  });

  test(`the target set back an hour, over ${zaken} zaken with documents, is brought where it was once it is distrusted`, async () => {
    const then = await doel.keep();
    // Not replaceRol: a rol that was removed in that hour comes back with the target, and counts as a person's from then on.
    await hour([...WORK.filter((kind) => kind !== 'replaceRol'), 'nextStatus', 'finish']);
    await doel.setBack(then);
    expect((await unsound(house, 'fields')).wrong.length).toBeGreaterThan(0);
    expect(await house.store.distrust('doel', new Date(Date.now() + HOUR / 2), 'anna')).toBeGreaterThan(0);
    await cycle();
    await whole(house, doel.at, subjects);
    await settled();
  });

  test(`the source set back an hour, over ${zaken} zaken with documents, takes nothing away, and is followed as it is now`, async () => {
    const then = await bron.keep();
    const before = subjects;
    await hour(WORK);
    await bron.setBack(then);
    await cycle();
    // What came in that hour is gone there: it stays here, and is shown, until a person says otherwise.
    const { wrong } = await unsound(house, 'content');
    expect(wrong.filter(({ subject }) => !subject.startsWith('informatieobject/'))).toEqual([]);
    expect(wrong.length).toBe(subjects - before);
    expect(wrong.filter(({ state, drift }) => state !== 'differs' || drift.some(({ wanted }) => wanted !== null))).toEqual([]);
    await settled();
  });

  test(`Zaaksluis set back an hour, over ${zaken} zaken with documents, writes nothing before it has looked, and then neither doubles nor undoes`, async () => {
    const folder = path.join(here.folder, 'backup');
    await backup(here.database.url, folder);
    await hour([...WORK, 'nextStatus', 'finish']);
    const before = await writes(doel.at);
    await house[Symbol.asyncDispose]();
    ({ before: aside } = await replace(here.database.url, folder, 'anna'));
    await migrate(here.database.url);
    house = await here.open();
    await awaken(house, () => undefined);
    await cycle();
    expect(await writes(doel.at)).toBe(before);
    await lookUpAgain(house, never, () => undefined);
    await cycle();
    await whole(house, doel.at, subjects);
    expect(await writes(doel.at)).toBe(before);
    await stir(['editZaak']);
    await cycle();
    await whole(house, doel.at, subjects);
  });
}
