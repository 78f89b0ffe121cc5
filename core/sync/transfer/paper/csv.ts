// A transfer list as CSV, as Dutch spreadsheets open it: semicolons, and a mark that says UTF-8.
import { csvLine } from '../../csv';
import type { TransferItem, TransferListHead } from '../../ports/transfer';
import { COLUMNS } from './columns';

const BOM = '\uFEFF';

export const csvOf = (list: TransferListHead, items: readonly TransferItem[]): Buffer =>
  Buffer.from(BOM + csvLine(COLUMNS.map(({ name }) => name), ';') + items.map((item) => csvLine(COLUMNS.map(({ of }) => of(item, list)), ';')).join(''));
