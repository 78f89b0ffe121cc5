// Invents who is involved in seeded zaken: all five kinds of betrokkene, with names as people really have them.
import type { JsonObject } from '../../../../core/model/json';
import type { Dice } from './dice';

const SURNAMES = ['Jansen', 'de Vries', 'van den Berg-Özdemir', 'El Amrani', 'Łukaszewski', 'd’Hondt', 'Müller', 'Ó Briain', 'Nguyễn', 'Yılmaz', 'van ’t Hof', 'Þórsson', 'Šimůnková', 'IJsbrandij'] as const;
const FIRST = ['Anouk', 'Bram', 'Chloë', 'Daan', 'Esmée', 'Fatıma', 'Gijs', 'Héloïse', 'Ibrahim', 'Jürgen', 'Kéké', 'Loïs', 'Mees', 'Noëlle', 'Özge', 'Pál'] as const;
const STREETS = ['Zandpad', 'Bankjesplein', 'Burgemeester Van der Duin-Özdemirlaan', '’s-Gravenkade', 'Plein 1813', 'Hœkstraat'] as const;
const FIRMS = ['Zandhoekse Bouw B.V.', 'Stichting “Het Bankje”', 'Vereniging Vrienden van de Iep & de Linde', 'Café ’t Hoekje V.O.F.', 'Coöperatie Zonnedak U.A.'] as const;
const TEAMS = ['Team Groen', 'Vergunningen, Toezicht & Handhaving', 'Juridische Zaken', 'Klantcontactcentrum'] as const;

/** A number of nine digits from the test range (999…) that passes the eleven test. */
export function testBsn(die: Dice): string {
  for (;;) {
    const digits = `999${String(die.roll(100_000)).padStart(5, '0')}`;
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0);
    const check = sum % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

const address = (die: Dice): JsonObject => ({
  aoaIdentificatie: `9999010000${String(die.roll(1_000_000)).padStart(6, '0')}`, wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: die.pick(STREETS), aoaPostcode: `99${10 + die.roll(90)}ZH`, aoaHuisnummer: 1 + die.roll(250),
  ...(die.once(3) && { aoaHuisletter: die.pick(['a', 'b', 'C']) }), ...(die.once(6) && { aoaHuisnummertoevoeging: die.pick(['bis', '2hg', 'III']) }),
});

const abroad = (die: Dice): JsonObject => ({ lndLandcode: '5010', lndLandnaam: 'België', subAdresBuitenland_1: `Zandstraat ${1 + die.roll(99)}`, subAdresBuitenland_2: '2000 Antwerpen' });

export const PEOPLE: Readonly<Record<'natuurlijk_persoon' | 'niet_natuurlijk_persoon' | 'vestiging' | 'organisatorische_eenheid' | 'medewerker', (die: Dice) => JsonObject>> = {
  natuurlijk_persoon: (die) => {
    const first = die.pick(FIRST);
    return {
      ...(die.once(8) ? { anpIdentificatie: `ANP-${die.roll(1_000_000)}` } : { inpBsn: testBsn(die) }), geslachtsnaam: die.pick(SURNAMES), voorletters: `${first.slice(0, 1)}.`, voornamen: first,
      ...(die.once(5) && { voorvoegselGeslachtsnaam: 'van der' }), geslachtsaanduiding: die.pick(['m', 'v', 'o']), geboortedatum: String(19_400_101 + die.roll(60) * 10_000),
      ...(die.once(12) ? { subVerblijfBuitenland: abroad(die) } : die.once(2) && { verblijfsadres: address(die) }),
    };
  },
  niet_natuurlijk_persoon: (die) => ({
    ...(die.once(4) ? { annIdentificatie: `ANN-${die.roll(100_000)}` } : { innNnpId: '002564440' }), statutaireNaam: die.pick(FIRMS), innRechtsvorm: die.pick(['besloten_vennootschap', 'stichting', 'vereniging', 'vennootschap_onder_firma']),
    bezoekadres: `${die.pick(STREETS)} ${1 + die.roll(99)}, 9999 ZH Zandhoek`,
  }),
  vestiging: (die) => ({ vestigingsNummer: String(die.roll(1_000_000_000)).padStart(12, '0'), handelsnaam: [die.pick(FIRMS), ...(die.once(3) ? ['Handelend onder “Zand & Zonen”'] : [])], verblijfsadres: address(die), kvkNummer: String(10_000_000 + die.roll(80_000_000)) }),
  organisatorische_eenheid: (die) => ({ identificatie: `OE-${100 + die.roll(40)}`, naam: die.pick(TEAMS), isGehuisvestIn: 'Stadhuis' }),
  medewerker: (die) => ({ identificatie: `mw${1000 + die.roll(400)}`, achternaam: die.pick(SURNAMES), voorletters: 'A.B.', ...(die.once(3) && { voorvoegselAchternaam: 'van' }) }),
};
export const KINDS = Object.keys(PEOPLE) as (keyof typeof PEOPLE)[];
