// A sandbox says how to reach it, its secret included; what is written in the file comes over that.
import { inspect } from 'node:util';
import { playedSettings } from './played';
import { REGISTRY } from './testing/house';

const register = REGISTRY.find(({ name }) => name === 'register');
const settings = (played: Record<string, string>, written: Record<string, number | string> = {}) => {
  if (!register) throw new Error('the registry of the tests has a register');
  return playedSettings('openzaak', register, { url: 'http://127.0.0.1:4321', ...played }, written) as { url: string; retries: number; clientSecret: { reveal(): string } };
};

test('its secret is a value and becomes a secret that is not printed', () => {
  const made = settings({ clientSecret: 'van-de-zandbak' }, { retries: 2 });
  expect([made.url, made.retries, made.clientSecret.reveal()]).toEqual(['http://127.0.0.1:4321', 2, 'van-de-zandbak']);
  expect(inspect(made)).not.toContain('van-de-zandbak');
});

test('what is not valid together names the connection', () => {
  expect(() => settings({ clientSecret: 'van-de-zandbak' }, { retries: 9 })).toThrow('ZS1008 retries');
});
