// Computes the parts of a seeded zaak: who is involved, how far it came, what it is about, and its documents.
import type { JsonObject } from '../../../../core/model/json';
import { seededDocument } from '../documenten/seeded';
import type { Place } from '../paths';
import { addPart, FIRST_ADDED, partPlace, type Dossier, type Part, type PartKind } from '../zaken/dossier';
import { opgehevenOp, vervaldagOf } from './archived';
import { dice } from './dice';
import { addDays, DAY, nonceOf, OBJECTS, outline, ROLES, TRAITS, type Outline, type Seed } from './outline';
import { KINDS, PEOPLE } from './people';
import { VERVALDAG } from './types';
import { lightDossier } from './zaak';

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
