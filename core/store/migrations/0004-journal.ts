// The journal: what was done outside, by month, each line carrying the hash of the line before.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Journal1764000000004 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table journal (
        nr bigint not null,
        at timestamptz not null,
        id uuid not null,
        sync text collate "C",
        system text collate "C",
        kind text collate "C",
        subject text collate "C",
        target text collate "C",
        step text,
        action text not null,
        state text collate "C" not null check (state in ('intended', 'done', 'failed', 'undone', 'event')),
        plan text collate "C",
        actor text not null,
        target_id text,
        detail jsonb not null,
        previous bytea not null,
        hash bytea not null,
        primary key (at, nr)
      ) partition by range (at)`);
    await run.query('create index journal_nr on journal (nr)');
    await run.query('create index journal_subject on journal (subject, kind, system, nr)');
    // The last line, and by its lock the one order of all lines. It is taken by the last statement of a transaction, so it is
    // held for one insert and one commit.
    await run.query('create table journal_head (single boolean primary key default true check (single), nr bigint not null, hash bytea not null) with (fillfactor = 10)');
    await run.query("insert into journal_head (nr, hash) values (0, sha256('zaaksluis'))");
    // What is hashed: the fields of a line as one JSON list. An auditor can make the same list elsewhere.
    await run.query(`
      create function journal_content(line journal) returns bytea language sql stable as $$
        select convert_to(jsonb_build_array(
          line.nr, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), line.id, line.sync, line.system, line.kind,
          line.subject, line.target, line.step, line.action, line.state, line.plan, line.actor, line.target_id, line.detail)::text, 'UTF8') $$`);
    // Lines arrive as a JSON list; answers their ids in that order. The partition of a month is made by its first line.
    await run.query(`
      create function journal_append(lines jsonb) returns setof uuid language plpgsql as $$
      declare
        head journal_head;
        line journal;
        item jsonb;
        month date;
      begin
        select * into head from journal_head for update;
        for item in select value from jsonb_array_elements(lines) with ordinality order by ordinality loop
          line := jsonb_populate_record(null::journal, item);
          line.at := zs_now();
          line.nr := head.nr + 1;
          line.id := coalesce(line.id, gen_random_uuid());
          line.detail := coalesce(line.detail, '{}');
          line.previous := head.hash;
          line.hash := sha256(head.hash || journal_content(line));
          month := date_trunc('month', line.at at time zone 'UTC');
          if to_regclass(format('journal_%s', to_char(month, 'YYYY_MM'))) is null then
            execute format('create table journal_%s partition of journal for values from (%L) to (%L)', to_char(month, 'YYYY_MM'),
              to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
          end if;
          insert into journal select line.*;
          head.nr := line.nr;
          head.hash := line.hash;
          return next line.id;
        end loop;
        update journal_head set nr = head.nr, hash = head.hash;
      end $$`);
    // The steps of runs that are not settled yet: small, and emptied by settling. The journal itself is never changed.
    await run.query(`
      create table run_step (
        id uuid primary key,
        subject bigint not null,
        target text collate "C" not null,
        ordinal integer not null,
        request jsonb not null,
        line jsonb not null,
        state text collate "C" not null check (state in ('intended', 'done', 'failed')),
        at timestamptz not null,
        plan text collate "C",
        actor text not null,
        target_id text,
        detail jsonb not null default '{}',
        missed_at timestamptz
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02)`);
    await run.query('create index run_step_delivery on run_step (subject, target, ordinal)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table run_step');
    await run.query('drop function journal_append(jsonb)');
    await run.query('drop function journal_content(journal)');
    await run.query('drop table journal_head');
    await run.query('drop table journal');
  }
}
