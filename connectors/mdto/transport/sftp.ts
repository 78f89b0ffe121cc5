// Hands SIPs over by SFTP: put under another name, its size checked, then renamed; receipts are read from there too.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import SftpClient from 'ssh2-sftp-client';
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { SftpConfig } from '../config';
import type { Part } from '../package/seal';
import { within } from '../package/work';
import { isReceipt, MAX_RECEIPT, underWay, type ReceiptFile, type Seen, type Shipment, type Transport } from './transport';

/** RFC 4253: what a server shows before anything else; compared in the form that ssh-keygen prints. */
function isKnownKey(key: Buffer, expected: string): boolean {
  const seen = Buffer.from(createHash('sha256').update(key).digest('base64').replace(/=+$/, ''));
  const known = Buffer.from(expected.replace(/^SHA256:/, '').replace(/=+$/, ''));
  return seen.length === known.length && timingSafeEqual(seen, known);
}

/** Codes of the client that mean: wrong in the connection, not a hiccup. */
const HALTS: ReadonlySet<string> = new Set(['ERR_GENERIC_CLIENT_AUTH', 'ERR_BAD_AUTH', 'ERR_BAD_PATH', 'ERR_NOT_DIR', 'EACCES']);

interface Refusal { code?: string | number; level?: string }

/** SFTP status 3 is "permission denied", 2 "no such file" (draft-ietf-secsh-filexfer-02 §7). */
function meaning(error: unknown, strangeKey: boolean): Error {
  if (error instanceof DiagnosticError) return error;
  const { code, level } = error as Refusal;
  if (strangeKey) return new Halt(diagnostic('ZS4342', 'the server shows another key than hostKey', {}), { cause: error });
  if (level === 'client-authentication') return new Halt(diagnostic('ZS4342', 'the server refuses the login'), { cause: error });
  const finding = diagnostic('ZS4342', `the server says ${String(code ?? 'nothing')}`);
  return code === 2 || code === 3 || HALTS.has(String(code)) ? new Halt(finding, { cause: error }) : new Retry(finding, undefined, { cause: error });
}

/** One session for one piece of work: e-depots end idle ones, and a half-dead session is worse than a new one. */
async function session<T>(settings: SftpConfig, timeoutMs: number, signal: AbortSignal, work: (client: SftpClient) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const client = new SftpClient('zaaksluis', { error: () => undefined, end: () => undefined, close: () => undefined });
  let strangeKey = false;
  const stop = (): void => void client.end().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await client.connect({
      host: settings.host, port: settings.port, username: settings.user, readyTimeout: timeoutMs, keepaliveInterval: 10_000,
      ...(settings.privateKey ? { privateKey: settings.privateKey.reveal() } : settings.password ? { password: settings.password.reveal() } : {}),
      hostVerifier: (key: Buffer) => { const known = isKnownKey(key, settings.hostKey); strangeKey = !known; return known; },
    });
    return await work(client);
  } catch (error) {
    signal.throwIfAborted();
    throw meaning(error, strangeKey);
  } finally {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
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
  const inSession = <T>(signal: AbortSignal, work: (client: SftpClient) => Promise<T>): Promise<T> => session(settings, timeoutMs, signal, work);
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
    send: (shipment, beforeRename, signal) => inSession(signal, async (client) => {
      const { part, local } = shipment;
      if (!shipment.beside && (await seen(client, place, part)) === 'there') return;
      const beside = `${place}/${underWay(part.name)}`;
      if (part.kind === 'folder') await sendFolder(client, shipment, beside, signal);
      else await upload(client, local, beside, part.size, signal);
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
