// Links a status to the rol of who set it (isGezetDoor): one that is there already, else a new one of the roltype that was decided.
import type { ZaaktypeNames } from '../../../../../core/connector/register';
import { diagnostic, type Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { settingRoltype } from '../names';
import type { Decisions } from '../settings';
import { listOf, textOf, withoutNulls } from './fields';
import { sameBetrokkene } from './identity';
import { freshBron } from './parts';
import { isSetter } from './rollen';
import type { Said } from './said';

export interface Linked {
  readonly statussen: readonly JsonObject[];
  readonly rollen: readonly JsonObject[];
  readonly findings: readonly Diagnostic[];
}

const without = (status: JsonObject): JsonObject => {
  const { gezetdoor: _gone, ...rest } = status;
  return rest;
};

/** Statussen whose `gezetdoor` is the place of a rol in the message name the rol of the zaak instead; held ones are left alone. */
export function linkSetters(statussen: readonly JsonObject[], rollen: readonly JsonObject[], wordt: Said, { names, decisions }: { readonly names: ZaaktypeNames; readonly decisions: Decisions }): Linked {
  const setters = listOf(wordt.model, 'rollen').filter(isSetter);
  const findings: Diagnostic[] = [];
  let all = [...rollen];
  const linked = statussen.map((status): JsonObject => {
    const place = textOf(status, 'gezetdoor');
    if (place?.includes('.isGezetDoor') !== true) return status;
    const setter = setters.find((rol) => textOf(rol, 'bron') === place);
    if (setter === undefined) return without(status);
    const there = all.find((rol) => sameBetrokkene(rol, setter));
    if (there !== undefined) return { ...status, gezetdoor: textOf(there, 'bron') ?? '' };
    const roltype = settingRoltype(names, decisions);
    if (roltype === null) {
      findings.push(diagnostic('ZS6113', `zaaktype ${names.identificatie} has no roltype for who sets a status, so isGezetDoor is not kept`, { subject: `zaaktype/${names.identificatie}`, field: place }));
      return without(status);
    }
    const rol: JsonObject = {
      ...withoutNulls(setter), bron: freshBron(place), roltoelichting: textOf(setter, 'roltoelichting') ?? '',
      roltype: { omschrijving: roltype.omschrijving, ...(roltype.omschrijvingGeneriek === '' ? {} : { omschrijvingGeneriek: roltype.omschrijvingGeneriek }) },
    };
    all = [...all, rol];
    return { ...status, gezetdoor: freshBron(place) };
  });
  return { statussen: linked, rollen: all, findings };
}
