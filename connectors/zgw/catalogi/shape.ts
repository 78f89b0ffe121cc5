// The shape `zgw.zaaktype`: a zaaktype with all its parts as the Catalogi API knows it, without URLs.
import { z } from 'zod';
import type { Shape, ShapeSchema } from '../../../core/model/shapes';
import { AFLEIDINGSWIJZEN, ROLOMSCHRIJVINGEN, VERTROUWELIJKHEIDAANDUIDINGEN } from '../../../core/model/zaaktype';

const bron = z.string().describe('Id of this part at its source; parts are matched by it, whatever their name or number.');
const duur = z.string().describe('ISO 8601 duration, such as P8W.');
const vertrouwelijkheidaanduiding = z.enum(VERTROUWELIJKHEIDAANDUIDINGEN);
const selectielijstnummer = z.object({ jaar: z.number().int(), nummer: z.string().describe('Full number within the list of that year, such as 11.1.17.') });

export const statustype = z.object({
  bron,
  volgnummer: z.number().int().describe('The highest is the eindstatus.'),
  omschrijving: z.string(),
  omschrijvingGeneriek: z.string().optional(),
  statustekst: z.string().optional(),
  informeren: z.boolean().optional(),
  doorlooptijd: duur.optional(),
  toelichting: z.string().optional(),
  checklistitemStatustype: z
    .array(z.object({ itemnaam: z.string(), vraagstelling: z.string(), verplicht: z.boolean().optional(), toelichting: z.string().optional() }))
    .optional(),
});

export const resultaattype = z.object({
  bron,
  omschrijving: z.string(),
  resultaattypeomschrijving: z.string().describe('A generic result of the Selectielijst API, by name.'),
  selectielijstklasse: selectielijstnummer.nullish(),
  toelichting: z.string().optional(),
  archiefnominatie: z.enum(['blijvend_bewaren', 'vernietigen']).nullish(),
  archiefactietermijn: duur.nullish(),
  brondatumArchiefprocedure: z
    .object({
      afleidingswijze: z.enum(AFLEIDINGSWIJZEN),
      datumkenmerk: z.string().optional(),
      einddatumBekend: z.boolean().optional(),
      objecttype: z.string().optional(),
      registratie: z.string().optional(),
      procestermijn: duur.optional(),
    })
    .nullish(),
  procesobjectaard: z.string().optional(),
});

export const roltype = z.object({ bron, omschrijving: z.string(), omschrijvingGeneriek: z.enum(ROLOMSCHRIJVINGEN) });

export const informatieobjecttype = z
  .object({
    bron,
    omschrijving: z.string().describe('Name of the informatieobjecttype in the catalogus; shared by zaaktypen.'),
    volgnummer: z.number().int(),
    richting: z.enum(['inkomend', 'intern', 'uitgaand']),
    statustype: z.string().optional().describe('`bron` of the statustype at which the document must be there.'),
    vertrouwelijkheidaanduiding: vertrouwelijkheidaanduiding.optional(),
    informatieobjectcategorie: z.string().optional(),
    trefwoord: z.array(z.string()).optional(),
  })
  .describe('The relation, and what the informatieobjecttype must be like when it is not in the catalogus yet.');

export const besluittype = z.object({
  bron,
  omschrijving: z.string().describe('Name of the besluittype in the catalogus; shared by zaaktypen.'),
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
    waardenverzameling: z.array(z.string()).optional(),
  }),
  toelichting: z.string().optional(),
});

export const zgwZaaktype = z.object({
  identificatie: z.string(),
  omschrijving: z.string(),
  omschrijvingGeneriek: z.string().optional(),
  vertrouwelijkheidaanduiding,
  doel: z.string(),
  aanleiding: z.string(),
  toelichting: z.string().optional(),
  indicatieInternOfExtern: z.string(),
  handelingInitiator: z.string(),
  onderwerp: z.string(),
  handelingBehandelaar: z.string(),
  doorlooptijd: duur.nullish(),
  servicenorm: duur.optional(),
  opschortingEnAanhoudingMogelijk: z.boolean(),
  verlengingMogelijk: z.boolean(),
  verlengingstermijn: duur.optional(),
  trefwoorden: z.array(z.string()).optional(),
  publicatieIndicatie: z.boolean(),
  publicatietekst: z.string().optional(),
  verantwoordingsrelatie: z.array(z.string()).optional(),
  selectielijstProcestype: z.object({ jaar: z.number().int(), nummer: z.number().int() }).nullish(),
  referentieproces: z.object({ naam: z.string(), link: z.string().optional() }),
  verantwoordelijke: z.string().optional(),
  versiedatum: z.string(),
  statustypen: z.array(statustype).default([]),
  resultaattypen: z.array(resultaattype).default([]),
  roltypen: z.array(roltype).default([]),
  informatieobjecttypen: z.array(informatieobjecttype).default([]),
  besluittypen: z.array(besluittype).default([]),
  eigenschappen: z.array(eigenschap).default([]),
});

export type ZgwZaaktype = z.infer<typeof zgwZaaktype>;

/** Lists of parts in the shape. */
export const PART_LISTS = ['statustypen', 'resultaattypen', 'roltypen', 'informatieobjecttypen', 'besluittypen', 'eigenschappen'] as const;
export type PartList = (typeof PART_LISTS)[number];

export const ZAAKTYPE_SHAPE: Shape = { name: 'zgw.zaaktype', schema: z.toJSONSchema(zgwZaaktype, { io: 'input' }) as ShapeSchema };
