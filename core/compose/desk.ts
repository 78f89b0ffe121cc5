// Answers the HTTP side: the same acts as the commands.
import { actingAs, type House } from '../compose';
import type { Desk } from '../http/desk';
import type { Json } from '../model/json';
import { approve, planOf, reject } from '../sync/approve';
import { explain } from '../sync/explain';
import type { Person } from '../sync/ports';
import { scan } from '../sync/scan';
import { status } from '../sync/status';
import { standing } from './standing';
import { receiving } from './receiving';
import { refIn } from './refs';
import type { Metrics } from './metrics';
import { otherFiles } from './revision';

/** Plain values, as JSON spells them: dates as texts, what is undefined absent. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

export function makeDesk(house: House, metrics: Metrics): Desk {
  const never = new AbortController().signal;
  const by = (person: Person): House['room'] => actingAs(house, person.name).room;
  const rests = (name: string): boolean => house.room.connections.has(name) || house.room.syncs.has(name);
  return {
    receive: receiving(house.room, house.log),
    serve: async (name, request, signal) => {
      const service = house.services.open.get(name);
      return service ? service.serve(request, (operation, outcome, ms) => metrics.served(name, operation, outcome, ms), signal) : null;
    },
    identify: (token) => house.store.persons.identify(token),
    ready: async () => {
      const other = await otherFiles(house);
      const now = await status(house.room);
      return { ok: other === null, facts: { node: house.node, ...(other ? { because: other.message } : {}), resting: now.resting.map(({ name }) => name), recovering: [...now.recovering], services: [...house.services.open.keys()] } };
    },
    metrics: () => metrics.text(),
    status: async () => plain(await standing(house)),
    plans: async (filter) => plain(await house.store.plans.list(filter)),
    plan: async (id) => {
      const there = await house.store.plans.get(id);
      return there === null ? null : plain(await planOf(house.room, id));
    },
    approve: async (id, person, decisions) => {
      await approve(by(person), id, person, { decisions });
      return { plan: id, state: 'approved', by: person.name };
    },
    reject: async (id, person, why) => {
      await reject(by(person), id, person, why);
      return { plan: id, state: 'rejected', by: person.name };
    },
    explain: async (text) => {
      const refs = refIn(house.room, text);
      const found = (await Promise.all(refs.map((ref) => explain(house.room, ref, never)))).flat();
      const known = found.filter(({ subject, fields }) => subject !== null || fields.length > 0);
      return known.length === 0 ? null : plain(known);
    },
    scan: async (sync, person) => {
      return house.room.syncs.has(sync) ? plain(await scan(by(person), sync, never)) : null;
    },
    pause: async (name, until, because, person) => {
      if (!rests(name)) return null;
      await house.store.connections.pause(name, until === null ? null : new Date(until), because, person.name);
      return { name, paused: true };
    },
    resume: async (name, person) => {
      if (!rests(name)) return null;
      await house.store.connections.resume(name, person.name);
      return { name, paused: false };
    },
  };
}
