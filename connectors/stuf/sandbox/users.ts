// Who may call the sandbox: by HTTP Basic or WS-Security UsernameToken, whichever comes.
import { createHash } from 'node:crypto';
import { sameText } from '../../../core/connector/incoming';
import type { XmlTree } from '../../../core/xml/tree';
import type { SandboxSettings } from './settings';

function all(tree: XmlTree, name: string): XmlTree[] {
  return tree.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** UsernameToken Profile 1.1 §3.1: Base64(SHA-1(nonce + created + password)). */
function digest(nonce: string, created: string, password: string): string {
  return createHash('sha1').update(Buffer.concat([Buffer.from(nonce, 'base64'), Buffer.from(created), Buffer.from(password)])).digest('base64');
}

function byToken(header: XmlTree, { users }: SandboxSettings): boolean {
  return all(header, 'UsernameToken').some((token) => {
    const text = (name: string): string => all(token, name)[0]?.text.trim() ?? '';
    const isDigest = (all(token, 'Password')[0]?.attributes.find((one) => one.name === 'Type')?.value ?? '').endsWith('#PasswordDigest');
    return users.some(({ username, password }) => username === text('Username') && sameText(isDigest ? digest(text('Nonce'), text('Created'), password) : password, text('Password')));
  });
}

/** Nobody is asked who he is where no users are set. */
export function isKnown(settings: SandboxSettings, authorization: string | undefined, envelope: XmlTree): boolean {
  if (settings.users.length === 0) return true;
  const basic = settings.users.some(({ username, password }) => sameText(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`, authorization ?? ''));
  const header = envelope.children.find((child) => child.name === 'Header');
  return basic || (header !== undefined && byToken(header, settings));
}
