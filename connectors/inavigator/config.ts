// What stands in connections/*.yaml for i-Navigator.
import { z } from 'zod';
import { perEnvironment, secret } from '../../core/connector/secret';

const MEGABYTE = 1024 * 1024;

const folder = z.strictObject({
  path: perEnvironment(z.string().min(1), 'address').meta({ description: 'The watched folder, absolute or from the folder of this house. New exports are taken in whenever a sync scans (by default every 15 minutes).' }),
  done: z.string().min(1).default('.done').describe('Folder for files that were taken in; within the watched folder unless absolute.'),
  quarantine: z.string().min(1).default('quarantine').describe('Folder for files that were refused, each with a .txt that says why; within the watched folder unless absolute.'),
  stableSeconds: z.number().int().min(0).max(86_400).default(5).describe('A file must not have changed for this long before it is read; 0 for senders that write elsewhere and rename.'),
  marker: z.boolean().default(false).describe('Read a file only when an empty file of the same name with .done behind it says that it is complete.'),
});

const upload = z
  .strictObject({
    hmac: secret('Secret of HMAC-SHA256 signatures. Headers: x-zaaksluis-timestamp (seconds since 1970) and x-zaaksluis-signature (sha256=<hex> over the timestamp, a full stop and the body).').optional(),
    bearer: secret('Token for senders that cannot sign: Authorization: Bearer <token>.').optional(),
    windowSeconds: z.number().int().min(10).max(3600).default(300).describe('How old or how far ahead a signature may be.'),
  })
  .refine((given) => given.hmac !== undefined || given.bearer !== undefined, { error: 'upload needs hmac or bearer: nobody may upload without one' });

export const config = z.strictObject({
  folder: folder.optional().describe('A folder in which exports are dropped.'),
  upload: upload.optional().describe('Exports sent over HTTPS, as the body of a POST; with an Idempotency-Key if the sender likes.'),
  maxMegabytes: z.number().int().min(1).max(4096).default(200).describe('Largest export that is accepted.'),
  maxProcesMegabytes: z.number().int().min(1).max(64).default(16).describe('Largest single proces that is accepted: this much is held in memory.'),
  pageSize: z.number().int().min(1).max(1000).default(100).describe('Names per page of a scan.'),
});

export type InavigatorConfig = z.output<typeof config>;
export type FolderConfig = z.output<typeof folder>;
export type UploadConfig = z.output<typeof upload>;

/** Bytes an export may have. */
export const maxBytes = (settings: InavigatorConfig): number => settings.maxMegabytes * MEGABYTE;
/** Limits for the reader of XML. */
export const xmlLimits = (settings: InavigatorConfig) => ({ depth: 64, cutLength: settings.maxProcesMegabytes * MEGABYTE });
