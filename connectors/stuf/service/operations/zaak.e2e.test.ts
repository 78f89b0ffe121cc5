import type { JsonObject } from '../../../../core/model/json';
import { makeStufWorld, type StufWorld } from './testing/world';
import { ADRES, create, document, GEZET_DOOR, heeft, IS_VAN, leaves, MDW, NNP, NPS, object, OEH, PARAMETERS, question, relation, update, VES } from './testing/zaken';

const PIET = '111111110';
const ANNA = '111222333';
const ROLES = relation('heeftAlsBelanghebbende', 'ZAKBTRBLH', 'T', NNP('002564440')) + relation('heeftAlsInitiator', 'ZAKBTRINI', 'T', NPS(PIET)) + relation('heeftAlsUitvoerende', 'ZAKBTRUTV', 'T', MDW('jan01'))
  + relation('heeftAlsVerantwoordelijke', 'ZAKBTRVRA', 'T', OEH('AFD1')) + relation('heeftAlsOverigBetrokkene', 'ZAKBTROVR', 'T', VES('000012345678'));
const ROLTYPEN = { heeftAlsBelanghebbende: 'Adviseur', heeftAlsVerantwoordelijke: 'Behandelaar', heeftAlsOverigBetrokkene: 'Adviseur' };

let world: StufWorld;
beforeAll(async () => {
  world = await makeStufWorld({ service: { zaaktypen: { '*': { roltypen: ROLTYPEN } }, zaaktypecodes: { WEG: 'B9999' } }, sender: { zaaktypecodes: { AANVRAAG: 'B0001' } } });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const ok = async (operation: string, root: string, body: string, more = {}): Promise<string> => {
  const answer = await world.send(operation, root, body, more);
  if (answer.status !== 200) throw new Error(`${operation}: ${answer.body.replace(/\s+/g, ' ').slice(0, 1500)}`);
  return answer.body;
};
const refused = async (operation: string, root: string, body: string): Promise<string> => {
  const answer = await world.send(operation, root, body);
  expect(answer.status).toBe(500);
  return answer.body;
};
const list = (value: unknown): JsonObject[] => value as JsonObject[];
const typesOf = async (identificatie: string): Promise<unknown> => list((await world.zaak(identificatie)).value['rollen']).map((rol) => [(rol['roltype'] as JsonObject)['omschrijving'], rol['betrokkeneType']]).sort();

describe('a zaak over SOAP, register and store', () => {
  it('creeerZaak makes it with rollen of all five kinds, an object, a status and who set it', async () => {
    const answer = await ok('creeerZaak_Lk01', 'zakLk01', create('9999Z1', relation('heeftBetrekkingOp', 'ZAKOBJ', 'T', ADRES('0091200000046730')) + ROLES + heeft('Ontvangen', '1', '20261120100000', `<ZKN:toelichting>via de balie</ZKN:toelichting>|${GEZET_DOOR('jan01')}`), '<ZKN:kenmerk><ZKN:kenmerk>K1</ZKN:kenmerk><ZKN:bron>ZSC</ZKN:bron></ZKN:kenmerk>'));
    expect(answer).toContain('Bv03');
    expect(await typesOf('9999Z1')).toEqual([['Aanvrager', 'natuurlijk_persoon'], ['Adviseur', 'niet_natuurlijk_persoon'], ['Adviseur', 'vestiging'], ['Behandelaar', 'medewerker'], ['Behandelaar', 'organisatorische_eenheid']]);
    const { value } = await world.zaak('9999Z1');
    expect(value).toMatchObject({ omschrijving: 'Aanvraag', startdatum: '2026-11-20', kenmerken: [{ kenmerk: 'K1', bron: 'ZSC' }], statussen: [{ statustype: { omschrijving: 'Ontvangen' }, statustoelichting: 'via de balie', datumStatusGezet: '2026-11-20T09:00:00Z' }] });
    expect(value['zaakobjecten']).toHaveLength(1);
    const setter = list(value['rollen']).find((rol) => rol['betrokkeneType'] === 'medewerker');
    expect(list(value['statussen'])[0]?.['gezetdoor']).toBe(setter?.['bron']);
  });

  it('B20, O11: the same again under another number changes nothing, other content is refused by field', async () => {
    const body = create('9999Z2', relation('heeftAlsInitiator', 'ZAKBTRINI', 'T', NPS(PIET)));
    await ok('creeerZaak_Lk01', 'zakLk01', body);
    const before = await world.zaak('9999Z2');
    expect(await ok('creeerZaak_Lk01', 'zakLk01', body)).toContain('Bv03');
    expect((await world.zaak('9999Z2')).value).toEqual(before.value);
    const fault = await refused('creeerZaak_Lk01', 'zakLk01', create('9999Z2', '', '<ZKN:toelichting>anders</ZKN:toelichting>'));
    expect(fault).toMatch(/Fo03[\s\S]*toelichting/);
  });

  it('B14: answers have their own number and time, and refer to the question', async () => {
    const answer = await ok('creeerZaak_Lk01', 'zakLk01', create('9999Z3'), { referentienummer: 'mijn-3', tijdstip: '20261123120000000' });
    expect(answer).toMatch(/crossRefnummer>mijn-3</);
    expect(answer).not.toMatch(/:referentienummer>mijn-3</);
    expect(answer).not.toContain('20261123120000000');
  });

  it('what the catalogue does not have is refused before anything is made, naming what there is', async () => {
    const fault = await refused('creeerZaak_Lk01', 'zakLk01', create('9999Z4', heeft('Bestaat niet', '9', '20261120100000')));
    expect(fault).toMatch(/Bestaat niet[\s\S]*Ontvangen[\s\S]*Afgehandeld/);
    expect((await refused('creeerZaak_Lk01', 'zakLk01', create('9999Z4', '', '', 'B9999')))).toContain('B9999');
    await expect(world.zaak('9999Z4')).rejects.toThrow('is not there');
  });

  describe('updateZaak', () => {
    beforeAll(async () => {
      await ok('creeerZaak_Lk01', 'zakLk01', create('9999Z5', ROLES));
    });
    const both = (was: string, wordt: string, more = ''): string => update(object('W', leaves('9999Z5'), was), object('W', leaves('9999Z5', more), wordt));

    it('a zaaktype is known by a code of the sender, which comes back, stays the same in a change, and says where to set it when it is wrong', async () => {
    const before = await refused('creeerZaak_Lk01', 'zakLk01', create('9999ZC', '', '', '0012'));
    expect(before).toMatch(/say so in zaaktypecodes \(ZS6119\)/);
    expect(await refused('creeerZaak_Lk01', 'zakLk01', create('9999ZC', '', '', 'weg'))).toContain('zaaktypecodes gives for');
    await ok('creeerZaak_Lk01', 'zakLk01', create('9999ZC', '', '', 'aanvraag'));
    expect((await world.zaak('9999ZC')).value['zaaktype']).toMatchObject({ identificatie: 'B0001' });
    await ok('updateZaak_Lk01', 'zakLk01', update(object('W', leaves('9999ZC'), IS_VAN('AANVRAAG')), object('W', leaves('9999ZC', '<ZKN:toelichting>gewijzigd</ZKN:toelichting>'), IS_VAN('AANVRAAG'))));
    expect((await world.zaak('9999ZC')).value['toelichting']).toBe('gewijzigd');
    expect(await ok('geefZaakdetails_Lv01', 'zakLv01', question('9999ZC'))).toMatch(/code>AANVRAAG</);
  });

  it('V takes one rol away and T adds another', async () => {
      await ok('updateZaak_Lk01', 'zakLk01', both(relation('heeftAlsInitiator', 'ZAKBTRINI', 'V', NPS(PIET, '')), relation('heeftAlsInitiator', 'ZAKBTRINI', 'V', '')));
      expect(await typesOf('9999Z5')).not.toContainEqual(['Aanvrager', 'natuurlijk_persoon']);
      await ok('updateZaak_Lk01', 'zakLk01', both(relation('heeftAlsInitiator', 'ZAKBTRINI', 'T', ''), relation('heeftAlsInitiator', 'ZAKBTRINI', 'T', NPS(ANNA))));
      expect(await typesOf('9999Z5')).toContainEqual(['Aanvrager', 'natuurlijk_persoon']);
    });
    it('R replaces the initiator, of whom there can be one', async () => {
      await ok('updateZaak_Lk01', 'zakLk01', both(relation('heeftAlsInitiator', 'ZAKBTRINI', 'R', NPS(ANNA, '')), relation('heeftAlsInitiator', 'ZAKBTRINI', 'R', NPS(PIET))));
      const rollen = list((await world.zaak('9999Z5')).value['rollen']).filter((rol) => (rol['roltype'] as JsonObject)['omschrijving'] === 'Aanvrager');
      expect(rollen.map((rol) => (rol['betrokkeneIdentificatie'] as JsonObject)['inpBsn'])).toEqual([PIET]);
    });
    it('W changes what is told of a betrokkene', async () => {
      const named = (name: string): string => NPS(PIET, `<BG:geslachtsnaam>${name}</BG:geslachtsnaam>`);
      await ok('updateZaak_Lk01', 'zakLk01', both(relation('heeftAlsInitiator', 'ZAKBTRINI', 'W', named('Precies')), relation('heeftAlsInitiator', 'ZAKBTRINI', 'W', named('Preciezer'))));
      const rollen = list((await world.zaak('9999Z5')).value['rollen']);
      expect(rollen.find((rol) => rol['betrokkeneType'] === 'natuurlijk_persoon')?.['betrokkeneIdentificatie']).toMatchObject({ inpBsn: PIET, geslachtsnaam: 'Preciezer', voorletters: 'P' });
      expect(rollen).toHaveLength(5);
    });
    it('identificatie and zaaktype may not change', async () => {
      expect(await refused('updateZaak_Lk01', 'zakLk01', both('', IS_VAN('B0002')))).toContain('B0002');
      expect(await refused('updateZaak_Lk01', 'zakLk01', update(object('W', leaves('9999Z5')), object('W', leaves('9999Z1'))))).toContain('9999Z1');
    });
    it('a zaak that is not there is said to be not there', async () => {
      expect(await refused('updateZaak_Lk01', 'zakLk01', update(object('W', leaves('9999ZX')), object('W', leaves('9999ZX'))))).toMatch(/Fo03/);
    });
  });

  it('B6: a status is set by the version of the zaak, and closes it with its resultaat', async () => {
    await ok('creeerZaak_Lk01', 'zakLk01', create('9999Z6', heeft('Ontvangen', '1', '20261120100000')));
    await ok('actualiseerZaakstatus_Lk01', 'zakLk01', update(object('W', leaves('9999Z6'), relation('heeft', 'ZAKSTT', 'T', '')), object('W', leaves('9999Z6'), heeft('In behandeling', '2', '20261121100000', `|${GEZET_DOOR('jan01')}`))));
    const { value } = await world.zaak('9999Z6');
    expect(list(value['statussen']).map((status) => (status['statustype'] as JsonObject)['omschrijving'])).toEqual(['Ontvangen', 'In behandeling']);
    await ok('updateZaak_Lk01', 'zakLk01', update(object('W', leaves('9999Z6')), object('W', leaves('9999Z6', '<ZKN:resultaat><ZKN:omschrijving>Verleend</ZKN:omschrijving></ZKN:resultaat><ZKN:einddatum>20261122</ZKN:einddatum>'))));
    expect((await world.zaak('9999Z6')).value).toMatchObject({ einddatum: '2026-11-22', resultaat: { resultaattype: { omschrijving: 'Verleend' } } });
  });

  it('related zaken stand on both sides, and a deelzaak names its hoofdzaak', async () => {
    await ok('creeerZaak_Lk01', 'zakLk01', create('9999Z7'));
    await ok('creeerZaak_Lk01', 'zakLk01', create('9999Z8', '', '', 'B0002'));
    const zak = (id: string): string => `<ZKN:gerelateerde StUF:entiteittype="ZAK" StUF:verwerkingssoort="I"><ZKN:identificatie>${id}</ZKN:identificatie></ZKN:gerelateerde>`;
    await ok('creeerZaak_Lk01', 'zakLk01', create('9999Z9', `<ZKN:heeftAlsDeelzaak StUF:entiteittype="ZAKZAKDEL" StUF:verwerkingssoort="T">${zak('9999Z8')}</ZKN:heeftAlsDeelzaak><ZKN:heeftBetrekkingOpAndere StUF:entiteittype="ZAKZAKBTR" StUF:verwerkingssoort="T">${zak('9999Z7')}</ZKN:heeftBetrekkingOpAndere>`));
    const [own, other, deel] = await Promise.all(['9999Z9', '9999Z7', '9999Z8'].map((id) => world.zaak(id)));
    expect((deel?.value['hoofdzaak'] as JsonObject)['identificatie']).toBe('9999Z9');
    expect(list(own?.value['relevanteAndereZaken']).map((one) => (one['zaak'] as JsonObject)['identificatie'])).toEqual(['9999Z7']);
    expect(list(other?.value['relevanteAndereZaken']).map((one) => (one['zaak'] as JsonObject)['identificatie'])).toEqual(['9999Z9']);
    const told = await ok('geefZaakdetails_Lv01', 'zakLv01', question('9999Z9'));
    expect(told).toMatch(/heeftAlsDeelzaak[\s\S]*9999Z8[\s\S]*heeftBetrekkingOpAndere[\s\S]*9999Z7/);
  });

  describe('questions', () => {
    it('O3, B4: geefZaakdetails tells status, moment, resultaat and rollen; with a scope only what was asked', async () => {
      const all = await ok('geefZaakdetails_Lv01', 'zakLv01', question('9999Z6'));
      for (const told of ['Verleend', 'In behandeling', '20261121100000', '20261122']) expect(all).toContain(told);
      const some = await ok('geefZaakdetails_Lv01', 'zakLv01', question('9999Z6', '<ZKN:scope><ZKN:object StUF:entiteittype="ZAK"><ZKN:omschrijving xsi:nil="true"/><ZKN:toelichting xsi:nil="true"/></ZKN:object></ZKN:scope>'));
      expect(some).toContain('Aanvraag');
      expect(some).toMatch(/toelichting[^>]*noValue="geenWaarde"/);
      expect(some).not.toContain('Verleend');
    });
    it('geefZaakstatus tells the present status with its volgnummer', async () => {
      const told = await ok('geefZaakstatus_Lv01', 'zakLv01', question('9999Z6', '', 'ZAK', '<ZKN:heeft StUF:entiteittype="ZAKSTT"><ZKN:indicatieLaatsteStatus>J</ZKN:indicatieLaatsteStatus></ZKN:heeft>'));
      expect(told).toMatch(/volgnummer>0*3<[\s\S]*Afgehandeld[\s\S]*indicatieLaatsteStatus>J/);
      expect(told).not.toContain('In behandeling');
    });
    it('nothing found is an answer without objects', async () => {
      expect(await ok('geefZaakdetails_Lv01', 'zakLv01', question('9999ZZ'))).not.toContain('antwoord');
    });
    it('B3, O10: a BSN is looked for whole, in few calls', async () => {
      await world.register.world.calls();
      const body = `<ZKN:parameters><StUF:sortering>1</StUF:sortering><StUF:indicatorVervolgvraag>false</StUF:indicatorVervolgvraag></ZKN:parameters><ZKN:gelijk StUF:entiteittype="ZAK">${relation('heeftAlsInitiator', 'ZAKBTRINI', 'I', `<ZKN:natuurlijkPersoon StUF:entiteittype="NPS"><BG:inp.bsn>${PIET}</BG:inp.bsn></ZKN:natuurlijkPersoon>`)}</ZKN:gelijk>`;
      const told = await ok('zakLv01', 'zakLv01', body);
      expect([...told.matchAll(/<[^<]*identificatie>(9999Z\d)</g)].map(([, id]) => id).sort()).toEqual(['9999Z1', '9999Z2', '9999Z5']);
      expect(Object.values(await world.register.world.calls()).reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(6);
    });
    it('B5: a rol nobody knows a relation for does not fail a reading', async () => {
      const zaak = await world.zaak('9999Z7');
      await world.send('updateZaak_Lk01', 'zakLk01', update(object('W', leaves('9999Z7')), object('W', leaves('9999Z7'), relation('heeftAlsOverigBetrokkene', 'ZAKBTROVR', 'T', MDW('piet9')))));
      expect(zaak.state).toBe('found');
      expect(await ok('geefZaakdetails_Lv01', 'zakLv01', question('9999Z7'))).toContain('piet9');
    });
  });

  describe('documents', () => {
    it('voegZaakdocumentToe keeps content, links and sets a status by its date', async () => {
      await ok('creeerZaak_Lk01', 'zakLk01', create('9999ZD', heeft('Ontvangen', '1', '20261120100000')));
      await ok('voegZaakdocumentToe_Lk01', 'edcLk01', document('9999D1', '9999ZD', 'Beste lezer', '', '<ZKN:stt.volgnummer>2</ZKN:stt.volgnummer><ZKN:stt.omschrijving>In behandeling</ZKN:stt.omschrijving><ZKN:sta.datumStatusGezet>20261122</ZKN:sta.datumStatusGezet>'));
      expect((await world.zaak('9999ZD')).value).toMatchObject({ statussen: [{}, { statustype: { omschrijving: 'In behandeling' }, datumStatusGezet: '2026-11-21T23:00:00Z' }] });
      expect((await world.document('9999D1')).value).toMatchObject({ titel: 'Een brief', inhoud: { omvang: 11 } });
      const read = await ok('geefZaakdocumentLezen_Lv01', 'edcLv01', question('9999D1', '', 'EDC'));
      expect(read).toContain(Buffer.from('Beste lezer').toString('base64'));
      expect(await ok('geefLijstZaakdocumenten_Lv01', 'zakLv01', question('9999ZD', ''))).toMatch(/heeftRelevant[\s\S]*9999D1/);
    });
    it('maakZaakdocument makes a placeholder whose content comes later, without a check-out', async () => {
      await ok('maakZaakdocument_Lk01', 'edcLk01', document('9999D2', '9999ZD', ''));
      expect((await world.document('9999D2')).value['inhoud']).toBeNull();
      const was = object('W', '<ZKN:identificatie>9999D2</ZKN:identificatie>', '', 'EDC');
      const now = object('W', `<ZKN:identificatie>9999D2</ZKN:identificatie><ZKN:inhoud xmime:contentType="text/plain" StUF:bestandsnaam="later.txt">${Buffer.from('Later').toString('base64')}</ZKN:inhoud>`, '', 'EDC');
      await ok('updateZaakdocument_Di02', 'updateZaakdocument_Di02', `<ZKN:edcLk02 StUF:entiteittype="EDC" StUF:functie="update"><ZKN:parameters><StUF:mutatiesoort>W</StUF:mutatiesoort></ZKN:parameters>${was}${now}</ZKN:edcLk02>`);
      expect((await world.document('9999D2')).value).toMatchObject({ titel: 'Een brief', inhoud: { omvang: 5 }, locked: false });
    });
    it('a document is lent out once, comes back with its lock, or is given up', async () => {
      const lend = '<ZKN:edcLv01 StUF:entiteittype="EDC" StUF:functie="selectie"><ZKN:parameters><StUF:indicatorAfnemerIndicatie>false</StUF:indicatorAfnemerIndicatie></ZKN:parameters><ZKN:gelijk StUF:entiteittype="EDC"><ZKN:identificatie>9999D1</ZKN:identificatie></ZKN:gelijk></ZKN:edcLv01>';
      const lent = await ok('geefZaakdocumentbewerken_Di02', 'geefZaakdocumentbewerken_Di02', lend);
      const id = /checkedOutId>([^<]+)</.exec(lent)?.[1] ?? '';
      expect(id).not.toBe('');
      await refused('geefZaakdocumentbewerken_Di02', 'geefZaakdocumentbewerken_Di02', lend);
      const edit = (lock: string, titel: string): string => `<ZKN:parameters><ZKN:checkedOutId>${lock}</ZKN:checkedOutId></ZKN:parameters><ZKN:edcLk02 StUF:entiteittype="EDC" StUF:functie="update"><ZKN:parameters><StUF:mutatiesoort>W</StUF:mutatiesoort></ZKN:parameters>${object('W', '<ZKN:identificatie>9999D1</ZKN:identificatie>', '', 'EDC')}${object('W', `<ZKN:identificatie>9999D1</ZKN:identificatie><ZKN:titel>${titel}</ZKN:titel>`, '', 'EDC')}</ZKN:edcLk02>`;
      await refused('updateZaakdocument_Di02', 'updateZaakdocument_Di02', edit('een-ander', 'Nee'));
      expect(await ok('updateZaakdocument_Di02', 'updateZaakdocument_Di02', edit(id, 'Ja'))).toContain('Bv02');
      expect((await world.document('9999D1')).value).toMatchObject({ titel: 'Ja', locked: false, inhoud: { omvang: 11 } });
      const again = /checkedOutId>([^<]+)</.exec(await ok('geefZaakdocumentbewerken_Di02', 'geefZaakdocumentbewerken_Di02', lend))?.[1] ?? '';
      await ok('cancelCheckout_Di02', 'cancelCheckout_Di02', `<ZKN:parameters><ZKN:checkedOutId>${again}</ZKN:checkedOutId></ZKN:parameters><ZKN:document StUF:entiteittype="EDC" StUF:verwerkingssoort="I" StUF:functie="entiteit"><ZKN:identificatie>9999D1</ZKN:identificatie></ZKN:document>`);
      expect((await world.document('9999D1')).value['locked']).toBe(false);
    });
    it('B11: a document whose link cannot be made is not left behind', async () => {
      await refused('voegZaakdocumentToe_Lk01', 'edcLk01', document('9999D3', '9999ZNIET', 'x'));
      await expect(world.document('9999D3')).rejects.toThrow('is not there');
    });
  });

  it('the messages of StUF-ZKN itself do what their mutatiesoort says, and destroy nothing', async () => {
    await ok('zakLk01', 'zakLk01', create('9999ZR'));
    await ok('zakLk01', 'zakLk01', update(object('W', leaves('9999ZR')), object('W', '<ZKN:identificatie>9999ZR</ZKN:identificatie><ZKN:omschrijving>Anders</ZKN:omschrijving>')));
    expect((await world.zaak('9999ZR')).value['omschrijving']).toBe('Anders');
    await refused('zakLk01', 'zakLk01', PARAMETERS('V') + object('V', leaves('9999ZR')));
    expect((await world.zaak('9999ZR')).state).toBe('found');
  });
});
