// Relations between a zaaktype and an informatieobjecttype: which document, in which direction, at which status.
import { choice, integer, to } from '../fields';
import { linkFilter, oneOf } from '../filters';
import type { Resource } from '../resource';
import { relationConcept, removeRelationOfConcept, sameCatalogusAsZaaktype } from '../rules/concept';
import { ofSameZaaktype, uniqueTogether } from '../rules/unique';
import type { Version } from '../versions';
import { RICHTINGEN } from './enums';
import { derivePart, partOfZaaktype, string } from './shared';

export const zaaktypeInformatieobjecttypen = (version: Version): Resource => ({
  collection: 'zaaktype-informatieobjecttypen',
  schema: 'ZaakTypeInformatieObjectType',
  fields: {
    ...partOfZaaktype(version),
    informatieobjecttype: to('informatieobjecttypen', 'cascade', { required: true }),
    volgnummer: integer(1, 999),
    richting: choice(RICHTINGEN),
    statustype: to('statustypen', 'forget', { nullable: true, fallback: null }),
  },
  key: (value) => `${string(value['zaaktype'])} ${String(value['volgnummer'])}`,
  concept: 'zaaktype',
  filters: {
    zaaktype: linkFilter('zaaktypen', (stored) => [string(stored.value['zaaktype'])]),
    informatieobjecttype: linkFilter('informatieobjecttypen', (stored) => [string(stored.value['informatieobjecttype'])]),
    richting: oneOf('richting', RICHTINGEN),
  },
  rules: [uniqueTogether(['zaaktype', 'volgnummer'], 'nonFieldErrors'), sameCatalogusAsZaaktype, ofSameZaaktype('statustype'), relationConcept],
  removeRules: [removeRelationOfConcept],
  derive: (stored, look) => derivePart(stored, look, false),
  writable: true,
});
