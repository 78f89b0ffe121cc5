// A large file on its way into a SIP and out to the e-depot: bytes pass through, none are kept.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { dossier, order, stuk } from './testing/dossier';
import { makeWorld } from './testing/world';

const MiB = 1024 * 1024;
const SIZE = 512;
// Every piece begins as an MXF does, for the gate looks at the bytes.
const PIECE = Buffer.alloc(MiB, 'zand');
PIECE.set([0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0d, 0x01, 0x02, 0x01, 0x01, 0x02]);

/** What the process holds beside code: buffers and heap, after the rubbish that may go. */
const held = (): number => { const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };

test(`a file of ${SIZE} MiB goes into the SIP, its TAR and the folder of the e-depot with less than 64 MiB in memory`, async () => {
  let peak = 0;
  const begin = held();
  const look = setInterval(() => { peak = Math.max(peak, held()); }, 20);
  const bytes = async function* (): AsyncGenerator<Buffer> {
    for (let sent = 0; sent < SIZE; sent += 1) {
      peak = Math.max(peak, held());
      yield await Promise.resolve(PIECE);
    }
  };
  const bron = '00000000-0000-4000-8000-000000000007';
  await using world = await makeWorld({ profile: 'noord-hollands-archief' }, () => Readable.from(bytes(), { objectMode: false }));
  try {
    const large = stuk(7, { bestanden: [{ versie: 1, status: 'definitief', bestandsnaam: 'film.mxf', inhoud: { bron, versie: 1, omvang: SIZE * MiB } }] });
    const planned = await world.plan(dossier({ archiefstukken: [large] }), order());
    const results = await world.carry(planned, order());
    const hash = createHash('sha256');
    for (let sent = 0; sent < SIZE; sent += 1) hash.update(PIECE);
    const [first] = planned.steps;
    expect(results[first?.name ?? '']?.result).toMatchObject({ size: SIZE * MiB, sha256: hash.digest('hex') });
  } finally {
    clearInterval(look);
  }
  expect((await stat(path.join(world.root, 'edepot/in', `${order().sip}.tar`))).size).toBeGreaterThan(SIZE * MiB);
  expect((peak - begin) / MiB).toBeLessThan(64);
});
