// The page about the sandbox names every setting, and settings that mean nothing are refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { misbehaviour, settings } from './settings';
import { start } from './testing/client';

test('every setting and every field of a misbehaviour stands on the page', () => {
  const page = readFileSync(join(__dirname, 'README.md'), 'utf8');
  const names = [...Object.keys(settings.shape), ...Object.keys(misbehaviour.shape)];
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('an unknown setting stops the sandbox before it listens', async () => {
  await expect(start({ versie: '1.3' })).rejects.toThrow(/versie/);
  await expect(start({ version: '2.0' })).rejects.toThrow(/version/);
});
