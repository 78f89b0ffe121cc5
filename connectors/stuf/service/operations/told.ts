// Turns what a register holds into the raw object of an answer. What has no place in an answer is reported; it never fails a reading.
import type { Held, RegisterKind, ZaaktypeNames } from '../../../../core/connector/register';
import type { JsonObject } from '../../../../core/model/json';
import type { OperationContext } from '../operation';
import { decidedFor, mappingSettings } from './context';
import { listOf, objectOf, textOf } from './edit/fields';
import { givenBack } from './edit/waarden';
import { elementOf } from './names';
import { ROLTYPE_OF, type Decisions } from './settings';

/** A rol under the customary name of the relation it is told as; one that is no such relation keeps its own name (B5). */
function customary(rol: JsonObject, names: ZaaktypeNames, decisions: Decisions): JsonObject {
  const roltype = objectOf(rol, 'roltype') ?? {};
  const element = elementOf({ omschrijving: textOf(roltype, 'omschrijving') ?? '', omschrijvingGeneriek: textOf(roltype, 'omschrijvingGeneriek') ?? '' }, names, decisions);
  const name = element === null ? undefined : ROLTYPE_OF[element]?.[0];
  return name === undefined ? rol : { ...rol, roltype: { ...roltype, omschrijving: name } };
}

/** By the mapping; findings are for the operators, whatever their weight: half an answer is better than none. */
export function rawOf(context: OperationContext, kind: RegisterKind, model: JsonObject): JsonObject {
  const { value, diagnostics } = context.exchange.fromModel(kind, model, mappingSettings(context));
  context.report(diagnostics.map((finding) => (finding.severity === 'error' ? { ...finding, severity: 'warning' as const } : finding)));
  return value;
}

/** A zaak for an answer, whole as far as it was read; extraElementen come back under the names under which they came in. */
export async function rawZaak(context: OperationContext, held: Held): Promise<JsonObject> {
  const names = await context.exchange.zaaktypeOf(held, context.signal);
  const decisions = decidedFor(names.identificatie, context);
  const rollen = listOf(held.value, 'rollen').map((rol) => customary(rol, names, decisions));
  const raw = rawOf(context, 'zaak', { ...held.value, ...(held.value['rollen'] === undefined ? {} : { rollen }) });
  const extra = givenBack(held.value, decisions.values, context.sender.extraElementen);
  return extra.length === 0 ? raw : { ...raw, extraElementen: [...listOf(raw, 'extraElementen'), ...extra] };
}
