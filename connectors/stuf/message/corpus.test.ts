// Every official and recorded message, read, written again, and compared with what it was.
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { writeTree } from '../../../core/xml/write-tree';
import { PREFIXES } from './namespaces';
import { readBericht } from './read-bericht';
import { verschillen, zelfdeVolgorde } from './testing/canonical';
import { CORPUS, opnieuw, treeOf, voorbeelden, type Voorbeeld } from './testing/corpus';
import { material } from '../../../test/support/material';

const { describe: official } = material(CORPUS);

/** Differences we mean, each with its reason; a difference that is not here fails. */
const BEDOELD: readonly (readonly [RegExp, string])[] = [
  [/\/parameters\[0\]\/maximumAantal\[0\]: made$/, 'its default differs between schema and text: we always say it (A20)'],
  [/\/scope\[0\]\/.*: (geenWaarde|empty) became nil$/, 'a scope asks: there is no reason for being empty'],
  [/\/scope\[0\]\/.*: made$/, 'an empty element in a scope asks as well, and is sent as the schema wants it: nil'],
  [/\/scope\[0\]\/object\[0\]\/.*: (lost|empty lost)$/, 'an empty element in a scope that its schema does not let be nil'],
  [/: (nil|empty) became (geenWaarde|waardeOnbekend)$/, 'we always give the reason for being empty (A7.1)'],
  [/: nil lost$/, 'nil without a reason says nothing (A7.1)'],
  [/afwijkendCorrespondentieAdres(\[0\]\/|\.).*/, 'a second address within an address, which the test platform fills with the first one'],
  [/uiterlijkeEinddatumAfdoening|heeftAlsDeelzaken/, 'names of RGBZ, which the quirk rgbz-names reads (A9)'],
  [/in__zakLk01_01bb7d.*(identificatie has 3|archiefnominatie is not|einddatum is not a day)/, 'a recorded message that breaks the schema: told, and not sent on'],
  [/creeerZaak_ZakLk01_a77b27.*heeftAlsInitiator.*gerelateerde is required/, 'a template without an initiator'],
];

function verschil({ tree, naam }: Voorbeeld): string[] {
  const bericht = readBericht(tree);
  try {
    const again = opnieuw(bericht).tree;
    const order = zelfdeVolgorde(tree, again) ? [] : ['other order'];
    return [...verschillen(tree, again), ...bericht.onbekend.map((path) => `onbekend ${path}`), ...order].map((line) => `${naam}: ${line}`);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics.map((one) => `${naam}: ${one.code} ${one.message}`);
    throw error;
  }
}

official('the messages others send', () => {
  let all: readonly Voorbeeld[] = [];
  beforeAll(async () => {
    all = await voorbeelden();
  });

  it('come back as they were, but for the differences we mean', () => {
    const found = all.flatMap(verschil);
    expect(found.filter((line) => !BEDOELD.some(([pattern]) => pattern.test(line)))).toEqual([]);
    const unequal = new Set(found.map((line) => line.slice(0, line.indexOf(': ')))).size;
    process.stdout.write(`${all.length} messages read and written again: ${all.length - unequal} equal, ${unequal} with a difference we mean\n`);
  });

  it('each have an operation or a kind, and stuurgegevens', () => {
    for (const { naam, tree } of all) {
      const { versie, operatie, fout, stuurgegevens, root } = readBericht(tree);
      expect([naam, stuurgegevens.berichtcode]).not.toEqual([naam, '']);
      if (versie === null) expect([naam, fout !== null || /^Bv0\dBericht$/.test(root.name)]).toEqual([naam, true]);
      else expect([naam, operatie]).not.toEqual([naam, null]);
    }
  });

  it('are the operation their folder is called by, also where the root does not tell', () => {
    for (const { naam, tree } of all) {
      const folder = /\/(geef\w+|creeer\w+|update\w+|actualiseer\w+|voeg\w+|maak\w+|cancel\w+|genereer\w+|ontkoppel\w+|overdragen\w+)\//.exec(naam)?.[1];
      const { operatie, versie } = readBericht(tree);
      if (folder !== undefined && versie !== null) expect([naam, operatie?.toLowerCase()]).toEqual([naam, folder.toLowerCase()]);
    }
  });

  it('are the same after writing and reading once more', async () => {
    for (const { tree } of all.slice(0, 60)) {
      const bericht = readBericht(tree);
      if (bericht.versie === null) continue;
      try {
        const text = writeTree(opnieuw(bericht).tree, { prefixes: PREFIXES });
        const again = readBericht(await treeOf(text));
        expect(opnieuw(again).tree).toEqual(opnieuw(bericht).tree);
      } catch (error) {
        if (!(error instanceof DiagnosticError)) throw error;
      }
    }
  });
});
