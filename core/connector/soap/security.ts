// Says with every SOAP message who we are: HTTP Basic, WS-Security and client certificates, as one group of settings.
import type { ISecurity } from 'soap';
import { z } from 'zod';
import { secret } from '../secret';

/** `security` of a connection that speaks SOAP. */
export const soapSecurity = z
  .strictObject({
    basic: z.strictObject({ username: z.string().min(1).meta({ description: 'User name.' }), password: secret('Password.') }).optional().meta({ description: 'HTTP Basic.' }),
    usernameToken: z
      .strictObject({
        username: z.string().min(1).meta({ description: 'User name; with CMIS behind it often the applicatie of the sender.' }),
        password: secret('Password.'),
        type: z.enum(['text', 'digest']).default('text').meta({ description: 'PasswordText or PasswordDigest.' }),
        timestamp: z.boolean().default(true).meta({ description: 'Whether a wsu:Timestamp goes with it.' }),
      })
      .optional()
      .meta({ description: 'WS-Security UsernameToken.' }),
    tls: z
      .strictObject({
        certificate: secret('Our client certificate with its chain, PEM.').optional(),
        key: secret('Key of that certificate, PEM.').optional(),
        ca: secret('Roots that are trusted instead of those of the system, PEM (PKIoverheid private root).').optional(),
      })
      .optional()
      .meta({ description: 'Two-way TLS.' }),
  })
  .prefault({})
  .meta({ description: 'How we prove who we are.' });

export type SoapSecurity = z.output<typeof soapSecurity>;

/** Made anew for every message: a token carries its moment, and a secret that was replaced counts at once. */
export async function securityOf(security: SoapSecurity): Promise<Required<Pick<ISecurity, 'addHeaders' | 'toXML'>>> {
  const { BasicAuthSecurity, WSSecurity } = await import('soap');
  const basic = security.basic && new BasicAuthSecurity(security.basic.username, security.basic.password.reveal());
  const token = security.usernameToken && new WSSecurity(security.usernameToken.username, security.usernameToken.password.reveal(), {
    passwordType: security.usernameToken.type === 'digest' ? 'PasswordDigest' : 'PasswordText',
    hasTimeStamp: security.usernameToken.timestamp,
    // A nonce in a PasswordText token is optional, and receivers that keep them expect one.
    hasNonce: true,
  });
  return {
    addHeaders: (headers) => basic?.addHeaders(headers),
    toXML: () => token?.toXML() ?? '',
  };
}

/** PEM texts for the HTTP client of the house; undefined: one-way TLS with the roots of the system. */
export function tlsOf({ tls }: SoapSecurity): { readonly ca?: string; readonly cert?: string; readonly key?: string } | undefined {
  if (!tls) return undefined;
  return {
    ...(tls.ca && { ca: tls.ca.reveal() }),
    ...(tls.certificate && { cert: tls.certificate.reveal() }),
    ...(tls.key && { key: tls.key.reveal() }),
  };
}
