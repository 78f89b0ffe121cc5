// The result and status block: which resultaat and eindstatus follow from what a message says, in every order vendors use (zds-zgw §2.2).
import { diagnostic, type Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { resultaattypeOf } from '../names';
import { objectOf, overlay, textOf, withoutNulls } from './fields';
import { freshBron } from './parts';
import type { Said } from './said';
import { eindstatusOn, setStatussen, type StatusContext } from './statussen';

export interface Closed {
  readonly statussen: readonly JsonObject[];
  readonly resultaat: JsonObject | null;
  readonly findings: readonly Diagnostic[];
}

interface Held {
  readonly statussen: readonly JsonObject[];
  readonly resultaat: JsonObject | null;
}

const isEind = (status: JsonObject, context: StatusContext): boolean => {
  const name = textOf(objectOf(status, 'statustype'), 'omschrijving');
  return context.names.statustypen.some(({ omschrijving, isEindstatus }) => isEindstatus && omschrijving === name);
};

/** The resultaat with the type of the catalogue; where the zaak has one it is changed, never taken away first. */
function placed(held: JsonObject | null, omschrijving: string, said: JsonObject | null, context: StatusContext): JsonObject {
  const type = resultaattypeOf(omschrijving, context.names, context.decisions);
  const { bron: _place, resultaattype: _named, ...rest } = said ?? {};
  if (held === null) return { ...withoutNulls(rest), bron: freshBron('resultaat'), resultaattype: { omschrijving: type.omschrijving } };
  const sameType = textOf(objectOf(held, 'resultaattype'), 'omschrijving') === type.omschrijving;
  return overlay(sameType ? held : { ...held, resultaattype: { omschrijving: type.omschrijving } }, rest);
}

/** What the message says of the resultaat: null clears it, absent leaves it. */
function resultaatOf(held: JsonObject | null, wordt: Said, context: StatusContext): { readonly resultaat: JsonObject | null; readonly told: boolean } {
  const said = wordt.model['resultaat'];
  if (said === null) return { resultaat: null, told: false };
  const object = objectOf(wordt.model, 'resultaat');
  const omschrijving = textOf(objectOf(object, 'resultaattype'), 'omschrijving');
  return object === undefined || omschrijving === undefined ? { resultaat: held, told: false } : { resultaat: placed(held, omschrijving, object, context), told: true };
}

/**
 * Statussen and resultaat as they should be. A zaak closes by an eindstatus in the message; by einddatum and resultaat together; or by
 * einddatum alone as decided for its zaaktype. A closing zaak without a resultaat gets the one that was decided, if any: the register
 * refuses the rest. Throws Blocked ZS6100, ZS6101, ZS6104–ZS6106.
 */
export function closeAsTold(held: Held, was: Said | null, wordt: Said, context: StatusContext): Closed {
  const { closing } = context.decisions;
  const set = setStatussen(held.statussen, was, wordt, context);
  const findings = [...set.findings];
  const { resultaat: told, told: isTold } = resultaatOf(held.resultaat, wordt, context);
  const setsEind = set.added.some((status) => isEind(status, context));
  const isClosed = held.statussen.some((status) => isEind(status, context));

  const byDate = context.einddatum !== null && !setsEind && !isClosed && (isTold || closing.einddatum === 'always' || (closing.einddatum === 'with-result' && told !== null));
  if (context.einddatum !== null && !setsEind && !isClosed && !byDate) {
    findings.push(diagnostic('ZS6107', 'einddatum came without eindstatus and without a resultaat: the zaak stays open', { field: 'einddatum' }));
  }
  const closes = setsEind || byDate;
  const resultaat = told === null && closes && closing.resultaat !== null ? placed(null, closing.resultaat, null, context) : told;
  if (!byDate || context.einddatum === null) return { statussen: set.statussen, resultaat, findings };
  const eind = eindstatusOn(context.einddatum, set.statussen, context);
  return { statussen: [...set.statussen, eind.status], resultaat, findings: [...findings, ...eind.findings] };
}
