// The one streaming reader of XML: cuts whole elements out of a file, one in memory at a time. Strict, and bounded.
import sax from 'sax';
import { diagnostic, DiagnosticError, type Place } from '../diagnostics/diagnostic';
import type { Code } from '../diagnostics/codes';
import { decode } from './decode';
import type { XmlElement } from './element';
import { placeHere, placeInText, placeOfTag } from './place';

/** How deep and how large a thing may be before it is refused. */
export interface XmlLimits {
  /** Elements within elements. */
  readonly depth: number;
  /** Characters of one cut element, text and attributes together. */
  readonly cutLength: number;
}

export const XML_LIMITS: XmlLimits = { depth: 64, cutLength: 16 * 1024 * 1024 };

export interface XmlOptions {
  /** As it appears in every message. */
  readonly file: string;
  /** Local name the outermost element must have. */
  readonly root: string;
  /** Whether to cut out the element at this path (`dsp/processen/proces`, local names); what is not cut is passed over. Asked once for each element that lies in no cut one. */
  readonly cut: (path: string, place: Place) => boolean;
  readonly limits?: XmlLimits;
  readonly signal?: AbortSignal;
}

/** An element cut out of the file, with where it stood. */
export interface Cut {
  readonly path: string;
  readonly element: XmlElement;
}

interface Building {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
  readonly line: number;
  readonly col?: number;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a file to its end and yields what `cut` asks for. Nothing of the file may be used before the reader has ended without
 * throwing, if all of it or nothing is wanted. Throws a DiagnosticError: ZS3020 no XML, ZS3021 the file ends too early,
 * ZS3022 another root, ZS3023 encoding, ZS3024 DOCTYPE, ZS3025 too deep or too large.
 */
export async function* readXml(content: AsyncIterable<Buffer>, options: XmlOptions): AsyncGenerator<Cut> {
  const { file, root, cut } = options;
  const limits = options.limits ?? XML_LIMITS;
  const parser = sax.parser(true, { position: true });
  const open: string[] = [];
  // Of the open elements that lie in no cut one, and of the cut one itself.
  const paths: string[] = [];
  const stack: Building[] = [];
  const ready: Cut[] = [];
  let cutLength = 0;
  let prolog = '';
  let tag: Place = { file };
  let seenRoot = false;
  let closed = false;

  const refuse = (code: Code, message: string, place: Place): never => {
    throw new DiagnosticError([diagnostic(code, message, { place })]);
  };
  const grow = (length: number): void => {
    cutLength += length;
    if (cutLength > limits.cutLength) {
      const outer = stack[0];
      refuse('ZS3025', `element <${outer?.name ?? ''}> is larger than ${limits.cutLength} characters`, { file, line: outer?.line, ...(outer?.col !== undefined && { col: outer.col }) });
    }
  };

  parser.onerror = (error) => {
    const within = open.length > 0 ? ` inside <${open.at(-1) ?? ''}>` : '';
    refuse('ZS3020', `${lowerFirst(error.message.split('\n')[0] ?? '')}${within}`, placeHere(file, parser));
  };
  parser.ondoctype = () => {
    refuse('ZS3024', 'a DOCTYPE is not accepted: an export has none, and entities declared in one can fill the memory', placeInText(file, prolog, Math.max(0, prolog.search(/<!doctype/i))));
  };
  parser.onopentagstart = (started) => {
    tag = placeOfTag(file, parser, started.name);
  };
  parser.onopentag = (node) => {
    const name = local(node.name);
    if (!seenRoot) {
      seenRoot = true;
      prolog = '';
      if (name !== root) refuse('ZS3022', `the root is <${name}>; expected <${root}>`, tag);
    }
    if (closed) refuse('ZS3020', `a second root <${name}>`, tag);
    open.push(name);
    if (open.length > limits.depth) refuse('ZS3025', `elements lie more than ${limits.depth} deep at <${name}>`, tag);
    if (stack.length === 0) {
      const above = paths.at(-1);
      const path = above === undefined ? name : `${above}/${name}`;
      paths.push(path);
      if (!cut(path, tag)) return;
    }
    const attributes: Record<string, string> = {};
    for (const [key, value] of Object.entries(node.attributes)) {
      if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
      attributes[local(key)] = String(value);
    }
    if (stack.length === 0) cutLength = 0;
    stack.push({ name, attributes, children: [], text: '', line: tag.line ?? 1, ...(tag.col !== undefined && { col: tag.col }) });
    grow(Object.entries(attributes).reduce((sum, [key, value]) => sum + key.length + value.length, name.length));
  };
  const onText = (text: string): void => {
    const here = stack.at(-1);
    if (!here) return;
    here.text += text;
    grow(text.length);
  };
  parser.ontext = onText;
  parser.oncdata = onText;
  parser.onclosetag = () => {
    open.pop();
    closed = open.length === 0;
    const element = stack.pop();
    const parent = stack.at(-1);
    if (element && parent) {
      parent.children.push(element);
      return;
    }
    const path = paths.pop() ?? '';
    if (element) ready.push({ path, element });
  };

  for await (const text of decode(content, file)) {
    options.signal?.throwIfAborted();
    if (!seenRoot && prolog.length < 64 * 1024) prolog += text;
    parser.write(text);
    while (ready.length > 0) yield ready.shift() as Cut;
  }
  if (!seenRoot) refuse('ZS3021', `the file holds no element; expected <${root}>`, placeHere(file, parser));
  if (open.length > 0) refuse('ZS3021', `the file ends inside <${open.at(-1) ?? ''}>, before </${root}>`, placeHere(file, parser));
  parser.close();
  while (ready.length > 0) yield ready.shift() as Cut;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
