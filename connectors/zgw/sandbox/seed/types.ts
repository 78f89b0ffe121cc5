// The zaaktypen of the seeded catalogue as facts: what each asks, and one result for every way to derive a brondatum.

/** A resultaattype: what it is called, its class in the selectielijst of 2020, and how its archive dates are derived. */
export interface Uitkomst {
  readonly naam: string;
  readonly generiek: string;
  readonly klasse: string;
  readonly nominatie: 'vernietigen' | 'blijvend_bewaren';
  readonly termijn: string | null;
  /** null: what is kept for ever needs no brondatum. */
  readonly brondatum: Brondatum | null;
}

export interface Brondatum {
  readonly afleidingswijze: string;
  readonly datumkenmerk?: string;
  readonly objecttype?: string;
  readonly registratie?: string;
  readonly procestermijn?: string;
}

export interface Eigenschap {
  readonly naam: string;
  readonly definitie: string;
  readonly formaat: 'tekst' | 'getal' | 'datum';
  readonly lengte: string;
  readonly waarden?: readonly string[];
}

export interface Soort {
  readonly identificatie: string;
  readonly omschrijving: string;
  readonly procestype: number;
  readonly statussen: readonly string[];
  readonly rollen: readonly (readonly [omschrijving: string, generiek: string])[];
  readonly uitkomsten: readonly Uitkomst[];
  readonly eigenschappen: readonly Eigenschap[];
  readonly documenten: readonly string[];
  readonly besluiten: readonly string[];
  readonly deelzaken: readonly string[];
  readonly producten: readonly string[];
}

export const DOCUMENTEN = ['Aanvraag', 'Bijlage', 'Besluitbrief', 'Correspondentie', 'Verslag'] as const;
export const BESLUITEN = ['Besluit op aanvraag', 'Handhavingsbesluit'] as const;

const ROLLEN = [['Aanvrager', 'initiator'], ['Behandelaar', 'behandelaar'], ['Belanghebbende', 'belanghebbende'], ['Adviseur', 'adviseur'], ['Beslisser', 'beslisser'], ['Zaakcoördinator', 'zaakcoordinator']] as const;
const klaar = (naam: string, generiek: string, klasse: string, termijn: string, brondatum: Brondatum = { afleidingswijze: 'afgehandeld' }): Uitkomst => ({ naam, generiek, klasse, nominatie: 'vernietigen', termijn, brondatum });
const bewaard = (naam: string, generiek: string, klasse: string): Uitkomst => ({ naam, generiek, klasse, nominatie: 'blijvend_bewaren', termijn: 'P5Y', brondatum: { afleidingswijze: 'afgehandeld' } });

export const VERVALDAG = 'vervaldag';

