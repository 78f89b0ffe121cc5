// Resolves a path below the configured root and refuses everything that would leave it.
import { diagnostic } from '../../diagnostics/diagnostic';
import { Blocked, Halt } from '../outcome';
import { maskNumbers } from './redact';

/** Parses the configured root: http or https, no credentials, no query. Throws Halt ZS4092. */
export function parseRoot(baseUrl: string): URL {
  const root = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const refuse = (why: string): never => {
    throw new Halt(diagnostic('ZS4092', `the configured address ${why}`, { remedy: 'Write the root of the API as https://host/path, with credentials in their own fields.' }));
  };
  if (root === undefined) return refuse('is not a URL');
  if (root.protocol !== 'https:' && root.protocol !== 'http:') return refuse(`begins with "${root.protocol}" instead of https:`);
  if (root.username !== '' || root.password !== '') return refuse('holds a user name or password');
  if (root.search !== '' || root.hash !== '') return refuse('holds a query or a fragment');
  return root;
}

/**
 * The URL of a call. A relative path (`/zaaktypen`) must stay below the root's path; an absolute URL must be on the root's
 * origin. Anything else would send our credentials to a server we did not choose (SSRF): Blocked ZS4092.
 */
export function resolve(root: URL, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const base = root.pathname.replace(/\/+$/, '');
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(path);
  const joined = isAbsolute ? path : `${root.origin}${base}${/^[/?]/.test(path) || path === '' ? '' : '/'}${path}`;
  const url = URL.canParse(joined) ? new URL(joined) : undefined;
  const isBelow = url !== undefined && (isAbsolute || url.pathname === base || url.pathname === '/' || url.pathname.startsWith(`${base}/`));
  const climbed = url !== undefined && !isAbsolute && url.pathname === '/' && base !== '';
  if (url === undefined || url.origin !== root.origin || url.username !== '' || url.password !== '' || !isBelow || climbed) {
    throw new Blocked(diagnostic('ZS4092', `"${maskNumbers(url ? `${url.origin}${url.pathname}` : path.split('?')[0] ?? '')}" is not below ${root.origin}${base}`));
  }
  url.hash = '';
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  return url;
}
