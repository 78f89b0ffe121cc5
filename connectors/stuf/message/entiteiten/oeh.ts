// Elements of OEH (organisatorische eenheid) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const OEH: Tabel = {
  'ActualiseerZaakstatus-OEH-kerngegevensKennisgeving': `[e!v!k]
    identificatie:t24!~ naam:t50~ isGehuisvestIn:OEHVZO-kerngegevensKennisgeving~<OEHVZO`,
  'CreeerZaak-OEH-kerngegevensKennisgeving': '[e!v!k] identificatie:t24! naam:t50~ isGehuisvestIn:OEHVZO-kerngegevensKennisgeving~<OEHVZO',
  'OEH-antwoord': `[e!nk]
    identificatie:t24~ naam:t50~ naamVerkort:t25~ omschrijving:t80~ toelichting:t1000~ telefoonnummer:t20~ faxnummer:t20~ emailadres:t254~
    ingangsdatumObject:Datum~ einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen bestaatUit:OEHMDWLID-antwoord*~<OEHMDWLID heeftAlsVerantwoordelijke:OEHMDWCPR-antwoord*~<OEHMDWVRA
    heeftAlsContactpersoon:OEHMDWCPR-antwoord*~<OEHMDWCPR isGehuisvestIn:OEHVZO-antwoord~<OEHVZO`,
  'OEH-gerelateerdeAntwoord': `[e!nk]
    identificatie:t24~ naam:t50~ naamVerkort:t25~ omschrijving:t80~ toelichting:t1000~ telefoonnummer:t20~ faxnummer:t20~ emailadres:t254~
    ingangsdatumObject:Datum~ einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen isGehuisvestIn:OEHVZO-antwoord~<OEHVZO`,
  'OEH-gerelateerdeVraag': `[e!nk]
    identificatie:t24~ naam:t50~ naamVerkort:t25~ omschrijving:t80~ toelichting:t1000~ telefoonnummer:t20~ faxnummer:t20~ emailadres:t254~
    ingangsdatumObject:Datum~ einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen isGehuisvestIn:OEHVZO-vraag~<OEHVZO`,
  'OEH-inOBJ': '[e!nvk] identificatie:t24~ naam:t50~ ingangsdatumObject:Datum~ einddatumObject:Datum~ isGehuisvestIn:OEHVZO-kerngegevens~<OEHVZO',
  'OEH-kerngegevens': '[e!vk] identificatie:t24~ naam:t50~ isGehuisvestIn:OEHVZO-kerngegevens~<OEHVZO',
  'OEH-kerngegevensKennisgeving': '[e!v!k] identificatie:t24~ naam:t50~ isGehuisvestIn:OEHVZO-kerngegevensKennisgeving~<OEHVZO',
  'OEH-vraag': `[e!sk]
    identificatie:t24~ naam:t50~ naamVerkort:t25~ omschrijving:t80~ toelichting:t1000~ telefoonnummer:t20~ faxnummer:t20~ emailadres:t254~
    ingangsdatumObject:Datum~ einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen bestaatUit:OEHMDWLID-vraag~<OEHMDWLID heeftAlsVerantwoordelijke:OEHMDWCPR-vraag~<OEHMDWVRA
    heeftAlsContactpersoon:OEHMDWCPR-vraag~<OEHMDWCPR isGehuisvestIn:OEHVZO-vraag~<OEHVZO`,
  'OEHMDWCPR-antwoord': `[e!nk]
    gerelateerde:MDW-gerelateerdeVraag!~<MDW s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'OEHMDWCPR-vraag': `[e!k]
    gerelateerde:MDW-gerelateerdeVraag!~<MDW s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'OEHMDWLID-antwoord': `[ABe!nk]
    gerelateerde:MDW-gerelateerdeVraag!~<MDW s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'OEHMDWLID-vraag': `[ABe!k]
    gerelateerde:MDW-gerelateerdeVraag!~<MDW s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'OEHVZO-antwoord': '[e!k] gerelateerde:VZO-antwoord!<VZO s/extraElementen:ExtraElementen',
  'OEHVZO-kerngegevens': '[e!nvk] gerelateerde:VZO-kerngegevens!<VZO',
  'OEHVZO-kerngegevensKennisgeving': '[e!nv!k] gerelateerde:VZO-kerngegevensKennisgeving!<VZO',
  'OEHVZO-vraag': '[e!nk] gerelateerde:VZO-vraag!<VZO s/extraElementen:ExtraElementen',
};
