// Makes what the configuration of the demo refers to: secrets, folders, rules, and three persons.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { House } from '../../compose';
import type { Person, Role } from '../../sync/ports';
import { packageRoot } from '../house';

/** Nobody approves what she made herself, so there are several. */
const PERSONS: readonly (readonly [string, readonly Role[]])[] = [['anna', ['maker']], ['bram', ['approver']], ['carla', ['archivist', 'approver']]];

export const secretsOf = (root: string): string => path.join(root, 'secrets');
export const exportFile = (name: string): string => path.join(packageRoot(), 'demo', 'exports', name);

function secret(root: string, name: string): void {
  const file = path.join(secretsOf(root), name);
  if (!fs.existsSync(file)) fs.writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
}

/** The token for uploads, what notifications send along, the folder that is watched, the rules of the archivist. */
export function prepareDemo(root: string): void {
  fs.mkdirSync(path.join(root, 'inavigator'), { recursive: true });
  fs.mkdirSync(secretsOf(root), { recursive: true, mode: 0o700 });
  secret(root, 'upload');
  secret(root, 'callback');
  fs.copyFileSync(path.join(packageRoot(), 'demo', 'beperkingen.yaml'), path.join(root, 'beperkingen.yaml'));
}

/** Persons, so that somebody else can approve; their tokens lie in the folder of the demo. */
export async function introduce(house: House): Promise<void> {
  const known = new Set((await house.store.persons.list()).map(({ name }) => name));
  for (const [name, roles] of PERSONS) {
    if (known.has(name)) continue;
    fs.writeFileSync(path.join(secretsOf(house.at.root), name), `${await house.store.persons.add(name, roles)}\n`, { mode: 0o600 });
  }
}

/** A person of the demo, by the token that lies in its folder. */
export async function personOf(house: House, name: string): Promise<Person> {
  const person = await house.store.persons.identify(fs.readFileSync(path.join(secretsOf(house.at.root), name), 'utf8').trim());
  if (!person) throw new Error(`${name} is not known in this house`);
  return person;
}

/** How a person of the demo would be named on the command line, from where one stands. */
export const tokenOf = (house: House, name: string): string => path.relative(process.cwd(), path.join(secretsOf(house.at.root), name));

/** `npx zaaksluis`, with the house where it is not the one that is found by itself. */
export const commandOf = (house: House): string =>
  `npx zaaksluis${house.at.root === path.join(process.cwd(), '.zaaksluis', 'demo') ? '' : ` --house ${path.relative(process.cwd(), house.at.root) || '.'}`}`;
