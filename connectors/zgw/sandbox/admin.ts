// The back door of the sandbox: make it misbehave, see what it was asked, start afresh.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Shelf } from '../../../core/connector/host';
import { creations, type Calls } from './counts';
import type { Misbehaving } from './misbehave';
import { invalidInput } from './problem';
import { misbehaviour } from './settings';

export const ADMIN = '/sandbox';

const PAGE = 500;

/** `refill` puts back what is there from the start. */
export function admin(server: FastifyInstance, shelf: Shelf, calls: Calls, wrong: Misbehaving, refill: () => Promise<void>): void {
  server.get(`${ADMIN}/misbehave`, () => ({ rules: wrong.all() }));
  server.post(`${ADMIN}/misbehave`, (request) => {
    const parsed = z.union([misbehaviour, z.array(misbehaviour)]).safeParse(request.body);
    if (!parsed.success) throw invalidInput(parsed.error.issues.map((issue) => ({ name: issue.path.join('.') || 'nonFieldErrors', code: issue.code ?? 'invalid', reason: issue.message })));
    wrong.add(Array.isArray(parsed.data) ? parsed.data : [parsed.data]);
    return { rules: wrong.all() };
  });
  server.delete(`${ADMIN}/misbehave`, () => {
    wrong.stop();
    return { rules: [] };
  });
  server.get(`${ADMIN}/requests`, async () => ({ calls: calls.all(), creations: await creations(shelf) }));
  server.delete(`${ADMIN}/requests`, () => {
    calls.forget();
    return { calls: {} };
  });
  server.post(`${ADMIN}/reset`, async () => {
    await empty(shelf);
    await refill();
    calls.forget();
    wrong.stop();
    return { reset: true };
  });
}

async function empty(shelf: Shelf): Promise<void> {
  await shelf.exclusively(async (desk) => {
    for (;;) {
      const rows = await desk.scan('', null, PAGE);
      for (const row of rows) await desk.remove(row.key);
      if (rows.length < PAGE) return;
    }
  });
}
