// An engineer tries every operation alone, in both versions, over both SOAPs.
import fs from 'node:fs';
import path from 'node:path';
import type { HandSent } from '../../../../core/connector/by-hand';
import { createHttp } from '../../../../core/connector/http/client';
import { freshFolder } from '../../../../test/support/folder';
import { never } from '../../../../test/support/house';
import { operatie, OPERATIES } from '../../message/operaties';
import { zdsWorld, type ZdsWorld } from '../../testing/zds-world';
import { byHand } from './send';

const host = { http: createHttp(), clock: { now: () => new Date() } };
const ZAAK = '9999PROEF1';
let world: ZdsWorld;
const file = path.join(freshFolder(), 'brief.txt');

beforeAll(() => fs.writeFileSync(file, 'een brief '.repeat(5000)));
beforeEach(async () => void (world = await zdsWorld()));
afterEach(async () => world[Symbol.asyncDispose]());

const send = (operation: string, options: Record<string, string>, more: { readonly set?: Record<string, string>; readonly file?: string; readonly dry?: boolean } = {}): Promise<HandSent> =>
  byHand.send({ settings: null, url: world.url, operation, options: { zaak: ZAAK, document: 'DOC-1', besluit: 'BSL-1', ...options }, set: more.set ?? {}, file: more.file ?? null, dry: more.dry ?? false }, host, never);

/** In an order in which each can succeed. */
const ORDER = [
  'genereerZaakIdentificatie', 'genereerDocumentIdentificatie', 'genereerBesluitIdentificatie', 'creeerZaak', 'updateZaak', 'actualiseerZaakstatus', 'geefZaakstatus', 'geefZaakdetails',
  'voegZaakdocumentToe', 'geefLijstZaakdocumenten', 'geefZaakdocumentLezen', 'geefZaakdocumentBewerken', 'cancelCheckout', 'updateZaakdocument', 'voegBesluitToe', 'updateBesluit', 'geefLijstBesluiten',
  'geefBesluitdetails', 'ontkoppelZaakdocument', 'overdragenZaak', 'zakLk01', 'zakLv01', 'edcLv01', 'edcLk01', 'maakZaakdocument',
];

test('every operation of the table is among those that are tried', () => {
  expect([...ORDER].sort()).toEqual([...OPERATIES].sort());
});

test.each([['1.1', '1.1'], ['1.1', '1.2'], ['1.2', '1.1'], ['1.2', '1.2']])('every operation of ZDS %s over SOAP %s is answered', async (zds, soap) => {
  const outcomes: [string, string][] = [];
  for (const naam of ORDER) {
    if (operatie(zds as '1.1' | '1.2', naam) === undefined) continue;
    const lock = naam === 'cancelCheckout' ? ((await world.document('DOC-1'))?.['checkedOut'] as string) : null;
    const own: Record<string, string> = naam === 'maakZaakdocument' ? { document: 'DOC-2' } : naam === 'edcLk01' ? { document: 'DOC-3' } : lock === null ? {} : { checkedOutId: lock };
    const sent = await send(naam, { zds, soap, ...own }, naam === 'voegZaakdocumentToe' ? { file } : {});
    if (!sent.ok) outcomes.push([naam, `${sent.meaning}\n${sent.request}`]);
  }
  expect(outcomes).toEqual([]);
});

test('what is set stands in the message, and what is dry is not sent', async () => {
  const sent = await send('creeerZaak', {}, { set: { omschrijving: 'Een boom' }, dry: true });
  expect(sent).toMatchObject({ status: null, ok: true });
  expect(sent.request).toContain('Een boom');
  expect(await world.effects()).toEqual({});
});

test('a document goes with its content, and is not shown', async () => {
  await send('creeerZaak', {});
  const sent = await send('voegZaakdocumentToe', {}, { file });
  expect(sent.request).toContain('(50000 bytes)');
  expect(await world.document('DOC-1')).toMatchObject({ inhoud: { omvang: 50_000, bestandsnaam: 'brief.txt' } });
});

test('a fault is shown with what it means', async () => {
  const sent = await send('geefZaakdetails', { zaak: '9999NERGENS' });
  expect(sent).toMatchObject({ ok: false, status: 500 });
  expect(sent.meaning).toContain('StUF064');
});

test('an operation that is none, or not of this version, is refused with those there are', async () => {
  await expect(send('maakKoffie', {})).rejects.toThrow('ZDS 1.2 has no maakKoffie');
  await expect(send('voegBesluitToe', { zds: '1.1' })).rejects.toThrow('ZDS 1.1 has no voegBesluitToe');
});
