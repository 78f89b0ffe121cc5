// test: runs the cases that stand beside the mappings.
import type { Command } from 'commander';
import { readMappings } from '../../compose/files';
import { DiagnosticError } from '../../diagnostics/diagnostic';
import { diagnosticsJson, renderDiagnostics } from '../../diagnostics/render';
import { runCases } from '../../mapping/cases';
import type { Json } from '../../model/json';
import type { AddCommand } from '../cli';
import { paint } from '../print';

export const test: AddCommand = (program, cli) => {
  program.command('test').description('run the cases that stand beside the mappings').action((_options, command: Command) => {
    const { print, at } = cli(command);
    const loaded = readMappings(at.mappingsDir);
    const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new DiagnosticError(errors);
    const results = runCases(at.mappingsDir, loaded);
    const failed = results.filter(({ diagnostics }) => diagnostics.length > 0);
    print.answer({ cases: results.length, failed: failed.length, failures: failed.map(({ mapping, name, diagnostics }) => ({ mapping, name, ...diagnosticsJson(diagnostics) })) } as unknown as Json, () => [
      ...failed.map(({ mapping, name, diagnostics }) => `${paint('red', 'fails')}  ${mapping}: ${name}\n${renderDiagnostics(diagnostics)}`),
      `${results.length} cases, ${failed.length} failed.`,
    ].join('\n'));
    process.exitCode = failed.length > 0 ? 1 : 0;
  });
};
