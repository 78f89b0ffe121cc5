// The one target of this connector: hands every subject to the room that delivers its kind.
import type { Target } from '../../core/connector/contract';
import { Blocked } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import type { Kind } from '../../core/model/ref';

/** The target of each kind that this connection can deliver; a kind whose API has no address in the connection is absent. */
export type TargetsByKind = Readonly<Partial<Record<Kind, Target>>>;

/** Names of the addresses a kind needs, for the finding that says which is missing. */
const NEEDS: Readonly<Partial<Record<Kind, string>>> = { zaaktype: 'catalogi', zaak: 'zaken', informatieobject: 'documenten' };

/**
 * One target over all kinds; which one is asked follows from the name of the subject. Throws Blocked ZS4170 for a kind that the
 * connection cannot deliver. A list without a kind is that of zaaktypen.
 */
export function targetByKind(targets: TargetsByKind, connection: string): Target {
  const of = (kind: Kind): Target => {
    const target = targets[kind];
    if (target) return target;
    const address = NEEDS[kind];
    throw new Blocked(diagnostic('ZS4170', `connection "${connection}" cannot deliver a ${kind}${address ? `: it has no address of ${address}` : ''}`, address ? { field: address } : {}));
  };
  return {
    find: async (query, signal) => of(query.ref.kind).find(query, signal),
    plan: (input) => of(input.ref.kind).plan(input),
    apply: async (step, context, signal) => of(context.ref.kind).apply(step, context, signal),
    recognise: async (step, context, signal) => of(context.ref.kind).recognise(step, context, signal),
    list: async (select, cursor, signal, kind = 'zaaktype') => {
      const { list } = of(kind);
      return list ? list(select, cursor, signal, kind) : { names: [], next: null, diagnostics: [] };
    },
    contents: async (query, signal) => (await of(query.ref.kind).contents?.(query, signal)) ?? [],
  };
}
