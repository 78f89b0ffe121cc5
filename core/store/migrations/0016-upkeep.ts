// What was found when a connection was last looked after: a subscription that had gone, a lock of ours that was left.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Upkeep1764000000016 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table connection add column findings jsonb, add column looked_after_at timestamptz');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table connection drop column findings, drop column looked_after_at');
  }
}
