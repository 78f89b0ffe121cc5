// Computes a seeded zaak from its number: always the same, of great variety, and nowhere kept until somebody changes it.
import type { JsonObject } from '../../../../core/model/json';
import { placeAt, type Place } from '../paths';
import { addPart, besluitUuid, FIRST_ADDED, partPlace, zaakPlace, type Dossier, type Numbers, type Part, type PartKind } from '../zaken/dossier';
import { addPeriod } from '../zaken/term';
import { seededDocument } from '../documenten/seeded';
import type { Places } from './catalogue';
import { dice, type Dice } from './dice';
import { KINDS, PEOPLE } from './people';
import { SOORTEN, VERVALDAG, type Soort, type Uitkomst } from './types';

/** What the seed is asked for. */
export interface Seed {
  readonly numbers: Numbers;
  readonly places: Places;
  readonly zaken: number;
  readonly documenten: number;
}

/** What everything about a zaak follows from; cheap. */
export interface Outline {
  readonly serial: number;
  readonly soort: Soort;
  readonly startdatum: string;
  /** null: open. */
  readonly einddatum: string | null;
  readonly uitkomst: Uitkomst | null;
  readonly hoofdzaak: number | null;
  readonly deelzaken: readonly number[];
  readonly besluit: Besloten | null;
  readonly related: number | null;
}

/** The days of its besluit. */
export interface Besloten {
  readonly datum: string;
  readonly ingangsdatum: string;
  readonly vervaldatum: string | null;
}

const DAY = 86_400_000; // ms
const FIRST_DAY = Date.parse('2015-01-01');
/** No seeded zaak takes longer, in days. */
export const LONGEST = 180;
const DAYS = 3833; // up to 30 June 2025: every date lies in the past
const ROUND = 20; // in every twenty zaken one has two deelzaken, right behind it
const HOOFDZAAK = 6;

const at = (days: number): string => new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10);
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const soortNamed = (identificatie: string): Soort => SOORTEN.find((soort) => soort.identificatie === identificatie) as Soort;
const VERGUNNING = soortNamed('S-VERGUNNING');
const ADVIES = soortNamed('S-ADVIES');
const OTHERS = SOORTEN.filter((soort) => soort !== ADVIES);

/** Purposes of dice: each aspect has its own, so that a change of one leaves the others as they are. */
const [OUTLINE, FIELDS, ROLES, TRAITS, OBJECTS, NONCES] = [1, 2, 3, 4, 5, 6];

/** Never falls as the number rises; a deelzaak starts with its hoofdzaak. */
export function startOf(seed: Pick<Seed, 'zaken'>, serial: number): string {
  const behind = Math.max(0, ((serial - 1) % ROUND) - HOOFDZAAK);
  return at(Math.floor(((serial - 1 - (behind <= 2 ? behind : 0)) * DAYS) / seed.zaken));
}

/** Chance of the UUID of a seeded object. */
export const nonceOf = (serial: number, kind: number, index: number): number => dice(serial, NONCES + kind * 70_001 + index).roll(2 ** 30);

export function outline(seed: Seed, serial: number): Outline {
  const startdatum = startOf(seed, serial);
  const place = (serial - 1) % ROUND;
  const die = dice(serial, OUTLINE);
  const hoofdzaak = place === HOOFDZAAK + 1 || place === HOOFDZAAK + 2 ? serial - (place - HOOFDZAAK) : null;
  if (hoofdzaak !== null) return deelzaak(seed, serial, startdatum, hoofdzaak);
  const deelzaken = place === HOOFDZAAK ? [serial + 1, serial + 2].filter((one) => one <= seed.zaken) : [];
  const soort = place === HOOFDZAAK ? VERGUNNING : die.pick(OTHERS);
  const closed = die.roll(10) < 7;
  const einddatum = closed ? addDays(startdatum, 10 + die.roll(170)) : null;
  const related = soort.identificatie === 'S-HANDHAVEN' && serial > 3 && die.once(2) ? serial - 3 : die.once(17) && serial > 1 ? serial - 1 : null;
  let uitkomst = einddatum === null ? null : die.pick(soort.uitkomsten);
  // A related zaak gives a date only when it is closed itself.
  if (uitkomst?.brondatum?.afleidingswijze === 'gerelateerde_zaak' && (related === null || endOf(seed, related) === null)) uitkomst = soort.uitkomsten[0] ?? null;
  const decided = soort.besluiten.length > 0 && einddatum !== null && (needsBesluit(uitkomst) || die.once(2));
  return { serial, soort, startdatum, einddatum, uitkomst, hoofdzaak: null, deelzaken, related, besluit: decided ? besloten(die, einddatum) : null };
}

