// From a change at the source to that change at the target, by webhook: how long it takes.
import { runLoops } from '../../../core/compose/loops';
import { isObject, type JsonObject } from '../../../core/model/json';
import { openDoor } from '../../support/door';
import { CALLBACK, type Between } from './between';
import { openClient } from './client';

const PATIENCE = 60_000; // ms for one change

/** The sandbox knows this client by the secret of all of them. */
async function subscribe(bron: Between['bron'], callbackUrl: string): Promise<void> {
  const client = openClient(1);
  await client.call('POST', `${bron.url}/notificaties/api/v1/abonnement`, { callbackUrl, auth: `Bearer ${CALLBACK}`, kanalen: [{ naam: 'zaken', filters: {} }] });
  client.close();
}

const post = async (url: string, body: JsonObject): Promise<JsonObject> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as JsonObject;
};

/** When deliveries of subjects were settled last; who waits for one is told. */
function settledDeliveries(): { readonly told: (id: string) => void; readonly after: (id: string, since: number) => Promise<number> } {
  const settled = new Map<string, number>();
  let wake: () => void = () => undefined;
  return {
    told: (id) => {
      settled.set(id, performance.now());
      wake();
    },
    after: (id, since) => new Promise((done, late) => {
      const timer = setTimeout(() => late(new Error(`a change of zaak ${id} was not delivered within ${PATIENCE} ms`)), PATIENCE);
      wake = () => {
        const at = settled.get(id);
        if (at === undefined || at < since) return;
        clearTimeout(timer);
        done(at);
      };
      wake(); // it may have been settled before the answer to the change was read
    }),
  };
}

/** `changes` one after another; answers the ms of each, from when the source was asked to change until the delivery is settled. */
export async function latencies({ house, bron }: Between, changes: number): Promise<readonly number[]> {
  const deliveries = settledDeliveries();
  const stop = new AbortController();
  const loops = runLoops(house, {
    delivered: (settlements) => settlements.forEach(({ claim, outcome }) => {
      if (outcome.kind === 'done') deliveries.told(claim.ref.id);
    }),
  }, stop.signal);
  const door = await openDoor(house.room);
  await subscribe(bron, `${door.url}/webhooks/bron`);
  const found: number[] = [];
  try {
    for (let at = 0; at < changes; at += 1) {
      const begun = performance.now();
      const { changes: made } = await post(`${bron.url}/sandbox/stir`, { changes: 1, kinds: ['editZaak'] });
      const [one] = Array.isArray(made) ? made.filter(isObject) : [];
      found.push((await deliveries.after(String(one?.['zaak']).split('/').at(-1) ?? '', begun)) - begun);
    }
  } finally {
    await door.close();
    stop.abort();
    await loops;
  }
  return found;
}
