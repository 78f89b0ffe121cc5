// What a message names is found in the zaaktype: an alias for all zaaktypen hides nothing a zaaktype has itself.
import { resultaattypeOf, statustypeOf } from './names';
import { decisionsFor } from './settings';
import { NAMES } from './testing/said';

const own = NAMES.statustypen[0]?.omschrijving ?? '';
const other = NAMES.statustypen[1]?.omschrijving ?? '';
const found = (omschrijving: string, aliases: Record<string, string>) => statustypeOf({ omschrijving, volgnummer: undefined }, NAMES, decisionsFor('B1210', { '*': { statustypen: aliases } }, {})).statustype.omschrijving;

test('an alias goes before the name', () => expect(found(own, { [own]: other })).toBe(other));

test('an alias of which the zaaktype has not the name leaves its own name as it is', () => expect(found(own, { [own]: 'Van een ander zaaktype' })).toBe(own));

test('a name that neither is nor leads to one of the zaaktype is refused with those it has', () => {
  expect(() => resultaattypeOf('Onbekend', NAMES, decisionsFor('B1210', { '*': { resultaattypen: { Onbekend: 'Ook niet' } } }, {}))).toThrow('ZS6100');
});
