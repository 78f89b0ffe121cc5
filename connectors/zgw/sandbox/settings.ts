// What an engineer can set on the sandbox: version, clients, the catalogus it starts with, and how it misbehaves.
import { z } from 'zod';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from './resources/enums';
import { VERSIONS, ZAKEN_VERSIONS } from './versions';

/** One way to misbehave. Fires on calls that match `method` and `path` (a prefix), by count or by chance. */
export const misbehaviour = z
  .object({
    do: z.enum(['slow', 'status', 'drop-before', 'drop-after', 'execute-late', 'cut', 'expire']).describe('slow: wait; status: refuse with `status`; drop-before and drop-after: close the connection before or after the effect; execute-late: close the connection and let the effect happen after `delayMs`; cut: send half the body; expire: call every token expired.'),
    method: z.string().optional().describe('Only this method.'),
    path: z.string().optional().describe('Only paths that start with this, such as /catalogi/api/v1/zaaktypen.'),
    every: z.number().int().min(1).optional().describe('Every nth matching call.'),
    probability: z.number().min(0).max(1).optional().describe('Chance per matching call, from the seeded generator.'),
    times: z.number().int().min(1).optional().describe('Stop after this many.'),
    status: z.number().int().min(400).max(599).default(500).describe('For `status`: 500, 429, 503 …'),
    retryAfter: z.number().int().min(0).optional().describe('For `status`: Retry-After, in seconds.'),
    delayMs: z.number().int().min(0).default(1000).describe('For `slow` and `execute-late`: how long, in milliseconds.'),
  })
  .strict();
export type Misbehaviour = z.infer<typeof misbehaviour>;

