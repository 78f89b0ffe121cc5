// Lists and sweeps of zaken and documents: nothing is lost between pages.
import type { Source, Sweep } from '../../../core/connector/contract';
import type { Json, JsonObject } from '../../../core/model/json';
import type { Kind } from '../../../core/model/ref';
import { aDocument, KIND, rootsAt, uuid, zaakUrl, type Roots, type Store } from './testing/objects';
import { HOST, onlyNock, play, type Played } from './testing/register';
import { safeDay } from './spans';

onlyNock();

const never = new AbortController().signal;

const aZaak = (roots: Roots, number: number, startdatum: string, more: JsonObject = {}): JsonObject => ({
  url: zaakUrl(roots, number), identificatie: `ZAAK-${String(number).padStart(4, '0')}`, bronorganisatie: '002564440', startdatum, registratiedatum: startdatum, einddatum: null, ...more,
});
/** `n` zaken over the months of 2026, one of 1900. */
const zaken = (n: number) => (roots: Roots): Store => ({
  zaken: [aZaak(roots, 0, '1900-01-01'), ...Array.from({ length: n - 1 }, (_, at) => aZaak(roots, at + 1, `2026-${String((at % 11) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`))],
});

interface Listed {
  readonly ids: string[];
  readonly stamps: Map<string, string | undefined>;
  readonly codes: string[];
}

/** Lists to the end, as scan does: the cursor goes through JSON between pages. */
async function listAll(source: Source, sweep?: Sweep, kind: Kind = 'zaak'): Promise<Listed> {
  const listed: Listed = { ids: [], stamps: new Map(), codes: [] };
  let cursor: Json | null = null;
  for (let pages = 0; pages < 500; pages += 1) {
    const page: Awaited<ReturnType<Source['list']>> = await source.list({}, cursor, never, sweep, kind);
    for (const { ref, stamp } of page.names) {
      listed.ids.push(ref.id);
      listed.stamps.set(ref.id, stamp);
    }
    listed.codes.push(...page.diagnostics.map((finding) => finding.code));
    if (page.next === null) return listed;
    cursor = JSON.parse(JSON.stringify(page.next)) as Json;
  }
  throw new Error('the listing does not end');
}

const held = (played: Played, collection = 'zaken'): string[] => (played.store[collection] ?? []).map((one) => String(one['url']).slice(-36)).sort();
const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

