// YAML is read as it was written, and every path in it has a place.
import { readYaml } from './locate';
import { didYouMean, suggest } from './suggest';
import { parseYaml, toValue } from './yaml';

const TEXT = ['gemeente: 0363', 'versie: 1.10', 'aantal: 15', 'regels:', '  - { van: a.b, naar: "c" }', '  - van: d', 'leeg:', '0599: ja', ''].join('\n');

test('codes stay text, numbers are numbers, names of fields are text, and nothing is null', () => {
  expect(readYaml('x.yaml', TEXT).value).toEqual({ gemeente: '0363', versie: '1.10', aantal: 15, regels: [{ van: 'a.b', naar: 'c' }, { van: 'd' }], leeg: null, '0599': 'ja' });
});

test.each([
  ['a value', ['regels', 0, 'naar'], '5:23'], ['a field of an item', ['regels', 1, 'van'], '6:10'], ['an item', ['regels', 1], '6:5'],
  ['what is absent: the key of what is nearest above it', ['regels', 0, 'via'], '5:5'], ['a field with a code as its name', ['0599'], '8:7'],
])('the place of %s', (_, path, expected) => {
  const { line, col } = readYaml('x.yaml', TEXT).at(path);
  expect(`${line}:${col}`).toBe(expected);
});

test('the place of a key is where its name stands, with its length and its line', () => {
  expect(readYaml('x.yaml', TEXT).atKey(['regels', 0, 'naar'])).toEqual({ file: 'x.yaml', line: 5, col: 17, length: 4, text: '  - { van: a.b, naar: "c" }' });
});

test('Windows line ends and a byte order mark change no place', () => {
  const located = readYaml('x.yaml', `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`);
  expect(located.diagnostics).toEqual([]);
  expect(located.atKey(['regels', 0, 'naar'])).toMatchObject({ line: 5, col: 17, text: '  - { van: a.b, naar: "c" }' });
});

test('a masked value is hidden in every line that is shown after', () => {
  const located = readYaml('x.yaml', 'a: { sleutel: hunter2, b: c }\n');
  located.mask(['a', 'sleutel']);
  expect(located.at(['a', 'b']).text).toBe('a: { sleutel: *******, b: c }');
});

test('where the file cannot be read, whatever calls itself a secret is hidden', () => {
  expect(readYaml('x.yaml', 'wachtwoord: "hunter2').diagnostics[0]?.place?.text).toBe('wachtwoord: ***');
});

test('the characters of an unquoted scalar are known, of a quoted one not', () => {
  const located = readYaml('x.yaml', 'a: 2020\nb: "2020"\nc: true\n');
  expect([located.written(['a']), located.written(['b']), located.written(['c']), located.written(['d'])]).toEqual(['2020', undefined, 'true', undefined]);
});

test('a scalar is what its spelling says, and text where quotes or a tag say so', () => {
  const { root, problems } = parseYaml('x.yaml', '[12, -0.5, 012, 1e5, true, True, null, ~, "12", !!str 12, -0]', { aliases: true });
  expect(problems).toEqual([]);
  expect(root && toValue(root)).toEqual([12, -0.5, '012', '1e5', true, 'True', null, null, '12', '12', '-0']);
});

test('an alias stands for what it names where aliases are allowed, and is a problem elsewhere', () => {
  const text = 'a: &x { b: 1 }\nc: *x\n';
  const { root } = parseYaml('x.yaml', text, { aliases: true });
  expect(root && toValue(root)).toEqual({ a: { b: 1 }, c: { b: 1 } });
  expect(parseYaml('x.yaml', text, { aliases: false }).problems.map(({ kind, at: { line, col } }) => `${kind} ${line}:${col}`)).toEqual(['anchor 1:7', 'alias 2:4']);
});

test('aliases of aliases do not make a small file a large one', () => {
  const lines = ['l0: &l0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 7 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(10).fill(`*l${n}`).join(', ')}]`)];
  expect(parseYaml('x.yaml', lines.join('\n'), { aliases: true }).problems.map(({ kind }) => kind)).toEqual(['too large']);
});

test('a file that is nested too deeply is a problem, not a crash', () => {
  expect(parseYaml('x.yaml', '['.repeat(2_000) + ']'.repeat(2_000), { aliases: true }).problems.map(({ kind }) => kind)).toEqual(['too deep']);
});

test('a field called __proto__ is a field', () => {
  const value = readYaml('x.yaml', '__proto__: { a: 1 }\n').value as Record<string, unknown>;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test('a slip of the hand is recognised, another word is not', () => {
  expect(suggest('shedule', ['schedule', 'source'])).toBe('schedule');
  expect(suggest('BRON', ['bron', 'brom'])).toBe('bron');
  expect(suggest('xyz', ['schedule', 'source'])).toBeUndefined();
  expect(didYouMean('xyz', ['source', 'kind'])).toBe('known: kind, source');
  expect(didYouMean('xyz', [])).toBeUndefined();
});
