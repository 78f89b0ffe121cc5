// Elements of SDC (samengesteld document) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const SDC: Tabel = {
  'SDC-gerelateerdeAntwoord': `[e!nk]
    identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'SDC-gerelateerdeVraag': `[e!k]
    identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
};
