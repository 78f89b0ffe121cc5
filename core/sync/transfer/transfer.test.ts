// Transfer lists from making to declaration, with a target that receives.
import { createHash } from 'node:crypto';
import { openStore, type OpenStore } from '../../store/open';
import { deliverOnce, drain } from '../../../test/support/house';
import { moveClock } from '../../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { planSync } from '../plan';
import type { Person } from '../ports';
import type { TransferItem } from '../ports/transfer';
import type { Room } from '../room';
import { scan } from '../scan';
import { declare } from './declare';
import { approve, decide, drop, reject, submit, type Choice } from './decide';
import { makeList, type MakeOptions } from './make';
import { csvOf } from './paper/csv';
import { readDecisions } from './paper/decisions';
import { htmlOf } from './paper/list';
import { xlsxOf } from './paper/xlsx';
import { transferRound } from './round';
import { allItems, headOf } from './show';
import { Edepot, Register, transferRoom, zaakRef } from './testing/house';

const never = new AbortController().signal;
const anna: Person = { name: 'anna', roles: ['maker', 'approver'] };
const bert: Person = { name: 'bert', roles: ['approver'] };
const carla: Person = { name: 'carla', roles: ['archivist'] };
let database: FreshDatabase;
let store: OpenStore;
let register: Register;
let edepot: Edepot;
let room: Room;

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
  register = new Register();
  edepot = new Edepot();
  room = transferRoom(store, register, edepot);
});

afterEach(async () => {
  await store.close();
  await database.drop();
});

async function observed(): Promise<void> {
  await scan(room, 'zaken', never);
  await drain(room);
}

const OPTIONS: MakeOptions = { sync: 'zaken', kind: 'overbrenging', title: 'Eerste lijst', reasons: {}, supplements: false, gate: true };
const make = (more: Partial<MakeOptions> = {}) => makeList({ ...room, actor: 'anna' }, { ...OPTIONS, ...more }, never);

async function made(more: Partial<MakeOptions> = {}): Promise<string> {
  const { list } = await make(more);
  if (list === null) throw new Error('nothing was listed');
  return list;
}

/** Makes a list of everything that may go, lets it go, and hands it over. */
async function letGo(more: Partial<MakeOptions> = {}): Promise<string> {
  const list = await made(more);
  await approved(list);
  await drain(room);
  return list;
}

async function approved(list: string, choice: Choice = { verdict: 'approved' }): Promise<void> {
  await decide(room, list, new Map((await allItems(room, list)).map((item) => [item.dossier, choice])), carla);
  await submit(room, list, anna);
  await approve(room, list, bert);
}

const item = async (list: string, id = 'z1'): Promise<TransferItem> => {
  const found = (await allItems(room, list)).find((one) => one.ref.id === id);
  if (!found) throw new Error(`${id} is not on ${list}`);
  return found;
};
const delivery = async (id = 'z1') => (await store.questions.deliveries({ sync: 'zaken', id }, null, 1))[0];
const changed = (id: string, omschrijving: string): void => {
  const zaak = register.zaken.get(id);
  if (zaak) register.zaken.set(id, { ...zaak, omschrijving });
};

test('for a target that receives, deliver runs only for names on an approved list', async () => {
  register.put('z1', {}, ['d1']);
  await observed();
  expect(edepot.handed).toBe(0);
  expect((await delivery())?.diagnostics).toMatchObject([{ code: 'ZS4410' }]);
  expect(await store.questions.atRest()).toBe(true);
  const list = await made();
  await drain(room);
  expect(edepot.handed).toBe(0);
  await approved(list);
  await drain(room);
  expect(edepot.orders).toMatchObject([{ list: { id: list, title: 'Eerste lijst' }, kind: 'overbrenging', dossier: '123456782/ZAAK-z1', supplementOf: null, approvedBy: 'bert' }]);
  expect(edepot.orders[0]?.contentHash).toBe((await item(list)).contentHash);
  expect((await item(list)).state).toBe('handed-over');
  expect((await headOf(room, list)).state).toBe('delivering');
  expect(await store.questions.atRest()).toBe(true);
});

