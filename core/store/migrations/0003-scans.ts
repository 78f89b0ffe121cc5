// Scans, and the objects outside: their ids and the lock on each.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Scans1764000000003 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table scan (
        sync text collate "C" not null,
        number integer not null,
        cursor jsonb,
        finished boolean not null default false,
        listed bigint not null default 0,
        marked bigint not null default 0,
        begun_at timestamptz not null,
        ended_at timestamptz,
        diagnostics jsonb,
        primary key (sync, number)
      )`);
    // One unfinished scan per sync: whoever begins continues it.
    await run.query('create unique index scan_open on scan (sync) where ended_at is null');
    await run.query(`
      create table object (
        connection text collate "C" not null,
        kind text collate "C" not null,
        key text collate "C" not null,
        target_id text,
        owner text,
        lease uuid,
        leased_until timestamptz,
        primary key (connection, kind, key)
      ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)`);
    await run.query('create index object_lease on object (lease) where lease is not null');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table object');
    await run.query('drop table scan');
  }
}
