// Finds the names in the body of a call, where the settings say that they stand.
import { isObject, type Json } from '../../core/model/json';
import { KINDS, type Kind, type Ref } from '../../core/model/ref';
import type { WebhookConfig } from './config';

export interface Found {
  readonly names: readonly Ref[];
  /** Things of a kind that nobody asked for. */
  readonly left: number;
  /** What is wrong with the others, as paths and words, never values. */
  readonly problems: readonly string[];
}

const at = (value: Json, path: string): Json | undefined =>
  path === '' ? value : path.split('.').reduce<Json | undefined>((here, step) => (here !== undefined && isObject(here) && Object.hasOwn(here, step) ? here[step] : undefined), value);

const spelled = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null);

const afterSlash = (text: string): string => text.split(/[?#]/)[0]?.replace(/\/+$/, '').split('/').at(-1) ?? '';

function kindOf(thing: Json, kind: WebhookConfig['kind']): Kind | null {
  if (typeof kind === 'string') return kind;
  const word = spelled(at(thing, kind.at));
  const ours = word !== null && Object.hasOwn(kind.is, word) ? kind.is[word] : undefined;
  return KINDS.find((one) => one === ours) ?? null;
}

/** Every thing that has a kind we keep and an id; a thing without an id is a problem, one of another kind is left alone. */
export function namesIn(body: Json, settings: WebhookConfig): Found {
  const there = at(body, settings.names.at);
  const where = settings.names.at === '' ? 'the body' : `"${settings.names.at}"`;
  if (there === undefined || there === null) return { names: [], left: 0, problems: [`there is nothing at ${where}`] };
  const names: Ref[] = [];
  const problems: string[] = [];
  let left = 0;
  for (const [index, thing] of (Array.isArray(there) ? there : [there]).entries()) {
    const kind = kindOf(thing, settings.kind);
    const written = spelled(at(thing, settings.names.id));
    const id = written !== null && settings.names.idIs === 'last' ? afterSlash(written) : written;
    if (kind === null) left += 1;
    else if (id === null || id === '') problems.push(`thing ${index + 1} at ${where} has no id${settings.names.id === '' ? '' : ` at "${settings.names.id}"`}`);
    else names.push({ system: settings.for, kind, id });
  }
  return { names, left, problems };
}
