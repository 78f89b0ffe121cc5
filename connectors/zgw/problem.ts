// Reads problem+json and says what each refusal of a ZGW API means for the house.
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { maskNumbers } from '../../core/connector/http/redact';
import type { HttpResponse } from '../../core/connector/http';
import { Blocked, Halt, Retry } from '../../core/connector/outcome';
import { isObject, type Json } from '../../core/model/json';

/** One field the server found fault with. */
export interface InvalidParam {
  readonly name: string;
  readonly code: string;
  readonly reason: string;
}

/** `application/problem+json` as the ZGW standard has it; `instance` is the handle for the supplier's log. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly invalidParams: readonly InvalidParam[];
}

/** The target refused the content. Carries the problem, so that a duplicate can be looked up and adopted. */
export class Refused extends Blocked {
  constructor(readonly problem: Problem, finding: Diagnostic) {
    super(finding);
    this.name = 'Refused';
  }
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The problem in an answer; null where the body is no problem+json (a proxy's page). */
export function readProblem(response: HttpResponse): Problem | null {
  const body = response.json;
  if (!isObject(body)) return null;
  const params = Array.isArray(body['invalidParams']) ? body['invalidParams'].filter(isObject) : [];
  return {
    status: response.status,
    code: text(body['code']),
    detail: text(body['detail']),
    instance: text(body['instance']),
    invalidParams: params.map((param) => ({ name: text(param['name']), code: text(param['code']), reason: text(param['reason']) })),
  };
}

const MINUTE = 60_000;

/** Retry-After in ms: seconds or an HTTP date; undefined where absent or nonsense; at most a day. */
export function retryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 24 * 60 * MINUTE) : undefined;
}

const LOGIN_REMEDY: Readonly<Record<string, string>> = {
  'invalid-client-identifier': 'Register this clientId at the target (Open Zaak: API autorisaties, Applicaties), or correct it in the connection.',
  'missing-client-identifier': 'Register this clientId at the target, or correct it in the connection.',
  'invalid-jwt-signature': 'The secret differs from the one registered there for this clientId: renew the secret of the connection.',
  'jwt-expired': 'The clocks differ by more than an hour, or a gateway keeps old tokens: compare the time on both sides.',
  'jwt-decode-error': 'Something between us changes the Authorization header: look at the gateway.',
};

const shown = (problem: Problem | null): string => {
  if (!problem) return 'no reason given';
  const params = problem.invalidParams.map((param) => `${param.name || '(whole)'}: ${param.code}${param.reason ? ` (${maskNumbers(param.reason)})` : ''}`);
  const said = params.length > 0 ? params.join('; ') : [problem.code, maskNumbers(problem.detail)].filter(Boolean).join(' ');
  return `${said || 'no reason given'}${problem.instance ? ` [${problem.instance}]` : ''}`;
};

/**
 * The error for an answer outside 2xx (zgw-archive §1.8): credentials and addresses halt the connection, overload and faults
 * of the server may pass, everything else concerns this object.
 */
export function refusal(call: string, response: HttpResponse, now: Date): Retry | Blocked | Halt {
  const problem = readProblem(response);
  const { status } = response;
  const said = shown(problem);
  if (status === 401 || (status === 403 && problem !== null && problem.code in LOGIN_REMEDY)) {
    return new Halt(diagnostic('ZS4101', `${call}: ${status} ${said}`, problem?.code && LOGIN_REMEDY[problem.code] ? { remedy: LOGIN_REMEDY[problem.code] as string } : {}));
  }
  if (status === 403) return new Halt(diagnostic('ZS4102', `${call}: 403 ${said}`));
  if (status >= 300 && status < 400) {
    return new Halt(diagnostic('ZS4104', `${call}: ${status}, the address has moved; redirects are not followed`));
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return new Retry(diagnostic('ZS4001', `${call}: ${status} ${said}`), retryAfter(response.headers['retry-after'], now));
  }
  const finding = diagnostic('ZS4103', `${call}: ${status} ${said}`, problem?.invalidParams[0]?.name ? { field: problem.invalidParams[0].name } : {});
  return problem ? new Refused(problem, finding) : new Blocked(finding);
}
