// Every mistake in config/ is found in one pass, at its place, with what was probably meant; and what is right is loaded.
import { inspect } from 'node:util';
import { hash as hashOf } from '../model/hash';
import { renderDiagnostics } from '../diagnostics/render';
import { checkHouse } from './check';
import { loadConfig, type LoadOptions } from './load';
import { ENV, folderWith, GOOD, MAPPINGS, REGISTRY, removeFolders } from './testing/house';

afterAll(removeFolders);

const load = (files: Readonly<Record<string, string>>, options: LoadOptions = {}) => loadConfig(folderWith(files), REGISTRY, { env: ENV, mappings: MAPPINGS, ...options });
const rendered = async (files: Readonly<Record<string, string>>, options: LoadOptions = {}): Promise<string> => renderDiagnostics((await load({ ...GOOD, ...files }, options)).diagnostics);
const codes = async (files: Readonly<Record<string, string>>, options: LoadOptions = {}): Promise<readonly string[]> => (await load({ ...GOOD, ...files }, options)).diagnostics.map(({ code }) => code);
const connection = (lines: string): string => `connector: register\nenvironment: test\nsettings:\n  url: https://register.zandhoek.example\n  clientSecret: { env: SECRET }\n${lines}`;
const sync = (extra: string): string => `${GOOD['syncs/leiden.yaml']}${extra}`;

