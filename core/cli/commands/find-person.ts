// find-person: every place where a person stands, by a BSN from standard input.
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { actingAs } from '../../compose';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { formatRef } from '../../model/ref';
import { bsnOf } from '../../sync/destroy/bsn';
import { findPerson } from '../../sync/destroy/find-person';
import { inHouse, type AddCommand } from '../cli';
import { whoAmI } from '../person';
import { table } from '../print';
import { filesWith } from './find-person/files';
import { TOKEN, type TokenOption } from './transfer/options';

/** At most so much: a BSN and an end of line. */
const LONGEST = 64;

async function fromInput(): Promise<string> {
  if (process.stdin.isTTY) {
    throw new DiagnosticError([diagnostic('ZS4713', 'a BSN is not typed where it is shown', { remedy: 'Give it on standard input: zaaksluis find-person < file, or with read -s in a shell.' })]);
  }
  let given = '';
  for await (const chunk of process.stdin) {
    given += String(chunk);
    if (given.length > LONGEST) break;
  }
  return bsnOf(given);
}

export const findPersonCommand: AddCommand = (program, cli) => {
  program
    .command('find-person')
    .option(...TOKEN)
    .description('read a BSN from standard input and list every place where that person stands, ours included; journalled without the BSN. Exits with 3 when there is a place, 0 when there is none (1: it could not look)')
    .action(async (options: TokenOption, command: Command) => {
      const it = cli(command);
      const bsn = await fromInput();
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, null, 'looking for a person');
        const found = await findPerson(actingAs(house, person.name).room, bsn, it.signal);
        const files = await filesWith(path.join(it.at.root, 'data'), bsn.replace(/^0/, ''), fs, it.signal);
        const rows = [
          ...found.own.map((place) => ['our own store', place.table, place.where]),
          ...files.map((file) => ['our own files', '', path.relative(it.at.root, file)]),
          ...found.outside.map(({ connection, ref, known }) => [connection, formatRef(ref), known]),
        ];
        it.print.answer({ own: found.own, files, outside: found.outside, unasked: found.unasked } as unknown as Json, () => [
          rows.length === 0 ? 'Nowhere.' : table(rows),
          ...found.unasked.map(({ code, message }) => `${code} ${message}`),
        ].join('\n'));
        if (rows.length > 0) process.exitCode = 3;
      });
    });
};
