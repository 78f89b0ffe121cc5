// explain: where a subject is, what happened to it, and the rule and source behind every field.
import type { Command } from 'commander';
import { refIn } from '../../compose/refs';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { renderDiagnostic } from '../../diagnostics/render';
import type { Json } from '../../model/json';
import { explain as explainIt, type ExplainedField, type Explanation } from '../../sync/explain';
import { inHouse, type AddCommand } from '../cli';
import { exchangeText } from '../show-exchange';
import type { House } from '../../compose';
import type { ExchangeRow } from '../../exchange/ports';
import { REGISTER_KINDS } from '../../connector/register';
import { paint, table } from '../print';

export const explain: AddCommand = (program, cli) => {
  program
    .command('explain')
    .argument('<ref>', 'kind/id, id, or the number people know it by')
    .option('--fields', 'show every field with its rule and source')
    .description('say where a subject is and why each field is what it is')
    .action(async (text: string, options: { readonly fields?: boolean }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const { room } = house;
        // People know a zaak by its number; the register by a UUID.
        const called = await room.store.questions.named(text.slice(text.indexOf('/') + 1));
        const refs = called.length > 0 ? called : refIn(room, text);
        const found = (await Promise.all(refs.map((ref) => explainIt(room, ref, it.signal)))).flat().filter(({ subject, fields }) => subject !== null || fields.length > 0);
        const messages = await messagesAbout(house, text);
        if (found.length + messages.length === 0) throw new DiagnosticError([diagnostic('ZS1203', `nothing is known of "${text}"`, { remedy: 'zaaksluis status shows the syncs; zaaksluis scan <sync> looks for new names' })]);
        const answer = messages.length === 0 ? found : [...found, { messages }];
        it.print.answer(answer as unknown as Json, () => [...found.map((one) => shown(one, options.fields ?? false)), ...(messages.length === 0 ? [] : [[paint('bold', `messages about ${text}`), ...messages.map(exchangeText)].join('\n')])].join('\n\n'));
      }, { readOnly: true });
    });
};

const MESSAGES = 50;

/** What others sent us about it; a number stands for a zaak, a document or a besluit. */
async function messagesAbout({ store }: Pick<House, 'store'>, text: string): Promise<readonly ExchangeRow[]> {
  const names = text.includes('/') ? [text] : REGISTER_KINDS.map((kind) => `${kind}/${text}`);
  return (await Promise.all(names.map((about) => store.exchanges.list({ about }, MESSAGES)))).flat();
}

function shown({ sync, ref, subject, fields, unmapped, targets, journal, diagnostics }: Explanation, all: boolean): string {
  const observed = subject === null ? 'never observed' : `${subject.presence ?? 'not read yet'}, ${subject.dueAt ? `due at ${subject.dueAt.toISOString()}` : 'at rest'}`;
  const way = subject?.markedAt ? `  marked ${subject.markedAt.toISOString()} by ${subject.layer}${subject.observedAt ? `, read ${subject.observedAt.toISOString()}` : ', not read yet'}` : '';
  const ended = new Set(journal.filter(({ state }) => state === 'done' || state === 'failed').map(({ step, target }) => `${target} ${step}`));
  const telling = journal.filter(({ state, step, target }) => state !== 'intended' || !ended.has(`${target} ${step}`));
  const lines = telling.map((line) => [line.at.toISOString(), line.target ?? '', line.state === 'event' ? line.action : `${line.step} ${line.state}`, line.plan ? `plan ${line.plan}` : '', line.actor]);
  return [
    `${paint('bold', `${ref.kind}/${ref.id}`)} in sync ${sync}: ${observed}`,
    ...(way === '' ? [] : [way]),
    ...targets.map(({ target, delivery }) => `  → ${target}: ${delivered(delivery)}`),
    ...diagnostics.map((finding) => renderDiagnostic(finding)),
    ...(unmapped.length > 0 ? [`not mapped: ${unmapped.join(', ')}`] : []),
    ...(all ? ['', paint('bold', 'the model'), fieldTable(fields), ...targets.flatMap((one) => ['', paint('bold', one.target), fieldTable(one.fields)])] : []),
    ...(lines.length > 0 ? ['', paint('bold', 'journal'), table(lines)] : []),
  ].join('\n');
}

function delivered(row: Explanation['targets'][number]['delivery']): string {
  if (row === null) return 'not delivered';
  const why = row.lastDiagnostic ? `: ${row.lastDiagnostic.code} ${row.lastDiagnostic.message}` : '';
  if (row.heldBy) return `held in plan ${row.heldBy}`;
  if (row.dueAt) return `due at ${row.dueAt.toISOString()}${why}`;
  return row.wanted > row.applied ? `blocked${why}` : 'in step, as far as we know';
}

const fieldTable = (fields: readonly ExplainedField[]): string =>
  table(fields.map(({ path, value, rule, sources }) => [path, cut(JSON.stringify(value)), rule ?? '', sources.join(' ')]));

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
