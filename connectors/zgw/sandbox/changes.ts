// What a mutation tells the world: the notification as the Notificaties API spells it, references as places.
import type { JsonObject } from '../../../core/model/json';
import type { Place } from './paths';

export type Kanaal = 'zaken' | 'documenten' | 'besluiten' | 'zaaktypen' | 'informatieobjecttypen' | 'besluittypen' | 'autorisaties';
export type Actie = 'create' | 'update' | 'partial_update' | 'destroy';

export interface Change {
  readonly kanaal: Kanaal;
  readonly hoofdObject: Place;
  /** `zaak`, `status`, `rol` … */
  readonly resource: string;
  readonly resourceUrl: Place;
  readonly actie: Actie;
  /** References as places. */
  readonly kenmerken: JsonObject;
}
