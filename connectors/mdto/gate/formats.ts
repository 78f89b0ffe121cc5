// Checks what is in the files: what no archive can keep or read is for a person to decide (practice §10).
import { extensionOf } from '../../../core/archive/transfer/greenlist';
import { fits } from '../formats/extensions';
import type { Profile } from '../profiles/profile';
import { objectsOf, type Measured, type SipFile, type SipObject } from '../sip';
import type { Check, Finding } from './gate';
import { fileIn } from './where';

/** Names of archives that hold other files. */
const PACKED: ReadonlySet<string> = new Set(['zip', '7z', 'rar', 'gz', 'tgz']);

const ZIP = 'x-fmt/263';

type Found = Pick<Finding, 'code' | 'severity'> & { readonly says: string };

/** Before the content is there, only what its name already tells. */
function byName(extension: string, known: number | null): Found[] {
  return [
    ...(PACKED.has(extension) ? [{ code: 'ZS4384', says: `is a packed file by its name (.${extension})` } as const] : []),
    ...(known === 0 ? [{ code: 'ZS4386', says: 'is empty' } as const] : []),
  ];
}

function byContent({ format, size, locked, attachments }: Measured, extension: string, { waarden }: Profile): Found[] {
  if (size === 0) return [{ code: 'ZS4386', says: 'is empty' }];
  if (format === null) return [{ code: 'ZS4381', says: 'has a format that is not recognised' }];
  const outside = waarden.greenlist.length > 0 && !waarden.greenlist.includes(format.puid);
  return [
    ...(locked === true ? [{ code: 'ZS4383', says: 'is behind a password' } as const] : []),
    ...(format.puid === ZIP ? [{ code: 'ZS4384', says: 'is a packed file' } as const] : []),
    ...(attachments === true ? [{ code: 'ZS4385', says: 'is an e-mail with attachments in it' } as const] : []),
    ...(fits(format, extension) ? [] : [{ code: 'ZS4382', says: `is called .${extension} and is ${format.label} (${format.puid})` } as const]),
    ...(outside ? [{ code: 'ZS4380', severity: waarden.buitenGreenlist === 'weigeren' ? 'error' : 'warning', says: `is ${format.label} (${format.puid}), which is not on the list of formats` } as const] : []),
  ];
}

function ofFile(object: SipObject, file: SipFile, measured: Measured | undefined, profile: Profile): Finding[] {
  if (file.herkomst.kind === 'tekst') return []; // made here
  const extension = extensionOf(file.path) ?? '';
  const known = file.herkomst.kind === 'bron' ? file.herkomst.inhoud.omvang : file.herkomst.size;
  const field = fileIn(object, file);
  const found = measured ? byContent(measured, extension, profile) : byName(extension, known);
  return found.map(({ code, severity, says }) => ({ code, field, message: `${field} ${says}`, bron: object.bron, ...(severity && { severity }) }));
}

export const formats: Check = (sip, profile, { measured }) => objectsOf(sip.objects).flatMap((object) => object.files.flatMap((file) => ofFile(object, file, measured.get(file.key), profile)));
