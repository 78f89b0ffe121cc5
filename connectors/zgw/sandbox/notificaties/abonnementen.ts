// Keeps the abonnementen, and says which of them want to hear of a change.
import type { Json } from '../../../../core/model/json';
import type { Change } from '../changes';
import { placeFromUrl } from '../paths';
import type { Desk, Look } from '../state';

export interface KanaalFilter {
  readonly naam: string;
  /** Equal per kenmerk, all of them; URLs as they were given. */
  readonly filters: Readonly<Record<string, string>>;
}

export interface CloudEventFilter {
  readonly typeSubstring: string;
  readonly filters: Readonly<Record<string, string>>;
}

export interface Abonnement {
  readonly uuid: string;
  readonly callbackUrl: string;
  /** Literal value of the Authorization header. */
  readonly auth: string;
  readonly kanalen: readonly KanaalFilter[];
  readonly sendCloudevents: boolean;
  readonly cloudeventFilters: readonly CloudEventFilter[];
}

const ROW = 'notificaties/abonnementen'; // all in one row: there are few, and every mutation reads them

export async function abonnementen(look: Pick<Look, 'get'>): Promise<readonly Abonnement[]> {
  const row = await look.get(ROW);
  return Array.isArray(row) ? (row as unknown as readonly Abonnement[]) : [];
}

export const keepAbonnementen = (desk: Desk, all: readonly Abonnement[]): Promise<void> => desk.put(ROW, all as unknown as Json);

/** Type of the CloudEvent a change becomes (Open Notificaties). */
export const cloudEventType = ({ kanaal, resource, actie }: Change): string => `nl.overheid.${kanaal}.${resource}.${actie}`;

/** Equal as text, or as the same object whatever the host. */
function equal(asked: string, kenmerk: Json | undefined): boolean {
  return asked === kenmerk || (typeof kenmerk === 'string' && placeFromUrl(asked) === kenmerk);
}

const fits = (filters: Readonly<Record<string, string>>, { kenmerken }: Change): boolean => Object.entries(filters).every(([name, asked]) => equal(asked, kenmerken[name]));

/** Whether an abonnement wants to hear of a change: one group of its filters is enough. */
export function wants({ kanalen, sendCloudevents, cloudeventFilters }: Abonnement, change: Change): boolean {
  const byKanaal = kanalen.some(({ naam, filters }) => naam === change.kanaal && fits(filters, change));
  return byKanaal || (sendCloudevents && cloudeventFilters.some(({ typeSubstring, filters }) => cloudEventType(change).includes(typeSubstring) && fits(filters, change)));
}
