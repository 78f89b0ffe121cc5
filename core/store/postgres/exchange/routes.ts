// Remembers in which register of a service an object lives.
import type { RegisterKind } from '../../../connector/register';
import { rowsOf, type Sql } from '../db';

const KEEP = `
  insert into exchange_route (service, kind, identificatie, connection) values ($1, $2, $3, $4)
  on conflict (service, kind, identificatie) do update set connection = excluded.connection`;

export async function routeOf(sql: Sql, service: string, kind: RegisterKind, identificatie: string): Promise<string | null> {
  return (await rowsOf<{ connection: string }>(sql, 'select connection from exchange_route where service = $1 and kind = $2 and identificatie = $3', [service, kind, identificatie]))[0]?.connection ?? null;
}

export async function keepRoute(sql: Sql, service: string, kind: RegisterKind, identificatie: string, connection: string): Promise<void> {
  await sql.query(KEEP, [service, kind, identificatie, connection]);
}
