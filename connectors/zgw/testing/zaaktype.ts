// A zaaktype of a town that does not exist, right in every field until a test spoils it.
import type { JsonObject } from '../../../core/model/json';

/** As the mapping would make it, in the target's shape. */
export const zaaktype = (over: JsonObject = {}): JsonObject => ({
  identificatie: 'B0001',
  omschrijving: 'Standplaats aanvragen',
  omschrijvingGeneriek: 'Vergunning',
  vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
  doel: 'Een standplaats op de markt toewijzen',
  aanleiding: 'Een ondernemer vraagt een standplaats aan',
  indicatieInternOfExtern: 'extern',
  handelingInitiator: 'Aanvragen',
  onderwerp: 'Standplaats',
  handelingBehandelaar: 'Behandelen',
  doorlooptijd: 'P56D',
  servicenorm: 'P6W',
  opschortingEnAanhoudingMogelijk: true,
  verlengingMogelijk: true,
  verlengingstermijn: 'P6W',
  trefwoorden: ['markt', 'standplaats'],
  publicatieIndicatie: false,
  selectielijstProcestype: { jaar: 2020, nummer: 11 },
  referentieproces: { naam: 'Vergunnen' },
  verantwoordelijke: 'Gemeente Zandhoek',
  versiedatum: '2026-03-01',
  statustypen: [
    { bron: 'ST1', volgnummer: 1, omschrijving: 'Ontvangen', informeren: false },
    { bron: 'ST2', volgnummer: 2, omschrijving: 'In behandeling', checklistitemStatustype: [{ itemnaam: 'Legt de aanvrager alle stukken over?', vraagstelling: 'Zijn alle stukken er?', verplicht: true }] },
    { bron: 'ST3', volgnummer: 3, omschrijving: 'Afgehandeld', informeren: true },
  ],
  resultaattypen: [
    {
      bron: 'RT1', omschrijving: 'Verleend', resultaattypeomschrijving: 'Verleend', selectielijstklasse: { jaar: 2020, nummer: '11.1' }, archiefnominatie: 'vernietigen', archiefactietermijn: 'P5Y',
      brondatumArchiefprocedure: { afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'einde standplaats', objecttype: 'overige', registratie: 'Marktregister' },
    },
    {
      bron: 'RT2', omschrijving: 'Aanvraag buiten behandeling gesteld wegens ontbrekende stukken', resultaattypeomschrijving: 'Niet ontvankelijk', selectielijstklasse: { jaar: 2020, nummer: '11.2' },
      archiefnominatie: 'vernietigen', archiefactietermijn: 'P5Y', brondatumArchiefprocedure: { afleidingswijze: 'afgehandeld' },
    },
  ],
  roltypen: [
    { bron: 'RO1', omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' },
    { bron: 'RO2', omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
  ],
  informatieobjecttypen: [
    { bron: 'DO1', omschrijving: 'Aanvraag', richting: 'inkomend', volgnummer: 1, informatieobjectcategorie: 'Aanvraag (alg.)', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', trefwoord: ['markt'] },
    { bron: 'DO2', omschrijving: 'Beschikking', richting: 'uitgaand', volgnummer: 2, statustype: 'ST3' },
  ],
  besluittypen: [],
  eigenschappen: [{ bron: 'EI1', naam: 'Oppervlakte', definitie: 'Oppervlakte van de standplaats', specificatie: { formaat: 'getal', lengte: '8', kardinaliteit: '1' } }],
  ...over,
});

type Item = JsonObject & { bron: string };

/** The same with one part changed (or, with null, taken out). */
export function withPart(value: JsonObject, list: string, bron: string, change: JsonObject | null): JsonObject {
  const items = (value[list] as Item[]).flatMap((item) => (item.bron !== bron ? [item] : change === null ? [] : [{ ...item, ...change }]));
  return { ...value, [list]: items };
}
