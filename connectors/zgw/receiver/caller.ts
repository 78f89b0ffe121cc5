// Decides whether a call comes from the Notificaties component that holds our abonnement.
import type { Incoming, Refused } from '../../../core/connector/contract';
import { isMadeBySecret } from '../../../core/connector/incoming';
import type { Secret } from '../../../core/connector/secret';
import { diagnostic } from '../../../core/diagnostics/diagnostic';

/** What we ask to be sent in Authorization: `auth` of the abonnement is that header, literally. */
export const authorization = (secret: string): string => `Bearer ${secret}`;

/**
 * null: it may come in. 401 without Authorization, 403 with another: Open Notificaties makes no abonnement where the anonymous call
 * is let in. An abonnement that was made by hand may send the bare secret.
 */
export function refuseCaller(request: Incoming, callback: Secret, connection: string): Refused | null {
  const given = request.headers['authorization']?.trim() ?? '';
  const refused = (status: number, message: string): Refused => ({ state: 'refused', status, diagnostics: [diagnostic('ZS3030', message, { subject: connection })] });
  if (given === '') return refused(401, 'Authorization is absent');
  const bare = isMadeBySecret(callback, given, (secret) => secret);
  const bearer = isMadeBySecret(callback, given.replace(/^bearer\s+/i, 'Bearer '), authorization);
  return bare || bearer ? null : refused(403, 'Authorization is not the one of our abonnement');
}
