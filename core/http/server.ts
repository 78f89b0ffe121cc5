// Opens the door to the network: webhooks, the admin API, health and metrics.
import Fastify from 'fastify';
import { DiagnosticError } from '../diagnostics/diagnostic';
import type { Logger } from '../diagnostics/log';
import type { Desk } from './desk';
import { admin } from './routes/admin';
import { health } from './routes/health';
import { webhooks } from './routes/webhooks';

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
}

export interface HttpServer extends AsyncDisposable {
  readonly url: string;
}

export async function startHttp({ desk, host, port, log, largestUpload, trustedProxies }: HttpServerOptions): Promise<HttpServer> {
  const app = Fastify({ logger: false, trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false, forceCloseConnections: true, bodyLimit: 1024 * 1024 });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error instanceof DiagnosticError ? 422 : (error.statusCode ?? 500);
    if (status >= 500) log.error({ method: request.method, path: request.url.split('?')[0], error }, 'a request failed');
    const detail = status >= 500 ? 'this went wrong on our side; the log of the node says more' : error.message;
    return reply.status(status).type('application/problem+json').send({ status, detail });
  });
  await app.register(health(desk));
  await app.register(webhooks(desk, largestUpload));
  await app.register(admin(desk));
  await app.listen({ host, port });
  const bound = app.server.address();
  const open = typeof bound === 'object' && bound !== null ? bound.port : port;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${open}`, [Symbol.asyncDispose]: () => app.close() };
}
