// Writes the tables down as a page for people: schema.md.
import type { Table } from './table';

/** The page, from the schemas; `zaaksluis docs` writes it and a test holds it equal. */
export function renderSchema(tables: readonly Table[]): string {
  const head = [
    '<!-- Generated from core/store/schema by `npm run docs`: change it there. -->',
    '',
    '# The tables',
    '',
    'All due times and leases come from `zs_now()`. Indexes, storage and functions stand in `core/store/migrations`, the statements that are',
    'run most in `core/store/postgres`.',
  ];
  return `${[...head, ...tables.flatMap(section)].join('\n')}\n`;
}

function section({ schema: { options }, comment }: Table): string[] {
  const rows = Object.entries(options.columns).map(([name, column]) => {
    const type = `${String(column?.type)}${column?.array === true ? '[]' : ''}`;
    const notes = [column?.primary === true ? 'key' : '', column?.nullable === true ? 'may be null' : ''].filter((note) => note !== '').join(', ');
    return `| \`${name}\` | ${type} | ${notes} | ${column?.comment ?? ''} |`;
  });
  return ['', `## ${options.name}`, '', comment, '', '| column | type | | what it is for |', '| --- | --- | --- | --- |', ...rows];
}
