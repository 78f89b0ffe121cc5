// A zaaktype at a target through its life: made, mended, published, followed by a new version.
import { call, catalogusOf } from '../sandbox/testing/client';
import { look, makeWorld, round, type Memory, type World } from '../testing/world';
import { withPart, zaaktype } from '../testing/zaaktype';
import type { JsonObject } from '../../../core/model/json';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => world[Symbol.asyncDispose]());

const fresh = (): Memory => ({ base: null, links: {} });
const listOf = async (resource: string, query = 'status=alles'): Promise<JsonObject[]> => {
  const answer = await call(world as never, 'GET', `/${resource}?${query}`);
  return (Array.isArray(answer.body) ? answer.body : answer.body['results']) as JsonObject[];
};
const errors = (planned: Awaited<ReturnType<typeof round>>): string[] => planned.diagnostics.filter((finding) => finding.severity === 'error').map((finding) => `${finding.code} ${finding.message}`);

test('a new zaaktype becomes a concept with all its parts, and a second run does nothing', async () => {
  const memory = fresh();
  const first = await round(world.connection, zaaktype(), memory);
  expect(errors(first)).toEqual([]);
  expect(first.approval).toEqual([]);
  const [made] = await listOf('zaaktypen');
  expect(made).toMatchObject({ identificatie: 'B0001', concept: true, beginGeldigheid: '2026-03-01', verantwoordelijke: 'Gemeente Zandhoek' });
  expect(await listOf('statustypen')).toHaveLength(3);
  expect((await listOf('resultaattypen')).map((result) => String(result['omschrijving']).length <= 30)).toEqual([true, true]);
  expect(await listOf('zaaktype-informatieobjecttypen')).toHaveLength(2);
  expect(await listOf('informatieobjecttypen', `status=alles&catalogus=${catalogusOf(world as never)}`)).toHaveLength(2);
  for (const connection of [world.connection, world.reconnect()]) {
    const again = await look(connection, zaaktype(), memory);
    expect(again.planned.steps).toEqual([]);
    expect(errors(again.planned)).toEqual([]);
  }
});

const patch = async (resource: string, row: JsonObject, body: JsonObject): Promise<void> => {
  const answer = await call(world as never, 'PATCH', String(row['url']), body);
  if (answer.status !== 200) throw new Error(`${resource}: ${answer.status} ${JSON.stringify(answer.body)}`);
};
const actions = (planned: Awaited<ReturnType<typeof round>>): string[] => planned.steps.map((step) => `${step.action} ${step.name}`);

test('a change of the source mends our concept: only the fields that changed, orphans away, numbers swapped', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory);
  let changed = { ...zaaktype(), doel: 'Een plek op de markt toewijzen' };
  changed = withPart(changed, 'roltypen', 'RO2', null) as typeof changed;
  changed = withPart(withPart(changed, 'statustypen', 'ST1', { volgnummer: 2 }), 'statustypen', 'ST2', { volgnummer: 1 }) as typeof changed;
  changed = withPart(withPart(changed, 'informatieobjecttypen', 'DO1', { volgnummer: 2 }), 'informatieobjecttypen', 'DO2', { volgnummer: 1 }) as typeof changed;
  const planned = await round(world.connection, changed, memory);
  expect(errors(planned)).toEqual([]);
  expect(planned.steps.find((step) => step.name === 'zaaktype B0001')?.request['body']).toEqual({ doel: 'Een plek op de markt toewijzen' });
  expect(actions(planned)).toContain('remove roltype RO2');
  expect((await listOf('roltypen')).map((role) => role['omschrijving'])).toEqual(['Aanvrager']);
  expect((await listOf('statustypen')).map((status) => [status['omschrijving'], status['volgnummer']]).sort()).toEqual([['Afgehandeld', 3], ['In behandeling', 1], ['Ontvangen', 2]]);
  expect(actions(await round(world.connection, changed, memory))).toEqual([]);
});

