// Scans every file of a SIP for viruses before it is handed over.
import { within } from '../../package/work';
import { objectsOf, type Sip } from '../../sip';
import type { Finding } from '../gate';
import { fileIn } from '../where';
import type { Scanner } from './scanner';

/** One finding per infected file; a file the scanner cannot take is for a person to decide. */
export async function viruses(payload: string, sip: Sip, scanner: Scanner, signal: AbortSignal): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const object of objectsOf(sip.objects)) {
    for (const file of object.files) {
      signal.throwIfAborted();
      const field = fileIn(object, file);
      const verdict = await scanner.scan(within(payload, file.path), signal);
      if (verdict.kind === 'infected') found.push({ code: 'ZS4391', field, message: `${field} is infected: ${verdict.name}`, bron: object.bron });
      if (verdict.kind === 'unscanned') found.push({ code: 'ZS4393', field, message: `${field} could not be scanned: ${verdict.why}`, bron: object.bron });
    }
  }
  return found;
}
