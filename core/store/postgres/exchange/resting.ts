// Says why a register may not be written to now.
import { diagnostic, type Diagnostic } from '../../../diagnostics/diagnostic';
import { rowsOf, type Sql } from '../db';
import { activeIs } from '../resting';

const RESTING = `
  with moment as materialized (select zs_now() as now)
  select n.name,
         case when c.halted_because is not null then 'is halted: ' || (c.halted_because ->> 'code')
              when c.paused and (c.paused_until is null or c.paused_until > m.now) then 'is paused by ' || coalesce(c.paused_by, 'somebody')
              when r.connection is not null then 'is looked up again before anything is written to it'
              when not ${activeIs('$2')} then 'is not written by this node: its files are not those the house works with' end as because
    from unnest($1::text[]) as n(name) cross join moment m left join connection c on c.name = n.name left join recovery r on r.connection = n.name`;

export async function resting(sql: Sql, revision: string | null, connections: readonly string[]): Promise<Diagnostic | null> {
  const rows = await rowsOf<{ name: string; because: string | null }>(sql, RESTING, [[...connections], revision]);
  const [first] = rows.filter(({ because }) => because !== null);
  return first ? diagnostic('ZS6005', `${first.name} ${first.because ?? ''}`, { subject: first.name }) : null;
}
