// Lists of terms: read as archives write them, and ours against those that were published.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BUILT_IN, listNamed } from './lists';
import { readLijst } from './read';
import { material } from '../../../../test/support/material';

const MATERIAL = path.resolve(__dirname, '../../../../../shared/material/lijsten');
const csv = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding);

it.each([['UTF-8', csv('begripCode;begripLabel;definitie\nA/1;"financiële; belangen";x\n')], ['UTF-8 with a mark', csv('\uFEFFbegripCode;begripLabel\r\nA/1;"financiële; belangen"\r\n')], ['Windows-1252', csv('begripLabel,begripCode\n"financiële; belangen",A/1\n', 'latin1')]])('a list in %s is read, with its quoted labels', (_name, bytes) => {
  expect(readLijst('Mijn lijst', 'lijst.csv', bytes)).toEqual({ lijst: { naam: 'Mijn lijst', holds: 'closed', termen: { 'A/1': ['financiële; belangen'] } }, diagnostics: [] });
});

it.each([['no columns', 'code;label\nA;B\n', 1], ['a term without a label', 'begripCode;begripLabel\nA;"een\ntwee"\nB;\n', 4], ['no terms', 'begripCode;begripLabel\n', 1]])('a list with %s is refused, with its line', (_name, text, line) => {
  const { lijst, diagnostics } = readLijst('x', 'lijst.csv', csv(text));
  expect([lijst, diagnostics.map(({ code, place }) => [code, place?.line])]).toEqual([null, [['ZS4371', line]]]);
});

const { test: run } = material(MATERIAL);
const published = [['openbaarheid_archiefwet_1995', 'Openbaarheid Archiefwet 1995'], ['openbaarheid_archiefwet_2021', 'Openbaarheid Archiefwet 2021'], ['openbaarheid_wet_open_overheid', 'Openbaarheid Wet open overheid'], ['persoonsgegevens_avg', 'Persoonsgegevens AVG'], ['triggers', 'Triggers']] as const;

run.each(published)('%s is as published', (file, naam) => {
  const { lijst, diagnostics } = readLijst(naam, file, readFileSync(path.join(MATERIAL, `${file}.csv`)));
  expect(diagnostics).toEqual([]);
  expect(listNamed(BUILT_IN, naam)?.termen).toEqual(lijst?.termen);
});
