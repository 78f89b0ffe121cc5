// A report is what was signed: whatever is changed in it afterwards is found.
import { generateKeyPairSync } from 'node:crypto';
import { ed25519, reportWriter, verifyReport, type ReportVerdict } from './report';
import type { ProofRow } from './row';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');

const row = (subject: string, state: ProofRow['state']): ProofRow => ({ sync: 'zaken', subject, target: 'kopie', state, drift: [], evidence: 'read back', at: '2026-11-23T10:00:00.000Z', why: null });

function report(): string[] {
  const writer = reportWriter({ syncs: ['zaken'], depth: 'fields', begun: '2026-11-23T10:00:00.000Z', revision: 'abc', by: 'a.archivaris' }, privateKey);
  return [writer.head(), writer.row(row('zaak/1', 'in-step')), writer.row(row('zaak/2', 'differs')), writer.end(new Date('2026-11-23T10:05:00Z'))].map((line) => line.trimEnd());
}

async function check(lines: readonly string[], key = publicKey): Promise<ReportVerdict> {
  return verifyReport((async function* () { yield* lines; })(), key);
}

test('what was written is genuine, with its totals', async () => {
  expect(await check(report())).toMatchObject({ genuine: true, end: { rows: 2, totals: { 'in-step': 1, differs: 1, selected: 2 } } });
});

test.each<[string, (lines: string[]) => string[], RegExp]>([
  ['a state that was changed', (lines) => lines.map((line) => line.replace('"differs"', '"in-step"')), /changed/],
  ['a row that was taken out', (lines) => lines.filter((_, at) => at !== 2), /changed, added or removed/],
  ['rows that changed places', ([head, one, two, end]) => [head, two, one, end] as string[], /changed/],
  ['totals that were mended', (lines) => lines.map((line) => line.replace('"differs":1', '"differs":0')), /totals/],
  ['a date of the end that was changed', (lines) => lines.map((line) => line.replace('10:05', '09:05')), /signature/],
  ['a file that was cut off', (lines) => lines.slice(0, 2), /cut off/],
  ['something behind the signature', (lines) => [...lines, '{}'], /behind the signature/],
  ['another file', () => ['{"a":1}'], /no proof/],
  ['no JSON', (lines) => [lines[0] as string, 'regel'], /no JSON/],
])('%s is found', async (_, change, why) => {
  expect(await check(change(report()))).toMatchObject({ genuine: false, why: expect.stringMatching(why) });
});

test('a report of somebody else is not ours', async () => {
  expect(await check(report(), other.publicKey)).toMatchObject({ genuine: false, why: expect.stringMatching(/another key/) });
});

test('a key must be Ed25519', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  expect(() => ed25519(rsa)).toThrow(/Ed25519/);
});
