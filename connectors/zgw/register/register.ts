// A ZGW register that others ask and change by number: the same reading and the same steps as source and target have.
import type { Register } from '../../../core/connector/register';
import { openContent } from '../source/content';
import { apply, recognise } from './apply';
import { cancelCheckOut, checkOut } from './check-out';
import { documentsOf, type RegisterDoors } from './doors';
import { find } from './find';
import { plan } from './plan';
import { reserve } from './reserve';
import { search } from './search';
import { undo } from './undo';
import { zaaktype, zaaktypeOf } from './zaaktype-names';

/** One per connection that has an address of a Zaken API. */
export function zgwRegister(doors: RegisterDoors): Register {
  return {
    find: (query, signal) => find(doors, query, signal),
    search: (person, parts, limit, signal) => search(doors, person, parts, limit, signal),
    zaaktype: (identificatie, day, signal) => zaaktype(doors, identificatie, day, signal),
    zaaktypeOf: (held, signal) => zaaktypeOf(doors, held, signal),
    open: async (content, from, signal) => openContent(documentsOf(doors).documenten, content, from, signal),
    plan: (wishes, signal) => plan(doors, wishes, signal),
    apply: (step, ctx, signal) => apply(doors, step, ctx, signal),
    recognise: (step, ctx, signal) => recognise(doors, step, ctx, signal),
    undo: (step, applied, ctx, signal) => undo(doors, step, applied, ctx, signal),
    reserve: (kind, bronorganisatie, signal) => reserve(doors, kind, bronorganisatie, signal),
    checkOut: (held, signal) => checkOut(doors, held, signal),
    cancelCheckOut: (held, lock, signal) => cancelCheckOut(doors, held, lock, signal),
  };
}
