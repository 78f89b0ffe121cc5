// Asks whether we may write what closes a transfer: past the closing of the zaak, and new versions of its documents.
import { isObject } from '../../../core/model/json';
import type { ActDoors } from './doors';

/** Per component of the Autorisaties API (`zrc` Zaken, `drc` Documenten). */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  zrc: ['zaken.lezen', 'zaken.geforceerd-bijwerken'],
  drc: ['documenten.lezen', 'documenten.bijwerken', 'documenten.lock'],
};

/** Scopes that lack; empty also where there is no Autorisaties API to ask. An application unknown there lacks all. */
export async function lackingRights({ autorisaties, config }: Pick<ActDoors, 'autorisaties' | 'config'>, signal: AbortSignal): Promise<readonly string[]> {
  if (!autorisaties) return [];
  const us = await autorisaties.get('/applicaties/consumer', { clientId: config.clientId }, signal);
  if (us?.['heeftAlleAutorisaties'] === true) return [];
  const rights = Array.isArray(us?.['autorisaties']) ? us['autorisaties'].filter(isObject) : [];
  const has = (component: string, scope: string): boolean => rights.some((right) => right['component'] === component && Array.isArray(right['scopes']) && right['scopes'].includes(scope));
  return Object.entries(NEEDED).flatMap(([component, scopes]) => scopes.filter((scope) => !has(component, scope)));
}
