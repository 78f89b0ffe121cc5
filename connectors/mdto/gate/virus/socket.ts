// Talks to a scanner: writes what it is given, and answers all that comes back.
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** An answer of a scanner is short. */
const LONGEST = 64 * 1024;

/** `done` says that enough has come; a scanner that hangs up before the end of the file may have answered already. Rejects on silence. */
export async function converse(host: string, port: number, said: AsyncIterable<Buffer>, done: (answer: string) => boolean, timeoutMs: number, signal: AbortSignal): Promise<string> {
  const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port });
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer')));
  const stop = (): void => void socket.destroy(new Error('stopped'));
  signal.addEventListener('abort', stop, { once: true });
  let answer = '';
  try {
    return await new Promise<string>((resolve, reject) => {
      socket.on('data', (chunk: Buffer) => {
        answer = (answer + chunk.toString('latin1')).slice(0, LONGEST);
        if (done(answer)) resolve(answer);
      });
      socket.on('error', (error) => (answer !== '' && done(answer) ? resolve(answer) : reject(error)));
      socket.on('close', () => (answer === '' ? reject(new Error('it hung up')) : resolve(answer)));
      pipeline(Readable.from(said, { objectMode: false }), socket, { end: false }).catch((error: unknown) => {
        if (answer === '') reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
}

/** Host and port of `host:port`. */
export function addressOf(text: string, usual: number): readonly [host: string, port: number] {
  const match = /^(?<host>\[[^\]]+\]|[^:]+)(?::(?<port>\d+))?$/.exec(text);
  return [match?.groups?.['host'] ?? text, Number(match?.groups?.['port'] ?? usual)];
}
