// Changing zaken at a target, and what people did there meanwhile.
import type { JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { besluit, blank, codes, errors, link, look, makeWorld, names, rol, round, status, toBase, waarde, zaak, type Memory, type World } from './testing/world';

let world: World;
/** The same register by the standard alone: no PUT of a rol, no combined calls. */
let strict: World;
beforeAll(async () => {
  const played = memoryShelf();
  world = await makeWorld({ played });
  strict = await makeWorld({ played, fill: false, settings: { zaken: '1.7', combined: false } });
  for (const bron of ['d1', 'd2']) strict.known.set(bron, await world.document(bron));
});
afterAll(async () => {
  await strict[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

let serial = 0;
const fresh = (more: JsonObject = {}): JsonObject => {
  serial += 1;
  return zaak({ bron: `bron-${serial}`, identificatie: `WIJZIG-${serial}`, ...more });
};
const urlOf = (memory: Memory): string => `${world.url}/zaken/api/v1/zaken/${memory.links[''] ?? ''}`;
const of = (memory: Memory, list: string): Promise<JsonObject[]> => world.rows(`/${list}?zaak=${urlOf(memory)}`);
const patch = async (path: string, body: JsonObject): Promise<void> => {
  const answer = await world.call('PATCH', path, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
};

async function delivered(more: JsonObject = {}): Promise<{ want: JsonObject; memory: Memory }> {
  const want = fresh(more);
  const memory = blank();
  expect(errors(await round(world, want, memory))).toEqual([]);
  return { want, memory };
}

test('only the fields that differ are sent, and what the source emptied is emptied', async () => {
  const { want, memory } = await delivered({ toelichting: 'Met veel tekst', einddatumGepland: '2026-06-01', kenmerken: [{ kenmerk: 'A', bron: 'x' }], verlenging: { reden: 'ziek', duur: 'P1W' } });
  const { toelichting: _, einddatumGepland: __, verlenging: ___, ...rest } = want;
  const planned = await round(world, { ...rest, omschrijving: 'Anders', kenmerken: [] }, memory);
  expect(planned.steps).toHaveLength(1);
  expect(planned.steps[0]?.request['body']).toEqual({ omschrijving: 'Anders', toelichting: '', einddatumGepland: null, verlenging: null, kenmerken: [] });
  const [made] = await world.rows(`/zaken?identificatie=${String(want['identificatie'])}`);
  expect(made).toMatchObject({ omschrijving: 'Anders', toelichting: '', einddatumGepland: null, kenmerken: [] });
});

test.each(['in place where the target can', 'by taking it away and making it again by the standard'])('a rol that changes is written %s', async (how) => {
  const at = how.startsWith('in place') ? world : strict;
  const { want, memory } = await delivered({ rollen: [rol('r1', 'Aanvrager', 'jansen'), rol('r2', 'Adviseur', 'bakker')] });
  const changed = { ...want, rollen: [rol('r1', 'Aanvrager', 'jansen'), rol('r2', 'Adviseur', 'bakker', { roltoelichting: 'op verzoek' })] };
  const planned = await round(at, changed, memory);
  expect(names(planned)).toEqual(at === world ? ['update rol Adviseur r2'] : ['remove old rol Adviseur r2', 'create rol Adviseur r2']);
  expect((await of(memory, 'rollen')).map((one) => `${String(one['omschrijving'])} ${String(one['roltoelichting'])}`).sort()).toEqual(['Aanvrager ', 'Adviseur op verzoek']);
});

test('the initiator is replaced: the old one goes first, for there may be one only', async () => {
  const { want, memory } = await delivered({ rollen: [rol('r1', 'Aanvrager', 'jansen')] });
  const planned = await round(world, { ...want, rollen: [rol('r9', 'Aanvrager', 'pietersen')] }, memory);
  expect(names(planned)).toEqual(['remove rol Aanvrager r1', 'create rol Aanvrager r9']);
  expect((await of(memory, 'rollen')).map((one) => (one['betrokkeneIdentificatie'] as JsonObject)['identificatie'])).toEqual(['pietersen']);
});

test('parts gone from the source go from the target, where we delivered them; those of people stay', async () => {
  const { want, memory } = await delivered({
    rollen: [rol('r1', 'Adviseur', 'bakker')], eigenschappen: [waarde('e1', 'straat', 'Dorpsstraat')], zaakinformatieobjecten: [link('z1', 'd1')],
    zaakobjecten: [{ bron: 'o1', objectType: 'overige', objectTypeOverige: 'boom', objectIdentificatie: { overigeData: { soort: 'eik' } } }],
  });
  const [roltype] = (await world.call('GET', '/catalogi/api/v1/roltypen?omschrijvingGeneriek=behandelaar')).body['results'] as JsonObject[];
  const byHand = await world.call('POST', '/rollen', { zaak: urlOf(memory), roltype: roltype?.['url'] ?? '', betrokkeneType: 'medewerker', roltoelichting: 'met de hand', betrokkeneIdentificatie: { identificatie: 'hand' } });
  expect([byHand.status, byHand.body['invalidParams'] ?? '']).toEqual([201, '']);
  const planned = await round(world, { ...want, rollen: [], eigenschappen: [], zaakinformatieobjecten: [], zaakobjecten: [] }, memory);
  expect(names(planned).sort()).toEqual(['remove eigenschap straat e1', 'remove rol Adviseur r1', 'remove zaakinformatieobject z1', 'remove zaakobject overige o1']);
  expect(planned.approval).toEqual([]);
  expect((await of(memory, 'rollen')).map((one) => one['roltoelichting'])).toEqual(['met de hand']);
  for (const list of ['zaakinformatieobjecten', 'zaakobjecten']) expect(await of(memory, list)).toEqual([]);
  expect(await world.rows(`${urlOf(memory)}/zaakeigenschappen`)).toEqual([]);
});

test('values of eigenschappen and titles of links are changed in place', async () => {
  const { want, memory } = await delivered({ eigenschappen: [waarde('e1', 'straat', 'Dorpsstraat')], zaakinformatieobjecten: [link('z1', 'd1', { titel: 'Oud', beschrijving: 'weg' })] });
  const planned = await round(world, { ...want, eigenschappen: [waarde('e1', 'straat', 'Kerkweg')], zaakinformatieobjecten: [link('z1', 'd1', { titel: 'Nieuw' })] }, memory);
  expect(planned.steps.map((step) => [step.request['method'], step.request['body']])).toEqual([['PATCH', { waarde: 'Kerkweg' }], ['PATCH', { titel: 'Nieuw', beschrijving: '' }]]);
});

test('what a person edits or takes away at the target stays so, and is told; where we own it, it is written over', async () => {
  const { want, memory } = await delivered({ toelichting: 'Onze', rollen: [rol('r1', 'Adviseur', 'bakker')], eigenschappen: [waarde('e1', 'straat', 'Dorpsstraat')] });
  await patch(`/zaken/${memory.links[''] ?? ''}`, { omschrijving: 'Met de hand', communicatiekanaalNaam: 'balie' });
  const [held] = await of(memory, 'rollen');
  await world.call('DELETE', String(held?.['url']));
  const [street] = await world.rows(`${urlOf(memory)}/zaakeigenschappen`);
  await patch(String(street?.['url']), { waarde: 'Handweg' });
  const planned = await round(world, { ...want, toelichting: 'Onze, nieuw' }, memory);
  expect(names(planned)).toEqual([`update zaak ${String(want['identificatie'])}`]);
  expect(planned.steps[0]?.request['body']).toEqual({ toelichting: 'Onze, nieuw' });
  const kept = planned.changes.flatMap((change) => change.fields.filter((field) => field.kept === 'edited').map((field) => field.path));
  expect(kept).toEqual(expect.arrayContaining(['omschrijving', 'eigenschappen[e1].waarde']));
  // A part of which a person edited a field is not taken away either.
  const without = await round(world, { ...want, toelichting: 'Onze, nieuw', eigenschappen: [] }, memory);
  expect(names(without)).toEqual([]);
  const over = await round(world, { ...want, toelichting: 'Onze, nieuw' }, memory, { ownership: (path) => (path === 'omschrijving' ? 'ours' : 'theirs') });
  expect(over.steps.map((step) => step.request['body'])).toEqual([{ omschrijving: 'Bankje in het park' }]);
});

test('relations that people made to other zaken survive ours', async () => {
  const [one, hand] = [await delivered(), await delivered()];
  const { want, memory } = await delivered();
  await patch(`/zaken/${memory.links[''] ?? ''}`, { relevanteAndereZaken: [{ url: urlOf(hand.memory), aardRelatie: 'bijdrage' }] });
  await round(world, { ...want, relevanteAndereZaken: [{ zaak: { bron: one.want['bron'] ?? '' }, aardRelatie: 'vervolg' }] }, memory);
  const relations = async (): Promise<unknown[]> => ((await world.rows(`/zaken?identificatie=${String(want['identificatie'])}`))[0]?.['relevanteAndereZaken'] as JsonObject[]).map((relation) => relation['aardRelatie']).sort();
  expect(await relations()).toEqual(['bijdrage', 'vervolg']);
  await round(world, want, memory);
  expect(await relations()).toEqual(['bijdrage']);
});

test('statuses are added at the end; one that is missing before it is told and never written', async () => {
  const { want, memory } = await delivered();
  const next = { ...want, statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z'), status('s3', 'In behandeling', '2026-03-10T09:00:00Z')] };
  expect(names(await round(world, next, memory))).toEqual(['create status In behandeling s3']);
  const between = { ...want, statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z', { statustoelichting: 'achteraf' }), status('s2', 'Ontvangen', '2026-03-05T09:00:00Z'), status('s3', 'In behandeling', '2026-03-10T09:00:00Z')] };
  const planned = await round(world, between, memory);
  expect(names(planned)).toEqual([]);
  expect(codes(planned)).toEqual(['ZS4179', 'ZS4180']);
  expect(planned.changes.flatMap((change) => change.fields.map((field) => `${field.path} ${field.kept ?? ''}`))).toEqual(expect.arrayContaining(['statussen[s1].statustoelichting filled', 'statussen[s2].datumStatusGezet filled']));
  expect(await of(memory, 'statussen')).toHaveLength(2);
  // And again: it is told each time, and nothing is thought to be a person's.
  expect(codes(await round(world, between, memory))).toEqual(['ZS4179', 'ZS4180']);
});

test('who set a status is kept: the rol at the target that the rol of the source became', async () => {
  const { memory } = await delivered({ rollen: [rol('r2', 'Behandelaar', 'devries')], statussen: [status('s1', 'Ontvangen', '2026-03-01T09:00:00Z', { gezetdoor: 'r2' }), status('s2', 'In behandeling', '2026-03-02T09:00:00Z', { gezetdoor: 'weg' })] });
  const [held] = await of(memory, 'rollen');
  expect((await of(memory, 'statussen')).map((one) => one['gezetdoor']).sort()).toEqual([held?.['url'], null].sort());
});

test('besluiten are changed, and their documents come and go', async () => {
  const one = besluit('b1', { identificatie: 'BESLUIT-W1', informatieobjecten: [{ bron: 'bd1', informatieobject: { bron: 'd1' } }] });
  const { want, memory } = await delivered({ zaakinformatieobjecten: [link('z1', 'd1'), link('z2', 'd2')], besluiten: [one] });
  const changed = { ...one, toelichting: 'na bezwaar', vervaldatum: '2027-01-01', informatieobjecten: [{ bron: 'bd2', informatieobject: { bron: 'd2' } }] };
  const planned = await round(world, { ...want, besluiten: [changed] }, memory);
  expect(errors(planned)).toEqual([]);
  expect(names(planned)).toEqual(['update besluit BESLUIT-W1 b1', 'remove besluitinformatieobject BESLUIT-W1 bd1', 'create besluitinformatieobject BESLUIT-W1 bd2']);
  expect(errors(await round(world, { ...want, besluiten: [{ ...changed, identificatie: 'BESLUIT-ANDERS' }] }, memory))[0]).toMatch(/^ZS4182 besluit BESLUIT-W1: identificatie cannot be changed/);
  expect(names(await round(world, { ...want, besluiten: [] }, memory))).toEqual(['remove besluit BESLUIT-W1 b1']);
  expect(await world.rows(`/besluiten/api/v1/besluiten?zaak=${urlOf(memory)}`)).toEqual([]);
});

test('what identifies a zaak cannot be changed: it is told, and nothing else is written', async () => {
  const { want, memory } = await delivered();
  const planned = await round(world, { ...want, identificatie: 'ANDERS-1', omschrijving: 'Ook anders' }, memory);
  expect(errors(planned)).toEqual(['ZS4182 identificatie of a zaak cannot be changed there']);
  expect(planned.steps).toEqual([]);
});

test('a zaak that somebody else made is found by its natural key, shown, and never touched before it is adopted', async () => {
  const { want } = await delivered({ rollen: [rol('r1', 'Adviseur', 'bakker')] });
  const { planned, now } = await look(world.target, { ...want, omschrijving: 'Van ons' }, blank());
  expect(planned.steps).toEqual([]);
  expect(planned.changes.flatMap((change) => change.fields)).toEqual([{ path: 'omschrijving', from: 'Bankje in het park', to: 'Van ons', kept: 'unadopted' }]);
  // Adopted: what is equal is ours, and the rest a person has chosen.
  const adopted: Memory = { base: toBase(planned.delivers), links: now.state === 'found' ? now.links : {} };
  const after = await round(world, { ...want, omschrijving: 'Van ons' }, adopted, { ownership: () => 'ours' });
  expect(after.steps.map((step) => step.request['body'])).toEqual([{ omschrijving: 'Van ons' }]);
});
