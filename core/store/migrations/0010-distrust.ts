// Deliveries of which a person doubts what the target holds: it was set back to a backup.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Distrust1764000000010 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table delivery add column distrusted_at timestamptz');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table delivery drop column distrusted_at');
  }
}
