// Computes the fields of a seeded zaak, of great variety, as a register keeps them.
import type { JsonObject } from '../../../../core/model/json';
import { placeAt, type Place } from '../paths';
import { besluitUuid, zaakPlace, type Dossier, type Numbers } from '../zaken/dossier';
import { archived } from './archived';
import { dice, type Dice } from './dice';
import { addDays, FIELDS, nonceOf, startOf, type Outline, type Seed } from './outline';

const TITLES = [
  'Bankje stuk', 'Kappen van twee iepen', 'Café “’t Hoekje” – terras', 'Bezwaar §4.2 & toelichting <concept>', 'Żółć, naïveté, coöperatie; Ærø/Þing', 'Dakkapel achterzijde', 'Uitweg aanleggen', 'Verbouwing van de schuur tot bed & breakfast met acht kamers en parkeerplaatsen',
  'Evenement: Zandhoekse Dagen', 'Geluidsoverlast', '   spaties   binnenin', 'C:\\temp\\zaak?*.pdf', 'Ĳsvereniging', '100 % duurzaam; "dubbel" en \'enkel\'',
] as const;
const LONG = 'Aanvrager meldt dat het bankje sinds de storm scheef staat.\nRegel twee: tab\there, aanhalingsteken " en accolade {}.\nZie ook “bijlage 3”. ';
const LEVELS = ['openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk', 'zaakvertrouwelijk', 'zaakvertrouwelijk', 'vertrouwelijk', 'confidentieel'] as const;

export const identificatieOf = (seed: Pick<Seed, 'zaken'>, serial: number): string => `ZAAK-${startOf(seed, serial).slice(0, 4)}-${String(serial).padStart(10, '0')}`;
export const bronorganisatieOf = (serial: number): string => (serial % 37 === 0 ? '111222333' : '002564440');

/** The zaak itself, as a register keeps it. */
export function zaakValue(seed: Seed, it: Outline): JsonObject {
  const { serial, startdatum, einddatum, soort } = it;
  const die = dice(serial, FIELDS);
  const place = (other: number): Place => zaakPlace(seed.numbers, seededName(other));
  const related: JsonObject[] = [
    ...(it.related === null ? [] : [{ url: place(it.related), aardRelatie: 'vervolg' }]),
    ...(serial % 101 === 0 ? [{ url: 'https://zaken.elders.example/api/v1/zaken/7a0a2f4c-55f6-4f3a-9a51-2d7d0ab5ad1e', aardRelatie: 'onderwerp' }] : []),
  ];
  return {
    identificatie: identificatieOf(seed, serial), bronorganisatie: bronorganisatieOf(serial), omschrijving: die.pick(TITLES).trim().slice(0, 80), zaaktype: seed.places.zaaktype(soort.identificatie),
    registratiedatum: startdatum, verantwoordelijkeOrganisatie: '002564440', startdatum, vertrouwelijkheidaanduiding: die.pick(LEVELS),
    ...(einddatum !== null && { einddatum }),
    ...(die.once(3) && { toelichting: LONG.repeat(1 + die.roll(5)).slice(0, 1000).trim() }),
    ...(die.once(2) && { einddatumGepland: addDays(startdatum, 56) }),
    ...(die.once(2) && { uiterlijkeEinddatumAfdoening: addDays(startdatum, 98) }),
    ...(die.once(12) && { publicatiedatum: addDays(startdatum, 3) }),
    ...(die.once(5) && { communicatiekanaal: 'https://referentielijsten.zandhoek.example/communicatiekanalen/balie', communicatiekanaalNaam: 'Balie' }),
    ...(soort.producten.length > 0 && die.once(4) && { productenOfDiensten: [die.pick(soort.producten)] }),
    ...payment(die, startdatum),
    ...(die.once(8) && { zaakgeometrie: { type: 'Point', coordinates: [5 + die.roll(1000) / 1000, 52 + die.roll(1000) / 1000] } }),
    ...(die.once(11) && { verlenging: { reden: 'Advies was nog niet binnen', duur: die.pick(['P6W', 'P42D', 'P1M']) } }),
    ...(die.once(13) && { opschorting: einddatum === null && die.once(2) ? { indicatie: true, reden: 'Wacht op aanvulling van de aanvrager' } : { indicatie: false, eerdereOpschorting: true, reden: '' } }),
    ...(it.hoofdzaak !== null && { hoofdzaak: place(it.hoofdzaak) }),
    ...(related.length > 0 && { relevanteAndereZaken: related }),
    ...(die.once(6) && { kenmerken: [{ kenmerk: `K-${serial}`, bron: 'Oud systeem' }, ...(die.once(3) ? [{ kenmerk: 'Pas op: café & bar', bron: 'Loket “Noord”' }] : [])] }),
    ...(die.once(15) && { opdrachtgevendeOrganisatie: '111222333' }),
    ...(die.once(14) && { processobjectaard: 'vergunning' }),
    ...(die.once(20) && { processobject: { datumkenmerk: 'einddatum', identificatie: `PO-${serial}`, objecttype: 'vergunning', registratie: 'Vergunningenregister' } }),
    ...archived(seed, it),
    laatstGemuteerd: `${einddatum ?? startdatum}T15:45:00Z`,
  };
}

function payment(die: Dice, startdatum: string): JsonObject {
  const betalingsindicatie = die.pick(['', '', '', 'nvt', 'nog_niet', 'gedeeltelijk', 'geheel']);
  if (betalingsindicatie === '') return {};
  return { betalingsindicatie, ...((betalingsindicatie === 'geheel' || betalingsindicatie === 'gedeeltelijk') && { laatsteBetaaldatum: `${addDays(startdatum, 5)}T11:30:00Z` }) };
}

/** Enough to know the place of a seeded zaak. */
export const seededName = (serial: number): Pick<Dossier, 'serial' | 'nonce' | 'seeded'> => ({ serial, nonce: nonceOf(serial, 1, 0), seeded: true });
export const besluitPlace = (numbers: Numbers, serial: number): Place => placeAt('besluiten', 'besluiten', besluitUuid(numbers, true, serial, nonceOf(serial, 2, 0)));

/** Without its parts. */
export const lightDossier = (seed: Seed, it: Outline): Dossier => ({
  ...seededName(it.serial), zaak: zaakValue(seed, it), parts: {}, next: 1,
  deelzaken: it.deelzaken.map((serial) => zaakPlace(seed.numbers, seededName(serial))).reverse(),
  besluiten: it.besluit === null ? [] : [besluitPlace(seed.numbers, it.serial)],
});
