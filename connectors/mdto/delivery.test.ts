// The hand-over in all its breaks: one SIP per order whatever happens, and what receipts make of it.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Page } from '../../core/connector/contract';
import { Blocked, Halt, Retry } from '../../core/connector/outcome';
import type { Json } from '../../core/model/json';
import type { TransferOrder } from '../../core/archive/transfer/order';
import { ofSip, keep, type SipRecord } from './records';
import { bytesOf, dossier, order, stuk } from './testing/dossier';
import { makeWorld, never, plainSource, type World } from './testing/world';

const IN = (world: World): string => path.join(world.root, 'edepot/in');
const there = async (world: World): Promise<string[]> => (await readdir(IN(world))).sort();
const codes = async (planned: ReturnType<World['plan']>): Promise<string[]> => (await planned).diagnostics.map((finding) => finding.code);
const { sip } = order();

async function receipt(world: World, state: string, reasons: string[] = [], of = sip, at = '2026-11-24T10:00:00Z'): Promise<void> {
  await writeFile(path.join(world.root, 'edepot/receipts', `${of}-${state}.json`), JSON.stringify({ sip: of, state, at, reasons, evidence: { id: 'AIP-17' } }));
}

describe('a crash', () => {
  it.each([0, 1, 2, 3, 4, 5])('after step %i is gone over, and there is one SIP', async (until) => {
    await using world = await makeWorld();
    const want = dossier();
    await world.carry(await world.plan(want, order()), order(), until);
    const next = world.again();
    const planned = await next.deliver(want, order());
    expect(planned.steps.length).toBe(until === 5 ? 0 : 5);
    expect(await there(world)).toEqual([sip]);
    // What was fetched before the crash is hashed, not fetched again.
    expect(next.opened.length).toBe(until === 5 ? 0 : 2 - Math.min(until, 2));
    expect((await next.plan(want, order())).steps).toEqual([]);
  });

  it('in the middle of a content leaves nothing that is taken for whole', async () => {
    let broken = true;
    const source = (inhoud: Record<string, unknown>): Readable => {
      const bytes = bytesOf(String(inhoud['bron']));
      const half = async function* (): AsyncGenerator<Buffer> { yield bytes.subarray(0, 40); await Promise.resolve(); throw new Error('the source broke off'); };
      return broken ? Readable.from(half()) : Readable.from([bytes]);
    };
    await using world = await makeWorld({}, source);
    await expect(world.deliver(dossier(), order())).rejects.toThrow('broke off');
    broken = false;
    await world.deliver(dossier(), order());
    const file = path.join(IN(world), sip, 'ZAAK-2026-0000000001/DOC-2026-0000000007/besluit_bankje_7.pdf');
    expect(await readFile(file)).toEqual(bytesOf('00000000-0000-4000-8000-000000000007'));
  });

  it('after a file was damaged on disk: it is fetched again', async () => {
    await using world = await makeWorld();
    const planned = await world.plan(dossier(), order());
    await world.carry(planned, order(), 2);
    const work = path.join(world.root, 'data/mdto/edepot', sip, 'sip/ZAAK-2026-0000000001/DOC-2026-0000000007/besluit_bankje_7.pdf');
    await writeFile(work, 'iets anders');
    const next = world.again();
    await next.deliver(dossier(), order());
    expect(next.opened).toEqual(['00000000-0000-4000-8000-000000000007']);
  });

  it('between the rename and our own note: the SIP is known as handed over, also when the e-depot took it away', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    const record = await ofSip(world.shelf, sip);
    if (!record) throw new Error('it was noted');
    await keep(world.shelf, { ...record, state: 'renaming' });
    expect((await world.again().plan(dossier(), order())).steps).toEqual([]);
    await rm(path.join(IN(world), sip), { recursive: true });
    expect((await world.again().plan(dossier(), order())).steps).toEqual([]);
  });

  it('just before the rename: it is not taken for handed over', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    const record = await ofSip(world.shelf, sip);
    if (!record) throw new Error('it was noted');
    await keep(world.shelf, { ...record, state: 'renaming' });
    await rename(path.join(IN(world), sip), path.join(IN(world), `.${sip}.part`));
    await world.again().deliver(dossier(), order());
    expect(await there(world)).toEqual([sip]);
  });

  it('of the tar between its pakbon and itself: what lies beside is replaced, and fits', async () => {
    await using world = await makeWorld({ profile: 'noord-hollands-archief' });
    await writeFile(path.join(IN(world), `${sip}.pakbon.xml`), '<pakbon/>');
    await world.deliver(dossier(), order());
    expect(await there(world)).toEqual([`${sip}.pakbon.xml`, `${sip}.tar`, `${sip}.tar.sha256`]);
    const [hash] = (await readFile(path.join(IN(world), `${sip}.tar.sha256`), 'utf8')).split(' ');
    expect(await readFile(path.join(IN(world), `${sip}.pakbon.xml`), 'utf8')).toContain(`<waarde>${hash ?? '?'}</waarde>`);
  });
});

