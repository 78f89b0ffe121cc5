// A register that never existed: plays the ZGW APIs as Open Zaak serves them over real HTTP, state on the shelf or in memory.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Sandbox, SandboxFactory } from '../../../core/connector/contract';
import type { Shelf } from '../../../core/connector/host';
import { memory } from './memory';
import { API } from './paths';
import { resources } from './resources';
import { seedCatalogue } from './seed/catalogue';
import { pointsTo, type Resource } from './resource';
import { serve } from './server';
import { settings as schema, type Settings } from './settings';
import { add, lookUp, type Stored } from './state';
import { namedUuid } from './uuid';
import { EPOCH } from './zaken/zaak-index';
import { fallbacks } from './check';

/**
 * Starts the sandbox on `port` (0: any free one). `settings` as in `settings.ts`; throws ZodError where they are wrong.
 * Two sandboxes over one shelf agree, and a restart keeps everything: nothing but counters of calls lives in the process.
 */
export const sandbox: SandboxFactory = async ({ port, settings: given }, { shelf: lent, clock, log, root, connection }): Promise<Sandbox> => {
  const asked = schema.parse(given);
  const settings = { ...asked, contentFolder: asked.contentFolder ?? (root === undefined || connection === undefined ? null : path.join(root, 'data', 'sandbox', connection)) };
  const shelf = settings.storage === 'memory' ? memory() : lent;
  const refill = (): Promise<void> => seed(shelf, settings);
  await refill();
  const server = serve({ shelf, clock, settings }, refill);
  await server.listen({ port, host: settings.host });
  const address = server.server.address();
  const url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${typeof address === 'object' && address ? address.port : port}`;
  log.info({ url, version: settings.version }, 'sandbox listens');
  return {
    url,
    connection: connectionTo(url, settings),
    [Symbol.asyncDispose]: () => server.close(),
  };
};

/** Place of the catalogus that is there from the start; the same in every sandbox with the same domein and rsin. */
const seedUuid = (catalogus: NonNullable<Settings['catalogus']>): string => namedUuid(`catalogus/${catalogus.domein}/${catalogus.rsin}`);

async function seed(shelf: Shelf, settings: Settings): Promise<void> {
  const { catalogus } = settings;
  const resource: Resource | undefined = resources(settings.version).find((candidate) => candidate.collection === 'catalogussen');
  await shelf.exclusively(async (desk) => {
    if ((await desk.get(EPOCH)) === undefined) await desk.put(EPOCH, randomUUID());
    if (catalogus === null || resource === undefined) return;
    const place = `catalogussen/${seedUuid(catalogus)}`;
    const there: Stored | undefined = await lookUp(desk, place);
    const value = { ...fallbacks(resource.fields), ...catalogus };
    if (!there) await add(desk, 'catalogussen', false, value, pointsTo(resource.fields, value), seedUuid(catalogus));
    if (settings.seeded.zaken > 0 || settings.seeded.catalogus) await seedCatalogue(desk, settings, place);
  });
}

/** The APIs of the connection it prints. */
const SERVED = ['catalogi', 'selectielijst', 'zaken', 'documenten', 'besluiten', 'autorisaties', 'notificaties'] as const;

/** As it would stand in `connections/<name>.yaml`; the secret of a sandbox is no secret. */
function connectionTo(url: string, { clients, catalogus }: Settings): Sandbox['connection'] {
  const [client] = clients;
  return {
    ...Object.fromEntries(SERVED.map((api) => [api, `${url}${API[api]}`])),
    ...(client && { clientId: client.id, secret: client.secret }),
    ...(catalogus && { catalogus: { domein: catalogus.domein, rsin: catalogus.rsin } }),
  };
}
