// The Zaken API as a target for zaken, with their parts and besluiten.
import type { Target } from '../../../core/connector/contract';
import { apply } from './apply';
import type { ZaakDoors } from './doors';
import { find } from './find';
import { list } from './list';
import { plan } from './plan';
import { recognise } from './recognise';

/** One per connection that has an address of a Zaken API. */
export function zakenTarget(doors: ZaakDoors): Target {
  return {
    find: (query, signal) => find(doors, query, signal),
    plan,
    apply: (step, context, signal) => apply(doors, step, context, signal),
    recognise: (step, context, signal) => recognise(doors, step, context, signal),
    list: (_, cursor, signal) => list(doors, cursor, signal),
  };
}
