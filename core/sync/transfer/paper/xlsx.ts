// A transfer list as a workbook, every cell a text: numbers of dossiers keep their zeros.
import type { TransferItem, TransferListHead } from '../../ports/transfer';
import { COLUMNS } from './columns';

export async function xlsxOf(list: TransferListHead, items: readonly TransferItem[]): Promise<Buffer> {
  const { default: writeExcel } = await import('write-excel-file/node'); // heavy, and rarely asked for
  const head = COLUMNS.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const }));
  const rows = items.map((item) => COLUMNS.map(({ of }) => ({ value: of(item, list), type: String, wrap: true })));
  return writeExcel([head, ...rows], { sheet: `lijst ${list.id}`, columns: COLUMNS.map(({ width }) => ({ width })), stickyRowsCount: 1 }).toBuffer();
}