describe('a house without a mistake', () => {
  test('is loaded whole, defaults filled in, and has a hash', async () => {
    const { config, diagnostics, hash } = await load(GOOD);
    expect(diagnostics).toEqual([]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(config?.node).toMatchObject({ environment: 'test', data: '.zaaksluis', http: { listen: '127.0.0.1', port: 8480 }, leases: { delivery: 120_000 } });
    expect(config?.syncs.get('leiden')).toMatchObject({ name: 'leiden', onLeave: 'keep', deliver: 'approve', backlog: 10_000, targets: { catalogi: { retain: 'values', ownership: { default: 'ours' }, options: {} } }, windows: { allow: null, except: [] } });
    expect(config?.connections.get('openzaak')).toMatchObject({ connector: 'register', budget: { perSecond: 20, inFlight: 8 }, settings: { mode: 'strict', retries: 3 } });
  });

  test('is counted by check, which says it is in order', async () => {
    const checked = await checkHouse(folderWith(GOOD), REGISTRY, async () => ({ mappings: MAPPINGS, diagnostics: [] }), { env: ENV });
    expect(checked).toMatchObject({ ok: true, counts: { error: 0, warning: 0, connections: 2, syncs: 1, environments: 0, mappings: 2 } });
  });

  test('what is wrong with a mapping makes check say no', async () => {
    const finding = { code: 'ZS2001', severity: 'error', message: 'x', remedy: 'y' } as const;
    const checked = await checkHouse(folderWith(GOOD), REGISTRY, async () => ({ mappings: MAPPINGS, diagnostics: [finding] }), { env: ENV });
    expect([checked.ok, checked.diagnostics.length]).toEqual([false, 1]);
  });
});

describe('errors', () => {
  test('an unknown field is shown with its line, a caret and what was meant', async () => {
    const files = { 'syncs/leiden.yaml': sync('shedule: { scan: "0 2 * * *" }\n').replace('schedule: { scan: "*/15 * * * *" }\n', '') };
    expect(await rendered(files)).toBe(
      `config/syncs/leiden.yaml:9:1  error ZS1004  unknown field "shedule"
  at   syncs.leiden.shedule
  9 | shedule: { scan: "0 2 * * *" }
    | ^^^^^^^ did you mean "schedule"?

1 error
`,
    );
  });

  test('of all files come in one pass, in order of file and line', async () => {
    const text = await rendered({
      'zaaksluis.yaml': 'environment: test\nhttp: { port: 99999 }\nlog: { level: infos }\n',
      'connections/bron.yaml': 'connector: leezer\nenvironment: test\n',
      'connections/openzaak.yaml': connection('  retries: veel\n').replace('environment: test\n', ''),
      'syncs/leiden.yaml': sync('backlog: "1"\n').replace('connection: openzaak', 'connection: openzak').replace('mapping: register/zaaktype', 'mapping: register/zaaktpye').replace('default: ours', 'default: our'),
    });
    expect(text).toBe(
      `config/connections/bron.yaml:1:12  error ZS1015  unknown connector "leezer"
  at   connections.bron.connector
  1 | connector: leezer
    |            ^^^^^^ did you mean "lezer"?

config/connections/openzaak.yaml:1:1  error ZS1005  field "environment" is missing
  at   connections.openzaak.environment
  do   Add the field; config/README.md says what it means.

config/connections/openzaak.yaml:5:12  error ZS1006  expected a number, found a text
  at   connections.openzaak.settings.retries
  5 |   retries: veel
    |            ^^^^
  do   Write the value as the field expects it; quotes make a text.

config/syncs/leiden.yaml:6:17  error ZS1016  unknown connection "openzak"
  at   syncs.leiden.targets.catalogi.connection
  6 |     connection: openzak
    |                 ^^^^^^^ did you mean "openzaak"?

config/syncs/leiden.yaml:7:14  error ZS1019  unknown mapping "register/zaaktpye"
  at   syncs.leiden.targets.catalogi.mapping
  7 |     mapping: register/zaaktpye
    |              ^^^^^^^^^^^^^^^^^ did you mean "register/zaaktype"?

config/syncs/leiden.yaml:8:27  error ZS1007  "our" is none of: ours, theirs, first
  at   syncs.leiden.targets.catalogi.ownership.default
  8 |     ownership: { default: our }
    |                           ^^^ did you mean "ours"?

config/syncs/leiden.yaml:10:10  error ZS1006  expected a number, found a text
  at   syncs.leiden.backlog
  10 | backlog: "1"
     |          ^^^
  do   Write the value as the field expects it; quotes make a text.

config/zaaksluis.yaml:2:15  error ZS1008  too big: expected number to be <=65535
  at   node.http.port
  2 | http: { port: 99999 }
    |               ^^^^^
  do   Change the value as the message says.

config/zaaksluis.yaml:3:15  error ZS1007  "infos" is none of: debug, info, warn, error
  at   node.log.level
  3 | log: { level: infos }
    |               ^^^^^ did you mean "info"?

9 errors
`,
    );
  });

  test('in the settings of a connector stand at their place', async () => {
    expect(await rendered({ 'connections/openzaak.yaml': connection('  retries: veel\n  mode: strikt\n  auth: { kind: jwt }\n  modus: x\n') })).toBe(
      `config/connections/openzaak.yaml:6:12  error ZS1006  expected a number, found a text
  at   connections.openzaak.settings.retries
  6 |   retries: veel
    |            ^^^^
  do   Write the value as the field expects it; quotes make a text.

config/connections/openzaak.yaml:7:9  error ZS1007  "strikt" is none of: strict, lenient
  at   connections.openzaak.settings.mode
  7 |   mode: strikt
    |         ^^^^^^ did you mean "strict"?

config/connections/openzaak.yaml:8:3  error ZS1005  field "user" is missing
  at   connections.openzaak.settings.auth.user
  8 |   auth: { kind: jwt }
    |   ^^^^
  do   Add the field; config/README.md says what it means.

config/connections/openzaak.yaml:9:3  error ZS1004  unknown field "modus"
  at   connections.openzaak.settings.modus
  9 |   modus: *
    |   ^^^^^ did you mean "mode"?

4 errors
`,
    );
  });

  test('an unknown field is found too where the schema of a connector would drop it without a word', async () => {
    expect(await codes({ 'connections/bron.yaml': `${GOOD['connections/bron.yaml']}  foldr: x\n` })).toEqual(['ZS1004']);
  });

  test.each([
    ['a tab as indent', 'a:\n\t- x\n', 'ZS1001'],
    ['a second document', 'environment: test\n---\na: 1\n', 'ZS1001'],
    ['a field twice', 'environment: test\nenvironment: test\n', 'ZS1002'],
    ['an alias', 'environment: &e test\nname: *e\n', 'ZS1003'],
    ['a tag', 'environment: !env test\n', 'ZS1003'],
    ['brackets without end', '['.repeat(20_000), 'ZS1001'],
    ['a list instead of fields', '- environment\n', 'ZS1006'],
    ['nothing', '', 'ZS1005'],
  ])('%s is refused', async (_, text, code) => {
    expect(await codes({ 'zaaksluis.yaml': text })).toContain(code);
  });

  test('an alias bomb is refused before it is unfolded', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`).join('\n')}\n`;
    const { config, diagnostics } = await load({ ...GOOD, 'zaaksluis.yaml': bomb });
    expect(config).toBeNull();
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['ZS1003']));
  });

  test('a folder without configuration says which file is missing', async () => {
    expect(renderDiagnostics((await load({})).diagnostics)).toContain('config/zaaksluis.yaml  error ZS1009  config/zaaksluis.yaml is not there');
  });

  test('a file in the wrong place, or with a name that cannot be one, is not passed over in silence', async () => {
    expect(await codes({ 'leiden.yaml': 'a: 1\n', 'sync/x.yaml': 'a: 1\n', 'syncs/Mijn Sync.yaml': 'a: 1\n', 'syncs/x.yml': 'a: 1\n' })).toEqual(['ZS1013', 'ZS1013', 'ZS1014', 'ZS1014']);
  });
});