test('what is not eligible is refused with its reasons, and what is listed shows why it is due', async () => {
  register.put('z1');
  const { einddatum: _end, ...open } = register.put('z2');
  register.zaken.set('z2', open);
  register.put('z3', { hoofdzaak: { bron: 'z2' } });
  register.put('z4', { archiefactiedatum: '2031-01-01' });
  await observed();
  const refused: Record<string, string[]> = {};
  const answer = await make({ onRefused: ({ ref, findings }) => { refused[ref.id] = findings.map(({ code }) => code); } });
  expect(answer).toMatchObject({ looked: 4, listed: 1, refused: { ZS4401: 1, ZS4403: 1, ZS4407: 1 } });
  expect(refused).toEqual({ z2: ['ZS4401'], z3: ['ZS4403'], z4: ['ZS4407'] });
  const early = await make({ reasons: { early: 'besluit 2026-14' } });
  expect(early).toMatchObject({ listed: 1, settled: 1, refused: { ZS4401: 1, ZS4403: 1 } });
  expect((await item(early.list ?? '', 'z4')).row.toelichting.join()).toContain('2024-02-29');
  expect(edepot.handed).toBe(0);
});

test('a model that was dropped since is read again from the source', async () => {
  register.put('z1');
  await observed();
  while ((await store.sweep(100)) > 0);
  expect(await make()).toMatchObject({ listed: 1 });
});

test('maker is not approver, every dossier is decided, roles count, and all of it is journalled', async () => {
  register.put('z1');
  await observed();
  const list = await made();
  const refuses = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4416' }] });
  await refuses(approve(room, list, bert));
  await refuses(decide(room, list, new Map([['123456782/ZAAK-z1', { verdict: 'approved' as const }]]), bert));
  await submit(room, list, anna);
  await refuses(approve(room, list, anna));
  await refuses(approve(room, list, carla));
  await refuses(approve(room, list, bert));
  await decide(room, list, new Map([['123456782/ZAAK-z1', { verdict: 'approved' as const }]]), carla);
  await refuses(approve(room, list, bert, 'another hash'));
  await approve(room, list, bert, (await headOf(room, list)).hash);
  await refuses(decide(room, list, new Map([['123456782/ZAAK-z1', { verdict: 'rejected' as const, reason: 'te laat' }]]), carla));
  await drain(room);
  expect((await store.journal.of(zaakRef('z1'), 20)).map(({ action }) => action)).toContain('transfer handed-over');
  expect((await store.lists.papers(list)).map(({ name, filedBy }) => [name, filedBy])).toEqual([['lijst.json', 'anna'], ['besluit.json', 'bert']]);
  expect(await store.journal.verify()).toBeNull();
});

test('a dossier that was rejected on the list stays behind', async () => {
  register.put('z1');
  register.put('z2');
  await observed();
  const list = await made();
  await decide(room, list, new Map<string, Choice>([['123456782/ZAAK-z1', { verdict: 'approved' }], ['123456782/ZAAK-z2', { verdict: 'rejected', reason: 'onvolledig' }]]), carla);
  await submit(room, list, anna);
  await approve(room, list, bert);
  await drain(room);
  expect([...edepot.sips.values()].map((sip) => sip['dossier'])).toEqual(['123456782/ZAAK-z1']);
  expect((await item(list, 'z2')).state).toBe('rejected');
});

test('a dossier stands on one list at a time, and is free again when the list is turned down', async () => {
  register.put('z1');
  await observed();
  const list = await made();
  expect(await make()).toMatchObject({ list: null, settled: 1 });
  const { contentHash, row, dossier } = await item(list);
  await expect(store.lists.make({ ...(await headOf(room, list)), id: 'tweede22' }, [{ ref: zaakRef('z1'), dossier, sip: 'sip-x', supplementOf: null, contentHash, row, diagnostics: [] }])).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4415' }] });
  expect(await store.lists.get('tweede22')).toBeNull();
  await reject(room, list, bert, 'te vroeg');
  expect(await make()).toMatchObject({ listed: 1 });
});

test('a zaak that changes between approval and hand-over drops off the list, and goes again under the same dossier', async () => {
  register.put('z1');
  await observed();
  const list = await made();
  changed('z1', 'Andere omschrijving');
  await approved(list);
  await store.mark([{ sync: 'zaken', ref: zaakRef('z1') }], 'live');
  await drain(room);
  expect(edepot.handed).toBe(0);
  expect(await item(list)).toMatchObject({ state: 'dropped', diagnostics: [{ code: 'ZS4411' }] });
  expect((await headOf(room, list)).state).toBe('done');
  const next = await letGo();
  expect(edepot.orders.map(({ dossier, list: { id } }) => [dossier, id])).toEqual([['123456782/ZAAK-z1', next]]);
});

