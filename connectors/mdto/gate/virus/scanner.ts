// Has a file looked at for viruses, by whichever scanner the connection names.
import { Retry } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import { clamd } from './clamd';
import { icap } from './icap';

/** `clean`; the name of what was found; or why it could not be scanned at all. */
export type Verdict = { readonly kind: 'clean' } | { readonly kind: 'infected'; readonly name: string } | { readonly kind: 'unscanned'; readonly why: string };

export interface Scanner {
  /** As a person knows it. */
  readonly name: string;
  /** Throws Retry (ZS4392) where no answer comes. */
  scan(file: string, signal: AbortSignal): Promise<Verdict>;
}

export type ScannerConfig = { readonly clamd: string } | { readonly icap: string };

/** A scanner that does not answer in `timeoutMs` of silence is one that may answer later. */
export function scannerOf(given: ScannerConfig, timeoutMs: number): Scanner {
  const [name, scan] = 'clamd' in given ? ([`clamd ${given.clamd}`, clamd(given.clamd, timeoutMs)] as const) : ([given.icap, icap(given.icap, timeoutMs)] as const);
  return {
    name,
    scan: async (file, signal) => {
      try {
        return await scan(file, signal);
      } catch (error) {
        signal.throwIfAborted();
        throw new Retry(diagnostic('ZS4392', `${name}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`), undefined, { cause: error });
      }
    },
  };
}
