// A secret is a reference that is read when needed, can be replaced while we run, and is printed by nothing.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, inspect } from 'node:util';
import { z } from 'zod';
import { DiagnosticError } from '../diagnostics/diagnostic';
import { scrub } from '../diagnostics/scrub';
import { perEnvironment, type Secret, secret, secretOf, secretsIn } from './secret';

const root = mkdtempSync(join(tmpdir(), 'zs-secret-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const schema = z.object({ key: secret('Shared with the other side.') });

function parsed(reference: unknown, env: Readonly<Record<string, string>> = {}): Secret {
  const { key } = schema.parse({ key: reference });
  key.bind({ root, env });
  return key;
}

function write(name: string, text: string, mode = 0o600): void {
  writeFileSync(join(root, name), text);
  chmodSync(join(root, name), mode);
}

test('it is read from the environment, or from a file without its trailing newline', () => {
  expect(parsed({ env: 'KEY' }, { KEY: 'uit-de-omgeving' }).reveal()).toBe('uit-de-omgeving');
  write('key', 'uit-een-bestand\r\n');
  expect(parsed({ file: 'key' }).reveal()).toBe('uit-een-bestand');
});

test('a file that is replaced counts at once, without a restart', () => {
  write('rotating', 'oud-geheim\n');
  const key = parsed({ file: 'rotating' });
  expect(key.reveal()).toBe('oud-geheim');
  write('rotating', 'nieuw-geheim\n');
  expect(key.reveal()).toBe('nieuw-geheim');
});

test('of a list all are valid together and the first is the one we use; one that is gone does not take the others along', () => {
  const key = parsed([{ env: 'NEW' }, { env: 'OLD' }, { env: 'GONE' }], { NEW: 'nieuw-woord', OLD: 'oud-woord' });
  expect(key.reveal()).toBe('nieuw-woord');
  expect(key.all()).toEqual(['nieuw-woord', 'oud-woord']);
  expect(key.problems().map(({ index }) => index)).toEqual([2]);
});

test.each([['a text', 'hunter2hunter2'], ['a number', 12345678], ['an object with the value', { value: 'hunter2hunter2' }], ['a list with a text in it', [{ env: 'A' }, 'hunter2hunter2']], ['an empty list', []]])('%s is refused without being repeated', (_, literal) => {
  const result = schema.safeParse({ key: literal });
  expect(result.success).toBe(false);
  expect(inspect(result.error, { depth: 9 })).toContain('ZS1010');
  expect(inspect(result.error, { depth: 9 })).not.toMatch(/hunter2|12345678/);
});

test('nothing prints it: inspect, JSON, text, format, spread', () => {
  const key = secretOf('zeer-geheim-woord');
  const printed = [inspect({ key }, { showHidden: true, depth: 5 }), JSON.stringify({ key }), `${key}`, String(key), format('%s %o %j', key, key, key), JSON.stringify({ ...key })].join(' ');
  expect(printed).toContain('***');
  expect(printed).not.toContain('zeer-geheim');
});

test('once revealed it is masked in every log and error', () => {
  expect(parsed({ env: 'KEY' }, { KEY: 'eenmaal-onthuld' }).reveal()).toBe('eenmaal-onthuld');
  expect(scrub('the other side said: eenmaal-onthuld is wrong')).toBe('the other side said: *** is wrong');
});

test('what cannot be read is an error that names the reference', () => {
  expect(() => parsed({ env: 'ABSENT' }).reveal()).toThrow(new DiagnosticError(parsed({ env: 'ABSENT' }).problems().map(({ finding }) => finding)));
  expect(() => parsed({ file: 'nowhere' }).reveal()).toThrow('ZS1011 file nowhere cannot be read (ENOENT)');
  write('empty', '\n');
  expect(() => parsed({ file: 'empty' }).reveal()).toThrow('ZS1011 file empty is empty');
});

test('a file that others can read is a warning and works', () => {
  write('open', 'leesbaar-voor-allen', 0o644);
  const key = parsed({ file: 'open' });
  expect(key.problems().map(({ finding }) => `${finding.severity} ${finding.code} ${finding.message}`)).toEqual(['warning ZS1012 file open can be read by other accounts (mode 0644)']);
  expect(key.reveal()).toBe('leesbaar-voor-allen');
});

test('every secret in a configuration is found, with its path', () => {
  const key = secretOf('abcdefgh');
  expect(secretsIn({ a: [{ key }], m: new Map([['x', key]]), n: null }).map(({ path }) => path.join('.'))).toEqual(['a.0.key', 'm.x']);
});

test('in a JSON Schema a secret is a reference, and a field that may differ per environment says so', () => {
  const written = z.toJSONSchema(z.object({ key: secret('Shared.'), url: perEnvironment(z.url().meta({ description: 'Root.' }), 'address').default('https://a.example') }), { io: 'input', unrepresentable: 'any' });
  expect(written.properties?.['key']).toMatchObject({ description: 'Shared.', role: 'secret' });
  expect(written.properties?.['url']).toMatchObject({ description: 'Root.', role: 'address', format: 'uri', default: 'https://a.example' });
  expect(written.required).toEqual(['key']);
});
