// Closes a SIP: pakbon, bag and container, so that what is handed over is one thing with one hash.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import type { Profile } from '../profiles/profile';
import { makeBag } from './bagit';
import { manifestHash, manifestOf, type Listed } from './describe';
import { pakbonXml, type PakbonCounts, type PakbonFacts } from './pakbon';
import { makeTar } from './tar';
import { measured, note, noteOf, onDisk, SEALED, within, writeWhole, type Work } from './work';

export const PAKBON = 'pakbon.xml';

/** What a closing step asks. */
export interface Seal {
  readonly facts: PakbonFacts;
  readonly counts: PakbonCounts;
  readonly packing: Profile['packing'];
}

/** One file or folder that is handed over, relative to the work folder, with its name at the receiver. */
export interface Part {
  readonly local: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Bytes; of a folder: of all its files. */
  readonly size: number;
  /** Lower-case hex SHA-256; of a folder: of its manifest. */
  readonly sha256: string;
}

/** A SIP that is ready: what comes last is what the receiver waits for. */
export interface Sealed {
  readonly parts: readonly Part[];
  /** SHA-256 of the container, or of the manifest of a folder. */
  readonly sha256: string;
  /** SHA-256 of the pakbon; null: there is none. */
  readonly pakbon: string | null;
  /** Hash of all paths and checksums. */
  readonly manifest: string;
  readonly files: number;
  readonly bytes: number;
  readonly at: string;
}

/** The hash of a pakbon is SHA-256, spelled as the receiver spells it. */
const spelled = (packing: Profile['packing']): string => (packing.checksum === 'sha256' ? packing.checksumLabel : 'SHA-256');

const CONTENTS = 'contents';
const sealedIn = (value: JsonObject): Sealed => value as unknown as Sealed;

/** What was sealed before, if it is still there as it was; null: it must be done. */
export async function sealedBefore(work: Work, signal: AbortSignal): Promise<Sealed | null> {
  const kept = await onDisk('reading the SIP', () => noteOf(work, SEALED));
  if (kept === undefined) return null;
  const sealed = sealedIn(kept);
  for (const part of sealed.parts) {
    const at = within(work.root, part.local);
    const there = part.kind === 'folder' ? await stat(at).then((found) => found.isDirectory(), () => false) : (await measured(at, signal))?.digest === part.sha256;
    if (!there) return null;
  }
  return sealed;
}

async function parts(work: Work, files: readonly Listed[], packing: Profile['packing'], at: string, signal: AbortSignal): Promise<Part> {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  if (packing.container === 'folder') return { local: 'sip', name: work.sip, kind: 'folder', size: bytes, sha256: manifestHash(files) };
  const name = `${work.sip}.tar`;
  return { local: name, name, kind: 'file', ...(await makeTar(work.content, work.sip, files, path.join(work.root, name), new Date(at), signal)) };
}

/** A small file beside the container. */
async function beside(work: Work, name: string, text: string, signal: AbortSignal): Promise<Part> {
  const file = path.join(work.root, name);
  await writeWhole(file, text);
  const there = await measured(file, signal);
  return { local: name, name, kind: 'file', size: there?.size ?? 0, sha256: there?.digest ?? '' };
}

/**
 * Closes the SIP that `describe` wrote. Done twice it gives a container of its own moment, and only the last one counts. Throws Retry
 * (ZS4344) where a file is no longer what it was: the work is then done again.
 */
export async function seal(work: Work, asked: Seal, now: () => Date, signal: AbortSignal): Promise<Sealed> {
  const before = await sealedBefore(work, signal);
  if (before) return before;
  const tree = await manifestOf(work);
  if (tree === null) throw new Retry(diagnostic('ZS4344', 'the metadata of the SIP is not there any more'));
  const { packing, facts, counts } = asked;
  const at = `${now().toISOString().slice(0, 19)}Z`;
  const manifest = manifestHash(tree);
  return onDisk('closing the SIP', async () => {
    let payload = tree;
    let pakbon: string | null = null;
    if (packing.pakbon === 'inside') {
      const text = pakbonXml(facts, counts, { algoritme: spelled(packing), waarde: manifest, over: 'manifest' }, at);
      await writeWhole(path.join(work.payload, PAKBON), text);
      const there = await measured(path.join(work.payload, PAKBON), signal);
      pakbon = there?.digest ?? null;
      payload = [...tree, { path: PAKBON, size: there?.size ?? 0, sha256: pakbon ?? '', kind: 'metadata' as const }].sort((a, b) => (a.path < b.path ? -1 : 1));
    }
    const all = packing.bagit
      ? [...(await makeBag(work.content, work.sip, payload, at)), ...payload.map((file) => ({ ...file, path: `data/${file.path}` }))]
      : payload;
    const container = await parts(work, all, packing, at, signal);
    const extra: Part[] = [];
    if (packing.pakbon === 'beside') {
      extra.push(await beside(work, `${work.sip}.${PAKBON}`, pakbonXml(facts, counts, { algoritme: spelled(packing), waarde: container.sha256, over: 'container' }, at), signal));
      pakbon = extra[0]?.sha256 ?? null;
    }
    if (container.kind === 'file') extra.push(await beside(work, `${container.name}.sha256`, `${container.sha256}  ${container.name}\n`, signal));
    // The container comes last: a receiver that sees it finds all the rest.
    const sealed: Sealed = { parts: [...extra, container], sha256: container.sha256, pakbon, manifest, files: all.length, bytes: all.reduce((sum, file) => sum + file.size, 0), at };
    await note(work, CONTENTS, { files: all.map((file) => ({ ...file })) });
    await note(work, SEALED, sealed as unknown as JsonObject);
    return sealed;
  });
}

/** Every file of what was sealed, for the copy to the receiver. */
export async function contentsOf(work: Work): Promise<readonly Listed[]> {
  const kept = await noteOf(work, CONTENTS);
  return (kept?.['files'] ?? []) as unknown as readonly Listed[];
}
