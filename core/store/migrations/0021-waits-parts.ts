// Lets a row wait for several names at once: it wakes when each part of what it waits for is answered.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WaitsParts1764000000021 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table waits add column part int not null default 0');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table waits drop column part');
  }
}