export const SOORTEN: readonly Soort[] = [
  {
    identificatie: 'S-VERGUNNING', omschrijving: 'Vergunning behandelen', procestype: 11, statussen: ['Ontvangen', 'In behandeling', 'Besluit genomen', 'Afgerond'], rollen: ROLLEN,
    uitkomsten: [
      klaar('Geweigerd', 'Geweigerd', '11.2', 'P5Y'),
      klaar('Verleend tot vervaldag', 'Verleend', '11.1', 'P1Y', { afleidingswijze: 'eigenschap', datumkenmerk: VERVALDAG }),
      klaar('Verleend voor een dag', 'Verleend', '11.1.2', 'P1Y', { afleidingswijze: 'ingangsdatum_besluit' }),
      klaar('Tijdelijk verleend', 'Verleend', '11.1.7', 'P10Y', { afleidingswijze: 'vervaldatum_besluit' }),
      bewaard('Verleend, blijvend', 'Verleend', '11.1.3'),
      klaar('Ingetrokken', 'Ingetrokken', '11.3', 'P1Y'),
    ],
    eigenschappen: [
      { naam: VERVALDAG, definitie: 'Dag waarop de vergunning vervalt', formaat: 'datum', lengte: '8' },
      { naam: 'houtsoort', definitie: 'Soort hout', formaat: 'tekst', lengte: '80' },
      { naam: 'oppervlakte', definitie: 'In vierkante meter', formaat: 'getal', lengte: '5,2' },
    ],
    documenten: DOCUMENTEN, besluiten: ['Besluit op aanvraag'], deelzaken: ['S-ADVIES'], producten: ['https://producten.zandhoek.example/vergunning', 'https://producten.zandhoek.example/kap'],
  },
  {
    identificatie: 'S-ADVIES', omschrijving: 'Advies over een vergunning', procestype: 11, statussen: ['Gevraagd', 'Gegeven'], rollen: ROLLEN,
    uitkomsten: [klaar('Advies gegeven', 'Afgehandeld', '11.1.12', 'P1Y', { afleidingswijze: 'hoofdzaak' })],
    eigenschappen: [{ naam: 'strekking', definitie: 'Strekking van het advies', formaat: 'tekst', lengte: '40', waarden: ['positief', 'negatief', 'neutraal'] }],
    documenten: ['Correspondentie', 'Verslag', 'Bijlage'], besluiten: [], deelzaken: [], producten: [],
  },
  {
    identificatie: 'S-HANDHAVEN', omschrijving: 'Handhavingsverzoek behandelen', procestype: 12, statussen: ['Gemeld', 'Onderzocht', 'Afgehandeld'], rollen: ROLLEN,
    uitkomsten: [
      klaar('Handhaving uitgevoerd', 'Afgehandeld', '12.2', 'P10Y'),
      klaar('Object opgeheven', 'Verwerkt', '12.2.4', 'P20Y', { afleidingswijze: 'zaakobject', objecttype: 'overige', datumkenmerk: 'einddatum' }),
      klaar('Samen met andere zaak', 'Verwerkt', '12.2.1', 'P5Y', { afleidingswijze: 'gerelateerde_zaak' }),
      bewaard('Handhaving, blijvend', 'Afgehandeld', '12.2.2'),
    ],
    eigenschappen: [{ naam: 'locatie', definitie: 'Waar het is', formaat: 'tekst', lengte: '200' }],
    documenten: ['Correspondentie', 'Verslag', 'Bijlage', 'Besluitbrief'], besluiten: ['Handhavingsbesluit'], deelzaken: [], producten: [],
  },
  {
    identificatie: 'S-REPARATIE', omschrijving: 'Openbare ruimte repareren', procestype: 15, statussen: ['Gemeld', 'Gerepareerd'], rollen: ROLLEN,
    uitkomsten: [klaar('Gerepareerd', 'Verwerkt', '15.1.1', 'P5Y', { afleidingswijze: 'termijn', procestermijn: 'P1Y6M' })],
    eigenschappen: [{ naam: 'soort melding', definitie: 'Wat er stuk is', formaat: 'tekst', lengte: '30', waarden: ['bankje', 'lantaarn', 'stoeptegel', 'speeltoestel'] }],
    documenten: ['Aanvraag', 'Bijlage', 'Correspondentie'], besluiten: [], deelzaken: [], producten: [],
  },
  {
    identificatie: 'S-AANSTELLING', omschrijving: 'Medewerker aanstellen', procestype: 17, statussen: ['Voorgedragen', 'Getoetst', 'Afgerond'], rollen: ROLLEN,
    uitkomsten: [
      klaar('Aangesteld', 'Toegekend', '17.1', 'P10Y', { afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'einde dienstverband', objecttype: 'medewerker', registratie: 'Personeelssysteem' }),
      klaar('Niet aangesteld', 'Afgewezen', '17.2', 'P1Y'),
    ],
    eigenschappen: [{ naam: 'functie', definitie: 'Functie', formaat: 'tekst', lengte: '100' }],
    documenten: ['Aanvraag', 'Bijlage', 'Besluitbrief'], besluiten: [], deelzaken: [], producten: [],
  },
];
