// Looks whether a ZGW system works, which rules it has, and whether we may do what is needed. Reads only.
import type { Probe } from '../../core/connector/contract';
import { DiagnosticError, diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../core/model/json';
import type { Doors } from './catalogi/find';
import { hasField, limitOf } from './limits';
import { probeReading } from './probe-reading';
import type { ReadingDoors } from './reading/doors';
import { FORCE, rightsOf } from './rights';

/** What delivering zaaktypen needs. */
const SCOPES = ['catalogi.lezen', 'catalogi.schrijven'] as const;
const YEAR = 2020;

/** Each question on its own: one that fails is told, the others are still asked. */
export async function probe(doors: Doors, reading: ReadingDoors, signal: AbortSignal): Promise<Probe> {
  const diagnostics: Diagnostic[] = [];
  const facts: JsonObject = {};
  const ask = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  };
  await ask(async () => {
    const key = doors.config.catalogus;
    if (key) {
      const place = await doors.catalogue.place(key, signal);
      facts['catalogus'] = { ...key, id: place.id };
      if (place.self !== doors.catalogi.root) facts['calls itself'] = place.self;
    } else {
      const found = await doors.catalogi.all('/catalogussen', {}, signal);
      facts['catalogi'] = found.map((one) => ({ domein: one['domein'] ?? null, rsin: one['rsin'] ?? null }));
    }
    facts['apiVersion'] = doors.catalogi.version();
    const limits = await doors.catalogue.limits(true, signal);
    facts['limits'] = {
      from: limits.from,
      references: limits.references,
      'resultaattype.omschrijving': limitOf(limits, 'resultaattypen', 'omschrijving')?.maxLength ?? null,
      'zaaktype.omschrijving': limitOf(limits, 'zaaktypen', 'omschrijving')?.maxLength ?? null,
      'zaaktype.verantwoordelijke': hasField(limits, 'zaaktypen', 'verantwoordelijke'),
    };
    if (limits.from === 'built-in') diagnostics.push(diagnostic('ZS4108', `no OpenAPI file at ${doors.config.openapi}; the built-in rules for ${limits.version} are used`));
  });
  await ask(async () => {
    const { lijst, diagnostics: found } = await doors.selectielijsten.year(YEAR, signal);
    facts['selectielijst'] = { jaar: YEAR, procestypen: lijst.procestypen.length, resultaten: lijst.klassen.length, fetchedAt: lijst.fetchedAt };
    diagnostics.push(...found);
  });
  await ask(() => probeRights(doors, facts, diagnostics, signal));
  await probeReading(reading, { openapi: doors.config.openapi, facts, diagnostics, ask }, signal);
  return { ok: diagnostics.every((finding) => finding.severity !== 'error'), facts, diagnostics };
}

/** Lists are silently filtered by authorisation: too few rights look like "nothing there", so they are compared beforehand. */
async function probeRights(doors: Doors, facts: JsonObject, diagnostics: Diagnostic[], signal: AbortSignal): Promise<void> {
  const rights = await rightsOf(doors, signal);
  if (rights === null) return;
  facts['rights'] = rights.all ? 'all' : [...rights.scopes];
  facts['may write by force'] = rights.all || rights.scopes.has(FORCE);
  // A connection that names no catalogus delivers no zaaktypen: reading the catalogue is enough for it.
  const needed = SCOPES.filter((scope) => doors.config.catalogus !== undefined || scope !== 'catalogi.schrijven');
  const lacking = rights.all ? [] : needed.filter((scope) => !rights.scopes.has(scope));
  if (lacking.length > 0) diagnostics.push(diagnostic('ZS4102', `our application lacks ${lacking.join(' and ')}`));
}
