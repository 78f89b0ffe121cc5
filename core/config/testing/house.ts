// Makes configuration folders for tests, and connectors that only say what they are.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { notSupported, type Connector } from '../../connector/contract';
import { perEnvironment, secret } from '../../connector/secret';

const made: string[] = [];

/** Writes files below a new folder and answers its `config` folder. Names are relative to `config`; `../x` stands beside it. */
export function folderWith(files: Readonly<Record<string, string>>, mode = 0o600): string {
  const root = mkdtempSync(join(tmpdir(), 'zs-config-'));
  made.push(root);
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'config', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  }
  mkdirSync(join(root, 'config'), { recursive: true });
  return join(root, 'config');
}

export function removeFolders(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}

const connect = (): never => {
  throw new Error('these connectors are never connected');
};

/** Can be read, not written to. */
const lezer: Connector<{ readonly folder: string }> = {
  name: 'lezer',
  summary: 'Reads exports from a folder.',
  config: z.object({ folder: perEnvironment(z.string(), 'address').meta({ description: 'Folder to watch.', role: 'address' }) }),
  shapes: [{ name: 'lezer.proces', schema: { type: 'object' } }],
  capabilities: { source: { supported: true, kinds: ['zaaktype'], proves: 'presence' }, target: notSupported('it only exports'), receiver: notSupported('nobody calls it'), register: notSupported('not here'), service: notSupported('not here') },
  connect,
};

/** Can be written to, and has every kind of field. */
const register: Connector = {
  name: 'register',
  summary: 'A register that can be written to.',
  config: z.strictObject({
    url: z.url(),
    clientSecret: secret('Shared with the register.'),
    rsin: z.string().regex(/^\d{9}$/, 'expected nine digits').optional(),
    version: z.string().optional(),
    mode: z.enum(['strict', 'lenient']).default('strict'),
    retries: z.number().int().max(5).default(3),
    auth: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('jwt'), user: z.string() }), z.strictObject({ kind: z.literal('none') })]).optional(),
  }),
  shapes: [{ name: 'register.zaaktype', schema: { type: 'object' } }],
  capabilities: { source: notSupported('it is only written to'), target: { supported: true, kinds: ['zaaktype'], canBeAsked: true, nature: 'keeps' }, receiver: notSupported('nobody calls it'), register: notSupported('not here'), service: notSupported('not here') },
  connect,
};

/** Tells of the things of another connection. */
const melder: Connector = {
  name: 'melder',
  summary: 'Tells of changes.',
  config: z.strictObject({ for: z.string().meta({ role: 'connection', examples: ['lezer'] }) }),
  shapes: [],
  capabilities: { source: notSupported('it only tells of things'), target: notSupported('it only tells of things'), receiver: { supported: true, summary: 'Calls that name things.' }, register: notSupported('not here'), service: notSupported('not here') },
  connect,
};

export const REGISTRY: readonly Connector[] = [lezer as Connector, register, melder];

export const MAPPINGS = [
  { name: 'lezer/zaaktype', from: 'lezer.proces', to: 'zaaktype' },
  { name: 'register/zaaktype', from: 'zaaktype', to: 'register.zaaktype' },
];

/** A house without a mistake; `SECRET` must be in the environment. */
export const GOOD: Readonly<Record<string, string>> = {
  'zaaksluis.yaml': 'environment: test\nexceptions:\n  feestdagen:\n    - { date: 2026-12-25, reason: Kerst }\n',
  'connections/bron.yaml': 'connector: lezer\nenvironment: test\nsettings:\n  folder: exports\n',
  'connections/openzaak.yaml': 'connector: register\nenvironment: test\nsettings:\n  url: https://register.zandhoek.example\n  clientSecret: { env: SECRET }\n',
  'syncs/leiden.yaml': [
    'source: bron', 'kind: zaaktype', 'mapping: lezer/zaaktype',
    'targets:', '  catalogi:', '    connection: openzaak', '    mapping: register/zaaktype', '    ownership: { default: ours }',
    'schedule: { scan: "*/15 * * * *" }', '',
  ].join('\n'),
};

export const ENV = { SECRET: 'zeer-geheim-woord' };
