// One way to write a table down for TypeORM: each column with its type and what it is for.
import { EntitySchema, type ColumnType } from 'typeorm';

/** `text`, `text?` (may be null), `text key` (part of the primary key), and then, after a colon, what it is for. */
export type ColumnLine = string;

const LINE = /^(?<type>[a-z]+(?:\[\])?)(?<optional>\?)?(?<key> key)?: (?<comment>.+)$/;
const TYPES: Readonly<Record<string, ColumnType>> = { text: 'text', int: 'integer', bigint: 'bigint', float: 'double precision', bool: 'boolean', time: 'timestamptz', date: 'date', json: 'jsonb', uuid: 'uuid', bytes: 'bytea', interval: 'interval' };

/** A table, and in one sentence what it is for. */
export interface Table {
  readonly schema: EntitySchema;
  readonly comment: string;
}

/** Makes the schema of a table. The tables themselves are made by the migrations; a test holds the two equal. */
export function table(name: string, comment: string, columns: Readonly<Record<string, ColumnLine>>): Table {
  const described = Object.fromEntries(Object.entries(columns).map(([column, line]) => [column, columnOf(column, line)]));
  return { comment, schema: new EntitySchema({ name, columns: described }) };
}

function columnOf(column: string, line: ColumnLine) {
  const groups = LINE.exec(line)?.groups;
  const written = groups?.['type'] ?? '';
  const type = TYPES[written.replace('[]', '')];
  if (groups === undefined || type === undefined) throw new Error(`column ${column}: "${line}" is not a type and what it is for`);
  return {
    name: column,
    type,
    array: written.endsWith('[]'),
    nullable: groups['optional'] !== undefined,
    primary: groups['key'] !== undefined,
    comment: groups['comment'] ?? '',
  };
}
