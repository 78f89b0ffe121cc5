// What one e-depot asks of a SIP: every difference between receivers is a field here, and every field may be overridden per connection.
import { z } from 'zod';
import { XSD_VERSIONS } from '../schema';

const sidecar = z.strictObject({
  informatieobject: z.string().startsWith('.').describe('What stands behind the name of a folder in the name of its metadata, such as .MDTO.xml.'),
  bestand: z.string().startsWith('.').describe('The same for a file, such as .bestand.MDTO.xml.'),
  withExtension: z.boolean().describe('true: brief.pdf.bestand.MDTO.xml. false: brief.bestand.MDTO.xml.'),
});

const tree = z.strictObject({
  above: z.array(z.enum(['Archief', 'Serie'])).describe('Objects that lie above the dossier in every SIP, outermost first; their data stand in the connection. Empty: the dossier is on top and refers to its parent at the receiver.'),
  dossier: z.enum(['Dossier', 'Zaak']).describe('The aggregatieniveau of a zaak.'),
  bevatOnderdeel: z.boolean().describe('Whether an object also names what lies below it; it always names what it is part of.'),
  besluit: z.enum(['metadata', 'bestand']).describe('metadata: a besluit is an archiefstuk without a file. bestand: with its fields in a small CSV, for receivers that want a file in every archiefstuk.'),
  deelzaak: z.enum(['relatie', 'onderdeel']).describe('relatie: a dossier of its own that names its hoofdzaak. onderdeel: part of the dossier of its hoofdzaak at the receiver, which then goes first.'),
});

const limits = z.strictObject({
  archiefvormer: z.union([z.literal(1), z.literal('many')]).describe('How many archiefvormers an object may have.'),
  beperkingGebruik: z.union([z.literal(1), z.literal('many')]).describe('How many beperkingGebruik an object may have.'),
  lineBreaks: z.boolean().describe('Whether a text may hold line ends.'),
});

const names = z.strictObject({
  forbidden: z.string().describe('Characters that may stand in no name of a file or folder.'),
  ascii: z.boolean().describe('Whether names are brought down to letters, digits, dash and underscore.'),
  maxName: z.number().int().min(40).max(255).describe('Characters of one name, with all that stands behind it.'),
  maxPath: z.number().int().min(100).max(4096).describe('Characters of a whole path within the delivery, its own folder included.'),
  dos: z.boolean().describe('Whether the device names of DOS (CON, PRN, COM1) are avoided.'),
});

const packing = z.strictObject({
  container: z.enum(['folder', 'tar']).describe('How the SIP is handed over.'),
  bagit: z.boolean().describe('Whether it is a bag (BagIt 1.0, RFC 8493) with manifest-sha256.txt.'),
  checksum: z.enum(['sha256', 'sha512']).describe('Algorithm of the checksums in the metadata.'),
  checksumLabel: z.string().min(1).describe('How the receiver spells that algorithm, such as SHA-256 or SHA256.'),
  pakbon: z.enum(['inside', 'beside', 'none']).describe('inside: pakbon.xml in the SIP, with the hash of its manifest. beside: <sip>.pakbon.xml, with the hash of the container.'),
});

const waarden = z.strictObject({
  openbaarheid: z.array(z.string()).min(1).describe('Lists of grounds this receiver takes, in short: AW1995, AW2021, WOO, AVG, or the name of one of its own.'),
  versies: z.enum(['laatste', 'alle']).describe('laatste: the last definitive version of a document. alle: every definitive version. Concepts never go.'),
  greenlist: z.array(z.string()).describe('PRONOM ids of the formats it takes without a question; empty: every format.'),
  buitenGreenlist: z.enum(['melden', 'weigeren']).describe('melden: other formats are told, and go along. weigeren: they stay until a person decides.'),
});

/** One receiver, whole. */
export const profileSchema = z.strictObject({ xsd: z.enum(XSD_VERSIONS).describe('Version of the MDTO XSD.'), sidecar, tree, limits, names, packing, waarden });
export type Profile = z.output<typeof profileSchema> & { readonly name: string };

/** What a connection may say differently. */
export const overrides = z.strictObject({
  xsd: z.enum(XSD_VERSIONS).optional().describe('Version of the MDTO XSD.'),
  sidecar: sidecar.partial().optional().describe('Names of the metadata files.'),
  tree: tree.partial().optional().describe('Levels and relations.'),
  limits: limits.partial().optional().describe('What may stand how often.'),
  names: names.partial().optional().describe('Names of files and folders.'),
  packing: packing.partial().optional().describe('Container, checksums and pakbon.'),
  waarden: waarden.partial().optional().describe('Lists, versions and formats.'),
});
export type Overrides = z.output<typeof overrides>;

/** Leaves out what is not said, so that it does not hide what the profile says. */
const said = <T extends object>(part: T | undefined): Partial<T> => Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;

/** A profile with what this connection says differently. */
export function override(base: Profile, over: Overrides | undefined): Profile {
  if (!over) return base;
  return {
    name: base.name,
    xsd: over.xsd ?? base.xsd,
    sidecar: { ...base.sidecar, ...said(over.sidecar) },
    tree: { ...base.tree, ...said(over.tree) },
    limits: { ...base.limits, ...said(over.limits) },
    names: { ...base.names, ...said(over.names) },
    packing: { ...base.packing, ...said(over.packing) },
    waarden: { ...base.waarden, ...said(over.waarden) },
  };
}
