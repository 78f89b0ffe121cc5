// The tables as TypeORM knows them.
import type { EntitySchema } from 'typeorm';

export const ENTITIES: readonly EntitySchema[] = [];
