// An e-depot that never existed: takes SIPs from its folder, checks them with code of its own, and leaves receipts.
import path from 'node:path';
import fastify from 'fastify';
import type { Sandbox, SandboxFactory } from '../../../core/connector/contract';
import { isObject, type Json } from '../../../core/model/json';
import { arrivals, furnish, round, type Yard } from './round';
import { settings as schema, switches as switchSchema, type Switches } from './settings';

/**
 * Starts the e-depot: a folder with `in/` and `receipts/`, and a status page on `port` (0: any free one). `GET /sips` says what arrived,
 * `POST /look` looks at once, `GET /switches` and `PUT /switches` say and change what goes wrong. Throws ZodError where the settings are
 * wrong. What arrived is remembered on the shelf, so that a restart answers nothing twice.
 */
export const sandbox: SandboxFactory = async ({ port, settings: given }, host): Promise<Sandbox> => {
  const settings = schema.parse(given);
  const folder = path.resolve(host.root ?? '.', settings.folder ?? path.join('data/sandbox', host.connection ?? 'edepot'));
  await furnish(folder);
  const { profile: _profile, folder: _folder, host: address, every, receipts: _receipts, ...first } = settings;
  const kept = await host.shelf.get('switches');
  let now: Switches = isObject(kept) ? switchSchema.parse(kept) : first;
  const yard: Yard = { shelf: host.shelf, clock: host.clock, folder, settings, switches: () => now };

  let looking: Promise<unknown> = Promise.resolve();
  const look = (): ReturnType<typeof round> => {
    const next = looking.then(() => round(yard));
    looking = next.catch(() => undefined); // told to whoever asked; the next look is made all the same
    return next;
  };
  const server = fastify();
  server.get('/sips', () => arrivals(host.shelf));
  server.post('/look', () => look());
  server.get('/switches', () => now);
  server.put('/switches', async (request, reply) => {
    const parsed = switchSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ problem: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) });
    now = parsed.data;
    await host.shelf.put('switches', JSON.parse(JSON.stringify(now)) as Json);
    return now;
  });
  await server.listen({ port, host: address });
  const bound = server.server.address();
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${typeof bound === 'object' && bound ? bound.port : port}`;
  const timer = every === 0 ? null : setInterval(() => {
    look().then((said) => {
      for (const { sip, state, reasons } of said) host.log.info({ sip, state, reasons }, 'a SIP was judged');
    }, (error: unknown) => host.log.error({ error: error instanceof Error ? error.message : String(error) }, 'the e-depot could not look into its folder'));
  }, every);
  timer?.unref();
  host.log.info({ url, folder }, 'e-depot listens');
  return {
    url,
    connection: { profile: settings.profile, folder: { path: path.join(folder, 'in'), receipts: path.join(folder, 'receipts') } },
    [Symbol.asyncDispose]: async () => {
      if (timer) clearInterval(timer);
      await looking;
      await server.close();
    },
  };
};
