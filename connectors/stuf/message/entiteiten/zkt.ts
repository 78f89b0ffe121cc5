// Elements of ZKT (zaaktype) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const ZKT: Tabel = {
  'CreeerZaak-ZKT-kerngegevensKennisgeving': '[e!v!k] omschrijving:t80~ code:t10! ingangsdatumObject:Datum~',
  'OverdragenZaak-ZKT-kerngegevens': '[e!vk] omschrijving:t80! code:t10! ingangsdatumObject:Datum~',
  'ZKT-basis': `[ensvk]
    omschrijving:t80~ code:t10~ omschrijvingGeneriek:t80~ zaakcategorie:t40~ trefwoord:t30*~ doorlooptijd:Doorlooptijd~
    servicenorm:Doorlooptijd~ archiefcode:t20~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~ publicatieIndicatie:Indicatie~
    publicatietekst:t1000~ ingangsdatumObject:Datum~ einddatumObject:Datum~`,
  'ZKT-gerelateerdeAntwoord': `[e!nk]
    omschrijving:t80~ code:t10~ omschrijvingGeneriek:t80~ zaakcategorie:t40~ trefwoord:t30*~ doorlooptijd:Doorlooptijd~
    servicenorm:Doorlooptijd~ archiefcode:t20~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~ publicatieIndicatie:Indicatie~
    publicatietekst:t1000~ ingangsdatumObject:Datum~ einddatumObject:Datum~ s/extraElementen:ExtraElementen
    heeftVerantwoordelijkeMDW:ZKTMDW-antwoord~<ZKTMDW heeftVerantwoordelijkeOEH:ZKTOEH-antwoord~<ZKTOEH heeft:ZKTSTT-antwoord*~<ZKTSTT`,
  'ZKT-gerelateerdeVraag': `[e!nk]
    omschrijving:t80~ code:t10~ omschrijvingGeneriek:t80~ zaakcategorie:t40~ trefwoord:t30~ doorlooptijd:Doorlooptijd~ servicenorm:Doorlooptijd~
    archiefcode:t20~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~ publicatieIndicatie:Indicatie~ publicatietekst:t1000~
    ingangsdatumObject:Datum~ einddatumObject:Datum~ s/extraElementen:ExtraElementen heeftVerantwoordelijkeMDW:ZKTMDW-vraag~<ZKTMDW
    heeftVerantwoordelijkeOEH:ZKTOEH-vraag~<ZKTOEH heeft:ZKTSTT-vraag~<ZKTSTT`,
  'ZKT-kerngegevens': '[e!vk] omschrijving:t80~ code:t10~ ingangsdatumObject:Datum~',
  'ZKT-kerngegevensKennisgeving': '[e!v!k] omschrijving:t80~ code:t10~ ingangsdatumObject:Datum~',
  'ZKTMDW-antwoord': '[e!nk] gerelateerde:MDW-gerelateerdeVraag!~<MDW s/extraElementen:ExtraElementen',
  'ZKTMDW-vraag': '[e!k] gerelateerde:MDW-gerelateerdeVraag!~<MDW s/extraElementen:ExtraElementen',
  'ZKTOEH-antwoord': '[e!nk] gerelateerde:OEH-gerelateerdeAntwoord!~<OEH s/extraElementen:ExtraElementen',
  'ZKTOEH-vraag': '[e!k] gerelateerde:OEH-gerelateerdeVraag!~<OEH s/extraElementen:ExtraElementen',
  'ZKTSTT-antwoord': '[ABe!nk] gerelateerde:STT-gerelateerdeAntwoord!~<STT s/extraElementen:ExtraElementen',
  'ZKTSTT-vraag': '[ABe!k] gerelateerde:STT-gerelateerdeVraag!~<STT s/extraElementen:ExtraElementen',
};
