// The clock of the house: every due time and every lease comes from it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Clock1764000000001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // A table and not a setting: a setting of the database reaches only sessions that begin after it.
    await run.query('create table test_clock (single boolean primary key default true check (single), ahead interval not null)');
    // Whoever moves it must first say that this is a test; no part of the house does.
    await run.query(`
      create function test_clock_guard() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('zaaksluis.test', true), '') <> 'on' then
          raise exception 'only a test moves the clock';
        end if;
        return new;
      end $$`);
    await run.query('create trigger test_clock_guard before insert or update on test_clock for each row execute function test_clock_guard()');
    // Volatile, as clock_timestamp() is: statements that compare with an index read it once, as (select zs_now()).
    await run.query(`
      create function zs_now() returns timestamptz language sql volatile as
      $$ select clock_timestamp() + coalesce((select ahead from test_clock), interval '0') $$`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop function zs_now()');
    await run.query('drop table test_clock');
    await run.query('drop function test_clock_guard()');
  }
}
