// Checks terms: an end is its start plus its duration, and what is not open has a start.
import { addDuration, dayOf } from '../../../core/archive/calendar';
import type { Begrip, Termijn } from '../metadata';
import { objectsOf } from '../sip';
import type { Check, Finding } from './gate';
import { whereOf } from './where';

/** By its code where the list has codes: one published label contradicts its own code. */
const isOpen = ({ begripCode, begripLabel }: Begrip): boolean => /^(?:Openbaar(?:$|-)|Geen)/i.test(begripCode?.split('/').at(2) ?? begripLabel.replace(/^openbaar\b.*/i, 'Openbaar'));

/** What the end should be; null: it is that, or one of the three is not there. */
function otherEnd({ termijnStartdatumLooptijd: start, termijnLooptijd: looptijd, termijnEinddatum: end }: Termijn): string | null {
  if (start === undefined || looptijd === undefined || end === undefined || dayOf(end) === null) return null;
  const wanted = addDuration(start, looptijd);
  return wanted === null || wanted === end ? null : wanted;
}

export const term: Check = (sip) => objectsOf(sip.objects).flatMap((object): Finding[] => {
  const where = whereOf(object);
  const found: Finding[] = [];
  const { bewaartermijn, beperkingGebruik } = object.metadata;
  const kept = bewaartermijn ? otherEnd(bewaartermijn) : null;
  // The recorded date wins (practice §10): it is told, and goes along.
  if (kept !== null) found.push({ code: 'ZS4368', field: `${where}.bewaartermijn`, severity: 'warning', bron: object.bron, message: `${where}.bewaartermijn ends on ${bewaartermijn?.termijnEinddatum ?? ''}; its start and duration make ${kept}` });
  for (const [index, { beperkingGebruikType, beperkingGebruikTermijn: termijn }] of beperkingGebruik.entries()) {
    const field = `${where}.beperkingGebruik[${index}].beperkingGebruikTermijn`;
    const end = termijn ? otherEnd(termijn) : null;
    if (end !== null) found.push({ code: 'ZS4368', field, bron: object.bron, message: `${field} ends on ${termijn?.termijnEinddatum ?? ''}; its start and duration make ${end}` });
    if (!isOpen(beperkingGebruikType) && termijn?.termijnStartdatumLooptijd === undefined) found.push({ code: 'ZS4369', field, bron: object.bron, message: `${field} has no start, and "${beperkingGebruikType.begripLabel}" is not open` });
  }
  return found;
});
