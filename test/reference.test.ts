// The generated files of config/ are what the schemas and the connectors say now, and the examples of every connector load.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONNECTORS } from '../connectors/registry';
import { configPages } from '../core/config/reference';
import { loadConfig } from '../core/config/load';
import { folderWith, removeFolders } from '../core/config/testing/house';

const ROOT = join(__dirname, '..');
const pages = configPages(CONNECTORS);

afterAll(removeFolders);

test.each(pages.map(({ path, text }) => [path, text]))('%s is up to date (run: npx zaaksluis docs)', (path, text) => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text);
});

test('the examples on the page are together a house without a mistake', async () => {
  const page = pages.find(({ path }) => path === 'config/README.md')?.text ?? '';
  const files = Object.fromEntries([...page.matchAll(/```yaml\n# config\/(\S+)\n([\s\S]*?)```/g)].map(([, file = '', text = '']) => [file, text]));
  for (const name of CONNECTORS.keys()) expect(Object.keys(files)).toContain(`connections/${name}.yaml`);
  const names = [...page.matchAll(/\{? ?env: ([A-Z0-9_]+)/g)].map(([, variable]) => variable ?? '');
  const { diagnostics, config } = await loadConfig(folderWith(files), CONNECTORS, { env: Object.fromEntries(names.map((variable) => [variable, 'een-verzonnen-geheim'])) });
  expect(diagnostics).toEqual([]);
  expect(config).not.toBeNull();
});
