import { makeWorld, never, round, targetOf } from './testing/world';
import { zaaktype } from './testing/zaaktype';
import { readOptions } from './catalogi/options';

test('a probe tells version, limits from the target itself, catalogus and selectielijst', async () => {
  const world = await makeWorld();
  try {
    const probe = await world.connection.probe(never);
    expect(probe.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(probe.ok).toBe(true);
    expect(probe.facts).toMatchObject({
      apiVersion: '1.3.1', catalogus: { domein: 'ZANDH', rsin: '002564440' },
      limits: { from: 'oas', references: 'url', 'resultaattype.omschrijving': 30, 'zaaktype.verantwoordelijke': true },
      selectielijst: { jaar: 2020, procestypen: 29 },
    });
  } finally {
    await world[Symbol.asyncDispose]();
  }
});

test('a probe of an older target knows its shorter names', async () => {
  const world = await makeWorld({ version: '1.0' });
  try {
    expect((await world.connection.probe(never)).facts).toMatchObject({ limits: { 'resultaattype.omschrijving': 20, 'zaaktype.verantwoordelijke': false } });
  } finally {
    await world[Symbol.asyncDispose]();
  }
});

test('a probe without the catalogus says so and does not throw', async () => {
  const world = await makeWorld({ catalogus: null });
  try {
    const probe = await world.connection.probe(never);
    expect(probe.ok).toBe(true);
    expect(probe.facts).toMatchObject({ catalogi: [] });
  } finally {
    await world[Symbol.asyncDispose]();
  }
});

test('the target lists its zaaktypen by name, and the stamp changes with them', async () => {
  const world = await makeWorld({ pageSize: 2 });
  try {
    for (const id of ['B0001', 'B0002', 'B0003']) await round(world.connection, zaaktype({ identificatie: id }), { base: null, links: {} });
    const list = targetOf(world.connection).list;
    if (!list) throw new Error('no list');
    const names: string[] = [];
    for (let cursor = null as Parameters<typeof list>[1]; ; ) {
      const page = await list({}, cursor, never);
      names.push(...page.names.map((name) => name.ref.id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(names.sort()).toEqual(['B0001', 'B0002', 'B0003']);
  } finally {
    await world[Symbol.asyncDispose]();
  }
});

test.each([
  [{ shedule: 1 }, 'options.(whole)'],
  [{ begin: '1 december' }, 'options.begin'],
  [{ publish: 'ja' }, 'options.publish'],
  [{ catalogus: { domein: 'TELANG', rsin: '1' } }, 'options.catalogus.domein'],
])('options %j are refused with the place', (given, place) => {
  const { diagnostics } = readOptions(given, { domein: 'ZANDH', rsin: '002564440' });
  expect(diagnostics[0]?.code).toBe('ZS4109');
  expect(diagnostics[0]?.message).toContain(place);
});

test('without a catalogus anywhere the options are incomplete', () => {
  expect(readOptions({}, undefined).diagnostics[0]?.message).toContain('no catalogus is named');
});
