// The closed lists of the Zaken API.
export { ARCHIEFSTATUSSEN, BETROKKENETYPEN } from '../../../../core/model/zaak';
export { ARCHIEFNOMINATIES, OBJECTTYPEN, ROLOMSCHRIJVINGEN, VERTROUWELIJKHEIDAANDUIDINGEN } from '../resources/enums';

/** BetalingsindicatieEnum of the standard, with what each is called. */
export const BETALINGSINDICATIES = {
  nvt: 'Er is geen sprake van te betalen, met de zaak gemoeide, kosten.',
  nog_niet: 'De met de zaak gemoeide kosten zijn (nog) niet betaald.',
  gedeeltelijk: 'De met de zaak gemoeide kosten zijn gedeeltelijk betaald.',
  geheel: 'De met de zaak gemoeide kosten zijn geheel betaald.',
} as const;
/** What Open Zaak adds to them. */
export const MORE_BETALINGSINDICATIES = { gefactureerd: 'Gefactureerd', gecrediteerd: 'Gecrediteerd', betaald: 'Betaald' } as const;
export const AARD_RELATIES = ['vervolg', 'onderwerp', 'bijdrage'] as const;
export const MACHTIGINGEN = ['gemachtigde', 'machtiginggever'] as const;
export const GESLACHTEN = ['m', 'v', 'o'] as const;
export const RECHTSVORMEN = [
  'besloten_vennootschap', 'cooperatie_europees_economische_samenwerking', 'europese_cooperatieve_venootschap', 'europese_naamloze_vennootschap', 'kerkelijke_organisatie',
  'naamloze_vennootschap', 'onderlinge_waarborg_maatschappij', 'overig_privaatrechtelijke_rechtspersoon', 'stichting', 'vereniging', 'vereniging_van_eigenaars',
  'publiekrechtelijke_rechtspersoon', 'vennootschap_onder_firma', 'maatschap', 'rederij', 'commanditaire_vennootschap', 'kapitaalvennootschap_binnen_eer',
  'overige_buitenlandse_rechtspersoon_vennootschap', 'kapitaalvennootschap_buiten_eer',
] as const;
export const DIGID_NIVEAUS = ['PasswordProtectedTransport', 'MobileTwoFactorContract', 'Smartcard', 'SmartcardPKI'].map((level) => `urn:oasis:names:tc:SAML:2.0:ac:classes:${level}`);
export const EHERKENNING_NIVEAUS = ['loa1', 'loa2', 'loa2plus', 'loa3', 'loa4'].map((level) => `urn:etoegang:core:assurance-class:${level}`);
export const NOTITIETYPEN = ['intern', 'extern'] as const;
export const NOTITIESTATUSSEN = ['concept', 'definitief'] as const;
export const DOELGROEPEN = ['betrokkenen', 'intern'] as const;
/** Roles of which a zaak may have any number; of an initiator and a zaakcoordinator there is at most one. */
export const MANY_ROLES: readonly string[] = ['adviseur', 'behandelaar', 'belanghebbende', 'beslisser', 'klantcontacter', 'mede_initiator'];
