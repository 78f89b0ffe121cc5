// References to the selectielijst as they are found in exports.
import { chooseVerwijzing, leadingNumber, readVerwijzingen } from './verwijzing';

const both = [
  { naam: 'Resultaat 19.1 Selectielijst gemeenten en intergemeentelijke organen 2017', url: 'https://voorbeeld.nl/bsd/sl2017.gem.html#19_1' },
  { naam: 'Resultaat 11.1.17 Selectielijst gemeenten en intergemeentelijke organen 2020', url: 'https://voorbeeld.nl/bsd/sl2020.gem.html#11_1_17' },
];

it('takes the configured year, whatever stands first', () => {
  expect(chooseVerwijzing(readVerwijzingen(both, undefined, []), 2020)).toMatchObject({ jaar: 2020, nummer: '11.1.17' });
  expect(chooseVerwijzing(readVerwijzingen(both, undefined, []), 2017)).toMatchObject({ jaar: 2017, nummer: '19.1' });
});

it('takes the newest that is not later where the configured year is missing', () => {
  expect(chooseVerwijzing(readVerwijzingen(both, undefined, []), 2019)).toMatchObject({ jaar: 2017, nummer: '19.1' });
  expect(chooseVerwijzing(readVerwijzingen(both.slice(1), undefined, []), 2017)).toBeNull();
});

it('follows the link and says that the text differs', () => {
  expect(readVerwijzingen([{ naam: 'Resultaat 11.3 Selectielijst 2020', url: 'x/sl2020.gem.html#11_2' }], undefined, [])).toEqual([{ jaar: 2020, nummer: '11.2', gevonden: 'link', strijdig: '2020 11.3' }]);
});

it('reads the text of ICR1.4 and a companion text', () => {
  expect(readVerwijzingen([{ naam: 'Resultaat 8.4 Selectielijst gemeenten en intergemeentelijke organen 2017' }], undefined, [])).toEqual([{ jaar: 2017, nummer: '8.4', gevonden: 'naam' }]);
  expect(readVerwijzingen([], 'Resultaat 8.4.1 Selectielijst gemeenten 2020;', ['11.2'])).toEqual([{ jaar: 2020, nummer: '8.4.1', gevonden: 'naam' }]);
});

it('does not follow the link of another sector', () => {
  expect(readVerwijzingen([{ url: 'https://voorbeeld.nl/bsd/sl2012.ws.html#11_2' }], undefined, [])).toEqual([]);
});

it('takes a number from a remark only where there is no reference', () => {
  expect(readVerwijzingen([], undefined, ['11.1, einddatum vergunning', '11.2'])).toEqual([{ jaar: null, nummer: '11.1', gevonden: 'tekst' }]);
  expect(chooseVerwijzing(readVerwijzingen([], undefined, ['11.1.1']), 2020)).toMatchObject({ jaar: 2020, nummer: '11.1.1' });
  expect(readVerwijzingen(both, undefined, ['11.2'])).toHaveLength(2);
});

test.each([
  ['11.2', '11.2'], ['11.1, einddatum vergunning', '11.1'], ['11.1.1', '11.1.1'], ['11.1 (na controle)', '11.1'], ['11.1: zie beleid', '11.1'],
  ['11.1.', null], ['Ook, in geval van precedent', null], ['1.1.2020', null], ['2.5 jaar bewaren', null], ['2.5 %', null], ['zie 11.2', null], ['11', null], ['11.2a', null], ['', null],
])('a remark %j begins with %s', (text, expected) => expect(leadingNumber(text)).toBe(expected));
