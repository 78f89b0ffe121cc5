// Answers systems that call us: what was committed, what was refused and why, or that they must come again.
import { Retry } from '../connector/outcome';
import { DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';
import { diagnosticsJson } from '../diagnostics/render';
import type { Log } from '../connector/host';
import type { Answer, Desk } from '../http/desk';
import type { JsonObject } from '../model/json';
import { keepingIn, receive } from '../sync/receive';
import type { Room } from '../sync/room';

const SECOND = 1000;

const findings = (status: number, diagnostics: readonly Diagnostic[]): Answer => ({ status, body: { status, ...(diagnosticsJson(diagnostics) as unknown as JsonObject) } });

/** One per node: calls that come together share a commit. Never 2xx before it; 503 where it failed, so that the sender keeps it. */
export function receiving(room: Room, log: Log): Desk['receive'] {
  const keeping = keepingIn(room);
  const later = (connection: string, error: Retry): Answer => {
    const cause = error.cause instanceof Error ? error.cause.name : null;
    log.error({ connection, cause }, error.message);
    return { ...findings(503, error.diagnostics), headers: { 'retry-after': `${Math.ceil((error.notBeforeMs ?? SECOND) / SECOND)}` } };
  };
  return async (connection, request, signal) => {
    try {
      const answer = await receive(room, connection, request, signal, keeping);
      const told = answer.state === 'accepted' ? { status: answer.status, body: answer.body } : findings(answer.status, answer.diagnostics);
      return answer.said === undefined ? told : { ...told, text: answer.said.text, headers: { ...told.headers, 'content-type': answer.said.type } };
    } catch (error) {
      if (error instanceof Retry) return later(connection, error);
      if (error instanceof DiagnosticError) return findings(422, error.diagnostics);
      throw error;
    }
  };
}
