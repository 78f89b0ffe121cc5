// Finds out who is at the keyboard, by their token: never by the name of their account.
import fs from 'node:fs';
import type { House } from '../compose';
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';
import type { Person, Role } from '../sync/ports';

/** From `--token-file`, else ZAAKSLUIS_TOKEN. Throws DiagnosticError ZS1206 where it is nobody's, or somebody without the role. */
export async function whoAmI(house: House, options: { readonly tokenFile?: string }, role: Role | null, act: string): Promise<Person> {
  const token = options.tokenFile ? readToken(options.tokenFile) : process.env['ZAAKSLUIS_TOKEN'];
  const person = token ? await house.store.persons.identify(token.trim()) : null;
  const needed = role ? `a person with the role ${role}` : 'a person';
  if (!person) throw new DiagnosticError([diagnostic('ZS1206', `${act} needs ${needed}`)]);
  if (role && !person.roles.includes(role)) {
    throw new DiagnosticError([diagnostic('ZS1206', `${act} needs ${needed}; ${person.name} has ${person.roles.join(', ')}`, { remedy: `ask somebody who is ${role}` })]);
  }
  return person;
}

function readToken(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw new DiagnosticError([diagnostic('ZS1207', `${file}: no such file`)]);
  }
}
