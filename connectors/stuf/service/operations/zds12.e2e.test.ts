import type { JsonObject } from '../../../../core/model/json';
import { makeStufWorld, type StufWorld } from './testing/world';
import { create, document, object, question } from './testing/zaken';

let world: StufWorld;
beforeAll(async () => {
  world = await makeStufWorld({ service: { gemeentecode: '9999' } });
  await send('creeerZaak_Lk01', 'zakLk01', create('9999Z1'));
  await send('voegZaakdocumentToe_Lk01', 'edcLk01', document('9999D1', '9999Z1', 'Besluit'));
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

async function send(operation: string, root: string, body: string, zds12?: 'ZKN' | 'ZDS'): Promise<string> {
  const answer = await world.send(operation, root, body, zds12 === undefined ? {} : { zds12 });
  if (answer.status !== 200) throw new Error(`${operation}: ${answer.body.replace(/\s+/g, ' ').slice(0, 1800)}`);
  return answer.body;
}

const BESLUIT = (identificatie: string, toelichting: string): string => `<ZKN:besluit StUF:entiteittype="BSL" StUF:functie="entiteit"><ZKN:identificatie>${identificatie}</ZKN:identificatie><ZKN:bst.omschrijving>Vergunning</ZKN:bst.omschrijving><ZKN:datumBeslissing>20261122</ZKN:datumBeslissing><ZKN:toelichting>${toelichting}</ZKN:toelichting>`
  + '<ZKN:ingangsdatumWerking>20261201</ZKN:ingangsdatumWerking><ZKN:isVastgelegdIn StUF:entiteittype="BSLEDC"><ZKN:gerelateerde StUF:entiteittype="EDC"><ZKN:identificatie>9999D1</ZKN:identificatie></ZKN:gerelateerde></ZKN:isVastgelegdIn></ZKN:besluit>';
const ZAAK = (identificatie: string): string => `<ZKN:zaak StUF:entiteittype="ZAK" StUF:functie="entiteit"><ZKN:identificatie>${identificatie}</ZKN:identificatie></ZKN:zaak>`;
const add = (identificatie: string, zaak: string, toelichting = 'Verleend'): [string, string, string, 'ZKN'] => ['voegBesluitToe_Di01', 'voegBesluitToe_Di01', `<ZKN:object>${BESLUIT(identificatie, toelichting)}${ZAAK(zaak)}</ZKN:object>`, 'ZKN'];

describe('besluiten', () => {
  it('voegBesluitToe makes it with its documents, once', async () => {
    expect(await send(...add('9999B1', '9999Z1'))).toContain('Bv03');
    const besluiten = (await world.zaak('9999Z1')).value['besluiten'] as JsonObject[];
    expect(besluiten).toMatchObject([{ identificatie: '9999B1', besluittype: { omschrijving: 'Vergunning' }, datum: '2026-11-22', ingangsdatum: '2026-12-01', verantwoordelijkeOrganisatie: '002564440', informatieobjecten: [{}] }]);
    await send(...add('9999B1', '9999Z1'));
    expect((await world.zaak('9999Z1')).value['besluiten']).toEqual(besluiten);
    await expect(send(...add('9999B1', '9999Z1', 'Anders'))).rejects.toThrow('toelichting');
    await expect(send(...add('9999B2', '9999ZX'))).rejects.toThrow('9999ZX');
  });
  it('updateBesluit changes what is told, and geefBesluitdetails and geefLijstBesluiten tell it', async () => {
    const bsl = (more: string): string => object('W', `<ZKN:identificatie>9999B1</ZKN:identificatie>${more}`, '', 'BSL');
    await send('updateBesluit_BslLk01', 'updateBesluit_BslLk01', `<ZKN:parameters><StUF:mutatiesoort>W</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></ZKN:parameters>${bsl('')}${bsl('<ZKN:toelichting>Herzien</ZKN:toelichting>')}`, 'ZKN');
    expect((await world.zaak('9999Z1')).value['besluiten']).toMatchObject([{ toelichting: 'Herzien', datum: '2026-11-22', informatieobjecten: [{}] }]);

    expect(await send('geefBesluitdetails_BslLv01', 'geefBesluitdetails_BslLv01', question('9999B1', '', 'BSL'), 'ZKN')).toMatch(/Herzien/);
    expect(await send('geefLijstBesluiten_ZakLv01', 'geefLijstBesluiten_ZakLv01', question('9999Z1', ''), 'ZKN')).toMatch(/leidtTot[\s\S]*9999B1/);
  });
});

describe('documents and numbers', () => {
  it('ontkoppelZaakdocument takes a document from its zaak and leaves the document', async () => {
    await send('voegZaakdocumentToe_Lk01', 'edcLk01', document('9999D2', '9999Z1', 'Los'));
    const zaak = '<ZKN:isRelevantVoor StUF:entiteittype="EDCZAK" StUF:verwerkingssoort="V"><ZKN:gerelateerde StUF:entiteittype="ZAK" StUF:verwerkingssoort="I"><ZKN:identificatie>9999Z1</ZKN:identificatie></ZKN:gerelateerde></ZKN:isRelevantVoor>';
    const nil = '<ZKN:isRelevantVoor StUF:entiteittype="EDCZAK" StUF:verwerkingssoort="V" xsi:nil="true" StUF:noValue="geenWaarde"/>';
    const edc = (relation: string): string => object('W', '<ZKN:identificatie>9999D2</ZKN:identificatie>', relation, 'EDC');
    expect(await send('ontkoppelZaakdocument_Di02', 'ontkoppelZaakdocument_Di02', `<ZDS:edcLk02 StUF:entiteittype="EDC" StUF:functie="update"><ZKN:parameters><StUF:mutatiesoort>W</StUF:mutatiesoort></ZKN:parameters>${edc(zaak)}${edc(nil)}</ZDS:edcLk02>`, 'ZDS')).toContain('Bv02');
    expect(((await world.zaak('9999Z1')).value['zaakinformatieobjecten'] as JsonObject[]).map((link) => (link['informatieobject'] as JsonObject)['bron'])).toEqual([(await world.document('9999D1')).ref.id]);
    expect((await world.document('9999D2')).state).toBe('found');
  });
  it.each(['genereerZaakIdentificatie', 'genereerDocumentIdentificatie', 'genereerBesluitIdentificatie'])('%s gives a number nobody else gets, that begins with the gemeentecode', async (name) => {
    const one = async (): Promise<string> => /:identificatie>(\d+)</.exec(await send(`${name}_Di02`, `${name}_Di02`, '', 'ZDS'))?.[1] ?? '';
    const [first, second] = [await one(), await one()];
    expect([first.startsWith('9999'), first === second]).toEqual([true, false]);
  });
  it('overdragenZaak is accepted for a zaak that is there', async () => {
    const hand = (id: string): string => `<ZKN:object StUF:entiteittype="ZAK" StUF:functie="entiteit"><ZKN:identificatie>${id}</ZKN:identificatie><ZKN:isVan StUF:entiteittype="ZAKZKT"><ZKN:gerelateerde StUF:entiteittype="ZKT"><ZKN:omschrijving>x</ZKN:omschrijving><ZKN:code>B0001</ZKN:code></ZKN:gerelateerde></ZKN:isVan></ZKN:object>`;
    expect(await send('overdragenZaak_Di01', 'overdragenZaak_Di01', hand('9999Z1'), 'ZKN')).toContain('Bv03');
    await expect(send('overdragenZaak_Di01', 'overdragenZaak_Di01', hand('9999ZX'), 'ZKN')).rejects.toThrow('9999ZX');
  });
});
