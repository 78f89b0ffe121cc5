// Where the sending of large contents stands: locks we hold, parts that were sent.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Transfers1764000000012 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table transfer (
        subject bigint not null references subject (nr) on delete cascade,
        target text not null,
        step text not null,
        state jsonb not null,
        at timestamptz not null,
        primary key (subject, target, step)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table transfer');
  }
}