const needsBesluit = (uitkomst: Uitkomst | null): boolean => uitkomst?.brondatum?.afleidingswijze.endsWith('_besluit') ?? false;

function besloten(die: Dice, einddatum: string): Besloten {
  const datum = addDays(einddatum, -die.roll(8));
  return { datum, ingangsdatum: addDays(datum, die.roll(30)), vervaldatum: die.once(3) ? null : addDays(datum, 100 + die.roll(1500)) };
}

/** Closed before its hoofdzaak is, and never left open by a closed one. */
function deelzaak(seed: Seed, serial: number, startdatum: string, hoofdzaak: number): Outline {
  const end = endOf(seed, hoofdzaak);
  const die = dice(serial, OUTLINE);
  const usual = addDays(startdatum, 1 + die.roll(8)); // a hoofdzaak takes ten days at least
  const einddatum = end !== null || die.once(2) ? usual : null;
  return { serial, soort: ADVIES, startdatum, einddatum, uitkomst: einddatum === null ? null : (ADVIES.uitkomsten[0] ?? null), hoofdzaak, deelzaken: [], besluit: null, related: null };
}

/** The einddatum alone, without what hangs from other zaken. */
function endOf(seed: Seed, serial: number): string | null {
  const place = (serial - 1) % ROUND;
  if (place === HOOFDZAAK + 1 || place === HOOFDZAAK + 2) return deelzaak(seed, serial, startOf(seed, serial), serial - (place - HOOFDZAAK)).einddatum;
  const die = dice(serial, OUTLINE);
  if (place !== HOOFDZAAK) die.pick(OTHERS);
  return die.roll(10) < 7 ? addDays(startOf(seed, serial), 10 + die.roll(170)) : null;
}

/** What the register derived when the zaak was closed (zrc-021), written out here once more: nothing is looked up. */
function archived(seed: Seed, it: Outline): JsonObject {
  const { uitkomst, einddatum } = it;
  if (uitkomst === null || einddatum === null) return {};
  const brondatum = brondatumOf(seed, it, einddatum, uitkomst);
  const actie = brondatum === null || uitkomst.termijn === null ? null : addPeriod(brondatum, uitkomst.termijn);
  return {
    archiefnominatie: uitkomst.nominatie,
    ...(uitkomst.nominatie === 'vernietigen' && brondatum !== null && { startdatumBewaartermijn: brondatum }),
    ...(actie !== null && { archiefactiedatum: actie }),
  };
}

/** Where a brondatum comes from, per afleidingswijze; what is not named has none (ander_datumkenmerk, or kept for ever). */
const BRONDATUM: Readonly<Record<string, (seed: Seed, it: Outline, einddatum: string, procestermijn: string) => string | null>> = {
  afgehandeld: (_seed, _it, einddatum) => einddatum,
  termijn: (_seed, _it, einddatum, procestermijn) => addPeriod(einddatum, procestermijn),
  eigenschap: (_seed, { serial }, einddatum) => vervaldagOf(serial, einddatum),
  zaakobject: (_seed, { serial }, einddatum) => opgehevenOp(serial, einddatum),
  ingangsdatum_besluit: (_seed, { besluit }) => besluit?.ingangsdatum ?? null,
  vervaldatum_besluit: (_seed, { besluit }) => besluit?.vervaldatum ?? null,
  hoofdzaak: (seed, { hoofdzaak }) => (hoofdzaak === null ? null : endOf(seed, hoofdzaak)),
  gerelateerde_zaak: (seed, { related }) => (related === null ? null : endOf(seed, related)),
};