describe('codes', () => {
  test('stay as they are written: leading zeros, trailing zeros, long numbers, and numbers where a text is wanted', async () => {
    const files = { 'connections/openzaak.yaml': connection('  rsin: 002220647\n  version: 1.10\n'), 'syncs/leiden.yaml': sync('settings: { gemeente: 0363, jaar: 2020, oin: 00000001821002193000, versie: 1.0, 0599: ja }\n') };
    const { config, diagnostics } = await load({ ...GOOD, ...files });
    expect(diagnostics).toEqual([]);
    expect(config?.connections.get('openzaak')?.settings).toMatchObject({ rsin: '002220647', version: '1.10' });
    expect(config?.syncs.get('leiden')?.settings).toEqual({ gemeente: '0363', jaar: 2020, oin: '00000001821002193000', versie: '1.0', '0599': 'ja' });
  });

  test('a number that has no leading zero is text as well where its field wants text', async () => {
    const { config } = await load({ ...GOOD, 'connections/openzaak.yaml': connection('  rsin: 123456782\n  version: 2\n') });
    expect(config?.connections.get('openzaak')?.settings).toMatchObject({ rsin: '123456782', version: '2' });
  });
});

describe('cross checks', () => {
  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['a source that has no file', { 'syncs/leiden.yaml': sync('').replace('source: bron', 'source: born') }, 'ZS1016', 'did you mean "bron"?'],
    ['a source that cannot be read', { 'syncs/leiden.yaml': sync('').replace('source: bron', 'source: openzaak') }, 'ZS1017', 'it is only written to'],
    ['a target that cannot be written to', { 'syncs/leiden.yaml': sync('').replace('connection: openzaak', 'connection: bron') }, 'ZS1017', 'cannot be written to: it only exports'],
    ['a kind that the connector does not know', { 'syncs/leiden.yaml': sync('').replace('kind: zaaktype', 'kind: zaak') }, 'ZS1017', 'cannot be read for zaak; it knows: zaaktype'],
    ['a mapping that is not there', { 'syncs/leiden.yaml': sync('').replace('lezer/zaaktype', 'lezer/zaaktpye') }, 'ZS1019', 'did you mean "lezer/zaaktype"?'],
    ['a mapping for other shapes', { 'syncs/leiden.yaml': sync('').replace('mapping: lezer/zaaktype', 'mapping: register/zaaktype') }, 'ZS1026', 'starts from zaaktype; here it starts from lezer.proces'],
    ['a schedule that is none', { 'syncs/leiden.yaml': sync('').replace('*/15 * * * *', 'elke nacht') }, 'ZS1023', '"elke nacht" is no schedule'],
    ['a schedule of a sweep that is none', { 'syncs/leiden.yaml': sync('').replace('scan: "*/15 * * * *"', 'hot: vaak') }, 'ZS1023', '"vaak" is no schedule'],
    ['a connection that tells of one that is not there', { 'connections/melder.yaml': 'connector: melder\nenvironment: test\nsettings: { for: bronn }\n' }, 'ZS1016', 'did you mean "bron"?'],
    ['a schedule that never comes', { 'syncs/leiden.yaml': sync('').replace('*/15 * * * *', '0 0 30 2 *') }, 'ZS1023', 'names a moment that never comes'],
    ['a list of exceptions that is not there', { 'syncs/leiden.yaml': sync('windows: { except: [feestdage] }\n') }, 'ZS1024', 'did you mean "feestdagen"?'],
    ['a window whose ends are equal', { 'syncs/leiden.yaml': sync('windows: { allow: [{ from: "08:00", to: "08:00" }] }\n') }, 'ZS1008', 'from and to must differ'],
    ['an exception with a date that does not exist', { 'syncs/leiden.yaml': sync('windows: { except: [{ date: 2027-02-29, reason: x }] }\n') }, 'ZS1008', 'a date that exists'],
    ['discovers without such a sync', { 'syncs/leiden.yaml': sync('discovers: leidn\n') }, 'ZS1030', 'did you mean "leiden"?'],
    ['discovers in a sync that has no zaken', { 'syncs/leiden.yaml': sync('discovers: leiden\n') }, 'ZS1030', 'only a sync of zaken'],
    ['a select that does not fit the model', { 'syncs/leiden.yaml': sync('select: { identificate: x }\n') }, 'ZS1029', 'identificate'],
    ['a sandbox where people count on the real system', { 'zaaksluis.yaml': 'environment: productie\n', 'connections/bron.yaml': 'connector: lezer\nenvironment: productie\nsandbox: {}\n' }, 'ZS1028', 'may not stand in'],
    ['a sandbox of a connector that has none', { 'connections/bron.yaml': 'connector: lezer\nenvironment: test\nsandbox: {}\n' }, 'ZS1028', 'connector lezer has no sandbox'],
    ['a call that may outlive its lease', { 'connections/bron.yaml': `timeout: 120s\n${GOOD['connections/bron.yaml']}` }, 'ZS1008', 'shorter than leases.delivery'],
  ])('%s is an error', async (_, files, code, text) => {
    const all = await rendered(files);
    expect(all).toContain(`error ${code}`);
    expect(all).toContain(text);
  });

  test('a budget for a layer that has no schedule is pointed out', async () => {
    const text = sync('layers: { hot: { perRun: 100 }, scan: { perRun: 5 } }\n');
    expect(await rendered({ 'syncs/leiden.yaml': text })).toContain('warning ZS3040  layers.hot has no schedule.hot');
    expect(await codes({ 'syncs/leiden.yaml': text.replace('schedule: {', 'schedule: { hot: "*/10 * * * *",') })).toEqual([]);
  });

  test('a connection of another environment is refused, so that a copied production database cannot write from test', async () => {
    const { config, diagnostics } = await load({ ...GOOD, 'connections/openzaak.yaml': connection('').replace('environment: test', 'environment: productie') });
    expect(config).toBeNull();
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(['ZS1018 this connection belongs to productie and this node to test']);
  });

  test('two syncs that own the same field of one target are refused, by name', async () => {
    const other = sync('').replace('default: ours', 'default: theirs, omschrijving: ours');
    expect(await rendered({ 'syncs/utrecht.yaml': other })).toContain('"omschrijving" of zaaktype in openzaak is also owned by sync leiden (target catalogi)');
  });

  test('a rule that covers the field of another is seen', async () => {
    const first = sync('').replace('default: ours', 'default: theirs, "statustypen[]": ours');
    const other = sync('').replace('default: ours', 'default: theirs, "statustypen[].omschrijving": ours');
    expect(await rendered({ 'syncs/leiden.yaml': first, 'syncs/utrecht.yaml': other })).toContain('"statustypen[].omschrijving" of zaaktype in openzaak is also owned by sync leiden');
    expect(await codes({ 'syncs/leiden.yaml': first, 'syncs/utrecht.yaml': other.replace('statustypen[].omschrijving', 'statustypenlijst') })).toEqual([]);
  });

  test('two syncs of which one lets edits stand do not quarrel', async () => {
    expect(await codes({ 'syncs/utrecht.yaml': sync('').replace('default: ours', 'default: theirs') })).toEqual([]);
  });

  test('two connections with the same settings are one target; with another catalogue they are two', async () => {
    const other = sync('').replace('connection: openzaak', 'connection: zelfde');
    expect(await codes({ 'connections/zelfde.yaml': connection('').replace('SECRET', 'SECRET2'), 'syncs/utrecht.yaml': other }, { env: { ...ENV, SECRET2: 'een-ander-woord' } })).toEqual(['ZS1022']);
    expect(await codes({ 'connections/zelfde.yaml': connection('  version: "2"\n'), 'syncs/utrecht.yaml': other })).toEqual([]);
  });

  test('names of days and lists in windows are replaced by what they stand for', async () => {
    const { config } = await load({ ...GOOD, 'syncs/leiden.yaml': sync('windows:\n  allow: [{ days: [weekdays, monday], from: 19:00, to: 06:00 }]\n  except: [feestdagen, { from: 2026-12-28, to: 2026-12-31, reason: Bevriezing }]\n') });
    expect(config?.syncs.get('leiden')?.windows).toEqual({
      allow: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '19:00', to: '06:00' }],
      except: [{ from: '2026-12-25', to: '2026-12-25', reason: 'Kerst' }, { from: '2026-12-28', to: '2026-12-31', reason: 'Bevriezing' }],
    });
  });

  test('windows that never open are a warning', async () => {
    expect(await codes({ 'syncs/leiden.yaml': sync('windows: { allow: [{ days: [monday] }], except: [{ from: 2020-01-01, to: 2099-12-31, reason: x }] }\n') })).toEqual(['ZS1027']);
  });

  test('a sandbox leaves the settings as they are written, for they are completed when it runs', async () => {
    const playable = REGISTRY.map((one) => (one.name === 'register' ? { ...one, sandbox: () => Promise.reject(new Error('not started here')) } : one));
    const folder = folderWith({ ...GOOD, 'connections/openzaak.yaml': 'connector: register\nenvironment: test\nsandbox: { seed: 1 }\nsettings: { retries: 2 }\n' });
    const { config, diagnostics } = await loadConfig(folder, playable, { env: ENV, mappings: MAPPINGS });
    expect(diagnostics).toEqual([]);
    expect(config?.connections.get('openzaak')).toMatchObject({ sandbox: { seed: 1 }, settings: { retries: 2 } });
  });
});

