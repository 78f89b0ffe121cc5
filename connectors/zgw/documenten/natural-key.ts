// The natural key of a document: unique within one register, and the only way to find it again.
import type { JsonObject } from '../../../core/model/json';
import { text } from './context';
import type { NaturalKey } from './request';

export const keyOf = (want: JsonObject): NaturalKey => ({ bronorganisatie: text(want['bronorganisatie']), identificatie: text(want['identificatie']) });
