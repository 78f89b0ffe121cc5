// From what was seeded to the model, over real HTTP: nothing lost, nothing doubled, nothing invented.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Source } from '../../../core/connector/contract';
import { loadMappings } from '../../../core/mapping/load';
import type { Informatieobject } from '../../../core/model/informatieobject';
import type { Json, JsonObject } from '../../../core/model/json';
import type { Kind } from '../../../core/model/ref';
import { MODEL_SHAPES } from '../../../core/model/shapes';
import type { Zaak } from '../../../core/model/zaak';
import { uuidAt } from '../sandbox/paths';
import { seedingOf } from '../sandbox/seed/seeding';
import { settings as sandboxSettings } from '../sandbox/settings';
import { numbers, zaakPlace, type PartKind } from '../sandbox/zaken/dossier';
import { INFORMATIEOBJECT_SHAPE, ZAAK_SHAPE } from '../shapes';
import { openSandbox, type Opened } from './testing/sandbox';

const never = new AbortController().signal;
const SEEDED = { zaken: 30, documenten: 2 };
const mappings = loadMappings(path.resolve(__dirname, '../../../mappings'), [...MODEL_SHAPES, ZAAK_SHAPE, INFORMATIEOBJECT_SHAPE]).mappings;

async function listAll(source: Source, kind: Kind): Promise<{ ids: string[]; stamps: Map<string, string | undefined> }> {
  const stamps = new Map<string, string | undefined>();
  const ids: string[] = [];
  for (let cursor: Json | null = null; ; ) {
    const page: Awaited<ReturnType<Source['list']>> = await source.list({}, cursor, never, undefined, kind);
    for (const { ref, stamp } of page.names) {
      ids.push(ref.id);
      stamps.set(ref.id, stamp);
    }
    if (page.next === null) return { ids, stamps };
    cursor = page.next;
  }
}

/** Through its mapping, as observe does. */
async function model<Model>(source: Source, kind: 'zaak' | 'informatieobject', id: string): Promise<{ model: Model; stamp: string | undefined }> {
  const read = await source.read({ system: 'openzaak', kind, id }, never);
  if (read.state !== 'present') throw new Error(`${kind} ${id} is gone`);
  const mapped = mappings.get(`zgw/${kind}`)?.run(read.value);
  expect([mapped?.diagnostics, mapped?.unmapped]).toEqual([[], []]);
  return { model: mapped?.value as unknown as Model, stamp: read.stamp };
}

/** What the seed says of a zaak, in the few words that both sides share. */
function seededTruth(): JsonObject[] {
  const settings = sandboxSettings.parse({ seeded: SEEDED });
  const known = numbers(settings.seed);
  const seeding = seedingOf(settings, known);
  return Array.from({ length: SEEDED.zaken }, (_, at) => {
    const dossier = seeding.compute(at + 1);
    if (!dossier) throw new Error(`there is no seeded zaak ${at + 1}`);
    const parts = (kind: PartKind): JsonObject[] => (dossier.parts[kind] ?? []).map((part) => part.value);
    const { zaak } = dossier;
    return {
      bron: uuidAt(zaakPlace(known, dossier)), identificatie: zaak['identificatie'] ?? null, startdatum: zaak['startdatum'] ?? null, einddatum: zaak['einddatum'] ?? null, toelichting: zaak['toelichting'] ?? null,
      archiefactiedatum: zaak['archiefactiedatum'] ?? null, deelzaken: dossier.deelzaken.map(uuidAt).sort(), besluiten: dossier.besluiten.map(uuidAt),
      statussen: parts('status').map((one) => [one['datumStatusGezet'] ?? null, one['statustoelichting'] ?? null]),
      rollen: parts('rol').map((one) => [String(one['betrokkeneType']), one['betrokkene'] ?? null, one['betrokkeneIdentificatie'] ? 'identified' : null, one['afwijkendeNaamBetrokkene'] ?? null].join()).sort(),
      eigenschappen: parts('zaakeigenschap').map((one) => `${String(one['naam'])}=${String(one['waarde'])}`).sort(),
      zaakobjecten: parts('zaakobject').map((one) => String(one['objectType'])).sort(), resultaat: parts('resultaat').length,
      documenten: parts('zaakinformatieobject').map((one) => uuidAt(String(one['informatieobject']))).sort(),
    };
  });
}