describe('environments', () => {
  const overlay = {
    'environments/productie/zaaksluis.yaml': 'http: { port: 8443, publicUrl: https://sluis.zandhoek.example }\n',
    'environments/productie/connections/bron.yaml': 'environment: productie\nsettings: { folder: /srv/exports }\n',
    'environments/productie/connections/openzaak.yaml': 'environment: productie\nsettings:\n  url: https://echt.zandhoek.example\n  clientSecret: { env: ECHT }\n',
  };

  test('an overlay changes addresses and secrets, and nothing else of a file', async () => {
    const { config, diagnostics } = await load({ ...GOOD, ...overlay }, { environment: 'productie', env: { ECHT: 'het-echte-geheim' } });
    expect(diagnostics).toEqual([]);
    expect(config?.node).toMatchObject({ environment: 'productie', http: { port: 8443, listen: '127.0.0.1' } });
    const settings = config?.connections.get('openzaak')?.settings as { url: string; clientSecret: { reveal(): string }; mode: string };
    expect([settings.url, settings.clientSecret.reveal(), settings.mode]).toEqual(['https://echt.zandhoek.example', 'het-echte-geheim', 'strict']);
  });

  test('without it the base counts', async () => {
    const { config } = await load({ ...GOOD, ...overlay });
    expect(config?.connections.get('openzaak')?.settings).toMatchObject({ url: 'https://register.zandhoek.example' });
  });

  test('anything else in an overlay is an error, in whichever environment', async () => {
    const files = { ...overlay, 'environments/productie/connections/openzaak.yaml': 'environment: productie\nbudget: { perSecond: 500 }\nsettings: { mode: lenient }\n', 'environments/productie/syncs/leiden.yaml': 'deliver: automatic\n' };
    const expected = ['ZS1021 "perSecond" may not differ per environment', 'ZS1021 "mode" may not differ per environment', 'ZS1021 "deliver" may not differ per environment'];
    for (const environment of ['productie', 'test']) {
      const { diagnostics } = await load({ ...GOOD, ...files }, { environment, env: ENV });
      expect(diagnostics.filter(({ code }) => code === 'ZS1021').map(({ code, message }) => `${code} ${message}`)).toEqual(expected);
    }
  });

  test('a mistake in an overlay is shown in the overlay', async () => {
    const files = { ...overlay, 'environments/productie/connections/openzaak.yaml': 'environment: productie\nsettings: { url: geen adres }\n' };
    expect(await rendered(files, { environment: 'productie', env: ENV })).toContain('config/environments/productie/connections/openzaak.yaml:2:18  error ZS1008  invalid URL');
  });

  test('an overlay over nothing, and an environment that is not there, are errors', async () => {
    expect(await rendered({ ...overlay, 'environments/productie/connections/openzak.yaml': 'environment: productie\n' })).toContain('there is no connection "openzak" to lay this over');
    expect(await rendered(overlay, { environment: 'producie' })).toContain('did you mean "productie"?');
  });
});

