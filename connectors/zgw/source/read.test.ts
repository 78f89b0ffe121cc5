// Reading a zaak or a document whole, in few calls.
import { Blocked, Retry } from '../../../core/connector/outcome';
import type { ReadOptions, Source } from '../../../core/connector/contract';
import type { Zaak } from '../../../core/model/zaak';
import type { Informatieobject } from '../../../core/model/informatieobject';
import type { JsonObject } from '../../../core/model/json';
import { aDocument, catalogue, documentUrl, fullZaak, KIND, together, uuid, zaakUrl, type Roots, type Store } from './testing/objects';
import { CATALOGUE, NOW, onlyNock, play, type Played } from './testing/register';

onlyNock();

const never = new AbortController().signal;
const one = (roots: Roots): Store => together(catalogue(roots), fullZaak(roots, 1));
const zaakId = (number: number): string => uuid(KIND.zaak, number);
const documentId = (number: number): string => uuid(KIND.document, number);

async function readZaak(source: Source, number = 1, options: ReadOptions = {}): Promise<Zaak> {
  const read = await source.read({ system: 'openzaak', kind: 'zaak', id: zaakId(number) }, never, options);
  if (read.state !== 'present') throw new Error(`zaak ${number} is ${read.state}`);
  return read.value as unknown as Zaak;
}

async function readDocument(source: Source, number: number): Promise<Informatieobject> {
  const read = await source.read({ system: 'openzaak', kind: 'informatieobject', id: documentId(number) }, never);
  if (read.state !== 'present') throw new Error(`document ${number} is ${read.state}`);
  return read.value as unknown as Informatieobject;
}

const thrown = (work: Promise<unknown>): Promise<unknown> => work.then(() => new Error('nothing was thrown'), (error: unknown) => error);
const codeOf = (error: unknown): string | undefined => (error instanceof Blocked || error instanceof Retry ? error.diagnostics[0]?.code : undefined);
const change = (played: Played, collection: string, more: JsonObject): void => {
  played.store[collection] = (played.store[collection] ?? []).map((item, at) => (at === 0 ? { ...item, ...more } : item));
};
/** Fills memory (catalogus, selectielijst, what the register can), then counts what the next costs. */
async function costOf(played: Played, source: Source, numbers: readonly number[]): Promise<string[]> {
  await readZaak(source, 1);
  await Promise.all([readZaak(source, 1), readZaak(source, 2)]);
  played.calls.length = 0;
  await Promise.all(numbers.map((number) => readZaak(source, number)));
  return played.calls;
}

