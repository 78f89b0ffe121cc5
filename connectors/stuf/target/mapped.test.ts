// A zaak of the model goes to a ZDS peer by the mapping that comes with the house, whole, and comes to rest; and what a peer told is delivered to another.
import path from 'node:path';
import { renderDiagnostics } from '../../../core/diagnostics/render';
import { loadMappings } from '../../../core/mapping/load';
import type { Mapping } from '../../../core/mapping/types';
import type { JsonObject } from '../../../core/model/json';
import { MODEL_SHAPES } from '../../../core/model/shapes';
import { zaak as zaakModel } from '../../../core/model/zaak';
import { CONNECTORS } from '../../registry';
import { listOf } from '../message/raw';
import { bytesOf, deliver, look, nothingKept, zdsWorld, type ZdsWorld } from '../testing/zds-world';

const loaded = loadMappings(path.resolve(__dirname, '../../../mappings'), [...MODEL_SHAPES, ...[...CONNECTORS.values()].flatMap((one) => one.shapes)]);

function mapping(): Mapping {
  const found = loaded.mappings.get('stuf/zaak-bron');
  if (!found?.back) throw new Error(renderDiagnostics(loaded.diagnostics));
  return found;
}

const settings: JsonObject = { archiefnominatie: 'blijvend_bewaren', bronorganisatie: '123456782', vertrouwelijkheidaanduiding: 'OPENBAAR' };
const toStuf = (model: JsonObject): JsonObject => {
  const { value, diagnostics } = mapping().back?.run(model, { settings }) ?? { value: {}, diagnostics: [] };
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
  return value;
};

const inhoud = { bron: '77777777-0000-4000-8000-000000000001', versie: 1, omvang: bytesOf({ bron: '77777777-0000-4000-8000-000000000001' }).length };

/** Whole, as a register is read. */
const model = (more: JsonObject = {}): JsonObject => ({
  bron: '11111111-0000-4000-8000-000000000001', identificatie: '9999000000001', bronorganisatie: '123456782', omschrijving: 'Bankje bij de vijver', toelichting: 'Graag van hout',
  zaaktype: { identificatie: 'B0001', omschrijving: 'Aanvraag bankje' }, registratiedatum: '2026-11-01', verantwoordelijkeOrganisatie: '123456782', startdatum: '2026-11-01', einddatumGepland: '2026-12-01',
  productenOfDiensten: [], vertrouwelijkheidaanduiding: 'openbaar', archiefstatus: 'nog_te_archiveren', kenmerken: [{ kenmerk: 'K1', bron: 'loket' }], deelzaken: [], relevanteAndereZaken: [],
  statussen: [
    { bron: 's1', statustype: { volgnummer: 1, omschrijving: 'Ontvangen', isEindstatus: false }, datumStatusGezet: '2026-11-01T09:00:00Z' },
    { bron: 's2', statustype: { volgnummer: 2, omschrijving: 'Afgehandeld', isEindstatus: true }, datumStatusGezet: '2026-11-20T09:00:00Z', statustoelichting: 'Klaar' },
  ],
  einddatum: '2026-11-20', resultaat: { bron: 'r1', resultaattype: { omschrijving: 'Toegekend' }, toelichting: 'Wegens de vijver' },
  rollen: [
    { bron: 'rol1', roltype: { omschrijving: 'Initiator', omschrijvingGeneriek: 'initiator' }, betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: '111222333', geslachtsnaam: 'Jansen' }, roltoelichting: 'Initiator' },
    { bron: 'rol2', roltype: { omschrijving: 'Belanghebbende', omschrijvingGeneriek: 'belanghebbende' }, betrokkeneType: 'organisatorische_eenheid', betrokkeneIdentificatie: { identificatie: 'GROEN', naam: 'Groenbeheer' }, roltoelichting: 'Belanghebbende' },
  ],
  eigenschappen: [], zaakobjecten: [], besluiten: [],
  zaakinformatieobjecten: [{ bron: 'zio1', informatieobject: { bron: inhoud.bron, identificatie: 'DOC-0001' }, titel: 'Aanvraag' }],
  documenten: [{
    bron: inhoud.bron, identificatie: 'DOC-0001', bronorganisatie: '123456782', creatiedatum: '2026-11-01', titel: 'Aanvraag', vertrouwelijkheidaanduiding: 'openbaar', auteur: 'P. Jansen', formaat: 'application/pdf',
    taal: 'nld', bestandsnaam: 'aanvraag.pdf', informatieobjecttype: { omschrijving: 'Aanvraag' }, trefwoorden: [], locked: false, gebruiksrechten: [], inhoud, versies: [],
  }],
  ...more,
});

let world: ZdsWorld;
afterEach(async () => world[Symbol.asyncDispose]());

test('the example is a zaak of the model', () => {
  expect(zaakModel.safeParse(model()).error).toBeUndefined();
  return zdsWorld().then((made) => void (world = made));
});

test.each(['1.1', '1.2'])('a whole zaak of the model arrives in ZDS %s, changes, and comes to rest each time', async (version) => {
  world = await zdsWorld({ settings: { version } });
  const kept = nothingKept();
  await deliver(world.target, toStuf(model()), kept);
  expect(await world.zaak('9999000000001')).toMatchObject({ omschrijving: 'Bankje bij de vijver', einddatum: '20261120', resultaat: { omschrijving: 'Toegekend' } });
  expect(listOf((await world.zaak('9999000000001'))?.['heeft'])).toHaveLength(2);
  expect(await world.document('DOC-0001')).toMatchObject({ inhoud: { omvang: inhoud.omvang, bestandsnaam: 'aanvraag.pdf' } });
  const again = await look(world.target, toStuf(model()), kept);
  expect([again.steps, again.changes.flatMap((one) => one.fields)]).toEqual([[], []]);

  const changed = model({ omschrijving: 'Twee bankjes', toelichting: '', rollen: (model()['rollen'] as JsonObject[]).slice(0, 1), kenmerken: [] });
  const planned = await deliver(world.target, toStuf(changed), kept);
  expect(planned.steps.map((one) => one.name)).toEqual(['zaak 9999000000001']);
  const there = await world.zaak('9999000000001');
  expect(there).toMatchObject({ omschrijving: 'Twee bankjes', startdatum: '20261101' });
  expect([there?.['toelichting'], there?.['kenmerk'], there?.['heeftAlsBelanghebbende']]).toEqual([undefined, undefined, undefined]);
  const rest = await look(world.target, toStuf(changed), kept);
  expect([rest.steps, rest.changes.flatMap((one) => one.fields)]).toEqual([[], []]);
});
