// Leaves out an address that a register cannot keep, and says so: never in silence (B9), and never the whole rol for it.
import { diagnostic, type Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { objectOf, textOf } from './fields';

/** Zaken API, verblijfsadres: all of these, or no address. Vendors leave out the identificatie of the BAG. */
const NEEDED = ['aoaIdentificatie', 'wplWoonplaatsNaam', 'gorOpenbareRuimteNaam', 'aoaHuisnummer'];

const has = (address: JsonObject, field: string): boolean => textOf(address, field) !== undefined || typeof address[field] === 'number';

/** The rol as it can be kept. */
export function withAddress(rol: JsonObject): { readonly rol: JsonObject; readonly findings: readonly Diagnostic[] } {
  const group = objectOf(rol, 'betrokkeneIdentificatie');
  const address = objectOf(group, 'verblijfsadres');
  if (group === undefined || address === undefined) return { rol, findings: [] };
  const absent = NEEDED.filter((field) => !has(address, field));
  if (absent.length === 0) return { rol, findings: [] };
  const { verblijfsadres: _incomplete, ...rest } = group;
  const said = Object.keys(address).length > 0;
  return {
    rol: { ...rol, betrokkeneIdentificatie: rest },
    findings: said ? [diagnostic('ZS6127', `the address of a ${textOf(objectOf(rol, 'roltype'), 'omschrijving') ?? 'betrokkene'} has no ${absent.join(', ')} and is not kept`, { field: 'verblijfsadres' })] : [],
  };
}