describe('a complete listing of zaken', () => {
  test.each([
    ['that orders and sizes its pages', { perPage: 10, pageSize: true }], ['that only orders', { perPage: 7 }], ['that can do neither', { perPage: 7, ordering: false }],
  ])('names every zaak once, from a register %s', async (_, can) => {
    const played = play(zaken(80), can);
    const { ids } = await listAll(played.source());
    expect([...ids].sort()).toEqual(held(played));
  });

  test('goes in months, so that pages stay shallow, and leaps over years in which nothing began', async () => {
    const played = play(zaken(80), { perPage: 5 });
    await listAll(played.source());
    const pages = played.calls.map((call) => Number(/[?&]page=(\d+)/.exec(call)?.[1] ?? 1));
    expect(Math.max(...pages)).toBe(2);
    expect(played.calls.length).toBeLessThan(40);
  });

  test('gives natural keys beside the names', async () => {
    const page = await play(zaken(1)).source().list({}, null, never);
    expect(page.names[0]).toMatchObject({ ref: { system: 'openzaak', kind: 'zaak', id: uuid(KIND.zaak, 0) }, key: '002564440/ZAAK-0000' });
  });

  test('loses nothing when zaken are added at the front and taken away while it runs', async () => {
    const inOneMonth = (roots: Roots): Store => ({ zaken: Array.from({ length: 60 }, (_, at) => aZaak(roots, at + 100, '2026-05-04')) });
    const played = play(inOneMonth, { perPage: 5 });
    const goes = (at: number): boolean => at < 12;
    const staying = held(played).slice(12);
    let turn = 0;
    played.before = (call) => {
      if (!call.includes('page=')) return;
      const store = played.store['zaken'] ?? [];
      // By turns three that were read already go, and one comes before all others.
      const going = (played.store['going'] ??= store.filter((_, at) => goes(at))).splice(0, 3);
      turn += 1;
      played.store['zaken'] = turn % 2 === 1 ? store.filter((one) => !going.includes(one)) : [aZaak(played.roots, turn, '2026-05-04'), ...store];
    };
    const { ids } = await listAll(played.source());
    expect(unique(ids).filter((id) => staying.includes(id))).toEqual(staying);
  });

  test('begins a month again when its last page went away', async () => {
    const inOneMonth = (roots: Roots): Store => ({ zaken: Array.from({ length: 12 }, (_, at) => aZaak(roots, at, '2026-05-04')) });
    const played = play(inOneMonth, { perPage: 5 });
    played.before = (call) => {
      if (call.includes('page=3')) played.store['zaken'] = (played.store['zaken'] ?? []).slice(2);
    };
    const { ids } = await listAll(played.source());
    expect(unique(ids)).toEqual(expect.arrayContaining(held(played)));
  });

  test('ends for a register that has nothing', async () => {
    expect((await listAll(play(() => ({ zaken: [] })).source())).ids).toEqual([]);
  });

  test('never asks for what the hint of a sync names: who left the selection would look deleted', async () => {
    const played = play(zaken(3));
    await played.source().list({ archiefstatus: 'overgedragen' }, null, never);
    expect(played.calls.join()).not.toContain('overgedragen');
  });
});

test('a stamp differs when the zaak does, also by a rol that does not move laatstGemuteerd, and not by the host it is asked at', async () => {
  const make = (more: JsonObject) => (roots: Roots): Store => ({ zaken: [aZaak(roots, 1, '2026-05-04', { laatstGemuteerd: '2026-05-04T10:00:00Z', rollen: [`${roots.zaken}/rollen/${uuid(KIND.rol, 1)}`], ...more })] });
  const stampAt = async (store: (roots: Roots) => Store, host: string): Promise<string | undefined> => (await listAll(play(store, {}, host).source({}), undefined)).stamps.get(uuid(KIND.zaak, 1));
  // The same register, named by two hosts.
  const direct = await stampAt(make({}), HOST);
  const gateway = play(make({}), {}, 'https://binnen.example', 'https://buiten.example');
  expect((await listAll(gateway.source())).stamps.get(uuid(KIND.zaak, 1))).toBe(direct);
  const other = rootsAt('https://drie.example');
  expect(await stampAt(make({ rollen: [`${other.zaken}/rollen/${uuid(KIND.rol, 1)}`, `${other.zaken}/rollen/${uuid(KIND.rol, 2)}`] }), 'https://drie.example')).not.toBe(direct);
  expect(await stampAt(make({ laatstGemuteerd: '2026-05-04T10:00:01Z' }), 'https://vier.example')).not.toBe(direct);
});

