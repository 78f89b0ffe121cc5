// What a status of the memory server means to the house: the one table of this connector.
import { Blocked, Halt, Retry } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type Json } from '../../core/model/json';

type Meaning = 'retry' | 'blocked' | 'halt';

/** Below 500 what is not listed is blocked; from 500 on, retry: the server failed, not the question. */
const MEANING: Readonly<Record<number, Meaning>> = { 401: 'halt', 403: 'halt', 408: 'retry', 425: 'retry', 429: 'retry' };

/** Retry-After: seconds, or a date (RFC 9110 §10.2.3); undefined where absent or unreadable. */
function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now.getTime());
}

const problemOf = (body: Json | undefined): string => {
  const said = isObject(body) ? body['problem'] : undefined;
  return typeof said === 'string' ? ` ${said}` : '';
};

export interface Refusal {
  readonly call: string;
  readonly status: number;
  readonly body: Json | undefined;
  readonly retryAfter: string | undefined;
  readonly side: 'source' | 'target';
}

/** The error for an answer that is not what was asked. */
export function refused(answer: Refusal, now: Date): Retry | Blocked | Halt {
  const codes = answer.side === 'source' ? ({ retry: 'ZS3001', blocked: 'ZS3009', halt: 'ZS3008' } as const) : ({ retry: 'ZS4001', blocked: 'ZS4013', halt: 'ZS4020' } as const);
  const meaning = MEANING[answer.status] ?? (answer.status >= 500 ? 'retry' : 'blocked');
  const finding = diagnostic(codes[meaning], `${answer.call}: ${answer.status}${problemOf(answer.body)}`);
  if (meaning === 'halt') return new Halt(finding);
  return meaning === 'retry' ? new Retry(finding, retryAfter(answer.retryAfter, now)) : new Blocked(finding);
}
