// Hands SIPs over by SFTP: put under another name, its size checked, then renamed; receipts are read from there too.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type SftpClient from 'ssh2-sftp-client';
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { SftpConfig } from '../config';
import type { Part } from '../package/seal';
import { within } from '../package/work';
import { isReceipt, MAX_RECEIPT, underWay, type ReceiptFile, type Seen, type Shipment, type Transport } from './transport';

const SECOND = 1000;
/** A line that is silent for three of these is dead. */
const KEEPALIVE = 10 * SECOND;

/** RFC 4253: what a server shows before anything else; compared in the form that ssh-keygen prints. */
function isKnownKey(key: Buffer, expected: string): boolean {
  const seen = Buffer.from(createHash('sha256').update(key).digest('base64').replace(/=+$/, ''));
  const known = Buffer.from(expected.replace(/^SHA256:/, '').replace(/=+$/, ''));
  return seen.length === known.length && timingSafeEqual(seen, known);
}

/** What the line itself told: the client keeps it to itself. */
interface Line {
  strangeKey: boolean;
  refusedLogin: boolean;
}

/** Codes of the client that mean: wrong in the connection, not a hiccup. SFTP status 2 is "no such file", 3 "permission denied". */
const HALTS: ReadonlySet<string> = new Set(['2', '3', 'ERR_BAD_AUTH', 'ERR_BAD_PATH', 'ENOENT', 'ENOTDIR', 'EACCES']);

function meaning(error: unknown, line: Line): Error {
  if (error instanceof DiagnosticError) return error;
  if (line.strangeKey) return new Halt(diagnostic('ZS4342', 'the server shows another key than hostKey'), { cause: error });
  if (line.refusedLogin) return new Halt(diagnostic('ZS4342', 'the server refuses the login'), { cause: error });
  const code = String((error as { code?: string | number }).code ?? 'nothing');
  const finding = diagnostic('ZS4342', `the server says ${code}`);
  return HALTS.has(code) ? new Halt(finding, { cause: error }) : new Retry(finding, undefined, { cause: error });
}

/** Works until it is done, or the line is gone: a stream over a dead line never ends by itself. */
function unlessLost<T>(work: Promise<T>, lost: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    lost.addEventListener('abort', () => reject(new Retry(diagnostic('ZS4342', 'the line was lost'))), { once: true });
    work.then(resolve, reject);
  });
}

/** One session for one piece of work: e-depots end idle ones, and a half-dead session is worse than a new one. */
async function session<T>(settings: SftpConfig, timeoutMs: number, signal: AbortSignal, work: (client: SftpClient, signal: AbortSignal) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { default: Client } = await import('ssh2-sftp-client'); // heavy, and rarely asked for
  const client = new Client('zaaksluis', { error: () => undefined, end: () => undefined, close: () => undefined });
  const line: Line = { strangeKey: false, refusedLogin: false };
  const lost = new AbortController();
  client.on('error', (error: unknown) => { if ((error as { level?: string }).level === 'client-authentication') line.refusedLogin = true; });
  client.on('close', () => lost.abort());
  const stop = (): void => void client.end().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await client.connect({
      // Small questions must not wait for each other's answers: Nagle's algorithm would cost 40 ms at every file.
      sock: connect({ host: settings.host, port: settings.port, noDelay: true }), host: settings.host, port: settings.port, username: settings.user, readyTimeout: timeoutMs, keepaliveInterval: KEEPALIVE, keepaliveCountMax: 3,
      ...(settings.privateKey ? { privateKey: settings.privateKey.reveal() } : settings.password ? { password: settings.password.reveal() } : {}),
      hostVerifier: (key: Buffer) => { const known = isKnownKey(key, settings.hostKey); line.strangeKey = !known; return known; },
    });
    return await unlessLost(work(client, AbortSignal.any([signal, lost.signal])), lost.signal);
  } catch (error) {
    signal.throwIfAborted();
    throw meaning(error, line);
  } finally {
    signal.removeEventListener('abort', stop);
    if (!lost.signal.aborted) await client.end().catch(() => undefined);
  }
}

async function sizeOf(client: SftpClient, file: string): Promise<number | null> {
  return (await client.exists(file)) === '-' ? (await client.stat(file)).size : null;
}

