// Says with every message who we are: HTTP Basic and WS-Security, as `soap` spells them.
import { BasicAuthSecurity, WSSecurity, type ISecurity } from 'soap';
import type { TargetSettings } from '../config';

/** Made anew for every message: a token carries its moment, and a secret that was replaced counts at once. */
export function securityOf({ security }: Pick<TargetSettings, 'security'>): Required<Pick<ISecurity, 'addHeaders' | 'toXML'>> {
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
export function tlsOf({ security: { tls } }: Pick<TargetSettings, 'security'>): { readonly ca?: string; readonly cert?: string; readonly key?: string } | undefined {
  if (!tls) return undefined;
  return {
    ...(tls.ca && { ca: tls.ca.reveal() }),
    ...(tls.certificate && { cert: tls.certificate.reveal() }),
    ...(tls.key && { key: tls.key.reveal() }),
  };
}
