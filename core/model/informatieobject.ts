// The document as the house knows it: RGBZ 2 as the Documenten API spells it, with its versions and without URLs. Content is beside it.
import { z } from 'zod';
import { bron, datum, tijdstip, vrij } from './values';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from './zaaktype';

/** Documenten API, StatusEnum. */
export const DOCUMENTSTATUSSEN = ['in_bewerking', 'ter_vaststelling', 'definitief', 'gearchiveerd'] as const;

/** Documenten API, integriteit.algoritme. */
export const CHECKSUMS = ['crc_16', 'crc_32', 'crc_64', 'fletcher_4', 'fletcher_8', 'fletcher_16', 'fletcher_32', 'hmac', 'md5', 'sha_1', 'sha_256', 'sha_512', 'sha_3'] as const;

/** Which bytes are meant, never the bytes: `Source.open` takes it as it is. */
export const inhoud = z.object({
  bron: z.string().describe('Id of the document at its source.'),
  versie: z.number().int().optional(),
  omvang: z.number().int().min(0).nullable().describe('Bytes; null: the source does not say.'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('Lower-case hex, where the source states it (integriteit sha_256).'),
});
export type Inhoud = z.infer<typeof inhoud>;

export const versie = z.object({
  versie: z.number().int(),
  beginRegistratie: tijdstip,
  titel: z.string().optional(),
  status: z.enum(DOCUMENTSTATUSSEN).optional(),
  formaat: z.string().optional(),
  bestandsnaam: z.string().optional(),
  inhoud: inhoud.nullable(),
});

export const informatieobject = z.object({
  bron,
  identificatie: z.string().describe('Unique within bronorganisatie.'),
  bronorganisatie: z.string(),
  creatiedatum: datum,
  titel: z.string(),
  vertrouwelijkheidaanduiding: z.enum(VERTROUWELIJKHEIDAANDUIDINGEN).optional(),
  auteur: z.string(),
  status: z.enum(DOCUMENTSTATUSSEN).optional(),
  inhoudIsVervallen: z.boolean().optional(),
  formaat: z.string().optional().describe('Media type, as somebody stated it; never proof of what the content is.'),
  taal: z.string().describe('ISO 639-2/B, such as nld or dut.'),
  bestandsnaam: z.string().optional(),
  link: z.string().optional(),
  beschrijving: z.string().optional(),
  ontvangstdatum: datum.optional(),
  verzenddatum: datum.optional(),
  indicatieGebruiksrecht: z.boolean().optional(),
  verschijningsvorm: z.string().optional(),
  ondertekening: z.object({ soort: z.string(), datum: datum.optional() }).optional(),
  integriteit: z.object({ algoritme: z.enum(CHECKSUMS), waarde: z.string(), datum }).optional(),
  informatieobjecttype: z.object({ omschrijving: z.string() }),
  trefwoorden: z.array(z.string()),
  locked: z.boolean().describe('Somebody is writing it: what is read may change.'),
  gebruiksrechten: z.array(z.object({ bron, startdatum: tijdstip, einddatum: tijdstip.optional(), omschrijvingVoorwaarden: z.string() })),
  verzendingen: z.array(vrij).optional(),
  inhoud: inhoud.nullable().describe('Of the newest version; null: metadata only.'),
  versies: z.array(versie).describe('From the first to the newest, the newest included.'),
});

export type Informatieobject = z.infer<typeof informatieobject>;
export type Versie = z.infer<typeof versie>;