export const SCOPES = [
  'catalogi.lezen', 'catalogi.schrijven', 'catalogi.geforceerd-schrijven', 'catalogi.geforceerd-verwijderen',
  'zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken', 'zaken.geforceerd-bijwerken', 'zaken.heropenen', 'zaken.verwijderen', 'zaken.statussen.toevoegen',
  'audittrails.lezen',
  'documenten.lezen', 'documenten.aanmaken', 'documenten.bijwerken', 'documenten.lock', 'documenten.geforceerd-unlock', 'documenten.geforceerd-bijwerken', 'documenten.verwijderen',
  'besluiten.lezen', 'besluiten.aanmaken', 'besluiten.bijwerken', 'besluiten.verwijderen',
  'autorisaties.lezen', 'autorisaties.bijwerken',
  'notificaties.publiceren', 'notificaties.consumeren',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Everything but what goes round a rule (geforceerd): what a client is given that says nothing. */
const USUAL: readonly Scope[] = SCOPES.filter((scope) => !scope.includes('geforceerd'));

/** What an application may do, as the Autorisaties API says it: absent, it may do all its scopes say, to everything. */
const autorisatie = z
  .object({
    component: z.enum(['zrc', 'drc', 'brc', 'ztc', 'nrc', 'ac']),
    scopes: z.array(z.enum(SCOPES)).min(1),
    zaaktype: z.string().optional().describe('URL or path of the zaaktype (zrc).'),
    informatieobjecttype: z.string().optional().describe('URL or path of the informatieobjecttype (drc).'),
    besluittype: z.string().optional().describe('URL or path of the besluittype (brc).'),
    maxVertrouwelijkheidaanduiding: z.enum(VERTROUWELIJKHEIDAANDUIDINGEN).optional().describe('The most confidential it may see (zrc, drc).'),
  })
  .strict();
export type Autorisatie = z.infer<typeof autorisatie>;

const notificaties = z
  .object({
    delayMs: z.number().int().min(0).default(0).describe('How long a message waits before it is sent, in milliseconds.'),
    duplicates: z.number().min(0).max(1).default(0).describe('Chance that a message that arrived is sent once more.'),
    reorder: z.number().int().min(0).default(0).describe('How many places a message may be sent too early or too late.'),
    lose: z.number().min(0).max(1).default(0).describe('Chance that a message is lost in silence.'),
    retryScale: z.number().min(0).default(1).describe('Back-off is 25·4ⁿ seconds times this; 0.001 makes a second of it a millisecond.'),
    concurrency: z.number().int().min(1).default(16).describe('Messages under way at a time.'),
    cloudEvents: z.enum(['asked', 'always', 'mixed']).default('asked').describe('asked: only to abonnementen that ask for CloudEvents; always; or every other message (mixed).'),
  })
  .strict();

const client = z
  .object({
    id: z.string().min(1).describe('The client_id in the token.'),
    secret: z.string().min(1).describe('The secret shared with it.'),
    scopes: z.array(z.enum(SCOPES)).default([...USUAL]).describe('What it may do.'),
    autorisaties: z.array(autorisatie).optional().describe('What it may do it to: scopes per type and confidentiality. Absent: to everything.'),
  })
  .strict();

const catalogus = z
  .object({
    domein: z.string().max(5).default('ZANDH'),
    rsin: z.string().length(9).default('002564440'),
    naam: z.string().max(200).default('Zandhoek'),
    contactpersoonBeheerNaam: z.string().max(40).default('Functioneel beheer'),
  })
  .strict();

const seeded = z
  .object({
    zaken: z.number().int().min(0).max(100_000_000).default(0).describe('Zaken that are there from the start.'),
    documenten: z.number().int().min(0).max(1000).default(0).describe('Documents of each.'),
    bytes: z.number().int().min(0).default(4096).describe('Mean size of a document, in bytes.'),
    large: z.array(z.number().int().min(2000).max(9_000_000_000)).default([]).describe('Sizes in bytes of the first document of the first zaken, where they are out of the ordinary.'),
    catalogus: z.boolean().default(false).describe('The zaaktypen of seeded zaken, published, without zaken: for a sandbox that is to receive them. With zaken they are always there.'),
  })
  .strict();

/** The settings of the sandbox, as given to `SandboxFactory` and to `zaaksluis sandbox zgw --set name=value`. */
export const settings = z
  .object({
    version: z.enum(VERSIONS).default('1.3').describe('Version of the Catalogi API to play: lengths and required fields differ.'),
    zaken: z.enum(ZAKEN_VERSIONS).default('1.5').describe('Zaken API as Open Zaak 1.30 serves it (1.5), or the newest standard (1.7).'),
    combined: z.boolean().default(true).describe("Offer Open Zaak's combined endpoints, such as zaak_registreren."),
    expand: z.boolean().default(true).describe('Put related objects inside answers about zaken (`expand`); false: refuse it, as registers before 1.5 do.'),
    audittrail: z.boolean().default(true).describe('Keep an audit trail; without it mutations cost half the storage.'),
    storage: z.enum(['shelf', 'memory']).default('shelf').describe('Where objects are kept: on the shelf, or in the memory of this process, which is faster and ends with it.'),
    partBytes: z.number().int().min(1).default(4 * 1024 ** 3).describe('Size of a bestandsdeel (Open Zaak: DOCUMENTEN_UPLOAD_CHUNK_SIZE), in bytes.'),
    content: z.enum(['keep', 'digest']).default('keep').describe('keep: documents can be downloaded again; digest: only size and SHA-256 of what is uploaded stay.'),
    contentFolder: z.string().nullable().default(null).describe('Folder for the content of documents; null: a temporary one that goes with the process.'),
    notificaties: notificaties.default(notificaties.parse({})).describe('How notifications are sent.'),
    host: z.string().default('127.0.0.1').describe('Address to listen on.'),
    clients: z.array(client).min(1).default([{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789', scopes: [...USUAL] }]).describe('Who may call; the first is used in the connection it prints.'),
    catalogus: catalogus.nullable().default(catalogus.parse({})).describe('The catalogus that is there from the start; null: none.'),
    stir: z.number().min(0).max(6000).default(0).describe('Ordinary changes to open zaken that the sandbox makes by itself, per minute.'),
    seeded: seeded.default(seeded.parse({})).describe('Zaken, documents and zaaktypen from the start, computed from their number: they cost no storage until they change.'),
    pageSize: z.number().int().min(1).max(500).default(100).describe('Objects per page.'),
    seed: z.number().int().default(1).describe('Seed of the generator behind `probability`, and of seeded objects.'),
    misbehave: z.array(misbehaviour).default([]).describe('Misbehaviour from the start; more through POST /sandbox/misbehave.'),
  })
  .strict();
export type Settings = z.infer<typeof settings>;
export type Client = z.infer<typeof client>;
