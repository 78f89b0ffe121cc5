// Checks the metadata as it lies on disk: encoding, form, order, and that it says of each file what was measured.
import { readFile } from 'node:fs/promises';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import type { XmlElement } from '../../../core/xml/element';
import { fromElement, inOrder } from '../../../core/xml/ordered';
import { readXml } from '../../../core/xml/reader';
import type { XmlNode } from '../../../core/xml/write';
import type { Xsd } from '../../../core/xml/xsd';
import type { Listed } from '../package/describe';
import { filesBelow, onDisk, within } from '../package/work';
import { MDTO_TYPES, type XsdVersion } from '../schema';
import { objectsOf, type Measured, type Sip, type SipObject } from '../sip';
import type { Finding } from './gate';
import { fileIn, whereOf } from './where';

export interface OnDisk {
  readonly payload: string;
  readonly sip: Sip;
  readonly version: XsdVersion;
  /** The published schema; null: only ours is checked. */
  readonly xsd: Xsd | null;
  readonly measured: ReadonlyMap<string, Measured>;
  readonly manifest: readonly Listed[];
}

type Say = (code: Finding['code'], message: string) => void;

const BOMS: readonly (readonly [string, readonly number[]])[] = [['UTF-8', [0xef, 0xbb, 0xbf]], ['UTF-16', [0xff, 0xfe]], ['UTF-16', [0xfe, 0xff]]];

function encoding(bytes: Buffer, say: Say): boolean {
  const bom = BOMS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (bom) return say('ZS4364', `begins with a byte order mark of ${bom[0]}`), false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return say('ZS4364', 'is not UTF-8'), false;
  }
}

const written = (nodes: readonly XmlNode[]): string => nodes.map((node) => `${node.name}(${written(node.children ?? [])})`).join();
const read = (elements: readonly XmlElement[]): string => elements.map((element) => `${element.name}(${read(element.children)})`).join();

/** The value of a sidecar that has the form of our own table of the schema; null: it has not, and that was said. */
async function form(bytes: Buffer, kind: 'informatieobject' | 'bestand', version: XsdVersion, say: Say): Promise<JsonObject | null> {
  const content = async function* (): AsyncIterable<Buffer> { yield await Promise.resolve(bytes); };
  try {
    for await (const { element } of readXml(content(), { file: 'metadata', root: 'MDTO', cut: (path) => path === `MDTO/${kind}` })) {
      const value = fromElement(MDTO_TYPES[version], kind, element);
      if (written(inOrder(MDTO_TYPES[version], kind, value)) !== read(element.children)) say('ZS4365', 'has an element out of order, or one without a value');
      return value;
    }
    say('ZS4365', `describes no ${kind}`);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    for (const { message } of error.diagnostics) say('ZS4365', `has not the form of the schema: ${message}`);
  }
  return null;
}

async function sidecar(place: OnDisk, file: string, kind: 'informatieobject' | 'bestand', say: Say): Promise<JsonObject | null> {
  const bytes = await readFile(within(place.payload, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return say('ZS4362', 'is not there'), null;
  if (!encoding(bytes, say)) return null;
  for (const { message } of (await place.xsd?.validate(bytes)) ?? []) say('ZS4365', `is refused by the published schema: ${message}`);
  return form(bytes, kind, place.version, say);
}

const deep = (value: JsonObject, ...path: readonly string[]): unknown => path.reduce<unknown>((here, step) => {
  const inner: unknown = Array.isArray(here) ? (here as unknown[])[0] : here;
  return isObject(inner as JsonObject) ? (inner as JsonObject)[step] : undefined;
}, value);

/** What it says of its file against what was found in its bytes. */
function fixity(value: JsonObject, found: Measured | undefined, say: Say): void {
  if (!found) return say('ZS4388', 'describes a file that was not measured');
  const { format, size, checksum } = found;
  if (value['omvang'] !== String(size)) say('ZS4388', `says another size than the ${size} bytes of its file`);
  if (deep(value, 'checksum', 'checksumWaarde') !== checksum) say('ZS4388', 'says another checksum than its file has');
  if (deep(value, 'bestandsformaat', 'begripCode') !== format?.puid) say('ZS4387', `says another format than ${format?.puid ?? 'unknown'}, which was found`);
}

async function ofObject(place: OnDisk, object: SipObject): Promise<Finding[]> {
  const found: Finding[] = [];
  const sayer = (field: string): Say => (code, message) => void found.push({ code, field, message: `the metadata of ${field} ${message}`, bron: object.bron });
  await sidecar(place, object.sidecar, 'informatieobject', sayer(whereOf(object)));
  for (const file of object.files) {
    const say = sayer(fileIn(object, file));
    const value = await sidecar(place, file.sidecar, 'bestand', say);
    if (value) fixity(value, place.measured.get(file.key), say);
  }
  return found;
}

/** Files that nothing describes, and files that should be there. */
async function orphans({ payload, manifest, sip }: OnDisk): Promise<Finding[]> {
  const there = new Set(await filesBelow(payload));
  const known = new Set(manifest.map((file) => file.path));
  const extra = [...there].filter((file) => !known.has(file)).length;
  const lost = [...known].filter((file) => !there.has(file)).length;
  return [
    ...(extra > 0 ? [{ code: 'ZS4362', field: sip.sip, message: `${extra} files lie in the SIP that nothing describes` } as const] : []),
    ...(lost > 0 ? [{ code: 'ZS4362', field: sip.sip, message: `${lost} files of the SIP are not there` } as const] : []),
  ];
}

/** Everything wrong with what was written. Reads the metadata only: contents were hashed when they were fetched, and are again when they go. */
export async function sidecars(place: OnDisk, signal: AbortSignal): Promise<readonly Finding[]> {
  return onDisk('checking the metadata of the SIP', async () => {
    const found = await orphans(place);
    for (const object of objectsOf(place.sip.objects)) {
      signal.throwIfAborted();
      found.push(...(await ofObject(place, object)));
    }
    return found;
  });
}
