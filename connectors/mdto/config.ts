// What stands in connections/*.yaml for an e-depot.
import { z } from 'zod';
import { perEnvironment, secret } from '../../core/connector/secret';
import { PROFILE_NAMES } from './profiles';
import { overrides } from './profiles/profile';

const SECOND = 1000;

const verwijzing = z.strictObject({
  naam: z.string().min(1).describe('As it stands in the metadata.'),
  kenmerk: z.string().min(1).optional().describe('Its identification.'),
  bron: z.string().min(1).optional().describe('The register that identification is from.'),
});

const beperking = z.strictObject({
  grond: z.string().min(1).describe('Code or label of the ground.'),
  begrippenlijst: z.string().min(1).describe('The list it is from, such as AW2021.'),
  looptijd: z.string().regex(/^P\d/).optional().describe('ISO 8601 duration from the closing of the dossier.'),
});

const place = z.strictObject({
  path: perEnvironment(z.string().min(1), 'address').describe('The folder from which the e-depot takes SIPs, absolute or from where config/ stands. It must exist.'),
  receipts: perEnvironment(z.string().min(1).optional(), 'address').describe('The folder in which the e-depot leaves its receipts. Absent: it leaves none here.'),
});

const sftp = z.strictObject({
  host: perEnvironment(z.string().min(1), 'address').describe('Name or address of the SFTP server.'),
  port: z.number().int().min(1).max(65_535).default(22).describe('Its port.'),
  user: perEnvironment(z.string().min(1), 'sender').describe('The account to log in with.'),
  password: secret('Password of the account; or use privateKey.').optional(),
  privateKey: secret('Private key of the account, in PEM or OpenSSH form; before a password.').optional(),
  hostKey: perEnvironment(z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}=?$/), 'address').describe('Fingerprint of the key of the server (ssh-keygen -lf), such as SHA256:…; another key is refused.'),
  path: perEnvironment(z.string().min(1), 'address').describe('The folder there into which SIPs are put.'),
  receipts: perEnvironment(z.string().min(1).optional(), 'address').describe('The folder there in which the e-depot leaves its receipts. Absent: it leaves none there.'),
});

export const config = z
  .strictObject({
    profile: z.enum(PROFILE_NAMES).describe('What this e-depot asks of a SIP.'),
    overrides: overrides.optional().describe('Where this e-depot differs from its profile.'),
    folder: place.optional().describe('SIPs go into a folder.').meta({ examples: [{ path: '/srv/edepot/in', receipts: '/srv/edepot/ontvangst' }] }),
    sftp: sftp.optional().describe('SIPs go to an SFTP server.'),
    work: perEnvironment(z.string().min(1).default('data/mdto'), 'address').describe('Folder in which SIPs are made, absolute or from where config/ stands; it needs room for the largest dossier twice. A SIP is removed from it when the e-depot has accepted it.'),
    rules: z.string().min(1).optional().describe('The signed rule table that decides who may see what (YAML or CSV), from where config/ stands. Absent: transfer lists must decide it.'),
    archiefvormers: z.record(z.string(), z.union([z.string().min(1), verwijzing])).default({}).describe('Names of the organisations that formed the archive, by RSIN.'),
    parent: verwijzing.optional().describe('The object at the e-depot that dossiers become part of.'),
    archief: verwijzing.optional().describe('The Archief that lies above every dossier, for receivers that want it in the SIP.'),
    serie: verwijzing.optional().describe('The Serie between Archief and dossier, for receivers that want it in the SIP.'),
    pakbon: z.strictObject({
      destination: z.string().min(1).optional().describe('Where in the e-depot it belongs.'),
      contact: z.string().min(1).optional().describe('Who answers questions: a function, no person.'),
      email: z.string().min(3).optional().describe('Its address.'),
    }).default({}).describe('What the pakbon says beside the counts.'),
    extra: z.strictObject({ restriction: beperking.describe('Who may see it: more stands in it than in the metadata.') }).optional()
      .describe('Send the zaak as RGBZ spells it along as supplementary metadata (JSON). Absent: it stays behind.'),
    fileNames: z.enum(['original', 'identification']).default('original').describe('original: files are called as users called them, cleaned. identification: after their document, where users put names of people into file names.'),
    schemas: z.string().min(1).optional().describe('Folder with the published schemas (MDTO-XML1.0.xsd, MDTO-XML1.0.1.xsd), from where config/ stands: every sidecar is then checked against them too.'),
    lists: z.array(z.strictObject({
      naam: z.string().min(1).describe('Name of the list, as metadata names it.'),
      file: z.string().min(1).describe('CSV with begripCode and begripLabel, in UTF-8 or Windows-1252, from where config/ stands.'),
    })).default([]).describe('Lists of terms of this receiver, before those that are built in: code and label must be a pair of theirs.'),
    scanner: z.union([
      z.strictObject({ clamd: perEnvironment(z.string().regex(/^(?:[^:\s]+|\[[0-9a-fA-F:]+\]):\d+$/), 'address').describe('Address of a clamd, as host:port.') }),
      z.strictObject({ icap: perEnvironment(z.string().regex(/^icap:\/\/[^/\s]+\/\S+$/), 'address').describe('Address of an ICAP service, as icap://host:1344/avscan.') }),
    ]).optional().describe('Scans every file for viruses before it is handed over. Absent: files are not scanned, and the list says so.'),
    timeoutMs: z.number().int().min(1).default(30 * SECOND).describe('Longest that one call to the server may take before it answers.'),
  })
  .refine((given) => (given.folder === undefined) !== (given.sftp === undefined), { error: 'an e-depot is reached by a folder or by sftp: give one of the two' });

export type MdtoConfig = z.output<typeof config>;
export type SftpConfig = z.output<typeof sftp>;
export type FolderConfig = z.output<typeof place>;
