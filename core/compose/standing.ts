// How the house stands: its syncs, and the messages of those who call it.
import type { House } from '../compose';
import type { CountedFinding, ServiceCounts } from '../exchange/ports';
import { status, type Status } from '../sync/status';

export interface Standing extends Status {
  readonly services: readonly ServiceCounts[];
  /** The last of what messages held and nobody could place. */
  readonly findings: readonly CountedFinding[];
}

const FINDINGS = 20;

export async function standing(house: Pick<House, 'room' | 'store' | 'services'>): Promise<Standing> {
  const [now, counts, findings] = await Promise.all([status(house.room), house.store.exchanges.counts(), house.store.exchanges.findings(FINDINGS)]);
  const none = (service: string): ServiceCounts => ({ service, answered: 0, refused: 0, waiting: 0, failed: 0, oldest: null });
  const services = [...house.services.open.keys()].map((name) => counts.find(({ service }) => service === name) ?? none(name));
  return { ...now, services, findings };
}
