// The zaak as the house knows it: RGBZ 2 as the Zaken and Besluiten APIs spell it, whole, with its parts and without URLs.
import { z } from 'zod';
import { informatieobject } from './informatieobject';
import { AFLEIDINGSWIJZEN, ROLOMSCHRIJVINGEN, VERTROUWELIJKHEIDAANDUIDINGEN } from './zaaktype';
import { bron, datum, duur, naar, tijdstip, vrij } from './values';

/** Zaken API, ArchiefstatusEnum, in the order in which a zaak goes through them. */
export const ARCHIEFSTATUSSEN = ['nog_te_archiveren', 'gearchiveerd', 'gearchiveerd_procestermijn_onbekend', 'overgedragen'] as const;

/** Zaken API, BetrokkeneTypeEnum. */
export const BETROKKENETYPEN = ['natuurlijk_persoon', 'niet_natuurlijk_persoon', 'vestiging', 'organisatorische_eenheid', 'medewerker'] as const;

export const status = z.object({
  bron,
  statustype: z.object({ volgnummer: z.number().int().optional(), omschrijving: z.string(), isEindstatus: z.boolean().optional() }),
  datumStatusGezet: tijdstip,
  statustoelichting: z.string().optional(),
  gezetdoor: z.string().optional().describe('`bron` of the rol that set it.'),
});

/** What the resultaattype says of archiving is kept beside the result: an archive must explain its dates after the catalogue is gone. */
export const resultaat = z.object({
  bron,
  resultaattype: z.object({
    omschrijving: z.string(),
    omschrijvingGeneriek: z.string().optional(),
    archiefnominatie: z.enum(['blijvend_bewaren', 'vernietigen']).nullable().optional(),
    archiefactietermijn: duur.nullable().optional(),
    selectielijstklasse: z.object({ jaar: z.number().int().optional(), nummer: z.string(), naam: z.string().optional() }).optional(),
    brondatumArchiefprocedure: z
      .object({
        afleidingswijze: z.enum(AFLEIDINGSWIJZEN), datumkenmerk: z.string().optional(), einddatumBekend: z.boolean().optional(),
        objecttype: z.string().optional(), registratie: z.string().optional(), procestermijn: duur.nullable().optional(),
      })
      .nullable().optional(),
  }),
  toelichting: z.string().optional(),
});

export const rol = z.object({
  bron,
  roltype: z.object({ omschrijving: z.string(), omschrijvingGeneriek: z.enum(ROLOMSCHRIJVINGEN).optional() }),
  betrokkeneType: z.enum(BETROKKENETYPEN),
  betrokkene: z.string().optional().describe('Address of the person or organisation in another register.'),
  betrokkeneIdentificatie: vrij.optional().describe('The group that goes with betrokkeneType, as the Zaken API spells it (inpBsn, geslachtsnaam …).'),
  afwijkendeNaamBetrokkene: z.string().optional(),
  roltoelichting: z.string(),
  registratiedatum: tijdstip.optional(),
  indicatieMachtiging: z.enum(['gemachtigde', 'machtiginggever']).optional(),
  contactpersoonRol: vrij.optional(),
  authenticatieContext: vrij.optional(),
  beginGeldigheid: datum.optional(),
  eindeGeldigheid: datum.optional(),
});

export const zaakeigenschap = z.object({ bron, naam: z.string(), waarde: z.string() });

export const zaakobject = z.object({
  bron,
  objectType: z.string(),
  objectTypeOverige: z.string().optional(),
  objectTypeOverigeDefinitie: vrij.optional(),
  relatieomschrijving: z.string().optional(),
  object: z.string().optional().describe('Address of the object in another register.'),
  objectIdentificatie: vrij.optional(),
  zaakobjecttype: z.string().optional().describe('Omschrijving of the zaakobjecttype, where one was referred to.'),
});

export const zaakinformatieobject = z.object({
  bron,
  informatieobject: naar.describe('The document.'),
  titel: z.string().optional(),
  beschrijving: z.string().optional(),
  registratiedatum: tijdstip.optional(),
  vernietigingsdatum: tijdstip.optional(),
  aardRelatieWeergave: z.string().optional(),
});

