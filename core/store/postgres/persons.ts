// Persons and their tokens; only the hash of a token is kept.
import { createHash, randomBytes } from 'node:crypto';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Person, Role } from '../../sync/ports';
import { inTransaction, rowsOf, type Db, type Sql } from './db';
import { note } from './journal';
import { HOUSE } from './plans';

// 32 random bytes: nothing to guess, so a plain SHA-256 is enough and can be looked up.
const PREFIX = 'zs_';
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const ADD = 'insert into person (name, roles, token_hash, added_at) values ($1, $2, $3, (select zs_now())) on conflict (name) do nothing';

export async function addPerson(db: Db, name: string, roles: readonly Role[]): Promise<string> {
  const subject = `persons.${name}`;
  if (name.trim() === '' || name === HOUSE) throw new DiagnosticError([diagnostic('ZS1122', `"${name}" cannot be the name of a person`, { subject })]);
  const token = PREFIX + randomBytes(32).toString('base64url');
  await inTransaction(db, async (sql) => {
    const added = await sql.query(ADD, [name, roles, hashOf(token)]);
    if (added.rowCount === 0) throw new DiagnosticError([diagnostic('ZS1120', `there is a person "${name}" already`, { subject })]);
    await note(sql, { sync: null, ref: null, target: null, action: 'person added', actor: HOUSE, plan: null, detail: { name, roles: [...roles] } });
  });
  return token;
}

export async function revokePerson(db: Db, name: string): Promise<void> {
  await inTransaction(db, async (sql) => {
    const revoked = await sql.query('delete from person where name = $1', [name]);
    if (revoked.rowCount === 0) throw new DiagnosticError([diagnostic('ZS1121', `there is no person "${name}"`, { subject: `persons.${name}` })]);
    await note(sql, { sync: null, ref: null, target: null, action: 'person revoked', actor: HOUSE, plan: null, detail: { name } });
  });
}

export async function identify(sql: Sql, token: string): Promise<Person | null> {
  return (await rowsOf<Person>(sql, 'select name, roles from person where token_hash = $1', [hashOf(token)]))[0] ?? null;
}

export async function listPersons(sql: Sql): Promise<Person[]> {
  return rowsOf<Person>(sql, 'select name, roles from person order by name');
}
