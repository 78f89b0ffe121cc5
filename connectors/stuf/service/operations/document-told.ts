// A document as an answer gives it: its metadata, the zaken it belongs to where that was asked, and its content as a stream.
import type { Held, ZaakPart } from '../../../../core/connector/register';
import type { JsonObject } from '../../../../core/model/json';
import type { ContentToSend, OperationContext } from '../operation';
import { objectOf } from './edit/fields';
import { linksOfHeld, partsToPermit } from './holders';
import { inScope } from './scope';
import { rawOf } from './told';

const isAsked = (scope: JsonObject | null, element: string): boolean => scope === null || scope['@scope'] !== undefined || scope[element] !== undefined;

/** What must be read of a document for this question: its zaken cost a call or two. */
export const partsOfDocument = (context: OperationContext, scope: JsonObject | null): readonly ZaakPart[] =>
  isAsked(scope, 'isRelevantVoor') ? ['zaakinformatieobjecten'] : partsToPermit(context);

export interface DocumentTold {
  readonly object: JsonObject;
  readonly inhoud?: ContentToSend;
}

/** A document has content where its model says so; a placeholder is told without. */
export function documentTold(context: OperationContext, held: Held, scope: JsonObject | null): DocumentTold {
  const content = objectOf(held.value, 'inhoud');
  const wanted = content !== undefined && isAsked(scope, 'inhoud');
  const zaken = linksOfHeld(held);
  const { inhoud: _content, ...metadata } = held.value;
  const model: JsonObject = { ...metadata, ...(zaken.length === 0 ? {} : { zaken: [...zaken] }), ...(wanted ? { inhoud: content } : {}) };
  const object = inScope(rawOf(context, 'informatieobject', model), scope);
  const omvang = content?.['omvang'];
  return wanted && objectOf(object, 'inhoud') !== undefined ? { object, inhoud: { held, omvang: typeof omvang === 'number' ? omvang : null } } : { object };
}