const told = (zaak: Zaak): JsonObject => ({
  bron: zaak.bron, identificatie: zaak.identificatie, startdatum: zaak.startdatum, einddatum: zaak.einddatum ?? null, toelichting: zaak.toelichting ?? null, archiefactiedatum: zaak.archiefactiedatum ?? null,
  deelzaken: zaak.deelzaken.map(({ bron }) => bron).sort(), besluiten: zaak.besluiten.map(({ bron }) => bron), statussen: zaak.statussen.map((one) => [one.datumStatusGezet, one.statustoelichting ?? null]),
  rollen: zaak.rollen.map((one) => [one.betrokkeneType, one.betrokkene ?? null, one.betrokkeneIdentificatie ? 'identified' : null, one.afwijkendeNaamBetrokkene ?? null].join()).sort(),
  eigenschappen: zaak.eigenschappen.map((one) => `${one.naam}=${one.waarde}`).sort(), zaakobjecten: zaak.zaakobjecten.map((one) => one.objectType).sort(), resultaat: zaak.resultaat ? 1 : 0,
  documenten: zaak.zaakinformatieobjecten.map((one) => one.informatieobject.bron).sort(),
});

async function sha256(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of stream as AsyncIterable<Buffer>) hash.update(part);
  return hash.digest('hex');
}

describe.each([['1.5', 'Open Zaak 1.30'], ['1.7', 'the newest standard']])('a register of Zaken %s (%s)', (version) => {
  let opened: Opened;
  beforeAll(async () => void (opened = await openSandbox({ zaken: version, seeded: SEEDED })));
  afterAll(() => opened[Symbol.asyncDispose]());

  test('every seeded zaak is listed once, read, mapped, and equal to what was seeded', async () => {
    const { ids, stamps } = await listAll(opened.source, 'zaak');
    const truth = seededTruth();
    expect([...ids].sort()).toEqual(truth.map((zaak) => String(zaak['bron'])).sort());
    const read = await Promise.all(ids.map((id) => model<Zaak>(opened.source, 'zaak', id)));
    const byId = new Map(read.map(({ model: zaak }) => [zaak.bron, told(zaak)]));
    expect(truth.map((zaak) => byId.get(String(zaak['bron'])))).toEqual(truth);
    // The stamp of a reading is that of the list: what was read need not be read again.
    expect(read.map(({ stamp }) => stamp)).toEqual(ids.map((id) => stamps.get(id)));
  });

  test('every document of those zaken is listed, read, and has the bytes it states', async () => {
    const { ids, stamps } = await listAll(opened.source, 'informatieobject');
    expect([...ids].sort()).toEqual(seededTruth().flatMap((zaak) => zaak['documenten'] as string[]).sort());
    const read = await Promise.all(ids.map((id) => model<Informatieobject>(opened.source, 'informatieobject', id)));
    expect(read.map(({ stamp }) => stamp)).toEqual(ids.map((id) => stamps.get(id)));
    const open = opened.source.open;
    if (!open) throw new Error('it opens contents');
    const stating = read.filter(({ model: document }) => document.inhoud?.sha256 !== undefined).slice(0, 10);
    expect(stating.length).toBeGreaterThan(5);
    for (const { model: document } of stating) {
      if (document.inhoud === null) throw new Error('a seeded document has content');
      expect(await sha256(await open(document.inhoud as JsonObject, 0, never))).toBe(document.inhoud.sha256);
      const half = Math.floor((document.inhoud.omvang ?? 0) / 2);
      let size = 0;
      for await (const part of (await open(document.inhoud as JsonObject, half, never)) as AsyncIterable<Buffer>) size += part.length;
      expect(half + size).toBe(document.inhoud.omvang);
    }
  });

  test('what is not there is gone', async () => {
    for (const kind of ['zaak', 'informatieobject'] as const) expect((await opened.source.read({ system: 'openzaak', kind, id: '00000000-0000-4000-8000-000000000000' }, never)).state).toBe('gone');
  });
});

test('two registers of different versions with one seed are one register to the model', async () => {
  const [older, newer] = await Promise.all([openSandbox({ zaken: '1.5', seeded: { zaken: 12, documenten: 1 } }), openSandbox({ zaken: '1.7', seeded: { zaken: 12, documenten: 1 } })]);
  try {
    const { ids } = await listAll(older.source, 'zaak');
    // Fields that only Open Zaak has (zgw-archive §1.13) are left out of the comparison.
    const common = ({ communicatiekanaalNaam: _, opschorting, ...rest }: Zaak): JsonObject => JSON.parse(JSON.stringify({ ...rest, opschorting: opschorting?.indicatie ? { indicatie: true, reden: opschorting.reden } : null })) as JsonObject;
    const all = async (source: Source): Promise<JsonObject[]> => Promise.all(ids.map(async (id) => common((await model<Zaak>(source, 'zaak', id)).model)));
    expect(await all(newer.source)).toEqual(await all(older.source));
  } finally {
    await older[Symbol.asyncDispose]();
    await newer[Symbol.asyncDispose]();
  }
});
