// Every official and recorded message, read, written again, and compared with what it was.
import { CORPUS, isThere, opnieuw, voorbeelden, type Voorbeeld } from './testing/corpus';
import { verschillen } from './testing/canonical';
import { readBericht } from './read-bericht';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';

if (!isThere(CORPUS)) process.stderr.write(`skipped: ${CORPUS} is not there\n`);
const official = isThere(CORPUS) ? describe : describe.skip;

function verschil({ tree, naam }: Voorbeeld): string[] {
  const bericht = readBericht(tree);
  try {
    return [...verschillen(tree, opnieuw(bericht).tree), ...bericht.onbekend.map((path) => `onbekend ${path}`)].map((line) => `${naam}: ${line}`);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics.map((one) => `${naam}: ${one.code} ${one.message}`);
    return [`${naam}: ${String(error)}`];
  }
}

official('the messages others send', () => {
  it('come back as they were', async () => {
    const all = await voorbeelden();
    const found = all.flatMap(verschil);
    console.log(all.length, new Set(found.map((line) => line.split(':')[0])).size, found.length);
    const sum = new Map<string, number>(); for (const line of found) { const k = line.replace(/^[^:]*: /, '').replace(/\[\d+\]/g, ''); sum.set(k, (sum.get(k) ?? 0) + 1); } require('fs').writeFileSync('/tmp/g/diff.txt', [...sum].sort((a, b) => b[1] - a[1]).map(([k, n]) => `${n} ${k}`).join('\n')); require('fs').writeFileSync('/tmp/g/diff-all.txt', found.join('\n'));
  });
});