describe('what stands in the way', () => {
  it('something else under the name of the SIP blocks', async () => {
    await using world = await makeWorld();
    await mkdir(path.join(IN(world), sip));
    await writeFile(path.join(IN(world), sip, 'vreemd.txt'), 'x');
    await expect(world.deliver(dossier(), order())).rejects.toThrow(Blocked);
    expect(await readdir(path.join(IN(world), sip))).toEqual(['vreemd.txt']);
  });

  it('a folder of the e-depot that is gone halts the connection, and its return lets the same SIP go', async () => {
    await using world = await makeWorld();
    await rename(IN(world), `${IN(world)}-weg`);
    await expect(world.deliver(dossier(), order())).rejects.toThrow(Halt);
    expect((await world.connection.probe(never)).ok).toBe(false);
    await rename(`${IN(world)}-weg`, IN(world));
    await world.again().deliver(dossier(), order());
    expect(await there(world)).toEqual([sip]);
  });

  it('a file that changed between closing and handing over is a reason to make it again', async () => {
    await using world = await makeWorld();
    const planned = await world.plan(dossier(), order());
    const results = await world.carry(planned, order(), 4);
    await writeFile(path.join(world.root, 'data/mdto/edepot', sip, 'sip/pakbon.xml'), '<pakbon/>');
    const last = planned.steps.at(-1);
    if (!last) throw new Error('five steps');
    await expect(world.target.apply(last, { ref: { system: 'zgw', kind: 'zaak', id: 'x' }, results, links: {}, options: {}, reason: 'test' }, never)).rejects.toThrow(Retry);
    expect(await there(world)).toEqual([`.${sip}.part`]);
  });
});

describe('receipts', () => {
  const second = (more: Partial<TransferOrder> = {}): TransferOrder => order({ sip: 'sip-second', list: { id: 'lijst-2', title: 'Tweede' }, ...more });
  const changed = dossier({}, { naam: 'Bankje, heropend' });

  it('of acceptance is read once, with its evidence, and the work folder goes', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    await receipt(world, 'received', [], sip, '2026-11-24T09:00:00Z');
    await receipt(world, 'accepted');
    const first = await world.target.receipts?.(null, never);
    expect(first?.receipts.map(({ state, evidence }) => [state, evidence])).toEqual([['accepted', { id: 'AIP-17' }], ['received', { id: 'AIP-17' }]]);
    expect((await world.target.receipts?.(first?.next ?? null, never))?.receipts).toEqual([]);
    expect((await ofSip(world.shelf, sip))?.state).toBe('accepted');
    await expect(readdir(path.join(world.root, 'data/mdto/edepot', sip))).rejects.toThrow('ENOENT');
  });

  it('a cursor of a log that was lost begins again, and misses nothing', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    await receipt(world, 'accepted');
    const read = await world.target.receipts?.({ log: 'another', last: 17 }, never);
    expect(read?.receipts.length).toBe(1);
  });

  it('one that cannot be read is told and does no harm to the others', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    await writeFile(path.join(world.root, 'edepot/receipts/aaa.json'), '{ half');
    await writeFile(path.join(world.root, 'edepot/receipts/bbb.xml'), `<receipt xmlns="urn:x"><sip>${sip}</sip><state>rejected</state><at>2026-11-24T10:00:00+01:00</at></receipt>`);
    await writeFile(path.join(world.root, 'edepot/receipts/ccc.xml'), `<receipt xmlns="urn:x"><sip>${sip}</sip><state>accepted</state><at>2026-11-24T10:00:00+01:00</at><evidence><id>AIP-9</id></evidence></receipt>`);
    const read = await world.target.receipts?.(null, never);
    expect(read?.receipts).toEqual([{ sip, state: 'accepted', at: '2026-11-24T09:00:00.000Z', reasons: [], evidence: { id: 'AIP-9' } }]);
  });

  it('a rejected dossier goes again on a new list, under the same dossier and another SIP', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    await receipt(world, 'rejected', ['checksum differs']);
    await world.target.receipts?.(null, never);
    expect(await codes(world.plan(dossier(), order()))).toEqual(['ZS4313']);
    expect((await world.find(dossier(), null)).state).toBe('absent');
    const planned = await world.deliver(dossier(), second());
    expect(planned.steps.length).toBe(5);
    expect(await there(world)).toEqual(['sip-second', sip].sort());
  });

  it('while there is none, the same dossier is not handed over under another list', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    expect(await codes(world.plan(changed, second()))).toEqual(['ZS4315']);
    expect(await codes(world.plan(changed, order()))).toEqual(['ZS4311']);
  });

  it('a change after acceptance is blocked, and goes only as a supplement that names the first SIP', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    await receipt(world, 'accepted');
    await world.target.receipts?.(null, never);
    expect(await codes(world.plan(changed, null))).toEqual(['ZS4311']);
    expect(await codes(world.plan(changed, second()))).toEqual(['ZS4312']);
    expect(await codes(world.plan(changed, second({ supplementOf: 'sip-other' })))).toEqual(['ZS4312']);
    await world.deliver(changed, second({ supplementOf: sip }));
    expect(await there(world)).toEqual(['sip-second', sip].sort());
    expect(await readFile(path.join(IN(world), 'sip-second/pakbon.xml'), 'utf8')).toContain(`<aanvullingOp>${sip}</aanvullingOp>`);
    expect((await world.target.list?.({}, null, never))?.names.map((name) => [name.ref.id, name.key])).toEqual([['sip-second', order().dossier]]);
  });

  it('a supplement of what was never accepted is refused', async () => {
    await using world = await makeWorld();
    expect(await codes(world.plan(dossier(), order({ supplementOf: 'sip-never' })))).toEqual(['ZS4312']);
  });
});

