// The examples on the reference page of the configuration load: those of every connector, together.
import { CONNECTORS } from '../connectors/registry';
import { configPages } from '../core/config/reference';
import { loadConfig } from '../core/config/load';
import { folderWith, removeFolders } from '../core/config/testing/house';

const pages = configPages(CONNECTORS);

afterAll(removeFolders);

test('the examples on the page are together a house without a mistake', async () => {
  const page = pages.find(({ path }) => path === 'config/README.md')?.text ?? '';
  const files = Object.fromEntries([...page.matchAll(/```yaml\n# config\/(\S+)\n([\s\S]*?)```/g)].map(([, file = '', text = '']) => [file, text]));
  for (const name of CONNECTORS.keys()) expect(Object.keys(files)).toContain(`connections/${name}.yaml`);
  const names = [...page.matchAll(/\{? ?env: ([A-Z0-9_]+)/g)].map(([, variable]) => variable ?? '');
  const { diagnostics, config } = await loadConfig(folderWith(files), CONNECTORS, { env: Object.fromEntries(names.map((variable) => [variable, 'een-verzonnen-geheim'])) });
  expect(diagnostics).toEqual([]);
  expect(config).not.toBeNull();
});
