// Reads references to the selectielijst from links and texts, and chooses the one of the right year.

/** A reference as found. */
export interface Verwijzing {
  /** null: the text names no year. */
  readonly jaar: number | null;
  /** `11.1.17`. */
  readonly nummer: string;
  readonly gevonden: 'link' | 'naam' | 'tekst';
  /** The text beside the link says something else; the link is followed. */
  readonly strijdig?: string;
}

/** One entry of a grondslag: the words, and a link to the page of the list. */
export interface Grondslag {
  readonly naam?: string;
  readonly url?: string;
}

// https://…/bsd/sl2020.gem.html#11_1_12: year, sector, number. Other sectors have lists of their own.
const LINK = /\bsl(\d{4})\.gem\.html#(\d+(?:_\d+){1,3})\s*$/i;
const NAAM = /\bresultaat\s+(\d+(?:\.\d+){1,3})(?!\.?\d)\b(?:.*?\bselectielijst\b.*?\b((?:19|20)\d{2})\b)?/i;
/** A number at the very start, ended by something that is no number and no unit: "11.2", "11.1, einddatum vergunning". */
const START = /^(\d{1,2}(?:\.\d{1,3}){1,3})(?=$|[\s,;:)])(?!\s*(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|werkdag|werkdagen|uur|euro|procent|km|m2|meter|miljoen)\b|\s*%|\s*m²)/i;

/** The number at the start of a remark; null where it does not begin with one. A trailing full stop, a date and an amount are none. */
export function leadingNumber(text: string): string | null {
  return START.exec(text.trim())?.[1] ?? null;
}

function ofGrondslag({ naam, url }: Grondslag): Verwijzing[] {
  const link = url === undefined ? null : LINK.exec(url);
  const text = naam === undefined ? null : NAAM.exec(naam);
  const named = text?.[1] === undefined ? null : { jaar: text[2] === undefined ? null : Number(text[2]), nummer: text[1] };
  if (link?.[1] === undefined || link[2] === undefined) return named ? [{ ...named, gevonden: 'naam' }] : [];
  const linked = { jaar: Number(link[1]), nummer: link[2].replaceAll('_', '.') };
  const differs = named !== null && (named.nummer !== linked.nummer || (named.jaar !== null && named.jaar !== linked.jaar));
  return [{ ...linked, gevonden: 'link', ...(differs && { strijdig: `${named.jaar ?? '?'} ${named.nummer}` }) }];
}

/**
 * Every reference of a result, in order of trust: link and text of its grondslag, then its companion text, then the number
 * that a remark begins with (only where nothing else is found).
 */
export function readVerwijzingen(grondslag: readonly Grondslag[], companion: string | undefined, remarks: readonly string[]): Verwijzing[] {
  const found = grondslag.flatMap(ofGrondslag);
  if (found.length > 0) return found;
  const written = (companion ?? '').split(';').flatMap((naam) => ofGrondslag({ naam }));
  if (written.length > 0) return written;
  return remarks.flatMap((remark): Verwijzing[] => {
    const named = ofGrondslag({ naam: remark });
    if (named.length > 0) return named.map((one) => ({ ...one, gevonden: 'tekst' as const }));
    const nummer = leadingNumber(remark);
    return nummer === null ? [] : [{ jaar: null, nummer, gevonden: 'tekst' }];
  }).slice(0, 1);
}

/** The reference of `jaar`, else the newest that is not later; a reference without a year counts as one of `jaar`. */
export function chooseVerwijzing(found: readonly Verwijzing[], jaar: number): (Verwijzing & { readonly jaar: number }) | null {
  const dated = found.map((one) => ({ ...one, jaar: one.jaar ?? jaar })).filter((one) => one.jaar <= jaar);
  return dated.reduce<(Verwijzing & { readonly jaar: number }) | null>((best, one) => (best === null || one.jaar > best.jaar ? one : best), null);
}