describe('a sweep of zaken', () => {
  const since = '2026-11-20T23:30:00Z';
  const living = (roots: Roots): Store => ({
    zaken: [
      aZaak(roots, 1, '2020-02-02', { einddatum: '2021-01-01' }), aZaak(roots, 2, '2020-02-02'), aZaak(roots, 3, '2020-02-02', { einddatum: '2026-11-20' }),
      aZaak(roots, 4, '2020-03-03', { einddatum: '2020-04-04', registratiedatum: '2026-11-20' }), aZaak(roots, 5, '2026-10-10', { einddatum: '2026-10-11' }),
    ],
  });
  const numbers = (ids: readonly string[]): number[] => unique(ids).map((id) => Number(id.slice(-2)));

  test('that is hot names what was registered or closed lately and every open zaak', async () => {
    expect(numbers((await listAll(play(living).source(), { kind: 'hot', since })).ids)).toEqual([2, 3, 4]);
  });

  test('of the window names what was registered or closed lately and what began in the last quarter', async () => {
    expect(numbers((await listAll(play(living).source(), { kind: 'window', since })).ids)).toEqual([3, 4, 5]);
  });

  test('that never ran before names everything', async () => {
    expect(numbers((await listAll(play(living).source(), { kind: 'hot', since: null })).ids)).toEqual([1, 2, 3, 4, 5]);
  });

  test('asks an old register only for what its version knows', async () => {
    const played = play(living, { version: '1.0.3' });
    const { ids } = await listAll(played.source(), { kind: 'window', since });
    expect(played.calls.filter((call) => /registratiedatum|einddatum/.test(call))).toEqual([]);
    expect(numbers(ids)).toEqual([5]);
  });

  test('looks a whole day back, by the clock of the source, two minutes late', () => {
    expect(safeDay('2026-11-20T12:00:00Z', 0)).toBe('2026-11-18');
    // 00:01 in Amsterdam is still the day before, for what was committed late.
    expect(safeDay('2026-11-20T23:01:00Z', 0)).toBe('2026-11-18');
    expect(safeDay('2026-11-20T23:03:00Z', 0)).toBe('2026-11-19');
    // The source is three days behind us.
    expect(safeDay('2026-11-20T12:00:00Z', -3 * 24 * 3600_000)).toBe('2026-11-15');
  });

  test('of a source whose clock is behind reaches back by that clock', async () => {
    const played = play(living, { now: new Date('2026-11-13T12:00:00Z') });
    await listAll(played.source(), { kind: 'hot', since });
    expect(played.calls.some((call) => call.includes('registratiedatum__gt=2026-11-09'))).toBe(true);
  });
});

describe('documents', () => {
  const documents = (roots: Roots): Store => ({
    enkelvoudiginformatieobjecten: [
      ...Array.from({ length: 12 }, (_, at) => aDocument(roots, at, { creatiedatum: `2026-0${(at % 6) + 1}-10` })), aDocument(roots, 20, { creatiedatum: '2026-11-20' }), aDocument(roots, 21, { creatiedatum: '2026-01-10', locked: true }),
    ],
  });

  test.each([['filters by creatiedatum', { creatiedatum: true, pageSize: true }], ['is of the standard', { version: '1.7.1' }]])('are listed completely, by a register that %s', async (_, can) => {
    const played = play(documents, { perPage: 3, ...can });
    const { ids } = await listAll(played.source(), undefined, 'informatieobject');
    expect([...ids].sort()).toEqual(held(played, 'enkelvoudiginformatieobjecten'));
  });

  test('lose nothing when some are deleted while they are listed', async () => {
    const played = play(documents, { perPage: 3, version: '1.7.1' });
    const staying = held(played, 'enkelvoudiginformatieobjecten').slice(2);
    played.before = (call) => {
      if (call.includes('page=2')) played.store['enkelvoudiginformatieobjecten'] = (played.store['enkelvoudiginformatieobjecten'] ?? []).filter((one) => !['DOC-0', 'DOC-1'].includes(String(one['identificatie'])));
    };
    const { ids } = await listAll(played.source(), undefined, 'informatieobject');
    expect(unique(ids).filter((id) => staying.includes(id))).toEqual(staying);
  });

  test('that are hot are those made lately and those somebody is writing', async () => {
    const { ids } = await listAll(play(documents, { creatiedatum: true }).source(), { kind: 'hot', since: '2026-11-20T12:00:00Z' }, 'informatieobject');
    expect(unique(ids).map((id) => Number(id.slice(-2)))).toEqual([20, 21]);
  });

  test('cannot be swept in the standard, which is said', async () => {
    const { ids, codes } = await listAll(play(documents, { version: '1.7.1' }).source(), { kind: 'hot', since: '2026-11-20T12:00:00Z' }, 'informatieobject');
    expect([ids, codes]).toEqual([[], ['ZS4157']]);
  });
});
