// Takes one large document into a SIP and to the e-depot in a process of its own, and tells how much memory that took. Run with -r @swc-node/register.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { dossier, order, stuk } from './dossier';
import { makeWorld } from './world';

const MiB = 1024 * 1024;
// Every piece begins as an MXF does, for the gate looks at the bytes.
const PIECE = Buffer.alloc(MiB, 'zand');
PIECE.set([0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0d, 0x01, 0x02, 0x01, 0x01, 0x02]);

/** As JSON on standard output. */
export interface Carried {
  /** How much more the process held than at its beginning, in MiB: heap and buffers, rubbish included. */
  readonly grew: number;
  /** Of the file as the first step told it, and as it was computed beside it. */
  readonly sha256: { readonly told: string; readonly computed: string };
  readonly size: number;
  /** Of the TAR in the folder of the e-depot, in bytes. */
  readonly tar: number;
}

const held = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** `size` in MiB. */
async function main(size: number): Promise<void> {
  let peak = 0;
  const begin = held();
  const look = setInterval(() => (peak = Math.max(peak, held())), 20);
  const bytes = async function* (): AsyncGenerator<Buffer> {
    for (let sent = 0; sent < size; sent += 1) {
      peak = Math.max(peak, held());
      yield await Promise.resolve(PIECE);
    }
  };
  const bron = '00000000-0000-4000-8000-000000000007';
  await using world = await makeWorld({ profile: 'noord-hollands-archief' }, () => Readable.from(bytes(), { objectMode: false }));
  const large = stuk(7, { bestanden: [{ versie: 1, status: 'definitief', bestandsnaam: 'film.mxf', inhoud: { bron, versie: 1, omvang: size * MiB } }] });
  const planned = await world.plan(dossier({ archiefstukken: [large] }), order());
  const results = await world.carry(planned, order());
  clearInterval(look);
  const told = results[planned.steps[0]?.name ?? '']?.result ?? {};
  const hash = createHash('sha256');
  for (let sent = 0; sent < size; sent += 1) hash.update(PIECE);
  const carried: Carried = {
    grew: (peak - begin) / MiB, sha256: { told: String(told['sha256']), computed: hash.digest('hex') }, size: Number(told['size']),
    tar: (await stat(path.join(world.root, 'edepot/in', `${order().sip}.tar`))).size,
  };
  process.stdout.write(JSON.stringify(carried));
}

void main(Number(process.argv[2])).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
