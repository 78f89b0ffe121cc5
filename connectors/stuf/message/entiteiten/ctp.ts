// Elements of CTP (contactpersoon) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const CTP: Tabel = {
  'CTP-antwoord': `[e!k]
    identificatie:t40~ naam:t40~ functie:t50~ telefoonnummer:t20~ emailadres:t254~ s/extraElementen:ExtraElementen
    isAanspreekpuntNamens:CTPSUB-antwoord~<CTPSUB`,
  'CTP-kennisgeving': `[e!v!k]
    identificatie:t40~ naam:t40~ functie:t50~ telefoonnummer:t20~ emailadres:t254~ s/extraElementen:ExtraElementen
    isAanspreekpuntNamens:CTPSUB-kennisgeving~<CTPSUB`,
  'CTP-vraagScope': `[e!sk]
    identificatie:t40~ naam:t40~ functie:t50~ telefoonnummer:t20~ emailadres:t254~ s/extraElementen:ExtraElementen
    isAanspreekpuntNamens:CTPSUB-vraagScope~<CTPSUB`,
  'CTP-vraagSelectie': `[e!k]
    identificatie:t40~ naam:t40~ functie:t50~ telefoonnummer:t20~ emailadres:t254~ s/extraElementen:ExtraElementen
    isAanspreekpuntNamens:CTPSUB-vraagSelectie~<CTPSUB`,
  'CTPSUB-antwoord': '[e!k] gerelateerde:SUB-zkn-antwoord!',
  'CTPSUB-kennisgeving': '[e!v!k] gerelateerde:SUB-zkn-kerngegevensKennisgeving!',
  'CTPSUB-vraagScope': '[e!k] gerelateerde:SUB-zkn-vraagScope!',
  'CTPSUB-vraagSelectie': '[e!k] gerelateerde:SUB-zkn-vraagSelectie!',
};
