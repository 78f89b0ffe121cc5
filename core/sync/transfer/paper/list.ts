// A transfer list as a page to read, and as the plain record that is filed when it is submitted and approved.
import type { Json } from '../../../model/json';
import type { NewPaper, TransferItem, TransferListHead } from '../../ports/transfer';
import { COLUMNS } from './columns';
import { page, tableOf, terms } from './html';

const KINDS = { overbrenging: 'Overbrengingslijst', uitplaatsing: 'Uitplaatsingslijst' } as const;

/** Who did what with it, and when. */
export const historyOf = (list: TransferListHead): readonly (readonly [string, string])[] => [
  ['Lijst', list.id], ['Soort', list.kind], ['Toestand', list.state], ['Hash', list.hash], ['Gemaakt', `${list.madeAt.toISOString()} door ${list.madeBy}`],
  ...(list.submittedAt ? [['Aangeboden', `${list.submittedAt.toISOString()} door ${list.submittedBy ?? ''}`] as const] : []),
  ...(list.approvedAt ? [['Goedgekeurd', `${list.approvedAt.toISOString()} door ${list.approvedBy ?? ''}`] as const] : []),
  ...(list.reasons.early ? [['Vervroegd op grond van', list.reasons.early] as const] : []),
  ...(list.reasons.mixed ? [['Gemengde waardering', list.reasons.mixed] as const] : []),
];

export function htmlOf(list: TransferListHead, items: readonly TransferItem[]): Buffer {
  const shown = COLUMNS.filter(({ name }) => name !== 'lijst' && name !== 'hash');
  const body = `${terms(historyOf(list))}\n${tableOf(`${items.length} ${items.length === 1 ? 'dossier' : 'dossiers'}`, shown.map(({ name }) => name), items.map((item) => shown.map(({ of }) => of(item, list))))}`;
  return Buffer.from(page(`${KINDS[list.kind]}: ${list.title}`, body));
}

/** As plain data: what `--json` says and what is filed. */
export const recordOf = (list: TransferListHead, items: readonly TransferItem[]): Json =>
  JSON.parse(JSON.stringify({ ...list, dossiers: items.map(({ list: _list, ...item }) => item) })) as Json;

export const listPaper = (name: string, list: TransferListHead, items: readonly TransferItem[]): NewPaper => ({
  name, media: 'application/json', content: Buffer.from(`${JSON.stringify(recordOf(list, items), null, 2)}\n`),
});
