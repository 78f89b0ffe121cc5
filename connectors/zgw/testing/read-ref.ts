// The name of a zaaktype in tests.
import type { JsonObject } from '../../../core/model/json';

export const readRef = (want: JsonObject | null): string => (typeof want?.['identificatie'] === 'string' ? want['identificatie'] : 'B0001');
