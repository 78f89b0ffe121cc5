// Destruction: lists of what goes, and the keyed hashes of the names that went.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Destructions1764000000017 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table destruction (
        id text collate "C" primary key,
        title text not null,
        sync text collate "C" not null,
        state text collate "C" not null check (state in ('draft', 'approved', 'declared', 'rejected')),
        made_at timestamptz not null,
        made_by text not null,
        approved_at timestamptz,
        approved_by text,
        declared_at timestamptz,
        revision text collate "C" not null,
        hash text collate "C" not null,
        check (approved_by is null or approved_by <> made_by)
      )`);
    await run.query(`
      create table destruction_item (
        list text collate "C" not null references destruction (id) on delete cascade,
        system text collate "C" not null,
        kind text collate "C" not null,
        id text collate "C" not null,
        state text collate "C" not null check (state in ('listed', 'removing', 'shared', 'erased')),
        identificatie text not null,
        bronorganisatie text not null,
        actiedatum date,
        content_hash text collate "C",
        zaken jsonb not null default '[]',
        copies jsonb not null default '[]',
        diagnostics jsonb not null default '[]',
        evidence jsonb not null default '{}',
        primary key (list, system, kind, id)
      )`);
    await run.query('create index destruction_item_subject on destruction_item (system, kind, id)');
    await run.query(`
      create table destruction_paper (
        list text collate "C" not null references destruction (id) on delete cascade,
        nr integer not null,
        name text not null,
        media text not null,
        content bytea not null,
        sha256 text collate "C" not null,
        chain text collate "C" not null,
        filed_at timestamptz not null,
        filed_by text not null,
        primary key (list, nr)
      )`);
    await run.query('create table destroyed (name text collate "C" primary key, because text collate "C" not null, at timestamptz not null)');
    await run.query('alter table subject add column destruction text collate "C"');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table subject drop column destruction');
    for (const table of ['destroyed', 'destruction_paper', 'destruction_item', 'destruction']) await run.query(`drop table ${table}`);
  }
}
