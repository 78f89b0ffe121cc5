// Speaks to a memory server: each call of the other side as one HTTP request.
import type { Clock } from '../../core/connector/host';
import type { HttpClient, HttpRequest, HttpResponse } from '../../core/connector/http';
import { Blocked, Retry } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type Json } from '../../core/model/json';
import type { Item, Listed, Peer } from './peer';
import { refused } from './status';

type Call = Pick<HttpRequest, 'method' | 'path'> & { readonly query?: Readonly<Record<string, string>>; readonly body?: Json };

const at = (...steps: string[]): string => `/${steps.map(encodeURIComponent).join('/')}`;

/** Reads and writes over `http`; `side` says on whose account a failure is told. */
export function overHttp(http: HttpClient, clock: Clock, side: 'source' | 'target'): Peer {
  const unreadable = (call: Call): Blocked => new Blocked(diagnostic(side === 'source' ? 'ZS3009' : 'ZS4022', `${call.method} ${call.path}: the answer is not what the interface promises`));

  const ask = async (call: Call, fine: readonly number[], signal: AbortSignal): Promise<HttpResponse> => {
    const answer = await http.request({ ...call, expect: 'json' }, signal);
    if (!fine.includes(answer.status)) {
      throw refused({ call: `${call.method} ${call.path}`, status: answer.status, body: answer.json, retryAfter: answer.headers['retry-after'], side }, clock.now());
    }
    // A body that was promised and is cut off says nothing of what happened: ask again.
    if (answer.status !== 204 && !isObject(answer.json)) throw new Retry(diagnostic(side === 'source' ? 'ZS3001' : 'ZS4001', `${call.method} ${call.path}: the answer was cut off`));
    return answer;
  };

  const idOf = async (call: Call, signal: AbortSignal): Promise<string> => {
    const { json } = await ask(call, [200, 201], signal);
    const id = isObject(json) ? json['id'] : undefined;
    if (typeof id !== 'string') throw unreadable(call);
    return id;
  };

  const done = async (call: Call, fine: readonly number[], signal: AbortSignal): Promise<void> => void (await ask(call, fine, signal));

  return {
    list: async (after, limit, signal) => {
      const call: Call = { method: 'GET', path: '/items', query: { limit: String(limit), ...(after === null ? {} : { after }) } };
      const { json } = await ask(call, [200], signal);
      if (!isObject(json) || !Array.isArray(json['names'])) throw unreadable(call);
      return json as unknown as Listed;
    },
    byKey: async (kind, key, signal) => {
      const call: Call = { method: 'GET', path: at('items', kind, key) };
      const { status, json } = await ask(call, [200, 410], signal);
      if (status === 410) return 'gone';
      if (!isObject(json) || !Array.isArray(json['items'])) throw unreadable(call);
      return json['items'] as unknown as Item[];
    },
    put: (kind, key, value, signal) => idOf({ method: 'PUT', path: at('items', kind, key), body: { value } }, signal),
    create: (kind, key, value, signal) => idOf({ method: 'POST', path: '/items', body: { kind, key, value } }, signal),
    patch: (id, patch, signal) => done({ method: 'PATCH', path: at('objects', id), body: { set: patch.set, unset: [...patch.unset] } }, [200], signal),
    remove: (id, signal) => done({ method: 'DELETE', path: at('objects', id) }, [204], signal),
    publish: (id, signal) => done({ method: 'PUT', path: at('objects', id, 'publication'), body: {} }, [200], signal),
    putPart: (id, bron, value, signal) => idOf({ method: 'PUT', path: at('objects', id, 'parts', bron), body: { value } }, signal),
    createPart: (id, bron, value, signal) => idOf({ method: 'POST', path: at('objects', id, 'parts'), body: { bron, value } }, signal),
    patchPart: (id, part, patch, signal) => done({ method: 'PATCH', path: at('objects', id, 'parts', part), body: { set: patch.set, unset: [...patch.unset] } }, [200], signal),
    removePart: (id, part, signal) => done({ method: 'DELETE', path: at('objects', id, 'parts', part) }, [204], signal),
  };
}

