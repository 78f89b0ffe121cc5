// The i-Navigator connector: zaaktypen from exports, by watched folder or upload.
import { access, constants } from 'node:fs/promises';
import type { Connection, Connector, FileItem, Probe } from '../../core/connector/contract';
import { notSupported } from '../../core/connector/contract';
import type { Host } from '../../core/connector/host';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { config, type InavigatorConfig } from './config';
import { openExport } from './export/open';
import { rawOf } from './raw';
import { PROCES_SHAPE } from './shape';
import { makeSource } from './source';
import { tidy } from './tidy';
import { makeReceiver } from './upload';
import { folders } from './watched';

async function probe(settings: InavigatorConfig, host: Host): Promise<Probe> {
  const facts = { folder: settings.folder?.path ?? null, upload: settings.upload !== undefined, maxMegabytes: settings.maxMegabytes };
  if (!settings.folder) return { ok: true, facts, diagnostics: [] };
  const { watched } = folders(settings.folder, host.root);
  const wrong = await access(watched, constants.R_OK | constants.W_OK).then(() => null, (error: NodeJS.ErrnoException) => error.code ?? 'unknown');
  const diagnostics = wrong === null ? [] : [diagnostic('ZS3117', `folder ${settings.folder.path} cannot be read and written (${wrong})`, { subject: host.connection })];
  return { ok: wrong === null, facts, diagnostics };
}

function connect(settings: InavigatorConfig, host: Host): Connection {
  return {
    probe: () => probe(settings, host),
    source: makeSource(host, settings),
    ...(settings.upload && { receiver: makeReceiver(host, settings, settings.upload) }),
    tidy: (before, signal) => tidy(host, settings, before, signal),
    // It holds nothing open between calls.
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/**
 * Reads an export without a connection: what there is to say of the file, then its processen. Throws a DiagnosticError where
 * it cannot be read whole. Tombstones are left out: without an inbox nobody can say which of them matter.
 */
export async function* readFile(file: string, signal: AbortSignal): AsyncGenerator<FileItem> {
  const from = await openExport(file, { signal });
  for (const finding of from.diagnostics) yield { item: 'finding', finding };
  for await (const proces of from.read()) {
    yield 'value' in proces ? { item: 'subject', kind: 'zaaktype', id: proces.id, raw: rawOf(proces, from) } : { item: 'finding', finding: proces };
  }
}

export const inavigator: Connector<InavigatorConfig> = {
  name: 'inavigator',
  summary: 'Zaaktypen from exports of i-Navigator (ICR1.4 and ICR1.5), dropped in a watched folder or uploaded.',
  config,
  shapes: [PROCES_SHAPE],
  capabilities: {
    source: { supported: true, kinds: ['zaaktype'], proves: 'presence' },
    target: notSupported('i-Navigator has no way in: it is a source of models only'),
    receiver: { supported: true, summary: 'The XML of an export as the body of a POST, signed with HMAC-SHA256 or with a bearer token; Idempotency-Key is honoured.' },
    register: notSupported('it exports zaaktypen'),
    service: notSupported('it exports, and answers no questions'),
  },
  connect,
  readFile,
};
