// Kennisgevingen make one object, whatever order they come in.
import type { RawObject } from '../message/raw';
import { fold, UNKNOWN, type Known, type Told } from './fold';

const zaak: RawObject = {
  '@entiteittype': 'ZAK', '@verwerkingssoort': 'T', '@sleutelVerzendend': 'k1', identificatie: '9999000001', omschrijving: 'Aanvraag', toelichting: 'een',
  kenmerk: [{ kenmerk: 'A', bron: 'x' }],
  heeftAlsBelanghebbende: [{ '@plaats': 'heeftAlsBelanghebbende[0]', '@verwerkingssoort': 'T', gerelateerde: { natuurlijkPersoon: { '@entiteittype': 'NPS', 'inp.bsn': '111222333' } } }],
};
const geen = { '@noValue': 'geenWaarde' };
const person = (bsn: string, soort: string): RawObject => ({ '@verwerkingssoort': soort, gerelateerde: { natuurlijkPersoon: { '@entiteittype': 'NPS', 'inp.bsn': bsn } } });
const nothing = (soort: string): RawObject => ({ '@verwerkingssoort': soort, ...geen });
const told = (mutatiesoort: string, tijdstip: string, ...objecten: RawObject[]): Told => ({ mutatiesoort, tijdstip, objecten });
const all = (messages: readonly Told[]): Known => messages.reduce(fold, UNKNOWN);
const content = ({ value, gone }: Known) => ({ value, gone });

function permutations<One>(list: readonly One[]): One[][] {
  return list.length === 0 ? [[]] : list.flatMap((one, at) => permutations([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [one, ...rest]));
}

const life: readonly Told[] = [
  told('T', '20260101', zaak),
  told('W', '202601020900', { identificatie: '9999000001', omschrijving: 'Aanvraag', heeftAlsBelanghebbende: [nothing('T')] }, { identificatie: '9999000001', omschrijving: 'Melding', heeftAlsBelanghebbende: [person('123456782', 'T')] }),
  told('W', '20260103101500', { identificatie: '9999000001', toelichting: 'een', heeftAlsBelanghebbende: [person('111222333', 'V')] }, { identificatie: '9999000001', toelichting: geen, heeftAlsBelanghebbende: [nothing('V')] }),
  told('C', '20260104101500123', { identificatie: '9999000001', omschrijving: 'Melding' }, { identificatie: '9999000001', omschrijving: 'Klacht' }),
];

test('was and wordt change what they name, and leave the rest', () => {
  const { value } = all(life);
  expect(value).toMatchObject({ identificatie: '9999000001', omschrijving: 'Klacht', kenmerk: [{ kenmerk: 'A', bron: 'x' }] });
  expect(value['toelichting']).toBeUndefined();
  expect(value['heeftAlsBelanghebbende']).toEqual([{ gerelateerde: { natuurlijkPersoon: { '@entiteittype': 'NPS', 'inp.bsn': '123456782' } } }]);
});

test('in any order, and each told twice, the same object comes of it', () => {
  const expected = content(all(life));
  for (const order of permutations(life)) {
    expect(content(all(order))).toEqual(expected);
    expect(content(all([...order, ...order]))).toEqual(expected);
  }
});

test('a value that is only not known, not supported or not allowed to be seen changes nothing', () => {
  for (const kind of ['waardeOnbekend', 'nietOndersteund', 'nietGeautoriseerd']) {
    const after = all([told('T', '20260101', zaak), told('W', '20260102', { omschrijving: 'Aanvraag' }, { omschrijving: { '@noValue': kind } })]);
    expect(after.value['omschrijving']).toBe('Aanvraag');
  }
  expect(all([told('T', '20260101', zaak), told('W', '20260102', {}, { omschrijving: { '@noValue': 'vastgesteldOnbekend' } })]).value['omschrijving']).toEqual({ '@noValue': 'vastgesteldOnbekend' });
});

test('a person who is replaced leaves, and the other comes in the same place', () => {
  const after = all([told('T', '20260101', zaak), told('W', '20260102', { heeftAlsBelanghebbende: [person('111222333', 'R')] }, { heeftAlsBelanghebbende: [person('123456782', 'R')] })]);
  expect(JSON.stringify(after.value['heeftAlsBelanghebbende'])).not.toContain('111222333');
  expect(JSON.stringify(after.value['heeftAlsBelanghebbende'])).toContain('123456782');
});

test('every value of what may repeat is told again: what is missing is gone', () => {
  const after = all([told('T', '20260101', zaak), told('W', '20260102', { kenmerk: [{ kenmerk: 'A', bron: 'x' }] }, { kenmerk: [{ kenmerk: 'B', bron: 'y' }] })]);
  expect(after.value['kenmerk']).toEqual([{ kenmerk: 'B', bron: 'y' }]);
});

test('what does not matter any more is gone, what is told of it later brings it back, and what was told before does not', () => {
  const removal = told('V', '20260105', { identificatie: '9999000001' });
  expect(all([...life, removal]).gone).toBe('20260105000000000');
  expect(all([removal, ...life]).gone).toBe('20260105000000000');
  expect(all([...life, removal, told('T', '20260106', zaak)]).gone).toBeNull();
  expect(all([told('T', '20260106', zaak), removal]).gone).toBeNull();
});

test('no key under which something is kept holds the number of a person', () => {
  expect(Object.keys(all(life).at).join(' ')).not.toMatch(/\d{9}/);
});

test('extra elements are replaced by name', () => {
  const extra = (...list: readonly (readonly [string, string])[]) => ({ extraElementen: list.map(([naam, text]) => ({ '@naam': naam, '#': text })) });
  const after = all([told('T', '20260101', extra(['kanaal', 'balie'], ['taal', 'nl'])), told('W', '20260102', {}, extra(['kanaal', 'web']))]);
  expect(after.value).toEqual(extra(['taal', 'nl'], ['kanaal', 'web']));
});
