// Where the names of source and target meet while a proof runs. Unlogged: after a crash of the database a proof begins anew.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProofListing1764000000015 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create unlogged table proof_listing (
        proof uuid not null,
        side text not null,
        name text collate "C" not null,
        key text collate "C" not null,
        begun_at timestamptz not null default zs_now(),
        primary key (proof, side, name)
      )`);
    await run.query("alter table proof drop constraint proof_depth_check, add constraint proof_depth_check check (depth in ('index', 'fields', 'content'))");
    await run.query('create index proof_listing_key on proof_listing (proof, side, key)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table proof_listing');
  }
}
