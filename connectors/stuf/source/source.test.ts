// A system that only pushes: what it tells is kept, answered with Bv03, and read like any other source.
import { Readable } from 'node:stream';
import type { Accepted, Incoming, Refused } from '../../../core/connector/contract';
import type { Spool } from '../../../core/connector/host';
import { Blocked } from '../../../core/connector/outcome';
import { secretOf } from '../../../core/connector/secret';
import { isObject, type JsonObject } from '../../../core/model/json';
import { openSpool } from '../../../core/content/spool';
import { never, testHost } from '../../../test/support/house';
import { memoryInbox } from '../../../test/support/inbox';
import { freshFolder } from '../../../test/support/folder';
import { stuf } from '..';
import { edcBericht, PASSWORD, zakBericht } from '../testing/kennisgevingen';

const ID = '9999000000001';
const REF = { system: 'zaaksysteem', kind: 'zaak', id: ID } as const;
const BASIC = `Basic ${Buffer.from(`zaaksysteem:${PASSWORD}`).toString('base64')}`;

function world() {
  const spool: Spool = openSpool(freshFolder());
  const host = { ...testHost('zaaksysteem'), inbox: memoryInbox(), spool };
  const connection = stuf.connect(stuf.config.parse({
    systeem: { organisatie: '9999', applicatie: 'ZAAKSLUIS' }, rsin: '123456782',
    source: { sender: { zender: { applicatie: 'ZAAKSYSTEEM' }, authentication: { basic: { username: 'zaaksysteem', password: secretOf(PASSWORD) } } } },
  }), host);
  const { source, receiver } = connection;
  if (!source || !receiver) throw new Error('it tells');
  const send = async (body: string, headers: Incoming['headers'] = { authorization: BASIC }): Promise<Accepted | Refused> => {
    const answer = await receiver.receive({ method: 'POST', path: '/', query: {}, remoteAddress: '127.0.0.1', headers: { 'content-type': 'text/xml', ...headers }, body: Readable.from([Buffer.from(body)]) }, never);
    if (answer.state === 'accepted') await answer.after?.();
    return answer;
  };
  const read = async (ref: Parameters<typeof source.read>[0] = REF): Promise<JsonObject | 'gone'> => {
    const raw = await source.read(ref, never);
    return raw.state === 'gone' ? 'gone' : raw.value;
  };
  return { source, send, read, host };
}

const zaak: JsonObject = { identificatie: ID, omschrijving: 'Aanvraag', startdatum: '20261101', isVan: [{ gerelateerde: { '@entiteittype': 'ZKT', code: 'B0001' } }] };

test('a zaak that is told of is confirmed with Bv03, listed and read', async () => {
  const { source, send, read } = world();
  const answer = await send(zakBericht(zaak));
  expect(answer).toMatchObject({ state: 'accepted', status: 200, names: [{ ref: REF }] });
  expect(answer.said?.text).toContain('Bv03Bericht');
  expect(answer.said?.type).toContain('text/xml');
  expect((await source.list({}, null, never)).names.map((one) => one.ref)).toEqual([REF]);
  expect(await read()).toMatchObject({ identificatie: ID, omschrijving: 'Aanvraag', isVan: [{ '@plaats': expect.stringMatching(/^isVan:[0-9a-f]{24}$/) as string }] });
});

test('changes that come in the wrong order, and twice, make the zaak as its sender has it', async () => {
  const { send, read } = world();
  const second = zakBericht([{ identificatie: ID, omschrijving: 'Aanvraag' }, { identificatie: ID, omschrijving: 'Tweede' }], { mutatiesoort: 'W', tijdstip: '20261123110000', nummer: 'b' });
  const third = zakBericht([{ identificatie: ID, omschrijving: 'Tweede' }, { identificatie: ID, omschrijving: 'Derde' }], { mutatiesoort: 'W', tijdstip: '20261123120000', nummer: 'c' });
  for (const message of [third, zakBericht(zaak, { tijdstip: '20261123100000', nummer: 'a' }), second, third, second]) expect((await send(message)).state).toBe('accepted');
  expect(await read()).toMatchObject({ omschrijving: 'Derde', startdatum: '20261101' });
});

test('messages that come together are folded one after another', async () => {
  const { send, read } = world();
  const fields = ['toelichting', 'omschrijving', 'publicatiedatum', 'einddatumGepland', 'uiterlijkeEinddatum'] as const;
  await send(zakBericht(zaak, { tijdstip: '20261123100000' }));
  await Promise.all(fields.map((field, at) => send(zakBericht([{ identificatie: ID }, { identificatie: ID, [field]: '20261201' }], { mutatiesoort: 'W', tijdstip: `2026112311000${at}` }))));
  expect(await read()).toMatchObject(Object.fromEntries(fields.map((field) => [field, '20261201'])));
});

