// Objects as the ZGW APIs give them, of a town that does not exist: for tests of reading.
import type { JsonObject } from '../../../../core/model/json';

/** A UUID with a kind and a number in it, so that a failed test says which object it was. */
export const uuid = (kind: number, number: number): string => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const KIND = { zaak: 1, zaaktype: 2, statustype: 3, status: 4, resultaattype: 5, resultaat: 6, rol: 7, zaakobject: 8, eigenschap: 9, zio: 10, document: 11, besluit: 12, bio: 13, iotype: 14, besluittype: 15, recht: 16, verzending: 17 } as const;

/** Roots by which the register names itself. */
export interface Roots {
  readonly zaken: string;
  readonly documenten: string;
  readonly besluiten: string;
  readonly catalogi: string;
  readonly selectielijst: string;
}

export const rootsAt = (host: string): Roots => ({
  zaken: `${host}/zaken/api/v1`, documenten: `${host}/documenten/api/v1`, besluiten: `${host}/besluiten/api/v1`, catalogi: `${host}/catalogi/api/v1`,
  // One for everybody: it is not part of the register.
  selectielijst: 'https://selectielijst.voorbeeld.example/api/v1',
});

const url = (root: string, collection: string, id: string): string => `${root}/${collection}/${id}`;
export const zaakUrl = (roots: Roots, number: number): string => url(roots.zaken, 'zaken', uuid(KIND.zaak, number));
export const documentUrl = (roots: Roots, number: number): string => url(roots.documenten, 'enkelvoudiginformatieobjecten', uuid(KIND.document, number));

/** Everything a register holds, by collection. */
export type Store = Record<string, JsonObject[]>;

