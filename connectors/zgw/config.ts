// What an engineer says of a ZGW system: addresses, who we are there, and how patient we are.
import { z } from 'zod';
import { PROFILES } from '../../core/archive/derive';
import { perEnvironment, secret } from '../../core/connector/secret';
import { callback } from './receiver/settings';

const address = (text: string) => perEnvironment(z.url({ protocol: /^https?$/ }).meta({ description: text, format: 'uri' }), 'address');
const SECOND = 1000;

/** RSIN: nine digits of the organisation that owns the catalogus. */
export const catalogusKey = z
  .strictObject({
    domein: z.string().min(1).max(5).meta({ description: 'Domein of the catalogus, at most five characters.' }),
    rsin: z.string().regex(/^\d{9}$/, 'an RSIN has nine digits').meta({ description: 'RSIN of the owner of the catalogus.' }),
  })
  .meta({ description: 'Which catalogus: domein and RSIN together are unique.' });

export type CatalogusKey = z.infer<typeof catalogusKey>;

const MIB = 1024 * 1024;

/** How contents of documents may travel over this connection. */
const content = z
  .strictObject({
    inlineBelow: z.number().int().min(0).max(64 * MIB).default(MIB).meta({ description: 'Contents up to this many bytes are sent in one call with their metadata; larger ones in parts.' }),
    maxBodyMb: z.number().positive().optional().meta({ description: 'Largest body that what stands between us and the system lets through, in MiB. Larger ones are refused before they are sent.' }),
    maxMbPerSecond: z.number().positive().optional().meta({ description: 'Throughput budget for contents, in and out together, in MiB per second and per node.' }),
  })
  .prefault({})
  .meta({ description: 'How contents of documents travel.' });

/** How commands are carried out where the system stands behind a service. */
const register = z
  .strictObject({
    force: z.boolean().default(false).meta({ description: 'true: commands may change zaken that are closed there, by the grant zaken.geforceerd-bijwerken.' }),
    combined: z.boolean().default(true).meta({ description: 'false: commands never use the combined endpoints (zaak_registreren, zaak_afsluiten, besluit_verwerken, document_registreren), also where the system offers them.' }),
    versie: z.enum(['startdatum', 'vandaag']).default('vandaag').meta({ description: 'Version of the zaaktype of a new zaak. vandaag: the one that was valid on its startdatum, or where there is none the one that is valid today, with a warning: a message names a code only, and the register judges no dates; startdatum: without one the zaak is refused.' }),
    profile: z.enum(PROFILES).default('open-zaak').meta({ description: 'Whose reading of the brondatum the system follows when it closes a zaak.' }),
  })
  .prefault({})
  .meta({ description: 'How commands are carried out where the system stands behind a service.' });

export const config = z
  .strictObject({
    catalogi: address('Root of the Catalogi API, such as https://openzaak.zandhoek.example/catalogi/api/v1.'),
    zaken: address('Root of the Zaken API; needed to read or deliver zaken, and plans tell how many zaken run on a zaaktype.').optional(),
    documenten: address('Root of the Documenten API; needed to read or deliver documents.').optional(),
    besluiten: address('Root of the Besluiten API; needed to read or deliver besluiten.').optional(),
    autorisaties: address('Root of the Autorisaties API; when given, probe compares our rights with what is needed.').optional(),
    notificaties: address('Root of the Notificaties API; when given (with callback, and http.publicUrl of the node), our abonnement there is made, compared every hour and repaired.').optional(),
    selectielijst: address('Root of the Selectielijst API.').default('https://selectielijst.openzaak.nl/api/v1'),
    clientId: z.string().min(1).meta({ description: 'client_id by which the system knows us; also the issuer of the tokens.' }),
    secret: secret('The secret shared for this client_id. A list during rotation: the first is tried first.'),
    user: z
      .strictObject({
        id: z.string().default('zaaksluis').meta({ description: 'user_id in the token; it lands in the audit trail.' }),
        representation: z.string().default('Zaaksluis').meta({ description: 'user_representation in the token.' }),
      })
      .prefault({})
      .meta({ description: 'Who the audit trail of the other side shall name.' }),
    catalogus: catalogusKey.optional(),
    callback: callback.optional(),
    openapi: z.string().default('/schema/openapi.yaml').meta({ description: 'Path of the OpenAPI file of the target below its root; lengths and required fields are read from it.' }),
    timeoutMs: z.number().int().min(100).max(300_000).default(30 * SECOND).meta({ description: 'Longest a call may take, in milliseconds.' }),
    connectTimeoutMs: z.number().int().min(50).max(60_000).default(10 * SECOND).meta({ description: 'Longest a connection may take to stand, in milliseconds.' }),
    content,
    register,
    maxSockets: z.number().int().min(1).max(64).default(4).meta({ description: 'Connections kept open at most.' }),
  })
  .meta({ description: 'A register that speaks the ZGW APIs, such as Open Zaak.' });

export type ZgwConfig = z.infer<typeof config>;
