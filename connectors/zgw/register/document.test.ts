import type { JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { link, zaak } from '../zaken/testing/world';
import { carryOut, change, content, contextOf, errors, held, make, makeRegister, names, never, RSIN, undoAll, type RegisterWorld } from './testing/world';

let at: RegisterWorld;
let plain: RegisterWorld;
beforeAll(async () => {
  const played = memoryShelf();
  const scopes = ['documenten.geforceerd-unlock'];
  at = await makeRegister({ played, scopes, settings: { partBytes: 1000 }, connection: { content: { inlineBelow: 500 } } });
  plain = await makeRegister({ played, fill: false, scopes, settings: { combined: false, partBytes: 1000 }, connection: { content: { inlineBelow: 500 } } });
});
afterAll(async () => {
  await plain[Symbol.asyncDispose]();
  await at[Symbol.asyncDispose]();
});

let serial = 0;
const document = (more: JsonObject = {}): JsonObject => {
  serial += 1;
  return {
    bron: 'nieuw:document', identificatie: `DOC-${serial}`, bronorganisatie: RSIN, creatiedatum: '2026-03-01', titel: 'Brief aan de burgemeester', vertrouwelijkheidaanduiding: 'openbaar', auteur: 'Afdeling Groen', taal: 'nld',
    formaat: 'text/plain', bestandsnaam: 'brief.txt', informatieobjecttype: { omschrijving: 'Brief' }, trefwoorden: [], locked: false, gebruiksrechten: [], indicatieGebruiksrecht: false, inhoud: null, versies: [], ...more,
  };
};
const bytesOf = async (world: RegisterWorld, identificatie: string): Promise<string | null> => {
  const found = await held(world, 'informatieobject', identificatie, []);
  if (found.value['inhoud'] === null) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of (await world.register.open(found.value['inhoud'] as JsonObject, 0, never)) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
const newZaak = async (world: RegisterWorld): Promise<string> => {
  serial += 1;
  await carryOut(world, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: `Z-${serial}` }))]);
  return `Z-${serial}`;
};
const isThere = async (world: RegisterWorld, identificatie: string): Promise<boolean> => (await world.register.find({ kind: 'informatieobject', identificatie, bronorganisatie: RSIN, parts: [] }, never)).state === 'found';

test.each([['small', 200], ['in parts', 2500]] as const)('a new document and its link to a zaak are made together, and go together (%s)', async (_, size) => {
  for (const world of [at, plain]) {
    const number = await newZaak(world);
    const dossier = await held(world, 'zaak', number);
    const want = document({ inhoud: content(world, 'een', Buffer.alloc(size, 'a')) });
    const done = await carryOut(world, [make('informatieobject', want), change(dossier, { zaakinformatieobjecten: [link('nieuw:z1', 'nieuw:document', { titel: 'De brief' })] })]);
    expect(await bytesOf(world, String(want['identificatie']))).toBe('a'.repeat(size));
    const after = await held(world, 'zaak', number);
    expect(after.value['documenten']).toMatchObject([{ identificatie: want['identificatie'], informatieobjecttype: { omschrijving: 'Brief' } }]);
    const found = await held(world, 'informatieobject', String(want['identificatie']), ['zaakinformatieobjecten']);
    expect(found.context['zaken']).toMatchObject([{ zaak: { identificatie: number, omschrijving: dossier.value['omschrijving'] }, titel: 'De brief' }]);
    expect(names(await world.register.plan([change(found, {}), change(after, {})], never))).toEqual([]);
    await undoAll(world, done);
    expect(await isThere(world, String(want['identificatie']))).toBe(false);
    expect((await held(world, 'zaak', number)).value['zaakinformatieobjecten']).toEqual([]);
  }
});

test('a placeholder has no content and no size, and gets both in one new version', async () => {
  const want = document();
  await carryOut(at, [make('informatieobject', want)]);
  const found = await held(at, 'informatieobject', String(want['identificatie']), []);
  expect(found.value['inhoud']).toBeNull();
  const [row] = await at.world.rows(`/documenten/api/v1/enkelvoudiginformatieobjecten?identificatie=${String(want['identificatie'])}`);
  expect([row?.['bestandsomvang'], row?.['inhoud']]).toEqual([null, null]);
  await carryOut(at, [change(found, { inhoud: content(at, 'vulling', Buffer.from('nu wel')), titel: 'Met inhoud' })]);
  expect(await bytesOf(at, String(want['identificatie']))).toBe('nu wel');
  expect((await held(at, 'informatieobject', String(want['identificatie']), [])).value).toMatchObject({ titel: 'Met inhoud', locked: false });
});

