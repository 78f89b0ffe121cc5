// What the Zaken and Besluiten APIs answer is held against the OpenAPI files of Open Zaak and of the standard.
import type { Sandbox } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { start } from '../testing/client';
import { openApiOf, type Fits } from '../testing/openapi';
import { ask, BESLUITEN, DOCUMENTEN, documentBody, must, rolBody, statusBody, town, zaakBody, ZAKEN, type Town } from '../testing/zaken';
import { dice } from '../seed/dice';
import { PEOPLE } from '../seed/people';
import { BETROKKENETYPEN } from './enums';
import { zaakFields } from './fields';

const PLAYED = [
  { zaken: '1.5', file: 'openzaak-1.30-zaken.yaml', page: 'PaginatedExpandZaakList', zaak: 'ExpandZaak', expand: 'zaaktype,status.statustype,resultaat.resultaattype,rollen.roltype,zaakobjecten,zaakinformatieobjecten,eigenschappen.eigenschap,hoofdzaak.zaaktype,deelzaken.status', rol: (kind: string) => `${kind}_RolSerializer`, object: (kind: string) => `${kind}_ZaakObjectSerializer` },
  { zaken: '1.7', file: 'zgw-zaken-1.7.0.yaml', page: 'PaginatedZaakList', zaak: 'ZaakExpanded', expand: 'status,rollen,zaakobjecten,eigenschappen,hoofdzaak,deelzaken', rol: (kind: string) => `${kind}_Rol`, object: (kind: string) => `${kind}_ZaakObject` },
] as const;

const results = (body: JsonObject): JsonObject[] => body['results'] as JsonObject[];

