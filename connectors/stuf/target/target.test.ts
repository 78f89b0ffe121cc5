// Zaken are kept in step with a document archive that speaks ZDS, over real HTTP.
import type { Step } from '../../../core/connector/contract';
import { listOf } from '../message/raw';
import { aDocument, aZaak, bytesOf, contextOf, deliver, look, nothingKept, REF, zdsWorld, type ZdsWorld } from '../testing/zds-world';

const ID = '9999000000001';
let world: ZdsWorld;

afterEach(async () => world[Symbol.asyncDispose]());

const VARIETY = [
  { settings: { version: '1.1' } },
  { settings: { version: '1.2' } },
  { settings: { version: '1.2', soap: { version: '1.2', content: 'mtom' } } },
  { settings: { version: '1.1', soap: { content: 'mtom' } } },
] as const;

describe.each(VARIETY)('a peer of $settings', ({ settings }) => {
  beforeEach(async () => {
    world = await zdsWorld({ settings: JSON.parse(JSON.stringify(settings)) as Record<string, never> });
  });

  test('a zaak with its documents and statuses arrives, each once, and planning again finds nothing to do', async () => {
    const kept = nothingKept();
    await deliver(world.target, aZaak(), kept);
    expect(await world.zaak(ID)).toMatchObject({ identificatie: ID, omschrijving: 'Aanvraag bankje', kenmerk: [{ kenmerk: 'K1', bron: 'loket' }] });
    expect(listOf((await world.zaak(ID))?.['heeft'])).toHaveLength(2);
    expect(await world.document('DOC-0001')).toMatchObject({ inhoud: { omvang: bytesOf({ bron: 'bron-DOC-0001' }).length }, zaken: { [ID]: {} } });
    expect(await world.effects()).toEqual({ [`creeerZaak/${ID}`]: 1, [`actualiseerZaakstatus/${ID}`]: 2, 'voegZaakdocumentToe/DOC-0001': 1 });
    const again = await look(world.target, aZaak(), kept);
    expect(again.steps).toEqual([]);
    expect(again.changes.flatMap((one) => one.fields)).toEqual([]);
  });

  test('what changes is told with was and wordt, and nothing else changes', async () => {
    const kept = nothingKept();
    await deliver(world.target, aZaak(), kept);
    const changed = aZaak({ omschrijving: 'Aanvraag twee bankjes', toelichting: { '@noValue': 'geenWaarde' }, heeftAlsBelanghebbende: [{ '@plaats': 'rol-2', gerelateerde: { natuurlijkPersoon: { '@entiteittype': 'NPS', 'inp.bsn': '999990019' } } }] });
    await deliver(world.target, changed, kept);
    const there = await world.zaak(ID);
    expect(there).toMatchObject({ omschrijving: 'Aanvraag twee bankjes', startdatum: '20261101' });
    expect(there?.['toelichting']).toBeUndefined();
    expect(listOf(there?.['heeftAlsBelanghebbende'])).toHaveLength(1);
    expect(JSON.stringify(there?.['heeftAlsBelanghebbende'])).toContain('999990019');
    expect((await look(world.target, changed, kept)).steps).toEqual([]);
  });

  test('a zaak is closed after its last status', async () => {
    const kept = nothingKept();
    const closed = aZaak({ einddatum: '20261120', resultaat: { omschrijving: 'Toegekend' } });
    const planned = await deliver(world.target, closed, kept);
    expect(planned.steps.at(-1)).toMatchObject({ action: 'close', irreversible: true });
    expect(await world.zaak(ID)).toMatchObject({ einddatum: '20261120', resultaat: { omschrijving: 'Toegekend' } });
  });

  test('new content of a document is checked out and checked in, and the rest of it stays', async () => {
    const kept = nothingKept();
    await deliver(world.target, aZaak(), kept);
    const inhoud = { '@bestandsnaam': 'nieuw.pdf', '@contentType': 'application/pdf', bron: 'andere', omvang: bytesOf({ bron: 'andere' }).length };
    const changed = aZaak({ heeftRelevant: [{ '@plaats': 'doc-1', titel: 'Aanvraag', gerelateerde: aDocument('DOC-0001', { inhoud }) }] });
    await deliver(world.target, changed, kept);
    expect(await world.document('DOC-0001')).toMatchObject({ versie: 2, checkedOut: null, inhoud: { bestandsnaam: 'nieuw.pdf', omvang: bytesOf(inhoud).length } });
    expect((await world.document('DOC-0001'))?.['known']).toMatchObject({ value: { titel: 'Aanvraag', auteur: 'P. Jansen' } });
    expect((await look(world.target, changed, kept)).steps).toEqual([]);
  });

  test('content that somebody changed there is seen, though the peer tells no hash', async () => {
    const kept = nothingKept();
    const other = await zdsWorld({ settings: { ...(JSON.parse(JSON.stringify(settings)) as Record<string, never>), endpoint: world.url } });
    await deliver(world.target, aZaak(), kept);
    const inhoud = { '@bestandsnaam': 'x.pdf', '@contentType': 'application/pdf', bron: 'vreemd', omvang: bytesOf({ bron: 'vreemd' }).length };
    const step: Step = { name: 'document', action: 'update', object: { kind: 'informatieobject', key: 'DOC-0001' }, repeatable: true, irreversible: false, request: { do: 'updateZaakdocument', objecten: [{ '@entiteittype': 'EDC', '@verwerkingssoort': 'W', identificatie: 'DOC-0001' }, { '@entiteittype': 'EDC', '@verwerkingssoort': 'W', identificatie: 'DOC-0001', inhoud }] }, content: inhoud };
    await other.target.apply(step, contextOf(REF, inhoud, {}), new AbortController().signal);
    await other[Symbol.asyncDispose]();
    expect((await look(world.target, aZaak(), kept)).steps.map((one) => one.name)).toEqual(['document DOC-0001']);
  });
});
