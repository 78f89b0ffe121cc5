// Asks other APIs of the system who is touched by a new version; an answer we may not have never stands in the way of a plan.
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { Api } from '../api';
import { FORCE, rightsOf } from '../rights';
import { uuidOf } from '../urls';
import { objects, text } from './context';

interface Others {
  readonly config: { readonly clientId: string };
  readonly zaken: Api | null;
  readonly autorisaties: Api | null;
}

/** null where the question is refused or nobody answers. */
async function unlessRefused<Answer>(question: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof DiagnosticError) return null;
    throw error;
  }
}

/** How many zaken there are on a version; null where nobody could tell. */
export async function zakenOn({ zaken }: Others, zaaktype: string, signal: AbortSignal): Promise<number | null> {
  return zaken && unlessRefused(async () => (await zaken.page('/zaken', { zaaktype }, signal)).count);
}

/** Labels of the applications whose rights name this version; null where nobody could tell. */
export async function applicationsOf({ autorisaties }: Others, zaaktype: string, signal: AbortSignal): Promise<readonly string[] | null> {
  if (!autorisaties) return null;
  return unlessRefused(async () => {
    const all = await autorisaties.all('/applicaties', {}, signal);
    const touched = all.filter((one) => objects(one['autorisaties']).some((right) => uuidOf(right['zaaktype']) === uuidOf(zaaktype)));
    return touched.map((one) => text(one['label']) || (uuidOf(one['url']) ?? '')).sort();
  });
}

/** Whether we hold the grant to write by force; null where nobody could tell. */
export async function mayForce(others: Others, signal: AbortSignal): Promise<boolean | null> {
  return unlessRefused(async () => {
    const rights = await rightsOf(others, signal);
    return rights && (rights.all || rights.scopes.has(FORCE));
  });
}
