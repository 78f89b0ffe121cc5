// The files of services and senders are proved against each other, and every mistake is shown at its place.
import { z } from 'zod';
import { notSupported, type Connector } from '../connector/contract';
import { perEnvironment, secret, secretsIn } from '../connector/secret';
import { renderDiagnostics } from '../diagnostics/render';
import { loadConfig } from './load';
import { ENV, folderWith, GOOD, REGISTRY, removeFolders } from './testing/house';

afterAll(removeFolders);

const connect = (): never => {
  throw new Error('these connectors are never connected');
};

const soap: Connector = {
  name: 'soap', summary: 'Is called.', config: z.strictObject({}), shapes: [{ name: 'soap.zaak', schema: { type: 'object' } }], connect,
  capabilities: { source: notSupported('no'), target: notSupported('no'), receiver: notSupported('no'), register: notSupported('it is called'), service: { supported: true, summary: 'SOAP' } },
  sender: z.strictObject({ applicatie: perEnvironment(z.string(), 'sender').meta({ description: 'Name in messages.', role: 'sender' }), password: secret('Its password.').optional(), quirks: z.array(z.enum(['bom', 'year-1'])).default([]).meta({ description: 'What is odd.' }) }),
};
const zaken: Connector = {
  name: 'zaken', summary: 'Is asked.', config: z.strictObject({}), shapes: [], connect,
  capabilities: { source: notSupported('no'), target: notSupported('no'), receiver: notSupported('no'), register: { supported: true, kinds: ['zaak', 'informatieobject'] }, service: notSupported('it is asked') },
};
const CONNECTORS = [...REGISTRY, soap, zaken];
const MAPPINGS = [
  { name: 'soap/zaak', from: 'soap.zaak', to: 'zaak.deel', back: { from: 'zaak', to: 'soap.zaak' } },
  { name: 'soap/oneway', from: 'soap.zaak', to: 'zaak.deel', back: null },
  { name: 'lezer/zaaktype', from: 'lezer.proces', to: 'zaaktype' },
  { name: 'register/zaaktype', from: 'zaaktype', to: 'register.zaaktype' },
];

const HOUSE: Readonly<Record<string, string>> = {
  ...GOOD,
  'connections/deur.yaml': 'connector: soap\nenvironment: test\n',
  'connections/oud.yaml': 'connector: zaken\nenvironment: test\n',
  'connections/nieuw.yaml': 'connector: zaken\nenvironment: test\n',
  'services/zds.yaml': [
    'connection: deur', 'registers:', '  - { connection: oud }', '  - { connection: nieuw, zaaktypen: [B1026, B1027] }', 'mappings: { zaak: soap/zaak }',
    'answers: 60d', 'bronorganisatie: "002564440"', 'numbers: { zaak: { prefix: 0363, start: 1000 }, informatieobject: { from: register } }', '',
  ].join('\n'),
  'senders/zaaksysteem.yaml': 'service: zds\nsettings: { applicatie: ZKN, password: { env: SECRET } }\n',
};

const load = (files: Readonly<Record<string, string>>, environment?: string) => loadConfig(folderWith({ ...HOUSE, ...files }), CONNECTORS, { env: ENV, mappings: MAPPINGS, ...(environment ? { environment } : {}) });
const rendered = async (files: Readonly<Record<string, string>>): Promise<string> => renderDiagnostics((await load(files)).diagnostics);

test('a service and its senders load, defaults filled in, secrets by reference', async () => {
  const { config, diagnostics } = await load({});
  expect(diagnostics).toEqual([]);
  expect(config?.services.get('zds')).toMatchObject({ name: 'zds', mode: 'straight-through', answers: 60 * 86_400_000, wait: 60_000, limits: { bodyMb: 2_048 }, numbers: { zaak: { prefix: '0363', width: 10, start: 1000, probe: true } } });
  const sender = config?.senders.get('zaaksysteem');
  expect(sender?.settings['applicatie']).toBe('ZKN');
  expect(secretsIn(sender?.settings).map(({ path, secret: one }) => [path.join('.'), one.reveal()])).toEqual([['password', ENV.SECRET]]);
});

