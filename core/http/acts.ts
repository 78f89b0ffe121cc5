// The acts of the admin API as one table: the routes and the OpenAPI file are both made from it.
import { z } from 'zod';
import type { Json } from '../model/json';
import type { Person, Role } from '../sync/ports';
import type { Desk } from './desk';

/** One operation. `role` null: any person with a token. */
export interface Act<Params extends z.ZodType = z.ZodType, Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly summary: string;
  readonly role: Role | null;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** null: there is no such thing (404). */
  run(desk: Desk, person: Person, input: { readonly params: z.infer<Params>; readonly query: z.infer<Query>; readonly body: z.infer<Body> }): Promise<Json | null>;
}

const act = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(it: Act<P, Q, B>): Act => it as unknown as Act;

const nothing = z.object({}).strict();
const byId = z.object({ id: z.string().describe('Id of the plan') }).strict();
const byName = z.object({ name: z.string() }).strict();
const rest = z.object({ until: z.iso.datetime({ offset: true }).nullable().default(null), reason: z.string().min(1) }).strict();
const anything = z.record(z.string(), z.json());

export const ACTS: readonly Act[] = [
  act({
    name: 'status', method: 'GET', url: '/api/status', role: null, summary: 'What is in step, due, held and blocked, per sync and target',
    params: nothing, query: nothing, body: nothing, run: (desk) => desk.status(),
  }),
  act({
    name: 'plans', method: 'GET', url: '/api/plans', role: null, summary: 'The plans, newest first',
    params: nothing, query: z.object({ sync: z.string().optional(), state: z.enum(['open', 'approved', 'applied', 'rejected', 'superseded']).optional() }).strict(), body: nothing,
    run: (desk, _person, { query }) => desk.plans(query),
  }),
  act({
    name: 'plan', method: 'GET', url: '/api/plans/:id', role: null, summary: 'One plan with every change in it',
    params: byId, query: nothing, body: nothing, run: (desk, _person, { params }) => desk.plan(params.id),
  }),
  act({
    name: 'approve', method: 'POST', url: '/api/plans/:id/approve', role: 'approver', summary: 'Lets a plan through; its maker cannot',
    params: byId, query: nothing, body: z.object({ decisions: anything.default({}) }).strict(),
    run: (desk, person, { params, body }) => desk.approve(params.id, person, body.decisions),
  }),
  act({
    name: 'reject', method: 'POST', url: '/api/plans/:id/reject', role: 'approver', summary: 'Refuses a plan, with the reason',
    params: byId, query: nothing, body: z.object({ why: z.string().min(1) }).strict(),
    run: (desk, person, { params, body }) => desk.reject(params.id, person, body.why),
  }),
  act({
    name: 'explain', method: 'GET', url: '/api/explain', role: null, summary: 'Where a zaak, document or zaaktype is, and the rule behind each field',
    params: nothing, query: z.object({ ref: z.string().describe('`zaaktype/B1026`, or with its system `inavigator:zaaktype/B1026`') }).strict(), body: nothing,
    run: (desk, _person, { query }) => desk.explain(query.ref),
  }),
  act({
    name: 'scan', method: 'POST', url: '/api/syncs/:name/scan', role: 'maker', summary: 'Lists the source of a sync now',
    params: byName, query: nothing, body: nothing, run: (desk, person, { params }) => desk.scan(params.name, person),
  }),
  act({
    name: 'pause', method: 'POST', url: '/api/connections/:name/pause', role: 'maker', summary: 'Lets a connection rest: marks come in, nothing is written',
    params: byName, query: nothing, body: rest,
    run: (desk, person, { params, body }) => desk.pause(params.name, body.until, body.reason, person),
  }),
  act({
    name: 'pauseSync', method: 'POST', url: '/api/syncs/:name/pause', role: 'maker', summary: 'Lets a sync rest: marks come in, nothing is written',
    params: byName, query: nothing, body: rest,
    run: (desk, person, { params, body }) => desk.pause(params.name, body.until, body.reason, person),
  }),
  act({
    name: 'resumeSync', method: 'POST', url: '/api/syncs/:name/resume', role: 'maker', summary: 'Ends a pause',
    params: byName, query: nothing, body: nothing, run: (desk, person, { params }) => desk.resume(params.name, person),
  }),
  act({
    name: 'resume', method: 'POST', url: '/api/connections/:name/resume', role: 'maker', summary: 'Ends a pause',
    params: byName, query: nothing, body: nothing, run: (desk, person, { params }) => desk.resume(params.name, person),
  }),
];
