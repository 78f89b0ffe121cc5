// Changes the zaakobjecten of a zaak, of every kind, by the same matrix as its rollen.
import { Blocked } from '../../../../../core/connector/outcome';
import { diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { sameObject } from './identity';
import { editParts, type Edited } from './parts';
import { pairs, type Said } from './said';

/** The zaakobjecten as they should be. Throws Blocked ZS6102 where several fit what must go. */
export function editZaakobjecten(held: readonly JsonObject[], was: Said | null, wordt: Said): Edited {
  return editParts(held, pairs(was, wordt, 'zaakobjecten'), {
    same: sameObject,
    ambiguous: (pair, found) => {
      throw new Blocked(diagnostic('ZS6102', `${found} zaakobjecten fit what ${pair.relation.element} names; one must go or change, and nobody can say which`, { field: pair.relation.plaats }));
    },
    missing: (pair) => diagnostic('ZS6103', `${pair.relation.element} names an object that the zaak does not have (any more)`, { field: pair.relation.plaats }),
  });
}
