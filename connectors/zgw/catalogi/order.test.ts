// Numbers that must swap without ever being the same.
import { orderMoves, type Move } from './order';

const spare = (taken: ReadonlySet<string>): string => {
  for (let number = 9999; ; number -= 1) if (!taken.has(String(number))) return String(number);
};

function play(held: Record<string, string>, moves: readonly Move[]): Map<string, string> {
  const places = new Map(Object.entries(held));
  for (const move of orderMoves(places, moves, spare)) {
    for (const [bron, place] of places) if (bron !== move.bron && place === move.to) throw new Error(`${bron} and ${move.bron} both at ${place}`);
    places.set(move.bron, move.to);
  }
  return places;
}

const to = (held: Record<string, string>, wanted: Record<string, string>): Move[] =>
  Object.entries(wanted).map(([bron, place]) => ({ bron, from: held[bron] ?? '', to: place }));

test.each([
  ['a swap', { a: '1', b: '2' }, { a: '2', b: '1' }],
  ['a chain', { a: '1', b: '2', c: '3' }, { a: '2', b: '3', c: '4' }],
  ['a circle beside a chain', { a: '1', b: '2', c: '3', d: '4', e: '5' }, { a: '2', b: '3', c: '1', d: '5', e: '6' }],
  ['nothing', { a: '1' }, { a: '1' }],
])('%s ends as wanted, and no two parts ever share a place', (_, held, wanted) => {
  expect(Object.fromEntries(play(held, to(held, wanted)))).toEqual(wanted);
});

test('every permutation of five', () => {
  const permute = (list: string[]): string[][] => (list.length <= 1 ? [list] : list.flatMap((item, at) => permute([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [item, ...rest])));
  const held = { a: '1', b: '2', c: '3', d: '4', e: '5' };
  for (const order of permute(['1', '2', '3', '4', '5'])) {
    const wanted = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((bron, at) => [bron, order[at] as string]));
    expect(Object.fromEntries(play(held, to(held, wanted)))).toEqual(wanted);
  }
});
