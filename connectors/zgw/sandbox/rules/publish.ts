// What must be there before a zaaktype or besluittype can be published.
import { refused, type Invalid } from '../problem';
import type { Proposal, Rule } from '../resource';
import { lookUp, pointingTo } from '../state';

const CODE = 'concept-relation';

async function anyConcept({ look }: Proposal, places: readonly unknown[]): Promise<boolean> {
  const found = await Promise.all(places.filter((place): place is string => typeof place === 'string').map((place) => lookUp(look, place)));
  return found.some((other) => other?.concept === true);
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const unpublished = refused(CODE, 'All related resources should be published');

/** Informatieobjecttypen and besluittypen published; a roltype, a resultaattype with class, two statustypen. */
export const publishable: Rule = async (proposal) => {
  const { look, stored } = proposal;
  if (stored === null) return [];
  const parts = await pointingTo(look, stored.place);
  const of = (collection: string): typeof parts => parts.filter((part) => part.place.startsWith(`${collection}/`));
  const related = [...listed(stored.value['besluittypen']), ...of('zaaktype-informatieobjecttypen').map((relation) => relation.value['informatieobjecttype'])];
  const faults: Invalid[] = (await anyConcept(proposal, related)) ? [unpublished] : [];
  if (of('resultaattypen').some((result) => !result.value['selectielijstklasse'])) faults.push({ name: 'resultaattypen', code: CODE, reason: 'This zaaktype has resultaattypen without a selectielijstklasse. Please specify those before publishing the zaaktype.' });
  if (of('roltypen').length < 1) faults.push({ name: 'roltypen', code: CODE, reason: 'Publishing a zaaktype requires at least one roltype to be defined.' });
  if (of('resultaattypen').length < 1) faults.push({ name: 'resultaattypen', code: CODE, reason: 'Publishing a zaaktype requires at least one resultaattype to be defined.' });
  if (of('statustypen').length < 2) faults.push({ name: 'statustypen', code: CODE, reason: 'Publishing a zaaktype requires at least two statustypes to be defined.' });
  return faults;
};

/** A besluittype is published after the informatieobjecttypen it is recorded in. */
export const relationsPublished: Rule = async (proposal) => ((await anyConcept(proposal, listed(proposal.value['informatieobjecttypen']))) ? [unpublished] : []);
