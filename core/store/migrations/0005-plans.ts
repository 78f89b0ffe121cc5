// Plans: what is proposed, who made it, who approved it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Plans1764000000005 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table plan (
        id text collate "C" primary key,
        sync text collate "C" not null,
        state text collate "C" not null check (state in ('open', 'approved', 'applied', 'rejected', 'superseded')),
        origin text collate "C" not null check (origin in ('held', 'saved', 'rollback')),
        "of" text collate "C" references plan (id),
        made_at timestamptz not null,
        made_by text not null,
        approved_by text,
        approved_at timestamptz,
        decisions jsonb not null default '{}',
        revision text collate "C" not null,
        check (approved_by is null or approved_by <> made_by)
      )`);
    await run.query("create unique index plan_held on plan (sync) where origin = 'held' and state = 'open'");
    await run.query('create index plan_sync on plan (sync, made_at)');
    await run.query(`
      create table plan_entry (
        plan text collate "C" not null references plan (id) on delete cascade,
        system text collate "C" not null,
        kind text collate "C" not null,
        id text collate "C" not null,
        target text collate "C" not null,
        state text collate "C" not null check (state in ('open', 'approved', 'applied', 'stale', 'rejected')),
        steps jsonb not null,
        steps_hash text collate "C" not null,
        changes jsonb not null,
        diagnostics jsonb not null,
        approval jsonb not null,
        hashes jsonb not null,
        "before" jsonb,
        primary key (plan, system, kind, id, target)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table plan_entry');
    await run.query('drop table plan');
  }
}
