// Looks up the zaken a message relates its zaak to, and makes both sides agree.
import type { Absent } from '../../../../core/connector/contract';
import type { Held, Wish } from '../../../../core/connector/register';
import type { Order } from '../../../../core/connector/service';
import type { Diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../core/model/json';
import type { OperationContext } from '../operation';
import { byNumber, naarZaak } from './context';
import { textOf } from './edit/fields';
import { applyTie, withoutOther, type Naar, type Tie } from './edit/verwant';

/** The other zaken, each once, in the order in which they are first named. */
const namesOf = (ties: readonly Tie[]): readonly string[] => [...new Set(ties.map(({ identificatie }) => identificatie))];

/** One order per other zaak; its own fields are enough. */
export const ordersOf = (ties: readonly Tie[], context: OperationContext): readonly Order[] => namesOf(ties).map((identificatie) => ({ query: byNumber(context, 'zaak', identificatie, []) }));

export interface TiedAll {
  readonly zaak: JsonObject;
  /** Of the other zaken that change. */
  readonly wishes: readonly Wish[];
  readonly findings: readonly Diagnostic[];
}

/** `others`: what was found for `ordersOf(ties)`, in that order. Throws Blocked ZS6111, ZS6112. */
export function tieAll(ties: readonly Tie[], zaak: JsonObject, self: Naar, others: readonly (Held | Absent)[]): TiedAll {
  const names = namesOf(ties);
  const now = new Map<string, JsonObject>();
  const findings: Diagnostic[] = [];
  let own = zaak;
  for (const tie of ties) {
    const found = others[names.indexOf(tie.identificatie)];
    if (found?.state !== 'found') {
      const alone = withoutOther(tie, own);
      own = alone.zaak;
      findings.push(...alone.findings);
      continue;
    }
    const tied = applyTie(tie, own, self, now.get(tie.identificatie) ?? found.value, naarZaak(found));
    own = tied.zaak;
    now.set(tie.identificatie, tied.other);
  }
  const wishes = others.flatMap((found): Wish[] => {
    if (found.state !== 'found') return [];
    const want = now.get(textOf(found.value, 'identificatie') ?? '');
    return want === undefined || want === found.value ? [] : [{ kind: 'zaak', want, held: found }];
  });
  return { zaak: own, wishes, findings };
}
