// The selectielijsten hold together: numbers are unique, belong to their procestype, and agree with the material.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SELECTIELIJSTEN, selectielijst, selectielijstResultaat } from '.';

/** Public data files beside the checkout; not part of it. */
const MATERIAL = join(__dirname, '../../../../shared/material/selectielijst');

describe('selectielijst', () => {
  test.each(SELECTIELIJSTEN.map((list) => [list.jaar, list] as const))('every number of %i stands once and belongs to a procestype of the list', (_jaar, list) => {
    const numbers = list.resultaten.map((result) => result.nummer);
    expect(new Set(numbers).size).toBe(numbers.length);
    const procestypen = new Set(list.procestypen.map((procestype) => procestype.nummer));
    expect(list.resultaten.filter((result) => !procestypen.has(result.procestype))).toEqual([]);
    expect(list.resultaten.every((result) => /^\d+(\.\d+){1,3}$/.test(result.nummer))).toBe(true);
  });

  test('what is kept for ever has no term, what is destroyed has one', () => {
    const wrong = SELECTIELIJSTEN.flatMap((list) => list.resultaten).filter(
      (result) => (result.waardering === 'blijvend_bewaren' && result.bewaartermijn !== null) || (result.waardering === 'vernietigen' && result.bewaartermijn === null && result.procestermijn === ''),
    );
    expect(wrong).toEqual([]);
  });

  test('a year that no list has is not guessed', () => {
    expect(selectielijst(2019)).toBeUndefined();
    expect(selectielijstResultaat(2020, '99.1')).toBeUndefined();
  });

  test('every result of the public data is here with the same facts', () => {
    if (!existsSync(MATERIAL)) return void process.stderr.write(`skipped: no material at ${MATERIAL}\n`);
    const { results } = JSON.parse(readFileSync(`${MATERIAL}/selectielijst-resultaten.json`, 'utf8')) as { results: { volledigNummer: string; procesType: string; naam: string; waardering: string; procestermijn: string; bewaartermijn: string | null; generiek: boolean }[] };
    const procestypen = JSON.parse(readFileSync(`${MATERIAL}/selectielijst-procestypen.json`, 'utf8')) as { url: string; jaar: number }[];
    const years = new Map(procestypen.map((procestype) => [procestype.url, procestype.jaar]));
    for (const fact of results) {
      const kept = selectielijstResultaat(years.get(fact.procesType) ?? 2017, fact.volledigNummer);
      expect(kept).toMatchObject({ naam: fact.naam.trim(), waardering: fact.waardering === '' ? null : fact.waardering, procestermijn: fact.procestermijn, bewaartermijn: fact.bewaartermijn, generiek: fact.generiek });
    }
    expect(SELECTIELIJSTEN.flatMap((list) => list.resultaten)).toHaveLength(results.length);
  });
});
