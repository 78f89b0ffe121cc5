// The quiet pass: a complete scan of zaken where nothing changed, against the bare listing of the same pages.
import { scan } from '../../../core/sync/scan';
import { never } from '../../support/house';
import { work } from '../../support/registers';
import type { Between } from './between';
import { openClient, pages } from './client';
import { callsOf, measured } from './play';

const LIMIT = 600_000; // ms

/** Answers what it was, in a sentence. `zaken`: how many the source has. */
export async function quietPass({ house, bron }: Between, zaken: number): Promise<string> {
  const before = await callsOf(bron);
  const pass = await measured(async () => {
    const { marked } = await scan(house.room, 'zaken', never);
    await work(house, LIMIT);
    return marked;
  });
  const calls = (await callsOf(bron)) - before;
  const client = openClient(1);
  const listing = await measured(async () => {
    let named = 0;
    for await (const page of pages(client, `${bron.url}/zaken/api/v1/zaken`)) named += page.length;
    return named;
  });
  client.close();
  if (listing.result !== zaken) throw new Error(`the listing names ${listing.result} of ${zaken} zaken`);
  return `a complete scan of ${zaken.toLocaleString('en')} zaken where nothing changed, until the house is at rest: ${Math.round(pass.ms)} ms, ${calls} calls and ${pass.result} zaken read again; the bare listing ${Math.round(listing.ms)} ms`;
}
