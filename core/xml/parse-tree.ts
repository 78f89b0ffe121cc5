// Parses XML to a tree of elements and a list of what it refers to outside itself.
import sax from 'sax';
import { diagnostic, DiagnosticError, type Place } from '../diagnostics/diagnostic';
import type { Code } from '../diagnostics/codes';
import type { Sink } from './cut';
import { decode } from './decode';
import { placeHere, placeInText, placeOfTag } from './place';
import { takeContent, type Taking } from './take-content';
import { isNamed, isNilTree, XSI, type XmlAttribute, type XmlName, type XmlTree } from './tree';
import { TREE_LIMITS, type TreeOptions } from './tree-options';
import { isXmlChar } from './write';

export const XOP = 'http://www.w3.org/2004/08/xop/include';

/** Stands in a tree and in what is validated where content was cut out: base64 of `zaaksluis`. */
export const CUT_TEXT = 'emFha3NsdWlz';

/** Content that stands in another part of the same message: `<xop:Include href="cid:…"/>` within an element that is cut. */
export interface Include {
  readonly href: string;
  readonly element: string;
  readonly place: Place;
  readonly sink: Sink;
  /** Puts what the sink made of the part in its place in the tree. */
  readonly settle: (made: string) => void;
}

/** `strictEntities`: the five of XML, not those of HTML. */
const SAX_OPTIONS = { position: true, xmlns: true, strictEntities: true };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Growing = Mutable<Omit<XmlTree, 'children'>> & { readonly children: XmlTree[] };

