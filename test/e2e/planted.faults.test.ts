// A hundred differences are planted at a target after everything arrived: a proof must name each of them, and nothing else.
import type { Sandbox } from '../../core/connector/contract';
import type { House } from '../../core/compose';
import { load, register, registers, unsound, type Registers } from '../support/registers';
import { DIFFERENCES, plant, type Planted } from './planting';

jest.setTimeout(240_000);

const [ZAKEN, DOCUMENTEN] = [60, 2];
let bron: Sandbox;
let doel: Sandbox;
let here: Registers;
let house: House;

beforeAll(async () => {
  bron = await register({ seeded: { zaken: ZAKEN, documenten: DOCUMENTEN, bytes: 1500 } });
  doel = await register({ seeded: { catalogus: true }, seed: 2 });
  here = await registers(bron, doel);
  house = await here.open();
});

afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await bron[Symbol.asyncDispose]();
  await doel[Symbol.asyncDispose]();
  await here.end();
});

test('everything arrives, and nothing is found that is not there', async () => {
  await load(house, 120_000);
  const { proved, wrong } = await unsound(house, 'content');
  expect(wrong).toEqual([]);
  expect(proved).toBe(ZAKEN + ZAKEN * DOCUMENTEN);
});

test('a hundred planted differences are named, each by its subject and field, and none that is not there', async () => {
  const planted = await plant(house, doel);
  expect(planted).toHaveLength(DIFFERENCES);
  const { wrong } = await unsound(house, 'content');
  const named = new Map(wrong.map((row) => [row.subject, row]));
  const isNamed = ({ subject, state, path }: Planted): boolean => {
    const row = named.get(subject);
    return row?.state === state && (path === null ? row.drift.length === 0 : row.drift.length > 0 && row.drift.every((drift) => path.test(drift.path)));
  };
  expect(planted.filter((one) => !isNamed(one)).map((one) => ({ ...one, found: named.get(one.subject) }))).toEqual([]);
  const known = new Set(planted.map((one) => one.subject));
  expect(wrong.filter((row) => !known.has(row.subject))).toEqual([]);
});
