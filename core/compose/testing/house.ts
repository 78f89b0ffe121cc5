// A small house on disk for tests: exports of i-Navigator to a register that is played by its sandbox.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bankje, exportXml } from '../../../connectors/inavigator/testing/export';
import { freshDatabase } from '../../../test/support/postgres';
import { openHouse, type House } from '../../compose';
import type { HouseFolders } from '../files';

const MAPPINGS = path.join(__dirname, '../../../mappings');
const DATABASE = 'ZAAKSLUIS_TEST_HOUSE';

const FILES: Readonly<Record<string, string>> = {
  'zaaksluis.yaml': `environment: test\nname: huis\nhttp: { port: 0 }\nlog: { level: error }\ndatabase: { url: { env: ${DATABASE} } }\nretention: { quarantine: 30d, plans: 30d }\n`,
  'connections/inavigator.yaml': 'connector: inavigator\nenvironment: test\nexpect: 24h\nsettings: { folder: { path: exports, stableSeconds: 0 } }\n',
  'connections/register.yaml': 'connector: zgw\nenvironment: test\nbudget: { perSecond: 1000, inFlight: 16 }\nsandbox: {}\n',
  'syncs/zaaktypen.yaml': [
    'source: inavigator', 'kind: zaaktype', 'mapping: inavigator/zaaktype',
    'settings: { selectielijstjaar: 2020, vertrouwelijkheid: zaakvertrouwelijk, verantwoordelijke: Gemeente Zandhoek }',
    'deliver: automatic', 'onLeave: report',
    'targets:', '  catalogi:', '    connection: register', '    mapping: zgw/zaaktype', '    options: { catalogus: { domein: ZANDH, rsin: "002564440" } }',
    'schedule: { scan: "*/15 * * * *", prove: "30 3 * * *" }', '',
  ].join('\n'),
};

export interface TestHouse {
  readonly root: string;
  /** Opens it with the files as they are now, as one more process would. */
  open(): Promise<House>;
  /** Writes one file of the configuration. */
  write(name: string, text: string): void;
  /** Drops an export of these processen into the watched folder. */
  drop(name: string, ids: readonly string[]): void;
  readonly url: string;
  end(): Promise<void>;
}

export async function testHouse(): Promise<TestHouse> {
  const root = mkdtempSync(path.join(tmpdir(), 'zs-house-'));
  const database = await freshDatabase();
  process.env[DATABASE] = database.url;
  const at: HouseFolders = { configDir: path.join(root, 'config'), mappingsDir: MAPPINGS, root };
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(at.configDir, name)), { recursive: true });
    writeFileSync(path.join(at.configDir, name), text);
  };
  for (const [name, text] of Object.entries(FILES)) write(name, text);
  mkdirSync(path.join(root, 'exports'));
  return {
    root,
    url: database.url,
    write,
    open: () => openHouse(at),
    drop: (name, ids) => writeFileSync(path.join(root, 'exports', name), exportXml({ datum: new Date().toISOString().slice(0, 19), processen: ids.map((id) => bankje(id)) })),
    end: async () => {
      delete process.env[DATABASE];
      await database.drop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The file of the sync with something else in it: another configuration. */
export const otherSync = (): string => (FILES['syncs/zaaktypen.yaml'] ?? '').replace('zaakvertrouwelijk', 'confidentieel');
