// An export of 50 MB is read and mapped in less than 256 MB of memory.
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bankje, envelope, procesXml } from '../../connectors/inavigator/testing/export';

const SIZE = 50 * 1024 * 1024;
const folder = mkdtempSync(path.join(tmpdir(), 'large-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A proces as large as real ones: 30 documents, 8 statuses with checks, some 60 kB of XML. */
function large(id: string): string {
  const one = bankje(id);
  const velden = { naam: `Bankje ${id}`, toelichting: 'Een zin over bankjes in de openbare ruimte. '.repeat(20), 'actueel-van': '2026-01-05T10:00:00', actief: 'Ja' };
  return procesXml({
    ...one,
    documenttypen: Array.from({ length: 30 }, (_, at) => ({ id: `${id}-BE${at}`, soort: 'MDS0000001', velden: { ...velden, type: 'Inkomend' } })),
    statustypen: Array.from({ length: 8 }, (_, at) => ({ id: `${id}-MST${at}`, soort: at === 7 ? 'MSS0000005' : 'MSS0000001', velden, checks: [{ id: `${id}-MCK${at}`, velden: { ...velden, vraag: 'Staat het er nog?' } }] })),
  });
}

async function write(file: string): Promise<number> {
  const out = createWriteStream(file);
  const { head, tail } = envelope({ verwijderd: Array.from({ length: 315 }, (_, at) => `B${at}`) });
  let size = head.length;
  let count = 0;
  out.write(head);
  for (; size < SIZE; count += 1) {
    const text = large(`B${10_000 + count}`);
    size += text.length;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end(tail);
  await once(out, 'finish');
  return count;
}

test('a 50 MB export takes less than 256 MB', async () => {
  const file = path.join(folder, 'export.xml');
  const count = await write(file);
  expect(statSync(file).size).toBeGreaterThan(SIZE);
  const output = execFileSync(process.execPath, ['-r', '@swc-node/register', path.join(__dirname, 'read-large-export.ts'), file], { encoding: 'utf8', cwd: path.resolve(__dirname, '../..') });
  const took = JSON.parse(output) as { count: number; seconds: number; peakMegabytes: number };
  process.stderr.write(`50 MB export: ${took.count} processen in ${took.seconds.toFixed(1)} s, peak ${took.peakMegabytes.toFixed(0)} MB\n`);
  expect(took.count).toBe(count);
  expect(took.peakMegabytes).toBeLessThan(256);
}, 300_000);