async function upload(client: SftpClient, from: string, to: string, size: number, signal: AbortSignal): Promise<void> {
  await pipeline(createReadStream(from), client.createWriteStream(to, { flags: 'w', mode: 0o640, autoClose: true }), { signal });
  const there = await sizeOf(client, to);
  if (there !== size) throw new Retry(diagnostic('ZS4342', `${there ?? 0} of ${size} bytes arrived`));
}

/** Bytes and number of the files below a folder there. */
async function below(client: SftpClient, folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  let files = 0;
  let bytes = 0;
  for (const entry of await client.list(folder)) {
    if (entry.type === 'd') {
      const inner = await below(client, `${folder}/${entry.name}`);
      files += inner.files;
      bytes += inner.bytes;
    } else {
      files += 1;
      bytes += entry.size;
    }
  }
  return { files, bytes };
}

async function seen(client: SftpClient, place: string, part: Part): Promise<Seen> {
  const there = `${place}/${part.name}`;
  const kind = await client.exists(there);
  const strange = new Blocked(diagnostic('ZS4343', `${part.name} lies there already, and is something else`));
  if (part.kind === 'file' && kind !== false) {
    if (kind !== '-' || (await client.stat(there)).size !== part.size) throw strange;
    return 'there';
  }
  if (kind !== false) {
    if (kind !== 'd' || (await below(client, there)).bytes !== part.size) throw strange;
    return 'there';
  }
  return (await client.exists(`${place}/${underWay(part.name)}`)) === false ? 'absent' : 'under way';
}

async function sendFolder(client: SftpClient, { local, files, part }: Shipment, to: string, signal: AbortSignal): Promise<void> {
  if ((await client.exists(to)) !== false) await client.rmdir(to, true);
  await client.mkdir(to);
  for (const folder of [...new Set(files.map((file) => path.posix.dirname(file.path)))].filter((one) => one !== '.').sort()) await client.mkdir(`${to}/${folder}`, true);
  for (const file of files) await upload(client, within(local, file.path), `${to}/${file.path}`, file.size, signal);
  const arrived = await below(client, to);
  if (arrived.bytes !== part.size || arrived.files !== files.length) throw new Retry(diagnostic('ZS4342', `${arrived.files} of ${files.length} files arrived`));
}

/** The way by SFTP. A server cannot say a checksum, so what arrived is judged by its size; the pakbon and the sidecars carry the hashes. */
export function sftpTransport(settings: SftpConfig, timeoutMs: number): Transport {
  const place = settings.path.replace(/\/+$/, '');
  const receipts = settings.receipts?.replace(/\/+$/, '');
  const inSession = <T>(signal: AbortSignal, work: (client: SftpClient, line: AbortSignal) => Promise<T>): Promise<T> => session(settings, timeoutMs, signal, work);
  return {
    probe: async (signal) => {
      try {
        return await inSession(signal, async (client) => {
          const missing = [];
          for (const folder of [place, ...(receipts === undefined ? [] : [receipts])]) if ((await client.exists(folder)) !== 'd') missing.push(diagnostic('ZS4342', `${folder} is no folder there`));
          return missing;
        });
      } catch (error) {
        if (error instanceof DiagnosticError) return error.diagnostics;
        throw error;
      }
    },
    look: (part, signal) => inSession(signal, (client) => seen(client, place, part)),
    send: (shipment, beforeRename, signal) => inSession(signal, async (client, line) => {
      const { part, local } = shipment;
      if (!shipment.beside && (await seen(client, place, part)) === 'there') return;
      const beside = `${place}/${underWay(part.name)}`;
      if (part.kind === 'folder') await sendFolder(client, shipment, beside, line);
      else await upload(client, local, beside, part.size, line);
      await beforeRename();
      if (shipment.beside && (await client.exists(`${place}/${part.name}`)) !== false) await client.delete(`${place}/${part.name}`);
      await client.rename(beside, `${place}/${part.name}`);
    }),
    receipts: async (signal) => {
      if (receipts === undefined) return [];
      return inSession(signal, async (client) => {
        const entries = (await client.list(receipts)).filter((entry) => entry.type === '-' && isReceipt(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
        return entries.map((entry): ReceiptFile => ({
          name: entry.name, stamp: `${entry.size}-${entry.modifyTime}`,
          read: () => inSession(signal, async (one) => (entry.size > MAX_RECEIPT ? Buffer.alloc(0) : ((await one.get(`${receipts}/${entry.name}`)) as Buffer))),
        }));
      });
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
