// What a raw resultaattype says about keeping, and where it deviates from its class.
import { compareWithSelectielijst, type Deviation, type Retention } from '../../../archive/deviation';
import { term } from '../../../archive/term';
import type { Json, JsonObject } from '../../../model/json';
import { configuredYear, klasseOf } from './klasse';
import { field } from './raw';

const WAARDERINGEN: Readonly<Record<string, Retention['archiefnominatie']>> = {
  bewaren: 'blijvend_bewaren', 'blijvend bewaren': 'blijvend_bewaren', b: 'blijvend_bewaren', vernietigen: 'vernietigen', v: 'vernietigen',
};

/** `Bewaren`, `Vernietigen`; null where it says neither. */
export function nominatieOf(result: Json): Retention['archiefnominatie'] {
  return WAARDERINGEN[field(result, 'waardering')?.toLowerCase() ?? ''] ?? null;
}

/** Value and term of a result as ISO 8601; a term that cannot be read counts as none. */
export function retentionOf(result: Json): Retention {
  const count = field(result, 'bewaartermijn');
  const read = count === undefined ? null : term(count, field(result, 'bewaartermijn-eenheid') ?? '');
  return { archiefnominatie: nominatieOf(result), archiefactietermijn: read?.duration ?? null };
}

/** Where a result says something else than its class; nothing where it has none. A value or term that is missing is no deviation: it is reported as missing. */
export function deviationsOf(result: Json, settings: JsonObject): readonly (Deviation & { readonly nummer: string })[] {
  const klasse = klasseOf(result, configuredYear(settings));
  if (!klasse?.feiten) return [];
  const ours = retentionOf(result);
  return compareWithSelectielijst(ours, klasse.feiten)
    .filter((deviation) => deviation.ours !== null)
    .map((deviation) => ({ ...deviation, nummer: `${klasse.verwijzing.jaar} ${klasse.verwijzing.nummer}` }));
}

/** The words in which the source gives its reason for deviating. */
export function motivationOf(result: Json): string | undefined {
  const parts = ['toelichting', 'toelichting-bewaartermijn', 'opmerking'].map((name) => field(result, name)).filter((part) => part !== undefined);
  return parts.length > 0 ? [...new Set(parts)].join(' — ') : undefined;
}
