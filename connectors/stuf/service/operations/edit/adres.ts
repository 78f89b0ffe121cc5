// Leaves out an address that a register cannot keep, and says so: never in silence (B9), and never the whole rol for it.
import { diagnostic, type Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { objectOf, textOf } from './fields';

/** Zaken API, verblijfsadres: all of these, or no address. Vendors leave out the identificatie of the BAG. */
const NEEDED = ['aoaIdentificatie', 'wplWoonplaatsNaam', 'gorOpenbareRuimteNaam', 'aoaHuisnummer'];

const has = (address: JsonObject, field: string): boolean => textOf(address, field) !== undefined || typeof address[field] === 'number';

/** A rol (`betrokkeneIdentificatie`) or zaakobject (`objectIdentificatie`) of a person or organisation as it can be kept. */
export function withAddress(part: JsonObject, field: 'betrokkeneIdentificatie' | 'objectIdentificatie'): { readonly part: JsonObject; readonly findings: readonly Diagnostic[] } {
  const group = objectOf(part, field);
  const address = objectOf(group, 'verblijfsadres');
  if (group === undefined || address === undefined) return { part, findings: [] };
  const absent = NEEDED.filter((one) => !has(address, one));
  if (absent.length === 0) return { part, findings: [] };
  const { verblijfsadres: _incomplete, ...rest } = group;
  const said = Object.keys(address).length > 0;
  return {
    part: { ...part, [field]: rest },
    findings: said ? [diagnostic('ZS6127', `the address of "${textOf(objectOf(part, 'roltype'), 'omschrijving') ?? textOf(part, 'objectType') ?? ''}" has no ${absent.join(', ')} and is not kept`, { field: 'verblijfsadres' })] : [],
  };
}
