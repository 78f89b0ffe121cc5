// The matrix of brondatumArchiefprocedure: which fields each afleidingswijze wants, and which it forbids.
import { isObject } from '../../../../core/model/json';
import type { AFLEIDINGSWIJZEN } from '../../../../core/model/zaaktype';
import type { Rule } from '../resource';

const FIELDS = ['procestermijn', 'datumkenmerk', 'objecttype', 'registratie'] as const;

/** What must be filled; the rest of FIELDS must be empty. */
const WANTS: Readonly<Record<(typeof AFLEIDINGSWIJZEN)[number], readonly (typeof FIELDS)[number][]>> = {
  afgehandeld: [],
  ander_datumkenmerk: ['datumkenmerk', 'objecttype', 'registratie'],
  eigenschap: ['datumkenmerk'],
  gerelateerde_zaak: [],
  hoofdzaak: [],
  ingangsdatum_besluit: [],
  termijn: ['procestermijn'],
  vervaldatum_besluit: [],
  zaakobject: ['datumkenmerk', 'objecttype'],
};
/** Only these also forbid einddatumBekend. */
const WITHOUT_END = ['afgehandeld', 'termijn'];

const isWanted = (manner: string): manner is keyof typeof WANTS => manner in WANTS;

/** Without brondatum only what is kept for ever; with it, exactly the fields its afleidingswijze needs. */
export const brondatum: Rule = ({ value, partial, sent }) => {
  const procedure = value['brondatumArchiefprocedure'];
  if (!isObject(procedure)) {
    const asked = !partial || sent.includes('brondatumArchiefprocedure') || sent.includes('archiefnominatie');
    const free = !asked || value['archiefnominatie'] === 'blijvend_bewaren';
    return Promise.resolve(free ? [] : [{ name: 'brondatumArchiefprocedure', code: 'required', reason: `This field is required if archiefnominatie is ${String(value['archiefnominatie'])}` }]);
  }
  const manner = String(procedure['afleidingswijze']);
  if (!isWanted(manner)) return Promise.resolve([]);
  const filled = (field: string): boolean => Boolean(procedure[field]);
  const lacking = WANTS[manner].filter((field) => !filled(field)).map((field) => ({ name: `brondatumArchiefprocedure.${field}`, code: 'required', reason: `This field is required for afleidingswijze \`${manner}\`` }));
  const forbidden = [...FIELDS.filter((field) => !WANTS[manner].includes(field)), ...(WITHOUT_END.includes(manner) ? ['einddatumBekend'] : [])];
  const surplus = forbidden.filter(filled).map((field) => ({ name: `brondatumArchiefprocedure.${field}`, code: 'must-be-empty', reason: `This field must be empty for afleidingswijze \`${manner}\`` }));
  return Promise.resolve([...lacking, ...surplus]);
};
