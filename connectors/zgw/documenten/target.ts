// The Documenten API as a target for documents.
import type { Target } from '../../../core/connector/contract';
import { apply } from './apply';
import type { Doors } from './doors';
import { find } from './find';
import { contents, list } from './list';
import { plan } from './plan';
import { recognise } from './recognise';

/** Makes the target of one connection. */
export function documentenTarget(doors: Doors): Target {
  return {
    find: (query, signal) => find(doors, query, signal),
    plan: (input) => plan(input, doors.config.catalogus),
    apply: (step, context, signal) => apply(doors, step, context, signal),
    recognise: (step, context, signal) => recognise(doors, step, context, signal),
    list: (_, cursor, signal) => list(doors, cursor, signal),
    contents: (query, signal) => contents(doors, query, signal),
  };
}