test('a zaak that is gone before its hand-over drops off; one that is gone after it means nothing to the archive', async () => {
  register.put('z1');
  register.put('z2');
  await observed();
  const list = await made({ refs: [zaakRef('z1')] });
  register.zaken.delete('z1');
  await store.mark([{ sync: 'zaken', ref: zaakRef('z1') }], 'live');
  await drain(room);
  await approved(list);
  await drain(room);
  expect(await item(list)).toMatchObject({ state: 'dropped', diagnostics: [{ code: 'ZS4411' }] });
  await letGo({ refs: [zaakRef('z2')] });
  register.zaken.delete('z2');
  await store.mark([{ sync: 'zaken', ref: zaakRef('z2') }], 'live');
  await drain(room);
  expect(edepot.sips.size).toBe(1);
  expect((await delivery('z2'))?.lastDiagnostic).toBeNull();
});

test('a node that dies after the hand-over, and a reply to it that was lost, leave one SIP', async () => {
  register.put('z1');
  register.put('z2');
  await observed();
  const list = await made();
  await approved(list);
  await deliverOnce(room); // and is never settled
  edepot.lose = 1;
  await drain(room);
  expect(edepot.handed).toBe(2);
  await moveClock(database.url, 3_600_000); // past leases and back-off
  await drain(room);
  expect((await allItems(room, list)).map(({ state }) => state)).toEqual(['handed-over', 'handed-over']);
  expect(edepot.handed).toBe(2);
  expect(await store.questions.atRest()).toBe(true);
  expect((await delivery('z1'))?.base?.links['']).toBe((await item(list, 'z1')).sip);
});

test('a dossier that changed while its hand-over was under way is what was approved, and its change is told', async () => {
  register.put('z1');
  await observed();
  const list = await made();
  await approved(list);
  edepot.lose = 1;
  await drain(room);
  changed('z1', 'Andere omschrijving');
  await store.mark([{ sync: 'zaken', ref: zaakRef('z1') }], 'live');
  await moveClock(database.url, 3_600_000);
  await drain(room);
  expect(edepot.handed).toBe(1);
  expect((await item(list)).state).toBe('handed-over');
  expect((await delivery())?.lastDiagnostic).toMatchObject({ code: 'ZS4409' });
});

test('plan shows what the lists allow, with the order that deliver gives, and writes nothing', async () => {
  register.put('z1');
  register.put('z2');
  await observed();
  const list = await made({ refs: [zaakRef('z1')] });
  await approved(list);
  const report = await planSync(room, 'zaken', never);
  expect(report.changes.map(({ id, diagnostics }) => [id, diagnostics.map(({ code }) => code)])).toEqual([['z2', ['ZS4410']]]);
  expect((await item(list)).state).toBe('approved');
  changed('z1', 'Andere omschrijving');
  expect((await planSync(room, 'zaken', never)).changes.map(({ id, diagnostics }) => [id, diagnostics.map(({ code }) => code)])).toEqual([['z1', ['ZS4411']], ['z2', ['ZS4410']]]);
  expect((await item(list)).state).toBe('approved');
  expect(edepot.handed).toBe(0);
});

test('overgedragen follows acceptance only: documents first, and then a full observe raises no delivery', async () => {
  register.put('z1', {}, ['d1', 'd2']);
  await observed();
  const list = await letGo();
  const { sip } = await item(list);
  await transferRound(room, never);
  expect(register.writes).toEqual([]);
  edepot.say(sip, 'received');
  await transferRound(room, never);
  expect((await item(list)).state).toBe('received');
  expect(register.writes).toEqual([]);
  edepot.say(sip, 'accepted');
  expect(await transferRound(room, never)).toMatchObject({ accepted: 1, transferred: 1 });
  expect(register.writes).toEqual(['d1 gearchiveerd', 'd2 gearchiveerd', 'z1 overgedragen']);
  const before = (await delivery())?.wanted;
  await observed();
  await store.mark([{ sync: 'zaken', ref: zaakRef('z1') }], 'live');
  await drain(room);
  expect((await delivery())?.wanted).toBe(before);
  expect(edepot.handed).toBe(1);
  expect((await store.journal.of(zaakRef('z1'), 30)).filter(({ action }) => action === 'own act').map(({ detail }) => detail['step'])).toEqual(['document d1', 'document d2', 'zaak']);
  expect(await transferRound(room, never)).toMatchObject({ accepted: 0, transferred: 0, diagnostics: [] });
});

