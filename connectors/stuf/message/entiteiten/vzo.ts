// Elements of VZO (vestiging van zaakbehandelende organisatie) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const VZO: Tabel = {
  'VZO-antwoord': '[e!k] s/extraElementen:ExtraElementen isEen:VZOVES-antwoord~<VZOVES huisvest:VZOOEH-antwoord*~<VZOOEH',
  'VZO-kerngegevens': '[e!k] isEen:VZOVES-kerngegevens<VZOVES',
  'VZO-kerngegevensKennisgeving': '[e!v!k] isEen:VZOVES-kerngegevensKennisgeving!<VZOVES',
  'VZO-vraag': '[e!sk] s/extraElementen:ExtraElementen isEen:VZOVES-vraag~<VZOVES huisvest:VZOOEH-vraag~<VZOOEH',
  'VZOOEH-antwoord': `[e!nk]
    gerelateerde:OEH-antwoord!<OEH s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'VZOOEH-vraag': `[e!nk]
    gerelateerde:OEH-vraag!<OEH s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'VZOVES-antwoord': '[e!nk] gerelateerde:VES-zkn-antwoord!<VES',
  'VZOVES-kerngegevens': '[e!nvk] gerelateerde:VES-zkn-kerngegevens!<VES',
  'VZOVES-kerngegevensKennisgeving': '[e!nv!k] gerelateerde:VES-zkn-kerngegevensKennisgeving!<VES',
  'VZOVES-vraag': '[e!nk] gerelateerde:VES-zkn-vraag!<VES',
};
