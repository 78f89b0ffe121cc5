// The lists of grounds that e-depots check by code and label: openbaarheid under three laws, and personal data.

/** A ground as its list spells it. */
export interface Grond {
  readonly code: string;
  readonly label: string;
}

export interface Grondenlijst {
  /** As a rule names it in short: `AW2021`. */
  readonly id: string;
  /** As it is named in the metadata. */
  readonly naam: string;
  /** What is before every code of this list. */
  readonly voor: string;
  /** Code after `voor`, with its label. Spelled as published, slips included: receivers compare both to the letter. */
  readonly gronden: readonly (readonly [string, string])[];
}

export const GRONDENLIJSTEN: readonly Grondenlijst[] = [
  {
    id: 'AW1995', naam: 'Openbaarheid Archiefwet 1995', voor: 'Openbaarheid/AW1995/',
    gronden: [
      ['BeperktOpenbaar-Levenssfeer/1.0', 'beperkt openbaar; eerbiediging van de persoonlijke levenssfeer (Archiefwet 1995)'],
      ['BeperktOpenbaar-Staatsbelang/1.0', 'beperkt openbaar; staatsbelang (Archiefwet 1995)'],
      ['BeperktOpenbaar-Benadeling/1.0', 'beperkt openbaar; onevenredige bevoordeling of benadeling (Archiefwet 1995)'],
      ['BeperktOpenbaar-BijzonderePersoonsgegevens/1.0', 'beperkt openbaar; bijzondere persoonsgegevens en/of persoonsgegevens van strafrechtelijke aard (Archiefwet 1995)'],
      ['BeperktOpenbaar-Particulier/1.0', 'beperkt openbaar; contractuele afspraken met archiefvormer (Archiefwet 1995)'],
      ['Openbaar/1.0', 'openbaar (Archiefwet 1995)'],
      ['Openbaar-Milieu/1.0', 'openbaar; milieu-informatie (Archiefwet 1995)'],
      ['NietBeoordeeld/1.0', 'openbaarheid niet beoordeeld (Archiefwet 1995)'],
    ],
  },
  {
    id: 'AW2021', naam: 'Openbaarheid Archiefwet 2021', voor: 'Openbaarheid/AW2021/',
    gronden: [
      ['BeperktOpenbaar-EenheidKroon/1.0', 'beperkt openbaar; vertrouwelijke bedrijfs- en fabricagegegevens (Archiefwet 2021)'],
      ['BeperktOpenbaar-VeiligheidStaat/1.0', 'beperkt openbaar; veiligheid Staat (Archiefwet 2021)'],
      ['BeperktOpenbaar-VertrouwelijkeBedrijfsgegevens/1.0', 'beperkt openbaar; vertrouwelijke bedrijfs- en fabricagegegevens (Archiefwet 2021)'],
      ['BeperktOpenbaar-BijzonderePersoonsgegevens/1.0', 'beperkt openbaar; bijzondere persoonsgegevens en/of persoonsgegevens van strafrechtelijke aard (Archiefwet 2021)'],
      ['BeperktOpenbaar-Identificatienummers/1.0', 'beperkt openbaar; identificatienummers (Archiefwet 2021)'],
      ['BeperktOpenbaar-InternationaleBetrekkingen/1.0', 'beperkt openbaar; internationale betrekkingen (Archiefwet 2021)'],
      ['BeperktOpenbaar-EconomischBelang/1.0', 'beperkt openbaar; economische of financiële belangen (Archiefwet 2021)'],
      ['BeperktOpenbaar-StrafbareFeiten/1.0', 'beperkt openbaar; opsporing strafbare feiten (Archiefwet 2021)'],
      ['BeperktOpenbaar-InspectieControleToezicht/1.0', 'beperkt openbaar; inspectie, controle en toezicht (Archiefwet 2021)'],
      ['BeperktOpenbaar-PersoonlijkeLevenssfeer/1.0', 'beperkt openbaar; persoonlijke levenssfeer (Archiefwet 2021)'],
      ['BeperktOpenbaar-concurrentiegevoeligeBedrijfsgegevens/1.0', 'beperkt openbaar; concurrentiegevoelige bedrijfs- en fabricagegegevens (Archiefwet 2021)'],
      ['BeperktOpenbaar-BeschermingMilieu/1.0', 'beperkt openbaar; bescherming van het milieu (Archiefwet 2021)'],
      ['BeperktOpenbaar-BeveiligingBedrijvenPersonen/1.0', 'beperkt openbaar; beveiliging van personen en bedrijven (Archiefwet 2021)'],
      ['BeperktOpenbaar-FunctionerenOverheden/1.0', 'beperkt openbaar; functioneren overheden (Archiefwet 2021)'],
      ['BeperktOpenbaar-AndereBelangen/1.0', 'beperkt openbaar; andere belangen/onevenredige benadeling (Archiefwet 2021)'],
      ['BeperktOpenbaar-VertrouwelijkeBedrijfsgegevensMilieu/1.0', 'beperkt openbaar; belang vertrouwelijke bedrijfs- en fabricagegegevens groter dan belang milieu-informatie (Archiefwet 2021)'],
      ['Openbaar-VertrouwelijkeBedrijfsgegevensMilieu/1.0', 'beperkt openbaar; belang milieu-informatie groter dan belang vertrouwelijke bedrijfs- en fabricagegegevens (Archiefwet 2021)'],
      ['Openbaar/1.0', 'openbaar (Archiefwet 2021)'],
      ['Openbaar-MilieuEmissies/1.0', 'openbaar; emissies in het milieu (Archiefwet 2021)'],
      ['NietBeoordeeld/1.0', 'niet beoordeeld (Archiefwet 2021)'],
    ],
  },
  {
    id: 'WOO', naam: 'Openbaarheid Wet open overheid', voor: 'Openbaarheid/WOO/',
    gronden: [
      ['NietOpenbaar-EenheidKroon/1.0', 'niet openbaar; eenheid van de Kroon (Wet Open Overheid)'],
      ['NietOpenbaar-VeiligheidStaat/1.0', 'niet openbaar; veiligheid van de Staat (Wet Open Overheid)'],
      ['NietOpenbaar-InternationaleBetrekkingen/1.0', 'niet openbaar; internationale betrekkingen (Wet Open Overheid)'],
      ['NietOpenbaar-BijzonderePersoonsgegevens/1.0', 'niet openbaar; bijzondere persoonsgegevens en/of persoonsgegevens van strafrechtelijke aard (Wet Open Overheid)'],
      ['NietOpenbaar-PersoonlijkeLevenssfeer/1.0', 'niet openbaar; persoonlijke levenssfeer (Wet Open Overheid)'],
      ['NietOpenbaar-VertrouwelijkeBedrijfsgegevens/1.0', 'niet openbaar; bedrijfs- en fabricagegegevens (Wet Open Overheid)'],
      ['NietOpenbaar-EconomischBelang/1.0', 'niet openbaar; economische of financiële belangen (Wet Open Overheid)'],
      ['NietOpenbaar-StrafbareFeiten/1.0', 'niet openbaar; strafbare feiten (Wet Open Overheid)'],
      ['NietOpenbaar-InspectieControleToezicht/1.0', 'niet openbaar; inspectie, controle en toezicht (Wet Open Overheid)'],
      ['NietOpenbaar-EersteKennisneming/1.0', 'niet openbaar; eerste kennisneming (Wet Open Overheid)'],
      ['NietOpenbaar-OnevenredigeBenadeling/1.0', 'niet openbaar; onevenredige bevoordeling of benadeling (Wet Open Overheid)'],
      ['NietOpenbaar-BeschermingMilieu/1.0', 'niet openbaar; bescherming van het milieu (Wet Open Overheid)'],
      ['NietOpenbaar-BeveiligingBedrijvenPersonen/1.0', 'niet openbaar; beveiliging van personen en bedrijven (Wet Open Overheid)'],
      ['NietOpenbaar-Ondersteuning/1.0', 'niet openbaar; ondersteuning Kamerleden, Statenleden en raadsleden (Wet Open Overheid)'],
      ['NietOpenbaar-Kabinetsformatie/1.0', 'niet openbaar; informatie aan of bij de formateur of informateur (Wet Open Overheid)'],
      ['NietOpenbaar-PersoonlijkeBeleidsopvattingen', 'niet openbaar; persoonlijke beleidsopvattingen (Wet Open Overheid)'],
      ['Openbaar-Actief/1.0', 'openbaar; actief (Wet Open Overheid)'],
      ['Openbaar-ZwaarwegendBelang/1.0', 'openbaar; zwaarwegend belang (Wet Open Overheid)'],
      ['Openbaar-VerzoekOpenbaarmaking/1.0', 'openbaar; op verzoek (Wet Open Overheid)'],
      ['NietBeoordeeld/1.0', 'niet beoordeeld (Wet Open Overheid)'],
    ],
  },
  {
    id: 'AVG', naam: 'Persoonsgegevens AVG', voor: 'Persoonsgegevens/AVG/',
    gronden: [
      ['BijzonderePersoonsgegevens/1.0', 'bijzondere persoonsgegevens; (Uitvoeringswet AVG)'],
      ['BijzonderePersoonsgegevens-Strafrechtelijk/1.0', 'persoonsgegevens van strafrechtelijke aard (Uitvoeringswet AVG)'],
      ['GeenPersoonsgegevens/1.0', 'geen persoonsgegevens (Uitvoeringswet AVG)'],
      ['OverigePersoonsgegevens/1.0', 'overige persoonsgegevens (Uitvoeringswet AVG)'],
      ['NietBeoordeeld/1.0', 'niet beoordeeld (Uitvoeringswet AVG)'],
    ],
  },
];

const loose = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The list that is meant by its short name, its full name or `Openbaarheid <short name>`; undefined: none of ours. */
export function lijstVan(name: string): Grondenlijst | undefined {
  const given = loose(name);
  return GRONDENLIJSTEN.find((lijst) => [lijst.id, lijst.naam, `openbaarheid ${lijst.id}`, `persoonsgegevens ${lijst.id}`].some((known) => loose(known) === given));
}

/** Grounds of this list whose code or label is this, without regard to case; two where the published list gives a label twice. */
export function grondenVan(lijst: Grondenlijst, text: string): readonly Grond[] {
  const given = text.trim().toLowerCase();
  return lijst.gronden
    .map(([code, label]): Grond => ({ code: `${lijst.voor}${code}`, label }))
    .filter(({ code, label }) => {
      const short = code.slice(lijst.voor.length);
      return [code, short, short.replace(/\/1\.0$/, ''), label].some((known) => known.toLowerCase() === given);
    });
}
