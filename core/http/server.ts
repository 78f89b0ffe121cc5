// Opens the door to the network: webhooks, the admin API, health and metrics.
import Fastify, { type FastifyInstance } from 'fastify';
import type { Server as HttpsServer } from 'node:https';
import { DiagnosticError } from '../diagnostics/diagnostic';
import type { Logger } from '../diagnostics/log';
import { makeCallers, type ProxySettings } from './certificate';
import type { Desk } from './desk';
import { admin } from './routes/admin';
import { health } from './routes/health';
import { services } from './routes/services';
import { webhooks } from './routes/webhooks';
import type { Tls } from './tls';

export interface HttpServerOptions {
  readonly desk: Desk;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Logger;
  /** Bytes; the absurd limit above every receiver's own. */
  readonly largestUpload: number;
  /** Addresses of proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies: readonly string[];
  /** Absent: plain HTTP. */
  readonly tls?: Tls;
  /** A proxy that ends TLS before us and says whose certificate it saw. */
  readonly proxy?: ProxySettings;
}

export interface HttpServer extends AsyncDisposable {
  readonly url: string;
  /** Looks now whether certificate, key or CAs were replaced; it is also done every few seconds. */
  renewTls(): 'same' | 'renewed' | 'unusable';
}

const LOOK = 5_000; // a replaced certificate is in use within these ms

/** Fastify over TLS or without; its type says nothing of which, no route needs to know. */
function makeApp(options: HttpServerOptions, proxies: readonly string[]): FastifyInstance {
  const base = { logger: false as const, trustProxy: proxies.length > 0 ? [...proxies] : false, forceCloseConnections: true, bodyLimit: 1024 * 1024 };
  return options.tls === undefined ? Fastify(base) : (Fastify({ ...base, https: options.tls.options }) as unknown as FastifyInstance);
}

export async function startHttp(options: HttpServerOptions): Promise<HttpServer> {
  const { desk, host, port, log, largestUpload, trustedProxies, tls, proxy } = options;
  const app = makeApp(options, [...trustedProxies, ...(proxy?.addresses ?? [])]);
  const callers = makeCallers(proxy ?? null);
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error instanceof DiagnosticError ? 422 : (error.statusCode ?? 500);
    if (status >= 500) log.error({ method: request.method, path: request.url.split('?')[0], error }, 'a request failed');
    const detail = status >= 500 ? 'this went wrong on our side; the log of the node says more' : error.message;
    return reply.status(status).type('application/problem+json').send({ status, detail });
  });
  await app.register(health(desk));
  await app.register(webhooks(desk, largestUpload, callers));
  await app.register(services(desk, callers));
  await app.register(admin(desk));
  await app.listen({ host, port });
  const bound = app.server.address();
  const open = typeof bound === 'object' && bound !== null ? bound.port : port;
  const renewTls = (): 'same' | 'renewed' | 'unusable' => tls?.renew(app.server as unknown as HttpsServer) ?? 'same';
  const looking = tls === undefined ? null : setInterval(renewTls, LOOK).unref();
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${open}`,
    renewTls,
    [Symbol.asyncDispose]: async () => {
      if (looking !== null) clearInterval(looking);
      await app.close();
    },
  };
}