const brondatumOf = (seed: Seed, it: Outline, einddatum: string, { brondatum }: Uitkomst): string | null =>
  brondatum === null ? null : (BRONDATUM[brondatum.afleidingswijze]?.(seed, it, einddatum, brondatum.procestermijn ?? '') ?? null);

const vervaldagOf = (serial: number, einddatum: string): string => addDays(einddatum, dice(serial, TRAITS).roll(2000));
const opgehevenOp = (serial: number, einddatum: string): string => addDays(einddatum, dice(serial, OBJECTS).roll(700));

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

/** Whole. */
export function seededDossier(seed: Seed, serial: number): Dossier {
  const it = outline(seed, serial);
  const dossier = lightDossier(seed, it);
  const put = (kind: PartKind, value: JsonObject): Part => addPart(dossier, kind, value, nonceOf(serial, 10, dossier.next));
  const behandelaar = rollen(seed, it, put);
  statussen(seed, it, () => partPlace(seed.numbers, dossier, 'rol', behandelaar), put);
  eigenschappen(seed, it, put);
  zaakobjecten(seed, it, put);
  for (let nummer = 1; nummer <= seed.documenten; nummer += 1) {
    put('zaakinformatieobject', { informatieobject: seededDocument(serial, nummer), registratiedatum: `${it.startdatum}T10:00:00Z`, ...(nummer % 3 === 1 && { titel: `Stuk ${nummer}`, beschrijving: 'Toegevoegd bij “intake”' }) });
  }
  if (it.uitkomst !== null) put('resultaat', { resultaattype: seed.places.resultaattype(it.soort.identificatie, it.uitkomst.naam), ...(serial % 3 === 0 && { toelichting: 'Zie de besluitbrief' }) });
  dossier.next = FIRST_ADDED;
  return dossier;
}

type Put = (kind: PartKind, value: JsonObject) => Part;

/** Answers the behandelaar. */
function rollen(seed: Seed, { serial, soort, startdatum }: Outline, put: Put): Part {
  const die = dice(serial, ROLES);
  const rol = (generiek: string, kind: (typeof KINDS)[number], more: JsonObject = {}): Part => put('rol', {
    betrokkeneType: kind, roltype: seed.places.roltype(soort.identificatie, generiek), omschrijving: soort.rollen.find(([, named]) => named === generiek)?.[0] ?? '', omschrijvingGeneriek: generiek,
    roltoelichting: `${generiek} van de zaak`, registratiedatum: `${startdatum}T08:30:00Z`,
    ...(die.once(19) ? { betrokkene: `https://personen.zandhoek.example/api/v1/personen/${serial}` } : { betrokkeneIdentificatie: PEOPLE[kind](die) }), ...more,
  });
  // The kind of the initiator turns with the number, so that every stretch has all five.
  const kind = KINDS[serial % KINDS.length] ?? 'natuurlijk_persoon';
  rol('initiator', kind, {
    ...(die.once(7) && { afwijkendeNaamBetrokkene: 'Familie Van der Duin–Özdemir' }),
    ...(die.once(6) && { contactpersoonRol: { naam: 'F. Yılmaz', emailadres: 'f.yilmaz@zandhoek.example', telefoonnummer: '0612345678', functie: 'Secretaris' } }),
    ...(die.once(9) && { indicatieMachtiging: 'gemachtigde' }),
    ...(kind === 'natuurlijk_persoon' && die.once(4) && { authenticatieContext: { source: 'digid', levelOfAssurance: 'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract' } }),
  });
  const behandelaar = rol('behandelaar', 'medewerker');
  if (die.once(3)) rol('belanghebbende', die.pick(KINDS));
  if (die.once(5)) rol('adviseur', 'organisatorische_eenheid');
  if (die.once(8)) rol('belanghebbende', 'natuurlijk_persoon');
  return behandelaar;
}

