// config/zaaksluis.yaml: this node.
import { z } from 'zod';
import { perEnvironment, secret } from '../../connector/secret';
import { duration, exception, name } from './common';

const perLane = (fallback: { readonly live: number; readonly bulk: number; readonly content: number }, what: string) =>
  z
    .strictObject({
      live: z.number().int().min(0).max(256).default(fallback.live).meta({ description: `${what} that somebody waits for.` }),
      bulk: z.number().int().min(0).max(256).default(fallback.bulk).meta({ description: `${what} of scans, first loads and changed mappings.` }),
      content: z.number().int().min(0).max(64).default(fallback.content).meta({ description: `${what} that stream content, one by one.` }),
    })
    .prefault({})
    .meta({ description: `${what}, per lane.` });

/** What `config/zaaksluis.yaml` may hold. */
export const node = z.strictObject({
  environment: name('Name of the environment this node works in, such as test or productie. Connections of another environment are refused.'),
  name: name('Name of this node in logs and status; absent: the name of the machine.').optional(),
  data: perEnvironment(z.string().min(1).default('.zaaksluis'), 'address').meta({ description: 'Folder for the embedded database, the spool and what connectors keep.', role: 'address' }),
  database: z
    .strictObject({ url: secret('Address of your own PostgreSQL, password included, so by reference only.') })
    .optional()
    .meta({ description: 'A PostgreSQL of your own; absent: the environment variable DATABASE_URL, else the embedded one in the data folder.' }),
  http: z
    .strictObject({
      listen: perEnvironment(z.string().min(1).default('127.0.0.1'), 'address').meta({ description: 'Address to listen on.', role: 'address' }),
      port: perEnvironment(z.number().int().min(0).max(65535).default(8480), 'address').meta({ description: 'Port to listen on; 0 takes a free one.', role: 'address' }),
      publicUrl: z.url({ protocol: /^https?$/, error: 'expected a URL that begins with http:// or https://' }).optional().meta({ description: 'How others reach this node: the address registered for webhooks.', format: 'uri' }),
      tls: z
        .strictObject({
          cert: perEnvironment(z.string().min(1), 'address').meta({ description: 'File with our certificate and those between it and its root (PEM), below the folder that holds config/.', role: 'address' }),
          key: secret('Private key of the certificate (PEM), by reference.'),
          ca: z.array(z.string().min(1)).default([]).meta({ description: 'Files with the CAs that issue the certificates of callers (PEM), such as the PKIoverheid private root.' }),
          crl: z.array(z.string().min(1)).default([]).meta({ description: 'Files with lists of revoked certificates (PEM). Absent: revocation is not checked.' }),
          clients: z.enum(['none', 'ask', 'require']).default('ask').meta({ description: 'Whether callers are asked for a certificate; require lets nobody in without, webhooks and monitors neither.' }),
        })
        .optional()
        .meta({ description: 'HTTPS by this node itself. The files are read again when they change: no restart.' }),
      proxy: z
        .strictObject({
          addresses: z.array(perEnvironment(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()]), 'address')).min(1).meta({ description: 'Addresses or ranges of the proxies; X-Forwarded-For is believed from them only.', role: 'address' }),
          certificateHeader: z.string().regex(/^[a-z0-9-]+$/, 'expected the name of a header in lower case').optional().meta({ description: 'Header in which they tell the certificate of the caller (PEM escaped, Base64, RFC 9440 or Envoy). Taken off when anybody else sends it.', examples: ['x-ssl-client-cert'] }),
        })
        .optional()
        .meta({ description: 'A proxy that ends TLS before this node.' }),
      uploadLimitMb: z.number().int().min(1).max(10_000).default(200).meta({ description: 'Largest upload that is taken, in megabytes.' }),
    })
    .prefault({})
    .meta({ description: 'Webhooks, uploads, admin API, health and metrics.' }),
  log: z
    .strictObject({ level: z.enum(['debug', 'info', 'warn', 'error']).default('info').meta({ description: 'Least level that is written.' }) })
    .prefault({})
    .meta({ description: 'Logging.' }),
  leases: z
    .strictObject({
      subject: duration('60s', 'How long a claimed subject stays ours without a sign of life.'),
      delivery: duration('120s', 'The same for a delivery; calls to a target must be shorter.'),
      content: duration('300s', 'The same for a stream of content.'),
    })
    .prefault({})
    .meta({ description: 'After a crash, work is taken over when its lease has run out.' }),
  concurrency: z
    .strictObject({ observe: perLane({ live: 4, bulk: 8, content: 0 }, 'Reads at once'), deliver: perLane({ live: 4, bulk: 8, content: 2 }, 'Deliveries at once'), perform: z.number().int().min(1).max(256).default(4).meta({ description: 'Stored messages carried out at once.' }) })
    .prefault({})
    .meta({ description: 'How much this node does at once, per lane; 0 leaves a lane to other nodes.' }),
  retention: z
    .strictObject({
      journal: duration('10y', 'Journal of what was written outside.'),
      plans: duration('1y', 'Plans and their before-images, after they were applied or rejected.'),
      quarantine: duration('90d', 'Files that were refused.'),
    })
    .prefault({})
    .meta({ description: 'How long things are kept.' }),
  proof: z
    .strictObject({ key: secret('Ed25519 private key of the organisation (PEM), by reference: proofs are signed with it.') })
    .optional()
    .meta({ description: 'Signing of proofs; absent: a key made in the data folder (proof.key), whose public half stands beside it.' }),
  exceptions: z
    .record(name('Name of the list.'), z.array(exception))
    .default({})
    .meta({ description: 'Named lists of days without a window (feestdagen, bevriezing), for use in syncs under windows.except.' }),
});

/** This node, with defaults filled in; lengths of time in milliseconds. */
export type NodeConfig = z.output<typeof node>;