test('a rejected dossier goes again on a new list under the same dossier identification', async () => {
  register.put('z1');
  await observed();
  const first = await letGo();
  const { sip, dossier } = await item(first);
  edepot.say(sip, 'rejected', 'checksum van besluit.pdf klopt niet');
  await transferRound(room, never);
  expect(await item(first)).toMatchObject({ state: 'refused', diagnostics: [{ code: 'ZS4418', message: expect.stringContaining('checksum van besluit.pdf') }] });
  expect(register.writes).toEqual([]);
  expect((await headOf(room, first)).state).toBe('done');
  const second = await letGo();
  const again = await item(second);
  expect([again.dossier, again.supplementOf]).toEqual([dossier, null]);
  expect(again.sip).not.toBe(sip);
  edepot.say(again.sip, 'accepted');
  await transferRound(room, never);
  expect(register.zaken.get('z1')?.archiefstatus).toBe('overgedragen');
});

test('a change after acceptance is blocked, and goes only as an approved supplement that names the first SIP', async () => {
  register.put('z1');
  await observed();
  const first = await letGo();
  const { sip } = await item(first);
  edepot.say(sip, 'accepted');
  await transferRound(room, never);
  changed('z1', 'Gecorrigeerd');
  await store.mark([{ sync: 'zaken', ref: zaakRef('z1') }], 'live');
  await drain(room);
  expect(edepot.handed).toBe(1);
  expect((await delivery())?.lastDiagnostic).toMatchObject({ code: 'ZS4409' });
  expect(await make()).toMatchObject({ list: null, refused: { ZS4409: 1 } });
  const second = await letGo({ supplements: true });
  expect(edepot.orders.at(-1)).toMatchObject({ supplementOf: sip, dossier: '123456782/ZAAK-z1', list: { id: second } });
  expect((await item(second)).row.afwijkingen).toContain(`aanvulling op ${sip}`);
});

test('an uitplaatsing takes both waarderingen and never ends in overgedragen', async () => {
  register.put('z1', { archiefnominatie: 'vernietigen' }, ['d1']);
  await observed();
  expect(await make()).toMatchObject({ list: null, refused: { ZS4406: 1 } });
  const list = await letGo({ kind: 'uitplaatsing' });
  edepot.say((await item(list)).sip, 'accepted');
  expect(await transferRound(room, never)).toMatchObject({ accepted: 1, transferred: 0, diagnostics: [] });
  expect(register.writes).toEqual([]);
  expect((await headOf(room, list)).state).toBe('done');
});

test('a document that also belongs to an open zaak keeps its zaak accepted, not overgedragen, and the list names the other', async () => {
  register.put('z1', {}, ['d1']);
  const other = register.put('z2', {}, ['d1']);
  const { einddatum: _end, ...open } = other;
  register.zaken.set('z2', open);
  await observed();
  const list = await letGo();
  edepot.say((await item(list)).sip, 'accepted');
  await transferRound(room, never);
  expect(await item(list)).toMatchObject({ state: 'accepted', diagnostics: [{ code: 'ZS4420', message: expect.stringContaining('ZAAK-z2') }] });
  expect(register.writes).toEqual([]);
  register.zaken.set('z2', other);
  await observed();
  await transferRound(room, never);
  expect(await item(list)).toMatchObject({ state: 'accepted', diagnostics: [{ message: expect.stringContaining('not transferred') }] });
  const second = await letGo();
  edepot.say((await item(second, 'z2')).sip, 'accepted');
  expect(await transferRound(room, never)).toMatchObject({ transferred: 2 });
  expect([register.writes[0], ...register.writes.slice(1).sort()]).toEqual(['d1 gearchiveerd', 'z1 overgedragen', 'z2 overgedragen']);
});

test('a lost reply while the source is told is taken up again, and nothing is written twice', async () => {
  register.put('z1', {}, ['d1', 'd2']);
  await observed();
  const list = await letGo();
  edepot.say((await item(list)).sip, 'accepted');
  register.lose = 1;
  await transferRound(room, never);
  expect(await item(list)).toMatchObject({ state: 'accepted', diagnostics: [{ code: 'ZS4001' }] });
  register.lose = 1;
  await transferRound(room, never);
  await transferRound(room, never);
  expect((await item(list)).state).toBe('transferred');
  expect(register.writes).toEqual(['d1 gearchiveerd', 'd2 gearchiveerd', 'z1 overgedragen']);
  expect([...register.documents.values()].map(({ versie }) => versie)).toEqual([2, 2]);
});

