// What an engineer says of a ZDS system that we call: where it is, which version it speaks, what it can do, and who we are there.
import { z } from 'zod';
import { perEnvironment } from '../../../core/connector/secret';
import { soapSecurity } from '../../../core/connector/soap/security';

const SECOND = 1000;
const MIB = 1024 * 1024;

/** The three doors of ZDS (stuf.md A11): questions, notifications, free messages. */
export const PORTS = ['vraag', 'asynchroon', 'vrij'] as const;
export type Port = (typeof PORTS)[number];

const port = (which: string, standard: string) =>
  z.string().regex(/^(\/.*)?$/, 'expected a path that begins with /').default('').meta({ description: `Path below endpoint for ${which}; the standard ends it in ${standard}. Empty: the endpoint itself.` });

/** Operations without the ending of their message; what is not named here is not called. */
export const PEER_OPERATIONS = [
  'creeerZaak', 'updateZaak', 'actualiseerZaakstatus', 'voegZaakdocumentToe', 'maakZaakdocument', 'updateZaakdocument', 'geefZaakdocumentBewerken', 'cancelCheckout',
  'ontkoppelZaakdocument', 'geefZaakstatus', 'geefZaakdetails', 'geefLijstZaakdocumenten', 'geefZaakdocumentLezen', 'genereerZaakIdentificatie', 'genereerDocumentIdentificatie',
  'genereerBesluitIdentificatie', 'voegBesluitToe', 'updateBesluit', 'geefBesluitdetails', 'geefLijstBesluiten', 'zakLk01', 'edcLk01',
] as const;
export type PeerOperation = (typeof PEER_OPERATIONS)[number];

const identity = (what: string) =>
  z
    .strictObject({
      organisatie: perEnvironment(z.string().min(1).max(200).optional().meta({ description: 'Organisation: a gemeentecode or OIN.' }), 'sender'),
      applicatie: perEnvironment(z.string().min(3).max(50).meta({ description: 'Name of the application.' }), 'sender'),
      administratie: perEnvironment(z.string().min(1).max(50).optional().meta({ description: 'Administration within the application.' }), 'sender'),
      gebruiker: perEnvironment(z.string().min(1).max(100).optional().meta({ description: 'User.' }), 'sender'),
    })
    .meta({ description: `${what} in stuurgegevens (StUF 3.01, A2).` });

const peer = z
  .strictObject({
    operations: z.union([z.literal('all'), z.array(z.enum(PEER_OPERATIONS)).min(1)]).default('all').meta({ description: 'What it answers. Without geefZaakdetails it cannot be asked: it is told again what differs from what it was told last.' }),
    numbers: z.enum(['ours', 'peer']).default('ours').meta({ description: 'Whose number a zaak gets there: that of the source, or one of genereerZaakIdentificatie. A number the standard forbids is always replaced where the system gives numbers.' }),
    graceSeconds: z.number().int().min(0).max(86_400).default(900).meta({ description: 'How long after its Bv03 a message may still be waiting there: an equal one within this time goes with the same referentienummer and has no second effect.' }),
    shows: z.enum(['at-once', 'later']).default('at-once').meta({ description: 'Whether what it confirmed (Bv03) can be asked for at once, or is worked on later: then, within graceSeconds, it counts as having what it was told last.' }),
    emptyAnswer: z.enum(['retry', 'accepted']).default('retry').meta({ description: 'What an empty answer with status 200 or 202 means: nothing is known (the same message again), or it was accepted.' }),
    gezetDoor: z.string().min(1).max(24).default('Zaaksluis').meta({ description: 'Identificatie of the medewerker who set a status of which the source does not tell it; the standard requires one.' }),
    initiator: z.string().min(1).max(24).optional().meta({ description: 'Identificatie of the organisatorische eenheid that is initiator of a zaak without one; ZDS 1.2 requires one. Absent: such a zaak is refused.' }),
    removal: z.enum(['none', 'kennisgeving']).default('none').meta({ description: 'ZDS cannot remove a zaak. kennisgeving: a StUF-ZKN zakLk01 with mutatiesoort V says that it does not matter any more.' }),
    silent: z.array(z.string().min(1)).default([]).meta({ description: 'Elements it takes and never tells, such as toelichting or heeftRelevant.gerelateerde.auteur: they are compared with what it was told last.' }),
    checkOut: z.enum(['content', 'always', 'never']).default('content').meta({ description: 'When a document is checked out before updateZaakdocument: for new content, always, or never.' }),
    contentIs: z.enum(['recorded', 'read']).default('recorded').meta({ description: 'How it is known which content a document has there: by what we sent and the version it shows, or by reading it every time (geefZaakdocumentLezen).' }),
  })
  .prefault({})
  .meta({ description: 'What this system can do and how it does it.' });

/** `target` of a StUF connection. */
export const targetConfig = z.strictObject({
  endpoint: perEnvironment(z.url({ protocol: /^https?$/ }).meta({ description: 'Address of the system we call, without a slash at the end.', format: 'uri' }), 'address'),
  ports: z.strictObject({ vraag: port('questions', '/BeantwoordVraag'), asynchroon: port('notifications', '/OntvangAsynchroon'), vrij: port('free messages', '/VrijeBerichten (1.1) or /VerwerkSynchroonVrijBericht (1.2)') }).prefault({}).meta({ description: 'Addresses per portType.' }),
  version: z.enum(['1.1', '1.2']).default('1.2').meta({ description: 'Version of ZDS it speaks.' }),
  soap: z
    .strictObject({
      version: z.enum(['1.1', '1.2']).default('1.1').meta({ description: 'Version of SOAP; the standard says 1.1.' }),
      content: z.enum(['inline', 'mtom']).default('inline').meta({ description: 'How content of documents goes: base64 in the message, or as an attachment (MTOM/XOP).' }),
    })
    .prefault({})
    .meta({ description: 'How messages are wrapped.' }),
  ontvanger: identity('Who it is').optional(),
  security: soapSecurity,
  peer,
  timeoutMs: z.number().int().min(100).max(300_000).default(30 * SECOND).meta({ description: 'Longest a call may take, in milliseconds; with a document: longest it may stall.' }),
  maxSockets: z.number().int().min(1).max(64).default(4).meta({ description: 'Connections kept open at most.' }),
  maxContentMb: z.number().positive().optional().meta({ description: 'Largest content that what stands between us and the system lets through, in MiB. Larger ones are refused before they are sent.' }),
}).meta({ description: 'A system that speaks ZDS and is called by us.' });

export type TargetSettings = z.output<typeof targetConfig>;
export type Identity = z.output<ReturnType<typeof identity>>;

/** Whether it answers this operation. */
export const answers = (settings: TargetSettings, operation: PeerOperation): boolean => settings.peer.operations === 'all' || settings.peer.operations.includes(operation);

export const maxContentBytes = (settings: TargetSettings): number | undefined => (settings.maxContentMb === undefined ? undefined : settings.maxContentMb * MIB);
