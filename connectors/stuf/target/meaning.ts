// What each code of StUF means for whoever sent the message (stuf.md A4): come again, number it anew, stop, or a person must look.

export type Meaning =
  /** Nothing is wrong with the message: the same one again, with the same number. */
  | 'again'
  /** The number or the moment was not accepted: the same message again under a new one. */
  | 'renumber'
  /** Who we are, or the version we speak, is not accepted: nothing of this connection will pass. */
  | 'halt'
  /** The object is not there. */
  | 'absent'
  /** This message will never be accepted as it is. */
  | 'refused';

const MEANINGS: Readonly<Record<string, Meaning>> = {
  StUF001: 'halt', StUF004: 'halt', StUF007: 'halt', StUF010: 'halt', StUF013: 'halt', StUF127: 'halt',
  StUF016: 'renumber', StUF019: 'renumber',
  StUF022: 'refused', StUF025: 'refused', StUF028: 'refused', StUF031: 'refused', StUF034: 'refused', StUF037: 'refused', StUF040: 'refused', StUF043: 'refused',
  StUF046: 'again', StUF049: 'again', StUF058: 'again', StUF061: 'again', StUF130: 'again', StUF960: 'again',
  StUF052: 'refused', StUF055: 'refused', StUF062: 'refused', StUF063: 'refused', StUF064: 'absent', StUF065: 'refused', StUF066: 'refused', StUF067: 'refused', StUF068: 'refused',
};

/**
 * Codes are texts: vendors invent their own, and some send none. What no table knows goes by `plek`, which says whose fault it is: a fault of
 * the server may pass (A3.1), one of the client does not.
 */
export function meaningOf(code: string, plek: string): Meaning {
  const known = MEANINGS[/^stuf(\d{3})$/i.test(code) ? `StUF${code.slice(4)}` : code];
  // The catch-all of servers; said of the client it is no passing matter.
  if (known === 'again' && plek.toLowerCase() === 'client') return 'refused';
  return known ?? (plek.toLowerCase() === 'server' ? 'again' : 'refused');
}
