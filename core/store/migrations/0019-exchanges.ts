// Messages of those who call us: each known by its name, carried out once, and answered the same when it comes again.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Exchanges1764000000019 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // Who is first in line for an object: a message that is carried out anew stands at the end again.
    await run.query('create sequence exchange_arrival');
    await run.query(`
      create table exchange (
        nr bigint generated always as identity primary key,
        service text collate "C" not null,
        sender text collate "C" not null,
        referentienummer text collate "C" not null,
        content_hash text collate "C" not null,
        message_hash text collate "C" not null,
        operation text collate "C" not null,
        about text[] collate "C" not null,
        sent_at timestamptz,
        received_at timestamptz not null,
        arrival bigint not null default nextval('exchange_arrival'),
        state text collate "C" not null check (state in ('received', 'planned', 'applying', 'answered', 'undoing', 'failed')),
        outcome text collate "C" check (outcome in ('answered', 'refused')),
        node text collate "C",
        message jsonb,
        answer jsonb,
        carried jsonb not null default '[]',
        pending jsonb,
        plan jsonb,
        lane text collate "C" not null check (lane in ('live', 'bulk', 'content')),
        due_at timestamptz,
        lease uuid,
        attempts integer not null default 0,
        last_diagnostic jsonb,
        settled_at timestamptz
      ) with (fillfactor = 70, toast_tuple_target = 256, autovacuum_vacuum_scale_factor = 0.02)`);
    await run.query('create unique index exchange_name on exchange (service, sender, referentienummer)');
    await run.query('create index exchange_due on exchange (service, lane, due_at) where due_at is not null');
    await run.query('create index exchange_about on exchange using gin (about)');
    await run.query("create index exchange_carried on exchange using gin (carried jsonb_path_ops) where carried <> '[]'");
    await run.query('create index exchange_content on exchange (service, sender, content_hash)');
    await run.query('create index exchange_settled on exchange (settled_at) where settled_at is not null');
    await run.query("create index exchange_failed on exchange (service) where state in ('failed', 'undoing')");
    await run.query(`
      create table exchange_step (
        id uuid primary key,
        exchange bigint not null,
        run integer not null,
        ordinal integer not null,
        connection text collate "C" not null,
        ref jsonb not null,
        request jsonb not null,
        line jsonb not null,
        state text collate "C" not null check (state in ('intended', 'done', 'failed', 'undone')),
        at timestamptz not null,
        target_id text,
        detail jsonb not null default '{}',
        transfer jsonb,
        missed_at timestamptz
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02)`);
    await run.query('create index exchange_step_exchange on exchange_step (exchange, ordinal)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table exchange_step');
    await run.query('drop table exchange');
    await run.query('drop sequence exchange_arrival');
  }
}
