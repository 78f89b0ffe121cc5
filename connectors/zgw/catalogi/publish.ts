// Plans the publication of a zaaktype: what it needs published, what must end for it, and the act itself.
import type { Change, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../core/model/json';
import type { Id } from '../references';
import { objects, text } from './context';
import { asRequest, makeStep } from './request';
import { publishShared, type SharedPlan } from './shared';
import type { Validity } from './version';

/** Catalogi API, publish: a roltype, a resultaattype (each with class), two statustypen. */
export function publicationFaults(value: JsonObject, subject: string): Diagnostic[] {
  const counts = { statustypen: 2, resultaattypen: 1, roltypen: 1 };
  const few = Object.entries(counts).flatMap(([list, least]) => {
    const has = objects(value[list]).length;
    return has < least ? [diagnostic('ZS4133', `${has} ${list}; at least ${least} needed to publish`, { subject, field: list })] : [];
  });
  const classless = objects(value['resultaattypen'])
    .filter((result) => result['selectielijstklasse'] === undefined)
    .map((result) => diagnostic('ZS4133', `resultaattype "${text(result['omschrijving'])}" has no class in the selectielijst`, { subject, field: `resultaattypen[${text(result['bron'])}].selectielijstklasse` }));
  return [...few, ...classless];
}

export interface PublicationInput {
  readonly id: string;
  readonly zaaktype: Id;
  readonly validity: Validity;
  readonly documents: SharedPlan;
  readonly decisions: SharedPlan;
  readonly subject: string;
}

export interface Publication {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  readonly approval: readonly string[];
}

/**
 * Documents and decisions first; then the version before it gets its end (exclusive: the day ours begins); then ours. Should the
 * target refuse ours, the one before is opened again by the same step: at no moment is there none.
 */
export function planPublication(input: PublicationInput): Publication {
  const { id, zaaktype, validity } = input;
  const documents = publishShared('informatieobjecttype', 'informatieobjecttypen', input.documents.concepts);
  const decisions = publishShared('besluittype', 'besluittypen', input.decisions.concepts);
  const end = (version: { id: string }, einde: string | null): JsonObject => asRequest({ method: 'PATCH', resource: 'zaaktypen', id: version.id, body: { eindeGeldigheid: einde as Json } });
  const closings = validity.close.map((version) =>
    makeStep({
      name: `close zaaktype ${id} of ${version.begin}`, action: 'close', object: { kind: 'zaaktype', key: id }, repeatable: true, irreversible: false,
      request: { method: 'PATCH', resource: 'zaaktypen', id: version.id, body: { eindeGeldigheid: validity.begin } },
      undo: { method: 'PATCH', resource: 'zaaktypen', id: version.id, body: { eindeGeldigheid: version.einde } },
    }));
  const publish = makeStep({
    name: `publish zaaktype ${id}`, action: 'publish', object: { kind: 'zaaktype', key: id }, link: '', repeatable: true, irreversible: true,
    request: { method: 'POST', resource: 'zaaktypen', id: zaaktype, verb: 'publish', onRefusal: validity.close.map((version) => end(version, version.einde)) },
  });
  return {
    steps: [...documents.steps, ...decisions.steps, ...closings, publish],
    changes: [
      ...documents.changes,
      ...decisions.changes,
      ...validity.close.map((version): Change => ({ kind: 'zaaktype', id: `${id} of ${version.begin}`, action: 'close', fields: [{ path: 'eindeGeldigheid', from: version.einde, to: validity.begin }], diagnostics: [] })),
      { kind: 'zaaktype', id, action: 'publish', fields: [{ path: 'concept', from: true, to: false }], diagnostics: [] },
    ],
    diagnostics: [],
    approval: [`zaaktype ${id} is published from ${validity.begin}`, ...validity.close.map((version) => `the version of ${version.begin} ends ${validity.begin}`)],
  };
}
