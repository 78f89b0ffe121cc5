// The ways in: watched folder and upload. Asserts what is known afterwards, and where the files are.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Accepted, Incoming, Refused } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import { config } from './config';
import { inavigator } from './index';
import { sign, SIGNATURE, TIMESTAMP } from './sender';
import { bankje, exportXml } from './testing/export';
import { testHost } from './testing/host';

const signal = new AbortController().signal;
const START = new Date('2026-03-02T08:00:00Z');
const xml = exportXml({ processen: [bankje('B9001'), bankje('B9002')] });

let root: string;
let now: { at: Date };
let host: ReturnType<typeof testHost>;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'inavigator-'));
  mkdirSync(path.join(root, 'in'));
  now = { at: START };
  host = testHost(root, now);
});
afterEach(() => rmSync(root, { recursive: true }));

const connect = (settings: object) => inavigator.connect(config.parse(settings), host);
const drop = (name: string, content: string, ageSeconds = 60): void => {
  writeFileSync(path.join(root, 'in', name), content);
  const at = new Date(now.at.getTime() - ageSeconds * 1000);
  utimesSync(path.join(root, 'in', name), at, at);
};
const tree = (): string[] => readdirSync(path.join(root, 'in'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(path.join(root, 'in'), path.join(entry.parentPath, entry.name))).sort();
const known = (): string[] => [...host.inbox.entries].map(([name, entry]) => `${name}${entry.value === null ? ' gone' : ''}`).sort();
const scan = async (settings: object = {}) => {
  const source = connect({ folder: { path: 'in', ...settings } }).source;
  if (!source) throw new Error('no source');
  return source.list({}, null, signal);
};

describe('the watched folder', () => {
  it('takes a file in, lists its processen, and puts it with the done', async () => {
    drop('export.xml', xml);
    const page = await scan();
    expect(page.names.map(({ ref }) => ref)).toEqual([{ system: 'inavigator', kind: 'zaaktype', id: 'B9001' }, { system: 'inavigator', kind: 'zaaktype', id: 'B9002' }]);
    expect(page.diagnostics.map(({ code }) => code)).toEqual(['ZS3116']);
    expect(tree()).toEqual(['.done/export.xml']);
    expect(readdirSync(path.join(root, 'spool'))).toEqual([]);
  });

  it('stamps each proces by itself: a changed neighbour leaves its stamp alone', async () => {
    drop('1.xml', xml);
    const before = await scan();
    drop('2.xml', exportXml({ datum: '2026-03-02T09:00:00', processen: [bankje('B9001'), bankje('B9002', { velden: { kernomschrijving: 'Ander bankje' } })] }));
    const after = await scan();
    expect(after.names[0]?.stamp).toBe(before.names[0]?.stamp);
    expect(after.names[1]?.stamp).not.toBe(before.names[1]?.stamp);
  });

  it('leaves a file that is still being written, by its time or by what lies beside it', async () => {
    drop('jong.xml', xml, 1);
    drop('half.xml.part', xml);
    drop('bezet.xml', xml);
    drop('bezet.xml.lock', '');
    drop('.verborgen.xml', xml);
    drop('notitie.txt', 'niets');
    expect((await scan()).names).toEqual([]);
    expect(tree()).toEqual(['.verborgen.xml', 'bezet.xml', 'bezet.xml.lock', 'half.xml.part', 'jong.xml', 'notitie.txt']);
  });

  it('reads a file from a server whose clock is ahead, once two looks saw the same', async () => {
    drop('morgen.xml', xml, -3600);
    expect((await scan()).names).toEqual([]);
    now.at = new Date(START.getTime() + 10_000);
    writeFileSync(path.join(root, 'in', 'morgen.xml'), `${xml}\n`); // it grew meanwhile
    utimesSync(path.join(root, 'in', 'morgen.xml'), new Date(START.getTime() + 3_600_000), new Date(START.getTime() + 3_600_000));
    expect((await scan()).names).toEqual([]);
    now.at = new Date(START.getTime() + 20_000);
    expect((await scan()).names).toHaveLength(2);
  });

  it('waits for the marker where the sender gives one', async () => {
    drop('export.xml', xml);
    expect((await scan({ marker: true })).names).toEqual([]);
    drop('export.xml.done', '');
    expect((await scan({ marker: true })).names).toHaveLength(2);
    expect(tree()).toEqual(['.done/export.xml']);
  });

  it('puts a cut-off file in quarantine with the reason beside it, and changes nothing', async () => {
    drop('goed.xml', xml);
    await scan();
    const before = [...host.inbox.entries];
    drop('stuk.xml', exportXml({ datum: '2026-03-03T09:00:00', processen: [bankje('B9001', { velden: { kernomschrijving: 'Anders' } }), bankje('B9003')] }).slice(0, -12));
    const page = await scan();
    expect(page.diagnostics.map(({ code }) => code)).toEqual(['ZS3110', 'ZS3021']);
    expect([...host.inbox.entries]).toEqual(before);
    expect(tree()).toEqual(['.done/goed.xml', 'quarantine/stuk.xml', 'quarantine/stuk.xml.txt']);
    expect(readFileSync(path.join(root, 'in/quarantine/stuk.xml.txt'), 'utf8')).toMatch(/stuk\.xml:\d+:\d+ {2}error ZS3021 {2}the file ends inside/);
  });

  it('reads the other files where one is bad', async () => {
    drop('a.xml', '<!DOCTYPE dsp [<!ENTITY a "aaaa">]><dsp>&a;</dsp>');
    drop('b.xml', xml);
    expect((await scan()).names).toHaveLength(2);
    expect(tree()).toEqual(['.done/b.xml', 'quarantine/a.xml', 'quarantine/a.xml.txt']);
  });

  it('refuses a file larger than allowed', async () => {
    drop('groot.xml', ' '.repeat(1024 * 1024 + 1) + xml);
    const source = connect({ folder: { path: 'in' }, maxMegabytes: 1 }).source;
    expect((await source?.list({}, null, signal))?.diagnostics.map(({ code }) => code)).toEqual(['ZS3110', 'ZS5001']);
    expect(tree()).toContain('quarantine/groot.xml');
  });

  it('recognises content it had before, whatever the file is called', async () => {
    drop('export.xml', xml);
    await scan();
    const before = [...host.inbox.entries];
    drop('export.xml', xml);
    const page = await scan();
    expect(page.diagnostics.map(({ code }) => code)).toEqual(['ZS3111']);
    expect([...host.inbox.entries]).toEqual(before);
    expect(tree()).toEqual(['.done/export.20260302T080000.xml', '.done/export.xml']);
  });

  it('never lets an older export overwrite a later one', async () => {
    drop('nieuw.xml', exportXml({ datum: '2026-03-01T09:00:00', processen: [bankje('B9001')] }));
    await scan();
    drop('oud.xml', exportXml({ datum: '2025-01-01T09:00:00', processen: [bankje('B9001', { velden: { kernomschrijving: 'Vroeger' } }), bankje('B9002')], verwijderd: ['B9001'] }));
    const page = await scan();
    expect(page.diagnostics.map(({ code }) => code)).toEqual(['ZS3109', 'ZS3116']);
    expect(host.inbox.entries.get('inavigator:zaaktype/B9001')?.value).toMatchObject({ kernomschrijving: 'Bankje melding' });
    expect(known()).toEqual(['inavigator:zaaktype/B9001', 'inavigator:zaaktype/B9002']);
  });

  it('takes a tombstone only for what it knows: 315 others mean nothing, and absence means nothing', async () => {
    drop('1.xml', xml);
    await scan();
    const many = Array.from({ length: 315 }, (_, at) => `B${String(at).padStart(4, '0')}`);
    drop('2.xml', exportXml({ datum: '2026-03-02T09:00:00', processen: [], verwijderd: [...many, 'B9002'] }));
    await scan();
    expect(known()).toEqual(['inavigator:zaaktype/B9001', 'inavigator:zaaktype/B9002 gone']);
    const source = connect({ folder: { path: 'in' } }).source;
    expect(await source?.read({ system: 'inavigator', kind: 'zaaktype', id: 'B9002' }, signal)).toMatchObject({ state: 'gone' });
    drop('3.xml', exportXml({ datum: '2026-03-03T09:00:00', processen: [bankje('B9002')] }));
    await scan();
    expect(known()).toEqual(['inavigator:zaaktype/B9001', 'inavigator:zaaktype/B9002']);
  });

  it('leaves the file where it is when the database is away, and takes it in the next time', async () => {
    drop('export.xml', xml);
    host.inbox.breakOnce();
    await expect(scan()).rejects.toThrow('the database is away');
    expect(tree()).toEqual(['export.xml']);
    expect((await scan()).names).toHaveLength(2);
    expect(tree()).toEqual(['.done/export.xml']);
  });

  it('says so where the folder cannot be read, and still lists what it knows', async () => {
    drop('export.xml', xml);
    await scan();
    const page = await scan({ path: 'nergens' });
    expect(page.diagnostics.map(({ code }) => code)).toEqual(['ZS3117']);
    expect(page.names).toHaveLength(2);
    expect(await connect({ folder: { path: 'nergens' } }).probe(signal)).toMatchObject({ ok: false });
  });

  it('lists in pages without losing a name', async () => {
    drop('export.xml', exportXml({ processen: Array.from({ length: 7 }, (_, at) => bankje(`B900${at}`)) }));
    const source = connect({ folder: { path: 'in' }, pageSize: 3 }).source;
    const names: string[] = [];
    let cursor = (await source?.list({}, null, signal)) ?? null;
    while (cursor) {
      names.push(...cursor.names.map(({ ref }) => ref.id));
      cursor = cursor.next === null ? null : ((await source?.list({}, cursor.next, signal)) ?? null);
    }
    expect(names).toEqual(Array.from({ length: 7 }, (_, at) => `B900${at}`));
  });

  it('reads one proces as raw shape, with where it came from, and blocks on one nobody sent', async () => {
    drop('export.xml', xml);
    await scan();
    const source = connect({ folder: { path: 'in' } }).source;
    const raw = await source?.read({ system: 'inavigator', kind: 'zaaktype', id: 'B9001' }, signal);
    expect(raw).toMatchObject({ state: 'present', shape: 'inavigator.proces', provenance: { bestand: 'export.xml', exportdatum: '2026-03-01T09:00:00', specificatieversie: 'ICR1.5.13' }, diagnostics: [] });
    await expect(source?.read({ system: 'inavigator', kind: 'zaaktype', id: 'B1' }, signal)).rejects.toThrow('ZS3115');
  });
});

describe('while somebody only looks', () => {
  it('names and reads what waits in the folder, and leaves everything as it is', async () => {
    drop('1.xml', xml);
    await scan();
    drop('2.xml', exportXml({ datum: '2026-03-02T09:00:00', processen: [bankje('B9002', { velden: { kernomschrijving: 'Ander bankje' } }), bankje('B9003')] }));
    drop('3.xml', '<foo/>');
    const before = { files: tree(), inbox: [...host.inbox.entries] };
    const looking = { ...host, readOnly: true };
    const source = inavigator.connect(config.parse({ folder: { path: 'in' } }), looking).source;
    const page = await source?.list({}, null, signal);
    expect(page?.names.map(({ ref }) => ref.id).sort()).toEqual(['B9001', 'B9002', 'B9003']);
    expect(page?.diagnostics.map(({ code }) => code)).toEqual(['ZS3022']);
    const read = (id: string) => source?.read({ system: 'inavigator', kind: 'zaaktype', id }, signal);
    expect(await read('B9002')).toMatchObject({ value: { kernomschrijving: 'Ander bankje' }, provenance: { bestand: '2.xml' } });
    expect(await read('B9001')).toMatchObject({ value: { kernomschrijving: 'Bankje melding' }, provenance: { bestand: '1.xml' } });
    expect({ files: tree(), inbox: [...host.inbox.entries] }).toEqual(before);
  });
});

describe('the upload', () => {
  const KEY = 'geheim-voor-de-test';
  const settings = { upload: { hmac: secretOf(KEY) } };
  const at = (offset = 0): string => String(Math.floor(START.getTime() / 1000) + offset);
  const post = async (body: string, headers: Record<string, string>, over: Partial<Incoming> = {}, given: object = settings): Promise<Accepted | Refused> => {
    const receiver = connect(given).receiver;
    if (!receiver) throw new Error('no receiver');
    return receiver.receive({ method: 'POST', path: '/', headers, query: {}, remoteAddress: '192.0.2.1', body: Readable.from([Buffer.from(body.slice(0, 10)), Buffer.from(body.slice(10))]), ...over }, signal);
  };
  const signed = (body: string, more: Record<string, string> = {}, stamp = at()): Record<string, string> => ({ [TIMESTAMP]: stamp, [SIGNATURE]: sign(KEY, stamp, body), ...more });
  const codes = (answer: Accepted | Refused): string => (answer.state === 'refused' ? `${answer.status} ${answer.diagnostics.map(({ code }) => code).join(' ')}` : String(answer.status));

  it('takes in what is signed, and names what it held', async () => {
    const answer = await post(xml, signed(xml, { 'x-zaaksluis-filename': '../../etc/export.xml' }));
    expect(answer).toMatchObject({ state: 'accepted', status: 202, body: { bestand: 'export.xml', zaaktypen: ['B9001', 'B9002'], verwijderd: 0, alBekend: false } });
    expect(known()).toEqual(['inavigator:zaaktype/B9001', 'inavigator:zaaktype/B9002']);
    expect(readdirSync(path.join(root, 'spool'))).toEqual([]);
  });

  it('takes a bearer token, and no other', async () => {
    const bearer = { upload: { bearer: secretOf('token-voor-de-test') } };
    expect(codes(await post(xml, { authorization: 'Bearer verkeerd' }, {}, bearer))).toBe('401 ZS3113');
    expect(codes(await post(xml, {}, {}, bearer))).toBe('401 ZS3113');
    expect(known()).toEqual([]);
    expect(codes(await post(xml, { authorization: 'Bearer token-voor-de-test' }, {}, bearer))).toBe('202');
  });

  it.each([
    ['no headers', () => ({})],
    ['a signature of another body', () => ({ ...signed('iets anders') })],
    ['a signature with another secret', () => ({ [TIMESTAMP]: at(), [SIGNATURE]: sign('ander geheim', at(), xml) })],
    ['a signature of long ago', () => signed(xml, {}, at(-301))],
    ['a signature from the future', () => signed(xml, {}, at(301))],
    ['an old signature with a new timestamp', () => ({ ...signed(xml, {}, at(-301)), [TIMESTAMP]: at() })],
    ['a bearer token nobody gave out', () => ({ authorization: 'Bearer x' })],
  ])('refuses %s, and keeps nothing', async (_name, headers) => {
    expect(codes(await post(xml, headers()))).toBe('401 ZS3113');
    expect(known()).toEqual([]);
    expect(existsSync(path.join(root, 'spool')) ? readdirSync(path.join(root, 'spool')) : []).toEqual([]);
  });

  it('gives the same answer to the same key and content, and 409 to other content', async () => {
    const first = await post(xml, signed(xml, { 'idempotency-key': 'maart' }));
    expect(await post(xml, signed(xml, { 'idempotency-key': 'maart' }))).toEqual(first);
    const other = exportXml({ processen: [bankje('B9009')] });
    expect(codes(await post(other, signed(other, { 'idempotency-key': 'maart' })))).toBe('409 ZS3114');
    expect(known()).toEqual(['inavigator:zaaktype/B9001', 'inavigator:zaaktype/B9002']);
  });

  it('frees the key of a file it refused, for a better one', async () => {
    const bad = xml.slice(0, -10);
    expect(codes(await post(bad, signed(bad, { 'idempotency-key': 'april' })))).toBe('400 ZS3021');
    expect(codes(await post(xml, signed(xml, { 'idempotency-key': 'april' })))).toBe('202');
  });

  it('refuses what is too large, by what it says and by what it sends', async () => {
    const small = { ...settings, maxMegabytes: 1 };
    expect(codes(await post(xml, signed(xml, { 'content-length': '9999999' }), {}, small))).toBe('413 ZS5001');
    const large = ' '.repeat(1024 * 1024 + 1);
    expect(codes(await post(large, signed(large), {}, small))).toBe('413 ZS5001');
  });

  it('offers POST only', async () => {
    expect(codes(await post(xml, signed(xml), { method: 'PUT' }))).toBe('405 ZS3119');
  });

  it('answers the same content twice without doing it twice', async () => {
    await post(xml, signed(xml));
    expect(await post(xml, signed(xml))).toMatchObject({ status: 202, body: { zaaktypen: ['B9001', 'B9002'], alBekend: true } });
  });
});

describe('the configuration', () => {
  it('refuses an upload that anybody could send', () => {
    expect(config.safeParse({ upload: {} }).success).toBe(false);
  });

  it('has no upload and no folder unless asked for', () => {
    const connection = connect({});
    expect(connection.receiver).toBeUndefined();
    expect(connection.target).toBeUndefined();
  });
});