export const besluit = z.object({
  bron,
  identificatie: z.string(),
  verantwoordelijkeOrganisatie: z.string(),
  besluittype: z.object({ omschrijving: z.string() }),
  datum,
  toelichting: z.string().optional(),
  bestuursorgaan: z.string().optional(),
  ingangsdatum: datum,
  vervaldatum: datum.optional(),
  vervalreden: z.string().optional(),
  publicatiedatum: datum.optional(),
  verzenddatum: datum.optional(),
  uiterlijkeReactiedatum: datum.optional(),
  informatieobjecten: z.array(z.object({ bron, informatieobject: naar })),
});

export const auditregel = z.object({
  bron, aanmaakdatum: tijdstip, actie: z.string(), resource: z.string(), resourceWeergave: z.string().optional(),
  applicatieWeergave: z.string().optional(), toelichting: z.string().optional(),
});

export const zaak = z.object({
  bron,
  identificatie: z.string().max(40).describe('Unique within bronorganisatie.'),
  bronorganisatie: z.string().describe('RSIN of the organisation that made the zaak.'),
  omschrijving: z.string().optional(),
  toelichting: z.string().optional(),
  zaaktype: z.object({
    identificatie: z.string(),
    omschrijving: z.string().optional(),
    versiedatum: datum.optional(),
    beginGeldigheid: datum.optional().describe('Of the version the zaak belongs to.'),
    selectielijstProcestype: z.object({ jaar: z.number().int().optional(), nummer: z.number().int(), naam: z.string().optional() }).optional(),
  }),
  registratiedatum: datum.optional(),
  verantwoordelijkeOrganisatie: z.string(),
  startdatum: datum,
  einddatum: datum.optional().describe('Date of the eindstatus; absent: open.'),
  einddatumGepland: datum.optional(),
  uiterlijkeEinddatumAfdoening: datum.optional(),
  publicatiedatum: datum.optional(),
  communicatiekanaal: z.string().optional(),
  communicatiekanaalNaam: z.string().optional(),
  productenOfDiensten: z.array(z.string()),
  vertrouwelijkheidaanduiding: z.enum(VERTROUWELIJKHEIDAANDUIDINGEN),
  betalingsindicatie: z.string().optional(),
  laatsteBetaaldatum: tijdstip.optional(),
  zaakgeometrie: vrij.optional().describe('GeoJSON in EPSG:4326.'),
  verlenging: z.object({ reden: z.string(), duur }).optional(),
  opschorting: z.object({ indicatie: z.boolean(), eerdereOpschorting: z.boolean().optional(), reden: z.string() }).optional(),
  selectielijstklasse: z.object({ jaar: z.number().int().optional(), nummer: z.string(), naam: z.string().optional() }).optional().describe('Of the zaak itself, where it deviates from its resultaattype.'),
  archiefnominatie: z.enum(['blijvend_bewaren', 'vernietigen']).optional(),
  archiefstatus: z.enum(ARCHIEFSTATUSSEN),
  archiefactiedatum: datum.optional(),
  startdatumBewaartermijn: datum.optional(),
  opdrachtgevendeOrganisatie: z.string().optional(),
  processobjectaard: z.string().optional(),
  processobject: vrij.optional(),
  kenmerken: z.array(z.object({ kenmerk: z.string(), bron: z.string() })),
  hoofdzaak: naar.optional(),
  deelzaken: z.array(naar),
  relevanteAndereZaken: z.array(z.object({ zaak: naar, aardRelatie: z.string(), overigeRelatie: z.string().optional(), toelichting: z.string().optional() })),
  statussen: z.array(status).describe('In the order in which they were set; the last is the present one.'),
  resultaat: resultaat.optional(),
  rollen: z.array(rol),
  eigenschappen: z.array(zaakeigenschap),
  zaakobjecten: z.array(zaakobject),
  zaakinformatieobjecten: z.array(zaakinformatieobject),
  besluiten: z.array(besluit),
  audittrail: z.array(auditregel).optional().describe('Only when the sync asks for it (`read: { audittrail: true }`).'),
  documenten: z.array(informatieobject).optional().describe('The documents themselves, once each; only when the sync asks for it (`read: { documenten: true }`).'),
});

export type Zaak = z.infer<typeof zaak>;
export type Rol = z.infer<typeof rol>;
export type Status = z.infer<typeof status>;
export type Resultaat = z.infer<typeof resultaat>;
export type Besluit = z.infer<typeof besluit>;
export type Zaakobject = z.infer<typeof zaakobject>;
