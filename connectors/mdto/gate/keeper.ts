// Keeps the gate when the content is there: tree, files, metadata on disk and viruses, all at once, before a SIP is closed.
import path from 'node:path';
import { Blocked, Halt } from '../../../core/connector/outcome';
import type { TransferOrder } from '../../../core/archive/transfer/order';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { openXsd, type Xsd } from '../../../core/xml/xsd';
import type { Listed } from '../package/describe';
import type { Profile } from '../profiles/profile';
import type { XsdVersion } from '../schema';
import type { Measured, Sip } from '../sip';
import { CHECKS, unsettled } from './gate';
import type { Lists } from './lists/reader';
import { sidecars } from './sidecars';
import type { Scanner } from './virus/scanner';
import { viruses } from './virus/viruses';

/** A SIP whose content and metadata lie in its work folder. */
export interface Made {
  readonly payload: string;
  readonly sip: Sip;
  readonly version: XsdVersion;
  readonly measured: ReadonlyMap<string, Measured>;
  readonly manifest: readonly Listed[];
  readonly subject: string;
  readonly decisions: TransferOrder['decisions'] | undefined;
}

export interface Keeper extends AsyncDisposable {
  /** What people should know of a SIP that may go. Throws Blocked with every error, Retry or Halt where a check could not be made. */
  pass(made: Made, signal: AbortSignal): Promise<readonly Diagnostic[]>;
  /** What is wrong with schemas and lists; none: they are there. */
  probe(): Promise<readonly Diagnostic[]>;
  /** `not scanned`, or the scanner. */
  readonly scanner: string;
}

export interface KeeperOptions {
  readonly profile: Profile;
  readonly lists: () => Promise<Lists>;
  /** Folder with the published schemas; null: ours only. */
  readonly schemas: string | null;
  readonly scanner: Scanner | null;
}

export function keeperOf({ profile, lists, schemas, scanner }: KeeperOptions): Keeper {
  const open = new Map<XsdVersion, Promise<Xsd>>();
  const schemaOf = async (version: XsdVersion): Promise<Xsd | null> => {
    if (schemas === null) return null;
    const known = open.get(version) ?? openXsd(path.join(schemas, `MDTO-XML${version}.xsd`));
    open.set(version, known);
    try {
      return await known;
    } catch (error) {
      open.delete(version); // it may be put right while we run
      throw new Halt(diagnostic('ZS4372', `the schema MDTO-XML${version}.xsd cannot be used: ${(error as Error).message}`), { cause: error });
    }
  };
  return {
    scanner: scanner?.name ?? 'not scanned',
    pass: async (made, signal) => {
      const facts = { subject: made.subject, measured: made.measured, lists: (await lists()).lists, ...(made.decisions && { decisions: made.decisions }) };
      const found = [
        ...Object.values(CHECKS).flatMap((check) => check(made.sip, profile, facts)),
        ...(await sidecars({ ...made, xsd: await schemaOf(made.version) }, signal)),
        ...(scanner ? await viruses(made.payload, made.sip, scanner, signal) : []),
      ];
      const told = unsettled(found, facts);
      const errors = told.filter((finding) => finding.severity === 'error');
      if (errors.length > 0) throw new Blocked(errors);
      return told;
    },
    probe: async () => {
      const { diagnostics } = await lists();
      const broken = await schemaOf(profile.xsd).then(() => [], (error: unknown) => { if (error instanceof Halt) return error.diagnostics; throw error; });
      return [...diagnostics, ...broken];
    },
    [Symbol.asyncDispose]: async () => {
      for (const schema of open.values()) await schema.then((one) => one[Symbol.asyncDispose](), () => undefined);
    },
  };
}
