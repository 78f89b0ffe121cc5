// Finds one zaak by its number, with the parts that were asked for, in as few calls as the register allows.
import type { Absent } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import type { Held, RegisterQuery, ZaakPart } from '../../../core/connector/register';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { fetchOne } from '../reading/fetch';
import { preferring } from '../reading/habits';
import { lookUpZaak } from '../reading/look-up';
import { text } from '../reading/values';
import { readZaak } from '../reading/zaak';
import { changing, fetchParts } from '../reading/zaak-parts';
import { uuidOf } from '../urls';
import type { RegisterDoors } from './doors';
import { inContext } from './held';
import { readDocuments } from './read-documents';

/** Parts of a zaak that are lists or groups in its value, by the name they have there. */
export const VALUE_PARTS = ['statussen', 'resultaat', 'rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten', 'besluiten'] as const;
export type ValuePart = (typeof VALUE_PARTS)[number];

/** What can come along expanded; of the statuses only the present one could, and the history is asked for by itself. */
const EXPANDABLE = ['resultaat', 'rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten'] as const;

/** `documenten` needs the links; beside them nothing implies anything. */
export const wholeParts = (parts: readonly ZaakPart[]): ReadonlySet<ZaakPart> => new Set(parts.includes('documenten') ? [...parts, 'zaakinformatieobjecten'] : parts);

export const expandFor = (parts: ReadonlySet<ZaakPart>): string[] => EXPANDABLE.filter((part) => parts.has(part));

/** By identificatie and bronorganisatie (B7); Blocked ZS4192 where there are two of that number. */
export async function findZaak(doors: RegisterDoors, query: RegisterQuery, signal: AbortSignal): Promise<Held | Absent> {
  const parts = wholeParts(query.parts);
  const { zaken, habits } = doors.zaken;
  const key = { identificatie: query.identificatie, ...(query.bronorganisatie === null ? {} : { bronorganisatie: query.bronorganisatie }) };
  const expand = expandFor(parts);
  const ask = (withIt: boolean) => zaken.all('/zaken', { ...key, ...(withIt ? { expand: expand.join(',') } : {}) }, signal);
  const rows = expand.length === 0 ? await ask(false) : await preferring(habits, zaken, 'expand', ask);
  const found = rows.filter((row) => row['identificatie'] === key.identificatie && (query.bronorganisatie === null || row['bronorganisatie'] === query.bronorganisatie));
  if (found.length > 1) throw new Blocked(diagnostic('ZS4192', `${found.length} zaken there are called ${query.identificatie}${query.bronorganisatie === null ? '' : ` of ${query.bronorganisatie}`}`, { subject: `zaak ${query.identificatie}` }));
  const [zaak] = found;
  return zaak === undefined ? { state: 'absent', context: {} } : readHeld(doors, zaak, parts, signal);
}

/** Reads the parts of a zaak that was fetched; one that changes meanwhile is fetched again, twice at most. */
export async function readHeld(doors: RegisterDoors, fetched: JsonObject, parts: ReadonlySet<ZaakPart>, signal: AbortSignal): Promise<Held> {
  const { zaken, habits, roots } = doors.zaken;
  roots.learn('zaken', text(fetched['url']));
  let zaak: JsonObject | null = fetched;
  for (let tries = 0; tries < 2 && zaak !== null; tries += 1) {
    const read = await fetchParts(doors.reading, zaken, zaak, { audittrail: false, only: parts }, signal);
    if (read !== null) {
      const { meaning } = await lookUpZaak(doors.reading, read, signal);
      return heldOf(doors, zaak, readZaak(read, meaning), parts, signal);
    }
    zaak = await fetchOne({ api: zaken, path: '/zaken', habits, expand: expandFor(parts) }, uuidOf(zaak['url']) ?? '', signal);
  }
  throw changing();
}

/** Only what was asked for: what was not read is absent, never empty. */
async function heldOf(doors: RegisterDoors, zaak: JsonObject, whole: JsonObject, parts: ReadonlySet<ZaakPart>, signal: AbortSignal): Promise<Held> {
  const { _expand: _, ...raw } = zaak;
  const value = Object.fromEntries(Object.entries(whole).filter(([field]) => !VALUE_PARTS.some((part) => part === field && !parts.has(part))));
  return {
    state: 'found',
    ref: { system: doors.host.connection, kind: 'zaak', id: text(whole['bron']) },
    value: parts.has('documenten') ? { ...value, documenten: await readDocuments(doors, whole, signal) } : value,
    parts: [...parts],
    context: inContext({ zaak: raw }),
  };
}