test.each([['small to small', 20, 20], ['small to parts', 20, 2500], ['parts to small', 2500, 20], ['parts to parts of the same size', 2500, 2500]] as const)('an edit under the lock of a check-out changes fields and content, and can be taken back (%s)', async (_, before, after) => {
  const want = document({ inhoud: content(at, 'oud', Buffer.alloc(before, 'o')), beschrijving: 'eerst' });
  await carryOut(at, [make('informatieobject', want)]);
  const number = String(want['identificatie']);
  const { lock } = await at.register.checkOut(await held(at, 'informatieobject', number, []), never);
  const found = await held(at, 'informatieobject', number, []);
  const done = await carryOut(at, [change(found, { inhoud: content(at, 'nieuw', Buffer.alloc(after, 'n')), titel: 'Gewijzigd', beschrijving: 'daarna' }, lock)]);
  expect(await bytesOf(at, number)).toBe('n'.repeat(after));
  expect((await held(at, 'informatieobject', number, [])).value).toMatchObject({ titel: 'Gewijzigd', beschrijving: 'daarna', locked: false });
  // What unlocks is the last and is never taken back: exchange undoes only what came before it.
  await undoAll(at, { ...done, steps: done.steps.filter((step) => !step.irreversible) });
  expect(await bytesOf(at, number)).toBe('o'.repeat(before));
  expect((await held(at, 'informatieobject', number, [])).value).toMatchObject({ titel: 'Brief aan de burgemeester', beschrijving: 'eerst', locked: false });
});

test('an edit that is taken back before its check-out ended leaves the check-out as it was', async () => {
  const want = document({ inhoud: content(at, 'oud', Buffer.from('oud')) });
  await carryOut(at, [make('informatieobject', want)]);
  const number = String(want['identificatie']);
  const { lock } = await at.register.checkOut(await held(at, 'informatieobject', number, []), never);
  const planned = await at.register.plan([change(await held(at, 'informatieobject', number, []), { inhoud: content(at, 'nieuw', Buffer.from('new')) }, lock)], never);
  const [edit, unlock] = planned.steps;
  if (!edit || !unlock) throw new Error('two steps are expected');
  expect([edit.irreversible, unlock.irreversible]).toEqual([false, true]);
  const applied = await at.register.apply(edit, contextOf(at, edit, {}), never);
  expect(await bytesOf(at, number)).toBe('new');
  await undoAll(at, { planned, steps: [edit], results: { [edit.name]: applied } });
  expect(await bytesOf(at, number)).toBe('oud');
  await at.register.cancelCheckOut(await held(at, 'informatieobject', number, []), lock, never);
  expect((await held(at, 'informatieobject', number, [])).value['locked']).toBe(false);
});

test('a content of the same size without a stated checksum is another content all the same', async () => {
  const number = await at.world.document('ZONDER-SOM', { inhoud: Buffer.from('appel').toString('base64'), bestandsomvang: 5 }).then(() => 'ZONDER-SOM');
  const found = await held(at, 'informatieobject', number, []);
  expect((found.value['inhoud'] as JsonObject)['sha256']).toBeUndefined();
  await carryOut(at, [change(found, { inhoud: content(at, 'peren', Buffer.from('peren')) })]);
  expect(await bytesOf(at, number)).toBe('peren');
});

test('a new content renews the checksum that the register states of the old one', async () => {
  const want = document({ inhoud: content(at, 'a', Buffer.from('een')) });
  await carryOut(at, [make('informatieobject', want)]);
  const number = String(want['identificatie']);
  const found = await held(at, 'informatieobject', number, []);
  const fresh = content(at, 'b', Buffer.from('twee'));
  await carryOut(at, [change(found, { inhoud: fresh })]);
  const after = await held(at, 'informatieobject', number, []);
  expect((after.value['integriteit'] as JsonObject)['waarde']).toBe(fresh['sha256']);
  expect((after.value['inhoud'] as JsonObject)['omvang']).toBe(4);
  // The same content once more is nothing to do.
  expect(names(await at.register.plan([change(after, { inhoud: content(at, 'c', Buffer.from('twee')) })], never))).toEqual([]);
});