test('what a person edits, adds or takes away in the concept survives every later run, and is told', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory);
  const [made] = await listOf('zaaktypen');
  await patch('zaaktypen', made as JsonObject, { doel: 'Met de hand herschreven', productenOfDiensten: ['https://voorbeeld.example/product/1'] });
  await call(world as never, 'POST', '/roltypen', { zaaktype: (made as JsonObject)['url'] as string, omschrijving: 'Adviseur markt', omschrijvingGeneriek: 'adviseur' });
  const property = (await listOf('eigenschappen'))[0] as JsonObject;
  await call(world as never, 'DELETE', String(property['url']));
  const planned = await round(world.connection, zaaktype({ aanleiding: 'Verzoek van een ondernemer' }), memory);
  expect(errors(planned)).toEqual([]);
  expect(actions(planned)).toEqual(['update zaaktype B0001']);
  const [after] = await listOf('zaaktypen');
  expect(after).toMatchObject({ doel: 'Met de hand herschreven', aanleiding: 'Verzoek van een ondernemer', productenOfDiensten: ['https://voorbeeld.example/product/1'] });
  expect((await listOf('roltypen')).map((role) => role['omschrijving']).sort()).toEqual(['Aanvrager', 'Adviseur markt', 'Behandelaar']);
  expect(await listOf('eigenschappen')).toEqual([]);
  expect(planned.changes.flatMap((change) => change.fields).filter((field) => field.path === 'doel')).toEqual([{ path: 'doel', from: 'Met de hand herschreven', to: 'Een standplaats op de markt toewijzen', kept: 'edited' }]);
  expect(actions(await round(world.connection, zaaktype({ aanleiding: 'Verzoek van een ondernemer' }), memory))).toEqual([]);
});

test('where we own a field the edit is written over', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory);
  await patch('zaaktypen', (await listOf('zaaktypen'))[0] as JsonObject, { doel: 'Met de hand herschreven' });
  const planned = await round(world.connection, zaaktype(), memory, { ownership: (path) => (path === 'doel' ? 'ours' : 'theirs') });
  expect(actions(planned)).toEqual(['update zaaktype B0001']);
});

const published = { options: { publish: true, begin: '2026-12-01' } };

test('publishing waits for approval, publishes documents first, and then everything is closed for change', async () => {
  const memory = fresh();
  const planned = await round(world.connection, zaaktype(), memory, published);
  expect(errors(planned)).toEqual([]);
  expect(planned.approval).toEqual(['zaaktype B0001 is published from 2026-12-01']);
  const tail = actions(planned).slice(-3);
  expect(tail).toEqual(['publish publish informatieobjecttype Aanvraag', 'publish publish informatieobjecttype Beschikking', 'publish publish zaaktype B0001']);
  expect((await listOf('zaaktypen')).map((one) => [one['concept'], one['beginGeldigheid']])).toEqual([[false, '2026-12-01']]);
  expect(actions(await round(world.connection, zaaktype(), memory, published))).toEqual([]);
});

test('a change of a published zaaktype becomes a new version: the old one ends the day the new begins, hand-made things come along', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory);
  const [concept] = await listOf('zaaktypen');
  await patch('zaaktypen', concept as JsonObject, { productenOfDiensten: ['https://voorbeeld.example/product/1'] });
  await call(world as never, 'POST', '/roltypen', { zaaktype: (concept as JsonObject)['url'] as string, omschrijving: 'Adviseur markt', omschrijvingGeneriek: 'adviseur' });
  await round(world.connection, zaaktype(), memory, published);
  const next = { options: { publish: true, begin: '2027-02-01' } };
  const changed = withPart(zaaktype({ doel: 'Anders' }), 'resultaattypen', 'RT1', { archiefactietermijn: 'P10Y' });
  const planned = await round(world.connection, changed, memory, next);
  expect(errors(planned)).toEqual([]);
  expect(planned.approval).toEqual(expect.arrayContaining([
    'archiefactietermijn changes: resultaattypen[RT1].archiefactietermijn from P5Y to P10Y', 'zaaktype B0001 is published from 2027-02-01', 'the version of 2026-12-01 ends 2027-02-01',
  ]));
  const versions = (await listOf('zaaktypen')).map((one) => [one['beginGeldigheid'], one['eindeGeldigheid'], one['concept'], one['doel']]).sort();
  expect(versions).toEqual([['2026-12-01', '2027-02-01', false, 'Een standplaats op de markt toewijzen'], ['2027-02-01', null, false, 'Anders']]);
  expect(await listOf('resultaattypen')).toHaveLength(4);
  expect((await listOf('roltypen')).filter((role) => role['omschrijving'] === 'Adviseur markt')).toHaveLength(2);
  expect((await listOf('zaaktypen')).map((one) => one['productenOfDiensten'])).toEqual([['https://voorbeeld.example/product/1'], ['https://voorbeeld.example/product/1']]);
  expect(actions(await round(world.connection, changed, memory, next))).toEqual([]);
});

test('with publish: false the change of a published zaaktype stays a concept and the running version is untouched', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory, published);
  const planned = await round(world.connection, zaaktype({ doel: 'Anders' }), memory, { options: { publish: false, begin: '2027-02-01' } });
  expect(errors(planned)).toEqual([]);
  const versions = (await listOf('zaaktypen')).map((one) => [one['beginGeldigheid'], one['eindeGeldigheid'], one['concept']]).sort();
  expect(versions).toEqual([['2026-12-01', null, false], ['2027-02-01', null, true]]);
  expect(actions(await round(world.connection, zaaktype({ doel: 'Anders' }), memory, { options: { publish: false } }))).toEqual([]);
});

