// Every kind of step, taken back: afterwards the register holds what it held, under another id where something was removed and made again.
import type { JsonObject } from '../../../core/model/json';
import { besluit, closedZaak, link, rol, status, waarde, zaak } from '../zaken/testing/world';
import { carryOut, change, errors, held, make, makeRegister, names, never, RSIN, snapshot, undoAll, type RegisterWorld } from './testing/world';

let at: RegisterWorld;
beforeAll(async () => {
  at = await makeRegister({ settings: { combined: false } });
});
afterAll(async () => at[Symbol.asyncDispose]());

let serial = 0;
const list = (value: JsonObject, field: string): JsonObject[] => value[field] as JsonObject[];
const adres = (bron: string, huisnummer: number): JsonObject => ({ bron, objectType: 'adres', relatieomschrijving: 'staat op', objectIdentificatie: { identificatie: `${huisnummer}`, wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Dorpsstraat', huisnummer } });

/** A zaak with something of everything. */
async function whole(more: JsonObject = {}): Promise<string> {
  serial += 1;
  const number = `U-${serial}`;
  const document = await at.world.document(`${number}-d`);
  await carryOut(at, [make('zaak', zaak({
    bron: 'nieuw:zaak', identificatie: number, omschrijving: 'Bankje', toelichting: 'Bij de vijver', kenmerken: [{ kenmerk: 'A-12', bron: 'zaaksysteem' }], opschorting: { indicatie: true, reden: 'wacht op hout' },
    rollen: [rol('nieuw:r1', 'Aanvrager', 'jansen'), rol('nieuw:r2', 'Behandelaar', 'devries')], eigenschappen: [waarde('nieuw:e1', 'straat', 'Dorpsstraat')], zaakobjecten: [adres('nieuw:o1', 3)],
    zaakinformatieobjecten: [link('nieuw:z1', document, { titel: 'De aanvraag' })], resultaat: { bron: 'nieuw:res', resultaattype: { omschrijving: 'Verleend' }, toelichting: 'onder voorbehoud' },
    besluiten: [besluit('nieuw:b1', { identificatie: `${number}-b`, toelichting: 'ja', informatieobjecten: [{ bron: 'nieuw:bd', informatieobject: { bron: document } }] })], ...more,
  }))]);
  return number;
}

const REPLACED = rol('nieuw:r9', 'Behandelaar', 'mulder');
const EDITS: readonly (readonly [string, (value: JsonObject) => JsonObject])[] = [
  ['fields of the zaak, and fields that are emptied', () => ({ omschrijving: 'Twee bankjes', toelichting: '', kenmerken: [{ kenmerk: 'B-1', bron: 'archief' }], opschorting: { indicatie: false, reden: '' } })],
  ['a rol that comes', (value) => ({ rollen: [...list(value, 'rollen'), rol('nieuw:r3', 'Adviseur', 'bakker')] })],
  ['a rol that goes', (value) => ({ rollen: list(value, 'rollen').slice(1) })],
  ['a rol that is another person', (value) => ({ rollen: [...list(value, 'rollen').filter((one) => (one['roltype'] as JsonObject)['omschrijving'] !== 'Behandelaar'), REPLACED] })],
  ['all rollen that go at once', () => ({ rollen: [] })],
  ['an eigenschap that changes', (value) => ({ eigenschappen: list(value, 'eigenschappen').map((one) => ({ ...one, waarde: 'Kerkstraat' })) })],
  ['an eigenschap that comes, and one that goes', () => ({ eigenschappen: [waarde('nieuw:e2', 'houtsoort', 'eik')] })],
  ['a zaakobject that is another', () => ({ zaakobjecten: [adres('nieuw:o2', 5)] })],
  ['a link to a document that goes', () => ({ zaakinformatieobjecten: [] })],
  ['a link to a document that is described otherwise', (value) => ({ zaakinformatieobjecten: list(value, 'zaakinformatieobjecten').map((one) => ({ ...one, titel: 'Het verzoek' })) })],
  ['a resultaat that goes', () => ({ resultaat: null })],
  ['a resultaat of another type', () => ({ resultaat: { bron: 'nieuw:res2', resultaattype: { omschrijving: 'Ingetrokken' } } })],
  ['a resultaat that is explained otherwise', (value) => ({ resultaat: { ...(value['resultaat'] as JsonObject), toelichting: 'zonder voorbehoud' } })],
  ['a besluit that comes', (value) => ({ besluiten: [...list(value, 'besluiten'), besluit('nieuw:b2', { identificatie: `${String(value['identificatie'])}-b2` })] })],
  ['a besluit that changes and loses its document', (value) => ({ besluiten: list(value, 'besluiten').map((one) => ({ ...one, toelichting: 'nee', informatieobjecten: [] })) })],
  ['a besluit that goes, with its document', () => ({ besluiten: [] })],
];

test.each(EDITS)('taken back: %s', async (_, edit) => {
  const number = await whole();
  const before = await snapshot(at, number);
  const found = await held(at, 'zaak', number);
  const more = Object.entries(edit(found.value));
  const want = { ...Object.fromEntries(Object.entries(found.value).filter(([field]) => !more.some(([name, value]) => name === field && value === null))), ...Object.fromEntries(more.filter(([, value]) => value !== null)) };
  const done = await carryOut(at, [{ kind: 'zaak', want, held: found }]);
  expect(done.steps.length).toBeGreaterThan(0);
  expect(await snapshot(at, number)).not.toEqual(before);
  await undoAll(at, done);
  expect(await snapshot(at, number)).toEqual(before);
});

test('a relation between two zaken is made on both sides, and taken back on both', async () => {
  const [one, other] = [await whole(), await whole()];
  const before = [await snapshot(at, one), await snapshot(at, other)];
  const [first, second] = [await held(at, 'zaak', one), await held(at, 'zaak', other)];
  const to = (id: string): JsonObject => ({ relevanteAndereZaken: [{ zaak: { bron: id }, aardRelatie: 'onderwerp' }] });
  const done = await carryOut(at, [change(first, to(second.ref.id)), change(second, to(first.ref.id))]);
  expect((await held(at, 'zaak', one)).value['relevanteAndereZaken']).toMatchObject([{ zaak: { identificatie: other }, aardRelatie: 'onderwerp' }]);
  expect((await held(at, 'zaak', other)).value['relevanteAndereZaken']).toMatchObject([{ zaak: { identificatie: one }, aardRelatie: 'onderwerp' }]);
  await undoAll(at, done);
  expect([await snapshot(at, one), await snapshot(at, other)]).toEqual(before);
});

test('a new zaak and the zaken it is related to name one another, whatever the order of the wishes', async () => {
  const there = await whole();
  const found = await held(at, 'zaak', there);
  serial += 1;
  const number = `U-${serial}`;
  const fresh = make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number, relevanteAndereZaken: [{ zaak: { bron: found.ref.id }, aardRelatie: 'vervolg' }] }));
  const back = change(found, { relevanteAndereZaken: [{ zaak: { bron: 'nieuw:zaak' }, aardRelatie: 'vervolg' }] });
  const before = await snapshot(at, there);
  const done = await carryOut(at, [back, fresh]);
  expect(names(done.planned).map((name) => name.split(' ')[0])).toEqual(['create', 'create', 'update']);
  expect((await held(at, 'zaak', there)).value['relevanteAndereZaken']).toMatchObject([{ zaak: { identificatie: number } }]);
  await undoAll(at, done);
  expect(await snapshot(at, there)).toEqual(before);
});

