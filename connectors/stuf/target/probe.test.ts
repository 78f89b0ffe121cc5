// A probe tells whether a peer answers and knows us, and changes nothing there.
import { never } from '../../../test/support/house';
import { secretOf } from '../../../core/connector/secret';
import type { JsonObject } from '../../../core/model/json';
import { zdsWorld, type ZdsWorld } from '../testing/zds-world';
import { probePeer } from './probe';

let world: ZdsWorld;
afterEach(async () => world[Symbol.asyncDispose]());

const codes = async (): Promise<string[]> => (await probePeer(world.peer, never)).map((one) => one.code);

test('a peer that does not have our zaak answers all the same', async () => {
  world = await zdsWorld();
  expect(await codes()).toEqual([]);
  await world.misbehave({ do: 'fault', code: 'StUF058' });
  expect(await codes()).toEqual([]);
  expect(await world.effects()).toEqual({});
});

test.each([[{ do: 'html' }, 'ZS4504'], [{ do: 'fault', code: 'StUF013' }, 'ZS4502'], [{ do: 'drop' }, 'ZS4001']] as const)('%j is told as %s', async (rule, code) => {
  world = await zdsWorld();
  await world.misbehave(rule);
  expect(await codes()).toEqual([code]);
});

test('a wrong password is told', async () => {
  world = await zdsWorld({ sandbox: { users: [{ username: 'ik', password: 'goed' }] }, settings: { security: { basic: { username: 'ik', password: secretOf('fout') } } } as unknown as JsonObject });
  expect(await codes()).toEqual(['ZS4502']);
});