/** Identifications as full as they can be; the rest of the kinds are in the seeded people. */
const OBJECTS: Readonly<Record<string, JsonObject>> = {
  adres: { identificatie: '1', wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Zandpad', huisnummer: 1, huisletter: 'a', postcode: '9999ZH' },
  buurt: { buurtCode: '01', buurtNaam: 'Centrum', gemGemeenteCode: '9999', wykWijkCode: '02' }, gemeente: { gemeenteNaam: 'Zandhoek', gemeenteCode: '9999' }, gemeentelijke_openbare_ruimte: { identificatie: '1', openbareRuimteNaam: 'Plein' },
  huishouden: { nummer: '1', isGehuisvestIn: { identificatie: '1', adresAanduidingGrp: { wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Zandpad', aoaHuisnummer: 1 } } }, inrichtingselement: { type: 'bak', identificatie: '1' },
  kadastrale_onroerende_zaak: { kadastraleIdentificatie: '1', kadastraleAanduiding: 'A 1' }, kunstwerkdeel: { type: 'sluis', identificatie: '1', naam: 'Zaaksluis' }, maatschappelijke_activiteit: { kvkNummer: '12345678', handelsnaam: 'Zand & Zonen' },
  medewerker: { identificatie: 'mw1', achternaam: 'de Boer' }, natuurlijk_persoon: { inpBsn: '999990019', verblijfsadres: { aoaIdentificatie: '1', wplWoonplaatsNaam: 'Z', gorOpenbareRuimteNaam: 'Z', aoaHuisnummer: 2 } }, niet_natuurlijk_persoon: { statutaireNaam: 'Stichting' },
  openbare_ruimte: { identificatie: '1', wplWoonplaatsNaam: 'Z', gorOpenbareRuimteNaam: 'Z' }, organisatorische_eenheid: { identificatie: 'OE1', naam: 'Groen' }, pand: { identificatie: '1' }, spoorbaandeel: { type: 'smalspoor', identificatie: '1' },
  terreindeel: { type: 'gras', identificatie: '1' }, terrein_gebouwd_object: { identificatie: '1' }, vestiging: { vestigingsNummer: '1', handelsnaam: ['Z'] }, waterdeel: { typeWaterdeel: 'zee', identificatie: '1' }, wegdeel: { type: 'fietspad', identificatie: '1' },
  wijk: { wijkCode: '01', wijkNaam: 'Noord', gemGemeenteCode: '9999' }, woonplaats: { identificatie: '1', woonplaatsNaam: 'Zandhoek' }, woz_object: { wozObjectNummer: '1' }, woz_deelobject: { nummerWozDeelObject: '1', isOnderdeelVan: { wozObjectNummer: '1' } },
  woz_waarde: { waardepeildatum: '20260101', isVoor: { wozObjectNummer: '1', aanduidingWozObject: { wplWoonplaatsNaam: 'Z', gorOpenbareRuimteNaam: 'Z', aoaHuisnummer: 1 } } },
  zakelijk_recht: { identificatie: '1', avgAard: 'eigendom', heeftBetrekkingOp: { kadastraleIdentificatie: '1', kadastraleAanduiding: 'A 1' }, heeftAlsGerechtigde: { natuurlijkPersoon: { geslachtsnaam: 'Jansen' } } }, overige: { overigeData: { vrij: 'veld' } },
};

describe.each(PLAYED)('every answer, played as $zaken, fits $file', ({ zaken, file, page, zaak, expand, rol, object }) => {
  const fits = openApiOf(file);
  const besluiten = openApiOf('openzaak-1.30-besluiten.yaml');
  let at: Sandbox;
  let there: Town;
  beforeAll(async () => {
    at = await start({ storage: 'memory', zaken, seeded: { zaken: 140, documenten: 2 } });
    there = await town(at);
  });
  afterAll(() => at[Symbol.asyncDispose]());
  const holds = (by: Fits | undefined, schema: string, body: Json): void => {
    // An answer that fits none of many alternatives is told by each of them: the first few say enough.
    if (by) expect({ schema, errors: by(schema, body).slice(0, 5) }).toEqual({ schema, errors: [] });
  };
  const good = (schema: string, body: Json): void => holds(fits, schema, body);
  const get = async (path: string): Promise<JsonObject> => (await ask(at, 'GET', path)).body;
  const collect = async (path: string, schema: string): Promise<JsonObject[]> => {
    const found: JsonObject[] = [];
    for (let next: Json = `${at.url}${path}`; typeof next === 'string'; ) {
      const body: JsonObject = await get(next);
      good(schema, body);
      found.push(...results(body));
      next = body['next'] ?? null;
    }
    return found;
  };

  test('of seeded zaken, with what can be put inside', async () => {
    const all = await collect(`${ZAKEN}/zaken?ordering=identificatie&expand=${expand}`, page);
    expect(all.length).toBe(140);
    for (const one of all) {
      good(zaak, one);
      // The file asks no fields of what is optional; the API gives them all.
      expect(Object.keys(one).filter((name) => name !== '_expand')).toEqual(['url', ...Object.keys(zaakFields(zaken))]);
    }
    good(zaak, await get(`${String(all[6]?.['url'])}?expand=${expand}`));
    good(page, (await ask(at, 'POST', `${ZAKEN}/zaken/_zoek`, { uuid__in: all.slice(0, 9).map((one) => one['uuid'] ?? '') })).body);
  });

  test('of the parts of seeded zaken', async () => {
    expect((await collect(`${ZAKEN}/statussen`, 'PaginatedStatusList')).length).toBeGreaterThan(300);
    expect((await collect(`${ZAKEN}/resultaten`, 'PaginatedResultaatList')).length).toBeGreaterThan(60);
    const rollen = await collect(`${ZAKEN}/rollen`, 'PaginatedRolList');
    for (const one of rollen) good(rol(String(one['betrokkeneType'])), one);
    expect(new Set(rollen.map((one) => one['betrokkeneType'])).size).toBe(5);
    for (const one of results(await get(`${ZAKEN}/zaakobjecten`))) good(object(String(one['objectType'])), one);
    good('ZaakInformatieObject[]', await get(`${ZAKEN}/zaakinformatieobjecten`));
    for (const one of results(await get(`${ZAKEN}/zaken`))) {
      good('ZaakEigenschap[]', await get(`${String(one['url'])}/zaakeigenschappen`));
      good('ZaakBesluit[]', await get(`${String(one['url'])}/besluiten`));
    }
  });

  test('of a zaak that is made as full as possible, part by part, and changed', async () => {
    const hoofd = await must(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there));
    const full = await must(at, 'POST', `${ZAKEN}/zaken`, zaakBody(there, {
      identificatie: `vol-${zaken}`, toelichting: 'Alles', einddatumGepland: '2026-12-01', uiterlijkeEinddatumAfdoening: '2026-12-31', publicatiedatum: '2026-11-02', communicatiekanaal: 'https://kanalen.voorbeeld.test/1', productenOfDiensten: ['https://producten.voorbeeld.test/1'],
      betalingsindicatie: 'geheel', laatsteBetaaldatum: '2026-11-02T10:00:00+01:00', zaakgeometrie: { type: 'Polygon', coordinates: [[[5, 52], [5.1, 52], [5.1, 52.1], [5, 52]]] }, verlenging: { reden: 'Druk', duur: 'P6W' }, opschorting: { indicatie: true, reden: 'Wacht' },
      relevanteAndereZaken: [{ url: hoofd.url, aardRelatie: 'vervolg' }], kenmerken: [{ kenmerk: 'a', bron: 'b' }], archiefnominatie: 'vernietigen', opdrachtgevendeOrganisatie: '111222333', processobjectaard: 'iets', startdatumBewaartermijn: '2026-01-01',
      processobject: { datumkenmerk: 'a', identificatie: 'b', objecttype: 'c', registratie: 'd' }, ...(zaken === '1.5' && { communicatiekanaalNaam: 'Balie', laatstGeopend: '2026-11-02T10:00:00Z', gerelateerdeZaken: [{ url: hoofd.url }] }),
    }));
    good('Zaak', full);
    good('Zaak', await must(at, 'PATCH', full.url, { omschrijving: 'Anders' }));
    for (const kind of BETROKKENETYPEN) good(rol(kind), await must(at, 'POST', `${ZAKEN}/rollen`, rolBody(full.url, there.belanghebbende, { betrokkeneType: kind, betrokkeneIdentificatie: PEOPLE[kind](dice(7, 7)), contactpersoonRol: { naam: 'F. Yılmaz' } })));
    good(rol('medewerker'), await must(at, 'POST', `${ZAKEN}/rollen`, rolBody(full.url, there.behandelaar, { betrokkeneType: 'medewerker', betrokkene: 'https://medewerkers.voorbeeld.test/1', betrokkeneIdentificatie: undefined as never })));
    for (const [kind, objectIdentificatie] of Object.entries(OBJECTS)) {
      good(object(kind), await must(at, 'POST', `${ZAKEN}/zaakobjecten`, { zaak: full.url, objectType: kind, objectIdentificatie, relatieomschrijving: 'gaat over', ...(kind === 'overige' && { objectTypeOverige: 'iets' }) }));
    }
    const status = await must(at, 'POST', `${ZAKEN}/statussen`, statusBody(full.url, there.begin, { statustoelichting: 'Begonnen' }));
    good('Status', status);
    good('Resultaat', await must(at, 'POST', `${ZAKEN}/resultaten`, { zaak: full.url, resultaattype: there.resultaattype }));
    good('ZaakEigenschap', await must(at, 'POST', `${full.url}/zaakeigenschappen`, { eigenschap: there.eigenschap, waarde: 'eik' }));
    const document = await must(at, 'POST', `${DOCUMENTEN}/enkelvoudiginformatieobjecten`, documentBody(there));
    good('ZaakInformatieObject', await must(at, 'POST', `${ZAKEN}/zaakinformatieobjecten`, { zaak: full.url, informatieobject: document.url, titel: 'Foto', vernietigingsdatum: '2030-01-01T00:00:00Z', status: status.url }));
    good('KlantContact', await must(at, 'POST', `${ZAKEN}/klantcontacten`, { zaak: full.url, datumtijd: '2026-11-02T10:00:00Z', kanaal: 'balie', onderwerp: 'Vraag' }));
    good('ZaakContactMoment', await must(at, 'POST', `${ZAKEN}/zaakcontactmomenten`, { zaak: full.url, contactmoment: 'https://contacten.voorbeeld.test/1' }));
    good('ZaakVerzoek', await must(at, 'POST', `${ZAKEN}/zaakverzoeken`, { zaak: full.url, verzoek: 'https://verzoeken.voorbeeld.test/1' }));
    good('ZaakNotitie', await must(at, 'POST', `${ZAKEN}/zaaknotities`, { gerelateerdAan: full.url, onderwerp: 'Let op', tekst: 'Hond', status: 'concept' }));
    good('PaginatedZaakNotitieList', await get(`${ZAKEN}/zaaknotities`));
    good('AuditTrail[]', await get(`${full.url}/audittrail`));
    good(zaak, await get(full.url));
  });

  test('of refusals and of reserved numbers', async () => {
    good('ValidatieFout', (await ask(at, 'POST', `${ZAKEN}/zaken`, {})).body);
    good('Fout', (await ask(at, 'GET', `${ZAKEN}/zaken/00000000-0000-4000-8000-000000000000`)).body);
    for (const aantal of [1, 3]) good('OneOrMultipleZaakIdentificaties', (await ask(at, 'POST', `${ZAKEN}/zaaknummer_reserveren`, { bronorganisatie: '002564440', aantal })).body);
  });

  test('of besluiten', async () => {
    for (const one of results(await get(`${BESLUITEN}/besluiten`))) holds(besluiten, 'Besluit', one);
    holds(besluiten, 'PaginatedBesluitList', await get(`${BESLUITEN}/besluiten`));
    holds(besluiten, 'BesluitInformatieObject[]', await get(`${BESLUITEN}/besluitinformatieobjecten`));
    const made = await must(at, 'POST', `${BESLUITEN}/besluiten`, { besluittype: there.besluittype, verantwoordelijkeOrganisatie: '002564440', datum: '2026-11-01', ingangsdatum: '2026-11-02', vervaldatum: '2027-01-01', vervalreden: 'tijdelijk' });
    holds(besluiten, 'Besluit', made);
    holds(besluiten, 'AuditTrail[]', await get(`${made.url}/audittrail`));
  });
});

test('combined answers fit the file of Open Zaak', async () => {
  const [fits, besluiten] = [openApiOf('openzaak-1.30-zaken.yaml'), openApiOf('openzaak-1.30-besluiten.yaml')];
  if (!fits || !besluiten) return;
  const at = await start({ storage: 'memory' });
  const there = await town(at);
  const good = (by: Fits, schema: string, body: Json): void => expect({ schema, errors: by(schema, body) }).toEqual({ schema, errors: [] });
  const { zaak: _zaak, ...rol } = rolBody('', there.initiator);
  const { zaak: _other, ...status } = statusBody('', there.begin);
  const document = await must(at, 'POST', `${DOCUMENTEN}/enkelvoudiginformatieobjecten`, documentBody(there));
  const made = await must(at, 'POST', `${ZAKEN}/zaak_registreren`, { zaak: zaakBody(there), rollen: [rol], status, zaakinformatieobjecten: [{ informatieobject: document.url }], zaakobjecten: [{ objectType: 'pand', objectIdentificatie: { identificatie: '1' } }] });
  good(fits, 'ZaakRegistreren', made);
  const { uuid } = made['zaak'] as JsonObject;
  const [kept] = made['rollen'] as JsonObject[];
  const steps: [string, JsonObject][] = [
    ['zaak_bijwerken', { zaak: { toelichting: 'nieuw' }, rollen: [{ ...rol, uuid: kept?.['uuid'] ?? '' }], status: { ...status, statustype: there.middle } }],
    ['zaak_opschorten', { zaak: { opschorting: { indicatie: true, reden: 'wacht' } }, status }],
    ['zaak_verlengen', { zaak: { verlenging: { reden: 'druk', duur: 'P6W' } }, status }],
    ['zaak_afsluiten', { zaak: {}, resultaat: { resultaattype: there.resultaattype }, status: { ...status, statustype: there.end } }],
  ];
  const schemas: Record<string, string> = { zaak_bijwerken: 'ZaakBijwerken', zaak_opschorten: 'ZaakOpschorten', zaak_verlengen: 'ZaakVerlengen', zaak_afsluiten: 'ZaakAfsluiten' };
  for (const [path, body] of steps) good(fits, schemas[path] ?? '', await must(at, 'POST', `${ZAKEN}/${path}/${String(uuid)}`, body));
  good(besluiten, 'BesluitVerwerken', await must(at, 'POST', `${BESLUITEN}/besluit_verwerken`, {
    besluit: { besluittype: there.besluittype, verantwoordelijkeOrganisatie: '002564440', datum: '2026-11-01', ingangsdatum: '2026-11-02' }, besluitinformatieobjecten: [{ informatieobject: document.url }],
  }));
  await at[Symbol.asyncDispose]();
});
