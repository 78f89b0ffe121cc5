// What connectors keep: small state, and what push-only senders said last.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Shelves1764000000007 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table shelf (
        connection text collate "C" not null,
        key text collate "C" not null,
        value jsonb not null,
        primary key (connection, key)
      )`);
    await run.query(`
      create table inbox (
        connection text collate "C" not null,
        name text collate "C" not null,
        system text collate "C" not null,
        kind text collate "C" not null,
        id text collate "C" not null,
        stamp text not null,
        value jsonb,
        provenance jsonb not null,
        at timestamptz not null,
        primary key (connection, name)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table inbox');
    await run.query('drop table shelf');
  }
}
