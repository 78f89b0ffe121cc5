// The totals of each proof, and when a connection was last heard.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Proofs1764000000009 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table proof (
        sync text collate "C" not null,
        at timestamptz not null,
        took_ms bigint not null,
        depth text collate "C" not null check (depth in ('index', 'fields')),
        totals jsonb not null,
        revision text collate "C" not null,
        made_by text not null,
        primary key (sync, at)
      )`);
    await run.query('alter table connection add column heard_at timestamptz');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table connection drop column heard_at');
    await run.query('drop table proof');
  }
}
