// The messages of those who call us, over the pool of the house.
import type { Exchanges } from '../../../exchange/ports';
import type { Reads } from '../../reads';
import type { Db } from '../db';
import type { KeepFlows } from '../flows';
import { hold, link, releaseObjects } from '../objects';
import { shelf } from '../shelf';
import type { Wake } from '../wake';
import { alike } from './alike';
import { begin } from './begin';
import { claim, isNext } from './claim';
import { giveUp, retry } from './decide';
import { forget } from './forget';
import { intend } from './intend';
import { counts, list } from './questions';
import { release, renew } from './renew';
import { resting } from './resting';
import { keepRoute, routeOf } from './routes';
import { advance, draw } from './series';
import { settle } from './settle';
import { carried, done, failed, keepTransfer, lines, missed, undoing, undone } from './steps';
import { store } from './store';
import { findings, tell } from './tell';

export interface ExchangesOptions {
  readonly revision: string | null;
  readonly node: string;
}

export function exchanges(db: Db, reads: Reads, keepFlows: KeepFlows, wake: Wake, { revision, node }: ExchangesOptions): Exchanges {
  const facts = (service: string) => shelf(db, `service ${service}`);
  return {
    objects: { hold: (keys, lease, leaseMs) => hold(db, keys, lease, leaseMs), release: (lease) => releaseObjects(db, lease), link: (entries) => link(db, entries) },
    queue: (working) => ({
      claim: (lane, limit, leaseMs) => claim(db, revision, node, working(), lane, limit, leaseMs),
      renew: (claims, leaseMs) => renew(db, claims, leaseMs),
      settle: (settlements) => settle(db, keepFlows, wake, settlements),
      release: (claims) => release(db, claims),
    }),
    begin: (service, name, leaseMs) => begin(db, service, name, leaseMs),
    store: async (service, name, message, content) => {
      const stored = await store(db, service, name, message, content ? node : null);
      if (stored === 'stored') wake('exchange');
      return stored;
    },
    isNext: (one) => isNext(db, one),
    resting: (connections) => resting(db, revision, connections),
    renew: async (one, leaseMs) => (await renew(db, [one], leaseMs)).size > 0,
    intend: (one, run, steps, pending, actor) => intend(db, revision, one, run, steps, pending, actor),
    done: (one, line, applied) => done(db, one, line, applied),
    failed: (one, line, reason) => failed(db, one, line, reason),
    undone: (one, line) => undone(db, one, line),
    missed: (line) => missed(db, line),
    keepTransfer: (one, line, state) => keepTransfer(db, one, line, state),
    lines: (one) => lines(db, one),
    undoing: (one) => undoing(db, one),
    carried: (one, what) => carried(db, one, what),
    alike: (service, name) => alike(db, service, name),
    draw: (kind, prefix, start) => draw(db, kind, prefix, start),
    advance: (kind, prefix, to) => advance(db, kind, prefix, to),
    routeOf: (service, kind, identificatie) => routeOf(db, service, kind, identificatie),
    keepRoute: (service, kind, identificatie, connection) => keepRoute(db, service, kind, identificatie, connection),
    remember: (service, key, value) => facts(service).put(key, value),
    recall: (service, key) => facts(service).get(key),
    tell: (counted, found) => tell(db, counted, found),
    counts: () => counts(reads),
    findings: (limit) => findings(reads, limit),
    list: (filter, limit) => list(reads, filter, limit),
    retry: async (row, by) => {
      const due = await retry(db, row, by);
      if (due) wake('exchange');
      return due;
    },
    giveUp: (row, by, why) => giveUp(db, row, by, why),
    forget: (service, afterMs) => forget(db, service, afterMs),
  };
}
