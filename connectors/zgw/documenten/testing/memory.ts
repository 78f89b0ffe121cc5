// Lets a large document go from a computed source to a target that keeps only digests, and measures the process in between.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { startRegister } from './register';
import type { Measured, Orders } from './stream-child';

const ROOT = path.join(__dirname, '../../../..');
const BLOCK = Buffer.alloc(64 * 1024, Buffer.from('Zandhoek, een gemeente die niet bestaat. '));

/** The bytes of a document of this size: the same every time, and never all there at once. */
function* computed(size: number): Generator<Buffer> {
  for (let left = size; left > 0; left -= BLOCK.length) yield left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK;
}

function digestOf(bytes: Iterable<Buffer>): string {
  const digest = createHash('sha256');
  for (const block of bytes) digest.update(block);
  return digest.digest('hex');
}

/** The digests of its parts as the target makes them. */
function* cut(size: number, part: number): Generator<string> {
  for (let begin = 0; begin < size; begin += part) yield digestOf(computedFrom(begin, Math.min(begin + part, size)));
}

function* computedFrom(begin: number, end: number): Generator<Buffer> {
  for (let at = begin; at < end; ) {
    const offset = at % BLOCK.length;
    const piece = BLOCK.subarray(offset, Math.min(BLOCK.length, offset + end - at));
    at += piece.length;
    yield piece;
  }
}

/** Throws where the target does not end up with exactly these bytes, in parts of `part`. */
export async function measure(size: number, part: number): Promise<Measured> {
  await using register = await startRegister({ keeps: 'digest', partSize: part });
  const source = http.createServer((request, response) => {
    const bytes = Number(/([0-9]{12})\/download/.exec(request.url ?? '')?.[1]);
    response.writeHead(200, { 'content-length': String(bytes) });
    Readable.from(computed(bytes), { objectMode: false }).pipe(response);
  });
  await new Promise<void>((done) => source.listen(0, '127.0.0.1', done));
  try {
    const orders: Orders = { source: `http://127.0.0.1:${(source.address() as AddressInfo).port}`, target: register.url, size };
    const { stdout } = await promisify(execFile)(process.execPath, ['-r', '@swc-node/register', path.join(__dirname, 'stream-child.ts'), JSON.stringify(orders)], { cwd: ROOT });
    const arrived = [...register.documents.values()].find((document) => document.versions[0]?.fields['identificatie'] === 'groot');
    const expected = [...cut(size, part)].join(' ');
    if (arrived?.versions[0]?.digest !== expected || arrived.lock !== null) throw new Error('the document did not arrive as it was');
    return JSON.parse(stdout) as Measured;
  } finally {
    source.closeAllConnections();
    await new Promise((done) => source.close(done));
  }
}
