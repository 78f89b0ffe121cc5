// Everything we can say, in a great variety, against the official schemas of both versions.
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { writeTree } from '../../../core/xml/write-tree';
import { openXsdSet, type Xsd } from '../../../core/xml/xsd';
import { buildBericht, buildBevestiging, buildTrigger } from './build-bericht';
import { buildFout, FOUTCODES } from './fault';
import { PREFIXES } from './namespaces';
import { OFFICIAL_SETS, SCHEMAS } from './testing/corpus';
import { antwoordHeader, isRuim, OPDRACHTEN, vraagHeader } from './testing/orders';
import { material } from '../../../test/support/material';

const EACH = Number(process.env['STUF_VARIETY'] ?? 24);
const { describe: official } = material(SCHEMAS);

official('what we send', () => {
  const sets = new Map<string, Xsd>();
  let valid = 0;
  let refused = 0;
  beforeAll(async () => {
    for (const [versie, { folder, roots }] of Object.entries(OFFICIAL_SETS)) sets.set(versie, await openXsdSet(folder, roots));
  });
  afterAll(async () => {
    for (const set of sets.values()) await set[Symbol.asyncDispose]();
    process.stdout.write(`${valid} messages were valid, ${refused} were refused before they were sent, none was invalid\n`);
  });

  it.each(OPDRACHTEN.map((one) => [one.naam, one] as const))('is valid: %s', async (_naam, { versie, order }) => {
    const wrong: string[] = [];
    for (let seed = 0; seed < EACH; seed += 1) {
      try {
        const xml = writeTree(buildBericht(order(seed)).tree, { prefixes: PREFIXES });
        const findings = (await sets.get(versie)?.validate(xml)) ?? [];
        wrong.push(...findings.slice(0, 1).map((one) => `seed ${seed}: ${one.message}`));
        if (findings.length === 0) valid += 1;
      } catch (error) {
        if (!(error instanceof DiagnosticError)) throw error;
        // What was made for another message may lack what this one must have: it is refused before it is sent.
        if (isRuim(seed) && error.diagnostics.every((one) => one.code === 'ZS3060')) refused += 1;
        else wrong.push(...error.diagnostics.slice(0, 2).map((one) => `seed ${seed}: ${one.code} ${one.message}`));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is valid: every confirmation and every fault', async () => {
    const bevestigingen = (['Bv01', 'Bv02', 'Bv03', 'Bv04'] as const).map((code) => buildBevestiging(code, antwoordHeader, ['Een melding', 'x'.repeat(300)]));
    const fouten = Object.keys(FOUTCODES).flatMap((code) => (['Fo01', 'Fo02', 'Fo03'] as const).map((fo) => buildFout(fo, antwoordHeader, { code, omschrijving: 'é'.repeat(300), details: '&'.repeat(1200) })));
    for (const tree of [...bevestigingen, ...fouten, buildTrigger(vraagHeader)]) {
      for (const set of sets.values()) {
        expect(await set.validate(writeTree(tree, { prefixes: PREFIXES }))).toEqual([]);
        valid += 1;
      }
    }
  });
});
