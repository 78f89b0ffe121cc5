// A revision changes when the meaning of the configuration changes, and only then; a diff says what is different and where.
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { configDiff, renderDiff } from './diff';
import { loadConfig, type LoadOptions } from './load';
import { ENV, folderWith, GOOD, REGISTRY, removeFolders } from './testing/house';

afterAll(removeFolders);

const load = (files: Readonly<Record<string, string>>, options: LoadOptions = {}) => loadConfig(folderWith(files), REGISTRY, { env: ENV, ...options });
const hashOf = async (files: Readonly<Record<string, string>>, options: LoadOptions = {}): Promise<string> => {
  const { hash, diagnostics } = await load({ ...GOOD, ...files }, options);
  expect(diagnostics).toEqual([]);
  return hash ?? '';
};
const leiden = GOOD['syncs/leiden.yaml'] ?? '';

describe('the hash stays the same', () => {
  test.each<[string, Readonly<Record<string, string>>, LoadOptions]>([
    ['for comments, spacing, quotes and the order of fields', { 'syncs/leiden.yaml': `# what for\nschedule:\n  scan: '*/15 * * * *'\n${leiden.replace(/schedule:.*\n/, '').replace('source: bron', 'source:   "bron"')}` }, {}],
    ['for another value of a secret', {}, { env: { SECRET: 'een-heel-ander-woord' } }],
    ['for what only this node decides', { 'zaaksluis.yaml': `${GOOD['zaaksluis.yaml']}name: huis-2\ndata: elders\nhttp: { port: 9000 }\nlog: { level: debug }\n` }, {}],
    ['for a test beside a mapping', { '../mappings/a.test.yaml': 'x: 1\n', '../mappings/cases/a.yaml': 'x: 1\n' }, {}],
  ])('%s', async (_, files, options) => {
    expect(await hashOf(files, options)).toBe(await hashOf({}));
  });

  test('for a mapping with another comment', async () => {
    expect(await hashOf({ '../mappings/a/b.yaml': '# een\nfrom: x\n' })).toBe(await hashOf({ '../mappings/a/b.yaml': 'from: x # twee\n' }));
  });
});

describe('the hash changes', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['for another field of a sync', { 'syncs/leiden.yaml': leiden.replace('default: ours', 'default: first') }],
    ['for another reference to a secret', { 'connections/openzaak.yaml': (GOOD['connections/openzaak.yaml'] ?? '').replace('{ env: SECRET }', '[{ env: SECRET }]') }],
    ['for an exception', { 'zaaksluis.yaml': 'environment: test\n' }],
    ['for a mapping', { '../mappings/a/b.yaml': 'from: x\n' }],
    ['for a function of a customer', { '../mappings/functions/own.js': 'module.exports = 1\n' }],
  ])('%s', async (_, files) => {
    expect(await hashOf(files)).not.toBe(await hashOf({}));
  });

  test('for a mapping that changes while its name stays', async () => {
    const folder = folderWith({ ...GOOD, '../mappings/a.yaml': 'from: x\n' });
    const before = await loadConfig(folder, REGISTRY, { env: ENV });
    mkdirSync(join(folder, '..', 'mappings'), { recursive: true });
    writeFileSync(join(folder, '..', 'mappings', 'a.yaml'), 'from: y\n');
    expect((await loadConfig(folder, REGISTRY, { env: ENV })).hash).not.toBe(before.hash);
  });
});

describe('config diff', () => {
  const overlay = {
    'environments/productie/connections/bron.yaml': 'environment: productie\n',
    'environments/productie/connections/openzaak.yaml': 'environment: productie\nsettings:\n  url: https://echt.zandhoek.example\n  clientSecret: { file: secrets/echt }\n',
    '../secrets/echt': 'het-echte-geheim\n',
  };

  test('between two environments names the overlay each value comes from, and no secret', async () => {
    const folder = folderWith({ ...GOOD, ...overlay });
    const [test, productie] = [await loadConfig(folder, REGISTRY, { env: ENV }), await loadConfig(folder, REGISTRY, { env: ENV, environment: 'productie' })];
    if (!test.effective || !productie.effective) throw new Error('both load');
    const text = renderDiff(configDiff(test.effective, productie.effective));
    expect(text).toBe(
      `connections.bron.environment: "test" → "productie"  (config/environments/productie/connections/bron.yaml:1)
connections.openzaak.environment: "test" → "productie"  (config/environments/productie/connections/openzaak.yaml:1)
connections.openzaak.settings.clientSecret.env: "SECRET" → (not set)  (config/connections/openzaak.yaml:5)
connections.openzaak.settings.clientSecret.file: (not set) → "secrets/echt"  (config/environments/productie/connections/openzaak.yaml:4)
connections.openzaak.settings.url: "https://register.zandhoek.example" → "https://echt.zandhoek.example"  (config/environments/productie/connections/openzaak.yaml:3)
environment: "test" → "productie"
`,
    );
    expect(text).not.toMatch(/geheim/);
  });

  test('shows a field that came, one that went and one that changed, and nothing that is equal', async () => {
    const [a, b] = [await load(GOOD), await load({ ...GOOD, 'syncs/leiden.yaml': leiden.replace('default: ours', 'default: first').replace(/schedule:.*\n/, 'backlog: 5\n') })];
    if (!a.effective || !b.effective) throw new Error('both load');
    expect(configDiff(a.effective, b.effective).map(({ path, from, to }) => [path, from, to])).toEqual([
      ['syncs.leiden.backlog', undefined, 5],
      ['syncs.leiden.schedule.scan', '*/15 * * * *', undefined],
      ['syncs.leiden.targets.catalogi.ownership.default', 'ours', 'first'],
    ]);
    expect(renderDiff(configDiff(a.effective, a.effective))).toBe('no difference\n');
  });
});
