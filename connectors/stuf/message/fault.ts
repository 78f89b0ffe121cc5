// Faults of StUF: the codes of the standard, Fo messages, and the SOAP Fault around them (stuf.md A4).
import { element, type XmlTree } from '../../../core/xml/tree';
import type { Fout, Stuurgegevens } from './bericht';
import { volledig } from './build-bericht';
import { SOAP11, SOAP12, STUF } from './namespaces';
import { schrijfStuurgegevens } from './stuurgegevens';

export type Fo = 'Fo01' | 'Fo02' | 'Fo03';

/** One code of the standard. */
export interface Foutcode {
  /** Whose fault it is. */
  readonly plek: 'client' | 'server';
  /** In which messages it may stand. */
  readonly in: readonly Fo[];
  /** In our words, for `omschrijving` where nothing better is known. */
  readonly betekenis: string;
}

const SYNC_ASYNC = ['Fo02', 'Fo03'] as const;
const VERWERKING = ['Fo01', 'Fo02'] as const;

/** StUF 3.01, in the order of its table: of several faults the first one is told. */
export const FOUTCODES = {
  StUF001: { plek: 'server', in: SYNC_ASYNC, betekenis: 'StUF-versie wordt niet ondersteund' },
  StUF004: { plek: 'server', in: SYNC_ASYNC, betekenis: 'Sectormodel wordt niet ondersteund' },
  StUF007: { plek: 'server', in: SYNC_ASYNC, betekenis: 'Versie van het sectormodel wordt niet ondersteund' },
  StUF010: { plek: 'client', in: SYNC_ASYNC, betekenis: 'Ontvanger is niet bekend' },
  StUF013: { plek: 'client', in: SYNC_ASYNC, betekenis: 'Zender is niet bekend' },
  StUF016: { plek: 'client', in: SYNC_ASYNC, betekenis: 'Referentienummer is al gebruikt voor een ander bericht' },
  StUF019: { plek: 'client', in: SYNC_ASYNC, betekenis: 'tijdstipBericht is niet later dan dat van het vorige bericht' },
  StUF022: { plek: 'client', in: SYNC_ASYNC, betekenis: 'Berichtcode is niet bekend' },
  StUF025: { plek: 'server', in: SYNC_ASYNC, betekenis: 'Berichtcode wordt niet ondersteund' },
  StUF028: { plek: 'client', in: SYNC_ASYNC, betekenis: 'Entiteittype is niet bekend' },
  StUF031: { plek: 'server', in: SYNC_ASYNC, betekenis: 'Entiteittype wordt niet ondersteund' },
  StUF034: { plek: 'client', in: SYNC_ASYNC, betekenis: 'Functie is niet bekend' },
  StUF037: { plek: 'server', in: SYNC_ASYNC, betekenis: 'Functie wordt niet ondersteund' },
  StUF040: { plek: 'server', in: SYNC_ASYNC, betekenis: 'Combinatie van berichtcode, entiteittype en functie wordt niet ondersteund' },
  StUF043: { plek: 'client', in: SYNC_ASYNC, betekenis: 'crossRefnummer is niet bekend' },
  StUF046: { plek: 'server', in: ['Fo03'], betekenis: 'Bericht kan niet worden opgeslagen' },
  StUF049: { plek: 'server', in: ['Fo02'], betekenis: 'Proces voor dit bericht is niet beschikbaar' },
  StUF052: { plek: 'client', in: VERWERKING, betekenis: 'Zender is niet gemachtigd voor dit bericht' },
  StUF055: { plek: 'client', in: VERWERKING, betekenis: 'Bericht voldoet niet aan het schema' },
  StUF058: { plek: 'server', in: VERWERKING, betekenis: 'Bericht kon niet worden verwerkt' },
  StUF061: { plek: 'server', in: ['Fo02'], betekenis: 'Verzenden kan niet binnen vijf minuten beginnen' },
  StUF062: { plek: 'client', in: ['Fo02'], betekenis: 'tijdvakGeldigheid is niet gevuld zoals voorgeschreven' },
  StUF063: { plek: 'server', in: ['Fo02'], betekenis: 'Een te wijzigen gegeven heeft een latere beginGeldigheid' },
  StUF064: { plek: 'server', in: ['Fo02'], betekenis: 'Object is niet gevonden' },
  StUF065: { plek: 'server', in: ['Fo02'], betekenis: 'tijdstipRegistratie is niet later dan het laatst geregistreerde' },
  StUF066: { plek: 'client', in: ['Fo02'], betekenis: 'Te corrigeren object bevat geen te corrigeren gegeven' },
  StUF067: { plek: 'server', in: ['Fo02'], betekenis: 'Object komt meer dan een keer voor' },
  StUF068: { plek: 'client', in: ['Fo02'], betekenis: 'Toekomstige mutatie in een Lk02' },
  StUF069: { plek: 'client', in: ['Fo02'], betekenis: 'Historische correctie bevat gegevens die niet zo geregistreerd zijn' },
  StUF070: { plek: 'client', in: ['Fo02'], betekenis: 'Historisch synchronisatiebericht is niet consistent' },
  StUF076: { plek: 'client', in: VERWERKING, betekenis: 'vanaf en totEnMet bevatten niet dezelfde elementen' },
  StUF079: { plek: 'client', in: VERWERKING, betekenis: 'Element komt voor in gelijk en in vanaf of totEnMet' },
  StUF082: { plek: 'client', in: VERWERKING, betekenis: 'Attribuut exact is gebruikt in vanaf of totEnMet' },
  StUF085: { plek: 'client', in: VERWERKING, betekenis: 'Onvolledige datum in vanaf of totEnMet' },
  StUF088: { plek: 'client', in: VERWERKING, betekenis: 'Meer dan een sleutel opgegeven' },
  StUF091: { plek: 'client', in: VERWERKING, betekenis: 'Sleutel en andere elementen opgegeven' },
  StUF094: { plek: 'server', in: VERWERKING, betekenis: 'Sleutel van de vragende applicatie wordt niet geregistreerd' },
  StUF097: { plek: 'client', in: VERWERKING, betekenis: 'scope bevat zowel het attribuut scope als elementen' },
  StUF103: { plek: 'client', in: VERWERKING, betekenis: 'start ontbreekt in een vervolgvraag' },
  StUF106: { plek: 'client', in: VERWERKING, betekenis: 'start mist elementen uit vanaf of totEnMet' },
  StUF118: { plek: 'client', in: VERWERKING, betekenis: 'peiltijdstipMaterieel ontbreekt' },
  StUF119: { plek: 'client', in: VERWERKING, betekenis: 'peiltijdstipFormeel ontbreekt' },
  StUF124: { plek: 'server', in: ['Fo01'], betekenis: 'Asynchrone vragen worden niet ondersteund' },
  StUF127: { plek: 'server', in: VERWERKING, betekenis: 'Gebruiker is niet bekend' },
  StUF130: { plek: 'server', in: ['Fo01'], betekenis: 'Asynchrone vraag kost te veel' },
  StUF133: { plek: 'server', in: VERWERKING, betekenis: 'Gevraagde sortering wordt niet ondersteund' },
  StUF960: { plek: 'server', in: ['Fo02'], betekenis: 'Vraag kan niet binnen de wachttijd worden beantwoord' },
} as const satisfies Readonly<Record<string, Foutcode>>;

