// Messages whose documents travel beside the XML instead of within it: MTOM and XOP (W3C, 2005), in and out.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { diagnostic, DiagnosticError, type Place } from '../diagnostics/diagnostic';
import type { Code } from '../diagnostics/codes';
import { contentType } from './content-type';
import { readParts, type Part } from './multipart';
import { parseTree, XOP, type Include } from './parse-tree';
import { readTree, type TreeOptions } from './read-tree';
import type { XmlTree } from './tree';
import { exactly, splitAt, type Outgoing, type Streamed } from './with-content';

const XML_TYPE = /^(?:application\/xop\+xml|text\/xml|application\/soap\+xml|application\/xml)$/;

const bare = (id: string): string => id.trim().replace(/^<|>$/g, '');

/** `cid:a%40b` names the part whose Content-ID is `<a@b>` (RFC 2392). */
function partOf(href: string): string | null {
  if (!/^cid:/i.test(href)) return null;
  try {
    return decodeURIComponent(href.slice(4));
  } catch (error) {
    if (error instanceof URIError) return href.slice(4); // a bare % in it: some senders do not encode
    throw error;
  }
}

/** The content of each part that the XML refers to goes to the sink of the element that refers to it. */
async function readContents(parts: AsyncIterator<Part>, includes: readonly Include[], signal: AbortSignal | undefined): Promise<void> {
  const refuse = (code: Code, message: string, place: Place): never => {
    throw new DiagnosticError([diagnostic(code, message, { place })]);
  };
  const wanted = new Map<string, Include>();
  for (const include of includes) {
    const id = partOf(include.href);
    if (id === null) return refuse('ZS3044', `<${include.element}> refers to "${include.href}", which is no part of a message (cid:)`, include.place);
    if (wanted.has(id)) refuse('ZS3044', `<${include.element}> refers to "${include.href}", and so does another element`, include.place);
    wanted.set(id, include);
  }
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    signal?.throwIfAborted();
    const id = bare(next.value.headers.get('content-id') ?? '');
    const include = wanted.get(id);
    if (!include) continue;
    wanted.delete(id);
    include.settle(await include.sink(next.value.body));
  }
  const [missing] = wanted.values();
  if (missing) refuse('ZS3044', `<${missing.element}> refers to "${missing.href}", and the message has no such part`, missing.place);
}

/**
 * Reads a message as it comes over HTTP: XML by itself, or `multipart/related` with its documents beside it, which then go to the
 * same sinks as base64 within the XML would. Throws as `readTree`, and ZS3043, ZS3044. A sink may be called before an error is found.
 */
export async function readMessage(content: AsyncIterable<Buffer>, header: string | undefined, options: TreeOptions): Promise<XmlTree> {
  const { type, parameters } = contentType(header);
  const charset = parameters.get('charset');
  if (!type.startsWith('multipart/')) return await readTree(content, { ...options, ...(charset !== undefined && { charset }) });

  const refuse = (message: string): never => {
    throw new DiagnosticError([diagnostic('ZS3043', message, { place: { file: options.file } })]);
  };
  const boundary = parameters.get('boundary') ?? '';
  if (boundary === '') return refuse(`the Content-Type ${type} names no boundary`);
  const parts = readParts(content, boundary, options.file);
  try {
    const first = await parts.next();
    if (first.done === true) return refuse('the message has no parts');
    const { headers, body } = first.value;
    const start = parameters.get('start');
    const of = contentType(headers.get('content-type'));
    if ((start !== undefined && headers.has('content-id') && bare(start) !== bare(headers.get('content-id') ?? '')) || (of.type !== '' && !XML_TYPE.test(of.type))) {
      return refuse(`the first part is "${headers.get('content-id') ?? ''}" of type "${of.type}"; the XML comes first`);
    }
    const own = of.parameters.get('charset');
    const { tree, includes } = await parseTree(body, { ...options, ...(own !== undefined && { charset: own }) });
    await readContents(parts, includes, options.signal);
    return tree;
  } finally {
    await parts.return(undefined);
  }
}

export interface MultipartOptions {
  /** Content-Type of the XML itself: `text/xml` for SOAP 1.1, `application/soap+xml` for 1.2. */
  readonly type: string;
}

/** The message with each placeholder replaced by a reference to a part that follows; its Content-Type, and its exact length in bytes. */
export function writeMultipart(xml: string, contents: ReadonlyMap<string, Outgoing>, options: MultipartOptions): Streamed & { readonly contentType: string } {
  const { pieces, inOrder } = splitAt(xml, contents);
  const boundary = `zaaksluis-${randomUUID()}`;
  const parts = inOrder.map(([, content]) => ({ id: `${randomUUID()}@zaaksluis`, content }));
  const root = pieces.map((piece, index) => {
    const part = parts[index];
    return part ? `${piece}<xop:Include xmlns:xop="${XOP}" href="cid:${encodeURIComponent(part.id)}"/>` : piece;
  }).join('');
  const headers = (lines: readonly string[]): Buffer => Buffer.from([...lines, '', ''].join('\r\n'));
  const head = Buffer.concat([headers([`--${boundary}`, `Content-Type: application/xop+xml; charset=UTF-8; type="${options.type}"`, 'Content-Transfer-Encoding: binary', 'Content-ID: <root@zaaksluis>']), Buffer.from(root)]);
  const between = parts.map(({ id }) => headers([`\r\n--${boundary}`, 'Content-Type: application/octet-stream', 'Content-Transfer-Encoding: binary', `Content-ID: <${id}>`]));
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const body = async function* (): AsyncGenerator<Buffer> {
    yield head;
    for (const [index, { content }] of parts.entries()) {
      yield between[index] ?? Buffer.alloc(0);
      yield* exactly(content);
    }
    yield tail;
  };
  const length = [head, ...between, tail].reduce((sum, bytes) => sum + bytes.length, 0) + parts.reduce((sum, { content }) => sum + content.size, 0);
  return {
    body: Readable.from(body(), { objectMode: false }),
    length,
    contentType: `multipart/related; type="application/xop+xml"; start="<root@zaaksluis>"; start-info="${options.type}"; boundary="${boundary}"`,
  };
}
