// Transfer lists: which dossiers go to a receiver, who decided, what came of it, and the papers that are filed together.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Lists1764000000014 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table transfer_list (
        id text collate "C" primary key,
        title text not null,
        sync text collate "C" not null,
        target text collate "C" not null,
        connection text collate "C" not null,
        kind text collate "C" not null check (kind in ('overbrenging', 'uitplaatsing')),
        state text collate "C" not null check (state in ('draft', 'submitted', 'approved', 'delivering', 'done', 'closed', 'rejected')),
        reasons jsonb not null default '{}',
        made_at timestamptz not null,
        made_by text not null,
        submitted_at timestamptz,
        submitted_by text,
        approved_at timestamptz,
        approved_by text,
        revision text collate "C" not null,
        hash text collate "C" not null,
        check (approved_by is null or (approved_by <> made_by and approved_by is distinct from submitted_by))
      )`);
    await run.query('create index transfer_list_sync on transfer_list (sync, made_at)');
    await run.query(`
      create table transfer_item (
        list text collate "C" not null references transfer_list (id) on delete cascade,
        system text collate "C" not null,
        kind text collate "C" not null,
        id text collate "C" not null,
        sync text collate "C" not null,
        target text collate "C" not null,
        state text collate "C" not null check (state in ('listed', 'approved', 'rejected', 'dropped', 'handed-over', 'received', 'accepted', 'refused', 'transferred')),
        dossier text collate "C" not null,
        sip text collate "C" not null,
        supplement_of text collate "C",
        content_hash text collate "C" not null,
        "row" jsonb not null,
        verdict text collate "C" check (verdict in ('approved', 'rejected')),
        reason text,
        decision jsonb not null default '{"dossier": {"findings": []}, "documenten": {}}',
        decided_by text,
        diagnostics jsonb not null default '[]',
        receipt jsonb,
        primary key (list, system, kind, id)
      )`);
    await run.query('create unique index transfer_item_dossier on transfer_item (list, dossier)');
    await run.query('create index transfer_item_sip on transfer_item (sip)');
    await run.query('create index transfer_item_subject on transfer_item (sync, target, system, kind, id)');
    // A dossier stands on one list at a time.
    await run.query(`create unique index transfer_item_open on transfer_item (sync, target, system, kind, id) where state in ('listed', 'approved', 'handed-over', 'received')`);
    await run.query(`create index transfer_item_accepted on transfer_item (sync, target, list, dossier) where state = 'accepted'`);
    await run.query(`
      create table transfer_paper (
        list text collate "C" not null references transfer_list (id) on delete cascade,
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
    await run.query('create table receipt_cursor (connection text collate "C" primary key, cursor jsonb not null)');
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['receipt_cursor', 'transfer_paper', 'transfer_item', 'transfer_list']) await run.query(`drop table ${table}`);
  }
}
