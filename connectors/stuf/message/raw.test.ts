// Elements to raw objects and back, in the words of the brief conventions, without any material.
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { childOf, childrenOf, type XmlTree } from '../../../core/xml/tree';
import { writeTree } from '../../../core/xml/write-tree';
import { buildBericht, type BerichtOrder } from './build-bericht';
import { PREFIXES, STUF, ZKN } from './namespaces';
import { operatie, operatieVanSoapAction, OPERATIETABEL } from './operaties';
import { listOf, noValueOf, textOfRaw } from './raw';
import { readBericht } from './read-bericht';
import { treeOf } from './testing/corpus';
import { vraagHeader } from './testing/orders';

const NS = 'xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310" xmlns:BG="http://www.egem.nl/StUF/sector/bg/0310" xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const bericht = (objects: string, mutatiesoort = 'W'): string => `<ZKN:zakLk01 ${NS}><ZKN:stuurgegevens><StUF:berichtcode>Lk01</StUF:berichtcode></ZKN:stuurgegevens><ZKN:parameters><StUF:mutatiesoort>${mutatiesoort}</StUF:mutatiesoort></ZKN:parameters>${objects}</ZKN:zakLk01>`;
const object = (inside: string): string => `<ZKN:object StUF:entiteittype="ZAK" StUF:verwerkingssoort="W"><ZKN:identificatie>9999000000001</ZKN:identificatie>${inside}</ZKN:object>`;

const ZAAK: JsonObject = {
  identificatie: '9999000000001', omschrijving: 'Aanvraag', startdatum: '20261123', registratiedatum: '20261123', zaakniveau: '1', deelzakenIndicatie: 'N',
  isVan: [{ gerelateerde: { code: 'B0001' } }], heeftAlsInitiator: [{ gerelateerde: { natuurlijkPersoon: { 'inp.bsn': '111222333', geslachtsnaam: 'Jansen' } } }],
};
const creeer = (raw: JsonObject, more: Partial<BerichtOrder> = {}): ReturnType<typeof buildBericht> => buildBericht({ versie: '1.2', operatie: 'creeerZaak', deel: 'vraag', stuurgegevens: vraagHeader, objecten: [raw], ...more });
const refusal = (raw: JsonObject, more: Partial<BerichtOrder> = {}): string[] => {
  try {
    creeer(raw, more);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics.map((one) => `${one.code} ${one.message}`);
    throw error;
  }
  return [];
};
const text = (tree: XmlTree): string => writeTree(tree, { prefixes: PREFIXES, declaration: false });

