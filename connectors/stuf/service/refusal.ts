// Makes of whatever was thrown the one fault a sender hears: a code of the standard, what is wrong, and never what it may not know.
import { Halt, Retry } from '../../../core/connector/outcome';
import { DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { StufFault } from './fault';

/** A message that could not be read: well-formedness, encoding, DOCTYPE, bounds, content (core/xml), envelope. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ZS3020: 'Het bericht is geen welgevormde XML',
  ZS3021: 'Het bericht is niet volledig ontvangen',
  ZS3023: 'De tekens van het bericht passen niet bij de opgegeven codering',
  ZS3024: 'Een bericht mag geen DOCTYPE bevatten',
  ZS3025: 'Het bericht is te groot of te diep genest',
  ZS3041: 'De inhoud van het document is geen geldige base64',
  ZS3042: 'De inhoud van het document bevat andere elementen',
  ZS3043: 'De delen van het bericht (MTOM) zijn niet te lezen',
  ZS3044: 'Het bericht verwijst naar een deel dat er niet is',
  ZS3065: 'Geen SOAP-envelop',
  ZS6051: 'Het bericht is niet volledig ontvangen',
};
const TOO_LARGE: ReadonlySet<string> = new Set(['ZS3025', 'ZS5001']);

/** What is answered, and with which status of HTTP. */
export interface Refusal {
  readonly fault: StufFault;
  /** 500 as SOAP wants for a fault; 413 for what is too large. */
  readonly status: 500 | 413;
}

const place = ({ place: at }: Diagnostic): string => (at?.line === undefined ? '' : `regel ${at.line}${at.col === undefined ? '' : `, kolom ${at.col}`}: `);
const sentence = (finding: Diagnostic): string => `${place(finding)}${finding.field === undefined || finding.message.includes(finding.field) ? '' : `${finding.field}: `}${finding.message} (${finding.code})`;

/** Findings hold no BSN, secret or content (core/diagnostics), so they may be told. `reference`: what finds the log line of anything else. */
export function refusalOf(error: unknown, reference: string): Refusal {
  if (error instanceof StufFault) return { fault: error, status: 500 };
  if (!(error instanceof DiagnosticError)) {
    return { fault: new StufFault('StUF058', 'De verwerking van het bericht is mislukt', `Er ging bij de ontvanger iets mis; het logboek zegt er meer over onder ${reference}.`, [], { cause: error }), status: 500 };
  }
  const [first] = error.diagnostics;
  const status = error.diagnostics.some(({ code }) => TOO_LARGE.has(code)) ? 413 : 500;
  const details = error.diagnostics.map(sentence).join('; ');
  const unreadable = first && UNREADABLE[first.code];
  if (first?.code === 'ZS5001') return { fault: new StufFault('StUF055', 'Het document is te groot', details, error.diagnostics, { cause: error }), status };
  if (unreadable !== undefined) return { fault: new StufFault('StUF055', unreadable, details, error.diagnostics, { cause: error }), status };
  const later = error instanceof Retry || error instanceof Halt ? ' Stuur het bericht later nog eens, met hetzelfde referentienummer.' : '';
  return { fault: new StufFault('StUF058', 'De verwerking van het bericht is mislukt', details + later, error.diagnostics, { cause: error }), status };
}
