// Looks after our abonnement at the Notificaties API: makes it when it is missing, compares it, and repairs it (§2.5 rule 10).
import { scryptSync, timingSafeEqual } from 'node:crypto';
import type { Host } from '../../../core/connector/host';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import { uuidOf } from '../urls';
import { authorization } from './caller';
import type { Kanaal, Callback } from './settings';

const REASON = 'Zaaksluis houdt het eigen abonnement bij';
const AUTH = 'abonnement/auth';

/** What the abonnement must be. */
interface Wanted {
  readonly callbackUrl: string;
  readonly auth: string;
  readonly kanalen: Readonly<Partial<Record<Kanaal, Readonly<Record<string, string>>>>>;
}

/** The kanalen to be told on: as configured, else those of the APIs that are. */
export function wantedKanalen(settings: Callback, given: Readonly<Record<'zaken' | 'documenten' | 'besluiten', unknown>>): Wanted['kanalen'] {
  if (settings.kanalen !== undefined) return Object.fromEntries(Object.entries(settings.kanalen).map(([kanaal, filters]) => [kanaal, filters ?? {}]));
  return Object.fromEntries((['zaken', 'documenten', 'besluiten'] as const).filter((kanaal) => given[kanaal] !== undefined).map((kanaal) => [kanaal, {}]));
}

const sameUrl = (a: unknown, b: string): boolean => typeof a === 'string' && a.replace(/\/+$/, '') === b.replace(/\/+$/, '');

/** The same connection by another address: the end of the path is ours. */
const leadsHere = (url: unknown, connection: string): boolean => typeof url === 'string' && url.replace(/\/+$/, '').endsWith(`/webhooks/${connection}`);

const spell = (filters: Readonly<Record<string, unknown>>): string => JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What differs, in words; the Authorization value is judged apart, for the API does not give it back. */
function differences(there: JsonObject, wanted: Wanted): string[] {
  const groups = (Array.isArray(there['kanalen']) ? there['kanalen'] : []).filter(isObject);
  const has = new Map<string, string[]>();
  for (const group of groups) {
    const name = String(group['naam']);
    has.set(name, [...(has.get(name) ?? []), spell(isObject(group['filters']) ? group['filters'] : {})]);
  }
  const lacking = Object.entries(wanted.kanalen).flatMap(([name, filters]) => {
    const now = has.get(name);
    if (now === undefined) return [`kanaal ${name} was missing`];
    return now.length === 1 && now[0] === spell(filters) ? [] : [`the filters of kanaal ${name} were others`];
  });
  const more = [...has.keys()].filter((name) => !(name in wanted.kanalen)).map((name) => `kanaal ${name} was not asked for`);
  return [...lacking, ...more];
}

/** What is kept of the value we registered: it cannot be read back, and it must not lie about. scrypt, 16 MiB and some 50 ms. */
const fingerprint = (wanted: Wanted): string => scryptSync(wanted.auth, wanted.callbackUrl, 32).toString('hex');

async function authChanged(host: Pick<Host, 'shelf'>, there: JsonObject, wanted: Wanted): Promise<boolean> {
  if (typeof there['auth'] === 'string' && there['auth'] !== '') return there['auth'] !== wanted.auth;
  const kept = await host.shelf.get(AUTH);
  const mine = Buffer.from(fingerprint(wanted));
  return typeof kept !== 'string' || kept.length !== mine.length || !timingSafeEqual(Buffer.from(kept), mine);
}

export interface LookAfter {
  readonly api: Api;
  readonly settings: Callback;
  readonly kanalen: Wanted['kanalen'];
  readonly host: Pick<Host, 'connection' | 'callbackUrl' | 'readOnly' | 'shelf'>;
}

/** Whole and in one PUT: Open Notificaties calls us to try the address and the value together, and replaces all filters. */
const bodyOf = ({ callbackUrl, auth, kanalen }: Wanted): JsonObject => ({ callbackUrl, auth, kanalen: Object.entries(kanalen).map(([naam, filters]) => ({ naam, filters: { ...filters } })) });

async function repair({ api, host, settings, kanalen }: LookAfter, callbackUrl: string, signal: AbortSignal): Promise<Diagnostic[]> {
  const wanted: Wanted = { callbackUrl, auth: authorization(settings.secret.all()[0] ?? settings.secret.reveal()), kanalen };
  const say = (code: 'ZS3033' | 'ZS3034' | 'ZS3036', message: string): Diagnostic => diagnostic(code, message, { subject: host.connection });
  const all = await api.all('/abonnement', {}, signal);
  const [ours, ...twice] = all.filter((one) => sameUrl(one['callbackUrl'], callbackUrl));
  const strays = [...twice, ...all.filter((one) => leadsHere(one['callbackUrl'], host.connection) && !sameUrl(one['callbackUrl'], callbackUrl))];
  const found = strays.map((one) => say('ZS3036', `there is also an abonnement for ${String(one['callbackUrl'])} (${uuidOf(one['url']) ?? 'without a uuid'})`));
  const remember = (): Promise<void> => host.shelf.put(AUTH, fingerprint(wanted));
  if (ours === undefined) {
    if (!host.readOnly) await api.send('POST', '/abonnement', bodyOf(wanted), REASON, signal);
    if (!host.readOnly) await remember();
    return [...found, say('ZS3033', `there was no abonnement for ${callbackUrl}${host.readOnly ? '' : '; it was made'}`)];
  }
  const differs = [...differences(ours, wanted), ...((await authChanged(host, ours, wanted)) ? ['the Authorization value was not known to be ours'] : [])];
  if (differs.length === 0) return found;
  if (!host.readOnly) {
    await api.send('PUT', `/abonnement/${uuidOf(ours['url']) ?? ''}`, bodyOf(wanted), REASON, signal);
    await remember();
  }
  return [...found, say('ZS3034', `${differs.join('; ')}${host.readOnly ? '' : '; it was repaired'}`)];
}

/**
 * What was the matter, and what was done about it. A host that may only look reports and changes nothing. What the API refuses is
 * told too: a rotated secret is put there by the same PUT, while all secrets of the list are let in.
 */
export async function lookAfterAbonnement(parts: LookAfter, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  const { callbackUrl, connection } = parts.host;
  if (callbackUrl === null) return [diagnostic('ZS3035', 'http.publicUrl is not set, so no abonnement can be made', { subject: connection })];
  try {
    return await repair(parts, callbackUrl, signal);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return [diagnostic('ZS3035', `the abonnement for ${callbackUrl} cannot be looked after`, { subject: connection }), ...error.diagnostics];
  }
}
