// Looks at what lies in the watched folder without taking it in: for a plan, which may change nothing.
import type { Raw } from '../../core/connector/contract';
import { Halt, Retry } from '../../core/connector/outcome';
import type { Host } from '../../core/connector/host';
import { DiagnosticError, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { xmlLimits, type InavigatorConfig } from './config';
import { openExport } from './export/open';
import { rawOf } from './raw';
import { readDates } from './take-in';
import { lookAround } from './watched';

/** Processen that a scan would take in now: their stamps, and where to read them. */
export interface Peeked {
  readonly stamps: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Reads one from its file; null: no waiting file holds it. */
  readonly read: (id: string, signal: AbortSignal) => Promise<Raw | null>;
}

/** Files stay where they are and nothing is remembered. A file that would be refused is a finding here as well. */
export async function peek(host: Host, settings: InavigatorConfig, signal: AbortSignal): Promise<Peeked> {
  const stamps = new Map<string, string>();
  const places = new Map<string, { readonly path: string; readonly name: string }>();
  const diagnostics: Diagnostic[] = [];
  const limits = xmlLimits(settings);
  if (settings.folder) {
    const { ready, diagnostics: found } = await lookAround(host, settings.folder);
    diagnostics.push(...found);
    const dates = await readDates(host);
    for (const file of ready) {
      try {
        const from = await openExport(file.path, { name: file.name, limits, signal });
        diagnostics.push(...from.diagnostics);
        const datum = from.preambule.datum ?? '';
        for await (const proces of from.read()) {
          if (!('value' in proces)) diagnostics.push(proces);
          else if ((dates[proces.id] ?? '') <= datum) {
            dates[proces.id] = datum;
            stamps.set(proces.id, rawOf(proces, from).stamp);
            places.set(proces.id, file);
          }
        }
      } catch (thrown) {
        if (!(thrown instanceof DiagnosticError) || thrown instanceof Retry || thrown instanceof Halt) throw thrown;
        diagnostics.push(...thrown.diagnostics);
      }
    }
  }
  const read = async (id: string, stop: AbortSignal): Promise<Raw | null> => {
    const place = places.get(id);
    if (!place) return null;
    const from = await openExport(place.path, { name: place.name, limits, signal: stop });
    for await (const proces of from.read()) if ('value' in proces && proces.id === id) return rawOf(proces, from);
    return null;
  };
  return { stamps, diagnostics, read };
}
