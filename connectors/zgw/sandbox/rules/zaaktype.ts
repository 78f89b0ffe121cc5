// Rules between the fields of one zaaktype.
import { refused } from '../problem';
import type { Rule } from '../resource';

/** Who may extend must say by how much. */
export const verlenging: Rule = ({ value }) =>
  Promise.resolve(value['verlengingMogelijk'] === true && !value['verlengingstermijn'] ? [refused('verlenging-mismatch', 'Verlengingstermijn must be set if verlengingMogelijk is true')] : []);

/** Where a zaaktype was borrowed from: both, or neither. */
export const bothBronnen: Rule = ({ value }) =>
  Promise.resolve(Boolean(value['broncatalogus']) !== Boolean(value['bronzaaktype']) ? [refused('invalid-bronzaaktype-for-broncatalogus', 'Both broncatalogus and bronzaaktype should be provided')] : []);
