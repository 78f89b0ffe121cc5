// Answers the HTTP side: the same acts as the commands.
import { actingAs, type House } from '../compose';
import { DiagnosticError } from '../diagnostics/diagnostic';
import { diagnosticsJson } from '../diagnostics/render';
import type { Answer, Desk } from '../http/desk';
import type { Json, JsonObject } from '../model/json';
import { approve, planOf, reject } from '../sync/approve';
import { explain } from '../sync/explain';
import type { Person } from '../sync/ports';
import { Retry } from '../connector/outcome';
import { keepingIn, receive } from '../sync/receive';
import { scan } from '../sync/scan';
import { status } from '../sync/status';
import { refIn } from './refs';
import type { Metrics } from './metrics';
import { otherFiles } from './revision';

/** Plain values, as JSON spells them: dates as texts, what is undefined absent. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

export function makeDesk(house: House, metrics: Metrics): Desk {
  const never = new AbortController().signal;
  const keeping = keepingIn(house.room);
  const by = (person: Person): House['room'] => actingAs(house, person.name).room;
  const rests = (name: string): boolean => house.room.connections.has(name) || house.room.syncs.has(name);
  return {
    receive: async (connection, request, signal): Promise<Answer> => {
      try {
        const answer = await receive(house.room, connection, request, signal, keeping);
        if (answer.state === 'accepted') return { status: answer.status, body: answer.body };
        return { status: answer.status, body: { status: answer.status, ...(diagnosticsJson(answer.diagnostics) as unknown as JsonObject) } };
      } catch (error) {
        if (error instanceof Retry) return laterPlease(house, connection, error);
        if (!(error instanceof DiagnosticError)) throw error;
        return { status: 422, body: { status: 422, ...(diagnosticsJson(error.diagnostics) as unknown as JsonObject) } };
      }
    },
    identify: (token) => house.store.persons.identify(token),
    ready: async () => {
      const other = await otherFiles(house);
      const now = await status(house.room);
      return { ok: other === null, facts: { node: house.node, ...(other ? { because: other.message } : {}), resting: now.resting.map(({ name }) => name), recovering: [...now.recovering] } };
    },
    metrics: () => metrics.text(),
    status: async () => plain(await status(house.room)),
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

const SECOND = 1000;

/** The sender keeps what it told us and comes again: 503, never 2xx, where it was not committed. */
function laterPlease(house: House, connection: string, error: Retry): Answer {
  house.log.error({ connection, error: error.cause ?? error }, error.message);
  const seconds = Math.ceil((error.notBeforeMs ?? SECOND) / SECOND);
  return { status: 503, headers: { 'retry-after': `${seconds}` }, body: { status: 503, ...(diagnosticsJson(error.diagnostics) as unknown as JsonObject) } };
}
