// Compares a resultaattype with the selectielijst: its procestype, and how its brondatum may be derived.
import { isObject } from '../../../../core/model/json';
import { refused } from '../problem';
import type { Rule } from '../resource';
import { procestypePlaceOf, resultaatAt } from '../selectielijst/objects';
import { lookUp } from '../state';

/** The class must belong to the procestype of the zaaktype. */
export const procestypeFits: Rule = async ({ look, value }) => {
  const zaaktype = await lookUp(look, String(value['zaaktype']));
  const known = resultaatAt(String(value['selectielijstklasse']));
  if (!zaaktype || !known) return [];
  const fits = procestypePlaceOf(known.jaar, known.resultaat.procestype) === zaaktype.value['selectielijstProcestype'];
  return fits ? [] : [refused('procestype-mismatch', 'selectielijstklasse should belong to the same procestype as zaaktype')];
};

/** nihil ⇔ afgehandeld, ingeschatte_bestaansduur_procesobject ⇔ termijn, nothing ⇒ free. */
export const afleidingswijzeFits: Rule = ({ value }) => {
  const known = resultaatAt(String(value['selectielijstklasse']));
  const procedure = value['brondatumArchiefprocedure'];
  if (!known || known.resultaat.procestermijn === '' || !isObject(procedure)) return Promise.resolve([]);
  const { procestermijn } = known.resultaat;
  const manner = String(procedure['afleidingswijze']);
  const wrong = (procestermijn === 'nihil') !== (manner === 'afgehandeld') || (procestermijn === 'ingeschatte_bestaansduur_procesobject') !== (manner === 'termijn');
  return Promise.resolve(wrong ? [refused('invalid-afleidingswijze-for-procestermijn', `afleidingswijze cannot be ${manner} when selectielijstklasse.procestermijn is ${procestermijn}`)] : []);
};
