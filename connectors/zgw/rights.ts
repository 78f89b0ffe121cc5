// Says what our application may do with the Catalogi API.
import type { Api } from './api';
import { grantsOf } from './grants';

/** Writing past the lock on what is published. */
export const FORCE = 'catalogi.geforceerd-schrijven';

export interface Rights {
  readonly all: boolean;
  readonly scopes: ReadonlySet<string>;
}

/** null where no Autorisaties API is configured. Throws DiagnosticError ZS4102 where it does not know us, and what a call may throw. */
export async function rightsOf(doors: { readonly autorisaties: Api | null; readonly config: { readonly clientId: string } }, signal: AbortSignal): Promise<Rights | null> {
  const found = await grantsOf(doors, signal);
  return found && { all: found.all, scopes: new Set(found.grants.filter(({ component }) => component === 'ztc').flatMap(({ scopes }) => [...scopes])) };
}
