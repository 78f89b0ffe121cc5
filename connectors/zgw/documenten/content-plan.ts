// Decides what must happen to the content of a document that is there already.
import type { PlanInput } from '../../../core/connector/contract';
import { isObject, type JsonObject } from '../../../core/model/json';
import type { Verdict } from '../../../core/model/threeway';
import type { Held } from './context';
import { CONTENT_LINK, sourceVersion } from './request';

export type ContentPlan = 'none' | 'send' | 'compare' | 'clear';

export interface ContentQuestion {
  readonly input: PlanInput;
  readonly want: JsonObject;
  readonly held: Held;
  /** Verdicts on `inhoud.omvang` and `inhoud.sha256`. */
  readonly verdicts: readonly Verdict[];
}

/**
 * `send`: it is another content, or what is there counts for nothing. `compare`: only the version of the source moved, and nobody
 * states a checksum: a change of metadata there moves it too, so it is read and compared before anything is sent. What a person
 * put there stays.
 */
export function planContent({ input, want, held, verdicts }: ContentQuestion): ContentPlan {
  const wanted = isObject(want['inhoud']) ? want['inhoud'] : null;
  const there = input.now.state === 'found' && isObject(input.now.value['inhoud']) ? input.now.value['inhoud'] : null;
  if (wanted === null) return there !== null && verdicts.some((verdict) => verdict.verdict === 'write') ? 'clear' : 'none';
  if (held.unfinished || held.replaced === true) return 'send';
  if (verdicts.some((verdict) => verdict.verdict === 'kept')) return 'none';
  if (verdicts.some((verdict) => verdict.verdict === 'write')) return 'send';
  if (typeof wanted['sha256'] === 'string') return held.sha256 === null || held.sha256 === wanted['sha256'] ? 'none' : 'send';
  const stood = sourceVersion(input.links[CONTENT_LINK]);
  const versie = wanted['versie'];
  return stood === null || typeof versie !== 'number' || stood === versie ? 'none' : 'compare';
}