/** A closed zaak with five rollen, three documents and one of each other part; `number` tells it apart. */
export function fullZaak(roots: Roots, number: number): Store {
  const id = (kind: number, at = 0): string => uuid(kind, number * 10 + at);
  const zaak = zaakUrl(roots, number);
  const at = (collection: string, kind: number, part = 0): string => url(roots.zaken, collection, id(kind, part));
  const type = (collection: string, kind: number, which = 1): string => url(roots.catalogi, collection, uuid(kind, which));
  const rol = (part: number, betrokkeneType: string, more: JsonObject): JsonObject => ({
    url: at('rollen', KIND.rol, part), uuid: id(KIND.rol, part), zaak, betrokkene: '', betrokkeneType, afwijkendeNaamBetrokkene: '', roltype: type('roltypen', 18, part + 1),
    omschrijving: part === 0 ? 'Aanvrager' : 'Behandelaar', omschrijvingGeneriek: part === 0 ? 'initiator' : 'behandelaar', roltoelichting: `rol ${part}`,
    registratiedatum: '2026-03-01T10:20:30.120000+01:00', indicatieMachtiging: '', contactpersoonRol: { emailadres: '', functie: '', telefoonnummer: '', naam: '' }, statussen: [], ...more,
  });
  const rollen = [
    rol(0, 'natuurlijk_persoon', { betrokkeneIdentificatie: { inpBsn: '999990019', anpIdentificatie: '', inpA_nummer: '', geslachtsnaam: 'Duinen', voorvoegselGeslachtsnaam: 'van', voornamen: 'Noor', verblijfsadres: null } }),
    rol(1, 'niet_natuurlijk_persoon', { betrokkeneIdentificatie: { innNnpId: '002564440', annIdentificatie: '', statutaireNaam: 'Stichting Zandhoek', bezoekadres: '' } }),
    rol(2, 'vestiging', { betrokkeneIdentificatie: { vestigingsNummer: '000012345678', handelsnaam: ['De Duinroos'], verblijfsadres: null } }),
    rol(3, 'organisatorische_eenheid', { betrokkeneIdentificatie: { identificatie: 'VTH', naam: 'Vergunningen', isGehuisvestIn: '' } }),
    rol(4, 'medewerker', { betrokkene: 'https://hr.voorbeeld.example/medewerkers/7', betrokkeneIdentificatie: { identificatie: 'm7', achternaam: 'Berg', voorletters: 'J.', voorvoegselAchternaam: '' } }),
  ];
  const statussen = [0, 1].map((part) => ({
    url: at('statussen', KIND.status, part), uuid: id(KIND.status, part), zaak, statustype: type('statustypen', KIND.statustype, part + 1), datumStatusGezet: part === 0 ? '2026-03-01T09:00:00Z' : '2026-04-01T12:30:00+02:00',
    statustoelichting: part === 0 ? '' : 'Klaar', indicatieLaatstGezetteStatus: part === 1, gezetdoor: part === 0 ? null : at('rollen', KIND.rol, 4), zaakinformatieobjecten: [],
  }));
  const resultaat = { url: at('resultaten', KIND.resultaat), uuid: id(KIND.resultaat), zaak, resultaattype: type('resultaattypen', KIND.resultaattype), toelichting: '' };
  const zaakobjecten = [{
    url: at('zaakobjecten', KIND.zaakobject), uuid: id(KIND.zaakobject), zaak, object: '', zaakobjecttype: '', objectType: 'adres', objectTypeOverige: '', objectTypeOverigeDefinitie: null, relatieomschrijving: 'plek',
    objectIdentificatie: { identificatie: 'A1', wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Markt', huisnummer: 3, huisletter: '', huisnummertoevoeging: '', postcode: '' },
  }];
  const eigenschappen = [{ url: `${zaak}/zaakeigenschappen/${id(KIND.eigenschap)}`, uuid: id(KIND.eigenschap), zaak, eigenschap: type('eigenschappen', 19), naam: 'Oppervlakte', waarde: '12' }];
  const zios = [0, 1, 2].map((part) => ({
    url: at('zaakinformatieobjecten', KIND.zio, part), uuid: id(KIND.zio, part), informatieobject: url(roots.documenten, 'enkelvoudiginformatieobjecten', id(KIND.document, part)), zaak,
    aardRelatieWeergave: 'Hoort bij, omgekeerd: kent', titel: '', beschrijving: '', registratiedatum: '2026-03-02T08:00:00Z', vernietigingsdatum: null, status: null,
  }));
  const besluit = url(roots.besluiten, 'besluiten', id(KIND.besluit));
  return {
    zaken: [{
      url: zaak, uuid: uuid(KIND.zaak, number), identificatie: `ZAAK-${number}`, bronorganisatie: '002564440', omschrijving: 'Standplaats', toelichting: '', zaaktype: type('zaaktypen', KIND.zaaktype),
      registratiedatum: '2026-03-01', verantwoordelijkeOrganisatie: '002564440', startdatum: '2026-03-01', einddatum: '2026-04-01', einddatumGepland: null, uiterlijkeEinddatumAfdoening: null, publicatiedatum: null,
      communicatiekanaal: '', productenOfDiensten: [], vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', betalingsindicatie: '', betalingsindicatieWeergave: '', laatsteBetaaldatum: null, zaakgeometrie: null,
      verlenging: { reden: '', duur: null }, opschorting: { indicatie: false, eerdereOpschorting: false, reden: '' }, selectielijstklasse: '', hoofdzaak: null, deelzaken: [], relevanteAndereZaken: [],
      eigenschappen: eigenschappen.map((one) => one.url), rollen: rollen.map((one) => String(one['url'])), status: statussen[1]?.url ?? null, zaakinformatieobjecten: zios.map((one) => one.url),
      zaakobjecten: zaakobjecten.map((one) => one.url), kenmerken: [{ kenmerk: 'K2', bron: 'Oud' }, { kenmerk: 'K1', bron: 'Oud' }], archiefnominatie: 'vernietigen', archiefstatus: 'nog_te_archiveren',
      archiefactiedatum: '2031-04-01', resultaat: resultaat.url, opdrachtgevendeOrganisatie: '', processobjectaard: '', startdatumBewaartermijn: '2026-04-01',
      processobject: { datumkenmerk: '', identificatie: '', objecttype: '', registratie: '' },
    }],
    statussen, resultaten: [resultaat], rollen, zaakobjecten, zaakeigenschappen: eigenschappen, zaakinformatieobjecten: zios,
    besluiten: [{ url: besluit, identificatie: `BESLUIT-${number}`, verantwoordelijkeOrganisatie: '002564440', besluittype: type('besluittypen', KIND.besluittype), zaak, datum: '2026-03-20', toelichting: '', bestuursorgaan: '', ingangsdatum: '2026-03-21', vervaldatum: null, vervalreden: '', vervalredenWeergave: '', publicatiedatum: null, verzenddatum: null, uiterlijkeReactiedatum: null }],
    besluitinformatieobjecten: [{ url: url(roots.besluiten, 'besluitinformatieobjecten', id(KIND.bio)), informatieobject: url(roots.documenten, 'enkelvoudiginformatieobjecten', id(KIND.document, 2)), besluit }],
    enkelvoudiginformatieobjecten: [0, 1, 2].map((part) => aDocument(roots, number * 10 + part)),
  };
}

export function aDocument(roots: Roots, number: number, more: JsonObject = {}): JsonObject {
  const self = documentUrl(roots, number);
  return {
    url: self, identificatie: `DOC-${number}`, bronorganisatie: '002564440', creatiedatum: '2026-03-02', titel: 'Aanvraag', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', auteur: 'Gemeente Zandhoek',
    status: 'definitief', formaat: 'application/pdf', taal: 'nld', versie: 1, beginRegistratie: '2026-03-02T09:00:00.500000Z', bestandsnaam: 'aanvraag.pdf', inhoud: `${self}/download?versie=1`, bestandsomvang: 12,
    link: '', beschrijving: '', ontvangstdatum: null, verzenddatum: null, indicatieGebruiksrecht: false, verschijningsvorm: '', ondertekening: { soort: '', datum: null }, integriteit: { algoritme: '', waarde: '', datum: null },
    informatieobjecttype: `${roots.catalogi}/informatieobjecttypen/${uuid(KIND.iotype, 1)}`, locked: false, bestandsdelen: [], trefwoorden: [], ...more,
  };
}

/** The catalogue those refer to. */
export function catalogue(roots: Roots): Store {
  const self = (collection: string, kind: number, which = 1): string => url(roots.catalogi, collection, uuid(kind, which));
  return {
    zaaktypen: [{ url: self('zaaktypen', KIND.zaaktype), identificatie: 'B0001', omschrijving: 'Standplaats aanvragen', versiedatum: '2026-01-01', beginGeldigheid: '2026-01-01', selectielijstProcestype: `${roots.selectielijst}/procestypen/${uuid(20, 1)}` }],
    statustypen: [{ url: self('statustypen', KIND.statustype, 1), omschrijving: 'Ontvangen', volgnummer: 1, isEindstatus: false }, { url: self('statustypen', KIND.statustype, 2), omschrijving: 'Afgehandeld', volgnummer: 2, isEindstatus: true }],
    resultaattypen: [{
      url: self('resultaattypen', KIND.resultaattype), omschrijving: 'Verleend', omschrijvingGeneriek: 'Verleend', archiefnominatie: 'vernietigen', archiefactietermijn: 'P5Y', selectielijstklasse: `${roots.selectielijst}/resultaten/${uuid(21, 1)}`,
      brondatumArchiefprocedure: { afleidingswijze: 'afgehandeld', datumkenmerk: '', einddatumBekend: false, objecttype: '', registratie: '', procestermijn: null },
    }],
    informatieobjecttypen: [{ url: self('informatieobjecttypen', KIND.iotype), omschrijving: 'Aanvraag' }],
    besluittypen: [{ url: self('besluittypen', KIND.besluittype), omschrijving: 'Toewijzing' }],
  };
}

/** Several stores as one. */
export function together(...stores: readonly Store[]): Store {
  const all: Store = {};
  for (const store of stores) for (const [collection, items] of Object.entries(store)) all[collection] = [...(all[collection] ?? []), ...items];
  return all;
}
