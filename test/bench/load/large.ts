// One large document from register to register through the house: the rate, and what it does to the memory of the node.
import { load } from '../../support/registers';
import { between } from './between';
import { openClient } from './client';
import { measured } from './play';

const LIMIT = 600_000; // ms

/** `size` in bytes. The floor is the download alone, read to the end and thrown away. */
export async function largeDocument(size: number): Promise<string> {
  await using here = await between({ seeded: { zaken: 1, documenten: 1, large: [size] } });
  const before = Math.round(process.memoryUsage().rss / 2 ** 20);
  const through = await measured(() => load(here.house, LIMIT));
  const [document] = await here.house.store.questions.deliveries({ sync: 'documenten' }, null, 1);
  if (!document || document.lastDiagnostic?.severity === 'error') throw new Error(`the large document did not arrive: ${document?.lastDiagnostic?.message ?? 'it was not found'}`);
  const client = openClient(1);
  const bare = await measured(() => client.drain(`${here.bron.url}/documenten/api/v1/enkelvoudiginformatieobjecten/${document.ref.id}/download`));
  client.close();
  if (bare.result !== size) throw new Error(`the document has ${bare.result} bytes; there were to be ${size}`);
  const rate = (ms: number): number => Math.round((size / 2 ** 20) / (ms / 1_000));
  return `a document of ${Math.round(size / 1e6)} MB went through in ${Math.round(through.ms)} ms with its zaak, ${rate(through.ms)} MiB/s (the download alone: ${rate(bare.ms)}); the node grew by ${through.most - before} MiB`;
}