test('a receipt for a SIP that is not ours is told, and a receipt that comes twice changes nothing', async () => {
  register.put('z1');
  await observed();
  const list = await letGo();
  const { sip } = await item(list);
  edepot.say('sip-vreemd', 'accepted');
  edepot.say(sip, 'accepted');
  edepot.say(sip, 'accepted');
  edepot.say(sip, 'received');
  expect(await transferRound(room, never)).toMatchObject({ accepted: 1, received: 0, diagnostics: [{ code: 'ZS4419' }] });
  expect((await item(list)).state).toBe('transferred');
});

test('what the gate finds stands on the list, blocks until it is decided, and goes with the decision', async () => {
  register.put('z1');
  edepot.finds = ['onbekend formaat'];
  await observed();
  const list = await made();
  expect((await item(list)).row.afwijkingen).toEqual(['ZS4406 onbekend formaat']);
  await approved(list);
  await drain(room);
  expect(edepot.handed).toBe(0);
  expect(await item(list)).toMatchObject({ state: 'approved', diagnostics: [{ code: 'ZS4406' }] });
  await drop(room, list, '123456782/ZAAK-z1', carla, 'eerst beoordelen');
  const second = await made();
  await approved(second, { verdict: 'approved', findings: [{ decision: 'accept', code: 'onbekend formaat', reason: 'leesbaar bevonden' }], beperkingGebruik: [{ grond: 'Openbaar', begrippenlijst: 'Openbaarheid AW2021' }] });
  await drain(room);
  expect(edepot.orders).toMatchObject([{ decisions: { dossier: { findings: [{ decision: 'accept', reason: 'leesbaar bevonden' }], beperkingGebruik: [{ grond: 'Openbaar' }] } } }]);
});

test.each(['csv', 'xlsx'] as const)('an outside archivist decides in the %s that was exported, bound to the hash of the list', async (format) => {
  register.put('z1');
  register.put('z2');
  await observed();
  const list = await made();
  const head = await headOf(room, list);
  const items = await allItems(room, list);
  const filled = items.map((one): TransferItem => ({
    ...one,
    decision: { ...one.decision, verdict: one.ref.id === 'z1' ? 'approved' : 'rejected', reason: one.ref.id === 'z1' ? null : 'dubbel; zie "z1"',
      dossier: { findings: [], ...(one.ref.id === 'z1' ? { beperkingGebruik: [{ grond: 'Beperkt openbaar', begrippenlijst: 'Openbaarheid AW2021', termijn: { looptijd: 'P25Y' } }] } : {}) } },
  }));
  const file = format === 'csv' ? csvOf(head, filled) : await xlsxOf(head, filled);
  const read = await readDecisions(file, `besluit.${format}`, head);
  expect(read.diagnostics).toEqual([]);
  expect(read.decided).toEqual([
    { dossier: '123456782/ZAAK-z1', verdict: 'approved', reason: null, beperking: { grond: 'Beperkt openbaar', begrippenlijst: 'Openbaarheid AW2021', termijn: { looptijd: 'P25Y' } } },
    { dossier: '123456782/ZAAK-z2', verdict: 'rejected', reason: 'dubbel; zie "z1"' },
  ]);
  const stale = await readDecisions(file, `besluit.${format}`, { ...head, hash: 'f'.repeat(64) });
  expect(stale.decided).toEqual([]);
  expect(stale.diagnostics).toMatchObject([{ code: 'ZS4417', place: { line: 2 } }, { code: 'ZS4417', place: { line: 3 } }]);
});