describe('a zaak', () => {
  test('is read whole, in the spelling of the model, without a URL of its register', async () => {
    const zaak = await readZaak(play(one, { expand: true }).source());
    expect(zaak).toMatchObject({
      bron: zaakId(1), identificatie: 'ZAAK-1', bronorganisatie: '002564440', startdatum: '2026-03-01', einddatum: '2026-04-01', archiefactiedatum: '2031-04-01', deelzaken: [], relevanteAndereZaken: [],
      zaaktype: { identificatie: 'B0001', beginGeldigheid: '2026-01-01', selectielijstProcestype: { jaar: 2020, nummer: 11, naam: 'Toestemming verlenen' } },
      kenmerken: [{ bron: 'Oud', kenmerk: 'K1' }, { bron: 'Oud', kenmerk: 'K2' }],
      statussen: [
        { bron: uuid(KIND.status, 10), statustype: { volgnummer: 1, omschrijving: 'Ontvangen', isEindstatus: false }, datumStatusGezet: '2026-03-01T09:00:00Z' },
        { bron: uuid(KIND.status, 11), statustype: { volgnummer: 2, omschrijving: 'Afgehandeld', isEindstatus: true }, datumStatusGezet: '2026-04-01T10:30:00Z', statustoelichting: 'Klaar', gezetdoor: uuid(KIND.rol, 14) },
      ],
      resultaat: {
        bron: uuid(KIND.resultaat, 10),
        resultaattype: { omschrijving: 'Verleend', archiefnominatie: 'vernietigen', archiefactietermijn: 'P5Y', selectielijstklasse: { jaar: 2020, nummer: '11.1', naam: 'Verleend' }, brondatumArchiefprocedure: { afleidingswijze: 'afgehandeld' } },
      },
      eigenschappen: [{ bron: uuid(KIND.eigenschap, 10), naam: 'Oppervlakte', waarde: '12' }],
      zaakobjecten: [{ bron: uuid(KIND.zaakobject, 10), objectType: 'adres', objectIdentificatie: { identificatie: 'A1', wplWoonplaatsNaam: 'Zandhoek', huisnummer: 3 } }],
      besluiten: [{ bron: uuid(KIND.besluit, 10), identificatie: 'BESLUIT-1', besluittype: { omschrijving: 'Toewijzing' }, informatieobjecten: [{ bron: uuid(KIND.bio, 10), informatieobject: { bron: documentId(12) } }] }],
    });
    expect(zaak.zaakinformatieobjecten.map((link) => link.informatieobject)).toEqual([10, 11, 12].map((number) => ({ bron: documentId(number) })));
    expect(JSON.stringify(zaak)).not.toContain('zandhoek.example');
  });

  test('has rollen of all five kinds, without the empty fields of the API', async () => {
    const { rollen } = await readZaak(play(one, { expand: true }).source());
    expect(rollen.map((rol) => rol.betrokkeneType)).toEqual(['natuurlijk_persoon', 'niet_natuurlijk_persoon', 'vestiging', 'organisatorische_eenheid', 'medewerker']);
    expect(rollen[0]).toEqual({
      bron: uuid(KIND.rol, 10), roltype: { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' }, betrokkeneType: 'natuurlijk_persoon', roltoelichting: 'rol 0', registratiedatum: '2026-03-01T09:20:30.12Z',
      betrokkeneIdentificatie: { inpBsn: '999990019', geslachtsnaam: 'Duinen', voorvoegselGeslachtsnaam: 'van', voornamen: 'Noor' },
    });
    expect(rollen[4]?.betrokkene).toBe('https://hr.voorbeeld.example/medewerkers/7');
  });

  test.each([
    ['that expands', { expand: true }], ['of before expand', { version: '1.2.0' }], ['that refuses expand though its version has it', { expand: false }], ['that searches', { expand: true, search: true }],
    ['of 1.7', { version: '1.7.0', expand: true, search: true }],
  ])('is equal, value and stamp, from a register %s', async (_, can) => {
    const plain = play(one, { expand: true }).source();
    const [first] = await Promise.all([plain.read({ system: 'x', kind: 'zaak', id: zaakId(1) }, never)]);
    const two = (roots: Roots): Store => together(one(roots), fullZaak(roots, 2));
    const other = play(two, can, 'https://ander.voorbeeld.example').source();
    const [second] = await Promise.all([other.read({ system: 'x', kind: 'zaak', id: zaakId(1) }, never), other.read({ system: 'x', kind: 'zaak', id: zaakId(2) }, never)]);
    expect(second).toMatchObject({ value: (first as { value: JsonObject }).value, stamp: (first as { stamp: string }).stamp });
  });

  test('is the same at two addresses of one register, also in what it refers to inside it', async () => {
    const make = (roots: Roots): Store => {
      const store = together(one(roots), fullZaak(roots, 2));
      const [first] = store['zaken'] ?? [];
      if (first) Object.assign(first, { hoofdzaak: zaakUrl(roots, 2), relevanteAndereZaken: [{ url: zaakUrl(roots, 2), aardRelatie: 'vervolg' }, { url: 'https://elders.example/zaken/api/v1/zaken/00000000-0000-4000-8000-000000000009', aardRelatie: 'bijdrage' }] });
      Object.assign(store['zaakobjecten']?.[0] ?? {}, { object: documentUrl(roots, 10) });
      return store;
    };
    const direct = await readZaak(play(make, { expand: true }).source());
    const behind = await readZaak(play(make, { expand: true }, 'https://binnen.zandhoek.example', 'https://gateway.zandhoek.example').source());
    expect(behind).toEqual(direct);
    expect(direct.hoofdzaak).toEqual({ bron: zaakId(2), identificatie: 'ZAAK-2', bronorganisatie: '002564440' });
    expect(direct.relevanteAndereZaken.map(({ zaak }) => zaak.bron)).toEqual([zaakId(2), 'https://elders.example/zaken/api/v1/zaken/00000000-0000-4000-8000-000000000009']);
    expect(direct.zaakobjecten[0]?.object).toBe(`enkelvoudiginformatieobjecten/${documentId(10)}`);
  });

  test('is read also where its hoofdzaak is not shown to us: then it is named by its id alone', async () => {
    const played = play((roots) => {
      const store = together(one(roots), fullZaak(roots, 2));
      Object.assign(store['zaken']?.[0] ?? {}, { hoofdzaak: zaakUrl(roots, 2) });
      return store;
    }, { expand: true });
    played.before = (call) => (call.includes(zaakId(2)) ? 403 : undefined);
    expect((await readZaak(played.source())).hoofdzaak).toEqual({ bron: zaakId(2) });
  });

  test('is equal whatever the order in which the register gives its parts', async () => {
    const turned = (roots: Roots): Store => Object.fromEntries(Object.entries(one(roots)).map(([name, items]) => [name, [...items].reverse()]));
    expect(await readZaak(play(turned, { expand: true }, 'https://omgekeerd.example').source())).toEqual(await readZaak(play(one, { expand: true }).source()));
  });

  test('costs 4 calls with expand, of which one is for the documents of its besluit, and 9 without', async () => {
    const two = (roots: Roots): Store => together(catalogue(roots), fullZaak(roots, 1), fullZaak(roots, 2));
    const rich = play(two, { expand: true, search: true });
    expect((await costOf(rich, rich.source(), [1])).map((call) => call.split('?')[0])).toEqual([`GET /zaken/${zaakId(1)}`, 'GET /statussen', 'GET /besluiten', 'GET /besluitinformatieobjecten']);
    const poor = play(two, {}, 'https://oud.example');
    expect(await costOf(poor, poor.source(), [1])).toHaveLength(9);
  });

  test('of many that are read together costs its history and its besluiten, and a share of one search', async () => {
    const many = (roots: Roots): Store => together(catalogue(roots), ...Array.from({ length: 20 }, (_, at) => ({ ...fullZaak(roots, at + 1), besluiten: [] })));
    const played = play(many, { expand: true, search: true });
    const calls = await costOf(played, played.source(), Array.from({ length: 20 }, (_, at) => at + 1));
    expect(calls).toHaveLength(1 + 20 * 2);
    expect(calls.filter((call) => call.includes('_zoek'))).toHaveLength(1);
  });

  test('is read one by one by a register that cannot search, which is asked that once', async () => {
    const two = (roots: Roots): Store => together(catalogue(roots), fullZaak(roots, 1), fullZaak(roots, 2));
    const played = play(two, { expand: true });
    const calls = await costOf(played, played.source(), [1, 2]);
    expect(calls.filter((call) => call.includes('_zoek'))).toEqual([]);
    expect(calls.filter((call) => /^GET \/zaken\//.test(call))).toHaveLength(2);
  });

  test('is gone only where the register says so, also when the search left it out', async () => {
    const two = (roots: Roots): Store => together(catalogue(roots), fullZaak(roots, 1), fullZaak(roots, 2));
    const played = play(two, { expand: true, search: true });
    const source = played.source();
    const read = (number: number) => source.read({ system: 'openzaak', kind: 'zaak', id: zaakId(number) }, never);
    const [here, gone] = await Promise.all([read(1), read(3)]);
    expect([here.state, gone.state]).toEqual(['present', 'gone']);
    played.before = (call) => (call.includes(zaakId(2)) ? 403 : undefined);
    expect(codeOf(await thrown(read(2)))).toBe('ZS4152');
    played.before = (call) => (call.includes(zaakId(2)) ? 410 : undefined);
    expect((await read(2)).state).toBe('gone');
  });

  test('that breaks the search of many is alone with its trouble the next time', async () => {
    const two = (roots: Roots): Store => together(catalogue(roots), fullZaak(roots, 1), fullZaak(roots, 2));
    const played = play(two, { expand: true, search: true });
    const source = played.source();
    played.before = (call) => (call.includes('_zoek') || call.includes(zaakId(2)) ? 500 : undefined);
    const both = () => Promise.all([1, 2].map((number) => thrown(readZaak(source, number))));
    expect((await both()).map((error) => error instanceof Retry)).toEqual([true, true]);
    expect((await Promise.all([readZaak(source, 1).then((zaak) => zaak.identificatie), thrown(readZaak(source, 2)).then((error) => error instanceof Retry)]))).toEqual(['ZAAK-1', true]);
  });

  test('that is closed while it is read is read again, and never half', async () => {
    const played = play(one, { expand: true });
    const source = played.source();
    const closed = { ...played.store };
    played.store['statussen'] = (closed['statussen'] ?? []).slice(0, 1);
    change(played, 'zaken', { status: played.store['statussen'][0]?.['url'] ?? null, einddatum: null, resultaat: null });
    played.before = (call) => {
      if (!call.startsWith('GET /statussen')) return;
      Object.assign(played.store, closed);
    };
    // The first answer was of the open zaak; the list of statussen already ends with the eindstatus of the closed one.
    played.store['statussen'] = [];
    const zaak = await readZaak(source);
    expect([zaak.einddatum, zaak.statussen.length, zaak.resultaat?.bron]).toEqual(['2026-04-01', 2, uuid(KIND.resultaat, 10)]);
  });

  test('that never agrees with its own history is tried again later', async () => {
    const played = play(one, { expand: true });
    played.store['statussen'] = [];
    expect(codeOf(await thrown(readZaak(played.source())))).toBe('ZS4160');
  });

  test('brings its documents and its audit trail when asked, and no dossier with a hole in it', async () => {
    const played = play((roots) => together(one(roots), { audittrail: [{ uuid: uuid(22, 2), zaak: zaakUrl(roots, 1), aanmaakdatum: '2026-03-02T10:00:00+01:00', actie: 'partial_update', resource: 'zaak', resourceWeergave: 'ZAAK-1', toelichting: '' }, { uuid: uuid(22, 1), zaak: zaakUrl(roots, 1), aanmaakdatum: '2026-03-01T10:00:00Z', actie: 'create', resource: 'zaak' }] }), { expand: true, search: true });
    const source = played.source();
    const zaak = await readZaak(source, 1, { documenten: true, audittrail: true });
    expect(zaak.documenten?.map((document) => document.bron)).toEqual([10, 11, 12].map(documentId));
    expect(zaak.audittrail?.map((line) => [line.aanmaakdatum, line.actie])).toEqual([['2026-03-01T10:00:00Z', 'create'], ['2026-03-02T09:00:00Z', 'partial_update']]);
    expect(await readZaak(source, 1)).not.toHaveProperty('documenten');
    played.store['enkelvoudiginformatieobjecten'] = (played.store['enkelvoudiginformatieobjecten'] ?? []).slice(1);
    expect(codeOf(await thrown(readZaak(source, 1, { documenten: true })))).toBe('ZS4159');
  });

  test('whose answer the model cannot hold is refused by field, without the value', async () => {
    const played = play(one, { expand: true });
    change(played, 'rollen', { registratiedatum: 'gisteren 999990019' });
    const error = await thrown(readZaak(played.source()));
    expect(codeOf(error)).toBe('ZS4150');
    expect((error as Blocked).diagnostics[0]?.message).toContain('rollen.0.registratiedatum');
    expect((error as Blocked).message).not.toContain('999990019');
  });

  test('whose type the catalogus does not have is refused by name', async () => {
    const played = play(one, { expand: true });
    played.store['statustypen'] = [];
    expect(codeOf(await thrown(readZaak(played.source())))).toBe('ZS4151');
  });

  test('with a besluit cannot be read where the connection names no besluiten', async () => {
    const played = play(one, { expand: true });
    const error = await thrown(readZaak(played.source({ besluiten: false })));
    expect(codeOf(error)).toBe('ZS4156');
  });

  test('needs no call for its types once they are known, and after a while only asks whether they changed', async () => {
    const played = play(one, { expand: true });
    let now = NOW;
    const source = played.source({ now: () => now });
    await readZaak(source);
    expect(played.calls.filter((call) => CATALOGUE.test(call))).toHaveLength(5);
    played.calls.length = 0;
    await readZaak(source);
    expect(played.calls.filter((call) => CATALOGUE.test(call))).toEqual([]);
    now = new Date(NOW.getTime() + 3600_000);
    await readZaak(source);
    expect(played.calls.filter((call) => CATALOGUE.test(call))).toHaveLength(5);
  });
});

describe('a document', () => {
  const withVersions = (roots: Roots): Store => ({
    ...catalogue(roots),
    enkelvoudiginformatieobjecten: [aDocument(roots, 1, { versie: 3, inhoud: `${documentUrl(roots, 1)}/download?versie=3`, bestandsomvang: 30, indicatieGebruiksrecht: true, integriteit: { algoritme: 'sha_256', waarde: 'AB'.repeat(32), datum: '2026-03-03' } }), aDocument(roots, 2)],
    versies: [2, 1].map((versie) => aDocument(roots, 1, { versie, titel: `Versie ${versie}`, bestandsomvang: versie * 10, inhoud: `${documentUrl(roots, 1)}/download?versie=${versie}` })),
    gebruiksrechten: [{ url: `${roots.documenten}/gebruiksrechten/${uuid(KIND.recht, 1)}`, informatieobject: documentUrl(roots, 1), startdatum: '2026-03-01T00:00:00+01:00', einddatum: null, omschrijvingVoorwaarden: 'Vrij' }],
    verzendingen: [],
  });

  test('is read with all its versions from the first to the newest, its rights, and which bytes it has', async () => {
    const document = await readDocument(play(withVersions).source(), 1);
    expect(document).toMatchObject({
      bron: documentId(1), informatieobjecttype: { omschrijving: 'Aanvraag' }, locked: false, integriteit: { algoritme: 'sha_256' },
      gebruiksrechten: [{ bron: uuid(KIND.recht, 1), startdatum: '2026-02-28T23:00:00Z', omschrijvingVoorwaarden: 'Vrij' }],
      inhoud: { bron: documentId(1), versie: 3, omvang: 30, sha256: 'ab'.repeat(32) },
    });
    expect(document.versies.map(({ versie, inhoud }) => [versie, inhoud?.omvang])).toEqual([[1, 10], [2, 20], [3, 30]]);
    expect(document).not.toHaveProperty('ondertekening');
    expect(document).not.toHaveProperty('verzendingen');
  });

  test('costs no second look at a version that was read before', async () => {
    const played = play(withVersions);
    const source = played.source();
    await readDocument(source, 1);
    played.calls.length = 0;
    await readDocument(source, 1);
    expect(played.calls.map((call) => call.split('?')[0])).toEqual([`GET /enkelvoudiginformatieobjecten/${documentId(1)}`, 'GET /gebruiksrechten', 'GET /verzendingen']);
  });

  test('of many costs two calls for all of them', async () => {
    const played = play((roots) => ({ ...catalogue(roots), verzendingen: [], enkelvoudiginformatieobjecten: Array.from({ length: 30 }, (_, at) => aDocument(roots, at)) }), { search: true });
    const source = played.source();
    await readDocument(source, 1);
    played.calls.length = 0;
    const read = await Promise.all(Array.from({ length: 30 }, (_, at) => readDocument(source, at)));
    expect(read.map(({ identificatie }) => identificatie)).toEqual(Array.from({ length: 30 }, (_, at) => `DOC-${at}`));
    expect(played.calls).toHaveLength(2);
  });

  test('that was sent says to whom, also among many', async () => {
    const played = play((roots) => ({ ...withVersions(roots), verzendingen: [{ url: `${roots.documenten}/verzendingen/${uuid(KIND.verzending, 1)}`, informatieobject: documentUrl(roots, 2), betrokkene: 'https://elders.example/p/1', aardRelatie: 'geadresseerde', toelichting: '', contactPersoon: 'https://elders.example/c/1' }] }), { search: true });
    const source = played.source();
    const [, document] = await Promise.all([readDocument(source, 1), readDocument(source, 2)]);
    expect(document.verzendingen).toEqual([{ bron: uuid(KIND.verzending, 1), betrokkene: 'https://elders.example/p/1', aardRelatie: 'geadresseerde', contactPersoon: 'https://elders.example/c/1' }]);
  });

  test('whose upload was not finished has no content yet, and says so', async () => {
    const played = play((roots) => ({ ...catalogue(roots), verzendingen: [], enkelvoudiginformatieobjecten: [aDocument(roots, 1, { inhoud: null, bestandsomvang: 4096, locked: true, bestandsdelen: [{ url: `${roots.documenten}/bestandsdelen/${uuid(23, 1)}`, volgnummer: 1, omvang: 4096, voltooid: false }] })] }));
    const read = await played.source().read({ system: 'openzaak', kind: 'informatieobject', id: documentId(1) }, never);
    expect(read).toMatchObject({ value: { inhoud: null, locked: true }, diagnostics: [{ code: 'ZS4154' }] });
  });

  test('with very many versions is read with the newest hundred, and says so', async () => {
    const played = play((roots) => ({ ...catalogue(roots), verzendingen: [], enkelvoudiginformatieobjecten: [aDocument(roots, 1, { versie: 150 })], versies: Array.from({ length: 149 }, (_, at) => aDocument(roots, 1, { versie: at + 1 })) }));
    const read = await played.source().read({ system: 'openzaak', kind: 'informatieobject', id: documentId(1) }, never);
    expect(read).toMatchObject({ diagnostics: [{ code: 'ZS4153' }] });
    const { versies } = (read as unknown as { value: Informatieobject }).value;
    expect([versies[0]?.versie, versies.length]).toEqual([51, 100]);
  });

  test('that is not there is gone', async () => {
    expect(await play(withVersions).source().read({ system: 'openzaak', kind: 'informatieobject', id: documentId(9) }, never)).toMatchObject({ state: 'gone' });
  });
});

test('what is not named by a UUID, and kinds a register is not read for, are refused', async () => {
  const source = play(one).source();
  expect(codeOf(await thrown(source.read({ system: 'openzaak', kind: 'zaak', id: '../catalogussen' }, never)))).toBe('ZS4156');
  expect(codeOf(await thrown(source.read({ system: 'openzaak', kind: 'zaaktype', id: zaakId(1) }, never)))).toBe('ZS4156');
});

test('a reading that was stopped ends, and those that were asked with it are answered', async () => {
  const two = (roots: Roots): Store => together(catalogue(roots), fullZaak(roots, 1), fullZaak(roots, 2));
  const source = play(two, { expand: true, search: true }).source();
  const stop = new AbortController();
  const stopped = thrown(source.read({ system: 'openzaak', kind: 'zaak', id: zaakId(1) }, stop.signal));
  const other = readZaak(source, 2);
  stop.abort();
  expect(codeOf(await stopped)).toBe('ZS3001');
  expect((await other).identificatie).toBe('ZAAK-2');
});
