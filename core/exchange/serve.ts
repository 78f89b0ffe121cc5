// Hands one call to a service: its body bounded, its time limited, its outcome counted.
import { Transform, type Readable } from 'node:stream';
import type { Incoming } from '../connector/contract';
import { Blocked, Retry } from '../connector/outcome';
import type { Exchange, ServiceAnswer } from '../connector/service';
import { diagnostic } from '../diagnostics/diagnostic';
import type { Count } from './ports';
import type { ServiceRoom } from './room';

export interface Limits {
  /** Bytes of one message, its documents included. */
  readonly bodyBytes: number;
  readonly timeMs: number;
}

/** How one call went, for counters. */
export type Counted = (operation: string, outcome: Count['outcome'], ms: number) => void;

/** The bytes of a call; fails (ZS5001) at the one that is too many. */
function bounded(body: Readable, limit: number): Readable {
  let size = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(new Blocked(diagnostic('ZS5001', `larger than the ${limit} bytes that are allowed`)));
      else done(null, chunk);
    },
  });
  body.once('error', (error) => counting.destroy(error));
  // Who stops reading leaves the rest of the call unread: then the call is over for its sender too.
  counting.once('close', () => body.unpipe(counting));
  return body.pipe(counting);
}

/** Never throws for what the caller did wrong; what it throws is ours, and the caller may come again. */
export async function serve(room: ServiceRoom, exchange: Exchange, request: Incoming, limits: Limits, counted: Counted, signal: AbortSignal): Promise<ServiceAnswer> {
  const began = performance.now();
  const end = (operation: string, outcome: Count['outcome']): void => counted(operation, outcome, performance.now() - began);
  const late = AbortSignal.timeout(limits.timeMs);
  try {
    const answer = await room.service.serve({ ...request, body: bounded(request.body, limits.bodyBytes) }, exchange, AbortSignal.any([signal, late]));
    end(answer.operation ?? '', answer.outcome);
    return answer;
  } catch (error) {
    end('', 'failed');
    if (late.aborted) throw new Retry(diagnostic('ZS6019', `the call took longer than ${limits.timeMs} ms`, { subject: room.name }), undefined, { cause: error });
    throw error;
  }
}
