// Finds out which sender calls: first by what HTTP and TLS prove, then by the token in the envelope and the names in stuurgegevens.
import { addressList } from '../../../core/connector/addresses';
import type { ClientCertificate, Incoming } from '../../../core/connector/contract';
import type { Shelf } from '../../../core/connector/host';
import { isMadeBySecret } from '../../../core/connector/incoming';
import type { Systeem } from '../message/bericht';
import type { StufParty, StufSender } from '../sender';
import { isTokenOf, meetNonce, type UsernameToken } from './username-token';

/** One sender of the service, under the name of its file. */
export interface NamedSender {
  readonly name: string;
  readonly settings: StufSender;
}

export interface Identified {
  readonly sender: NamedSender;
  readonly resent: boolean;
}

/** Decides who calls. Made once per list of senders. */
export interface Senders {
  /** Those whose certificate, basic authentication and address hold, as far as they ask for them; none: nobody we know. */
  atTheDoor(request: Incoming): readonly NamedSender[];
  /**
   * Of these the one whose token holds and whose names stand in stuurgegevens; null: none, or the token came before with another message.
   * `resent`: it came with an equal one; only what is answered by a confirmation may be let in then.
   */
  identify(candidates: readonly NamedSender[], said: { readonly zender: Systeem | null; readonly token: UsernameToken | null; readonly likeness: string | null }, shelf: Shelf, now: Date): Promise<Identified | null>;
}

type Authentication = StufSender['authentication'];

export function makeSenders(list: readonly NamedSender[]): Senders {
  const known = list.map((one) => ({ one, isHere: addressList(one.settings.authentication.addresses ?? []) }));
  return {
    atTheDoor: (request) => known
      .filter(({ one: { settings: { authentication } }, isHere }) =>
        (authentication.addresses === undefined || isHere(request.remoteAddress))
        && (authentication.certificate === undefined || isCertificateOf(authentication.certificate, request.certificate))
        && (authentication.basic === undefined || isBasicOf(authentication.basic, request.headers['authorization'])))
      .map(({ one }) => one),
    async identify(candidates, { zender, token, likeness }, shelf, now) {
      const [found] = candidates
        .filter(({ settings }) => settings.zender.some((party) => isParty(party, zender)))
        .filter(({ settings: { authentication: { usernameToken } } }) => usernameToken === undefined || (token !== null && isTokenOf(token, usernameToken, now)))
        .sort((a, b) => precision(b.settings, zender) - precision(a.settings, zender));
      if (found === undefined) return null;
      const asked = found.settings.authentication.usernameToken;
      const met = asked === undefined || token === null ? 'new' : await meetNonce(token, likeness, asked.windowSeconds, shelf, now);
      return met === 'used' ? null : { sender: found, resent: met === 'resent' };
    },
  };
}

/** By fingerprint, or by OIN and who issued it: the CN or the whole name of the CA, as the chain was proved by TLS already. */
function isCertificateOf(asked: NonNullable<Authentication['certificate']>, given: ClientCertificate | undefined): boolean {
  if (given === undefined) return false;
  if ('fingerprints' in asked) return asked.fingerprints.includes(given.fingerprint);
  return given.oin === asked.oin && (normal(given.issuer) === normal(asked.issuer) || commonName(given.issuer) === asked.issuer.trim());
}

const normal = (name: string): string => name.split(/\s*[,\n]\s*/).map((part) => part.trim()).filter((part) => part !== '').sort().join(',');
const commonName = (name: string): string | undefined => /(?:^|, |\n)CN=([^,\n]+)/.exec(name)?.[1]?.trim();

function isBasicOf(asked: NonNullable<Authentication['basic']>, header: string | undefined): boolean {
  const encoded = /^basic\s+([A-Za-z0-9+/=]+)\s*$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return false;
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  return isMadeBySecret(asked.password, given, (one) => `${asked.username}:${one}`);
}

/** What the file does not name may be anything; names are compared as StUF writes them, case and all, blanks at the ends aside. */
function isParty(party: StufParty, said: Systeem | null): boolean {
  if (said === null) return false;
  const same = (asked: string | undefined, given: string | null): boolean => asked === undefined || asked === given?.trim();
  return same(party.applicatie, said.applicatie) && same(party.organisatie, said.organisatie) && same(party.administratie, said.administratie) && same(party.gebruiker, said.gebruiker);
}

/** Of two files that fit, the one that names more. */
const precision = (settings: StufSender, zender: Systeem | null): number =>
  Math.max(0, ...settings.zender.filter((party) => isParty(party, zender)).map((party) => Object.values(party).filter((value) => value !== undefined).length));
