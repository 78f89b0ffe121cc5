// Subjects and deliveries: the two tables that are queues, and the flows they run in.
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Room on each page for the next version of a row; the large values apart from the row (above 256 bytes), so that a claim or a
// settle copies pointers and not models; vacuum after 2 % of dead rows, because every subject dies several times on its way.
const HOT = 'with (fillfactor = 70, toast_tuple_target = 256, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.05)';

export class Queues1764000000002 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table flow (
        sync text collate "C" not null,
        target text collate "C" not null,
        connection text collate "C" not null,
        backlog integer not null default 10000 check (backlog > 0),
        primary key (sync, target)
      )`);
    await run.query(`
      create table subject (
        nr bigint generated always as identity primary key,
        sync text collate "C" not null,
        system text collate "C" not null,
        kind text collate "C" not null,
        id text collate "C" not null,
        wanted integer not null,
        seen integer not null default 0,
        lane text collate "C" not null check (lane in ('live', 'bulk', 'content')),
        due_at timestamptz,
        lease uuid,
        attempts integer not null default 0,
        last_diagnostic jsonb,
        presence text collate "C" check (presence in ('in', 'out', 'gone')),
        desired jsonb,
        desired_hash text collate "C",
        read_revision text collate "C",
        stamp text collate "C",
        scan_no integer not null default 0,
        provenance jsonb,
        diagnostics jsonb,
        observed_at timestamptz
      ) ${HOT}`);
    await run.query('create unique index subject_name on subject (sync, system, kind, id)');
    await run.query('create index subject_due on subject (sync, lane, due_at) where due_at is not null');
    await run.query('create index subject_blocked on subject (sync) where due_at is null and last_diagnostic is not null');
    // No foreign key to subject: it would lock and look up the subject for every row, and a subject is only removed with its rows.
    await run.query(`
      create table delivery (
        subject bigint not null,
        target text collate "C" not null,
        sync text collate "C" not null,
        wanted integer not null,
        applied integer not null default 0,
        lane text collate "C" not null check (lane in ('live', 'bulk', 'content')),
        due_at timestamptz,
        lease uuid,
        attempts integer not null default 0,
        last_diagnostic jsonb,
        base jsonb,
        pending jsonb,
        mapping_revision text collate "C",
        held_by text collate "C",
        approved text collate "C",
        diagnostics jsonb,
        applied_at timestamptz,
        primary key (subject, target)
      ) ${HOT}`);
    await run.query('create index delivery_due on delivery (sync, target, lane, due_at) where due_at is not null');
    await run.query('create index delivery_resting on delivery (sync, target) where due_at is null and (held_by is not null or last_diagnostic is not null)');
    await run.query(`
      create table waits (
        queue text collate "C" not null check (queue in ('subject', 'delivery')),
        waiter bigint not null,
        target text collate "C" not null,
        "on" text collate "C" not null,
        primary key ("on", queue, waiter, target)
      )`);
    await run.query('create index waits_waiter on waits (waiter, queue, target)');
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['waits', 'delivery', 'subject', 'flow']) await run.query(`drop table ${table}`);
  }
}
