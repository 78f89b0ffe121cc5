// What a zaak can be about: the fields of objectIdentificatie per objectType.
import { choice, group, integer, optionalText, text, type Field, type Fields } from '../fields';
import type { ZakenVersion } from '../versions';
import { maybe, people } from './people';

const naam = optionalText(500);
const identificatie = text(100);
const huis = { aoaPostcode: optionalText(7), aoaHuisnummer: integer(0, 99999), aoaHuisletter: optionalText(1), aoaHuisnummertoevoeging: optionalText(4) };
const straat = { wplWoonplaatsNaam: text(80), gorOpenbareRuimteNaam: text(80) };
const aanduiding = maybe({ numIdentificatie: optionalText(100), oaoIdentificatie: optionalText(100), ...straat, ...huis, ogoLocatieAanduiding: optionalText(100) });
const wozObject: Fields = { wozObjectNummer: text(100), aanduidingWozObject: maybe({ aoaIdentificatie: optionalText(100), ...straat, ...huis, locatieOmschrijving: optionalText(1000) }) };
const kadastraal: Fields = { kadastraleIdentificatie: text(100), kadastraleAanduiding: text(1000) };
const kind = (...values: readonly string[]): Field => choice(values);

/** By objectType; those that are not named here have no identification of their own and need a URL. */
export const objects = (version: ZakenVersion): Readonly<Record<string, Fields>> => {
  const { natuurlijk_persoon, niet_natuurlijk_persoon, vestiging, organisatorische_eenheid, medewerker } = people(version);
  return {
    natuurlijk_persoon, niet_natuurlijk_persoon, vestiging, organisatorische_eenheid, medewerker,
    adres: { identificatie: optionalText(100), ...straat, huisnummer: integer(0, 99999), huisletter: optionalText(1), huisnummertoevoeging: optionalText(4), postcode: optionalText(7) },
    buurt: { buurtCode: text(2), buurtNaam: text(40), gemGemeenteCode: text(4), wykWijkCode: text(2) },
    gemeente: { gemeenteNaam: text(80), gemeenteCode: text(4) },
    gemeentelijke_openbare_ruimte: { identificatie, openbareRuimteNaam: text(80) },
    huishouden: { nummer: text(12), isGehuisvestIn: maybe({ identificatie, adresAanduidingGrp: aanduiding }) },
    inrichtingselement: { type: kind('bak', 'bord', 'installatie', 'kast', 'mast', 'paal', 'sensor', 'straatmeubilair', 'waterinrichtingselement', 'weginrichtingselement'), identificatie, naam },
    kadastrale_onroerende_zaak: kadastraal,
    kunstwerkdeel: {
      type: kind('keermuur', 'overkluizing', 'duiker', 'faunavoorziening', 'vispassage', 'bodemval', 'coupure', 'ponton', 'voorde', 'hoogspanningsmast', 'gemaal', 'perron', 'sluis', 'strekdam', 'steiger', 'stuw'),
      identificatie, naam: text(80),
    },
    maatschappelijke_activiteit: { kvkNummer: text(8), handelsnaam: text(200) },
    openbare_ruimte: { identificatie, ...straat },
    pand: { identificatie },
    spoorbaandeel: { type: kind('breedspoor', 'normaalspoor', 'smalspoor', 'spoorbaan'), identificatie, naam },
    terreindeel: { type: text(40), identificatie, naam },
    terrein_gebouwd_object: { identificatie, adresAanduidingGrp: aanduiding },
    waterdeel: { typeWaterdeel: kind('zee', 'waterloop', 'watervlakte', 'greppel_droge_sloot'), identificatie, naam },
    wegdeel: { type: text(100), identificatie, naam },
    wijk: { wijkCode: text(2), wijkNaam: text(40), gemGemeenteCode: text(4) },
    woonplaats: { identificatie, woonplaatsNaam: text(80) },
    woz_deelobject: { nummerWozDeelObject: text(6), isOnderdeelVan: group(wozObject) },
    woz_object: wozObject,
    woz_waarde: { waardepeildatum: text(9), isVoor: group(wozObject) },
    zakelijk_recht: { identificatie, avgAard: text(1000), heeftBetrekkingOp: group(kadastraal), heeftAlsGerechtigde: group({ natuurlijkPersoon: group(natuurlijk_persoon), nietNatuurlijkPersoon: group(niet_natuurlijk_persoon) }) },
    overige: { overigeData: { kind: 'free', required: true } },
  };
};