test.each([['named by the deelzaak', true], ['named by the hoofdzaak alone', false]] as const)('a deelzaak comes below its hoofdzaak, and is let go again (%s)', async (_, byDeel) => {
  serial += 2;
  const [hoofd, deel] = [`U-${serial - 1}`, `U-${serial}`];
  await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:h', identificatie: hoofd })), make('zaak', zaak({ bron: 'nieuw:d', identificatie: deel, zaaktype: { identificatie: 'B0002' } }))]);
  const [above, below] = [await held(at, 'zaak', hoofd), await held(at, 'zaak', deel)];
  const done = await carryOut(at, byDeel ? [change(below, { hoofdzaak: { bron: above.ref.id } })] : [change(above, { deelzaken: [{ bron: below.ref.id }] })]);
  expect((await held(at, 'zaak', hoofd)).value['deelzaken']).toMatchObject([{ identificatie: deel }]);
  const joined = await held(at, 'zaak', hoofd);
  expect(names(await at.register.plan([change(joined, {})], never))).toEqual([]);
  await undoAll(at, done);
  expect((await held(at, 'zaak', hoofd)).value['deelzaken']).toEqual([]);
  expect((await held(at, 'zaak', deel)).value['hoofdzaak']).toBeUndefined();
});

test('closing asks for what it depends on by itself, refuses what would fail, and cannot be taken back', async () => {
  const number = await whole();
  const found = await held(at, 'zaak', number, ['statussen']);
  const end = status('nieuw:s9', 'Afgehandeld', '2026-05-01T09:00:00Z');
  const done = await carryOut(at, [change(found, { statussen: [...list(found.value, 'statussen'), end] })]);
  expect((await held(at, 'zaak', number)).value).toMatchObject({ einddatum: '2026-05-01', archiefnominatie: 'vernietigen' });
  await expect(undoAll(at, done)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4199' }] });

  serial += 1;
  await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: `U-${serial}` }))]);
  const bare = await held(at, 'zaak', `U-${serial}`, ['statussen']);
  expect(errors(await at.register.plan([change(bare, { statussen: [...list(bare.value, 'statussen'), end] })], never)).length).toBeGreaterThan(0);
});

