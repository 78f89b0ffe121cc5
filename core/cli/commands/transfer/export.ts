// transfer export: a list as CSV, workbook or page, to decide in or to read.
import fs from 'node:fs';
import type { Command } from 'commander';
import { DiagnosticError, diagnostic } from '../../../diagnostics/diagnostic';
import { csvOf } from '../../../sync/transfer/paper/csv';
import { htmlOf } from '../../../sync/transfer/paper/list';
import { xlsxOf } from '../../../sync/transfer/paper/xlsx';
import { allItems, headOf } from '../../../sync/transfer/show';
import { inHouse } from '../../cli';
import type { AddAct } from '../transfer';

interface Options {
  readonly csv?: string;
  readonly xlsx?: string;
  readonly html?: string;
}

const FORMATS = { csv: csvOf, xlsx: xlsxOf, html: htmlOf } as const;

export const addExport: AddAct = (transfer, cli) => {
  transfer
    .command('export')
    .argument('<list>')
    .option('--csv <file>', 'as CSV with semicolons')
    .option('--xlsx <file>', 'as a workbook')
    .option('--html <file>', 'as a page to read')
    .description('write a transfer list to a file; in CSV and XLSX an archivist fills in besluit, reden and openbaarheid')
    .action(async (id: string, options: Options, command: Command) => {
      const it = cli(command);
      const wanted = (['csv', 'xlsx', 'html'] as const).filter((format) => options[format] !== undefined);
      if (wanted.length === 0) throw new DiagnosticError([diagnostic('ZS1203', 'export writes nothing without --csv, --xlsx or --html', { remedy: 'Say which file: --csv lijst.csv' })]);
      await inHouse(it, async ({ room }) => {
        const [list, items] = [await headOf(room, id), await allItems(room, id)];
        const files = wanted.map((format) => options[format] ?? '');
        for (const format of wanted) fs.writeFileSync(options[format] ?? '', await FORMATS[format](list, items));
        it.print.answer({ list: id, hash: list.hash, files }, () => `${items.length} dossiers in ${files.join(', ')}. A decision comes back with: zaaksluis transfer decide ${id} <file>`);
      });
    });
};
