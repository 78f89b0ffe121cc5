// What an engineer can set on the sandbox: version, clients, the catalogus it starts with, and how it misbehaves.
import { z } from 'zod';
import { VERSIONS } from './versions';

/** One way to misbehave. Fires on calls that match `method` and `path` (a prefix), by count or by chance. */
export const misbehaviour = z
  .object({
    do: z.enum(['slow', 'status', 'drop-before', 'drop-after', 'cut', 'expire']).describe('slow: wait; status: refuse with `status`; drop-before and drop-after: close the connection before or after the effect; cut: send half the body; expire: call every token expired.'),
    method: z.string().optional().describe('Only this method.'),
    path: z.string().optional().describe('Only paths that start with this, such as /catalogi/api/v1/zaaktypen.'),
    every: z.number().int().min(1).optional().describe('Every nth matching call.'),
    probability: z.number().min(0).max(1).optional().describe('Chance per matching call, from the seeded generator.'),
    times: z.number().int().min(1).optional().describe('Stop after this many.'),
    status: z.number().int().min(400).max(599).default(500).describe('For `status`: 500, 429, 503 …'),
    retryAfter: z.number().int().min(0).optional().describe('For `status`: Retry-After, in seconds.'),
    delayMs: z.number().int().min(0).default(1000).describe('For `slow`: how long, in milliseconds.'),
  })
  .strict();
export type Misbehaviour = z.infer<typeof misbehaviour>;

export const SCOPES = ['catalogi.lezen', 'catalogi.schrijven', 'catalogi.geforceerd-schrijven', 'catalogi.geforceerd-verwijderen'] as const;

const client = z
  .object({
    id: z.string().min(1).describe('The client_id in the token.'),
    secret: z.string().min(1).describe('The secret shared with it.'),
    scopes: z.array(z.enum(SCOPES)).default(['catalogi.lezen', 'catalogi.schrijven']).describe('What it may do.'),
  })
  .strict();

const catalogus = z
  .object({
    domein: z.string().max(5).default('ZANDH'),
    rsin: z.string().length(9).default('002564440'),
    naam: z.string().max(200).default('Zandhoek'),
    contactpersoonBeheerNaam: z.string().max(40).default('Functioneel beheer'),
  })
  .strict();

/** The settings of the sandbox, as given to `SandboxFactory` and to `zaaksluis sandbox zgw --set name=value`. */
export const settings = z
  .object({
    version: z.enum(VERSIONS).default('1.3').describe('Version of the Catalogi API to play: lengths and required fields differ.'),
    host: z.string().default('127.0.0.1').describe('Address to listen on.'),
    clients: z.array(client).min(1).default([{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789', scopes: ['catalogi.lezen', 'catalogi.schrijven'] }]).describe('Who may call; the first is used in the connection it prints.'),
    catalogus: catalogus.nullable().default(catalogus.parse({})).describe('The catalogus that is there from the start; null: none.'),
    pageSize: z.number().int().min(1).max(500).default(100).describe('Objects per page.'),
    seed: z.number().int().default(1).describe('Seed of the generator behind `probability`.'),
    misbehave: z.array(misbehaviour).default([]).describe('Misbehaviour from the start; more through POST /sandbox/misbehave.'),
  })
  .strict();
export type Settings = z.infer<typeof settings>;
export type Client = z.infer<typeof client>;
