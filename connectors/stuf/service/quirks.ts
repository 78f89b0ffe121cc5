// What is odd about the messages of real senders, by name: each can be let pass or refused, per sender.

/** What one quirk tolerates. */
export interface Quirk {
  /** What is let pass while it is on. */
  readonly tolerates: string;
  /** Who sends it, as far as is known in public. */
  readonly seen: string;
  /** Whether it is on where the file of a sender says nothing: on where it can do no harm. */
  readonly standard: boolean;
}

/** Every quirk there is; the documentation of each is its row. */
export const QUIRKS = {
  'leading-bytes': { tolerates: 'A second byte order mark, or blank lines, before the XML declaration.', seen: 'Kana', standard: true },
  'soap-action-absent': { tolerates: 'No SOAPAction at all: the operation is told by the content.', seen: 'several', standard: true },
  'soap-action-generic': { tolerates: 'A SOAPAction that names no operation (…/zakLv01, irrelevant): the operation is told by the content.', seen: 'Verint, test tools', standard: true },
  'soap-action-case': { tolerates: 'A SOAPAction with other capitals than the standard (CreeerZaak_Lk01).', seen: 'Sigmax', standard: true },
  'soap-action-other': { tolerates: 'A SOAPAction of one operation with the root of another: the root decides.', seen: 'clients made from a generic WSDL', standard: false },
  'unknown-headers': { tolerates: 'SOAP headers nobody knows, also where they say mustUnderstand.', seen: 'gateways (WS-Addressing, vendor namespaces)', standard: true },
  'title-absent': { tolerates: 'A document without titel: the file name is its title.', seen: 'Centric and others', standard: true },
  'year-one-dates': { tolerates: 'Dates of the year 1 (00010101) for "no date": read as no value.', seen: '.NET clients', standard: true },
  'rgbz-names': { tolerates: 'Names of RGBZ for those of the schema: uiterlijkeEinddatumAfdoening, heeftAlsDeelzaken, medewerkeridentificatie.', seen: 'several', standard: true },
  't-for-w': { tolerates: 'mutatiesoort T, or verwerkingssoort T of the object, in a change of what exists: read as W.', seen: 'Open Forms before 2.1', standard: true },
  'scope-nil-inhoud': { tolerates: 'An empty inhoud in the scope of a question, which patch 22 of the schema refuses.', seen: 'several', standard: true },
  'berichtcode-absent': { tolerates: 'No berichtcode: the operation says which it is.', seen: 'recorded of a form system', standard: true },
  'functie-variants': { tolerates: 'Another functie than the one the schema fixes (updateZaakdocument for ontkoppelZaakdocument, other capitals).', seen: 'release note Q1-2017', standard: true },
  'referentienummer-not-unique': { tolerates: 'The same referentienummer for different messages: a resend is known by its whole content.', seen: 'senders that restart their count', standard: false },
  'referentienummer-new-on-resend': { tolerates: 'A resend under a new number: known by its content (creeerZaak, voegZaakdocumentToe).', seen: 'many, after a timeout', standard: true },
  'receiver-other': { tolerates: 'Stuurgegevens that name another ontvanger than this service.', seen: 'senders that were moved from another product', standard: false },
} as const satisfies Readonly<Record<string, Quirk>>;

export type QuirkName = keyof typeof QUIRKS;

/** The names, for the schema of a sender. */
export const QUIRK_NAMES = Object.keys(QUIRKS) as [QuirkName, ...QuirkName[]];

/** Whether a quirk is let pass for this sender. */
export const allows = (sender: { readonly quirks: Readonly<Partial<Record<QuirkName, boolean>>> }, name: QuirkName): boolean => sender.quirks[name] ?? QUIRKS[name].standard;
