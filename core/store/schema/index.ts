// The tables as TypeORM knows them.
import { DESTRUCTION_TABLES } from './destructions';
import { EXCHANGE_TABLES } from './exchanges';
import { HOUSE_TABLES } from './house';
import { LIST_TABLES } from './lists';
import { QUEUE_TABLES } from './queues';
import { RECORD_TABLES } from './records';

export const TABLES = [...QUEUE_TABLES, ...RECORD_TABLES, ...LIST_TABLES, ...DESTRUCTION_TABLES, ...EXCHANGE_TABLES, ...HOUSE_TABLES] as const;
export const ENTITIES = TABLES.map((table) => table.schema);
