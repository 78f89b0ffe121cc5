// What belongs to the house and not to a node: connections, budgets, revisions, persons, slots, recoveries.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class House1764000000006 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table connection (
        name text collate "C" primary key,
        halted_because jsonb,
        paused boolean not null default false,
        paused_until timestamptz,
        paused_because text,
        paused_by text,
        failures integer not null default 0,
        broken_until timestamptz,
        tokens double precision not null default 0,
        filled_at timestamptz,
        flight jsonb not null default '{}',
        last_failure jsonb
      ) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0.02)`);
    await run.query(`
      create table config_revision (
        number integer generated always as identity primary key,
        id uuid not null unique default gen_random_uuid(),
        hash text collate "C" not null,
        activated_at timestamptz not null,
        activated_by text not null
      )`);
    await run.query(`
      create table person (
        name text collate "C" primary key,
        roles text[] not null,
        token_hash bytea not null unique,
        added_at timestamptz not null
      )`);
    await run.query(`
      create table slot (
        schedule text collate "C" not null,
        planned timestamptz not null,
        node text not null,
        taken_at timestamptz not null,
        primary key (schedule, planned)
      )`);
    await run.query(`
      create table recovery (
        connection text collate "C" primary key,
        because text not null,
        begun_at timestamptz not null
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['recovery', 'slot', 'person', 'config_revision', 'connection']) await run.query(`drop table ${table}`);
  }
}