test('a decision file that cannot be used says so with its line', async () => {
  const head = { id: 'ab3kmn7p', hash: 'h1' };
  const line = (...cells: string[]) => `${cells.join(';')}\r\n`;
  const title = line('lijst', 'hash', 'dossier', 'besluit', 'reden', 'grond', 'begrippenlijst', 'looptijd', 'einddatum');
  const said = async (...rest: string[]) => (await readDecisions(Buffer.from(title + rest.join('')), 'b.csv', head)).diagnostics.map(({ message, place }) => `${place?.line ?? ''} ${message}`);
  expect(await said(line('ab3kmn7p', 'h1', 'a', 'misschien', ''))).toEqual(['2 besluit is "misschien"; expected goedgekeurd or afgewezen']);
  expect(await said(line('ab3kmn7p', 'h1', 'a', 'afgewezen', ''))).toEqual(['2 a is afgewezen without a reden']);
  expect(await said(line('ab3kmn7p', 'h1', 'a', 'goedgekeurd', '', 'Openbaar', '', '', ''))).toEqual(['2 a has a grond and no begrippenlijst']);
  expect(await said(line('ab3kmn7p', 'h1', 'a', 'goedgekeurd', '', 'x', 'y', '25 jaar', ''))).toEqual(['2 a: looptijd is "25 jaar"; expected a duration such as P25Y']);
  expect(await said(line('anders22', 'h1', 'a', 'goedgekeurd', ''))).toEqual(['2 this line is of list "anders22", not ab3kmn7p']);
  expect(await said(line('ab3kmn7p', 'h1', 'a', 'goedgekeurd', ''), line('ab3kmn7p', 'h1', 'a', 'afgewezen', 'toch niet'))).toEqual([' a is decided twice']);
  expect((await readDecisions(Buffer.from('PK geen werkmap'), 'b.xlsx', head)).diagnostics).toMatchObject([{ message: 'the workbook cannot be read' }]);
  expect((await readDecisions(Buffer.from(line('dossier', 'besluit')), 'b.csv', head)).diagnostics).toMatchObject([{ message: 'column lijst, hash, reden is missing' }]);
});

test('a decision on a dossier that is not on the list decides nothing', async () => {
  register.put('z1');
  await observed();
  const list = await made();
  await expect(decide(room, list, new Map<string, Choice>([['123456782/ZAAK-z1', { verdict: 'approved' }], ['vreemd', { verdict: 'approved' }]]), carla)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4417' }] });
  expect((await item(list)).decision.verdict).toBeNull();
});

test('after acceptance list, decision, receipt and declaration are filed together, each linked to the one before', async () => {
  register.put('z1', { omschrijving: 'Schuur <script>' }, ['d1']);
  register.put('z2');
  await observed();
  const list = await letGo();
  await expect(declare(room, list, carla)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4421', message: expect.stringContaining('2 dossiers wait') }] });
  edepot.say((await item(list, 'z1')).sip, 'accepted');
  edepot.say((await item(list, 'z2')).sip, 'rejected', 'onleesbaar');
  await transferRound(room, never);
  const papers = await declare(room, list, carla);
  expect(papers.map(({ name }) => name)).toEqual(['lijst.json', 'besluit.json', 'ontvangstbewijzen.json', 'verklaring.json', 'verklaring.xml', 'verklaring.html']);
  const sha256 = (text: Buffer | string) => createHash('sha256').update(text).digest('hex');
  let before = '';
  for (const paper of papers) {
    expect(paper.sha256).toBe(sha256(paper.content));
    expect(paper.chain).toBe(sha256(`${before}\n${paper.name}\n${paper.sha256}`));
    before = paper.chain;
  }
  const verklaring = JSON.parse(papers[3]?.content.toString() ?? '') as { specificatie: { dossier: string; bewijs: unknown }[]; stukken: { sha256: string }[]; nietOvergebracht: number };
  expect(verklaring).toMatchObject({ specificatie: [{ dossier: '123456782/ZAAK-z1', bewijs: { pakbon: expect.stringContaining('pakbon') } }], nietOvergebracht: 1 });
  expect(verklaring.stukken.map((one) => one.sha256)).toEqual(papers.slice(0, 3).map((one) => one.sha256));
  expect(papers[5]?.content.toString()).toContain('Verklaring van overbrenging');
  expect((await headOf(room, list)).state).toBe('closed');
  expect((await declare(room, list, carla)).map(({ chain }) => chain)).toEqual(papers.map(({ chain }) => chain));
});

test('the page of a list takes nothing for markup', async () => {
  register.put('z1', { zaaktype: { identificatie: 'B1', omschrijving: '<b>Vergunning</b> & meer' } });
  await observed();
  const list = await made();
  const html = htmlOf(await headOf(room, list), await allItems(room, list)).toString();
  expect(html).toContain('&#60;b&#62;Vergunning');
  expect(html).not.toContain('<b>');
  expect(html).toContain('niet gescand');
  expect(html).toContain('niet beoordeeld');
});
