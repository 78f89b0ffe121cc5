// Changes the rollen of a zaak: several betrokkenen per rol, matched by their strongest identification, removed before others come.
import type { ZaaktypeNames } from '../../../../../core/connector/register';
import { Blocked } from '../../../../../core/connector/outcome';
import { diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { plain, roltypeFor, roltypeOf, roltypeSaid } from '../names';
import type { Decisions } from '../settings';
import { withAddress } from './adres';
import { objectOf, textOf } from './fields';
import { sameBetrokkene } from './identity';
import { editParts, type Edited, type PartKind } from './parts';
import { pairs, type Pair, type Said } from './said';

const typeOf = (rol: JsonObject): string => plain(textOf(objectOf(rol, 'roltype'), 'omschrijving') ?? '');

/** Held rollen are compared by roltype and betrokkene; the same person may stand in several rollen. */
const KIND: PartKind = {
  same: (a, b) => typeOf(a) === typeOf(b) && sameBetrokkene(a, b),
  ambiguous: (pair, found) => {
    throw new Blocked(diagnostic('ZS6102', `${found} rollen fit what ${pair.relation.element} names; one must go or change, and nobody can say which`, { field: pair.relation.plaats }));
  },
  missing: (pair) => diagnostic('ZS6103', `${pair.relation.element} names a betrokkene that the zaak does not have (any more)`, { field: pair.relation.plaats }),
};

/** Rollen that say who set a status are no relation of their own. */
export const isSetter = (rol: JsonObject): boolean => (textOf(rol, 'bron') ?? '').includes('.isGezetDoor');

/** With the roltype of the catalogue; a rol that only goes needs none. */
function placed(rol: JsonObject | null, pair: Pair, context: RolContext): JsonObject | null {
  if (rol === null) return null;
  const going = pair.relation.soort === 'V' || pair.relation.soort === 'E';
  const { element } = pair.relation;
  const named = roltypeSaid(element, textOf(objectOf(rol, 'roltype'), 'omschrijving'), context.names);
  const roltype = named ?? (going ? roltypeFor(element, context.names, context.decisions) : roltypeOf(element, context.names, context.decisions));
  if (roltype === null) return rol;
  const said = textOf(rol, 'roltoelichting');
  return {
    ...rol,
    roltype: { omschrijving: roltype.omschrijving, ...(roltype.omschrijvingGeneriek === '' ? {} : { omschrijvingGeneriek: roltype.omschrijvingGeneriek }) },
    // the Zaken API wants one; the name of a person stays out of a free text
    ...(said === undefined ? {} : { roltoelichting: said }),
  };
}

interface RolContext {
  readonly names: ZaaktypeNames;
  readonly decisions: Decisions;
}

/** The rollen as they should be. Throws Blocked ZS6100 (no such roltype), ZS6102 (several fit). */
export function editRollen(held: readonly JsonObject[], was: Said | null, wordt: Said, context: RolContext): Edited {
  const meant = pairs(was, wordt, 'rollen')
    .filter(({ was: old, wordt: now }) => !isSetter(now ?? old ?? {}))
    .map((pair): Pair => ({ relation: pair.relation, was: placed(pair.was, pair, context), wordt: placed(pair.wordt, pair, context) }));
  const edited = editParts(held, meant, KIND);
  const fit = edited.parts.map((rol) => (held.includes(rol) ? { part: rol, findings: [] } : withAddress(typeof rol['roltoelichting'] === 'string' ? rol : { ...rol, roltoelichting: '' }, 'betrokkeneIdentificatie')));
  return { parts: fit.map(({ part }) => part), findings: [...edited.findings, ...fit.flatMap(({ findings }) => findings)] };
}
