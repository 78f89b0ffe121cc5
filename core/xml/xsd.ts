// Checks XML documents against XSD files that stand in a folder of the user's: libxml2, in a thread of its own.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import { bundleXsd, type XsdBundle } from './xsd-bundle';

/** What a schema refuses, in libxml2's words, with the place in the document (from 1). */
export interface XsdFinding {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** One compiled schema. Disposing ends its thread. */
export interface Xsd extends AsyncDisposable {
  /** Everything the schema refuses in this document; none: it is valid. The document is small and whole: content never comes here. */
  validate(xml: string | Buffer): Promise<readonly XsdFinding[]>;
}

type Answer = { readonly ready: boolean; readonly findings?: readonly XsdFinding[] } | { readonly id: number; readonly findings: readonly XsdFinding[] };

/**
 * Compiles the schema whose main file this is; what it includes and imports is read from disk beside it.
 *
 * @throws Error with libxml2's first finding where the schema itself is wrong or not there
 */
export const openXsd = (file: string): Promise<Xsd> => open({ xsd: path.resolve(file) }, file);

/**
 * Compiles a set of schemas that spreads its namespaces over many files, from these roots in this folder (see `bundleXsd`).
 *
 * @throws DiagnosticError ZS3046 where a file is not there, is no schema, or the set does not compile
 */
export async function openXsdSet(folder: string, roots: readonly string[]): Promise<Xsd> {
  const bundle = await bundleXsd(folder, roots);
  try {
    return await open({ bundle }, folder);
  } catch (error) {
    throw new DiagnosticError([diagnostic('ZS3046', `the set does not compile: ${error instanceof Error ? error.message : String(error)}`, { subject: roots.join(', ') })], { cause: error });
  }
}

async function open(workerData: { readonly xsd: string } | { readonly bundle: XsdBundle }, file: string): Promise<Xsd> {
  const worker = new Worker(path.join(__dirname, 'xsd-worker.mjs'), { workerData, execArgv: [] });
  const waiting = new Map<number, { readonly resolve: (findings: readonly XsdFinding[]) => void; readonly reject: (error: Error) => void }>();
  let last = 0;
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (answer: Answer) => {
      if ('id' in answer) {
        waiting.get(answer.id)?.resolve(answer.findings);
        waiting.delete(answer.id);
      } else if (answer.ready) resolve();
      else {
        void worker.terminate();
        const [first] = answer.findings ?? [];
        reject(new Error(`${file}:${first?.line ?? 1}: ${first?.message ?? 'the schema does not compile'}`));
      }
    });
    worker.on('error', (error: Error) => {
      reject(error);
      fail(error);
    });
    worker.on('exit', () => fail(new Error(`the check against ${file} ended`)));
  });
  worker.unref(); // an idle schema keeps no process alive
  return {
    validate: (xml) =>
      new Promise((resolve, reject) => {
        last += 1;
        worker.ref();
        const settle = (): void => {
          if (waiting.size === 0) worker.unref();
        };
        waiting.set(last, {
          resolve: (findings) => { resolve(findings); queueMicrotask(settle); },
          reject: (error) => { reject(error); queueMicrotask(settle); },
        });
        worker.postMessage({ id: last, xml: typeof xml === 'string' ? Buffer.from(xml) : xml });
      }),
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}