export type StufCode = keyof typeof FOUTCODES;

/** The row of the table; undefined: a code of a sector or a vendor. */
export function foutcode(code: string): Foutcode | undefined {
  return Object.hasOwn(FOUTCODES, code) ? FOUTCODES[code as StufCode] : undefined;
}

/**
 * The code under which this may be told in this kind of Fo: itself, or StUF058 of processing (Fo01, Fo02), StUF046 of storing (Fo03),
 * for a code that has no place there. The plek is that of what was meant: who must act does not change.
 */
export function codeVoor(fo: Fo, code: string): { readonly code: string; readonly plek: 'client' | 'server' } {
  const known = foutcode(code);
  const plek = known?.plek ?? 'server';
  if (!known || known.in.includes(fo)) return { code, plek };
  return { code: fo === 'Fo03' ? 'StUF046' : 'StUF058', plek };
}

/** What is to be told. */
export interface TeMelden {
  readonly code: string;
  readonly omschrijving: string;
  readonly details?: string | null;
  /** Absent: that of the table. */
  readonly plek?: 'client' | 'server';
}

/** At most so many characters; what is cut ends in an ellipsis. Control characters cannot stand in XML. */
function passend(text: string, max: number): string {
  const plain = [...text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').trim()];
  return plain.length <= max ? plain.join('') : `${plain.slice(0, max - 1).join('').trimEnd()}…`;
}

/** The body of the Fo message, as it fits: code ≤7 characters, omschrijving ≤200, details ≤1000. */
export function foutVan({ code, omschrijving, details, plek }: TeMelden): Fout {
  const short = passend(code, 7);
  const known = foutcode(short);
  const told = passend(omschrijving, 200);
  return { code: short, plek: plek ?? known?.plek ?? 'server', omschrijving: told === '' ? (known?.betekenis ?? 'Fout') : told, details: details ? passend(details, 1000) : null };
}

/** A Fo message; of a Fo02 nothing of `stuurgegevens` is told. */
export function buildFout(fo: Fo, stuurgegevens: Stuurgegevens, melden: TeMelden): XmlTree {
  const { code, plek, omschrijving, details } = foutVan(melden);
  const body = [element(STUF, 'code', code), element(STUF, 'plek', plek), element(STUF, 'omschrijving', omschrijving), ...(details ? [element(STUF, 'details', details)] : [])];
  return element(STUF, `${fo}Bericht`, [element(STUF, 'stuurgegevens', schrijfStuurgegevens(volledig(fo, stuurgegevens))), element(STUF, 'body', body)]);
}

/** Body of a Fo message that was read; what is not there is ''. */
export function leesFout(bericht: XmlTree): Fout | null {
  const body = bericht.children.find((child) => child.name === 'body');
  if (!body) return null;
  const text = (name: string): string => body.children.find((child) => child.name === name)?.text.trim() ?? '';
  return { code: text('code'), plek: text('plek'), omschrijving: text('omschrijving'), details: text('details') || null };
}

/** The SOAP Fault around a Fo message: faultcode of plek, faultstring of omschrijving, no faultactor, detail only the Fo (A4.1). */
export function soapFault(versie: '1.1' | '1.2', bericht: XmlTree): XmlTree {
  const fout = leesFout(bericht);
  const client = fout?.plek === 'client';
  const reason = fout?.omschrijving ?? '';
  if (versie === '1.1') {
    // A QName in content: `writeTree` knows the prefix of the envelope as `soapenv`.
    return element(SOAP11, 'Fault', [element('', 'faultcode', `soapenv:${client ? 'Client' : 'Server'}`), element('', 'faultstring', reason), element('', 'detail', [bericht])]);
  }
  const text = element(SOAP12, 'Text', reason, [{ ns: 'http://www.w3.org/XML/1998/namespace', name: 'lang', value: 'nl' }]);
  return element(SOAP12, 'Fault', [
    element(SOAP12, 'Code', [element(SOAP12, 'Value', `soap12:${client ? 'Sender' : 'Receiver'}`)]), element(SOAP12, 'Reason', [text]), element(SOAP12, 'Detail', [bericht]),
  ]);
}
