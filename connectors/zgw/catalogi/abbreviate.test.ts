// Names that are too long for the Catalogi API: shortened without two becoming one.
import { abbreviate, shorten, shortenMarked } from './abbreviate';

const never = (): boolean => false;

test.each([
  ['Verleend', 20, 'Verleend'],
  ['Buiten behandeling gesteld', 20, 'Buiten beha. gesteld'],
  ['Niet ontvankelijk verklaard wegens termijnoverschrijding', 30, 'Niet ont. verklaa. wegens ter.'],
  ['Ééénlettergrepigheidsvoorbeeld', 20, 'Ééénlettergrepighei.'],
])('%s in %i characters', (name, max, expected) => {
  const short = shorten(name, max);
  expect([...short].length).toBeLessThanOrEqual(max);
  expect(short).toBe(expected);
});

test('names that would become the same get a mark of their source', () => {
  const names = [
    { bron: 'RT1', name: 'Vergunning verleend onder voorwaarden A' },
    { bron: 'RT2', name: 'Vergunning verleend onder voorwaarden B' },
    { bron: 'RT3', name: 'Geweigerd' },
  ];
  const short = abbreviate(names, 20, never);
  expect(new Set(short.values()).size).toBe(3);
  for (const name of short.values()) expect([...name].length).toBeLessThanOrEqual(20);
  expect(short.get('RT3')).toBe('Geweigerd');
});

test('a short form that is the full name of a sibling is not used', () => {
  const plain = shorten('Buiten behandeling gesteld', 20);
  const short = abbreviate([{ bron: 'a', name: 'Buiten behandeling gesteld' }, { bron: 'b', name: plain }], 20, never);
  expect(short.get('b')).toBe(plain);
  expect(short.get('a')).not.toBe(plain);
});

test('the order of the file does not matter', () => {
  const names = [{ bron: 'z', name: 'Een heel lang resultaat met een staart een' }, { bron: 'a', name: 'Een heel lang resultaat met een staart twee' }];
  expect([...abbreviate(names, 20, never)].sort()).toEqual([...abbreviate([...names].reverse(), 20, never)].sort());
});

test('a spelling that was delivered stays when a sibling comes that would collide, and when the target grows', () => {
  const first = { bron: 'RT1', name: 'Vergunning verleend onder voorwaarden A' };
  const plain = abbreviate([first], 20, never).get('RT1') as string;
  const delivered = (bron: string, candidate: string): boolean => bron === 'RT1' && candidate === plain;
  const sibling = { bron: 'RT0', name: 'Vergunning verleend onder voorwaarden B' };
  expect(abbreviate([sibling, first], 20, delivered).get('RT1')).toBe(plain);
  expect(abbreviate([sibling, first], 20, delivered).get('RT0')).toBe(shortenMarked(sibling, 20));
  expect(abbreviate([first], 30, delivered).get('RT1')).toBe(plain);
});

test('a renamed result gets a new short form even though an old one was delivered', () => {
  const delivered = (_: string, candidate: string): boolean => candidate === shorten('Vergunning verleend onder voorwaarden A', 20);
  expect(abbreviate([{ bron: 'RT1', name: 'Toestemming geweigerd na advies' }], 20, delivered).get('RT1')).toBe(shorten('Toestemming geweigerd na advies', 20));
});

test('a thousand random siblings never collide and never exceed the limit', () => {
  let seed = 7;
  const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const words = ['aanvraag', 'besluit', 'verleend', 'buiten', 'behandeling', 'gesteld', 'gedeeltelijk', 'ingetrokken'];
  const names = Array.from({ length: 1000 }, (_, at) => ({ bron: `RT${at}`, name: Array.from({ length: 3 + Math.floor(random() * 4) }, () => words[Math.floor(random() * words.length)]).join(' ') }));
  const short = abbreviate(names, 30, never);
  const long = names.filter((named) => named.name.length > 30);
  expect(new Set(long.map((named) => short.get(named.bron)?.toLowerCase())).size).toBe(long.length);
  for (const name of short.values()) expect([...name].length).toBeLessThanOrEqual(30);
});
