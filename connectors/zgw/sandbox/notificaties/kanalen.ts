// The kanalen of the register, with the kenmerken by which an abonnement may filter.
import type { Json, JsonObject } from '../../../../core/model/json';
import { placeAt, urlOf } from '../paths';
import type { Desk, Look } from '../state';
import { namedUuid } from '../uuid';

export interface Kanaal {
  readonly uuid: string;
  readonly naam: string;
  readonly documentatieLink: string;
  readonly filters: readonly string[];
}

const ROW = 'notificaties/kanalen'; // those that were made by hand, beside the fixed ones
const known = (naam: string, filters: readonly string[]): Kanaal => ({ uuid: namedUuid(`kanaal/${naam}`), naam, documentatieLink: '', filters });

/** The kanalen that Open Zaak registers. */
const FIXED: readonly Kanaal[] = [
  known('zaken', ['bronorganisatie', 'zaaktype', 'zaaktype.catalogus', 'vertrouwelijkheidaanduiding']),
  known('documenten', ['bronorganisatie', 'informatieobjecttype', 'informatieobjecttype.catalogus', 'vertrouwelijkheidaanduiding']),
  known('besluiten', ['verantwoordelijke_organisatie', 'besluittype', 'besluittype.catalogus']),
  known('zaaktypen', ['catalogus']), known('informatieobjecttypen', ['catalogus']), known('besluittypen', ['catalogus']), known('autorisaties', []),
];

export async function kanalen(look: Pick<Look, 'get'>): Promise<readonly Kanaal[]> {
  const row = await look.get(ROW);
  const made = Array.isArray(row) ? (row as unknown as readonly Kanaal[]) : [];
  return [...FIXED.filter(({ uuid }) => !made.some((one) => one.uuid === uuid)), ...made];
}

/** Writes a kanaal, new or changed. */
export async function keepKanaal(desk: Desk, kanaal: Kanaal): Promise<void> {
  const row = await desk.get(ROW);
  const made = Array.isArray(row) ? (row as unknown as readonly Kanaal[]) : [];
  await desk.put(ROW, [...made.filter(({ uuid }) => uuid !== kanaal.uuid), kanaal] as unknown as Json);
}

export const renderKanaal = ({ uuid, naam, documentatieLink, filters }: Kanaal, root: string): JsonObject => ({ url: urlOf(placeAt('notificaties', 'kanaal', uuid), root), naam, documentatieLink, filters: [...filters] });