test('a document that somebody else has checked out, or whose lock is another, is refused', async () => {
  const want = document();
  await carryOut(at, [make('informatieobject', want)]);
  const number = String(want['identificatie']);
  const before = await held(at, 'informatieobject', number, []);
  const { lock } = await at.register.checkOut(before, never);
  await expect(at.register.checkOut(before, never)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4194' }] });
  const locked = await held(at, 'informatieobject', number, []);
  expect(errors(await at.register.plan([change(locked, { titel: 'Anders' })], never))).toEqual(['ZS4194']);
  await expect(carryOut(at, [change(locked, { titel: 'Anders' }, 'f'.repeat(32))])).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4194' }] });
  await expect(at.register.cancelCheckOut(locked, 'f'.repeat(32), never)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4194' }] });
  await at.register.cancelCheckOut(locked, lock, never);
  await at.register.cancelCheckOut(locked, lock, never); // A resend: there is nothing to give up any more.
  const open = await held(at, 'informatieobject', number, []);
  expect(errors(await at.register.plan([change(open, { titel: 'Anders' }, lock)], never))).toEqual(['ZS4194']);
});

test('a definitief document is refused, and left alone when nothing changes', async () => {
  const want = document({ status: 'definitief' });
  await carryOut(at, [make('informatieobject', want)]);
  const found = await held(at, 'informatieobject', String(want['identificatie']), []);
  expect(errors(await at.register.plan([change(found, { titel: 'Anders' })], never))).toEqual(['ZS4198']);
  expect(await at.register.plan([change(found, {})], never)).toMatchObject({ steps: [], diagnostics: [] });
});

test('a document that is there already under this number is not written over', async () => {
  const want = document();
  await carryOut(at, [make('informatieobject', want)]);
  await expect(carryOut(at, [make('informatieobject', { ...want, titel: 'Een ander stuk', inhoud: content(at, 'x', Buffer.from('x')) })])).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4196' }] });
});

test('numbers are drawn where the register gives them, and not where it does not', async () => {
  const [zaaknummer, other, documentnummer] = [await at.register.reserve?.('zaak', RSIN, never), await at.register.reserve?.('zaak', RSIN, never), await at.register.reserve?.('informatieobject', RSIN, never)];
  expect(zaaknummer).toMatch(/^ZAAK-/);
  expect(other).not.toBe(zaaknummer);
  expect(documentnummer).toMatch(/\w/);
  expect(await plain.register.reserve?.('zaak', RSIN, never)).toBeNull();
  expect(await at.register.reserve?.('besluit', RSIN, never)).toBeNull();
});

test('a document that comes with its zaak is of the type of its zaaktype, also where another catalogus has a type of that name', async () => {
  await using alone = await makeRegister({ settings: { combined: false } });
  const url = `${alone.world.url}/catalogi/api/v1`;
  const ok = async (method: string, path: string, body?: JsonObject): Promise<JsonObject> => {
    const answer = await alone.world.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const other = await ok('POST', `${url}/catalogussen`, { domein: 'ELDER', rsin: RSIN, contactpersoonBeheerNaam: 'Beheer', naam: 'Elders' });
  const type = await ok('POST', `${url}/informatieobjecttypen`, { catalogus: String(other['url']), omschrijving: 'Brief', vertrouwelijkheidaanduiding: 'openbaar', beginGeldigheid: '2024-01-01', informatieobjectcategorie: 'brief' });
  await ok('POST', `${String(type['url'])}/publish`);
  const want = document();
  expect((await alone.register.plan([make('informatieobject', want)], never)).diagnostics.map(({ code }) => code)).toEqual(['ZS4232']);
  const dossier = await held(alone, 'zaak', await newZaak(alone));
  await carryOut(alone, [make('informatieobject', want), change(dossier, { zaakinformatieobjecten: [link('nieuw:z1', 'nieuw:document')] })]);
  const [made] = await alone.world.rows(`/documenten/api/v1/enkelvoudiginformatieobjecten?identificatie=${String(want['identificatie'])}`);
  expect([made?.['informatieobjecttype'] === type['url'], typeof made?.['informatieobjecttype']]).toEqual([false, 'string']);
});
