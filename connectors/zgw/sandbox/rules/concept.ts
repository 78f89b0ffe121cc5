// The concept lock: what is published changes no more, and neither do its parts; only its end may still be set.
import { refused, type Invalid } from '../problem';
import type { Proposal, Rule } from '../resource';
import { lookUp, pointingTo, type Stored } from '../state';

const places = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : typeof value === 'string' ? [value] : []);

const onlyEnds = ({ partial, sent }: Proposal): boolean => partial && sent.length === 1 && sent[0] === 'eindeGeldigheid';

/** A published object accepts nothing but a PATCH of eindeGeldigheid. */
export const onlyConcept: Rule = (proposal) => {
  const open = proposal.stored === null || proposal.stored.concept || proposal.forced || onlyEnds(proposal) || proposal.sent.length === 0;
  return Promise.resolve(open ? [] : [refused('non-concept-object', 'Het is niet toegestaan om een non-concept object bij te werken')]);
};

/** Relations to published objects can be neither made nor, once there, changed along with the rest. */
export const onlyConceptRelations = (field: string): Rule => async (proposal) => {
  if (proposal.forced || onlyEnds(proposal)) return [];
  const involved = [...places(proposal.value[field]), ...places(proposal.stored?.value[field])];
  const found = await Promise.all(involved.map((place) => lookUp(proposal.look, place)));
  return found.some((other) => other && !other.concept) ? [refused('non-concept-relation', `Relations to non-concept ${field} object can't be created`)] : [];
};

/** What is related must stand in the same catalogus. */
export const sameCatalogus = (field: string): Rule => async ({ look, value }) => {
  const found = await Promise.all(places(value[field]).map((place) => lookUp(look, place)));
  const stranger = found.some((other) => other && other.value['catalogus'] !== value['catalogus']);
  return stranger ? [refused('relations-incorrect-catalogus', `The ${field} has catalogus different from created object`)] : [];
};

async function zaaktypeOf(proposal: Proposal): Promise<readonly Stored[]> {
  const involved = new Set([...places(proposal.value['zaaktype']), ...places(proposal.stored?.value['zaaktype'])]);
  const found = await Promise.all([...involved].map((place) => lookUp(proposal.look, place)));
  return found.filter((zaaktype): zaaktype is Stored => zaaktype !== undefined);
}

const lockedPart = (code: string, reason: string): Rule => async (proposal) => {
  if (proposal.forced) return [];
  const zaaktypen = await zaaktypeOf(proposal);
  return zaaktypen.some((zaaktype) => !zaaktype.concept) ? [refused(code, reason)] : [];
};

/** Parts of a published zaaktype are closed. */
export const partConcept = lockedPart('non-concept-zaaktype', 'Updating an object that has a relation to a non-concept zaaktype is forbidden');
export const relationConcept = lockedPart('non-concept-relation', 'Objects related to non-concept zaaktypen cannot be created or updated');
export const removePartOfConcept = lockedPart('non-concept-zaaktype', 'Objecten gerelateerd aan non-concept zaaktypen kunnen niet verwijderd worden.');
export const removeRelationOfConcept = lockedPart('non-concept-relation', 'Objecten gerelateerd aan non-concept zaaktypen kunnen niet verwijderd worden.');

/** Only concepts can be removed. */
export const removeOnlyConcept: Rule = ({ stored, forced }) =>
  Promise.resolve(stored?.concept === false && !forced ? [refused('non-concept-object', 'Alleen concepten kunnen worden verwijderd.')] : []);

/** A concept that is related to published informatieobjecttypen or besluittypen cannot be removed before the relation is. */
export const removeWithoutPublishedRelations: Rule = async ({ look, stored, forced }): Promise<readonly Invalid[]> => {
  if (stored === null || forced) return [];
  const relations = await pointingTo(look, stored.place, 'zaaktype-informatieobjecttypen');
  const documents = relations.flatMap((relation) => places(relation.value['informatieobjecttype']));
  for (const [field, involved] of [['besluittypen', places(stored.value['besluittypen'])], ['informatieobjecttypen', [...documents, ...places(stored.value['informatieobjecttypen'])]]] as const) {
    const found = await Promise.all(involved.map((place) => lookUp(look, place)));
    if (found.some((other) => other && !other.concept)) return [refused('non-concept-relation', `Objects related to non-concept ${field} can't be destroyed`)];
  }
  return [];
};

/** Zaaktype and informatieobjecttype must stand in the same catalogus. */
export const sameCatalogusAsZaaktype: Rule = async (proposal) => {
  const [zaaktype] = await zaaktypeOf(proposal);
  const [document] = await Promise.all(places(proposal.value['informatieobjecttype']).map((place) => lookUp(proposal.look, place)));
  const stranger = zaaktype && document && zaaktype.value['catalogus'] !== document.value['catalogus'];
  return stranger ? [refused('relations-incorrect-catalogus', 'The zaaktype has catalogus different from informatieobjecttype')] : [];
};
