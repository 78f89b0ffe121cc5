// Types of documents are asked for once, and for how long they are remembered.
import { zgw } from '..';
import type { Sandbox } from '../../../core/connector/contract';
import { secretOf } from '../../../core/connector/secret';
import type { JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { SCOPES } from '../sandbox/settings';
import { start } from '../sandbox/testing/client';
import { hostFor } from '../testing/world';
import { openTypeBook } from './type-book';
import { blank, brief, never, round } from './testing/world';

const SECRET = 'alleen-voor-de-sandbox-0123456789';
const NAMED = 'GET /catalogi/api/v1/informatieobjecttypen';

/** Calls that asked for informatieobjecttypen, by list and by id. */
async function asked(at: Sandbox): Promise<{ readonly lists: number; readonly byId: number }> {
  const { calls } = (await (await fetch(`${at.url}/sandbox/requests`)).json()) as { calls: Record<string, number> };
  return { lists: calls[NAMED] ?? 0, byId: calls[`${NAMED}/{uuid}`] ?? 0 };
}

/** The name of a published type of this register. */
async function typeName(at: Sandbox, connection: ReturnType<typeof zgw.connect>): Promise<string> {
  const { source } = connection;
  const [first] = (await source?.list({}, null, never, undefined, 'informatieobject'))?.names ?? [];
  const read = first && (await source?.read(first.ref, never));
  if (read?.state !== 'present') throw new Error(`${at.url} has no document`);
  return String((read.value['informatieobjecttype'] as JsonObject)['omschrijving']);
}

test('twelve documents of one type ask for it once, though no catalogus is named', async () => {
  await using at = await start({ storage: 'memory', audittrail: false, seeded: { zaken: 1, documenten: 1 }, clients: [{ id: 'zaaksluis', secret: SECRET, scopes: [...SCOPES] }] });
  const { clientId, secret: _secret, notificaties: _notificaties, catalogus: _catalogus, ...roots } = at.connection;
  await using connection = zgw.connect({ ...zgw.config.parse({ ...roots, clientId, secret: { env: 'UNUSED' }, timeoutMs: 5000 }), secret: secretOf(SECRET) }, hostFor(memoryShelf()));
  if (!connection.target) throw new Error('a register is a target');
  const omschrijving = await typeName(at, connection);
  const before = await asked(at);
  for (let number = 1; number <= 12; number += 1) {
    await round(connection.target, brief({ informatieobjecttype: { omschrijving }, identificatie: `DOC-2026-${number}` }), blank());
  }
  const after = await asked(at);
  // The root by which the target spells its types is looked up once, by a list too.
  expect(after.lists - before.lists).toBeLessThanOrEqual(2);
  expect(after.byId - before.byId).toBe(1);
});

test('an answer is kept for five minutes; that there is none is not kept, nor a call that failed', async () => {
  let now = Date.parse('2026-11-23T12:00:00Z');
  let answers: readonly (JsonObject[] | Error)[] = [[], new Error('socket hang up'), [{ omschrijving: 'Brief' }], [{ omschrijving: 'Brief', concept: false }]];
  const calls: string[] = [];
  const all = (path: string): Promise<JsonObject[]> => {
    calls.push(path);
    const [answer = [], ...rest] = answers;
    answers = rest;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const book = openTypeBook({ all, get: () => Promise.resolve(null) }, { clock: { now: () => new Date(now) } });
  expect(await book.named('Brief', never)).toEqual([]);
  await expect(book.named('Brief', never)).rejects.toThrow('socket hang up');
  const both = await Promise.all([book.named('Brief', never), book.named('Brief', never)]);
  expect(both).toEqual([[{ omschrijving: 'Brief' }], [{ omschrijving: 'Brief' }]]);
  now += 5 * 60_000 - 1;
  await book.named('Brief', never);
  expect(calls).toHaveLength(3);
  now += 1;
  expect(await book.named('Brief', never)).toEqual([{ omschrijving: 'Brief', concept: false }]);
  book.forget();
  expect(await book.named('Brief', never)).toEqual([]);
  expect(calls).toHaveLength(5);
});
