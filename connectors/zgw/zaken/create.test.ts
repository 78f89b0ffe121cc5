// Making zaken at a target, by plain calls and by combined endpoints.
import { memoryShelf } from '../../../test/support/shelf';
import type { JsonObject } from '../../../core/model/json';
import { besluit, blank, codes, errors, link, look, makeWorld, names, rol, round, status, waarde, zaak, type World } from './testing/world';

/** One register; a second door to it offers no combined endpoints. */
let world: World;
let plain: World;
beforeAll(async () => {
  const played = memoryShelf();
  world = await makeWorld({ played });
  plain = await makeWorld({ played, fill: false, settings: { combined: false } });
  for (const bron of ['d1', 'd2', 'd3']) plain.known.set(bron, await world.document(bron));
});
afterAll(async () => {
  await plain[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

let serial = 0;
/** A zaak of its own per test. */
const fresh = (more: JsonObject = {}): JsonObject => {
  serial += 1;
  return zaak({ bron: `bron-${serial}`, identificatie: `NIEUW-${serial}`, ...more });
};

/** Five rollen, two statussen, three documents, three eigenschappen; open. */
const whole = (): JsonObject => fresh({
  rollen: [rol('r1', 'Aanvrager', 'jansen'), rol('r2', 'Behandelaar', 'devries'), rol('r3', 'Adviseur', 'bakker'), rol('r4', 'Adviseur', 'visser'), rol('r5', 'Adviseur', 'smit')],
  statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z'), status('s2', 'In behandeling', '2026-03-10T09:30:15.5Z', { statustoelichting: 'opgepakt' })],
  zaakinformatieobjecten: [link('z1', 'd1', { titel: 'De aanvraag' }), link('z2', 'd2'), link('z3', 'd3')],
  eigenschappen: [waarde('e1', 'straat', 'Dorpsstraat'), waarde('e2', 'houtsoort', 'eik'), waarde('e3', 'vervalt op', '2027-01-01')],
  zaakobjecten: [{ bron: 'o1', objectType: 'adres', relatieomschrijving: 'staat op', objectIdentificatie: { identificatie: '1', wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Dorpsstraat', huisnummer: 3 } }],
  kenmerken: [{ kenmerk: 'A-12', bron: 'zaaksysteem' }], verlenging: { reden: 'vakantie', duur: 'P14D' }, zaakgeometrie: { type: 'Point', coordinates: [4.9, 52.4] },
});

async function held(identificatie: string): Promise<Record<string, unknown>> {
  const [one] = await world.rows(`/zaken?identificatie=${identificatie}`);
  const url = String(one?.['url']);
  const of = (list: string): Promise<JsonObject[]> => world.rows(`/${list}?zaak=${url}`);
  return {
    zaak: { omschrijving: one?.['omschrijving'], registratiedatum: one?.['registratiedatum'], startdatum: one?.['startdatum'], kenmerken: one?.['kenmerken'], einddatum: one?.['einddatum'] },
    rollen: (await of('rollen')).map((row) => `${String(row['omschrijving'])} ${String((row['betrokkeneIdentificatie'] as JsonObject)['identificatie'])}`).sort(),
    statussen: (await of('statussen')).map((row) => Date.parse(String(row['datumStatusGezet']))).sort(),
    documenten: (await of('zaakinformatieobjecten')).map((row) => String(row['titel'])).sort(),
    eigenschappen: (await world.rows(`${url}/zaakeigenschappen`)).map((row) => `${String(row['naam'])}=${String(row['waarde'])}`).sort(),
    objecten: (await of('zaakobjecten')).map((row) => row['objectType']),
  };
}

test.each([['with combined endpoints', 5], ['with plain calls', 15]] as const)('an open zaak is made with all its parts, %s', async (how, writes) => {
  const at = how === 'with combined endpoints' ? world : plain;
  const want = whole();
  const memory = blank();
  await at.calls();
  const planned = await round(at, want, memory);
  const calls = await at.calls();
  const written = Object.entries(calls).filter(([call]) => !call.startsWith('GET'));
  expect(errors(planned)).toEqual([]);
  expect(planned.approval).toEqual([]);
  expect(planned.steps).toHaveLength(writes);
  expect(written.reduce((sum, [, count]) => sum + count, 0)).toBe(writes);
  expect(Object.keys(calls).some((call) => call.includes('zaak_registreren'))).toBe(how === 'with combined endpoints');
  expect(await held(String(want['identificatie']))).toEqual({
    zaak: { omschrijving: 'Bankje in het park', registratiedatum: '2026-03-02', startdatum: '2026-03-01', kenmerken: [{ kenmerk: 'A-12', bron: 'zaaksysteem' }], einddatum: null },
    rollen: ['Aanvrager jansen', 'Adviseur bakker', 'Adviseur smit', 'Adviseur visser', 'Behandelaar devries'],
    statussen: [Date.parse('2026-03-01T09:00:00Z'), Date.parse('2026-03-10T09:30:15.5Z')],
    documenten: ['', '', 'De aanvraag'],
    eigenschappen: ['houtsoort=eik', 'straat=Dorpsstraat', 'vervalt op=2027-01-01'],
    objecten: ['adres'],
  });
  // Another process, which knows only what is stored, finds nothing to do.
  expect((await look(at.reconnect(), want, memory)).planned.steps).toEqual([]);
});

test('a second zaak costs one look, its writes and a look afterwards: the catalogue is remembered', async () => {
  await round(world, whole(), blank());
  await world.calls();
  await round(world, whole(), blank());
  const calls = await world.calls();
  expect(Object.fromEntries(Object.entries(calls).filter(([call]) => call.startsWith('GET')))).toEqual({ 'GET /zaken/api/v1/zaken': 1, 'GET /zaken/api/v1/zaken/{uuid}': 1, 'GET /zaken/api/v1/statussen': 1 });
  expect(calls).toMatchObject({ 'POST /zaken/api/v1/zaak_registreren': 1, 'POST /zaken/api/v1/zaken/{uuid}/zaakeigenschappen': 3, 'POST /zaken/api/v1/statussen': 1 });
});

test('both ways lead to the same zaak', async () => {
  const [one, other] = [whole(), whole()];
  await round(world, one, blank());
  await round(plain, other, blank());
  const [a, b] = [await held(String(one['identificatie'])), await held(String(other['identificatie']))];
  expect(a).toEqual(b);
});

test('every mutation says in the audit trail why it was done', async () => {
  const want = fresh();
  const memory = blank();
  await round(world, want, memory);
  const lines = await world.rows(`/zaken/${memory.links[''] ?? ''}/audittrail`);
  expect(lines.length).toBeGreaterThan(0);
  expect([...new Set(lines.map((line) => line['toelichting']))]).toEqual(['plan 1']);
});

test('a new zaak waits for documents that are not at the target, and is made when they are', async () => {
  const want = fresh({ zaakinformatieobjecten: [link('z1', 'd1'), link('z9', 'later')] });
  const early = await round(world, want, blank());
  expect(names(early)).toEqual([]);
  expect(early.waits).toMatchObject({ refs: [{ system: 'bron', kind: 'informatieobject', id: 'later' }], reason: { code: 'ZS4174' } });
  await world.document('later');
  const planned = await round(world, want, blank());
  expect(planned.waits).toBeUndefined();
  expect(names(planned)).toEqual([`create zaak ${String(want['identificatie'])}`]);
});

test('a zaak that is there takes what can be done, and waits for the rest', async () => {
  const memory = blank();
  const want = fresh();
  await round(world, want, memory);
  const more = { ...want, omschrijving: 'Twee bankjes', zaakinformatieobjecten: [link('z1', 'd1'), link('z9', 'nog later')] };
  const planned = await round(world, more, memory);
  expect(planned.waits?.refs.map((ref) => ref.id)).toEqual(['nog later']);
  expect(names(planned).sort()).toEqual(['create zaakinformatieobject z1', `update zaak ${String(want['identificatie'])}`]);
  await world.document('nog later');
  const rest = await round(world, more, memory);
  expect(rest.waits).toBeUndefined();
  expect(names(rest)).toEqual(['create zaakinformatieobject z9']);
});

test('a deelzaak waits for its hoofdzaak; a related zaak is never waited for, and the relation follows', async () => {
  const [hoofd, deel, ander] = [fresh(), fresh({ zaaktype: { identificatie: 'B0002' } }), fresh()];
  const wanted = { ...deel, hoofdzaak: { bron: hoofd['bron'] ?? '' }, relevanteAndereZaken: [{ zaak: { bron: ander['bron'] ?? '' }, aardRelatie: 'vervolg' }] };
  const early = await round(world, wanted, blank());
  expect(names(early)).toEqual([]);
  expect(early.waits?.refs.map((ref) => ref.id)).toEqual([hoofd['bron']]);
  await round(world, hoofd, blank());
  const memory = blank();
  const planned = await round(world, wanted, memory);
  expect(planned.waits).toBeUndefined();
  expect(codes(planned)).toEqual(['ZS4177']);
  expect(planned.wokenBy?.map((ref) => ref.id)).toEqual([ander['bron']]);
  await round(world, { ...ander, relevanteAndereZaken: [{ zaak: { bron: deel['bron'] ?? '' }, aardRelatie: 'onderwerp' }] }, blank());
  const related = await round(world, wanted, memory);
  expect(names(related)).toEqual([`update zaak ${String(deel['identificatie'])}`]);
  expect(related.wokenBy).toBeUndefined();
  const [made] = await world.rows(`/zaken?identificatie=${String(deel['identificatie'])}`);
  expect(made).toMatchObject({ hoofdzaak: `${world.url}/zaken/api/v1/zaken/${world.known.get(String(hoofd['bron'])) ?? ''}`, relevanteAndereZaken: [{ url: `${world.url}/zaken/api/v1/zaken/${world.known.get(String(ander['bron'])) ?? ''}`, aardRelatie: 'vervolg' }] });
});

test.each(['with besluit_verwerken', 'with plain calls'])('a besluit is made with its documents, %s', async (how) => {
  const at = how === 'with plain calls' ? plain : world;
  const want = fresh({ zaakinformatieobjecten: [link('z1', 'd1')], besluiten: [besluit('b1', { identificatie: `BESLUIT-${how.length}`, informatieobjecten: [{ bron: 'bd1', informatieobject: { bron: 'd1' } }] })] });
  const memory = blank();
  await at.calls();
  const planned = await round(at, want, memory);
  expect(errors(planned)).toEqual([]);
  const calls = await at.calls();
  expect(Object.keys(calls).some((call) => call.includes('besluit_verwerken'))).toBe(how !== 'with plain calls');
  const rows = await at.rows(`/besluiten/api/v1/besluiten?zaak=${at.url}/zaken/api/v1/zaken/${memory.links[''] ?? ''}`);
  expect(rows).toMatchObject([{ identificatie: `BESLUIT-${how.length}`, datum: '2026-04-01', ingangsdatum: '2026-04-02' }]);
  expect(await at.rows(`/besluiten/api/v1/besluitinformatieobjecten?besluit=${String(rows[0]?.['url'])}`)).toHaveLength(1);
});

test('the zaaktype is that of the version valid on the startdatum; where none was, it is told, or the newest is taken when asked', async () => {
  const want = fresh({ startdatum: '2019-03-01' });
  const refused = await round(world, want, blank());
  expect(errors(refused)).toEqual(['ZS4171 no published version of zaaktype B0001 was valid on 2019-03-01: 2024-01-01 to now']);
  expect(refused.steps).toEqual([]);
  const planned = await round(world, want, blank(), { options: { versie: 'nieuwste' } });
  expect(errors(planned)).toEqual([]);
  expect(planned.steps).toHaveLength(1);
});

test('names that the zaaktype lacks are all told, with the field, before anything is written', async () => {
  const want = fresh({ rollen: [rol('r1', 'Melder', 'jansen')], eigenschappen: [waarde('e1', 'kleur', 'groen')], statussen: [status('s1', 'Gezien', '2026-03-01T09:00:00Z')] });
  const planned = await round(world, want, blank());
  expect(planned.diagnostics.filter((finding) => finding.code === 'ZS4172').map((finding) => finding.field).sort()).toEqual(['eigenschappen.naam', 'rollen.roltype', 'statussen.statustype']);
  expect(planned.steps).toEqual([]);
  expect(await world.rows(`/zaken?identificatie=${String(want['identificatie'])}`)).toEqual([]);
});
