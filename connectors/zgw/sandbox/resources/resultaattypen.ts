// Resultaattypen: where the archive rules of a zaaktype live.
import { choice, group, list, made, optionalDuration, optionalText, text, to, toSelectielijst, yesNo } from '../fields';
import type { Resource } from '../resource';
import { brondatum } from '../rules/brondatum';
import { partConcept, removePartOfConcept } from '../rules/concept';
import { afleidingswijzeFits, procestypeFits } from '../rules/procestype';
import { uniqueTogether } from '../rules/unique';
import { resultaattypeomschrijvingAt } from '../selectielijst/objects';
import { lookUp } from '../state';
import { atLeast, type Version } from '../versions';
import { AFLEIDINGSWIJZEN, ARCHIEFNOMINATIES, OBJECTTYPEN } from './enums';
import { derivePart, partDates, partFilters, partOfZaaktype, string } from './shared';

export const resultaattypen = (version: Version): Resource => ({
  collection: 'resultaattypen',
  schema: 'ResultaatType',
  fields: {
    ...partOfZaaktype(version),
    // 20 until Catalogi 1.2: real catalogues are full of names cut at 20.
    omschrijving: text(atLeast(version, '1.2') ? 30 : 20),
    resultaattypeomschrijving: toSelectielijst('resultaattypeomschrijvingen', 1000, { required: true }),
    omschrijvingGeneriek: made(text()),
    selectielijstklasse: toSelectielijst('resultaten', 1000, { required: true }),
    toelichting: optionalText(),
    archiefnominatie: choice(ARCHIEFNOMINATIES, { required: false, blank: true, fallback: '' }),
    archiefactietermijn: optionalDuration(),
    brondatumArchiefprocedure: group(
      {
        afleidingswijze: choice(AFLEIDINGSWIJZEN),
        datumkenmerk: optionalText(80),
        einddatumBekend: yesNo({ required: false, fallback: false }),
        objecttype: choice(OBJECTTYPEN, { required: false, blank: true, fallback: '' }),
        registratie: optionalText(80),
        procestermijn: optionalDuration(),
      },
      { nullable: true, fallback: null },
    ),
    ...(atLeast(version, '1.2') && {
      procesobjectaard: optionalText(200),
      indicatieSpecifiek: yesNo({ required: false, nullable: true, fallback: null }),
      procestermijn: optionalDuration(),
      besluittypen: list(to('besluittypen', 'forget')),
      besluittypeOmschrijving: made(list(text())),
      informatieobjecttypen: list(to('informatieobjecttypen', 'forget')),
      informatieobjecttypeOmschrijving: made(list(text())),
    }),
    ...partDates(version),
  },
  key: (value) => `${string(value['zaaktype'])} ${string(value['omschrijving'])}`,
  concept: 'zaaktype',
  filters: partFilters,
  rules: [uniqueTogether(['zaaktype', 'omschrijving'], 'nonFieldErrors'), procestypeFits, afleidingswijzeFits, brondatum, partConcept],
  removeRules: [removePartOfConcept],
  derive: async (stored, look) => {
    const names = async (field: string): Promise<string[]> => {
      const places = stored.value[field];
      const found = await Promise.all((Array.isArray(places) ? places : []).map((place) => lookUp(look, string(place))));
      return found.map((other) => string(other?.value['omschrijving']));
    };
    return {
      ...(await derivePart(stored, look)),
      omschrijvingGeneriek: resultaattypeomschrijvingAt(string(stored.value['resultaattypeomschrijving'])) ?? '',
      besluittypeOmschrijving: await names('besluittypen'),
      informatieobjecttypeOmschrijving: await names('informatieobjecttypen'),
    };
  },
  writable: true,
});
