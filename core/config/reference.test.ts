// The reference page names every field, and its examples are files that load; the schemas for editors agree with the loader.
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { loadConfig } from './load';
import { configPages, referencePage } from './reference';
import { ENV, folderWith, GOOD, REGISTRY, removeFolders } from './testing/house';

afterAll(removeFolders);

/** Blocks that begin with the name of a file below config/. */
function examples(page: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...page.matchAll(/```yaml\n# config\/(\S+)\n([\s\S]*?)```/g)].map(([, file = '', text = '']) => [file, text]));
}

test('every example on the page together is a house without a mistake', async () => {
  const files = examples(referencePage(REGISTRY));
  expect(Object.keys(files).sort()).toEqual(['connections/lezer.yaml', 'connections/melder.yaml', 'connections/register.yaml', 'environments/productie/zaaksluis.yaml', 'syncs/zaaktypen.yaml', 'zaaksluis.yaml']);
  const { diagnostics, config } = await loadConfig(folderWith(files), REGISTRY, { env: { REGISTER_CLIENT_SECRET: ENV.SECRET } });
  expect(diagnostics).toEqual([]);
  expect(config?.syncs.size).toBe(1);
});

test('each field has a row with its type, default and meaning', () => {
  const page = referencePage(REGISTRY);
  expect(page).toContain('| `environment` | text | **required** | Name of the environment this node works in');
  expect(page).toContain('| `http.port` ◦ | whole number | `8480` | Port to listen on; 0 takes a free one. |');
  expect(page).toContain('| `targets.<name>.retain` | `values`, `hashes` | `values` | Keep what was delivered'.replace('<', '\\<').replace('`targets.\\<name>', '`targets.<name>'));
  expect(page).toContain('| `clientSecret` ◦ | secret, by reference | **required** | Shared with the register. |');
  expect(page).toContain('- Can be written to: no, it only exports');
});

test('no field of our own files is without a meaning', () => {
  const own = referencePage([]);
  const rows = [...own.matchAll(/^\| `([^`]+)`[^|]*\|[^|]*\|[^|]*\|(.*)\|$/gm)];
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(([, , meaning]) => meaning?.trim() === '').map(([, path]) => path)).toEqual([]);
});

describe('the schemas for editors', () => {
  const files = configPages(REGISTRY).filter(({ path }) => path.endsWith('.json'));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const { path, text } of files) ajv.addSchema({ $id: `file:///${path}`, ...(JSON.parse(text) as object) });
  const accepts = (schema: string, text: string): boolean => ajv.validate(`file:///config/schema/${schema}.json`, parse(text));

  test('say yes to what loads', () => {
    for (const [file, text] of Object.entries(GOOD)) expect([file, accepts(file.startsWith('zaaksluis') ? 'zaaksluis' : file.startsWith('syncs') ? 'sync' : 'connection', text)]).toEqual([file, true]);
  });

  test('say no to an unknown field, an unknown connector, a literal secret and a wrong setting', () => {
    expect(accepts('sync', `${GOOD['syncs/leiden.yaml']}shedule: {}\n`)).toBe(false);
    expect(accepts('connection', 'connector: zwg\nenvironment: test\n')).toBe(false);
    expect(accepts('connection', (GOOD['connections/openzaak.yaml'] ?? '').replace('{ env: SECRET }', 'hunter2'))).toBe(false);
    expect(accepts('connection', `${GOOD['connections/openzaak.yaml']}  mode: strikt\n`)).toBe(false);
    expect(accepts('connection', `${GOOD['connections/bron.yaml']}  foldr: x\n`)).toBe(false);
  });

  test('ask for no settings where a sandbox plays the system', () => {
    expect(accepts('connection', 'connector: register\nenvironment: demo\nsandbox: {}\n')).toBe(true);
    expect(accepts('connection', 'connector: register\nenvironment: demo\nsettings: {}\n')).toBe(false);
  });
});
