// Elements of MDW (medewerker) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const MDW: Tabel = {
  'ActualiseerZaakstatus-MDW-kerngegevensKennisgeving': '[e!v!k] identificatie:t24!~ achternaam:t200~ voorletters:t20~ voorvoegselAchternaam:t10~',
  'CreeerZaak-MDW-kerngegevensKennisgeving': '[e!v!k] identificatie:t24! achternaam:t200~ voorletters:t20~ voorvoegselAchternaam:t10~',
  'MDW-antwoord': `[e!nk]
    identificatie:t24~ achternaam:t200~ voorletters:t20~ voorvoegselAchternaam:t10~ roepnaam:t30~ geslachtsaanduiding:Geslachtsaanduiding~
    functie:t50~ datumUitDienst:Datum~ telefoonnummer:t20~ emailadres:t254~ toelichting:t1000~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen hoortBij:MDWOEHCPR-antwoord*~<MDWOEHLID
    isVerantwoordelijkVoor:MDWOEHCPR-antwoord*~<MDWOEHVRA isContactpersoonVoor:MDWOEHCPR-antwoord*~<MDWOEHCPR`,
  'MDW-gerelateerdeVraag': `[e!nk]
    identificatie:t24~ achternaam:t200~ voorletters:t20~ voorvoegselAchternaam:t10~ roepnaam:t30~ geslachtsaanduiding:Geslachtsaanduiding~
    functie:t50~ datumUitDienst:Datum~ telefoonnummer:t20~ emailadres:t254~ toelichting:t1000~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'MDW-inOBJ': `[e!nvk]
    identificatie:t24~ achternaam:t200~ voorletters:t20~ voorvoegselAchternaam:t10~ geslachtsaanduiding:Geslachtsaanduiding~ functie:t50~
    datumUitDienst:Datum~ hoortBij:MDWOEHLID-kerngegevens~<MDWOEHLID`,
  'MDW-kerngegevensKennisgeving': '[e!v!k] identificatie:t24~ achternaam:t200~ voorletters:t20~ voorvoegselAchternaam:t10~',
  'MDW-vraag': `[e!sk]
    identificatie:t24~ achternaam:t200~ voorletters:t20~ voorvoegselAchternaam:t10~ roepnaam:t30~ geslachtsaanduiding:Geslachtsaanduiding~
    functie:t50~ datumUitDienst:Datum~ telefoonnummer:t20~ emailadres:t254~ toelichting:t1000~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen hoortBij:MDWOEHCPR-vraag~<MDWOEHLID
    isVerantwoordelijkVoor:MDWOEHCPR-vraag~<MDWOEHVRA isContactpersoonVoor:MDWOEHCPR-vraag~<MDWOEHCPR`,
  'MDWOEHCPR-antwoord': `[e!nk]
    gerelateerde:OEH-gerelateerdeAntwoord!~<OEH s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'MDWOEHCPR-vraag': `[e!k]
    gerelateerde:OEH-gerelateerdeVraag!~<OEH s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'MDWOEHLID-kerngegevens': '[e!nvk] gerelateerde:OEH-kerngegevens!~<OEH',
};
