// Deliveries that wait for somebody else do not count against the backlog: what they wait for may be observe itself.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Waiting1764000000011 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table delivery add column waiting boolean not null default false');
    await run.query('create index delivery_backlog on delivery (sync, target, lane) where due_at is not null and not waiting');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index delivery_backlog');
    await run.query('alter table delivery drop column waiting');
  }
}
