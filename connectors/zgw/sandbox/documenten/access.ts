// Keeps documents from who may not see them: details answer 403, lists leave them out.
import { visible } from '../autorisaties/grants';
import { Problem } from '../problem';
import type { Client, Scope } from '../settings';
import type { DocumentVersion } from './record';

export const denied = (): Problem => new Problem(403, 'permission_denied', 'Je hebt geen toestemming om deze actie uit te voeren.');

export const maySee = (client: Client, scope: Scope, { value }: Pick<DocumentVersion, 'value'>): boolean =>
  visible(client, scope, { component: 'drc', type: value['informatieobjecttype'], vertrouwelijkheidaanduiding: value['vertrouwelijkheidaanduiding'] });

/** Throws Problem 403. */
export function insistVisible(client: Client, scope: Scope, version: Pick<DocumentVersion, 'value'>): void {
  if (!maySee(client, scope, version)) throw denied();
}