function statussen(seed: Seed, { serial, soort, startdatum, einddatum }: Outline, behandelaar: () => Place, put: Put): void {
  const all = soort.statussen.length;
  const reached = einddatum === null ? 1 + (serial % (all - 1)) : all;
  const days = einddatum === null ? 20 : (Date.parse(einddatum) - Date.parse(startdatum)) / DAY;
  for (let volgnummer = 1; volgnummer <= reached; volgnummer += 1) {
    const last = volgnummer === all;
    const day = last && einddatum !== null ? einddatum : addDays(startdatum, Math.floor((days * (volgnummer - 1)) / all));
    put('status', {
      statustype: seed.places.statustype(soort.identificatie, volgnummer), datumStatusGezet: `${day}T${last ? '15' : '09'}:${String((serial * 7 + volgnummer) % 60).padStart(2, '0')}:00Z`,
      ...(serial % 4 === 0 && { statustoelichting: `Stap ${volgnummer}: “${soort.statussen[volgnummer - 1] ?? ''}”` }), ...(serial % 5 === 0 && volgnummer > 1 && { gezetdoor: behandelaar() }),
    });
  }
}

function eigenschappen(seed: Seed, it: Outline, put: Put): void {
  const die = dice(it.serial, TRAITS + 100);
  for (const { naam, waarden, formaat } of it.soort.eigenschappen) {
    const source = naam === VERVALDAG && it.uitkomst?.brondatum?.afleidingswijze === 'eigenschap';
    if (!source && (naam === VERVALDAG || !die.once(2))) continue;
    const waarde = source ? vervaldagOf(it.serial, it.einddatum ?? it.startdatum) : waarden ? die.pick(waarden) : formaat === 'getal' ? `${die.roll(400)},5` : die.pick(['eik', 'kastanje “de oude”', 'Žižkov-plein', 'beuk; gezaagd & geschaafd']);
    put('zaakeigenschap', { eigenschap: seed.places.eigenschap(it.soort.identificatie, naam), naam, waarde });
  }
}

function zaakobjecten(seed: Seed, it: Outline, put: Put): void {
  const die = dice(it.serial, OBJECTS + 100);
  if (it.uitkomst?.brondatum?.afleidingswijze === 'zaakobject') {
    put('zaakobject', { objectType: 'overige', objectTypeOverige: 'bouwwerk', relatieomschrijving: 'gaat over', objectIdentificatie: { overigeData: { naam: `Schuur ${it.serial}`, einddatum: opgehevenOp(it.serial, it.einddatum ?? it.startdatum) } } });
  }
  if (die.once(3)) put('zaakobject', { objectType: 'adres', relatieomschrijving: 'locatie', objectIdentificatie: { identificatie: `9999200000${String(it.serial % 1_000_000).padStart(6, '0')}`, wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: '’s-Gravenkade', huisnummer: 1 + die.roll(200), postcode: '9999ZH' } });
  if (die.once(6)) put('zaakobject', { objectType: 'kadastrale_onroerende_zaak', objectIdentificatie: { kadastraleIdentificatie: `ZHK00-A-${it.serial}`, kadastraleAanduiding: `Zandhoek A ${it.serial}` } });
  if (die.once(7)) put('zaakobject', { objectType: 'pand', object: `https://bag.zandhoek.example/panden/${it.serial}`, zaakobjecttype: seed.places.zaakobjecttype(it.soort.identificatie), relatieomschrijving: 'betreft' });
}
