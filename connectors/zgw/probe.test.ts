// What a probe tells of a register, and of one that is not there or not well set.
import type { Source } from '../../core/connector/contract';
import type { Json } from '../../core/model/json';
import { makeWorld, never, round, targetOf } from './testing/world';
import { zaaktype } from './testing/zaaktype';
import { readOptions } from './catalogi/options';
import { call } from './sandbox/testing/client';
import { openSandbox } from './source/testing/sandbox';

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

describe('a probe of a register with zaken and documents', () => {
  const SECRET = 'alleen-voor-de-sandbox-0123456789';
  const seeded = { zaken: 40, documenten: 1 };
  const codes = (found: { readonly diagnostics: readonly { readonly code: string; readonly severity: string }[] }): string[] => found.diagnostics.map(({ code, severity }) => `${severity} ${code}`);

  async function count(source: Source): Promise<number> {
    let names = 0;
    for (let cursor: Json | null = null; ; ) {
      const page: Awaited<ReturnType<Source['list']>> = await source.list({}, cursor, never);
      names += page.names.length;
      expect(page.diagnostics).toEqual([]);
      if (page.next === null) return names;
      cursor = page.next;
    }
  }

  test('tells the version of each API, what it offers, and that every task is allowed', async () => {
    const opened = await openSandbox({ seeded });
    try {
      const probe = await opened.connection.probe(never);
      expect([probe.ok, probe.diagnostics]).toEqual([true, []]);
      expect(probe.facts).toMatchObject({ zaken: { apiVersion: '1.5.1', combined: expect.arrayContaining(['/zaak_registreren']) as string[] }, documenten: { apiVersion: '1.4.2' }, besluiten: { apiVersion: '1.1.0' }, tasks: { lezen: 'allowed' } });
    } finally {
      await opened[Symbol.asyncDispose]();
    }
  });

  test('names the zaaktypen that a listing leaves out in silence, and those above a level', async () => {
    const scopes = ['catalogi.lezen', 'autorisaties.lezen', 'zaken.lezen', 'documenten.lezen', 'besluiten.lezen'];
    const all = await openSandbox({ seeded });
    const types = async (collection: string): Promise<{ url: string; identificatie: string; omschrijving: string }[]> =>
      (await call(all.sandbox, 'GET', `/${collection}?status=definitief`)).body['results'] as unknown as { url: string; identificatie: string; omschrijving: string }[];
    const [[first, second], [paper], [decision]] = [await types('zaaktypen'), await types('informatieobjecttypen'), await types('besluittypen')];
    if (!first || !second || !paper || !decision) throw new Error('the seed has types');
    const autorisaties: Json = [
      { component: 'drc', scopes: ['documenten.lezen'], informatieobjecttype: new URL(paper.url).pathname, maxVertrouwelijkheidaanduiding: 'zeer_geheim' }, { component: 'brc', scopes: ['besluiten.lezen'], besluittype: new URL(decision.url).pathname },
      { component: 'ztc', scopes: ['catalogi.lezen'] }, { component: 'ac', scopes: ['autorisaties.lezen'] },
      { component: 'zrc', scopes: ['zaken.lezen'], zaaktype: new URL(first.url).pathname, maxVertrouwelijkheidaanduiding: 'zeer_geheim' }, { component: 'zrc', scopes: ['zaken.lezen'], zaaktype: new URL(second.url).pathname, maxVertrouwelijkheidaanduiding: 'intern' },
    ];
    const opened = await openSandbox({ seeded, catalogus: {}, clients: [{ id: 'zaaksluis', secret: SECRET, scopes, autorisaties }] }, ['catalogus']);
    try {
      // Fewer names, and not a word about it: that is why there is a probe.
      const [shown, there] = [await count(opened.source), await count(all.source)];
      expect([shown < there, there]).toEqual([true, seeded.zaken]);
      const probe = await opened.connection.probe(never);
      expect(probe.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const missing = probe.diagnostics.filter(({ code }) => code === 'ZS4161').map(({ message }) => message);
      expect(missing[0]).toContain('zaken of ');
      expect(missing[0]).not.toContain(first.identificatie);
      expect(missing.find((message) => message.includes('above intern'))).toContain(second.identificatie);
      expect(missing.find((message) => message.startsWith('documents of '))).not.toContain(`${paper.omschrijving} (`);
      expect(codes(probe)).toEqual(expect.arrayContaining(['warning ZS4161', 'info ZS4162']));
      expect(probe.facts['tasks']).toMatchObject({ lezen: 'allowed', afsluiten: { lacks: expect.arrayContaining(['zaken.geforceerd-bijwerken']) as string[] } });
    } finally {
      await opened[Symbol.asyncDispose]();
      await all[Symbol.asyncDispose]();
    }
  });

  test('without the address of the Autorisaties API says that nobody can tell', async () => {
    const opened = await openSandbox({ seeded }, ['autorisaties']);
    try {
      expect(codes(await opened.connection.probe(never))).toEqual(['info ZS4162']);
    } finally {
      await opened[Symbol.asyncDispose]();
    }
  });
});
