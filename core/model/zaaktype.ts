// The zaaktype as the house knows it: RGBZ as the Catalogi API spells it, without URLs.
import { z } from 'zod';
import { bron, datum, duur } from './values';

/** Catalogi API, VertrouwelijkheidaanduidingEnum: from most open to most closed. */
export const VERTROUWELIJKHEIDAANDUIDINGEN = [
  'openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk', 'vertrouwelijk', 'confidentieel', 'geheim', 'zeer_geheim',
] as const;

/** i-Navigator's phases in the order in which a zaak goes through them; `alle_fases` has no place of its own. */
export const PROCESFASEN = ['initiatie', 'informatie', 'consultatie', 'besluitvorming', 'uitvoering', 'afronding', 'alle_fases'] as const;

/** Catalogi API, AfleidingswijzeEnum. */
export const AFLEIDINGSWIJZEN = [
  'afgehandeld', 'ander_datumkenmerk', 'eigenschap', 'gerelateerde_zaak', 'hoofdzaak', 'ingangsdatum_besluit', 'termijn',
  'vervaldatum_besluit', 'zaakobject',
] as const;

/** Catalogi API, OmschrijvingGeneriekEnum of a roltype. */
export const ROLOMSCHRIJVINGEN = [
  'adviseur', 'behandelaar', 'belanghebbende', 'beslisser', 'initiator', 'klantcontacter', 'zaakcoordinator', 'mede_initiator',
] as const;

export const statustype = z.object({
  bron,
  volgnummer: z.number().int().min(1).max(9999).describe('Place in the order of procesfase; the highest is the eindstatus (Catalogi API).'),
  omschrijving: z.string(),
  omschrijvingGeneriek: z.string().optional(),
  statustekst: z.string().optional(),
  procesfase: z.enum(PROCESFASEN).nullable().describe('Phase of the i-Navigator statussoort; null where the source has none.'),
  isEindstatus: z.boolean(),
  informeren: z.boolean(),
  doorlooptijd: duur.optional(),
  toelichting: z.string().optional(),
  checklistitems: z.array(z.object({ bron, itemnaam: z.string(), vraagstelling: z.string(), verplicht: z.boolean(), toelichting: z.string().optional() })),
});

export const resultaattype = z.object({
  bron,
  omschrijving: z.string(),
  resultaattypeomschrijving: z.string().describe('One of the sixteen generic results, by name ("Verleend").'),
  selectielijst: z
    .object({
      jaar: z.number().int(),
      nummer: z.string().describe('Full number within the list, such as 11.1.17.'),
      procestype: z.number().int().describe('Number of the procestype: the part of nummer before the first dot.'),
    })
    .nullable(),
  archiefnominatie: z.enum(['blijvend_bewaren', 'vernietigen']).nullable(),
  archiefactietermijn: duur.nullable(),
  brondatumArchiefprocedure: z
    .object({
      afleidingswijze: z.enum(AFLEIDINGSWIJZEN),
      datumkenmerk: z.string().optional(),
      einddatumBekend: z.boolean().optional(),
      objecttype: z.string().optional(),
      registratie: z.string().optional(),
      procestermijn: duur.optional(),
    })
    .nullable(),
  procesobjectaard: z.string().optional(),
  toelichting: z.string().optional(),
  motivering: z.string().optional().describe('Why this result deviates from the selectielijst, in the words of the source.'),
});

export const roltype = z.object({ bron, omschrijving: z.string(), omschrijvingGeneriek: z.enum(ROLOMSCHRIJVINGEN) });

export const zaaktypeInformatieobjecttype = z.object({
  bron,
  omschrijving: z.string(),
  omschrijvingGeneriek: z.string().optional(),
  informatieobjectcategorie: z.string().optional(),
  vertrouwelijkheidaanduiding: z.enum(VERTROUWELIJKHEIDAANDUIDINGEN).optional(),
  richting: z.enum(['inkomend', 'intern', 'uitgaand']),
  volgnummer: z.number().int().min(1).max(999),
  trefwoorden: z.array(z.string()),
  statustype: z.string().optional().describe('`bron` of the statustype for which this document is required.'),
});

export const besluittype = z.object({
  bron,
  omschrijving: z.string(),
  omschrijvingGeneriek: z.string().optional(),
  besluitcategorie: z.string().optional(),
  publicatieIndicatie: z.boolean(),
  reactietermijn: duur.optional(),
  toelichting: z.string().optional(),
});

export const eigenschap = z.object({
  bron,
  naam: z.string(),
  definitie: z.string(),
  specificatie: z.object({
    groep: z.string().optional(),
    formaat: z.enum(['tekst', 'getal', 'datum', 'datum_tijd']),
    lengte: z.string(),
    kardinaliteit: z.string(),
    waardenverzameling: z.array(z.string()),
  }),
  toelichting: z.string().optional(),
});

export const zaaktype = z.object({
  identificatie: z.string().describe('Code by which senders know this zaaktype (StUF ZKT.code): B1026, LP00000138.'),
  omschrijving: z.string(),
  omschrijvingGeneriek: z.string().optional(),
  vertrouwelijkheidaanduiding: z.enum(VERTROUWELIJKHEIDAANDUIDINGEN),
  doel: z.string(),
  aanleiding: z.string(),
  toelichting: z.string().optional(),
  indicatieInternOfExtern: z.enum(['intern', 'extern', 'inkomend', 'uitgaand']),
  handelingInitiator: z.string(),
  onderwerp: z.string(),
  handelingBehandelaar: z.string(),
  doorlooptijd: duur.nullable().describe('Statutory term; null allows a concept and blocks publication.'),
  servicenorm: duur.optional(),
  opschortingEnAanhoudingMogelijk: z.boolean(),
  verlengingMogelijk: z.boolean(),
  verlengingstermijn: duur.optional(),
  trefwoorden: z.array(z.string()),
  publicatieIndicatie: z.boolean(),
  publicatietekst: z.string().optional(),
  verantwoordingsrelatie: z.array(z.string()),
  selectielijstProcestype: z.object({ jaar: z.number().int(), nummer: z.number().int() }).nullable(),
  referentieproces: z.object({ naam: z.string(), link: z.string().optional() }),
  verantwoordelijke: z.string(),
  versiedatum: datum,
  statustypen: z.array(statustype),
  resultaattypen: z.array(resultaattype),
  roltypen: z.array(roltype),
  informatieobjecttypen: z.array(zaaktypeInformatieobjecttype),
  besluittypen: z.array(besluittype),
  eigenschappen: z.array(eigenschap),
  herkomst: z
    .record(z.string(), z.string())
    .describe('What the source says and the Catalogi API has no place for (taakveld, basisarchiefcode, grondslag): shown, never sent.'),
});

export type Zaaktype = z.infer<typeof zaaktype>;
export type Statustype = z.infer<typeof statustype>;
export type Resultaattype = z.infer<typeof resultaattype>;
