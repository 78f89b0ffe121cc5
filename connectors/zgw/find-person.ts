// Finds the zaken in which a natural person has a role, by BSN.
import type { PersonPlace } from '../../core/connector/contract';
import type { Api } from './api';
import { text } from './reading/values';
import { uuidOf } from './urls';

/** Zaken API, `zaak_list`. The BSN stands in the query, for the API offers no other way; our log keeps no queries. */
const BSN = 'rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn';

export async function findPerson(zaken: Api, system: string, bsn: string, signal: AbortSignal): Promise<readonly PersonPlace[]> {
  const found = await zaken.all('/zaken', { [BSN]: bsn }, signal);
  return found.flatMap((zaak) => {
    const id = uuidOf(zaak['url']);
    return id === null ? [] : [{ ref: { system, kind: 'zaak' as const, id }, known: text(zaak['identificatie']) }];
  });
}
