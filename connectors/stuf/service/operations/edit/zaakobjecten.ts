// Changes the zaakobjecten of a zaak, of every kind, by the same matrix as its rollen; anderZaakObject is a list that repeats.
import { Blocked } from '../../../../../core/connector/outcome';
import { diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { withAddress } from './adres';
import { listOf, textOf, withoutNulls } from './fields';
import { sameObject } from './identity';
import { editParts, freshBron, type Edited } from './parts';
import { pairs, type Said } from './said';

/** anderZaakObject is no relation: it has no verwerkingssoort, and its place says nothing of which was which. */
const isAnder = (part: JsonObject): boolean => (textOf(part, 'bron') ?? '').startsWith('anderZaakObject');

const anderIn = (said: Said | null): readonly JsonObject[] => listOf(said?.model, 'zaakobjecten').filter(isAnder);

/** All values stand in the message (stuf.md A6.3): what it was and is not any more goes, what is new comes. Those of others stay. */
function editAnder(held: readonly JsonObject[], was: Said | null, wordt: Said): readonly JsonObject[] {
  const now = anderIn(wordt);
  const gone = anderIn(was).filter((old) => !now.some((one) => sameObject(one, old)));
  const rest = held.filter((part) => !gone.some((old) => sameObject(part, old)));
  const fresh = now.filter((one) => !rest.some((part) => sameObject(part, one)));
  return [...rest, ...fresh.map((one): JsonObject => ({ ...withoutNulls(one), bron: freshBron(textOf(one, 'bron') ?? 'anderZaakObject') }))];
}

/** The zaakobjecten as they should be. Throws Blocked ZS6102 where several fit what must go. */
export function editZaakobjecten(held: readonly JsonObject[], was: Said | null, wordt: Said): Edited {
  const meant = pairs(was, wordt, 'zaakobjecten').filter(({ was: old, wordt: now }) => !isAnder(now ?? old ?? {}));
  const edited = editParts(held, meant, {
    same: sameObject,
    ambiguous: (pair, found) => {
      throw new Blocked(diagnostic('ZS6102', `${found} zaakobjecten fit what ${pair.relation.element} names; one must go or change, and nobody can say which`, { field: pair.relation.plaats }));
    },
    missing: (pair) => diagnostic('ZS6103', `${pair.relation.element} names an object that the zaak does not have (any more)`, { field: pair.relation.plaats }),
  });
  const fit = edited.parts.map((part) => (held.includes(part) ? { part, findings: [] } : withAddress(part, 'objectIdentificatie')));
  return { parts: editAnder(fit.map(({ part }) => part), was, wordt), findings: [...edited.findings, ...fit.flatMap(({ findings }) => findings)] };
}
