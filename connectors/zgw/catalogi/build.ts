// Turns what the zaaktype shall be into ordered steps: the zaaktype, its parts, and who must step aside first.
import type { Change, Step } from '../../../core/connector/contract';
import type { Id } from '../references';
import type { BuildInput } from './build-input';
import { buildPart } from './build-part';
import { carryObjecttypen, makeZaaktype, mendZaaktype } from './build-zaaktype';
import { changesOf, topChange } from './changes';
import { PARTS } from './parts';

export interface Built {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  /** The zaaktype the parts hang under. */
  readonly zaaktype: Id;
}

/** `loosening`: steps that take parts off a statustype that goes. */
export function build(input: BuildInput, loosening: readonly Step[]): Built {
  const { context, how } = input;
  const name = `zaaktype ${input.id}`;
  const zaaktype: Id = how === 'make' ? { $ref: name } : (context.current?.id ?? '');
  const parts = PARTS.map((kind) => buildPart(kind, input, zaaktype));
  const steps = [
    ...(how === 'make' ? makeZaaktype(input, name) : mendZaaktype(input, name)),
    ...loosening,
    // Relations first, then what they point to.
    ...[...parts].reverse().flatMap((part) => [...part.removals]),
    ...parts.flatMap((part) => part.steps),
    ...(how === 'make' ? carryObjecttypen(input, zaaktype) : []),
  ];
  return { steps, changes: [topChange(input), ...PARTS.flatMap((kind) => changesOf(kind, input))], zaaktype };
}
