// Collects what lies in the watched folder: each file is spooled, taken in, and put away.
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Halt, Retry } from '../../core/connector/outcome';
import type { Host } from '../../core/connector/host';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { maxBytes, type FolderConfig, type InavigatorConfig } from './config';
import { putAway, quarantine } from './put-away';
import { takeIn } from './take-in';
import { folders, forget, lookAround, rememberRead, type Waiting } from './watched';

/** Takes in every file that is ready. What is wrong with one file is no reason to leave the others. */
export async function collect(host: Host, settings: InavigatorConfig, signal: AbortSignal): Promise<Diagnostic[]> {
  if (!settings.folder) return [];
  const { ready, diagnostics } = await lookAround(host, settings.folder);
  const found = [...diagnostics];
  for (const file of ready) {
    signal.throwIfAborted();
    found.push(...(await collectOne(host, settings, settings.folder, file, signal)));
  }
  return found;
}

async function collectOne(host: Host, settings: InavigatorConfig, folder: FolderConfig, file: Waiting, signal: AbortSignal): Promise<Diagnostic[]> {
  const { done, quarantine: apart } = folders(folder, host.root);
  const found: Diagnostic[] = [];
  let refusal: readonly Diagnostic[] | null = null;
  try {
    // A copy of our own: whoever still writes to the file cannot change what we read.
    const spooled = await host.spool.keep(createReadStream(file.path), maxBytes(settings), signal);
    try {
      found.push(...(await takeIn(host, settings, spooled, file.name, signal)).diagnostics);
    } finally {
      await host.spool.discard(spooled.name);
    }
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return found;
    // A full disk or a database that is away says nothing about the file.
    if (!(thrown instanceof DiagnosticError) || thrown instanceof Retry || thrown instanceof Halt) throw thrown;
    refusal = thrown.diagnostics;
    found.push(diagnostic('ZS3110', `${file.name} was put in quarantine: ${refusal[0]?.message ?? 'it cannot be read'}`, { subject: host.connection }), ...refusal);
  }
  try {
    await (refusal ? quarantine(file.path, apart, refusal, host.clock.now()) : putAway(file.path, done, host.clock.now()));
    await rm(`${file.path}.done`, { force: true });
    await forget(host, file);
  } catch (thrown) {
    await rememberRead(host, file);
    found.push(diagnostic('ZS3112', `${file.name} cannot be moved to ${refusal ? folder.quarantine : folder.done} (${(thrown as NodeJS.ErrnoException).code ?? 'unknown'})`, { subject: host.connection }));
  }
  return found;
}
