// read: what a source says, as the model; from the system itself or from a file of it.
import type { Command } from 'commander';
import { connectorNamed, soundFiles } from '../../compose/files';
import type { SyncConfig } from '../../config/schema';
import type { Raw } from '../../connector/contract';
import { DiagnosticError, diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { renderDiagnostic } from '../../diagnostics/render';
import type { Mapping } from '../../mapping/types';
import type { Json, JsonObject } from '../../model/json';
import { formatRef, parseRef, type Ref } from '../../model/ref';
import { sourceOf } from '../../sync/find';
import { readSubject } from '../../sync/read';
import { inHouse, type AddCommand, type Cli } from '../cli';
import { readable } from '../file';
import { named } from '../names';
import { paint, table, type Print } from '../print';

interface Options {
  readonly file?: string;
}

export const read: AddCommand = (program, cli) => {
  program
    .command('read')
    .argument('<connection>', 'name of a connection')
    .argument('[ref]', 'kind/id or id; absent: everything')
    .option('--file <path>', 'read this file of the system instead of the system')
    .description('show what a source says, as the model')
    .action(async (connection: string, ref: string | undefined, options: Options, command: Command) => {
      const it = cli(command);
      await (options.file === undefined ? readSystem(it, connection, ref) : readFile(it, connection, ref, options.file));
    });
};

async function readFile(cli: Cli, connection: string, ref: string | undefined, file: string): Promise<void> {
  const { config, mappings } = await soundFiles(cli.at, cli.environment);
  const { connector: name } = named('connection', connection, config.connections);
  const connector = connectorNamed(name);
  if (!connector?.readFile) throw new DiagnosticError([diagnostic('ZS1204', `connection "${connection}" does not read files`)]);
  const syncs = [...config.syncs.values()].filter((sync) => sync.source === connection);
  const mappingFor = (raw: Raw, kind: string): { mapping: Mapping; sync: SyncConfig } | undefined => {
    const sync = syncs.find((one) => one.kind === kind);
    const mapping = sync && mappings.mappings.get(sync.mapping);
    return mapping && mapping.from === raw.shape ? { mapping, sync } : undefined;
  };
  for await (const item of connector.readFile(readable(file), cli.signal)) {
    if (item.item === 'finding') cli.print.note(renderDiagnostic(item.finding));
    else if (item.raw.state === 'present' && (ref === undefined || parseRef(ref, { system: connection, kind: item.kind })?.id === item.id)) {
      const found = mappingFor(item.raw, item.kind);
      if (!found) throw new DiagnosticError([diagnostic('ZS1203', `no sync reads a ${item.kind} from "${connection}" with a mapping from ${item.raw.shape}`)]);
      const { value, diagnostics, unmapped } = found.mapping.run(item.raw.value, { settings: found.sync.settings, subject: `${item.kind}/${item.id}` });
      show(cli.print, { system: connection, kind: item.kind, id: item.id }, value, [...item.raw.diagnostics, ...diagnostics], unmapped);
    }
  }
}

async function readSystem(cli: Cli, connection: string, text: string | undefined): Promise<void> {
  await inHouse(cli, async ({ room }) => {
    named('connection', connection, room.connections);
    for (const sync of [...room.syncs.values()].filter((one) => one.source === connection)) {
      const { source } = sourceOf(room, sync);
      const one = text === undefined ? null : parseRef(text, { system: connection, kind: sync.kind });
      if (text !== undefined && one === null) throw new DiagnosticError([diagnostic('ZS1203', `"${text}" is no name of a subject; write kind/id, such as zaaktype/B1026`)]);
      for await (const ref of one ? [one] : names()) {
        const reading = await readSubject(room, sync, ref, cli.signal);
        if (reading.model) show(cli.print, ref, reading.model, reading.diagnostics, reading.unmapped);
        else cli.print.line({ ref: formatRef(ref), state: 'gone' }, () => `${formatRef(ref)} is not there`);
      }

      async function* names(): AsyncGenerator<Ref> {
        let cursor: Json | null = null;
        do {
          const page = await source.list(sync.selectHint, cursor, cli.signal, undefined, sync.kind);
          for (const finding of page.diagnostics) cli.print.note(renderDiagnostic(finding));
          for (const { ref } of page.names) if (ref.kind === sync.kind) yield ref;
          cursor = page.next;
        } while (cursor !== null);
      }
    }
  }, { looks: true });
}

const warning = ({ code, field, message, remedy, severity }: Diagnostic): JsonObject => ({ code, severity, ...(field === undefined ? {} : { field }), message, remedy });

/** One line per subject: the model with what deserves attention; as JSON one object per line. */
function show(print: Print, ref: Ref, model: JsonObject, diagnostics: readonly Diagnostic[], unmapped: readonly string[]): void {
  const warnings = diagnostics.filter(({ code }) => code !== 'ZS3002'); // ZS3002 says of one element what unmapped says of all
  print.line({ ...model, warnings: warnings.map(warning), unmapped: [...unmapped] }, () => {
    const name = typeof model['omschrijving'] === 'string' ? model['omschrijving'] : '';
    const counts = Object.entries(model).filter((entry): entry is [string, Json[]] => Array.isArray(entry[1]) && entry[1].length > 0).map(([field, list]) => `${list.length} ${field}`);
    const lines = warnings.map(({ severity, code, field, message, remedy }) => [`  ${paint(severity === 'error' ? 'red' : 'yellow', severity)}`, code, `${field ? `${field}: ` : ''}${message}; ${remedy}`]);
    return [`${paint('bold', `${ref.kind}/${ref.id}`)}  ${name}`, `  ${counts.join(', ')}${unmapped.length > 0 ? `; ${unmapped.length} elements not mapped` : ''}`, ...(lines.length > 0 ? [table(lines)] : [])].join('\n');
  });
}