test('one number with two contents is refused with StUF016, and changes nothing', async () => {
  const { send, read } = world();
  await send(zakBericht(zaak, { nummer: 'zelfde' }));
  const answer = await send(zakBericht({ ...zaak, omschrijving: 'Iets anders' }, { nummer: 'zelfde' }));
  expect(answer).toMatchObject({ state: 'refused', diagnostics: [{ code: 'ZS3084' }] });
  expect(answer.said?.text).toContain('StUF016');
  expect(await read()).toMatchObject({ omschrijving: 'Aanvraag' });
});

test('what does not matter any more is gone, and what was never told of is not', async () => {
  const { send, read, source } = world();
  await send(zakBericht(zaak, { tijdstip: '20261123100000' }));
  await send(zakBericht({ identificatie: ID }, { mutatiesoort: 'V', tijdstip: '20261124100000' }));
  expect(await read()).toBe('gone');
  await expect(source.read({ ...REF, id: '9999000000002' }, never)).rejects.toBeInstanceOf(Blocked);
});

const content = Buffer.from('%PDF-1.4 de inhoud van een brief '.repeat(1000));
const brief = (bytes: Buffer): JsonObject => ({
  identificatie: 'DOC-1', 'dct.omschrijving': 'Brief', creatiedatum: '20261101', titel: 'Brief', formaat: 'application/pdf', taal: 'nld', vertrouwelijkAanduiding: 'OPENBAAR', auteur: 'P. Jansen',
  inhoud: { '@bestandsnaam': 'brief.pdf', '@contentType': 'application/pdf', '#': bytes.toString('base64') },
  isRelevantVoor: [{ titel: 'Brief', gerelateerde: { '@entiteittype': 'ZAK', identificatie: ID } }],
});

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test('a document comes with its content, and with its zaak; a resend keeps no second copy', async () => {
  const { send, read, source, host } = world();
  const kept: string[] = [];
  const { keep } = host.spool;
  host.spool.keep = async (...args) => {
    const spooled = await keep(...args);
    kept.push(spooled.name);
    return spooled;
  };
  await send(zakBericht(zaak));
  const message = edcBericht(brief(content), { nummer: 'doc' });
  const answer = await send(message);
  expect(answer).toMatchObject({ state: 'accepted', names: [{ ref: { kind: 'informatieobject', id: 'DOC-1' } }, { ref: REF }] });
  await send(message);
  expect(kept).toHaveLength(2);
  await expect(host.spool.open(kept[1] ?? '')).rejects.toThrow();
  const { inhoud } = (await read({ ...REF, kind: 'informatieobject', id: 'DOC-1' })) as JsonObject;
  if (!isObject(inhoud)) throw new Error('it has content');
  expect(inhoud).toMatchObject({ '@bestandsnaam': 'brief.pdf', omvang: content.length });
  expect(await bytesOf(await (source.open?.({ bron: `spool:${String(inhoud['spool'])}`, omvang: content.length }, 0, never) ?? Promise.reject(new Error('it opens'))))).toEqual(content);
  expect(await read()).toMatchObject({ heeftRelevant: [{ '@plaats': 'heeftRelevant:DOC-1', titel: 'Brief', gerelateerde: { identificatie: 'DOC-1' } }] });
});

test('newer content replaces the older one, which is not kept', async () => {
  const { send, read, host } = world();
  await send(edcBericht(brief(content), { tijdstip: '20261123100000' }));
  const first = ((await read({ ...REF, kind: 'informatieobject', id: 'DOC-1' })) as JsonObject)['inhoud'] as JsonObject;
  const newer = Buffer.from('een nieuwe brief');
  await send(edcBericht([{ identificatie: 'DOC-1' }, { identificatie: 'DOC-1', inhoud: { '@bestandsnaam': 'brief2.pdf', '#': newer.toString('base64') } }], { mutatiesoort: 'W', tijdstip: '20261124100000' }));
  const second = ((await read({ ...REF, kind: 'informatieobject', id: 'DOC-1' })) as JsonObject)['inhoud'] as JsonObject;
  expect(second).toMatchObject({ '@bestandsnaam': 'brief2.pdf', omvang: newer.length });
  await expect(host.spool.open(String(first['spool']))).rejects.toThrow();
  expect(await bytesOf(await host.spool.open(String(second['spool'])))).toEqual(newer);
});

test.each([
  { what: 'nobody', headers: { authorization: 'Basic eDp5' }, body: zakBericht(zaak), status: 401, code: 'ZS3080' },
  { what: 'a sender under another name', headers: { authorization: BASIC }, body: zakBericht(zaak, { applicatie: 'ANDERS' }), status: 401, code: 'ZS3080' },
  { what: 'no XML', headers: { authorization: BASIC }, body: '{}', status: 500, code: 'ZS3081' },
  { what: 'half a message', headers: { authorization: BASIC }, body: zakBericht(zaak).slice(0, 400), status: 500, code: 'ZS3081' },
])('$what is refused, and leaves nothing', async ({ headers, body, status, code }) => {
  const { send, source } = world();
  expect(await send(body, headers)).toMatchObject({ state: 'refused', status, diagnostics: [{ code }] });
  expect((await source.list({}, null, never)).names).toEqual([]);
});
