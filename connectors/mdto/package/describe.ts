// Writes the metadata of a SIP beside its content: a sidecar for each object and for each file, and the files we make ourselves.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { bestandOf } from '../bestand';
import { begrip, mdtoXml, type Event } from '../metadata';
import type { Profile } from '../profiles/profile';
import { filesOf, objectsOf, type Measured, type Sip, type SipFile, type SipObject } from '../sip';
import { fetched, fetchInto, type Fetch } from './fetch';
import { filesBelow, forget, note, noteOf, onDisk, SEALED, within, writeWhole, type Work } from './work';

/** One file of the SIP, as the manifests list it. */
export interface Listed {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Metadata, or content. */
  readonly kind: 'metadata' | 'inhoud';
}

/** What the profile says that the metadata depends on. */
export interface Describe {
  readonly sip: Sip;
  readonly xsd: Profile['xsd'];
  readonly checksum: Profile['packing']['checksum'];
  readonly checksumLabel: string;
}

const MANIFEST = 'manifest';

const listed = (file: string, text: string): Listed => ({ path: file, size: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex'), kind: 'metadata' });

/** Files that come from no source: texts of ours, and what a person supplied. */
async function madeHere(work: Work, file: SipFile, asked: Describe, now: () => Date, signal: AbortSignal): Promise<Measured> {
  const { herkomst } = file;
  if (herkomst.kind === 'bron') throw new Blocked(diagnostic('ZS9001', 'a file of the SIP was described before it was fetched'));
  const sha256 = herkomst.kind === 'tekst' ? createHash('sha256').update(herkomst.tekst).digest('hex') : herkomst.sha256;
  const want: Fetch = { path: file.path, key: file.key, checksum: asked.checksum, inhoud: { sha256 } };
  const known = await fetched(work, want, signal);
  const measured = known ?? (await fetchInto(work, want, herkomst.kind === 'tekst' ? Readable.from([Buffer.from(herkomst.tekst)]) : createReadStream(herkomst.file), now, signal));
  if (herkomst.kind === 'bestand' && measured.sha256 !== herkomst.sha256) {
    throw new Blocked(diagnostic('ZS4325', `${file.key} is another file than the one that was decided on`, { field: file.key }));
  }
  return herkomst.kind === 'tekst' ? { ...measured, format: herkomst.formaat } : measured;
}

/** Our own part in its history: that it left the case system, in which SIP. */
function exported(object: SipObject, sip: Sip, at: string): SipObject {
  if (object.niveau !== 'Dossier' && object.niveau !== 'Zaak') return object;
  const event: Event = { eventType: begrip('Export', 'Begrippenlijst EventTypeLijst MDTO'), eventTijd: at, eventResultaat: `SIP ${sip.sip}${sip.supplementOf === null ? '' : `, aanvulling op ${sip.supplementOf}`}` };
  return { ...object, metadata: { ...object.metadata, event: [...(object.metadata.event ?? []), event] } };
}

/** What an earlier attempt left and this SIP does not name: a receiver would find it. */
async function clear(work: Work, known: ReadonlySet<string>): Promise<void> {
  for (const file of await filesBelow(work.payload)) {
    if (known.has(file)) continue;
    await rm(within(work.payload, file), { force: true });
    for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
      try {
        await rmdir(within(work.payload, folder));
      } catch {
        break; // something else is in it
      }
    }
  }
}

/**
 * Writes all metadata and says what the SIP now holds. `measured`: of the fetched files, by key. Done twice it gives the same SIP,
 * but for the moment of its Export event. Throws DiagnosticError where the metadata cannot be written (ZS3026, ZS3027).
 */
export async function describe(work: Work, asked: Describe, measured: ReadonlyMap<string, Measured>, now: () => Date, signal: AbortSignal): Promise<{ readonly manifest: readonly Listed[]; readonly all: ReadonlyMap<string, Measured> }> {
  const { sip } = asked;
  const all = new Map(measured);
  for (const file of filesOf(sip)) if (!all.has(file.key)) all.set(file.key, await madeHere(work, file, asked, now, signal));
  const at = `${now().toISOString().slice(0, 19)}Z`;
  const manifest: Listed[] = [];
  const write = async (relative: string, xml: string): Promise<void> => {
    signal.throwIfAborted();
    await writeWhole(within(work.payload, relative), xml);
    manifest.push(listed(relative, xml));
  };
  await onDisk('writing the metadata of the SIP', async () => {
    await forget(work, SEALED);
    for (const object of objectsOf(sip.objects)) {
      await write(object.sidecar, mdtoXml('informatieobject', exported(object, sip, at).metadata, asked.xsd));
      for (const file of object.files) {
        const found = all.get(file.key);
        if (!found) throw new Blocked(diagnostic('ZS9001', `nothing is known of ${file.key}`));
        manifest.push({ path: file.path, size: found.size, sha256: found.sha256, kind: 'inhoud' });
        await write(file.sidecar, mdtoXml('bestand', bestandOf(file, found, asked.checksumLabel), asked.xsd));
      }
    }
    manifest.sort((a, b) => (a.path < b.path ? -1 : 1));
    await clear(work, new Set(manifest.map((one) => one.path)));
    await note(work, MANIFEST, { files: manifest.map((one) => ({ ...one })) });
  });
  return { manifest, all };
}

/** What `describe` wrote down, in the order of its paths; null: it was not done. */
export async function manifestOf(work: Work): Promise<readonly Listed[] | null> {
  const kept = await onDisk('reading the manifest of the SIP', () => noteOf(work, MANIFEST));
  return kept === undefined ? null : (kept['files'] as unknown as readonly Listed[]);
}

/** One hash for all that is in a SIP: of its paths and checksums, one per line, as `sha256sum` writes them. */
export function manifestHash(manifest: readonly Listed[]): string {
  return createHash('sha256').update(manifest.map(({ path: file, sha256 }) => `${sha256}  ${file}\n`).join('')).digest('hex');
}
