// By which layer of the delta a subject was marked, what each layer caught, and which changes nobody told us of.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Layers1764000000013 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query("alter table subject add column layer text collate \"C\" not null default 'house', add column marked_at timestamptz");
    await run.query("alter table scan add column kind text collate \"C\" not null default 'scan' check (kind in ('scan', 'hot', 'window'))");
    // One unfinished walk per sync and kind: whoever begins continues it.
    await run.query('drop index scan_open');
    await run.query('create unique index scan_open on scan (sync, kind) where ended_at is null');
    // `slot` spreads the settles that count at the same moment over several rows: none waits for the flush of another.
    await run.query(`
      create table caught (
        sync text collate "C" not null,
        layer text collate "C" not null,
        day date not null,
        slot integer not null,
        looked bigint not null default 0,
        changed bigint not null default 0,
        added bigint not null default 0,
        primary key (sync, layer, day, slot)
      ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02)`);
    await run.query(`
      create table missed (
        subject bigint primary key references subject (nr) on delete cascade,
        sync text collate "C" not null,
        layer text collate "C" not null,
        found_at timestamptz not null
      )`);
    await run.query('create index missed_found on missed (found_at)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table missed');
    await run.query('drop table caught');
    await run.query("delete from scan where kind <> 'scan'");
    await run.query('drop index scan_open');
    await run.query('create unique index scan_open on scan (sync) where ended_at is null');
    await run.query('alter table scan drop column kind');
    await run.query('alter table subject drop column layer, drop column marked_at');
  }
}
