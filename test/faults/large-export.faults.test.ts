// An export of 50 MB is read and mapped in less than 256 MB of memory.
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';
import { bankje, envelope, procesXml } from '../../connectors/inavigator/testing/export';

const SIZE = 50 * 1024 * 1024;
const folder = mkdtempSync(path.join(tmpdir(), 'large-export-'));
// Within the checkout, so that packages are found.
const ROOT = path.resolve(__dirname, '../..');
const built = path.join(ROOT, '.builds', `large-export-${process.pid}`);
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(built, { recursive: true, force: true });
});

/** Compiles what the child needs: a compiler in its own process would weigh more than the export. */
function build(): string {
  const rooms = ['core', 'connectors', 'test/faults'];
  const files = rooms.flatMap((room) => readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((name) => path.join(room, name))).filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name));
  for (const name of files) {
    const { code } = transformFileSync(path.join(ROOT, name), { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, swcrc: false });
    const target = path.join(built, name.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  return path.join(built, 'test/faults/read-large-export.js');
}

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
  const output = execFileSync(process.execPath, [build(), file, path.join(ROOT, 'mappings')], { encoding: 'utf8', cwd: ROOT });
  const took = JSON.parse(output) as { count: number; seconds: number; peakMegabytes: number };
  process.stderr.write(`50 MB export: ${took.count} processen in ${took.seconds.toFixed(1)} s, peak ${took.peakMegabytes.toFixed(0)} MB\n`);
  expect(took.count).toBe(count);
  expect(took.peakMegabytes).toBeLessThan(256);
}, 300_000);
