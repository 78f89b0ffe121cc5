// How the house stands: its syncs, and the messages of those who call it.
import type { House } from '../compose';
import type { CountedFinding, ServiceCounts } from '../exchange/ports';
import { silences, status, type Status } from '../sync/status';
import { heardAs } from './services';

export interface Standing extends Status {
  readonly services: readonly ServiceCounts[];
  /** The last of what messages held and nobody could place. */
  readonly findings: readonly CountedFinding[];
}

const FINDINGS = 20;

export async function standing(house: Pick<House, 'room' | 'store' | 'services' | 'config'>): Promise<Standing> {
  const [now, counts, findings, states] = await Promise.all([status(house.room), house.store.exchanges.counts(), house.store.exchanges.findings(FINDINGS), house.store.connections.list()]);
  const senders = [...house.config.senders.values()].map(({ name, expect }) => ({ name: heardAs(name), expectMs: expect }));
  const none = (service: string): ServiceCounts => ({ service, answered: 0, refused: 0, waiting: 0, failed: 0, oldest: null });
  const services = [...house.services.open.keys()].map((name) => counts.find(({ service }) => service === name) ?? none(name));
  return { ...now, silent: [...now.silent, ...silences(senders, states, house.room.clock.now())], services, findings };
}