test('a closed zaak is opened again by a status, and what changes with it stays with it', async () => {
  serial += 1;
  const number = `U-${serial}`;
  const { resultaat, statussen } = closedZaak();
  await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number, resultaat: resultaat as JsonObject, statussen: (statussen as JsonObject[]).map((one, place) => ({ ...one, bron: `nieuw:${place}` })) }))]);
  const found = await held(at, 'zaak', number);
  expect(found.value['einddatum']).toBe('2026-05-01');
  expect(errors(await at.register.plan([change(found, { omschrijving: 'Later' })], never))).toEqual(['ZS4178']);
  const { einddatum: _, ...open } = found.value;
  const planned = await at.register.plan([{ kind: 'zaak', held: found, want: { ...open, omschrijving: 'Weer open', statussen: [...list(open, 'statussen'), status('nieuw:s9', 'In behandeling', '2026-06-01T09:00:00Z')] } }], never);
  expect(planned.steps.map((step) => [step.object.kind, step.irreversible])).toEqual([['status', true], ['zaak', true]]);
  await carryOut(at, [{ kind: 'zaak', held: found, want: { ...open, omschrijving: 'Weer open', statussen: [...list(open, 'statussen'), status('nieuw:s9', 'In behandeling', '2026-06-01T09:00:00Z')] } }]);
  expect((await held(at, 'zaak', number)).value).toMatchObject({ omschrijving: 'Weer open' });
  expect((await held(at, 'zaak', number)).value['einddatum']).toBeUndefined();
});

test('a status that opens a closed zaak again is set without the rol that names its setter, which can only be made after it', async () => {
  serial += 1;
  const number = `U-${serial}`;
  const { resultaat, statussen } = closedZaak();
  await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number, resultaat: resultaat as JsonObject, statussen: (statussen as JsonObject[]).map((one, place) => ({ ...one, bron: `nieuw:${place}` })) }))]);
  const found = await held(at, 'zaak', number);
  const { einddatum: _, ...open } = found.value;
  const more = [status('nieuw:s8', 'Ontvangen', '2026-06-01T09:00:00Z', { gezetdoor: 'nieuw:r9' }), status('nieuw:s9', 'In behandeling', '2026-06-02T09:00:00Z', { gezetdoor: 'nieuw:r9' })];
  const { planned } = await carryOut(at, [{ kind: 'zaak', held: found, want: { ...open, rollen: [...list(open, 'rollen'), rol('nieuw:r9', 'Behandelaar', 'devries')], statussen: [...list(open, 'statussen'), ...more] } }]);
  expect(planned.steps.map((step) => step.object.kind)).toEqual(['status', 'rol', 'status']);
  expect(planned.diagnostics.map((one) => one.code)).toContain('ZS4211');
  const { value } = await held(at, 'zaak', number);
  const made = list(value, 'rollen').find((one) => (one['betrokkeneIdentificatie'] as JsonObject)['identificatie'] === 'devries');
  expect(list(value, 'statussen').slice(-2).map((one) => one['gezetdoor'])).toEqual([undefined, made?.['bron']]);
});