describe('reading', () => {
  it('tells no value, an incomplete date and a place, in was and wordt', async () => {
    const was = object('<ZKN:einddatum xsi:nil="true" StUF:noValue="geenWaarde"/><ZKN:heeft StUF:entiteittype="ZAKSTT" StUF:verwerkingssoort="T" xsi:nil="true"/>');
    const wordt = object('<ZKN:toelichting xsi:nil="true"/><ZKN:einddatum StUF:indOnvolledigeDatum="D"> 20261101 </ZKN:einddatum><ZKN:heeft StUF:entiteittype="ZAKSTT" StUF:verwerkingssoort="T"><ZKN:datumStatusGezet>20261123</ZKN:datumStatusGezet><ZKN:isGezetDoor StUF:entiteittype="ZAKSTTBTR" StUF:verwerkingssoort="T"><ZKN:gerelateerde><ZKN:medewerker StUF:entiteittype="MDW"><ZKN:identificatie>jansen</ZKN:identificatie></ZKN:medewerker></ZKN:gerelateerde></ZKN:isGezetDoor></ZKN:heeft>');
    const { objecten, onbekend, operatie: naam } = readBericht(await treeOf(bericht(was + wordt)));
    expect(onbekend).toEqual([]);
    expect(naam).toBe('updateZaak');
    expect(objecten[0]).toEqual({
      '@entiteittype': 'ZAK', '@verwerkingssoort': 'W', identificatie: '9999000000001', einddatum: { '@noValue': 'geenWaarde' },
      heeft: [{ '@entiteittype': 'ZAKSTT', '@verwerkingssoort': 'T', '@noValue': 'geenWaarde', '@plaats': 'heeft[0]' }],
    });
    expect(objecten[1]).toMatchObject({ toelichting: { '@noValue': 'geenWaarde' }, einddatum: { '#': '20261101', '@indOnvolledigeDatum': 'D' } });
    const [heeft] = listOf(objecten[1]?.['heeft']);
    expect(heeft?.['isGezetDoor']).toEqual([{ '@entiteittype': 'ZAKSTTBTR', '@verwerkingssoort': 'T', '@plaats': 'heeft[0].isGezetDoor[0]', gerelateerde: { medewerker: { '@entiteittype': 'MDW', identificatie: 'jansen' } } }]);
    expect([noValueOf(objecten[1]?.['toelichting']), textOfRaw(objecten[1]?.['einddatum'])]).toEqual(['geenWaarde', '20261101']);
  });

  it('leaves out a bare nil that changes nothing, but counts it', async () => {
    const { objecten } = readBericht(await treeOf(bericht(object('<ZKN:toelichting xsi:nil="true"/><ZKN:heeftAlsUitvoerende xsi:nil="true"/><ZKN:heeftAlsUitvoerende StUF:entiteittype="ZAKBTRUTV"><ZKN:code>x</ZKN:code></ZKN:heeftAlsUitvoerende>'), 'T')));
    expect(objecten[0]).toEqual({ '@entiteittype': 'ZAK', '@verwerkingssoort': 'W', identificatie: '9999000000001', heeftAlsUitvoerende: [{ '@entiteittype': 'ZAKBTRUTV', '@plaats': 'heeftAlsUitvoerende[1]', code: 'x' }] });
  });

  it('names what no table knows, and reads names of RGBZ where it is told to', async () => {
    const tree = await treeOf(bericht(object('<ZKN:uiterlijkeEinddatumAfdoening>20261201</ZKN:uiterlijkeEinddatumAfdoening><ZKN:vreemd/><BG:toelichting>x</BG:toelichting>')));
    expect(readBericht(tree).onbekend).toEqual(['object[0].uiterlijkeEinddatumAfdoening', 'object[0].vreemd', 'object[0].toelichting']);
    const read = readBericht(tree, { rgbzNamen: true });
    expect([read.objecten[0]?.['uiterlijkeEinddatum'], read.onbekend]).toEqual(['20261201', ['object[0].vreemd', 'object[0].toelichting']]);
  });

  it('keeps extraElementen in order with their doubles, at every level, and geometry as it is', async () => {
    const extra = '<StUF:extraElementen><StUF:extraElement naam="b">1</StUF:extraElement><StUF:extraElement naam="a">2</StUF:extraElement><StUF:extraElement naam="b"/></StUF:extraElementen>';
    const gml = '<ZKN:anderZaakObject><ZKN:omschrijving>veld</ZKN:omschrijving><ZKN:lokatie><g:Polygon xmlns:g="http://www.opengis.net/gml" srsName="EPSG:28992"><g:exterior><g:LinearRing><g:posList>0 0 0 1 1 1 0 0</g:posList></g:LinearRing></g:exterior></g:Polygon></ZKN:lokatie></ZKN:anderZaakObject>';
    const { objecten } = readBericht(await treeOf(bericht(object(gml + extra), 'T')));
    expect(objecten[0]?.['extraElementen']).toEqual([{ '@naam': 'b', '#': '1' }, { '@naam': 'a', '#': '2' }, { '@naam': 'b', '#': '' }]);
    const made = text(buildBericht({ versie: '1.1', operatie: 'creeerZaak', deel: 'vraag', stuurgegevens: vraagHeader, objecten }).tree);
    expect(made).toContain('<ZKN:lokatie><gml:Polygon srsName="EPSG:28992"><gml:exterior><gml:LinearRing><gml:posList>0 0 0 1 1 1 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></ZKN:lokatie>');
    expect(made).toContain('<StUF:extraElementen><StUF:extraElement naam="b">1</StUF:extraElement><StUF:extraElement naam="a">2</StUF:extraElement><StUF:extraElement naam="b"/></StUF:extraElementen>');
  });

  it('never throws for what a stranger sends', async () => {
    const read = readBericht(await treeOf('<x:iets xmlns:x="urn:x"><y/></x:iets>'));
    expect([read.versie, read.operatie, read.stuurgegevens.berichtcode, read.onbekend]).toEqual([null, null, '', ['y']]);
  });
});

