// Compares the bytes of documents at source and target; streams both, keeps neither.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { HeldContent, Links } from '../../connector/contract';
import { isObject, type Json, type JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import { sourceOf, targetOf } from '../find';
import type { Room, Sync } from '../room';
import type { Drift, Evidence, ProvedContent } from './row';

interface Hashed {
  readonly size: number;
  readonly sha256: string;
}

async function hashed(stream: Readable, signal: AbortSignal): Promise<Hashed> {
  const digest = createHash('sha256');
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    digest.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: digest.digest('hex') };
}

/** The newest content of a document, and of every document inside a zaak that was read with them. */
function wantedContents(model: JsonObject): readonly JsonObject[] {
  const own = model['inhoud'];
  const inside = Array.isArray(model['documenten']) ? model['documenten'].filter(isObject).map((document) => document['inhoud']) : [];
  return [own, ...inside].filter((content: Json | undefined): content is JsonObject => isObject(content) && content['omvang'] !== 0);
}

const isSha256 = (algorithm: string): boolean => algorithm.toLowerCase().replace(/[-_]/g, '') === 'sha256';

async function atTarget(held: HeldContent, signal: AbortSignal): Promise<{ readonly hashed: Hashed | null; readonly by: Evidence }> {
  const { checksum, size } = held;
  if (checksum?.computed && isSha256(checksum.algorithm) && size !== null) return { hashed: { size, sha256: checksum.value.toLowerCase() }, by: 'checksum by the target' };
  return held.open ? { hashed: await hashed(await held.open(signal), signal), by: 'content read back' } : { hashed: null, by: 'read back' };
}

export interface ContentVerdict {
  readonly drift: readonly Drift[];
  readonly evidence: Evidence;
  readonly contents: readonly ProvedContent[];
}

/** null: this target cannot give contents back, or the subject has none. Throws what source and target throw. */
export async function compareContents(room: Room, sync: Sync, ref: Ref, target: string, asked: { readonly model: JsonObject; readonly want: JsonObject; readonly links: Links }, signal: AbortSignal): Promise<ContentVerdict | null> {
  const { target: peer, config } = targetOf(room, sync, target);
  const { source } = sourceOf(room, sync);
  const wanted = wantedContents(asked.model);
  if (!peer.contents || !source.open || wanted.length === 0) return null;
  const held = new Map((await peer.contents({ ref, want: asked.want, links: asked.links, options: config.options }, signal)).map((one) => [one.bron, one]));
  const drift: Drift[] = [];
  const contents: ProvedContent[] = [];
  let evidence: Evidence = 'content read back';
  for (const content of wanted) {
    const bron = String(content['bron']);
    const path = `inhoud[${bron}]`;
    const there = held.get(bron);
    const here = await hashed(await source.open(content, 0, signal), signal);
    contents.push({ bron, ...here });
    if (!there) {
      drift.push({ path, target: null, wanted: here.sha256, owner: 'ours' });
      continue;
    }
    const found = await atTarget(there, signal);
    if (found.by !== 'content read back') evidence = found.by;
    if (found.hashed === null) continue;
    if (found.hashed.size !== here.size) drift.push({ path: `${path}.omvang`, target: found.hashed.size, wanted: here.size, owner: 'ours' });
    else if (found.hashed.sha256 !== here.sha256) drift.push({ path: `${path}.sha256`, target: found.hashed.sha256, wanted: here.sha256, owner: 'ours' });
  }
  return { drift, evidence, contents };
}
