// Checks messages against the official schemas, where the user named a folder with them: refused, reported or let be, per sender.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Exchange } from '../../../core/connector/service';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { XmlTree } from '../../../core/xml/tree';
import { writeTree } from '../../../core/xml/write-tree';
import { openXsdSet, type Xsd, type XsdFinding } from '../../../core/xml/xsd';
import type { StufVersie } from '../message/bericht';
import { PREFIXES } from '../message/namespaces';
import type { Operatie } from '../message/operaties';
import { StufFault } from './fault';
import type { NamedSender } from './identify';
import { withoutNilInhoudInScope } from './tolerate';

/** Files that hold the roots of a version, wherever they lie below the folder. */
const ROOT_FILES: Readonly<Record<StufVersie, readonly string[]>> = {
  '1.1': ['zkn0310_msg_zs-dms.xsd', 'zkn0310_msg_mutatie.xsd', 'zkn0310_msg_vraagAntwoord.xsd', 'zkn0310_msg_stuf_zs-dms.xsd'],
  '1.2': ['zds0120_msg_zs-dms.xsd', 'zds0120_msg_stuf_zs-dms.xsd'],
};

export interface ValidatorOptions {
  readonly schemas: Readonly<Partial<Record<StufVersie, string>>>;
  /** For folders that are not absolute. */
  readonly root: string;
}

export interface Validator extends AsyncDisposable {
  /** Throws StufFault StUF055 where the schema refuses the message and the sender's file says so. */
  check(message: XmlTree, about: { readonly operatie: Operatie; readonly sender: NamedSender; readonly exchange: Exchange; readonly nilInhoudInScope: boolean }): Promise<void>;
  /** What the schema of a version refuses in a message; null: no folder is named for it. */
  findings(versie: StufVersie, message: XmlTree): Promise<readonly XsdFinding[] | null>;
  /** Compiles everything that is named: to find out early that a folder is wrong. Throws DiagnosticError ZS6059, ZS3046. */
  open(): Promise<void>;
}

/** Where the roots are, relative to the folder. Throws ZS6059. */
export function rootsIn(folder: string, versie: StufVersie): readonly string[] {
  const refuse = (why: string): never => {
    throw new DiagnosticError([diagnostic('ZS6059', `schemas.${versie}: ${why}`, { field: `schemas.${versie}` })]);
  };
  if (!existsSync(folder)) return refuse(`${folder} is not there`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const roots = ROOT_FILES[versie].flatMap((name) => files.filter((file) => path.basename(file) === name).slice(0, 1));
  return roots.length === 0 ? refuse(`${folder} holds no ${ROOT_FILES[versie][0] ?? ''}`) : roots;
}

/** What libxml2 says, without the value it says it of: that may be a BSN. Namespaces are left out for people. */
export function withoutValues(message: string): string {
  return message
    .replace(/The value '[\s\S]*?' (?=is |has |must |cannot )/g, 'The value ')
    .replace(/(^|: )'[\s\S]*?' (?=is not a valid value)/g, '$1the value ')
    .replace(/Duplicate key-sequence \[[\s\S]*?\]/g, 'Duplicate key-sequence')
    .replace(/\{http[^}]*\}/g, '');
}

export function makeValidator({ schemas, root }: ValidatorOptions): Validator {
  const opened = new Map<StufVersie, Promise<Xsd>>();
  const xsdOf = (versie: StufVersie): Promise<Xsd> | null => {
    const folder = schemas[versie];
    if (folder === undefined) return null;
    const known = opened.get(versie);
    if (known) return known;
    const at = path.resolve(root, folder);
    const made = (async () => openXsdSet(at, rootsIn(at, versie)))();
    opened.set(versie, made);
    made.catch(() => opened.delete(versie)); // a folder that was put right is tried again
    return made;
  };
  const findings = async (versie: StufVersie, message: XmlTree): Promise<readonly XsdFinding[] | null> => {
    const xsd = await xsdOf(versie);
    return xsd === null ? null : xsd.validate(writeTree(message, { prefixes: PREFIXES, atLines: true }));
  };
  return {
    findings,
    async check(message, { operatie, sender, exchange, nilInhoudInScope }) {
      const { validate } = sender.settings;
      if (validate === 'off') return;
      const found = await findings(operatie.versie, nilInhoudInScope ? withoutNilInhoudInScope(message) : message);
      if (found === null || found.length === 0) return;
      const told = found.slice(0, 5).map(({ line, message: said }) => `regel ${line}: ${withoutValues(said)}`);
      if (validate === 'reject') throw new StufFault('StUF055', 'Het bericht voldoet niet aan het schema', told.join('; '));
      exchange.report(null, [diagnostic('ZS6060', `${operatie.naam} ${operatie.versie} of sender "${sender.name}": ${told[0] ?? ''}`, { subject: `sender ${sender.name}` })]);
    },
    open: async () => {
      for (const versie of ['1.1', '1.2'] as const) await xsdOf(versie);
    },
    [Symbol.asyncDispose]: async () => {
      for (const one of opened.values()) await (await one.catch(() => null))?.[Symbol.asyncDispose]();
    },
  };
}
