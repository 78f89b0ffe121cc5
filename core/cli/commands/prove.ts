// prove: source against target, subject by subject, with the evidence for each verdict; and the check of a signed proof.
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { keyOf, proofKey } from '../../compose/proof-key';
import type { House } from '../../compose';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { DEPTHS, isSound, prove as proveIt, tally, type Depth, type ProofRow, type ProveOptions, type Totals } from '../../sync/prove';
import { fingerprintOf, reportWriter, verifyReport, type ReportWriter } from '../../sync/prove/report';
import { inHouse, type AddCommand, type Cli } from '../cli';
import { readable } from '../file';
import { named } from '../names';
import { paint } from '../print';

interface Options {
  readonly depth: Depth;
  readonly target?: string;
  readonly sample?: number;
  readonly all?: boolean;
  readonly report?: string;
  readonly verify?: string;
  readonly key?: string;
}

export const prove: AddCommand = (program, cli) => {
  program
    .command('prove')
    .argument('[sync]')
    .addOption(new Option('--depth <depth>', 'index: names only; fields: read everything back; content: the bytes of documents too').choices(DEPTHS).default('fields'))
    .option('--target <name>', 'only this target')
    .addOption(new Option('--sample <percent>', 'with --depth content: compare the bytes of this many subjects in a hundred').argParser(percent))
    .option('--all', 'show what is in step too')
    .option('--report <file>', 'write every row to a signed file that can be filed and checked offline')
    .option('--verify <file>', 'check such a file: that nothing in it was changed, and with --key whose it is')
    .option('--key <file>', 'with --verify: the public key (PEM) of the organisation')
    .description('compare source and target, and say of each subject whether they agree, on what evidence, or why not yet; a sync of zaken takes its documents along')
    .action(async (name: string | undefined, options: Options, command: Command) => {
      const it = cli(command);
      if (options.verify !== undefined) return verifyFile(it, options.verify, options.key);
      if (name === undefined) throw new DiagnosticError([diagnostic('ZS1203', 'prove needs the name of a sync, or --verify <file>')]);
      await inHouse(it, (house) => proveSyncs(it, house, name, options), { readOnly: true });
    });
};

function percent(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 100)) throw new InvalidArgumentError('expected a percentage above 0, up to 100');
  return value;
}

async function proveSyncs(it: Cli, house: House, name: string, options: Options): Promise<void> {
  const { room } = house;
  const sync = named('sync', name, room.syncs);
  if (options.target) named('target', options.target, sync.targets);
  const syncs = sync.discovers === undefined ? [name] : [name, sync.discovers];
  const report = options.report === undefined ? null : openReport(options.report, reportWriter({ syncs, depth: options.depth, begun: room.clock.now().toISOString(), revision: room.revision, by: room.actor }, proofKey(house.config.node, house.dataFolder)));
  const counted = tally();
  const progress = it.print.progress('proved', null);
  const asked: ProveOptions = { depth: options.depth, ...(options.target ? { target: options.target } : {}), ...(options.sample === undefined ? {} : { sample: options.sample }) };
  let done = 0;
  for (const one of syncs) {
    for await (const row of proveIt(room, one, asked, it.signal)) {
      it.signal.throwIfAborted();
      counted.add(row);
      await report?.row(row);
      progress.to(++done);
      if (it.print.json || options.all || row.state !== 'in-step') it.print.line(row as unknown as Json, () => rowText(row));
    }
  }
  progress.end();
  const totals = counted.totals();
  await report?.end(room.clock.now());
  it.print.line({ totals, ...(options.report === undefined ? {} : { report: options.report }) } as unknown as Json, () => totalsText(totals));
  if (options.report !== undefined) it.print.note(`Written to ${options.report}; check it with: zaaksluis prove --verify ${options.report}`);
  process.exitCode = isSound(totals) ? 0 : 1;
}

interface Report {
  row(row: ProofRow): Promise<void>;
  end(at: Date): Promise<void>;
}

/** Lines go to the file as they come; a proof that is broken off leaves a file without a signature. */
function openReport(file: string, writer: ReportWriter): Report {
  const out = createWriteStream(file, { mode: 0o640 });
  const broken = new Promise<never>((_, reject) => out.once('error', (error) => reject(new DiagnosticError([diagnostic('ZS1207', `${file}: ${error.message}`)]))));
  broken.catch(() => undefined); // heard where a line is written
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await Promise.race([new Promise<void>((resolve) => out.once('drain', resolve)), broken]);
  };
  const begun = write(writer.head());
  return {
    row: async (row) => {
      await begun;
      await write(writer.row(row));
    },
    end: async (at) => {
      await begun;
      out.end(writer.end(at));
      await Promise.race([finished(out), broken]);
    },
  };
}

async function verifyFile(it: Cli, file: string, key: string | undefined): Promise<void> {
  const handle = await open(readable(file));
  try {
    const verdict = await verifyReport(handle.readLines(), key === undefined ? null : keyOf(readable(key)));
    it.print.answer(verdict as unknown as Json, () => {
      if (!verdict.genuine) return `${paint('red', 'not genuine')}  ${file}:${verdict.line}: ${verdict.why}`;
      const { head, end } = verdict;
      const whose = key === undefined ? `signed with key ${fingerprintOf(head.publicKey)} (give --key to know whose that is)` : `signed by the owner of ${key}`;
      return [`${paint('green', 'genuine')}  ${head.syncs.join(', ')} at depth ${head.depth}, ${head.begun} to ${end.ended}, ${whose}`, totalsText(end.totals)].join('\n');
    });
    process.exitCode = verdict.genuine ? 0 : 1;
  } finally {
    await handle.close();
  }
}

const totalsText = (totals: Totals): string => Object.entries(totals).filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`).join(', ') || 'Nothing is selected.';

function rowText({ subject, target, state, evidence, why, drift }: ProofRow): string {
  const head = `${state === 'in-step' ? paint('green', state) : paint('yellow', state)}  ${subject} → ${target} (${evidence})${why ? `: ${why}` : ''}`;
  return [head, ...drift.map(({ path, target: there, wanted, owner }) => `    ${path}: the target has ${JSON.stringify(there)}, wanted is ${JSON.stringify(wanted)}; ${owner === 'ours' ? 'ours: written with the next change of the source, or by zaaksluis replay' : 'it stands, it is a person\'s'}`)].join('\n');
}
