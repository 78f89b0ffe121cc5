// Which instance of a database this is, how far it is, and whether it is recovering: see backup/witness.ts.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Instance1764000000008 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table instance (
        single boolean primary key default true check (single),
        id uuid not null,
        beat bigint not null,
        beat_at timestamptz not null
      ) with (fillfactor = 10)`);
    await run.query('insert into instance (id, beat, beat_at) values (gen_random_uuid(), 0, zs_now())');
    await run.query(`
      create table recovering (
        single boolean primary key default true check (single),
        since timestamptz not null,
        backup_moment timestamptz not null,
        because text collate "C" not null check (because in ('restored', 'set back', 'another', 'copied'))
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table recovering');
    await run.query('drop table instance');
  }
}
