// Reads the Selectielijst API per year, keeps what it said on the shelf, and finds a class by year and number.
import type { Host } from '../../core/connector/host';
import { Retry } from '../../core/connector/outcome';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { Procestermijn } from '../../core/archive/selectielijst';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import type { Api } from './api';
import { selfRoot, uuidOf } from './urls';

/** One class as plans need it. */
export interface Klasse {
  /** UUID at the API. */
  readonly id: string;
  readonly nummer: string;
  readonly naam: string;
  readonly procestype: { readonly jaar: number; readonly nummer: number; readonly id: string };
  readonly procestermijn: Procestermijn;
  readonly waardering: string;
  readonly bewaartermijn: string | null;
}

/** The list of one year: a snapshot, kept with its date. */
export interface Lijst {
  readonly jaar: number;
  readonly fetchedAt: string;
  /** Root that was asked, and the root by which the API names itself in its links: targets want that one. */
  readonly root: string;
  readonly self: string;
  readonly procestypen: readonly { readonly nummer: number; readonly id: string; readonly naam: string }[];
  readonly klassen: readonly Klasse[];
}

export interface Selectielijsten {
  /** The list of a year: from memory or shelf for a day, then asked again; an older snapshot when nobody answers. */
  year(jaar: number, signal: AbortSignal): Promise<{ readonly lijst: Lijst; readonly diagnostics: readonly Diagnostic[] }>;
  /** The generic results: name → UUID. */
  omschrijvingen(signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** Root by which the API names itself in its links. */
  self(signal: AbortSignal): Promise<string>;
  /** The class or procestype behind a URL found in the target, by UUID; null where no list we know has it. */
  behind(url: string, signal: AbortSignal): Promise<{ readonly jaar: number; readonly nummer: string; readonly naam: string } | null>;
}

const HOUR = 3600_000;
const FRESH = 24 * HOUR;
/** Lists that targets refer to. A new one is found by asking for its year. */
const YEARS = [2020, 2017] as const;

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** One client per connection; lists are kept in memory and on the shelf, by year: a key without the year would mix them. */
export function openSelectielijst(api: Api, host: Pick<Host, 'shelf' | 'clock'>): Selectielijsten {
  const memory = new Map<number, Promise<{ lijst: Lijst; diagnostics: readonly Diagnostic[] }>>();
  let names: { readonly at: number; readonly map: Promise<ReadonlyMap<string, string>> } | null = null;
  const isFresh = (fetchedAt: string): boolean => host.clock.now().getTime() - Date.parse(fetchedAt) < FRESH;

  async function fetchYear(jaar: number, signal: AbortSignal): Promise<Lijst> {
    const types = (await api.all('/procestypen', { jaar: String(jaar) }, signal)).filter((type) => type['jaar'] === jaar);
    const procestypen = types.map((type) => ({ nummer: Number(type['nummer']), id: uuidOf(type['url']) ?? '', naam: text(type['naam']) }));
    const byId = new Map(procestypen.map((type) => [type.id, type]));
    // The API lists results of all years together: a class belongs to the year of its procestype (306 of 651 to another than 2020).
    const klassen = (await api.all('/resultaten', {}, signal)).flatMap((result): Klasse[] => {
      const type = byId.get(uuidOf(result['procesType']) ?? '');
      return type ? [readKlasse(result, { jaar, nummer: type.nummer, id: type.id })] : [];
    });
    const self = selfRoot(text(types[0]?.['url'])) ?? api.root;
    return { jaar, fetchedAt: host.clock.now().toISOString(), root: api.root, self, procestypen, klassen };
  }

  async function load(jaar: number, signal: AbortSignal): Promise<{ lijst: Lijst; diagnostics: readonly Diagnostic[] }> {
    const key = `selectielijst/${jaar}`;
    const kept = readLijst(await host.shelf.get(key));
    if (kept && kept.root === api.root && isFresh(kept.fetchedAt)) return { lijst: kept, diagnostics: [] };
    try {
      const lijst = await fetchYear(jaar, signal);
      await host.shelf.put(key, lijst as unknown as Json);
      return { lijst, diagnostics: [] };
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      if (!kept) throw new Retry(diagnostic('ZS4106', `the selectielijst of ${jaar} cannot be read: ${error.diagnostics[0]?.message ?? ''}`));
      // A snapshot of another address has the same classes; how the API names itself here nobody could tell.
      const lijst = kept.root === api.root ? kept : { ...kept, self: api.root };
      return { lijst, diagnostics: [diagnostic('ZS4107', `the Selectielijst API does not answer; the list of ${jaar} is of ${kept.fetchedAt.slice(0, 10)}`)] };
    }
  }

  const year: Selectielijsten['year'] = async (jaar, signal) => {
    const known = await memory.get(jaar)?.catch(() => null);
    if (known && isFresh(known.lijst.fetchedAt)) return known;
    const loading = load(jaar, signal);
    memory.set(jaar, loading);
    loading.catch(() => memory.delete(jaar));
    return loading;
  };

  return {
    year,
    omschrijvingen: async (signal) => {
      const now = host.clock.now().getTime();
      if (!names || now - names.at > FRESH) {
        const map = loadNames(api, host, signal);
        names = { at: now, map };
        map.catch(() => (names = null));
      }
      return names.map;
    },
    self: async (signal) => (await year([...memory.keys()][0] ?? YEARS[0], signal)).lijst.self,
    behind: async (url, signal) => {
      const id = uuidOf(url);
      if (id === null) return null;
      for (const jaar of [...new Set([...memory.keys(), ...YEARS])]) {
        const { lijst } = await year(jaar, signal);
        const klasse = lijst.klassen.find((one) => one.id === id);
        if (klasse) return { jaar, nummer: klasse.nummer, naam: klasse.naam };
        const type = lijst.procestypen.find((one) => one.id === id);
        if (type) return { jaar, nummer: String(type.nummer), naam: type.naam };
      }
      return null;
    },
  };
}

async function loadNames(api: Api, host: Pick<Host, 'shelf'>, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const key = 'selectielijst/omschrijvingen';
  try {
    const rows = await api.all('/resultaattypeomschrijvingen', {}, signal);
    const found = Object.fromEntries(rows.map((row) => [text(row['omschrijving']), uuidOf(row['url']) ?? '']));
    await host.shelf.put(key, found);
    return new Map(Object.entries(found));
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const kept = await host.shelf.get(key);
    if (!isObject(kept)) throw new Retry(diagnostic('ZS4106', `the resultaattypeomschrijvingen cannot be read: ${error.diagnostics[0]?.message ?? ''}`));
    return new Map(Object.entries(kept).map(([name, id]) => [name, uuidOf(id) ?? '']));
  }
}

function readKlasse(result: JsonObject, procestype: Klasse['procestype']): Klasse {
  return {
    id: uuidOf(result['url']) ?? '',
    nummer: text(result['volledigNummer']),
    naam: text(result['naam']),
    procestype,
    procestermijn: text(result['procestermijn']) as Procestermijn,
    waardering: text(result['waardering']),
    bewaartermijn: typeof result['bewaartermijn'] === 'string' ? result['bewaartermijn'] : null,
  };
}

/** What the shelf holds was written by us; another form (an older version) counts as absent. */
function readLijst(kept: Json | undefined): Lijst | null {
  return isObject(kept) && Array.isArray(kept['klassen']) && Array.isArray(kept['procestypen']) && typeof kept['fetchedAt'] === 'string' && typeof kept['self'] === 'string' ? (kept as unknown as Lijst) : null;
}
