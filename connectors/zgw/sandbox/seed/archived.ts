// Derives the archive dates of a seeded zaak as the register does at its closing, without looking anything up.
import type { JsonObject } from '../../../../core/model/json';
import { addPeriod } from '../zaken/term';
import { dice } from './dice';
import { addDays, endOf, OBJECTS, TRAITS, type Outline, type Seed } from './outline';
import type { Uitkomst } from './types';

/** What the register derived when the zaak was closed (zrc-021), written out here once more: nothing is looked up. */
export function archived(seed: Seed, it: Outline): JsonObject {
  const { uitkomst, einddatum } = it;
  if (uitkomst === null || einddatum === null) return {};
  const brondatum = brondatumOf(seed, it, einddatum, uitkomst);
  const actie = brondatum === null || uitkomst.termijn === null ? null : addPeriod(brondatum, uitkomst.termijn);
  return {
    archiefnominatie: uitkomst.nominatie,
    ...(uitkomst.nominatie === 'vernietigen' && brondatum !== null && { startdatumBewaartermijn: brondatum }),
    ...(actie !== null && { archiefactiedatum: actie }),
  };
}

/** Where a brondatum comes from, per afleidingswijze; what is not named has none (ander_datumkenmerk, or kept for ever). */
const BRONDATUM: Readonly<Record<string, (seed: Seed, it: Outline, einddatum: string, procestermijn: string) => string | null>> = {
  afgehandeld: (_seed, _it, einddatum) => einddatum,
  termijn: (_seed, _it, einddatum, procestermijn) => addPeriod(einddatum, procestermijn),
  eigenschap: (_seed, { serial }, einddatum) => vervaldagOf(serial, einddatum),
  zaakobject: (_seed, { serial }, einddatum) => opgehevenOp(serial, einddatum),
  ingangsdatum_besluit: (_seed, { besluit }) => besluit?.ingangsdatum ?? null,
  vervaldatum_besluit: (_seed, { besluit }) => besluit?.vervaldatum ?? null,
  hoofdzaak: (seed, { hoofdzaak }) => (hoofdzaak === null ? null : endOf(seed, hoofdzaak)),
  gerelateerde_zaak: (seed, { related }) => (related === null ? null : endOf(seed, related)),
};

const brondatumOf = (seed: Seed, it: Outline, einddatum: string, { brondatum }: Uitkomst): string | null =>
  brondatum === null ? null : (BRONDATUM[brondatum.afleidingswijze]?.(seed, it, einddatum, brondatum.procestermijn ?? '') ?? null);

export const vervaldagOf = (serial: number, einddatum: string): string => addDays(einddatum, dice(serial, TRAITS).roll(2000));
export const opgehevenOp = (serial: number, einddatum: string): string => addDays(einddatum, dice(serial, OBJECTS).roll(700));
