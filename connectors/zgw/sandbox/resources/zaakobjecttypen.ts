// Zaakobjecttypen: the kinds of object that zaken of a zaaktype are about.
import { link, madeLinks, text, to, yesNo } from '../fields';
import { equals, linkFilter } from '../filters';
import type { Resource } from '../resource';
import { partConcept, removePartOfConcept } from '../rules/concept';
import { ofSameZaaktype } from '../rules/unique';
import type { Version } from '../versions';
import { derivePart, partDates, partFilters, partOfZaaktype, string } from './shared';

export const zaakobjecttypen = (version: Version): Resource => ({
  collection: 'zaakobjecttypen',
  schema: 'ZaakObjectType',
  fields: {
    anderObjecttype: yesNo(),
    objecttype: link(200, { required: true }),
    relatieOmschrijving: text(80),
    ...partOfZaaktype(version),
    resultaattypen: madeLinks(),
    statustype: to('statustypen', 'forget', { nullable: true, fallback: null }),
    ...partDates(version),
  },
  key: (value) => `${string(value['zaaktype'])} ${string(value['objecttype'])}`,
  concept: 'zaaktype',
  filters: {
    ...partFilters,
    anderObjecttype: { passes: (stored, value) => Promise.resolve(String(stored.value['anderObjecttype']) === value.toLowerCase()) },
    objecttype: equals('objecttype'),
    relatieOmschrijving: equals('relatieOmschrijving'),
    datumBeginGeldigheid: equals('beginGeldigheid'),
    datumEindeGeldigheid: equals('eindeGeldigheid'),
    catalogus: linkFilter('catalogussen', async (stored, look) => [string((await derivePart(stored, look, false))['catalogus'])]),
  },
  rules: [ofSameZaaktype('statustype'), partConcept],
  removeRules: [removePartOfConcept],
  derive: async (stored, look) => ({ ...(await derivePart(stored, look)), resultaattypen: [] }),
  writable: true,
});
