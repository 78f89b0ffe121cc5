// Makes the token that every ZGW call carries: a JWT signed with a shared secret (HS256).
import { createHmac } from 'node:crypto';

export interface TokenClaims {
  readonly clientId: string;
  readonly userId: string;
  readonly userRepresentation: string;
}

/** Clocks differ; a token from the future is suspect to some, so it is dated back. Valid for an hour there (JWT_EXPIRY). */
const BACK_SECONDS = 30;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A fresh token. `now` is our clock. */
export function mintToken(claims: TokenClaims, secret: string, now: Date): string {
  const body = {
    iss: claims.clientId,
    iat: Math.floor(now.getTime() / 1000) - BACK_SECONDS,
    client_id: claims.clientId,
    user_id: claims.userId,
    user_representation: claims.userRepresentation,
  };
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(body)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** Codes that are worth one more call, and with what (ZGW: all come as 403). */
export type Second = 'fresh' | 'next-secret' | null;

/** After `jwt-expired` one try with a fresh token; after a wrong signature the next secret of a rotation; after the others none. */
export function secondTry(code: string | undefined): Second {
  if (code === 'jwt-expired') return 'fresh';
  return code === 'invalid-jwt-signature' ? 'next-secret' : null;
}
