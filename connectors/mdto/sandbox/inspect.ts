// Judges one delivery whole: every reason for which an e-depot would send it back.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PROFILE_NAMES } from '../profiles';
import { isBag, openBag } from './bag';
import { EXPECTS } from './expects';
import { fixity } from './fixity';
import { checkPakbon, readPakbon } from './pakbon';
import { first } from './sidecar';
import { plant } from './tree';
import { unpack } from './unpack';
import { fileHash } from './file-hash';

export interface Inspected {
  /** None: it may be taken into the archive. */
  readonly reasons: readonly string[];
  /** First identification of the dossier in it; null: none was found. */
  readonly dossier: string | null;
  /** The SIP it says that it supplements. */
  readonly supplementOf: string | null;
  readonly files: number;
  readonly bytes: number;
}

/** Reasons beyond this many help nobody. */
const MOST = 25;

const there = (file: string): Promise<Buffer | null> => readFile(file).catch(() => null);

/** `place`: folder or TAR; what belongs to a TAR stands beside it under its name. */
export async function inspect(place: string, sip: string, profile: (typeof PROFILE_NAMES)[number]): Promise<Inspected> {
  const reasons: string[] = [];
  const isTar = place.endsWith('.tar');
  const container = isTar ? await fileHash(place) : null;
  const stated = isTar ? await there(`${place}.sha256`) : null;
  if (stated && !stated.toString('utf8').startsWith(`${container ?? ''}  `)) reasons.push(`${path.basename(place)} has another checksum than ${path.basename(place)}.sha256 says`);
  const arrived = await unpack(place, sip);
  const contents = isBag(arrived) ? openBag(arrived) : arrived;
  const tree = plant(contents, EXPECTS[profile]);
  reasons.push(...contents.faults, ...tree.faults, ...fixity(tree));
  if (tree.objects.size === 0) reasons.push('there is no informatieobject in it');
  const bytes = contents.files.find((file) => file.path === 'pakbon.xml')?.bytes ?? (await there(path.join(path.dirname(place), `${sip}.pakbon.xml`)));
  const pakbon = bytes ? readPakbon(bytes) : null;
  if (bytes && !pakbon) reasons.push('the pakbon is no XML');
  if (pakbon) reasons.push(...checkPakbon(pakbon, sip, contents, tree, container));
  const top = [...tree.objects.values()].find((object) => /^(?:Dossier|Zaak)$/.test(first(object, 'aggregatieniveau/begripLabel') ?? ''));
  const own = tree.files.reduce((sum, { file }) => sum + file.size, 0);
  return {
    reasons: reasons.length > MOST ? [...reasons.slice(0, MOST), `and ${reasons.length - MOST} more`] : reasons,
    dossier: first(top, 'identificatie/identificatieKenmerk') ?? null,
    supplementOf: pakbon?.get('aanvullingOp') ?? null,
    files: tree.files.length, bytes: own,
  };
}
