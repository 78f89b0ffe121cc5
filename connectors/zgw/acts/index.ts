// Closes a transfer at a ZGW register: what was accepted becomes gearchiveerd and overgedragen, and makes no work here.
import type { Acts } from '../../../core/connector/contract';
import { withoutOwnActs } from '../../../core/archive/transfer/own-acts';
import { applyAct } from './apply';
import type { ActDoors } from './doors';
import { checkAct, planAct } from './plan';
import { sharedDocuments } from './shared';

export function zgwActs(doors: ActDoors): Acts {
  return {
    check: (act, signal) => checkAct(doors, act, signal),
    shared: (act, signal) => sharedDocuments(doors, act, signal),
    plan: (act, signal) => planAct(doors, act, signal),
    apply: (step, ctx, signal) => applyAct(doors, step, ctx, signal),
    without: withoutOwnActs,
  };
}