test('should the target refuse the publication, the version before is opened again', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory, published);
  const given = { options: { publish: true, begin: '2027-02-01' } };
  await call(world as never, 'POST', '/sandbox/misbehave', { do: 'status', method: 'POST', path: '/catalogi/api/v1/zaaktypen/', status: 400, every: 1 });
  await expect(round(world.connection, zaaktype({ doel: 'Anders' }), memory, given)).rejects.toThrow();
  const running = (await listOf('zaaktypen')).filter((one) => one['concept'] === false);
  expect(running.map((one) => [one['beginGeldigheid'], one['eindeGeldigheid']])).toEqual([['2026-12-01', null]]);
});

test('a concept somebody else made is not touched', async () => {
  const other = fresh();
  await round(world.connection, zaaktype(), other);
  const planned = await round(world.connection, zaaktype({ doel: 'Van ons' }), { base: new Map(), links: {} });
  expect(errors(planned).map((line) => line.slice(0, 6))).toEqual(['ZS4130']);
  expect(planned.steps).toEqual([]);
});

test('a zaaktype that was never adopted is only shown', async () => {
  await round(world.connection, zaaktype(), fresh());
  const planned = await round(world.connection, zaaktype({ doel: 'Van ons' }), fresh());
  expect(planned.steps).toEqual([]);
  expect(planned.changes.flatMap((change) => change.fields)).toEqual([expect.objectContaining({ path: 'doel', kept: 'unadopted' })]);
});

test('a zaaktype whose source is gone: a concept is taken away, a published version gets an end, a stranger stays', async () => {
  const memory = fresh();
  await round(world.connection, zaaktype(), memory);
  expect((await round(world.connection, null, fresh(), {}, 'B0001')).steps).toEqual([]);
  const removal = await round(world.connection, null, memory, {}, 'B0001');
  expect(removal.approval).toHaveLength(1);
  expect(await listOf('zaaktypen')).toEqual([]);
  const second = fresh();
  await round(world.connection, zaaktype(), second, published);
  const closing = await round(world.connection, null, second, { today: '2027-03-01' }, 'B0001');
  expect(actions(closing)).toEqual(['close close zaaktype B0001 of 2026-12-01']);
  expect((await listOf('zaaktypen')).map((one) => one['eindeGeldigheid'])).toEqual(['2027-03-01']);
});

test('two zaaktypen share a document: made once, whatever the case and spaces, the stricter wins, never the wider', async () => {
  const memories = [fresh(), fresh(), fresh()];
  await round(world.connection, zaaktype(), memories[0] as Memory);
  const strict = withPart(zaaktype({ identificatie: 'B0002' }), 'informatieobjecttypen', 'DO1', { omschrijving: ' aanVRAAG ', vertrouwelijkheidaanduiding: 'geheim' });
  expect(errors(await round(world.connection, strict, memories[1] as Memory))).toEqual([]);
  const wide = withPart(zaaktype({ identificatie: 'B0003' }), 'informatieobjecttypen', 'DO1', { vertrouwelijkheidaanduiding: 'openbaar' });
  await round(world.connection, wide, memories[2] as Memory);
  const types = await listOf('informatieobjecttypen');
  expect(types.map((type) => [type['omschrijving'], type['vertrouwelijkheidaanduiding']]).sort()).toEqual([['Aanvraag', 'geheim'], ['Beschikking', 'zaakvertrouwelijk']]);
  for (const [at, want] of [zaaktype(), strict, wide].entries()) expect(actions(await round(world.connection, want, memories[at] as Memory))).toEqual([]);
});

test('a besluittype is made once, related, and published before its zaaktype; a relation with a published one is refused beforehand', async () => {
  const memory = fresh();
  const want = zaaktype({ besluittypen: [{ bron: 'BT1', omschrijving: 'Toewijzing standplaats', publicatieIndicatie: false }] });
  expect(errors(await round(world.connection, want, memory))).toEqual([]);
  expect(((await listOf('zaaktypen'))[0] as JsonObject)['besluittypen']).toHaveLength(1);
  expect(actions(await round(world.connection, want, memory))).toEqual([]);
  expect(errors(await round(world.connection, want, memory, published))).toEqual([]);
  expect((await listOf('besluittypen')).map((one) => one['concept'])).toEqual([false]);
  const other = await round(world.connection, { ...want, identificatie: 'B0002' }, fresh());
  expect(errors(other).map((line) => line.slice(0, 6))).toEqual(['ZS4141']);
});
