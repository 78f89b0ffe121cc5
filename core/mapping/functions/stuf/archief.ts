// What J of archiefnominatie means for a sender (the setting `archiefnominatie`): there is no default.
import type { JsonObject } from '../../../model/json';

export type Nominatie = 'blijvend_bewaren' | 'vernietigen';

export const ANDERE: Readonly<Record<Nominatie, Nominatie>> = { blijvend_bewaren: 'vernietigen', vernietigen: 'blijvend_bewaren' };

/** The meaning of J; null: the setting does not say. */
export function betekenis(settings: JsonObject): Nominatie | null {
  const said = settings['archiefnominatie'];
  return said === 'blijvend_bewaren' || said === 'vernietigen' ? said : null;
}
