// map: one mapping over one file of JSON, to see what it makes of it and by which rule.
import fs from 'node:fs';
import type { Command } from 'commander';
import { readMappings } from '../../compose/files';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { diagnosticsJson, renderDiagnostics } from '../../diagnostics/render';
import { isObject, type Json } from '../../model/json';
import type { AddCommand } from '../cli';
import { readable } from '../file';
import { named } from '../names';
import { table } from '../print';

export const map: AddCommand = (program, cli) => {
  program
    .command('map')
    .argument('<mapping>', 'name of a mapping, such as zgw/zaaktype')
    .argument('<file>', 'JSON in the shape the mapping reads')
    .option('--settings <json>', 'settings as a sync would hand them over', '{}')
    .description('run one mapping over a file, and show the rule and the source of every field')
    .action((name: string, file: string, options: { readonly settings: string }, command: Command) => {
      const { print, at } = cli(command);
      const loaded = readMappings(at.mappingsDir);
      const mapping = named('mapping', name, loaded.mappings);
      const mapped = mapping.run(parsed(file, fs.readFileSync(readable(file), 'utf8')), { settings: parsed('--settings', options.settings), explain: true, subject: file });
      const rules = [...mapped.rules].map(([path, rule]) => ({ path, rule: `${rule.file}:${rule.line}`, sources: [...rule.sources] }));
      print.answer({ value: mapped.value, ...diagnosticsJson(mapped.diagnostics), unmapped: [...mapped.unmapped], rules } as unknown as Json, () => [
        JSON.stringify(mapped.value, null, 2),
        table(rules.map(({ path, rule, sources }) => [path, rule, sources.join(' ')])),
        ...(mapped.unmapped.length > 0 ? [`not mapped: ${mapped.unmapped.join(', ')}`] : []),
        renderDiagnostics(mapped.diagnostics).trimEnd(),
      ].filter((part) => part !== '').join('\n\n'));
      process.exitCode = mapped.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
    });
};

function parsed(what: string, text: string): Record<string, Json> {
  try {
    const value = JSON.parse(text) as Json;
    if (isObject(value)) return value;
  } catch (error) {
    throw new DiagnosticError([diagnostic('ZS1207', `${what} is not JSON: ${(error as Error).message}`, { remedy: 'give one JSON object' })]);
  }
  throw new DiagnosticError([diagnostic('ZS1207', `${what} holds no JSON object`, { remedy: 'give one JSON object' })]);
}
