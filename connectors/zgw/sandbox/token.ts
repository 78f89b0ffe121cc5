// Checks the JWT of a caller the way Open Zaak does: who, signed with what, and since when.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isObject, type Json } from '../../../core/model/json';
import { Problem } from './problem';
import type { Client, Scope } from './settings';

/** Open Zaak: JWT_EXPIRY, counted from `iat`. */
const EXPIRY = 3600; // seconds

const part = (text: string | undefined): Json | undefined => {
  try {
    return JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8')) as Json;
  } catch {
    return undefined; // not JSON is one of the ways a token cannot be decoded; the caller says so
  }
};

const refuse = (code: string, title: string): never => {
  throw new Problem(403, code, title);
};

/** The client behind `authorization`. Throws Problem 403 with the code of what is wrong. */
export function authenticate(authorization: string | undefined, clients: readonly Client[], now: Date): Client {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return refuse('not_authenticated', 'Authenticatiegegevens zijn niet opgegeven.');
  const [header, payload, signature] = token.split('.');
  const head = part(header);
  const claims = part(payload);
  if (!isObject(head) || !isObject(claims) || signature === undefined) return refuse('jwt-decode-error', 'JWT could not be decoded. Possibly you made a copy-paste mistake.');
  if (head['alg'] !== 'HS256') return refuse('jwt-decode-error', 'JWT could not be decoded: only HS256 is accepted.');
  const id = claims['client_id'] ?? claims['iss'];
  if (typeof id !== 'string') return refuse('missing-client-identifier', 'Client identifier is niet aanwezig in JWT');
  const client = clients.find((known) => known.id === id) ?? refuse('invalid-client-identifier', 'Client identifier bestaat niet');
  const expected = createHmac('sha256', client.secret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refuse('invalid-jwt-signature', 'Client credentials zijn niet geldig');
  const { iat } = claims;
  if (typeof iat !== 'number') return refuse('jwt-missing-iat-claim', 'The JWT used for this request is missing the `iat` claim');
  const seconds = now.getTime() / 1000;
  const { exp } = claims;
  if (seconds > iat + EXPIRY || (typeof exp === 'number' && seconds > exp)) return expired();
  return client;
}

/** Who acts, as the token says; it lands in the audit trail. */
export function claimsOf(authorization: string | undefined): { readonly userId: string; readonly userRepresentation: string } {
  const claims = part(/^Bearer\s+[^.\s]+\.([^.\s]+)/i.exec(authorization ?? '')?.[1]);
  const said = (name: string): string => (isObject(claims) && typeof claims[name] === 'string' ? claims[name] : '');
  return { userId: said('user_id'), userRepresentation: said('user_representation') };
}

export const expired = (): never => refuse('jwt-expired', 'The JWT used for this request is expired');

/** Throws unless the client holds one of the scopes. */
export function authorize(client: Client, scopes: readonly Scope[]): void {
  if (!scopes.some((scope) => client.scopes.includes(scope))) refuse('permission_denied', 'Je hebt geen toestemming om deze actie uit te voeren.');
}
