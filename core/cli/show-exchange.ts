// Shows a message that somebody sent us, for people: what it asked, how it ended and its steps; never a value.
import type { ExchangeRow } from '../exchange/ports';
import { paint } from './print';

const STATE: Readonly<Record<ExchangeRow['state'], string>> = {
  received: 'received', planned: 'planned', applying: 'being carried out', answered: 'carried out', undoing: 'being taken back', failed: 'failed',
};

export function exchangeText(row: ExchangeRow): string {
  const ended = row.state === 'answered' && row.outcome === 'refused' ? 'refused' : STATE[row.state];
  const due = row.dueAt ? `, looked at again ${row.dueAt.toISOString()}` : row.state === 'answered' || (row.state === 'failed' && !row.stored) ? '' : ', waits for a person';
  const why = row.lastDiagnostic ? [`    ${row.lastDiagnostic.code} ${row.lastDiagnostic.message}`] : [];
  const steps = row.steps.map(({ name, action, connection, state }) => `    ${state.padEnd(8)} ${connection}: ${action} ${name}`);
  return [
    `${row.row}  ${row.receivedAt.toISOString()}  ${paint('bold', row.operation)} ${row.referentienummer} from ${row.sender} to ${row.service}: ${ended}${due}`,
    `    about ${row.about.join(', ')}`, ...why, ...steps,
  ].join('\n');
}
