// The verklaring van overbrenging with its specification: what was accepted, on which list, with the hashes of what is filed.
import type { JsonObject } from '../../../model/json';
import { openbaarheid } from '../../../archive/transfer/row';
import type { NewPaper, Paper, TransferItem, TransferListHead } from '../../ports/transfer';
import { escaped, page, tableOf, terms } from './html';
import { historyOf } from './list';

const TITLES = { overbrenging: 'Verklaring van overbrenging', uitplaatsing: 'Verklaring van uitplaatsing' } as const;

export interface DeclarationInput {
  readonly list: TransferListHead;
  readonly items: readonly TransferItem[];
  readonly papers: readonly Paper[];
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

const isAccepted = (item: TransferItem): boolean => item.state === 'accepted' || item.state === 'transferred';

/** As plain data: the page and the XML say the same. */
export function declarationOf({ list, items, papers, by, at }: DeclarationInput): JsonObject {
  const accepted = items.filter(isAccepted);
  return {
    verklaring: list.kind, lijst: list.id, titel: list.title, lijsthash: list.hash, ontvanger: list.connection, opgesteld: at, opgesteldDoor: by,
    gemaaktDoor: list.madeBy, goedgekeurdDoor: list.approvedBy ?? '', goedgekeurdOp: list.approvedAt?.toISOString() ?? '',
    ...(list.reasons.early ? { vervroegd: list.reasons.early } : {}), ...(list.reasons.mixed ? { gemengdeWaardering: list.reasons.mixed } : {}),
    aantal: accepted.length, nietOvergebracht: items.length - accepted.length,
    specificatie: accepted.map((item): JsonObject => ({
      dossier: item.dossier, sip: item.sip, ...(item.supplementOf === null ? {} : { aanvullingOp: item.supplementOf }),
      zaaktype: item.row.zaaktype, waardering: item.row.waardering, archiefactiedatum: item.row.archiefactiedatum, documenten: item.row.documenten, omvang: item.row.omvang,
      openbaarheid: openbaarheid(item.decision.dossier.beperkingGebruik), inhoudshash: item.contentHash,
      geaccepteerdOp: item.receipt?.at ?? '', bewijs: item.receipt?.evidence ?? {},
    })),
    stukken: papers.map((paper): JsonObject => ({ nr: paper.nr, naam: paper.name, sha256: paper.sha256, keten: paper.chain })),
  };
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : value === null || value === undefined ? '' : JSON.stringify(value));

/** Control characters are not allowed in XML 1.0, not even escaped. */
const xmlText = (value: string): string => escaped(value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));

function xmlOf(declaration: JsonObject): string {
  const element = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return `<${name}>${value.map((one) => element(name === 'specificatie' ? 'dossier' : 'stuk', one)).join('\n')}</${name}>`;
    if (typeof value === 'object' && value !== null && name !== 'bewijs') return `<${name}>${Object.entries(value).map(([field, inner]) => element(field, inner)).join('')}</${name}>`;
    return `<${name}>${xmlText(text(value))}</${name}>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('verklaring', Object.fromEntries(Object.entries(declaration).map(([field, value]) => [field === 'verklaring' ? 'soort' : field, value])))}\n`;
}

const ROWS = ['dossier', 'sip', 'zaaktype', 'documenten', 'omvang', 'openbaarheid', 'geaccepteerdOp', 'bewijs'] as const;

function htmlOf(input: DeclarationInput, declaration: JsonObject): string {
  const specification = declaration['specificatie'] as JsonObject[];
  const papers = declaration['stukken'] as JsonObject[];
  const body = [
    `<p>Hierbij wordt verklaard dat ${specification.length} ${specification.length === 1 ? 'dossier' : 'dossiers'} van lijst ${escaped(input.list.id)} door ${escaped(input.list.connection)} ${specification.length === 1 ? 'is' : 'zijn'} geaccepteerd.</p>`,
    terms([...historyOf(input.list), ['Opgesteld', `${input.at} door ${input.by}`]]),
    tableOf('Specificatie', ROWS, specification.map((one) => ROWS.map((field) => text(one[field])))),
    tableOf('Bij deze verklaring gevoegd', ['nr', 'naam', 'sha256'], papers.map((one) => ['nr', 'naam', 'sha256'].map((field) => text(one[field])))),
  ].join('\n');
  return page(`${TITLES[input.list.kind]}: ${input.list.title}`, body);
}

const receiptsOf = (items: readonly TransferItem[]): Buffer =>
  Buffer.from(`${JSON.stringify(items.flatMap((item) => (item.receipt ? [{ dossier: item.dossier, ...item.receipt }] : [])), null, 2)}\n`);

/** The receipts, as they are filed before the declaration that names them. */
export const receiptsPaper = (items: readonly TransferItem[]): NewPaper => ({ name: 'ontvangstbewijzen.json', media: 'application/json', content: receiptsOf(items) });

/** The three spellings of one declaration. */
export function declarationPapers(input: DeclarationInput): readonly NewPaper[] {
  const declaration = declarationOf(input);
  return [
    { name: 'verklaring.json', media: 'application/json', content: Buffer.from(`${JSON.stringify(declaration, null, 2)}\n`) },
    { name: 'verklaring.xml', media: 'application/xml', content: Buffer.from(xmlOf(declaration)) },
    { name: 'verklaring.html', media: 'text/html', content: Buffer.from(htmlOf(input, declaration)) },
  ];
}