test('who set a status is kept', async () => {
  serial += 1;
  const number = `U-${serial}`;
  await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number, rollen: [rol('nieuw:r1', 'Behandelaar', 'devries')], statussen: [status('nieuw:s1', 'Ontvangen', '2026-03-01T09:00:00Z', { gezetdoor: 'nieuw:r1' })] }))]);
  const found = await held(at, 'zaak', number);
  expect(list(found.value, 'statussen')[0]?.['gezetdoor']).toBe(list(found.value, 'rollen')[0]?.['bron']);
});

test('a status of an earlier moment is added where it belongs, one of the same moment is refused, and so is a part that was not read', async () => {
  const number = await whole();
  const found = await held(at, 'zaak', number, ['statussen']);
  await carryOut(at, [change(found, { statussen: [status('nieuw:s0', 'In behandeling', '2026-02-01T09:00:00Z'), ...list(found.value, 'statussen')] })]);
  expect(list((await held(at, 'zaak', number)).value, 'statussen').map((one) => (one['statustype'] as JsonObject)['omschrijving'])).toEqual(['In behandeling', 'Ontvangen']);
  expect(errors(await at.register.plan([change(found, { statussen: [...list(found.value, 'statussen'), status('nieuw:s9', 'In behandeling', '2026-03-01T09:00:00Z')] })], never))).toEqual(['ZS4179']);
  expect(errors(await at.register.plan([change(found, { rollen: [rol('nieuw:r9', 'Adviseur', 'x')] })], never))).toEqual(['ZS4195']);
  expect(errors(await at.register.plan([change(found, { zaaktype: { identificatie: 'B0002' } })], never))).toEqual(['ZS4182']);
  expect(errors(await at.register.plan([change(found, { hoofdzaak: { bron: 'nergens' } })], never))).toEqual(['ZS4197']);
});

test('who set a status stays where the rollen were not read, and is linked to a rol that was not read', async () => {
  serial += 1;
  const number = `U-${serial}`;
  await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number, rollen: [rol('nieuw:heeft[0]', 'Behandelaar', 'devries')], statussen: [status('nieuw:s1', 'Ontvangen', '2026-03-01T09:00:00Z', { gezetdoor: 'nieuw:heeft[0]' })] }))]);
  const [devries] = list((await held(at, 'zaak', number)).value, 'rollen');
  const found = await held(at, 'zaak', number, ['statussen']);
  expect(await at.register.plan([change(found, {})], never)).toMatchObject({ steps: [], diagnostics: [] });
  await carryOut(at, [change(found, { statussen: [...list(found.value, 'statussen'), status('nieuw:s2', 'In behandeling', '2026-03-02T09:00:00Z', { gezetdoor: devries?.['bron'] ?? '' })] })]);
  expect(list((await held(at, 'zaak', number)).value, 'statussen').map((one) => one['gezetdoor'])).toEqual([devries?.['bron'], devries?.['bron']]);
});