describe('own acts', () => {
  it('a version made by setting a document gearchiveerd, and a longer audit trail, are no change', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    const later = stuk(7);
    const versions = later['bestanden'] as { versie: number; status: string }[];
    const archived = { ...versions[1], versie: 3, status: 'gearchiveerd' };
    const want = dossier({ archiefstukken: [{ ...later, bestanden: [...versions, archived] }, stuk(8)], audittrail: [{ eventType: { begripLabel: 'Wijziging', begripBegrippenlijst: { verwijzingNaam: 'x' } }, eventTijd: '2026-12-01T00:00:00Z' }] });
    const planned = await world.plan(want, order());
    expect([planned.steps, planned.diagnostics]).toEqual([[], []]);
  });
});

describe('proof and tidying', () => {
  it('lists what was handed over by dossier, with the size and checksum of each document', async () => {
    await using world = await makeWorld();
    await world.deliver(dossier(), order());
    expect((await world.target.list?.({}, null, never))?.names).toEqual([{ ref: { system: 'edepot', kind: 'zaak', id: sip }, key: order().dossier }]);
    const held = await world.target.contents?.({ ref: { system: 'zgw', kind: 'zaak', id: 'x' }, want: null, links: { '': sip }, options: {} }, never);
    expect(held?.map(({ bron, versie, size }) => [bron.slice(-1), versie, size])).toEqual([['7', 2, bytesOf('00000000-0000-4000-8000-000000000007').length], ['8', 2, bytesOf('00000000-0000-4000-8000-000000000008').length]]);
  });

  it('removes what nobody needs any more, and leaves what is on its way', async () => {
    await using world = await makeWorld();
    await world.carry(await world.plan(dossier(), order()), order(), 3);
    expect(await world.connection.tidy?.(new Date('2000-01-01'), never)).toBe(0);
    expect(await world.connection.tidy?.(new Date('2100-01-01'), never)).toBe(1);
    await world.deliver(dossier(), order());
    await receipt(world, 'rejected', ['nee']);
    await world.target.receipts?.(null, never);
    expect(await world.connection.tidy?.(new Date('2000-01-01'), never)).toBe(1);
  });
});

test('every dossier is listed once, whatever the pages', async () => {
  await using world = await makeWorld();
  const numbers = Array.from({ length: 1100 }, (_, index) => String(index).padStart(4, '0'));
  for (const number of numbers) {
    const of = (name: string, state: SipRecord['state'], at: string): SipRecord => ({ sip: name, dossier: `1/Z${number}`, bron: number, list: 'l', kind: 'overbrenging', supplementOf: null, inhoud: 'x', state, part: { local: 'sip', name, kind: 'folder', size: 1, sha256: 'x' }, manifest: 'x', pakbon: null, at });
    await keep(world.shelf, of(`a${number}`, 'accepted', '2026-01-01T00:00:00Z'));
    if (number.endsWith('7')) await keep(world.shelf, of(`b${number}`, 'handed', '2026-02-01T00:00:00Z'));
    if (number.endsWith('9')) await keep(world.shelf, of(`c${number}`, 'rejected', '2026-02-01T00:00:00Z'));
  }
  const names: string[] = [];
  let cursor: Json | null = null;
  do {
    const page: Page | undefined = await world.target.list?.({}, cursor, never);
    names.push(...(page?.names ?? []).map((name) => name.ref.id));
    cursor = page?.next ?? null;
  } while (cursor !== null);
  expect(names).toEqual(numbers.map((number) => `${number.endsWith('7') ? 'b' : 'a'}${number}`));
});

test('a dossier of two thousand documents that are all called the same is planned whole', async () => {
  await using world = await makeWorld();
  const many = Array.from({ length: 2000 }, (_, index) => stuk(index + 1, {}, { naam: `Brief 123456782${index}` }));
  const steps = (await world.plan(dossier({ archiefstukken: many.map((one) => ({ ...one, naamgeving: 'brief' })) }), order())).steps;
  expect(steps.length).toBe(2003);
  expect(new Set(steps.map((step) => step.name.toLowerCase())).size).toBe(2003);
});

test('the source is read once per file', async () => {
  await using world = await makeWorld({}, plainSource);
  await world.deliver(dossier(), order());
  expect(world.opened.length).toBe(2);
});
