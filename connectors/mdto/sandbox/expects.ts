// What the e-depot of the sandbox asks per profile: written down a second time, so that it can disagree with what we make.
import type { PROFILE_NAMES } from '../profiles';

export interface Expects {
  /** Levels from the outside in, joined by `|`, of every path that ends in a file or in an empty object. */
  readonly nesting: RegExp;
  /** Exactly one of each of these in every informatieobject. */
  readonly once: readonly string[];
  /** Whether an archiefstuk without a file is taken. */
  readonly bareArchiefstuk: boolean;
  readonly forbidden: RegExp;
}

// Noord-Hollands Archief: first level Archief, exactly one dossier (or zaak), and every branch ends in a file.
const NHA_NESTING = /^Archief\|(?:Serie\|)*(?:Dossier\|(?:Zaak\|)?|Zaak\|)(?:Archiefstuk\|)+Bestand$/;
const NA_NESTING = /^(?:Archief\|)?(?:Serie\|)*(?:Dossier|Zaak)(?:\|(?:Dossier|Zaak))*(?:\|Archiefstuk)*(?:\|Bestand)?$/;

export const EXPECTS: Readonly<Record<(typeof PROFILE_NAMES)[number], Expects>> = {
  'nationaal-archief': { nesting: NA_NESTING, once: ['aggregatieniveau', 'waardering'], bareArchiefstuk: true, forbidden: /[<>:"/\\|?*#& ]/ },
  'noord-hollands-archief': { nesting: NHA_NESTING, once: ['aggregatieniveau', 'waardering', 'archiefvormer', 'beperkingGebruik'], bareArchiefstuk: false, forbidden: /[?*:"|/<>#&+\s\\]/ },
};
