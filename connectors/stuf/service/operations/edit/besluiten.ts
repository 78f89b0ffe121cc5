// Changes the besluiten of a zaak (leidtTot, voegBesluitToe) and one besluit by itself (updateBesluit).
import type { ZaaktypeNames } from '../../../../../core/connector/register';
import { Blocked } from '../../../../../core/connector/outcome';
import { diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { besluittypeOf } from '../names';
import type { Decisions } from '../settings';
import { objectOf, overlay, textOf, withoutNulls } from './fields';
import { editParts, freshBron, type Edited, type PartKind } from './parts';
import { pairs, type Said } from './said';

interface BesluitContext {
  readonly names: ZaaktypeNames;
  readonly decisions: Decisions;
  /** RSIN of who takes it. */
  readonly organisatie: string;
}

const KIND: PartKind = {
  same: (a, b) => textOf(a, 'identificatie') !== undefined && textOf(a, 'identificatie') === textOf(b, 'identificatie'),
  ambiguous: (pair, found) => {
    throw new Blocked(diagnostic('ZS6102', `${found} besluiten have the identificatie of ${pair.relation.plaats}`, { field: pair.relation.plaats }));
  },
  missing: (pair) => diagnostic('ZS6103', `${pair.relation.element} names a besluit that the zaak does not have (any more)`, { field: pair.relation.plaats }),
};

/** A relation to a besluit by its number only says which; what is told of it names its type. */
function named(besluit: JsonObject, { names, decisions }: BesluitContext): JsonObject {
  const type = textOf(objectOf(besluit, 'besluittype'), 'omschrijving');
  const { zaak: _zaak, ...rest } = besluit;
  return type === undefined ? rest : { ...rest, besluittype: { omschrijving: besluittypeOf(type, names, decisions).omschrijving } };
}

/** What a new besluit must have (stuf.md A12); ingangsdatum may be the day of the besluit itself. Throws Blocked ZS6114 naming what is absent. */
function complete(besluit: JsonObject, organisatie: string): JsonObject {
  const made = withoutNulls(besluit);
  const datum = textOf(made, 'datum');
  const whole: JsonObject = { informatieobjecten: [], verantwoordelijkeOrganisatie: organisatie, ...(datum === undefined ? {} : { ingangsdatum: datum }), ...made };
  const absent = Object.entries({ identificatie: whole['identificatie'], 'bst.omschrijving': whole['besluittype'], datumBeslissing: whole['datum'] }).filter(([, value]) => value === undefined).map(([field]) => field);
  if (absent.length > 0) throw new Blocked(diagnostic('ZS6114', `a besluit needs ${absent.join(', ')}`, { field: absent[0] ?? '' }));
  return whole;
}

/** The besluiten of the zaak as `leidtTot` says. Throws Blocked ZS6100, ZS6102, ZS6114. */
export function editBesluiten(held: readonly JsonObject[], was: Said | null, wordt: Said, context: BesluitContext): Edited {
  const said = pairs(was, wordt, 'besluiten');
  // a zaaktype without any besluittype keeps none: a message about another matter is not refused for what was told beside it
  if (said.length > 0 && context.names.besluittypen.length === 0) {
    return { parts: held, findings: [diagnostic('ZS6100', `zaaktype ${context.names.identificatie} (${context.names.beginGeldigheid}) has no besluittypen: leidtTot is not taken over`, { subject: `zaaktype/${context.names.identificatie}`, field: 'leidtTot', severity: 'warning' })] };
  }
  const meant = said.map((pair) => ({ ...pair, was: pair.was && named(pair.was, context), wordt: pair.wordt && named(pair.wordt, context) }));
  const edited = editParts(held, meant, KIND);
  return { ...edited, parts: edited.parts.map((besluit) => (held.includes(besluit) ? besluit : complete(besluit, context.organisatie))) };
}

/** A besluit that a message makes. Throws Blocked ZS6100, ZS6114. */
export const newBesluit = (said: Said, context: BesluitContext): JsonObject => ({ ...complete(named(said.model, context), context.organisatie), bron: freshBron('besluit') });

/** A held besluit as a message changes it; number and type stay. Throws Blocked ZS6115 where the type would become another. */
export function editBesluit(held: JsonObject, wordt: Said): JsonObject {
  const { bron: _bron, identificatie: _id, verantwoordelijkeOrganisatie: _rsin, zaak: _zaak, besluittype: said, informatieobjecten: _documents, ...fields } = wordt.model;
  const [type, now] = [typeof said === 'object' ? textOf(said as JsonObject, 'omschrijving') : undefined, textOf(objectOf(held, 'besluittype'), 'omschrijving')];
  if (type !== undefined && now !== undefined && type.localeCompare(now, 'nl', { sensitivity: 'base' }) !== 0) throw new Blocked(diagnostic('ZS6115', `besluittype is "${now}" and may not become "${type}"`, { field: 'bst.omschrijving' }));
  return overlay(held, fields);
}
