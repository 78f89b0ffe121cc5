// What a service keeps beside its messages: series of numbers, where a zaak lives, what was counted and found.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Services1764000000020 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // By prefix and not by service: two services of one municipality must never give the same number.
    await run.query(`
      create table exchange_series (
        kind text collate "C" not null,
        prefix text collate "C" not null,
        last bigint not null,
        primary key (kind, prefix)
      ) with (fillfactor = 10)`);
    await run.query(`
      create table exchange_route (
        service text collate "C" not null,
        kind text collate "C" not null,
        identificatie text collate "C" not null,
        connection text collate "C" not null,
        primary key (service, kind, identificatie)
      )`);
    await run.query(`
      create table exchange_count (
        service text collate "C" not null,
        operation text collate "C" not null,
        outcome text collate "C" not null,
        day date not null,
        count bigint not null,
        primary key (service, day, operation, outcome)
      ) with (fillfactor = 50)`);
    await run.query(`
      create table exchange_finding (
        service text collate "C" not null,
        code text collate "C" not null,
        field text collate "C" not null,
        operation text collate "C" not null,
        count bigint not null,
        last_at timestamptz not null,
        last jsonb not null,
        primary key (service, code, field, operation)
      ) with (fillfactor = 50)`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['exchange_finding', 'exchange_count', 'exchange_route', 'exchange_series']) await run.query(`drop table ${table}`);
  }
}
