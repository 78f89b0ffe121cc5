// send: one message of any operation, by hand, to try a connection alone.
import type { Command } from 'commander';
import { sendByHand } from '../../compose/by-hand';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import type { AddCommand } from '../cli';
import { paint } from '../print';

interface Options {
  readonly file?: string;
  readonly dry?: boolean;
  readonly set: readonly string[];
  readonly [option: string]: string | boolean | readonly string[] | undefined;
}

/** Options of the message itself; the connector knows what they mean. */
const OWN = ['zds', 'soap', 'as', 'to', 'zaak', 'zaaktype', 'document', 'besluit', 'status', 'checkedOutId'] as const;

export const send: AddCommand = (program, cli) => {
  program
    .command('send')
    .argument('<to>', 'name of a connection, or a URL')
    .argument('<operation>', 'such as creeerZaak, geefZaakdetails, genereerZaakIdentificatie')
    .option('--zds <version>', 'version of ZDS at a URL: 1.1 or 1.2')
    .option('--soap <version>', 'version of SOAP: 1.1 or 1.2')
    .option('--as <sender>', 'who sends: applicatie, or applicatie@organisatie')
    .option('--to <receiver>', 'who is meant: applicatie, or applicatie@organisatie')
    .option('--zaak <identificatie>', 'the zaak it is about')
    .option('--zaaktype <code>', 'zaaktype of a new zaak')
    .option('--document <identificatie>', 'the document it is about')
    .option('--besluit <identificatie>', 'the besluit it is about')
    .option('--status <omschrijving>', 'statustype of a new status')
    .option('--checkedOutId <id>', 'of an earlier geefZaakdocumentBewerken')
    .option('--file <path>', 'content of a document')
    .option('--set <name=value...>', 'an element of the object, such as omschrijving=Proef', [])
    .option('--dry', 'show the message, send nothing')
    .description('send one StUF-ZDS message by hand and show the answer')
    .action(async (to: string, operation: string, options: Options, command: Command) => {
      const it = cli(command);
      const sent = await sendByHand(it.at, {
        to, operation, connector: 'stuf', file: options.file ?? null, dry: options.dry === true, set: Object.fromEntries(options.set.map(pair)),
        options: Object.fromEntries(OWN.flatMap((name): [string, string][] => (typeof options[name] === 'string' ? [[name, options[name]]] : []))),
      }, it.environment, it.signal);
      it.print.answer({ ...sent } as unknown as Json, () => [
        paint('dim', sent.request), ...(sent.status === null ? [] : ['', `${sent.status}`, sent.answer]), '', `${sent.ok ? paint('green', operation) : paint('red', operation)}: ${sent.meaning}`,
      ].join('\n'));
      process.exitCode = sent.ok ? 0 : 1;
    });
};

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new DiagnosticError([diagnostic('ZS1203', `"${text}" is no element`, { remedy: 'write name=value' })]);
  return [text.slice(0, at), text.slice(at + 1)];
}