test('an address without its id is written, and one the API does not take is left out and told', async () => {
  serial += 1;
  const number = `U-${serial}`;
  const person = (bron: string, more: JsonObject): JsonObject => ({ bron, roltype: { omschrijving: 'Adviseur' }, betrokkeneType: 'natuurlijk_persoon', roltoelichting: '', betrokkeneIdentificatie: { geslachtsnaam: bron, ...more } });
  const { planned } = await carryOut(at, [make('zaak', zaak({
    bron: 'nieuw:zaak', identificatie: number,
    rollen: [person('a', { verblijfsadres: { wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Dorpsstraat', aoaHuisnummer: 3 } }), person('b', { verblijfsadres: { wplWoonplaatsNaam: 'Zandhoek', aoaHuisnummer: 3 }, subVerblijfBuitenland: { lndLandnaam: 'Frankrijk' } })],
    zaakobjecten: [{ bron: 'o1', objectType: 'natuurlijk_persoon', objectIdentificatie: { geslachtsnaam: 'c', verblijfsadres: { wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Dorpsstraat', aoaHuisnummer: 3 } } }, { bron: 'o2', objectType: 'natuurlijk_persoon', objectIdentificatie: { geslachtsnaam: 'd', verblijfsadres: { aoaHuisnummer: 3 } } }],
  }))]);
  expect(planned.diagnostics.map((one) => [one.code, one.severity])).toEqual([['ZS4210', 'warning'], ['ZS4210', 'warning'], ['ZS4210', 'warning']]);
  expect(list((await held(at, 'zaak', number)).value, 'rollen').map((one) => (one['betrokkeneIdentificatie'] as JsonObject)['verblijfsadres'] ?? null)).toEqual(expect.arrayContaining([null, { wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Dorpsstraat', aoaHuisnummer: 3 }]));
});

test('a besluit by itself is made, changed, taken away, and each of these taken back', async () => {
  const number = await whole();
  const { ref } = await held(at, 'zaak', number, []);
  const document = await at.world.document(`${number}-losse`);
  const own = (more: JsonObject = {}): JsonObject => besluit('nieuw:b', { identificatie: `${number}-los`, zaak: { bron: ref.id }, informatieobjecten: [{ bron: 'nieuw:bd', informatieobject: { bron: document } }], ...more });
  const find = () => at.register.find({ kind: 'besluit', identificatie: `${number}-los`, bronorganisatie: RSIN, parts: [] }, never);
  const made = await carryOut(at, [make('besluit', own())]);
  expect((await held(at, 'besluit', `${number}-los`, [])).value).toMatchObject({ zaak: { identificatie: number }, informatieobjecten: [{ informatieobject: { bron: document } }] });
  await undoAll(at, made);
  expect((await find()).state).toBe('absent');
  await carryOut(at, [make('besluit', own())]);
  const found = await held(at, 'besluit', `${number}-los`, []);
  expect(names(await at.register.plan([change(found, {})], never))).toEqual([]);
  const edited = await carryOut(at, [change(found, { toelichting: 'nader', informatieobjecten: [] })]);
  expect((await held(at, 'besluit', `${number}-los`, [])).value).toMatchObject({ toelichting: 'nader', informatieobjecten: [] });
  await undoAll(at, edited);
  expect((await held(at, 'besluit', `${number}-los`, [])).value).toMatchObject({ informatieobjecten: [{ informatieobject: { bron: document } }] });
  const gone = await carryOut(at, [{ kind: 'besluit', want: null, held: await held(at, 'besluit', `${number}-los`, []) }]);
  expect((await find()).state).toBe('absent');
  await undoAll(at, gone);
  expect((await held(at, 'besluit', `${number}-los`, [])).value).toMatchObject({ zaak: { identificatie: number }, informatieobjecten: [{ informatieobject: { bron: document } }] });
});

test('a zaak and a document that are removed cannot be taken back, and say so', async () => {
  serial += 1;
  const number = `U-${serial}`;
  await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number }))]);
  const done = await carryOut(at, [{ kind: 'zaak', want: null, held: await held(at, 'zaak', number) }]);
  expect(done.steps.map((step) => step.irreversible)).toEqual([true]);
  expect((await at.register.find({ kind: 'zaak', identificatie: number, bronorganisatie: RSIN, parts: [] }, never)).state).toBe('absent');
  await expect(undoAll(at, done)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4199' }] });
});

test('the version of the zaak itself tells its names, and a number of another organisation is another zaak', async () => {
  const number = await whole();
  const found = await held(at, 'zaak', number, []);
  const own = await at.register.zaaktypeOf(found, never);
  expect(own).toMatchObject({ identificatie: 'B0001', beginGeldigheid: '2024-01-01', informatieobjecttypen: [{ omschrijving: 'Brief' }], besluittypen: [{ omschrijving: 'Vergunning' }] });
  expect(own.statustypen.map((one) => [one.volgnummer, one.omschrijving, one.isEindstatus])).toEqual([[1, 'Ontvangen', false], [2, 'In behandeling', false], [3, 'Afgehandeld', true]]);
  expect(await at.register.zaaktype('B0001', '2026-01-01', never)).toEqual(own);
  expect(await at.register.zaaktype('B0001', '2023-01-01', never)).toBeNull();
  expect((await at.register.find({ kind: 'zaak', identificatie: number, bronorganisatie: '999999990', parts: [] }, never)).state).toBe('absent');
});

test('a zaak is read also where the Selectielijst API gives no answer', async () => {
  const alone = await makeRegister({ connection: { selectielijst: 'http://127.0.0.1:9/api/v1' } });
  try {
    await carryOut(alone, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: 'ALLEEN-1' }))]);
    expect((await held(alone, 'zaak', 'ALLEEN-1')).value).toMatchObject({ identificatie: 'ALLEEN-1', zaaktype: { identificatie: 'B0001' } });
  } finally {
    await alone[Symbol.asyncDispose]();
  }
});
