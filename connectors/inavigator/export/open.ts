// Opens an export: looks through it whole, then reads its processen one at a time.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { readXml, XML_LIMITS, type XmlLimits } from '../../../core/xml/reader';
import { readPreambule, type Preambule } from './preambule';
import { readKind, readProces, type Proces } from './proces';
import { KINDS, SECTIONS, type KindEntry, type Kinds, type KindSection } from './sections';

export interface OpenOptions {
  /** Name to use in messages; absent: the path itself. */
  readonly name?: string;
  readonly limits?: XmlLimits;
  readonly signal?: AbortSignal;
}

/** An export that was found whole and well-formed, of a version we read. */
export interface Export {
  /** As named in messages. */
  readonly file: string;
  readonly preambule: Preambule;
  /** Processen in it. */
  readonly count: number;
  /** Ids of processen the source says were deleted, ever: most of them never reached us. */
  readonly removed: readonly string[];
  /** About the file as a whole. */
  readonly diagnostics: readonly Diagnostic[];
  /** Each proces with its kinds filled in, one in memory at a time; a proces without an id gives a diagnostic instead. */
  read(): AsyncGenerator<Proces | Diagnostic>;
}

const PROCES = 'dsp/processen/proces';
const TOMBSTONE = 'dsp/verwijderde-objecten/processen/object';
const KIND_PATHS: ReadonlyMap<string, KindSection> = new Map(KINDS.map((section) => [section, section]));
const UNREADABLE: Readonly<Record<string, string>> = { ENOENT: 'no such file', EACCES: 'it may not be read', EISDIR: 'it is a folder', EPERM: 'it may not be read' };

async function check(file: string, name: string): Promise<void> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new DiagnosticError([diagnostic('ZS3118', found.isDirectory() ? 'it is a folder' : 'it is no ordinary file', { place: { file: name } })]);
  } catch (thrown) {
    if (thrown instanceof DiagnosticError) throw thrown;
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    throw new DiagnosticError([diagnostic('ZS3118', UNREADABLE[code] ?? `it cannot be read (${code})`, { place: { file: name } })], { cause: thrown });
  }
}

/**
 * Looks through the whole file before anything of it is used: so a file that is cut off at its last line changes nothing, and
 * the kinds may stand behind the processen that refer to them. Throws a DiagnosticError with file, line and column.
 */
export async function openExport(file: string, options: OpenOptions = {}): Promise<Export> {
  const name = options.name ?? path.relative(process.cwd(), file);
  await check(file, name);
  const kinds = Object.fromEntries(KINDS.map((section) => [section, new Map<string, KindEntry>()])) as Record<KindSection, Map<string, KindEntry>>;
  const diagnostics: Diagnostic[] = [];
  const removed: string[] = [];
  const unknown = new Map<string, { line: number; count: number }>();
  const sections: string[] = [];
  let start = { file: name, line: 1 };
  let preambule: Preambule | null = null;
  let count = 0;

  const cut = (at: string, place: { readonly line?: number }): boolean => {
    const [, section = '', item, ...deeper] = at.split('/', 4);
    if (section === '') start = { ...start, line: place.line ?? 1 };
    else if (item === undefined) {
      sections.push(section);
      if (!SECTIONS.has(section)) unknown.set(section, { line: place.line ?? 1, count: 0 });
      return section === 'preambule';
    } else if (deeper.length === 0) {
      if (at === PROCES) count += 1;
      const strange = unknown.get(section);
      if (strange) strange.count += 1;
      return KIND_PATHS.has(section);
    }
    return at === TOMBSTONE;
  };
  for await (const { path: at, element } of readXml(createReadStream(file), { file: name, root: 'dsp', cut, limits: options.limits ?? XML_LIMITS, ...(options.signal && { signal: options.signal }) })) {
    const section = KIND_PATHS.get(at.split('/')[1] ?? '');
    if (element.name === 'preambule') {
      const read = readPreambule(element, name);
      preambule = read.preambule;
      if (read.warning) diagnostics.push(read.warning);
    } else if (section) {
      const kind = readKind(element);
      if (kind) {
        const { id, ...entry } = kind;
        kinds[section].set(id, entry);
      }
    } else if (element.attributes['id']) removed.push(element.attributes['id']);
  }
  if (preambule === null) {
    const holds = sections.length > 0 ? `the file holds <${sections.slice(0, 3).join('>, <')}>, which looks like a part of an export` : 'the file holds nothing else either';
    throw new DiagnosticError([diagnostic('ZS3101', `there is no preambule, so no specificatieversie; ${holds}`, { place: start })]);
  }
  for (const [section, { line, count: elements }] of unknown) {
    diagnostics.push(diagnostic('ZS3104', `section <${section}> is not known; its ${elements} elements were not read`, { place: { file: name, line } }));
  }
  if (count === 0) diagnostics.push(diagnostic('ZS3108', 'the export holds no processen', { place: { file: name } }));
  return { file: name, preambule, count, removed, diagnostics, read: () => processen(file, name, kinds, options) };
}

async function* processen(file: string, name: string, kinds: Kinds, options: OpenOptions): AsyncGenerator<Proces | Diagnostic> {
  const cuts = readXml(createReadStream(file), {
    file: name, root: 'dsp', cut: (at) => at === PROCES, limits: options.limits ?? XML_LIMITS, ...(options.signal && { signal: options.signal }),
  });
  for await (const { element } of cuts) {
    const place = { file: name, line: element.line, ...(element.col !== undefined && { col: element.col }) };
    yield readProces(element, kinds, name) ?? diagnostic('ZS3105', 'a proces has no id', { place });
  }
}
