// What a question that finds nothing is answered with: an empty answer as the standard says, or a fault for senders that expect one.
import type { Answered, OperationContext } from '../operation';
import { notFound } from './context';

/** La01 with only stuurgegevens and parameters (stuf.md A5), or Fo02 StUF064 where the sender's file says `notFound: fault`. */
export function nothingFound(context: OperationContext, kind: string, identificatie: string): Answered {
  if (context.sender.notFound === 'fault') throw notFound(kind, identificatie);
  return { answered: 'objecten', objecten: [], vervolg: false };
}
