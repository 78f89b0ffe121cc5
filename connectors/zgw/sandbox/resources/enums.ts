// The closed lists of the Catalogi API that the model of the house does not have.
export { AFLEIDINGSWIJZEN, ROLOMSCHRIJVINGEN, VERTROUWELIJKHEIDAANDUIDINGEN } from '../../../../core/model/zaaktype';

export const ARCHIEFNOMINATIES = ['blijvend_bewaren', 'vernietigen'] as const;
export const RICHTINGEN = ['inkomend', 'intern', 'uitgaand'] as const;
export const FORMATEN = ['tekst', 'getal', 'datum', 'datum_tijd'] as const;
export const AARD_RELATIES = ['vervolg', 'bijdrage', 'onderwerp'] as const;
export const INTERN_EXTERN = ['intern', 'extern'] as const;
/** ObjecttypeEnum of brondatumArchiefprocedure. */
export const OBJECTTYPEN = [
  'adres', 'besluit', 'buurt', 'enkelvoudig_document', 'gemeente', 'gemeentelijke_openbare_ruimte', 'huishouden', 'inrichtingselement',
  'kadastrale_onroerende_zaak', 'kunstwerkdeel', 'maatschappelijke_activiteit', 'medewerker', 'natuurlijk_persoon', 'niet_natuurlijk_persoon',
  'openbare_ruimte', 'organisatorische_eenheid', 'pand', 'spoorbaandeel', 'status', 'terreindeel', 'terrein_gebouwd_object', 'vestiging',
  'waterdeel', 'wegdeel', 'wijk', 'woonplaats', 'woz_deelobject', 'woz_object', 'woz_waarde', 'zakelijk_recht', 'overige',
] as const;
