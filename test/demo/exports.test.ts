// The exports of the demo are what they promise: readable whole, odd where real files are odd, and one change apart.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openExport, type Export } from '../../connectors/inavigator/export/open';
import type { Proces } from '../../connectors/inavigator/export/proces';
import { rawOf } from '../../connectors/inavigator/raw';
import { selectielijstResultaat } from '../../core/archive/selectielijst';
import { isObject, type Json, type JsonObject } from '../../core/model/json';

const KB = 1024;
const fileOf = (name: string): string => join(__dirname, '../../demo/exports', name);

async function read(name: string): Promise<{ from: Export; processen: Map<string, { proces: Proces; stamp: string }> }> {
  const from = await openExport(fileOf(name));
  const processen = new Map<string, { proces: Proces; stamp: string }>();
  for await (const proces of from.read()) {
    if (!('value' in proces)) throw new Error(proces.message);
    processen.set(proces.id, { proces, stamp: rawOf(proces, from).stamp });
  }
  return { from, processen };
}

const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const phases = (proces: Proces): unknown[] => objects(proces.value['statustypen']).map(({ soort }) => (isObject(soort) ? soort['procesfase'] : undefined));

describe('the exports of the demo', () => {
  test.each(['01-eerste-export.xml', '02-tweede-export.xml', 'oude-generatie.xml'])('%s is small, and is read without a finding', async (name) => {
    const { from, processen } = await read(name);
    expect(statSync(fileOf(name)).size).toBeLessThan(80 * KB);
    expect(from.diagnostics).toEqual([]);
    expect([...processen.values()].flatMap(({ proces }) => proces.diagnostics)).toEqual([]);
  });

  test('the first holds six zaaktypen with the odd cases of real files', async () => {
    const { from, processen } = await read('01-eerste-export.xml');
    expect([...processen.keys()]).toEqual(['B9001', 'B9002', 'B9003', 'B9004', 'B9005', 'LP00009001']);
    expect(from.removed).toEqual(['B8001', 'B8002']);
    for (const { proces } of processen.values()) {
      const order = phases(proces);
      expect(order.length).toBeGreaterThanOrEqual(4);
      expect(order).toContain('Afrondingsfase');
      // The raw order never ends on the closing status: that is what the repair is for.
      expect(order.at(-1)).not.toBe('Afrondingsfase');
    }
  });

  test('the second differs in one zaaktype only', async () => {
    const [first, second] = await Promise.all([read('01-eerste-export.xml'), read('02-tweede-export.xml')]);
    const changed = [...second.processen].filter(([id, { stamp }]) => first.processen.get(id)?.stamp !== stamp).map(([id]) => id);
    expect(changed).toEqual(['B9001']);
    expect(second.processen.size).toBe(first.processen.size);
  });

  test('every reference of the first is in the selectielijst of its year', () => {
    const references = [...readFileSync(fileOf('01-eerste-export.xml'), 'utf8').matchAll(/sl(\d{4})\.gem\.html#([\d_]+)/g)];
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter(([, jaar, nummer]) => selectielijstResultaat(Number(jaar), (nummer ?? '').replaceAll('_', '.')) === undefined)).toEqual([]);
  });
});
