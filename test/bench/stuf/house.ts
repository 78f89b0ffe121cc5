// A house from configuration files that answers ZDS over HTTP, with its register in a process of its own and its node in this one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openHouse } from '../../../core/compose';
import { startNode } from '../../../core/compose/node';
import type { Sandbox } from '../../../core/connector/contract';
import { freshDatabase } from '../../support/postgres';
import { SECRET } from '../../support/registers';
import { play } from '../load/play';

const [DATABASE, CLIENT_SECRET] = ['ZAAKSLUIS_BENCH_STUF', 'ZAAKSLUIS_BENCH_STUF_SECRET'];
export const RSIN = '002564440';

export interface ZdsHouse extends AsyncDisposable {
  readonly register: Sandbox;
  /** Where messages go. */
  readonly url: string;
}

const SENDER = {
  zender: { organisatie: '9999', applicatie: 'FORMULIEREN' }, authentication: { none: true },
  zaaktypen: { '*': { roltypen: { heeftAlsInitiator: 'Aanvrager', heeftAlsVerantwoordelijke: 'Beslisser', heeftAlsOverigBetrokkene: 'Adviseur' } } },
};

const filesFor = ({ secret: _secret, catalogus: _catalogus, ...roots }: Sandbox['connection']): Readonly<Record<string, unknown>> => ({
  'zaaksluis.yaml': { environment: 'test', name: 'huis', http: { port: 0 }, log: { level: 'error' }, database: { url: { env: DATABASE } } },
  'connections/zds.yaml': { connector: 'stuf', environment: 'test', settings: { systeem: { organisatie: '9999', applicatie: 'ZAAKSLUIS' }, rsin: RSIN } },
  'connections/register.yaml': { connector: 'zgw', environment: 'test', budget: { perSecond: 10_000, inFlight: 64 }, settings: { ...roots, secret: { env: CLIENT_SECRET }, timeoutMs: 60_000, maxSockets: 16, notificaties: undefined } },
  'services/zds.yaml': { connection: 'zds', registers: [{ connection: 'register' }], mappings: { zaak: 'stuf/zaak', informatieobject: 'stuf/informatieobject', besluit: 'stuf/besluit' }, bronorganisatie: RSIN, numbers: { zaak: { prefix: '9999' } } },
  'senders/formulieren.yaml': { service: 'zds', settings: SENDER },
});

export async function zdsHouse(): Promise<ZdsHouse> {
  const register = await play({ seeded: { catalogus: true }, content: 'keep' });
  const database = await freshDatabase();
  process.env[DATABASE] = database.url;
  process.env[CLIENT_SECRET] = SECRET;
  const root = mkdtempSync(path.join(tmpdir(), 'zs-bench-stuf-'));
  for (const [name, content] of Object.entries(filesFor(register.connection))) {
    const file = path.join(root, 'config', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(content));
  }
  const house = await openHouse({ configDir: path.join(root, 'config'), mappingsDir: path.join(__dirname, '../../../mappings'), root });
  const node = await startNode(house);
  return {
    register, url: `${node.url}/services/zds`,
    [Symbol.asyncDispose]: async () => {
      await node[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
      await register[Symbol.asyncDispose]();
      await database.drop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