describe('secrets', () => {
  test('a literal secret is an error that does not show it', async () => {
    const text = await rendered({ 'connections/openzaak.yaml': connection('').replace('{ env: SECRET }', 'hunter2hunter2') });
    expect(text).toContain('config/connections/openzaak.yaml:5:17  error ZS1010');
    expect(text).toContain('5 |   clientSecret: **************');
    expect(text).not.toContain('hunter2');
  });

  test('nor does any other error on its line, an error of YAML, or a field whose name is mistaken', async () => {
    const inline = 'connector: register\nenvironment: test\nsettings: { url: geen adres, clientSecret: hunter2hunter2 }\n';
    const broken = 'connector: register\nsettings:\n  clientSecret: "hunter2hunter2\n';
    const mistaken = connection('').replace('clientSecret: { env: SECRET }', 'clientSecrt: hunter2hunter2');
    for (const text of [inline, broken, mistaken]) {
      const all = await load({ ...GOOD, 'connections/openzaak.yaml': text });
      expect(all.config).toBeNull();
      expect(renderDiagnostics(all.diagnostics) + JSON.stringify(all.diagnostics)).not.toContain('hunter2');
    }
  });

  test('a reference that leads nowhere is an error where it stands', async () => {
    expect(await rendered({}, { env: {} })).toContain('config/connections/openzaak.yaml:5:17  error ZS1011  environment variable SECRET is not set, or empty');
    expect(await rendered({ 'connections/openzaak.yaml': connection('').replace('{ env: SECRET }', '[{ env: SECRET }, { file: secrets/oud }]') })).toContain('config/connections/openzaak.yaml:5:35  error ZS1011  file secrets/oud cannot be read (ENOENT)');
  });

  test('a file is looked up from the root, its newline dropped, and other accounts reading it is a warning', async () => {
    const files = { ...GOOD, 'connections/openzaak.yaml': connection('').replace('{ env: SECRET }', '{ file: secrets/nu }'), '../secrets/nu': 'uit-een-bestand\n' };
    const closed = await loadConfig(folderWith(files, 0o600), REGISTRY);
    expect((closed.config?.connections.get('openzaak')?.settings as { clientSecret: { reveal(): string } }).clientSecret.reveal()).toBe('uit-een-bestand');
    const open = await loadConfig(folderWith(files, 0o644), REGISTRY);
    expect(open.config).not.toBeNull();
    expect(open.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning ZS1012']);
  });

  test('a loaded configuration shows no secret, however it is printed', async () => {
    const { config, effective } = await load(GOOD);
    expect((config?.connections.get('openzaak')?.settings as { clientSecret: { reveal(): string } }).clientSecret.reveal()).toBe(ENV.SECRET);
    const printed = [inspect(config, { depth: 9, showHidden: true }), JSON.stringify([...(config?.connections ?? [])]), inspect(effective, { depth: 9 }), hashOf('x')].join();
    expect(printed).not.toContain(ENV.SECRET);
    expect(printed).toContain('***');
  });
});