describe('writing', () => {
  it('puts everything in its order and namespace, with what the schema fixes', () => {
    const made = text(creeer(ZAAK).tree);
    expect(made).toContain('<ZDS:creeerZaak_ZakLk01 ');
    expect(made).toContain('<ZKN:parameters><StUF:mutatiesoort>T</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></ZKN:parameters><ZKN:object StUF:entiteittype="ZAK" StUF:verwerkingssoort="T"><ZKN:identificatie>');
    expect(made).toContain('<ZKN:isVan StUF:entiteittype="ZAKZKT" StUF:verwerkingssoort="T"><ZKN:gerelateerde StUF:entiteittype="ZKT" StUF:verwerkingssoort="I"><ZKN:code>B0001</ZKN:code>');
    expect(made).toContain('<ZKN:natuurlijkPersoon StUF:entiteittype="NPS" StUF:verwerkingssoort="I"><BG:inp.bsn>111222333</BG:inp.bsn><BG:geslachtsnaam>Jansen</BG:geslachtsnaam>');
  });

  it('names every part that is missing or does not fit, and never the value itself', () => {
    const { startdatum: left, ...without } = ZAAK;
    expect(left).toBe('20261123');
    expect(refusal({ ...without, omschrijving: 'x'.repeat(81), registratiedatum: '20261350', zaakniveau: '9', archiefnominatie: 'ja' })).toEqual([
      'ZS3061 object.omschrijving has 81 characters; at most 80 fit', 'ZS3060 object.startdatum is required', 'ZS3064 object.registratiedatum is not a day of the calendar, EEJJMMDD',
      'ZS3061 object.archiefnominatie is not one of "J", "N"', 'ZS3061 object.zaakniveau is more than 3',
    ]);
  });

  it('cuts where it is told to, in characters and not in halves of them', () => {
    const long = { ...ZAAK, omschrijving: `${'x'.repeat(79)}😀😀` };
    const { tree, findings } = creeer(long, { opties: { kort: ['omschrijving'] } });
    expect(text(tree)).toContain(`<ZKN:omschrijving>${'x'.repeat(79)}😀</ZKN:omschrijving>`);
    expect(findings.map((one) => `${one.code} ${one.message}`)).toEqual(['ZS3063 object.omschrijving was cut from 81 to 80 characters']);
    expect(refusal({ ...ZAAK, identificatie: 'x'.repeat(41) }, { opties: { kort: ['omschrijving'] } })).toHaveLength(1);
    expect(refusal({ ...ZAAK, identificatie: 'x'.repeat(41) }, { opties: { kort: true } })).toHaveLength(1);
  });

  it('leaves out what has no place and says so', () => {
    const order = { versie: '1.2', operatie: 'geefZaakstatus', deel: 'antwoord', stuurgegevens: vraagHeader } as const;
    const heeft = [{ gerelateerde: { volgnummer: '1', omschrijving: 'Ontvangen' }, datumStatusGezet: '20261123', indicatieLaatsteStatus: 'J' }];
    const { tree, findings } = buildBericht({ ...order, objecten: [{ identificatie: '9999000000001', einddatum: '20261124', heeft }] });
    expect(findings.map((one) => `${one.code} ${one.message}`)).toContain('ZS3062 antwoord.object[0].einddatum has no place in this message');
    expect(text(tree)).not.toContain('<ZKN:einddatum>');
    const twee = creeer({ ...ZAAK, heeftAlsInitiator: [{ gerelateerde: { natuurlijkPersoon: { 'inp.bsn': '111222333' }, vestiging: { vestigingsNummer: '1' } } }] });
    expect(twee.findings.map((one) => one.message)).toEqual(['object.heeftAlsInitiator.gerelateerde.vestiging has no place in this message']);
  });

  it('has only a header and parameters where nothing was found', () => {
    const { tree } = buildBericht({ versie: '1.1', operatie: 'geefZaakdetails', deel: 'antwoord', stuurgegevens: vraagHeader, objecten: [] });
    expect(tree.children.map((one) => one.name)).toEqual(['stuurgegevens', 'parameters']);
  });

  it('puts a place in the message where content will be streamed, and says for what', () => {
    const raw = { identificatie: 'DOC-1', 'dct.omschrijving': 'Brief', creatiedatum: '20261123', titel: 'Brief', formaat: 'application/pdf', taal: 'nld', vertrouwelijkAanduiding: 'OPENBAAR', auteur: 'J', inhoud: { '@bestandsnaam': 'b.pdf', '@contentType': 'application/pdf', bron: 'spool:1', omvang: 4 }, isRelevantVoor: [{ gerelateerde: { identificatie: '9999000000001' } }] };
    const { tree, inhouden } = buildBericht({ versie: '1.2', operatie: 'voegZaakdocumentToe', deel: 'vraag', stuurgegevens: vraagHeader, objecten: [raw] });
    const [[place, inhoud] = []] = [...inhouden];
    expect(inhoud).toEqual(raw.inhoud);
    expect(text(tree)).toContain(`<ZKN:inhoud StUF:bestandsnaam="b.pdf" xmime:contentType="application/pdf">${place ?? '-'}</ZKN:inhoud>`);
  });

  it('refuses an operation the version does not have', () => {
    const order = { versie: '1.1', deel: 'vraag', stuurgegevens: vraagHeader } as const;
    expect(() => buildBericht({ ...order, operatie: 'voegBesluitToe' })).toThrow('ZS3066 ZDS 1.1 has no voegBesluitToe');
    expect(() => buildBericht({ ...order, operatie: 'creeerZaak', deel: 'antwoord' })).toThrow('ZS3066 creeerZaak of ZDS 1.1 is answered by Bv03, which has no body');
    expect(() => buildBericht({ ...order, operatie: 'creeerZaak', stuurgegevens: { ...vraagHeader, zender: null, referentienummer: 'x'.repeat(41) } })).toThrow(/ZS3060 stuurgegevens\.zender is required in a Lk01; ZS3061 stuurgegevens\.referentienummer has 41 characters/);
  });

  it('uses the namespaces of 1.2 for what stands around, and ZKN within (A1.2)', () => {
    const wijziging: JsonObject = { identificatie: 'DOC-1', titel: 'Nieuw' };
    const { tree } = buildBericht({ versie: '1.2', operatie: 'updateZaakdocument', deel: 'vraag', stuurgegevens: vraagHeader, parameters: { checkedOutId: 'c0ffee' }, objecten: [wijziging, wijziging] });
    expect(tree.children.map((one) => [one.ns === tree.ns, one.name])).toEqual([[true, 'stuurgegevens'], [true, 'parameters'], [true, 'edcLk02']]);
    const lk02 = childOf(tree, tree.ns, 'edcLk02');
    expect(lk02 && childrenOf(lk02, ZKN, 'object').map((one) => one.attributes.map(({ ns, name, value }) => [ns === STUF, name, value]))).toEqual(Array(2).fill([[true, 'entiteittype', 'EDC'], [true, 'verwerkingssoort', 'W']]));
    expect(readBericht(tree)).toMatchObject({ operatie: 'updateZaakdocument', parameters: { checkedOutId: 'c0ffee', mutatiesoort: 'W' }, stuurgegevens: { functie: 'updateZaakdocument' } });
  });
});

describe('the table of operations', () => {
  it('knows an operation by its SOAPAction, whatever the quotes and capitals', () => {
    expect(operatieVanSoapAction('"http://www.egem.nl/StUF/sector/zkn/0310/CreeerZaak_Lk01"')?.naam).toBe('creeerZaak');
    expect(operatieVanSoapAction('http://www.stufstandaarden.nl/koppelvlak/zds0120/geefZaakdocumentbewerken_Di02')?.vraag.root).toBe('geefZaakdocumentBewerken_Di02');
    expect([operatieVanSoapAction(null), operatieVanSoapAction('""'), operatieVanSoapAction('urn:x')]).toEqual([undefined, undefined, undefined]);
  });

  it('has 14 operations and 4 raw messages in 1.1, and 21 operations in 1.2, each with a SOAPAction of its own', () => {
    expect(['1.1', '1.2'].map((versie) => OPERATIETABEL.filter((one) => one.versie === versie).length)).toEqual([18, 21]);
    expect(new Set(OPERATIETABEL.map((one) => one.soapAction)).size).toBe(39);
    expect([operatie('1.2', 'voegBesluitToe')?.fout, operatie('1.1', 'voegBesluitToe')]).toEqual(['Fo03', undefined]);
  });
});
