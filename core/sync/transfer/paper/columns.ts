// The columns of a transfer list as a person reads them: the same in CSV, XLSX and HTML, and read back from a decision file.
import { openbaarheid } from '../../../archive/transfer/row';
import type { TransferItem, TransferListHead } from '../../ports/transfer';

export interface Column {
  readonly name: string;
  readonly of: (item: TransferItem, list: TransferListHead) => string;
  /** Width in characters, for a spreadsheet. */
  readonly width: number;
}

const VERDICTS = { approved: 'goedgekeurd', rejected: 'afgewezen' } as const;
export const verdictText = (verdict: 'approved' | 'rejected' | null): string => (verdict === null ? '' : VERDICTS[verdict]);

const first = (item: TransferItem) => (item.decision.dossier.beperkingGebruik ?? [])[0];

/** What was listed. */
export const SHOWN: readonly Column[] = [
  { name: 'lijst', of: (_item, list) => list.id, width: 10 },
  { name: 'hash', of: (_item, list) => list.hash, width: 14 },
  { name: 'dossier', of: (item) => item.dossier, width: 32 },
  { name: 'zaaktype', of: (item) => item.row.zaaktype, width: 28 },
  { name: 'zaaktypeversie', of: (item) => item.row.zaaktypeVersie, width: 12 },
  { name: 'resultaat', of: (item) => item.row.resultaat, width: 20 },
  { name: 'selectielijst', of: (item) => [item.row.selectielijstJaar ?? '', item.row.selectielijstNummer].filter((part) => part !== '').join(' nr. '), width: 16 },
  { name: 'waardering', of: (item) => item.row.waardering, width: 18 },
  { name: 'archiefactiedatum', of: (item) => item.row.archiefactiedatum, width: 16 },
  { name: 'toelichting', of: (item) => item.row.toelichting.join('; '), width: 60 },
  { name: 'openbaarheid', of: (item) => openbaarheid(item.decision.dossier.beperkingGebruik), width: 40 },
  { name: 'partijen', of: (item) => item.row.partijen.join('; '), width: 30 },
  { name: 'documenten', of: (item) => String(item.row.documenten), width: 10 },
  { name: 'omvang', of: (item) => (item.row.omvang === null ? 'onbekend' : String(item.row.omvang)), width: 12 },
  { name: 'buiten greenlist', of: (item) => item.row.buitenGreenlist.join(', '), width: 16 },
  { name: 'afwijkingen', of: (item) => item.row.afwijkingen.join('; '), width: 50 },
  { name: 'virusscan', of: (item) => item.row.virusscan, width: 14 },
  { name: 'aanvulling op', of: (item) => item.supplementOf ?? '', width: 20 },
];

/** What an archivist fills in. */
export const DECIDED: readonly Column[] = [
  { name: 'besluit', of: (item) => verdictText(item.decision.verdict), width: 14 },
  { name: 'reden', of: (item) => item.decision.reason ?? '', width: 40 },
  { name: 'grond', of: (item) => first(item)?.grond ?? '', width: 30 },
  { name: 'begrippenlijst', of: (item) => first(item)?.begrippenlijst ?? '', width: 24 },
  { name: 'looptijd', of: (item) => first(item)?.termijn?.looptijd ?? '', width: 10 },
  { name: 'einddatum', of: (item) => first(item)?.termijn?.einddatum ?? '', width: 12 },
];

export const COLUMNS: readonly Column[] = [...SHOWN, ...DECIDED];
