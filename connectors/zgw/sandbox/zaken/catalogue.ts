// What the Zaken API asks the catalogue of its zaaktype: does a part belong to it, and what is its last status.
import { refused, type Invalid } from '../problem';
import { pointingTo, type Look, type Stored } from '../state';
import type { Dossier } from './dossier';

export const zaaktypeOf = (dossier: Dossier): string => String(dossier.zaak['zaaktype']);

/** A type that hangs from another zaaktype is refused. */
export const ofItsZaaktype = (dossier: Dossier, type: Stored | undefined, name: string): readonly Invalid[] =>
  type?.value['zaaktype'] === zaaktypeOf(dossier) ? [] : [refused('zaaktype-mismatch', `De referentie ${name} hoort niet bij het zaaktype van de zaak.`)];

/** Whether a statustype is the last of its zaaktype: the highest volgnummer. */
export async function isEindstatus(look: Look, statustype: Stored): Promise<boolean> {
  const all = await pointingTo(look, String(statustype.value['zaaktype']), 'statustypen');
  return all.every((other) => Number(other.value['volgnummer']) <= Number(statustype.value['volgnummer']));
}

/** Whether a document of this type may be in a zaak of this zaaktype. */
export async function mayHold(look: Look, dossier: Dossier, informatieobjecttype: string): Promise<boolean> {
  const relations = await pointingTo(look, informatieobjecttype, 'zaaktype-informatieobjecttypen');
  return relations.some((relation) => relation.value['zaaktype'] === zaaktypeOf(dossier));
}

