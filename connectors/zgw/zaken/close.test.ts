// Closing zaken at a target: pre-flight, archive dates, deelzaken first.
import type { JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { blank, closedZaak, codes, errors, link, look, makeWorld, names, rol, round, status, waarde, zaak, type Memory, type World } from './testing/world';

let world: World;
let plain: World;
/** Has the grant to change what is closed. */
let forced: World;
beforeAll(async () => {
  const played = memoryShelf();
  world = await makeWorld({ played });
  plain = await makeWorld({ played, fill: false, settings: { combined: false } });
  forced = await makeWorld({ played, fill: false, scopes: ['zaken.geforceerd-bijwerken'] });
  const id = await world.document('d1');
  for (const one of [plain, forced]) one.known.set('d1', id);
});
afterAll(async () => {
  for (const one of [forced, plain, world]) await one[Symbol.asyncDispose]();
});

let serial = 0;
const numbered = (make: (more: JsonObject) => JsonObject, more: JsonObject = {}): JsonObject => {
  serial += 1;
  return make({ bron: `bron-${serial}`, identificatie: `SLUIT-${serial}`, ...more });
};
const closed = (more: JsonObject = {}): JsonObject => numbered(closedZaak, more);
const open = (more: JsonObject = {}): JsonObject => numbered(zaak, more);
const zaakAt = async (want: JsonObject): Promise<JsonObject> => (await world.rows(`/zaken?identificatie=${String(want['identificatie'])}`))[0] ?? {};

test.each([['with zaak_afsluiten', 3], ['with plain calls', 5]] as const)('a historic zaak is made and closed with the dates it had, %s', async (how, steps) => {
  const at = how === 'with plain calls' ? plain : world;
  const want = closed({ rollen: [rol('r1', 'Aanvrager', 'jansen')], zaakinformatieobjecten: [link('z1', 'd1')] });
  const memory = blank();
  const planned = await round(at, want, memory);
  expect(errors(planned)).toEqual([]);
  expect(planned.steps).toHaveLength(how === 'with plain calls' ? steps + 2 : steps);
  expect(planned.steps.at(-1)).toMatchObject({ action: 'close', irreversible: true });
  expect(planned.steps.filter((step) => step.irreversible)).toHaveLength(1);
  expect(await zaakAt(want)).toMatchObject({ einddatum: '2026-05-01', archiefnominatie: 'vernietigen', archiefactiedatum: '2031-05-01', startdatumBewaartermijn: '2026-05-01', registratiedatum: '2026-03-02' });
  expect((await look(at.reconnect(), want, memory)).planned.steps).toEqual([]);
});

test('recorded archive dates win over those the register would calculate; the difference is told', async () => {
  const want = closed({ archiefactiedatum: '2040-01-01', startdatumBewaartermijn: '2030-01-01' });
  const planned = await round(world, want, blank());
  expect(errors(planned)).toEqual([]);
  expect(planned.diagnostics.filter((finding) => finding.code === 'ZS4603').map((finding) => finding.field)).toEqual(['archiefactiedatum', 'startdatumBewaartermijn']);
  expect(await zaakAt(want)).toMatchObject({ einddatum: '2026-05-01', archiefactiedatum: '2040-01-01', startdatumBewaartermijn: '2030-01-01' });
});

test('an open zaak is closed when its source is: everything else first, the eindstatus last', async () => {
  const want = open();
  const memory = blank();
  await round(plain, want, memory);
  const planned = await round(plain, { ...closedZaak(), bron: want['bron'] ?? '', identificatie: want['identificatie'] ?? '', toelichting: 'Klaar', eigenschappen: [waarde('e1', 'straat', 'Dorpsstraat')] }, memory);
  expect(errors(planned)).toEqual([]);
  expect(names(planned)).toEqual([
    `update zaak ${String(want['identificatie'])}`, 'create eigenschap straat e1', 'create status In behandeling s2', `create resultaat ${String(want['identificatie'])}`, 'close status Afgehandeld s3',
  ]);
  expect(await zaakAt(want)).toMatchObject({ einddatum: '2026-05-01', archiefactiedatum: '2031-05-01' });
});

test.each([
  ['without a resultaat', { resultaat: undefined }, 'ZS4602', 'resultaat'],
  ['without an eindstatus', { statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z')] }, 'ZS4183', 'statussen'],
  ['with a date that cannot be read from its eigenschap', { archiefactiedatum: undefined, startdatumBewaartermijn: undefined, resultaat: { bron: 'res', resultaattype: { omschrijving: 'Ingetrokken' } }, eigenschappen: [waarde('e1', 'vervalt op', 'ooit')] }, 'ZS4601', 'archiefactiedatum'],
] as const)('a zaak that would not close is refused before anything is written: %s', async (_, more, code, field) => {
  const want = Object.fromEntries(Object.entries({ ...closed(), ...more }).filter(([, value]) => value !== undefined)) as JsonObject;
  const planned = await round(world, want, blank());
  expect(planned.diagnostics.filter((finding) => finding.severity === 'error').map((finding) => [finding.code, finding.field, finding.subject])).toEqual([[code, field, `zaak ${String(want['identificatie'])}`]]);
  expect(planned.steps).toEqual([]);
  expect(await zaakAt(want)).toEqual({});
});

test('documents that are locked or without indicatieGebruiksrecht stop the closing, by name', async () => {
  await world.document('zonder', { indicatieGebruiksrecht: null });
  const id = await world.document('op slot');
  await world.call('POST', `/documenten/api/v1/enkelvoudiginformatieobjecten/${id}/lock`, {});
  const planned = await round(world, closed({ zaakinformatieobjecten: [link('z1', 'zonder'), link('z2', 'op slot')] }), blank());
  expect(errors(planned)).toEqual(['ZS4606 document zonder has no indicatieGebruiksrecht', 'ZS4606 document op slot is locked']);
});

test('a hoofdzaak stays open until its deelzaken are closed, and does everything else meanwhile', async () => {
  const deel = closed({ zaaktype: { identificatie: 'B0002' } });
  const hoofd = closed({ deelzaken: [{ bron: deel['bron'] ?? '' }] });
  const memory = blank();
  const first = await round(world, hoofd, memory);
  expect(errors(first)).toEqual([]);
  expect(first.waits).toMatchObject({ refs: [{ kind: 'zaak', id: deel['bron'] }], reason: { code: 'ZS4176' } });
  expect(first.steps.some((step) => step.action === 'close')).toBe(false);
  expect(await zaakAt(hoofd)).toMatchObject({ einddatum: null, archiefactiedatum: '2031-05-01' });
  expect(names(await round(world, hoofd, memory))).toEqual([]);
  expect(errors(await round(world, { ...deel, hoofdzaak: { bron: hoofd['bron'] ?? '' } }, blank()))).toEqual([]);
  const last = await round(world, hoofd, memory);
  expect(last.waits).toBeUndefined();
  expect(names(last)).toEqual(['close status Afgehandeld s3']);
  expect(await zaakAt(hoofd)).toMatchObject({ einddatum: '2026-05-01' });
});

async function closedThere(): Promise<{ want: JsonObject; memory: Memory }> {
  const want = closed({ rollen: [rol('r1', 'Adviseur', 'bakker')] });
  const memory = blank();
  expect(errors(await round(world, want, memory))).toEqual([]);
  return { want, memory };
}

test('a closed zaak is changed only by force: without it the change is refused and named, with it the zaak stays closed', async () => {
  const { want, memory } = await closedThere();
  const changed = { ...want, toelichting: 'Achteraf', rollen: [rol('r1', 'Adviseur', 'bakker', { roltoelichting: 'anders' })] };
  const refused = await round(world, changed, memory);
  expect(errors(refused)).toEqual([`ZS4178 the zaak was closed there on 2026-05-01, and 2 changes need force: zaak ${String(want['identificatie'])}, rol Adviseur r1`]);
  expect(refused.steps).toEqual([]);
  const planned = await round(forced, changed, memory, { options: { force: true } });
  expect(errors(planned)).toEqual([]);
  expect(await zaakAt(want)).toMatchObject({ einddatum: '2026-05-01', toelichting: 'Achteraf', archiefactiedatum: '2031-05-01' });
});

test('a source that was opened again opens the zaak as a step that waits for approval, and it can be closed once more', async () => {
  const { want, memory } = await closedThere();
  const { einddatum: _, archiefnominatie: __, archiefactiedatum: ___, startdatumBewaartermijn: ____, ...rest } = want;
  const statussen = [...(want['statussen'] as JsonObject[]), status('s4', 'In behandeling', '2026-06-01T09:00:00Z')];
  const reopened = { ...rest, statussen };
  const { planned } = await look(world.target, reopened, memory);
  expect(planned.approval).toEqual(['the zaak was closed on 2026-05-01 and is opened again, as it was at its source: status "In behandeling"']);
  expect(planned.steps[0]?.name).toBe('status In behandeling s4');
  await round(world, reopened, memory);
  expect(await zaakAt(want)).toMatchObject({ einddatum: null, archiefactiedatum: null });
  const again = { ...want, einddatum: '2026-07-01', archiefactiedatum: '2031-07-01', startdatumBewaartermijn: '2026-07-01', statussen: [...statussen, status('s5', 'Afgehandeld', '2026-07-01T09:00:00Z')] };
  expect(errors(await round(world, again, memory))).toEqual([]);
  expect(await zaakAt(want)).toMatchObject({ einddatum: '2026-07-01', archiefactiedatum: '2031-07-01', archiefnominatie: 'vernietigen' });
});

test('opened and closed again between two looks: the dates that opening empties are written again', async () => {
  const { want, memory } = await closedThere();
  const again = { ...want, einddatum: '2026-07-01', statussen: [...(want['statussen'] as JsonObject[]), status('s4', 'In behandeling', '2026-06-01T09:00:00Z'), status('s5', 'Afgehandeld', '2026-07-01T09:00:00Z')] };
  const planned = await round(world, again, memory);
  expect(planned.approval).toHaveLength(1);
  expect(await zaakAt(want)).toMatchObject({ einddatum: '2026-07-01', archiefactiedatum: '2031-05-01', startdatumBewaartermijn: '2026-05-01' });
});

test('a person who closes or opens a zaak at the target is not overruled by accident', async () => {
  const want = open();
  const memory = blank();
  await round(world, want, memory);
  const [type] = ((await world.call('GET', '/catalogi/api/v1/statustypen?zaaktypeIdentificatie=B0001')).body['results'] as JsonObject[]).filter((one) => one['volgnummer'] === 3);
  const [result] = ((await world.call('GET', '/catalogi/api/v1/resultaattypen?zaaktypeIdentificatie=B0001')).body['results'] as JsonObject[]).filter((one) => one['omschrijving'] === 'Verleend');
  const url = String((await zaakAt(want))['url']);
  expect((await world.call('POST', '/resultaten', { zaak: url, resultaattype: result?.['url'] ?? '' })).status).toBe(201);
  expect((await world.call('POST', '/statussen', { zaak: url, statustype: type?.['url'] ?? '', datumStatusGezet: '2026-08-01T09:00:00Z' })).status).toBe(201);
  expect(names(await round(world, want, memory))).toEqual([]);
  expect(await zaakAt(want)).toMatchObject({ einddatum: '2026-08-01' });
  const earlier = { ...want, statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z'), status('s2', 'In behandeling', '2026-04-01T09:00:00Z')] };
  const planned = await round(world, earlier, memory);
  expect(names(planned)).toEqual([]);
  expect(codes(planned)).toEqual(['ZS4179']);
  expect(await zaakAt(want)).toMatchObject({ einddatum: '2026-08-01' });
});

test('a history that was closed and opened again is delivered without the eindstatus in its middle, and says so', async () => {
  const want = open({ statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z'), status('s2', 'Afgehandeld', '2026-04-01T09:00:00Z'), status('s3', 'In behandeling', '2026-05-01T09:00:00Z')] });
  const memory = blank();
  const planned = await round(world, want, memory);
  expect(codes(planned)).toEqual(['ZS4181']);
  expect(await zaakAt(want)).toMatchObject({ einddatum: null });
  expect(await world.rows(`/statussen?zaak=${String((await zaakAt(want))['url'])}`)).toHaveLength(2);
});

test('a zaak whose source is gone goes with its besluiten, as a proposal; its documents stay, and deelzaken stop it', async () => {
  const want = open({ zaakinformatieobjecten: [link('z1', 'd1')], besluiten: [{ bron: 'b1', identificatie: 'BESLUIT-WEG', verantwoordelijkeOrganisatie: '002564440', besluittype: { omschrijving: 'Vergunning' }, datum: '2026-04-01', ingangsdatum: '2026-04-02', informatieobjecten: [] }] });
  const memory = blank();
  await round(world, want, memory);
  const bron = String(want['bron']);
  const { planned } = await look(world.target, null, memory, {}, bron);
  expect(planned.approval).toEqual([`zaak ${String(want['identificatie'])} is removed with all its parts`]);
  expect(names(planned)).toEqual(['remove besluit BESLUIT-WEG b1', `remove zaak ${String(want['identificatie'])}`]);
  expect((await look(world.target, null, { ...memory, base: null }, {}, bron)).planned.steps).toEqual([]);
  await round(world, null, memory, {}, bron);
  expect(await zaakAt(want)).toEqual({});
  expect((await world.call('GET', `/documenten/api/v1/enkelvoudiginformatieobjecten/${world.known.get('d1') ?? ''}`)).status).toBe(200);

  const [hoofd, mine] = [open(), blank()];
  await round(world, hoofd, mine);
  await round(world, open({ zaaktype: { identificatie: 'B0002' }, hoofdzaak: { bron: hoofd['bron'] ?? '' } }), blank());
  const stopped = (await look(world.target, null, mine, {}, String(hoofd['bron']))).planned;
  expect(stopped.steps).toEqual([]);
  expect(errors(stopped)[0]).toMatch(/^ZS4185 zaak SLUIT-\d+ has 1 deelzaken/);
});
