// Takes an export in: all of it or, where it cannot be read whole, nothing.
import type { Host, InboxEntry, Spooled } from '../../core/connector/host';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import type { Ref } from '../../core/model/ref';
import { xmlLimits, type InavigatorConfig } from './config';
import { openExport, type Export } from './export/open';
import { provenanceOf, rawOf, storable } from './raw';

/** Raised when the reader makes something else of the same file: then a file that comes again is read again. */
const READER = 1;
/** Processen per write: a proces of real size is some 25 kB. */
const PAGE = 20;
const DATES = 'dates';

export interface TakenIn {
  readonly names: readonly { readonly ref: Ref; readonly stamp: string }[];
  /** Processen that were removed at the source and known here. */
  readonly removed: number;
  /** The same content was taken in before; nothing was done. */
  readonly again: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

type Names = { id: string; stamp: string }[];

/**
 * Reads a spooled export into the inbox. Throws a DiagnosticError with file, line and column where the file cannot be read
 * whole; the inbox is then as it was. Doing it twice has no second effect.
 */
export async function takeIn(host: Host, settings: InavigatorConfig, spooled: Spooled, name: string, signal: AbortSignal): Promise<TakenIn> {
  const refOf = (id: string): Ref => ({ system: host.connection, kind: 'zaaktype', id });
  const key = `file/${READER}/${spooled.sha256}`;
  const before = await host.shelf.get(key);
  if (before !== undefined) return recognised(before, name, refOf);

  const from = await openExport(spooled.path, { name, limits: xmlLimits(settings), signal });
  const datum = from.preambule.datum ?? '';
  const dates = await readDates(host);
  const isOld = (id: string): boolean => (dates[id] ?? '') > datum;
  const diagnostics: Diagnostic[] = [...from.diagnostics];
  const taken: Names = [];
  const live = new Set<string>();
  let page: InboxEntry[] = [];
  const flush = async (): Promise<void> => {
    await host.inbox.put(page);
    page = [];
  };
  for await (const proces of from.read()) {
    signal.throwIfAborted();
    if (!('value' in proces)) {
      diagnostics.push(proces);
      continue;
    }
    live.add(proces.id);
    if (isOld(proces.id)) {
      diagnostics.push(diagnostic('ZS3109', `export of ${datum || 'an unknown moment'} came after one of ${dates[proces.id] ?? ''}; kept the later`, { subject: `zaaktype/${proces.id}`, place: { file: name } }));
      continue;
    }
    const raw = rawOf(proces, from, spooled.sha256);
    const provenance: JsonObject = { ...raw.provenance, ...(raw.diagnostics.length > 0 && { diagnostics: storable(raw.diagnostics) }) };
    page.push({ ref: refOf(proces.id), stamp: raw.stamp, value: raw.value, provenance });
    taken.push({ id: proces.id, stamp: raw.stamp });
    if (page.length >= PAGE) await flush();
  }
  await flush();
  const gone = await tombstones(host, from, spooled.sha256, (id) => live.has(id) || isOld(id), refOf);
  await host.inbox.put(gone);
  await keepDates(host, [...taken.map(({ id }) => id), ...gone.map((entry) => entry.ref.id)], datum);
  await host.shelf.put(key, { bestand: name, names: taken, removed: gone.length });
  diagnostics.push(diagnostic('ZS3116', `${name}: ${taken.length} processen, ${gone.length} removed`, { place: { file: name } }));
  const names = [...taken.map(({ id, stamp }) => ({ ref: refOf(id), stamp })), ...gone.map(({ ref, stamp }) => ({ ref, stamp }))];
  return { names, removed: gone.length, again: false, diagnostics };
}

function recognised(before: Json, name: string, refOf: (id: string) => Ref): TakenIn {
  const held = isObject(before) ? before : {};
  const names = (Array.isArray(held['names']) ? held['names'] : []) as Names;
  const first = typeof held['bestand'] === 'string' ? held['bestand'] : 'another file';
  return {
    names: names.map(({ id, stamp }) => ({ ref: refOf(id), stamp })),
    removed: 0,
    again: true,
    diagnostics: [diagnostic('ZS3111', `${name} has the content of ${first}, taken in before`, { place: { file: name } })],
  };
}

/** Tombstones are the whole history of the source: only those of processen we know, and still have, mean anything. */
async function tombstones(host: Host, from: Export, sha256: string, skip: (id: string) => boolean, refOf: (id: string) => Ref): Promise<InboxEntry[]> {
  const gone: InboxEntry[] = [];
  for (const id of from.removed) {
    if (skip(id)) continue;
    const known = await host.inbox.get(refOf(id));
    if (known && known.value !== null) gone.push({ ref: refOf(id), stamp: 'gone', value: null, provenance: provenanceOf(from, sha256) });
  }
  return gone;
}

/** Moment of the latest export per proces. They are wall-clock texts of one form, so they compare as texts. */
export async function readDates(host: Host): Promise<Record<string, string>> {
  const held = await host.shelf.get(DATES);
  return isObject(held) ? { ...(held as Record<string, string>) } : {};
}

async function keepDates(host: Host, ids: readonly string[], datum: string): Promise<void> {
  if (datum === '' || ids.length === 0) return;
  await host.shelf.exclusively(async (shelf) => {
    const held = await shelf.get(DATES);
    const dates: JsonObject = isObject(held) ? { ...held } : {};
    for (const id of ids) {
      const now = dates[id];
      if (typeof now !== 'string' || now < datum) dates[id] = datum;
    }
    await shelf.put(DATES, dates);
  });
}
