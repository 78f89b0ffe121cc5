// Calls a server as a crowd of senders does, from a process of its own, and says how long the answers took. Run with -r @swc-node/register.
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** What the bench tells it, as JSON in the first argument. */
export interface CallerOrders {
  readonly url: string;
  readonly authorization: string;
  readonly calls: number;
  /** Different zaken that are named. */
  readonly zaken: number;
  /** Callers at once; each sends its next call when the last is answered. */
  readonly callers: number;
  /** Calls that are due per second, whoever is still waiting; null: as fast as the callers can. */
  readonly perSecond: number | null;
}

export interface CallerReport {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** How many of each status. */
  readonly statuses: Readonly<Record<string, number>>;
}

const uuid = (n: number): string => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;

const bodyOf = (n: number): string => {
  const zaak = `https://openzaak.zandhoek.example/zaken/api/v1/zaken/${uuid(n)}`;
  return JSON.stringify({ kanaal: 'zaken', hoofdObject: zaak, resource: 'status', resourceUrl: `${zaak}/x`, actie: 'create', aanmaakdatum: '2026-03-02T12:00:00Z', kenmerken: { bronorganisatie: '002564440', zaaktype: 'https://openzaak.zandhoek.example/catalogi/api/v1/zaaktypen/1', vertrouwelijkheidaanduiding: 'openbaar' } });
};

function send(orders: CallerOrders, agent: http.Agent, n: number): Promise<number> {
  const body = bodyOf(n % orders.zaken);
  return new Promise((done, failed) => {
    const request = http.request(orders.url, { method: 'POST', agent, headers: { 'content-type': 'application/json', authorization: orders.authorization, 'content-length': Buffer.byteLength(body) } }, (response) => {
      response.resume();
      response.once('end', () => done(response.statusCode ?? 0));
    });
    request.once('error', failed);
    request.end(body);
  });
}

/** Latency counts from the moment a call was due, so that a server that stalls cannot hide it by slowing its callers. */
async function main(orders: CallerOrders): Promise<CallerReport> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: orders.callers });
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const begun = performance.now();
  let next = 0;
  const one = async (n: number, due: number): Promise<void> => {
    const status = await send(orders, agent, n).catch(() => 'none' as const);
    latencies.push(performance.now() - due);
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  if (orders.perSecond === null) {
    const caller = async (): Promise<void> => {
      while (next < orders.calls) await one(next++, performance.now());
    };
    await Promise.all(Array.from({ length: orders.callers }, caller));
  } else {
    const under: Promise<void>[] = [];
    const gap = 1_000 / orders.perSecond;
    while (next < orders.calls) {
      const due = Math.min(orders.calls, Math.floor((performance.now() - begun) / gap) + 1);
      while (next < due) under.push(one(next, begun + next++ * gap));
      await wait(1);
    }
    await Promise.all(under);
  }
  const took = performance.now() - begun;
  agent.destroy();
  const sorted = latencies.sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { perSecond: (orders.calls * 1_000) / took, p50: at(0.5), p99: at(0.99), most: at(1), statuses };
}

void main(JSON.parse(process.argv[2] ?? '{}') as CallerOrders).then((report) => process.stdout.write(JSON.stringify(report)));
