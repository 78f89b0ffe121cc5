// Messages are numbered so that a receiver that follows the standard does nothing twice.
import { memoryShelf } from '../../../test/support/shelf';
import { momentNow } from './moment';
import { after, numbering } from './numbering';

const message = (text: string) => ({ do: 'creeerZaak', objecten: [{ omschrijving: text }] });

function world() {
  const time = { at: Date.parse('2026-11-23T09:15:00Z') };
  const shelf = memoryShelf();
  return { time, of: () => numbering(shelf, { now: () => new Date(time.at) }, 60_000) };
}

test('an equal message that was not acknowledged goes again under the same number and moment, also from another process', async () => {
  const { of, time } = world();
  const first = await of().number('zaak 1', message('a'));
  time.at += 3_600_000;
  expect(await of().number('zaak 1', message('a'))).toEqual(first);
});

test('an acknowledged message keeps its number while it may be waiting at the peer, and gets a new one after', async () => {
  const { of, time } = world();
  const first = await of().number('zaak 1', message('a'));
  await of().acknowledge('zaak 1');
  time.at += 59_000;
  expect(await of().number('zaak 1', message('a'))).toEqual(first);
  time.at += 2_000;
  expect((await of().number('zaak 1', message('a'))).referentienummer).not.toBe(first.referentienummer);
});

test('there and back again are three messages: the third is not taken for the first', async () => {
  const { of } = world();
  const numbers: string[] = [];
  for (const text of ['a', 'b', 'a']) {
    numbers.push((await of().number('zaak 1', message(text))).referentienummer);
    await of().acknowledge('zaak 1');
  }
  expect(new Set(numbers).size).toBe(3);
});

test('moments rise, whatever the clock does', async () => {
  const { of, time } = world();
  const moments: string[] = [];
  for (const step of [0, 0, -5_000, 1]) {
    time.at += step;
    moments.push((await of().number(`zaak ${moments.length}`, message('a'))).tijdstipBericht);
  }
  expect([...moments].sort()).toEqual(moments);
  expect(new Set(moments).size).toBe(4);
  expect(after('20261231235959999', '20261231235959999')).toBe('20270101000000000');
});

test('a number that was refused is not used again', async () => {
  const { of } = world();
  const first = await of().number('zaak 1', message('a'));
  await of().forget('zaak 1');
  expect((await of().number('zaak 1', message('a'))).referentienummer).not.toBe(first.referentienummer);
});

test('moments are Dutch wall-clock time, summer and winter', () => {
  expect(momentNow(new Date('2026-11-23T09:15:00.007Z'))).toBe('20261123101500007');
  expect(momentNow(new Date('2026-07-01T22:30:00.120Z'))).toBe('20260702003000120');
});
