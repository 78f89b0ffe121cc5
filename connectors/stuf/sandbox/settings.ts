// What an engineer can set on the ZDS sandbox: who may call, what its numbers begin with, and how it misbehaves.
import { z } from 'zod';

/** One way to misbehave, as real systems do (stuf.md A4.1). Fires on calls of `operatie`, by count. */
export const misbehaviour = z
  .object({
    do: z
      .enum(['lose-answer', 'fault-in-200', 'tempuri', 'slow', 'html', 'empty', 'bare-fault', 'drop', 'fault'])
      .describe('lose-answer: do it, then close the connection; fault-in-200: refuse with a Fo in a body of status 200; tempuri: wrap the answer in an element of its own; slow: wait; html: an error page of 502; empty: 200 and nothing, after doing it; bare-fault: a SOAP 1.2 fault without StUF; drop: close the connection before doing it; fault: refuse with `code`.'),
    operatie: z.string().optional().describe('Only this operation, such as creeerZaak.'),
    every: z.number().int().min(1).optional().describe('Every nth call of it.'),
    times: z.number().int().min(1).optional().describe('Stop after this many.'),
    delayMs: z.number().int().min(0).default(1000).describe('For slow: how long, in milliseconds.'),
    code: z.string().default('StUF058').describe('For fault and fault-in-200: the code.'),
  })
  .strict();
export type Misbehaviour = z.output<typeof misbehaviour>;

export const settings = z
  .object({
    applicatie: z.string().default('ZDS-SANDBOX').describe('Who it is in stuurgegevens.'),
    organisatie: z.string().default('9999').describe('Its organisation, and the first four positions of its numbers.'),
    users: z.array(z.object({ username: z.string(), password: z.string() })).default([]).describe('Who may call, by Basic or UsernameToken; empty: anybody.'),
    operations: z.array(z.string()).optional().describe('What it answers; absent: everything.'),
    misbehave: z.array(misbehaviour).default([]),
  })
  .strict();
export type SandboxSettings = z.output<typeof settings>;
