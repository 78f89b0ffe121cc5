// The first meeting with a target that is filled already, in any number: few under npm test, ten thousand under npm run test:faults.
import { effects, onShelf } from '../../connectors/memory/on-shelf';
import { memory } from '../../connectors/memory';
import type { Shelf } from '../../core/connector/host';
import { openStore, type OpenStore } from '../../core/store/open';
import { adopt } from '../../core/sync/adopt/adopt';
import { csvHead, csvRow, readChoices } from '../../core/sync/adopt/csv';
import { adoptReport, type AdoptRow } from '../../core/sync/adopt/report';
import { deliver } from '../../core/sync/deliver';
import { observe } from '../../core/sync/observe';
import type { Room } from '../../core/sync/room';
import { scan } from '../../core/sync/scan';
import { aRoom, aSync, aTarget, never, open } from '../support/house';
import { freshDatabase } from '../support/postgres';

export interface Filled {
  readonly present: number;
  readonly differing: number;
  readonly ambiguous: number;
}

/** Many puts in one transaction. */
const inOne = (shelf: Shelf, work: (peer: ReturnType<typeof onShelf>) => Promise<void>): Promise<void> =>
  shelf.exclusively(async (desk) => work(onShelf({ ...desk, exclusively: (inner) => inner(desk) })));

const ATONCE = 8;

async function together<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(Array.from({ length: ATONCE }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  }));
}

/** What nodes do until everything rests. */
async function atRest(room: Room): Promise<void> {
  const { store } = room;
  for (let idle = false; !idle; ) {
    idle = true;
    for (const lane of ['live', 'bulk'] as const) {
      const subjects = await store.subjects.claim(lane, 400, room.leaseMs);
      await together(subjects, async (claim) => void (await store.subjects.settle([{ claim, outcome: await observe(room, claim, never) }])));
      const deliveries = await store.deliveries.claim(lane, 400, room.leaseMs);
      await together(deliveries, async (claim) => void (await store.deliveries.settle([{ claim, outcome: await deliver(room, claim, never) }])));
      if (subjects.length + deliveries.length > 0) idle = false;
    }
  }
}

const isDiffering = (at: number, { differing, ambiguous }: Filled): boolean => at >= ambiguous && at < ambiguous + differing;

async function fill(store: OpenStore, ids: readonly string[], filled: Filled): Promise<void> {
  await inOne(store.shelf('bron'), async (bron) => {
    for (const id of ids) await bron.put('zaaktype', id, { identificatie: id, omschrijving: `Zaaktype ${id}`, toelichting: 'van ons' }, never);
  });
  await inOne(store.shelf('doel'), async (doel) => {
    for (const [at, id] of ids.entries()) {
      const value = { identificatie: id, omschrijving: isDiffering(at, filled) ? `Van hen ${id}` : `Zaaktype ${id}`, toelichting: 'van ons' };
      await doel.create('zaaktype', id, value, never);
      if (at < filled.ambiguous) await doel.create('zaaktype', id, { ...value, omschrijving: `Tweede ${id}` }, never);
    }
  });
}

/** Answers as a person with the CSV: every other differing subject is ours, the rest theirs; of two, the second is meant and ours. */
function chosen(rows: readonly AdoptRow[], seconds: ReadonlyMap<string, string>): { readonly csv: string; readonly ours: ReadonlySet<string> } {
  const ours = new Set<string>();
  let turn = 0;
  const lines = rows.flatMap((row) => {
    const second = seconds.get(row.ref.id);
    if (row.state === 'ambiguous' && second !== undefined) {
      ours.add(row.ref.id);
      return [`ambiguous,bron:zaaktype/${row.ref.id},,,,ours,${second},\r\n`];
    }
    if (row.state !== 'differs') return [csvRow(row)];
    const owner = (turn += 1) % 2 === 0 ? 'theirs' : 'ours';
    if (owner === 'ours') ours.add(row.ref.id);
    return csvRow(row).split('\r\n').filter((line) => line !== '').map((line) => {
      const cells = line.split(',');
      cells[5] = owner;
      return `${cells.join(',')}\r\n`;
    });
  });
  return { csv: csvHead() + lines.join(''), ours };
}

export function adopting(filled: Filled): void {
  test(`${filled.present} present, ${filled.differing} differing, ${filled.ambiguous} ambiguous: zero writes, then exactly the chosen ones`, async () => {
    const database = await freshDatabase();
    const store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
    try {
      const ids = Array.from({ length: filled.present }, (_, at) => `B${String(at).padStart(6, '0')}`);
      await fill(store, ids, filled);
      const doel = store.shelf('doel');
      const room = aRoom(store, aSync({ targets: [aTarget('doel')] }), [open(memory, 'bron', {}, { shelf: store.shelf('bron') }), open(memory, 'doel', {}, { shelf: doel })]);
      const before = await effects(doel);

      const rows: AdoptRow[] = [];
      for await (const row of adoptReport(room, 'zaaktypen', 'doel', never)) rows.push({ ...row, seen: null });
      const states = rows.reduce<Record<string, number>>((counts, { state }) => ({ ...counts, [state]: (counts[state] ?? 0) + 1 }), {});
      expect(states).toEqual({ equal: filled.present - filled.differing - filled.ambiguous, differs: filled.differing, ambiguous: filled.ambiguous });
      expect(await effects(doel)).toEqual(before);

      const seconds = new Map<string, string>();
      for (const id of ids.slice(0, filled.ambiguous)) {
        const items = await onShelf(doel).byKey('zaaktype', id, never);
        const second = items === 'gone' ? undefined : items.find((item) => String(item.value['omschrijving']).startsWith('Tweede'));
        if (second) seconds.set(id, second.id);
      }
      const { csv, ours } = chosen(rows, seconds);
      const { choices, diagnostics } = readChoices(csv, 'adopt.csv');
      expect(diagnostics).toEqual([]);
      expect(await adopt(room, 'zaaktypen', 'doel', choices, 'anna', never)).toMatchObject({ equal: states['equal'], chosen: filled.differing + filled.ambiguous, undecided: [] });
      expect(await effects(doel)).toEqual(before);

      await scan(room, 'zaaktypen', never);
      await atRest(room);
      const written = Object.entries(await effects(doel)).filter(([what, times]) => before[what] !== times).map(([what, times]) => `${what} ${times}`).sort();
      expect(written).toEqual([...ours].map((id) => `update zaaktype/${id} 1`).sort());
    } finally {
      await store.close();
      await database.drop();
    }
  });
}
