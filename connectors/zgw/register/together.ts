// Makes a document and its link to a zaak in one call, where the register offers that: nothing is ever left without a zaak.
import type { Step } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { fromRequest as fromDocument } from '../documenten/request';
import { fromRequest as fromZaak } from '../zaken/request';
import { isOfDocuments } from './apply';
import { refsIn } from './order';

/** Contents that go in one call; a size that nobody told may be any. */
function isInline({ content }: Step, inlineBelow: number): boolean {
  if (content === undefined) return true;
  const { omvang } = content;
  return typeof omvang === 'number' && omvang <= inlineBelow;
}

/** The one link that needs this document, to a zaak that is there already. */
function linkOf(document: Step, steps: readonly Step[]): Step | null {
  const needing = steps.filter((step) => step !== document && refsIn(step.request).includes(document.name));
  const [link, ...more] = needing;
  if (link === undefined || more.length > 0 || isOfDocuments(link) || link.irreversible) return null;
  const { resource, method, zaak } = fromZaak(link.request);
  return resource === 'zaakinformatieobjecten' && method === 'POST' && typeof zaak === 'string' ? link : null;
}

/** The zaak by its id: it gets its URL when the step is sent. */
const relationOf = (link: Step): JsonObject => {
  const { body, zaak } = fromZaak(link.request);
  const { informatieobject: _document, ...about } = body ?? {};
  return { zaak: zaak as Json, ...about };
};

/** The same steps, with each document that can be made together with its link made so. */
export function together(steps: readonly Step[], inlineBelow: number): Step[] {
  const merged = new Map<Step, Step>();
  const gone = new Set<Step>();
  for (const step of steps) {
    if (!isOfDocuments(step) || fromDocument(step.request).do !== 'create' || !isInline(step, inlineBelow)) continue;
    const link = linkOf(step, steps);
    if (link === null || steps.some((other) => refsIn(other.request).includes(link.name))) continue;
    merged.set(step, { ...step, request: { ...step.request, relation: relationOf(link) } });
    gone.add(link);
  }
  return steps.filter((step) => !gone.has(step)).map((step) => merged.get(step) ?? step);
}

/** Whether a step makes a link beside its document. */
export const relatesToZaak = (step: Pick<Step, 'request'>): string | null => {
  const { relation } = step.request;
  return isObject(relation) && typeof relation['zaak'] === 'string' ? relation['zaak'] : null;
};
