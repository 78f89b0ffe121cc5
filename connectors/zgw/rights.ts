// Asks the Autorisaties API what our application may do with the Catalogi API.
import { diagnostic, DiagnosticError } from '../../core/diagnostics/diagnostic';
import { isObject } from '../../core/model/json';
import type { Api } from './api';

/** Writing past the lock on what is published. */
export const FORCE = 'catalogi.geforceerd-schrijven';

export interface Rights {
  readonly all: boolean;
  readonly scopes: ReadonlySet<string>;
}

/** null where no Autorisaties API is configured. Throws DiagnosticError ZS4102 where it does not know us, and what a call may throw. */
export async function rightsOf(doors: { readonly autorisaties: Api | null; readonly config: { readonly clientId: string } }, signal: AbortSignal): Promise<Rights | null> {
  if (!doors.autorisaties) return null;
  const us = await doors.autorisaties.get('/applicaties/consumer', { clientId: doors.config.clientId }, signal);
  if (us === null) throw new DiagnosticError([diagnostic('ZS4102', `the Autorisaties API knows no application with client_id ${doors.config.clientId}`)]);
  const rights = Array.isArray(us['autorisaties']) ? us['autorisaties'].filter(isObject) : [];
  const scopes = rights.filter((right) => right['component'] === 'ztc').flatMap((right) => (Array.isArray(right['scopes']) ? right['scopes'] : []));
  return { all: us['heeftAlleAutorisaties'] === true, scopes: new Set(scopes.filter((scope) => typeof scope === 'string')) };
}