test('mistakes are shown at their place, all at once', async () => {
  expect(await rendered({
    'services/zds.yaml': 'connection: oud\nregisters:\n  - { connection: nieuw, zaaktypen: [B1026] }\n  - { connection: bron, zaaktypen: [B1026] }\nmappings: { zaak: soap/oneway, besluit: soap/beslut }\nmode: store-and-froward\nnumbers: { zaak: { from: register } }\n',
    'senders/zaaksysteem.yaml': 'service: zsd\nsettings: { applicatie: ZKN }\n',
  })).toBe(`config/senders/zaaksysteem.yaml:1:10  error ZS1240  unknown service "zsd"
  at   senders.zaaksysteem.service
  1 | service: zsd
    |          ^^^ known: zds

config/services/zds.yaml:1:13  error ZS1241  connector zaken answers nobody: it is asked
  at   services.zds.connection
  1 | connection: oud
    |             ^^^
  do   Name a connection whose connector offers a service, such as stuf.

config/services/zds.yaml:4:19  error ZS1242  connector lezer cannot be put behind a service: not here
  at   services.zds.registers[1].connection
  4 |   - { connection: bron, zaaktypen: [B1026] }
    |                   ^^^^
  do   Name a connection whose connector offers a register, such as zgw.

config/services/zds.yaml:4:37  error ZS1244  zaaktype B1026 already goes to nieuw
  at   services.zds.registers[1].zaaktypen[0]
  4 |   - { connection: bron, zaaktypen: [B1026] }
    |                                     ^^^^^
  do   Leave it at one of them.

config/services/zds.yaml:5:19  error ZS1026  mapping soap/oneway has no way back, and answers need one
  at   services.zds.mappings.zaak
  5 | mappings: { zaak: soap/oneway, besluit: soap/beslut }
    |                   ^^^^^^^^^^^
  do   Choose a mapping between these two shapes.

config/services/zds.yaml:5:41  error ZS1019  unknown mapping "soap/beslut"
  at   services.zds.mappings.besluit
  5 | mappings: { zaak: soap/oneway, besluit: soap/beslut }
    |                                         ^^^^^^^^^^^ known: lezer/zaaktype, register/zaaktype, soap/oneway, soap/zaak

config/services/zds.yaml:6:7  error ZS1007  "store-and-froward" is none of: straight-through, store-and-forward
  at   services.zds.mode
  6 | mode: store-and-froward
    |       ^^^^^^^^^^^^^^^^^ did you mean "store-and-forward"?

config/services/zds.yaml:7:18  error ZS1245  the register gives numbers per organisation, and bronorganisatie is missing
  at   services.zds.numbers.zaak
  7 | numbers: { zaak: { from: register } }
    |                  ^^^^^^^^^^^^^^^^^^
  do   Add bronorganisatie: the RSIN of the municipality.

8 errors
`);
});

test('a mapping for a service leads to a part of the model and back', async () => {
  expect(await rendered({ 'services/zds.yaml': (HOUSE['services/zds.yaml'] ?? '').replace('soap/zaak', 'soap/oneway') })).toContain('error ZS1026  mapping soap/oneway has no way back, and answers need one');
});

test('the settings of a sender are those of the connector of its service', async () => {
  const text = await rendered({ 'senders/zaaksysteem.yaml': 'service: zds\nsettings: { aplicatie: ZKN, quirks: [bim] }\n' });
  expect(text).toContain('config/senders/zaaksysteem.yaml:2:13  error ZS1004  unknown field "aplicatie"');
  expect(text).toContain('did you mean "bom"?');
  expect(text).toContain('error ZS1005  field "applicatie" is missing');
});

test('two services may share a series, and not make the same number from two', async () => {
  const second = (numbers: string): Readonly<Record<string, string>> => ({ 'services/zkn.yaml': `connection: deur\nregisters: [{ connection: oud }]\nnumbers: { zaak: ${numbers} }\n` });
  expect(await rendered(second('{ prefix: 0363, start: 1000 }'))).toBe('');
  expect(await rendered(second('{ prefix: 03631, width: 9 }'))).toContain('error ZS1243');
});

test('what identifies a sender may differ per environment, and what it may do may not', async () => {
  const overlay = (text: string) => load({ ...Object.fromEntries(['bron', 'openzaak', 'deur', 'oud', 'nieuw'].map((name) => [`environments/productie/connections/${name}.yaml`, 'environment: productie\n'])), 'environments/productie/senders/zaaksysteem.yaml': text }, 'productie');
  expect((await overlay('settings: { applicatie: ZKN-P }\n')).config?.senders.get('zaaksysteem')?.settings['applicatie']).toBe('ZKN-P');
  expect(renderDiagnostics((await overlay('settings: { quirks: [bom] }\n')).diagnostics)).toContain('error ZS1021');
});

test('a service or a sender makes another revision', async () => {
  const hash = async (files: Readonly<Record<string, string>>): Promise<string | null> => (await load(files)).hash;
  const before = await hash({});
  expect(await hash({ 'services/zds.yaml': (HOUSE['services/zds.yaml'] ?? '').replace('60d', '61d') })).not.toBe(before);
  expect(await hash({ 'senders/zaaksysteem.yaml': (HOUSE['senders/zaaksysteem.yaml'] ?? '').replace('ZKN', 'ZKX') })).not.toBe(before);
});
