// Says what a client may see and touch: scopes per type and confidentiality, as its applicatie has them.
import type { Json } from '../../../../core/model/json';
import { placeFromUrl, type Place } from '../paths';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from '../resources/enums';
import type { Autorisatie, Client, Scope } from '../settings';

/** What is looked at: a zaak by its zaaktype, a document by its informatieobjecttype, a besluit by its besluittype. */
export interface Subject {
  readonly component: 'zrc' | 'drc' | 'brc';
  readonly type: Json | undefined;
  /** Absent: this kind of object has none (besluit). */
  readonly vertrouwelijkheidaanduiding?: Json | undefined;
}

const TYPE = { zrc: 'zaaktype', drc: 'informatieobjecttype', brc: 'besluittype' } as const;

/** The place of a type given by URL, by path, or as a place. */
export const typePlace = (given: string): Place => placeFromUrl(given) ?? placeFromUrl(`http://sandbox${given}`) ?? given;

const rank = (value: Json | undefined): number => VERTROUWELIJKHEIDAANDUIDINGEN.findIndex((name) => name === value);

function covers(grant: Autorisatie, scope: Scope, { component, type, vertrouwelijkheidaanduiding }: Subject): boolean {
  if (grant.component !== component || !grant.scopes.includes(scope)) return false;
  const named = grant[TYPE[component]];
  if (named === undefined || typePlace(named) !== type) return false;
  return vertrouwelijkheidaanduiding === undefined || rank(vertrouwelijkheidaanduiding) <= rank(grant.maxVertrouwelijkheidaanduiding ?? '');
}

/** Whether a client sees everything its scopes speak of: nothing needs to be filtered for it. */
export const seesAll = (client: Client): boolean => client.autorisaties === undefined;

/** Whether a client may do `scope` to this. Lists leave out in silence what this refuses; details answer 403. */
export function visible(client: Client, scope: Scope, subject: Subject): boolean {
  return client.autorisaties === undefined || client.autorisaties.some((grant) => covers(grant, scope, subject));
}
