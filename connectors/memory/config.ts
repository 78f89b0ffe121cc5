// What stands in connections/*.yaml for a connector that keeps everything in memory, or in a small server of its own.
import { z } from 'zod';
import { perEnvironment, secret } from '../../core/connector/secret';

const SECOND = 1000;

/** Every field with its reason: the reference page is made from these sentences. */
export const config = z.strictObject({
  url: perEnvironment(z.url({ protocol: /^https?$/ }).optional(), 'address').meta({ description: 'Root of a memory server (zaaksluis sandbox memory), without a slash at the end. Absent: the shelf of this connection is used, without a server.' }),
  secret: secret('Shared with whoever calls us: signs the body (HMAC-SHA256). Absent: nobody may call.').optional(),
  keys: z.enum(['natural', 'none']).default('natural').meta({ description: 'natural: the server keeps one object per key. none: it makes a new one at every POST, as many real systems do.' }),
  canBeAsked: z.boolean().default(true).meta({ description: 'false: plays a system that takes things and answers no questions.' }),
  timeoutMs: z.number().int().min(1).default(30 * SECOND).meta({ description: 'Longest that one call may take.' }),
  pageSize: z.number().int().min(1).max(1000).default(100).meta({ description: 'Names per page when listing.' }),
});

export type MemoryConfig = z.output<typeof config>;
