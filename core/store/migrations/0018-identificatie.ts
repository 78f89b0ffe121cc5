// People ask for a zaak by its number, not by the UUID of a register: found by index, in what is wanted or in what was delivered.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identificatie1764000000018 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query("create index subject_identificatie on subject ((desired->>'identificatie')) where desired is not null");
    await run.query("create index delivery_identificatie on delivery ((base->'values'->'identificatie'->>'value')) where base is not null");
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index subject_identificatie, delivery_identificatie');
  }
}
