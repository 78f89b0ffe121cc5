// Reads a metadata file as an e-depot does: UTF-8 and nothing else, one object, every element with a value.
import sax from 'sax';

export interface Sidecar {
  readonly kind: 'informatieobject' | 'bestand';
  /** Texts by path below the object (`identificatie/identificatieKenmerk`), in order. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** How often each element stands directly in the object. */
  readonly counts: ReadonlyMap<string, number>;
}

const NAMESPACE = 'https://www.nationaalarchief.nl/mdto';

/** First text at a path. */
export const first = (sidecar: Sidecar | undefined, path: string): string | undefined => sidecar?.texts.get(path)?.[0];

function decoded(bytes: Buffer, faults: string[]): string | null {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) faults.push('it is not UTF-8');
  else if (bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) faults.push('it begins with a byte order mark');
  try {
    return faults.length > 0 ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    faults.push('it is not UTF-8');
    return null;
  }
}

/** The metadata in these bytes, and all that is wrong with them. */
export function readSidecar(bytes: Buffer): { readonly sidecar: Sidecar | null; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const text = decoded(bytes, faults);
  if (text === null) return { sidecar: null, faults };
  const parser = sax.parser(true, { xmlns: true });
  const open: { readonly name: string; text: string; children: number }[] = [];
  const texts = new Map<string, string[]>();
  const counts = new Map<string, number>();
  let kind: Sidecar['kind'] | null = null;
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  parser.onopentag = (node) => {
    const { local, uri } = node as sax.QualifiedTag;
    const parent = open.at(-1);
    if (parent) parent.children += 1;
    if (uri !== NAMESPACE) faults.push(`<${local}> is in another namespace`);
    if (open.length === 0 && local !== 'MDTO') faults.push(`the root is <${local}>`);
    if (open.length === 1) {
      if (kind !== null || (local !== 'informatieobject' && local !== 'bestand')) faults.push(`<${local}> is no object, or a second one`);
      else kind = local;
    }
    if (open.length === 2) count(local);
    open.push({ name: local, text: '', children: 0 });
  };
  const onText = (piece: string): void => {
    const here = open.at(-1);
    if (here) here.text += piece;
  };
  parser.ontext = onText;
  parser.oncdata = onText;
  parser.onclosetag = () => {
    const here = open.pop();
    if (!here || here.children > 0) return;
    const path = [...open.slice(2).map((one) => one.name), here.name].join('/');
    const value = here.text.trim();
    if (value === '') faults.push(`<${here.name}> is empty`);
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(value)) faults.push(`<${here.name}> holds control characters`);
    texts.set(path, [...(texts.get(path) ?? []), value]);
  };
  parser.onerror = (error) => { throw error; };
  try {
    parser.write(text).close();
  } catch (error) {
    return { sidecar: null, faults: [...faults, `it is no XML: ${(error as Error).message.split('\n')[0] ?? ''}`] };
  }
  return kind === null ? { sidecar: null, faults: [...faults, 'it describes nothing'] } : { sidecar: { kind, texts, counts }, faults };
}