/** An element that is open. */
interface Open {
  readonly tree: Growing;
  /** Its content goes here; null: an ordinary element. */
  readonly sink: Sink | null;
  /** Its content was cut out, or stands in a part that it refers to. */
  filled: boolean;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function forbidden(text: string): string | null {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit < 0x20 || unit > 0xfffd) && !isXmlChar(unit)) return `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return null;
}

/** As `readTree`, with what the tree refers to: the caller has the other parts, or refuses. */
export async function parseTree(content: AsyncIterable<Buffer>, options: TreeOptions): Promise<{ readonly tree: XmlTree; readonly includes: readonly Include[] }> {
  const { file } = options;
  const limits = { ...TREE_LIMITS, ...options.limits };
  const parser = sax.parser(true, SAX_OPTIONS);
  const path: XmlName[] = [];
  const stack: Open[] = [];
  const includes: Include[] = [];
  // At most one. In lists, because types do not see an assignment inside a callback.
  const roots: XmlTree[] = [];
  const cutting: { taking: Taking | null } = { taking: null };
  let given: sax.QualifiedAttribute[] = [];
  let tag: Place = { file };
  let prolog = '';
  let kept = 0;
  let elements = 0;

  const refuse = (code: Code, message: string, place: Place): never => {
    throw new DiagnosticError([diagnostic(code, message, { place })]);
  };
  const keep = (text: string): string => {
    kept += text.length;
    if (kept > limits.kept) refuse('ZS3025', `the message is larger than ${limits.kept} characters, contents not counted`, placeHere(file, parser));
    const bad = forbidden(text);
    if (bad !== null) refuse('ZS3020', `a text holds ${bad}, which XML does not allow`, placeHere(file, parser));
    return text;
  };
  /** The namespace of a prefix where we are; sax looks it up in a plain object, which has names of its own. */
  const namespaceOf = (uri: unknown, prefix: string): string => {
    if (typeof uri === 'string') return uri;
    return uri === undefined && prefix === '' ? '' : refuse('ZS3020', `unbound namespace prefix: "${prefix}"`, tag);
  };
  const attributeOf = ({ name, prefix, local, uri, value }: sax.QualifiedAttribute, ns: Readonly<Record<string, unknown>>): XmlAttribute => {
    const made = { ns: namespaceOf(uri, prefix), name: local, value: keep(value) };
    kept += name.length;
    if (made.ns !== XSI || local !== 'type') return made;
    const [before, after] = value.trim().split(':', 2);
    const [typePrefix, typeName] = after === undefined ? ['', before ?? ''] : [before ?? '', after];
    return { ...made, type: { ns: namespaceOf(ns[typePrefix], typePrefix), name: typeName } };
  };
  const include = (within: Open, sink: Sink, attributes: readonly XmlAttribute[]): void => {
    const { tree } = within;
    if (within.filled) refuse('ZS3042', `<${tree.name}> refers to more than one content`, tag);
    within.filled = true;
    const href = attributes.find((one) => isNamed(one, '', 'href'))?.value ?? '';
    includes.push({ href, element: tree.name, place: tag, sink, settle: (made) => { tree.cut = made; } });
  };

  parser.onerror = (error) => {
    const within = path.length > 0 ? ` inside <${path.at(-1)?.name ?? ''}>` : '';
    refuse('ZS3020', `${lowerFirst(error.message.split('\n')[0] ?? '')}${within}`, placeHere(file, parser));
  };
  parser.ondoctype = () => {
    refuse('ZS3024', 'a DOCTYPE is not accepted: a message has none, and entities declared in one can fill the memory', placeInText(file, prolog, Math.max(0, prolog.search(/<!doctype/i))));
  };
  parser.onopentagstart = (started) => {
    tag = placeOfTag(file, parser, started.name);
    given = [];
  };
  parser.onattribute = (one) => {
    given.push(one as sax.QualifiedAttribute);
  };
  parser.onopentag = (opened) => {
    const node = opened as sax.QualifiedTag;
    if (roots.length > 0 && stack.length === 0) refuse('ZS3020', `a second root <${node.local}>`, tag);
    elements += 1;
    if (elements > limits.elements) refuse('ZS3025', `there are more than ${limits.elements} elements`, tag);
    const name: XmlName = { ns: namespaceOf(node.uri, node.prefix), name: keep(node.local) };
    path.push(name);
    if (path.length > limits.depth) refuse('ZS3025', `elements lie more than ${limits.depth} deep at <${name.name}>`, tag);
    const raw = new Set(given.map((one) => one.name));
    const attributes = given.filter(({ prefix, name: whole }) => prefix !== 'xmlns' && whole !== 'xmlns').map((one) => attributeOf(one, node.ns));
    const distinct = new Set(attributes.map((one) => `${one.ns} ${one.name}`));
    if (raw.size < given.length || distinct.size < attributes.length) refuse('ZS3020', `an attribute stands twice at <${name.name}>`, tag);

    const parent = stack.at(-1);
    const tree: Growing = { ...name, attributes, children: [], text: '', line: tag.line ?? 0, col: tag.col ?? 0 };
    const sink = !node.isSelfClosing && !isNilTree(tree) ? (options.cut?.([...path]) ?? null) : null;
    if (parent?.sink) {
      if (!isNamed(name, XOP, 'Include')) refuse('ZS3042', `<${name.name}> stands within <${parent.tree.name}>, which holds content`, tag);
      include(parent, parent.sink, attributes);
    } else if (parent) parent.tree.children.push(tree);
    else roots.push(tree);
    stack.push({ tree, sink, filled: false });
    if (sink) cutting.taking = takeContent(file, name.name, { line: parser.line + 1, column: parser.column }, sink);
  };
  const onText = (text: string): void => {
    const here = stack.at(-1);
    if (here) here.tree.text += keep(text);
  };
  parser.ontext = onText;
  parser.oncdata = onText;
  parser.onclosetag = () => {
    path.pop();
    const closed = stack.pop();
    if (closed?.filled) closed.tree.text = CUT_TEXT;
  };

  /** The content that is being cut out, up to the tag that ends it; what stands after is for the parser again. */
  const cutOut = async (taking: Taking, text: string): Promise<string> => {
    const taken = await taking.take(text);
    if (taken === null) return '';
    parser.line = taken.at.line - 1;
    parser.column = taken.at.column;
    const here = stack.at(-1);
    if (taken.rest.startsWith('</')) {
      const made = await taking.end();
      if (here && made !== null) {
        here.tree.cut = made;
        here.filled = true;
      }
    } else if (taking.started) {
      refuse('ZS3042', `a tag stands within the content of <${here?.tree.name ?? ''}>`, { file, line: taken.at.line, col: taken.at.column + 1 });
    }
    cutting.taking = null;
    return taken.rest;
  };
  const feed = async (piece: string): Promise<void> => {
    let text = piece;
    while (text !== '') {
      if (cutting.taking) {
        text = await cutOut(cutting.taking, text);
        continue;
      }
      // Tag by tag, so that the parser stands still where content begins.
      const end = text.indexOf('>') + 1;
      const upTo = end === 0 ? text.length : end;
      parser.write(text.slice(0, upTo));
      text = text.slice(upTo);
    }
  };

  try {
    for await (const text of decode(content, file, options.charset)) {
      options.signal?.throwIfAborted();
      if (roots.length === 0 && prolog.length < 64 * 1024) prolog += text;
      await feed(text);
    }
    const [root] = roots;
    if (!root) return refuse('ZS3021', 'the message holds no element', placeHere(file, parser));
    if (stack.length > 0) return refuse('ZS3021', `the message ends inside <${stack.at(-1)?.tree.name ?? ''}>, before </${root.name}>`, placeHere(file, parser));
    parser.close();
    return { tree: root, includes };
  } catch (error) {
    await cutting.taking?.fail(error);
    throw error;
  }
}
