// Draws a number that nobody else gets, where the register gives numbers.
import { Retry } from '../../../core/connector/outcome';
import type { RegisterKind } from '../../../core/connector/register';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { text } from '../reading/values';
import type { RegisterDoors } from './doors';

const REASON = 'a number for a message to come';

/** See `Register.reserve`. A number that was drawn and whose reply was lost stays unused: nothing is wrong with a gap. */
export async function reserve(doors: RegisterDoors, kind: RegisterKind, bronorganisatie: string, signal: AbortSignal): Promise<string | null> {
  const offers = await doors.offers.of(signal);
  const body = { bronorganisatie };
  const drawn =
    kind === 'zaak' && offers.zaaknummer ? text((await doors.zaken.zaken.send('POST', '/zaaknummer_reserveren', body, REASON, signal))['zaaknummer'])
    : kind === 'informatieobject' && offers.documentnummer && doors.documents ? text((await doors.documents.documenten.send('POST', '/documentnummer_reserveren', body, REASON, signal))['identificatie'])
    : null;
  if (drawn === '') throw new Retry(diagnostic('ZS4104', 'the answer to a reservation names no number'));
  return drawn;
}
