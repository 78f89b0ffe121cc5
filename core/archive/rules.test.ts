// The rules of archiving, as tables of cases.
import { allowedAfleidingswijzen, checkBrondatum, checkProcestermijn } from './brondatum';
import { compareWithSelectielijst } from './deviation';
import { compareDurations, parseDuration, sameDuration } from './duration';
import { selectielijstResultaat } from './selectielijst';
import { term } from './term';

describe('durations', () => {
  test.each([
    ['P6W', 'P42D', true], ['P12M', 'P1Y', true], ['P1Y6M', 'P18M', true], ['P0D', 'P0Y', true],
    ['P30D', 'P1M', false], ['P5', 'P5Y', false], ['P1Y', 'P365D', false],
  ])('%s and %s mean the same: %s', (a, b, same) => expect(sameDuration(a, b)).toBe(same));

  test.each(['P', 'PT', 'P5', '5Y', 'P1.5Y', 'P1D1Y', ''])('%j is no duration', (text) => expect(parseDuration(text)).toBeNull());

  test.each([
    ['P8W', 'P6W', 1], ['P6W', 'P2M', -1], ['P42D', 'P6W', 0], ['P30D', 'P1M', null], ['P9W', 'P2M', 1], ['x', 'P1D', null],
  ])('%s against %s is %s', (a, b, order) => expect(compareDurations(a, b)).toBe(order));
});

describe('terms', () => {
  test.each([
    ['8', 'Week', { duration: 'P8W', exact: true }], [200, 'Jaar', { duration: 'P200Y', exact: true }],
    ['5', 'Werkdag', { duration: 'P7D', exact: false }], ['3', 'Werkdagen', { duration: 'P5D', exact: false }],
    ['10', 'werkdag', { duration: 'P14D', exact: false }], ['5', 'Kwartaal', null], ['ca. 5', 'Jaar', null],
  ])('%s %s', (count, unit, expected) => expect(term(count, unit)).toEqual(expected));
});

describe('brondatum', () => {
  it('asks for three fields with ander_datumkenmerk and names each that is missing', () => {
    expect(checkBrondatum({ afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'einde', objecttype: '', registratie: null }).map((found) => [found.rule, found.field]))
      .toEqual([['field-missing', 'objecttype'], ['field-missing', 'registratie']]);
  });

  it('refuses a datumkenmerk beside vervaldatum_besluit', () => {
    expect(checkBrondatum({ afleidingswijze: 'vervaldatum_besluit', datumkenmerk: 'x' }).map((found) => [found.rule, found.field])).toEqual([['field-superfluous', 'datumkenmerk']]);
  });

  test.each([
    ['nihil', 'afgehandeld', true], ['nihil', 'termijn', false],
    ['ingeschatte_bestaansduur_procesobject', 'termijn', true], ['ingeschatte_bestaansduur_procesobject', 'eigenschap', false],
    ['bestaansduur_procesobject', 'afgehandeld', false], ['bestaansduur_procesobject', 'ander_datumkenmerk', true],
    ['vast_te_leggen_datum', 'vervaldatum_besluit', true], ['samengevoegd_met_bewaartermijn', 'afgehandeld', false], ['', 'afgehandeld', true],
  ] as const)('a class with procestermijn %j allows %s: %s', (procestermijn, wijze, fits) => {
    expect(checkProcestermijn(procestermijn, wijze) === null).toBe(fits);
    expect(allowedAfleidingswijzen(procestermijn)?.includes(wijze) ?? true).toBe(fits);
  });
});

describe('the selectielijst', () => {
  const klasse = (nummer: string) => {
    const found = selectielijstResultaat(2020, nummer);
    if (!found) throw new Error(`no ${nummer} in 2020`);
    return found;
  };

  it('agrees with six weeks where the list says forty-two days', () => {
    expect(klasse('8.4.1').bewaartermijn).toBe('P42D');
    expect(compareWithSelectielijst({ archiefnominatie: 'vernietigen', archiefactietermijn: 'P6W' }, klasse('8.4.1'))).toEqual([]);
  });

  it('names value and term where both differ', () => {
    expect(compareWithSelectielijst({ archiefnominatie: 'vernietigen', archiefactietermijn: 'P1Y' }, klasse('11.1.17')))
      .toEqual([{ field: 'archiefnominatie', ours: 'vernietigen', list: 'blijvend_bewaren' }]);
    expect(compareWithSelectielijst({ archiefnominatie: 'vernietigen', archiefactietermijn: null }, klasse('11.2')))
      .toEqual([{ field: 'archiefactietermijn', ours: null, list: 'P5Y' }]);
  });

  it('compares no term where the result is kept for ever', () => {
    expect(compareWithSelectielijst({ archiefnominatie: 'blijvend_bewaren', archiefactietermijn: 'P20Y' }, klasse('11.2')))
      .toEqual([{ field: 'archiefnominatie', ours: 'blijvend_bewaren', list: 'vernietigen' }]);
  });
});
