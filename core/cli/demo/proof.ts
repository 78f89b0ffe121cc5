// A proof closes the story: source against target, into a signed file that can be checked without us.
import fs from 'node:fs';
import path from 'node:path';
import type { House } from '../../compose';
import { proofKey } from '../../compose/proof-key';
import { prove, tally, type Totals } from '../../sync/prove';
import { reportWriter } from '../../sync/prove/report';
import { paint, type Print } from '../print';
import { commandOf } from './house';

const SYNCS = ['zaken', 'documenten'] as const;

export async function showProof(house: House, print: Print, signal: AbortSignal): Promise<Totals> {
  print.note(`\n${paint('bold', 'Is it all there?', process.stderr)} (zaaksluis prove zaken --depth content --report …)`);
  const file = path.join(house.at.root, 'bewijs.jsonl');
  const { room } = house;
  const writer = reportWriter({ syncs: SYNCS, depth: 'content', begun: room.clock.now().toISOString(), revision: room.revision, by: room.actor }, proofKey(house.config.node, house.dataFolder));
  const counted = tally();
  const lines = [writer.head()];
  for (const sync of SYNCS) {
    for await (const row of prove(room, sync, { depth: 'content' }, signal)) {
      counted.add(row);
      lines.push(writer.row(row));
    }
  }
  fs.writeFileSync(file, [...lines, writer.end(room.clock.now())].join(''), { mode: 0o640 });
  const totals = counted.totals();
  print.note(`${totals['in-step']} of ${totals.selected} are in step, their bytes compared. Check the report: ${commandOf(house)} prove --verify ${path.relative(process.cwd(), file)}`);
  return totals;
}
