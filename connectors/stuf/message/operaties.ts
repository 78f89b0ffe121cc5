// Every operation of ZDS 1.1.02 and 1.2: what is called, what it is called with, and what answers it (stuf.md A2.2, A3, A11).
import type { StufVersie } from './bericht';
import { ZDS, ZKN } from './namespaces';

/** Names both versions share; 1.1 spells three of them otherwise on the wire. */
export const OPERATIES = [
  'creeerZaak', 'updateZaak', 'actualiseerZaakstatus', 'voegZaakdocumentToe', 'maakZaakdocument', 'voegBesluitToe', 'updateBesluit', 'overdragenZaak',
  'geefZaakstatus', 'geefZaakdetails', 'geefLijstZaakdocumenten', 'geefZaakdocumentLezen', 'geefLijstBesluiten', 'geefBesluitdetails',
  'genereerZaakIdentificatie', 'genereerDocumentIdentificatie', 'genereerBesluitIdentificatie',
  'geefZaakdocumentBewerken', 'updateZaakdocument', 'cancelCheckout', 'ontkoppelZaakdocument',
  'zakLk01', 'edcLk01', 'zakLv01', 'edcLv01',
] as const;
export type OperatieNaam = (typeof OPERATIES)[number];

export type Entiteit = 'ZAK' | 'EDC' | 'BSL';

/** What a peer sends where it did what was asked. */
export type AntwoordSoort = 'Bv03' | 'Bv02' | 'La01' | 'Du02';

/** Where the objects of a message stand, below its root. */
export type Lichaam =
  /** Nothing but stuurgegevens (and parameters, meldingen). */
  | 'geen'
  /** `object`, once or twice. */
  | 'objecten'
  /** `gelijk … start`. */
  | 'vraag'
  /** `antwoord/object`. */
  | 'antwoord'
  /** `object/besluit` and `object/zaak`. */
  | 'besluit+zaak'
  /** One element of the entity's own name: `zaak`, `document`, `besluit`. */
  | 'zaak' | 'document' | 'besluit'
  /** `edcLk02` with parameters and two objects; `edcLv01` with a question; `edcLa01` with an answer. */
  | 'edcLk02' | 'edcLv01' | 'edcLa01';

/** One message of an operation. */
export interface BerichtVorm {
  /** Local name of the root; its namespace is that of the version. */
  readonly root: string;
  readonly berichtcode: 'Lk01' | 'Lv01' | 'La01' | 'Di01' | 'Di02' | 'Du01' | 'Du02';
  readonly lichaam: Lichaam;
  /** Namespace of `stuurgegevens`, `parameters`, `object`, `melding` … (A1.2). */
  readonly kinderen: string;
  /** In stuurgegevens of Lk, Lv and La. */
  readonly entiteit: Entiteit;
  /** In stuurgegevens of Di and Du, in the case of the schema. */
  readonly functie: string | null;
}

export interface Operatie {
  readonly naam: OperatieNaam;
  readonly versie: StufVersie;
  /** Whole, as the WSDL has it. */
  readonly soapAction: string;
  /** Tail of SOAPAction that senders use as well (P in A11.2), beside differences in case. */
  readonly portType: string;
  readonly vraag: BerichtVorm;
  /** With a body of its own (La01, Du02); null where a Bv answers. */
  readonly antwoord: BerichtVorm | null;
  readonly antwoordcode: AntwoordSoort;
  readonly fout: 'Fo02' | 'Fo03';
}

const PREFIX: Readonly<Record<StufVersie, string>> = { '1.1': `${ZKN}/`, '1.2': `${ZDS}/` };

/** Namespace of the roots of a version. */
export const ROOT_NS: Readonly<Record<StufVersie, string>> = { '1.1': ZKN, '1.2': ZDS };

const ASYNC = { antwoordcode: 'Bv03', fout: 'Fo03', antwoord: null, portType: 'OntvangAsynchroon' } as const;

function kennisgeving(versie: StufVersie, naam: OperatieNaam, entiteit: Entiteit, root: string, action: string): Operatie {
  const vraag: BerichtVorm = { root, berichtcode: 'Lk01', lichaam: 'objecten', kinderen: ZKN, entiteit, functie: null };
  return { naam, versie, soapAction: PREFIX[versie] + action, vraag, ...ASYNC };
}

function vraag(versie: StufVersie, naam: OperatieNaam, entiteit: Entiteit, root: string, answer: string, action: string): Operatie {
  const shared = { kinderen: ZKN, entiteit, functie: null } as const;
  return {
    naam, versie, soapAction: PREFIX[versie] + action, portType: 'BeantwoordVraag', antwoordcode: 'La01', fout: 'Fo02',
    vraag: { root, berichtcode: 'Lv01', lichaam: 'vraag', ...shared }, antwoord: { root: answer, berichtcode: 'La01', lichaam: 'antwoord', ...shared },
  };
}

interface Vrij {
  readonly entiteit: Entiteit;
  readonly functie: string;
  readonly lichaam: Lichaam;
  readonly antwoord: Lichaam | null;
  /** Without `_Di02`; where 1.2 spells the root otherwise than the SOAPAction, `actie` is the other. */
  readonly root: string;
  readonly actie?: string;
}

function vrij(versie: StufVersie, naam: OperatieNaam, { entiteit, functie, lichaam, antwoord, root, actie }: Vrij): Operatie {
  const shared = { kinderen: ROOT_NS[versie], entiteit, functie } as const;
  return {
    naam, versie, soapAction: `${PREFIX[versie]}${actie ?? root}_Di02`, portType: versie === '1.1' ? 'VrijeBerichten' : 'VerwerkSynchroonVrijBericht',
    antwoordcode: antwoord ? 'Du02' : 'Bv02', fout: 'Fo02', vraag: { root: `${root}_Di02`, berichtcode: 'Di02', lichaam, ...shared },
    antwoord: antwoord && { root: `${root}_Du02`, berichtcode: 'Du02', lichaam: antwoord, ...shared },
  };
}

const GENEREER_ZAAK: Vrij = { entiteit: 'ZAK', functie: 'genereerZaakidentificatie', lichaam: 'geen', antwoord: 'zaak', root: 'genereerZaakIdentificatie' };
const GENEREER_DOCUMENT: Vrij = { entiteit: 'EDC', functie: 'genereerDocumentidentificatie', lichaam: 'geen', antwoord: 'document', root: 'genereerDocumentIdentificatie' };
const UPDATE_DOCUMENT: Vrij = { entiteit: 'EDC', functie: 'updateZaakdocument', lichaam: 'edcLk02', antwoord: null, root: 'updateZaakdocument' };
const CANCEL: Vrij = { entiteit: 'EDC', functie: 'cancelCheckout', lichaam: 'document', antwoord: null, root: 'cancelCheckout' };
const BEWERKEN = { entiteit: 'EDC', functie: 'geefZaakdocumentbewerken', lichaam: 'edcLv01', antwoord: 'edcLa01' } as const;

/** ZDS 1.1.02, and the raw messages of StUF-ZKN that occur beside it. */
const V11: readonly Operatie[] = [
  kennisgeving('1.1', 'creeerZaak', 'ZAK', 'zakLk01', 'creeerZaak_Lk01'),
  kennisgeving('1.1', 'updateZaak', 'ZAK', 'zakLk01', 'updateZaak_Lk01'),
  kennisgeving('1.1', 'actualiseerZaakstatus', 'ZAK', 'zakLk01', 'actualiseerZaakstatus_Lk01'),
  kennisgeving('1.1', 'voegZaakdocumentToe', 'EDC', 'edcLk01', 'voegZaakdocumentToe_Lk01'),
  kennisgeving('1.1', 'maakZaakdocument', 'EDC', 'edcLk01', 'maakZaakdocument_Lk01'),
  vraag('1.1', 'geefZaakstatus', 'ZAK', 'zakLv01', 'zakLa01', 'geefZaakstatus_Lv01'),
  vraag('1.1', 'geefZaakdetails', 'ZAK', 'zakLv01', 'zakLa01', 'geefZaakdetails_Lv01'),
  vraag('1.1', 'geefLijstZaakdocumenten', 'ZAK', 'zakLv01', 'zakLa01', 'geefLijstZaakdocumenten_Lv01'),
  vraag('1.1', 'geefZaakdocumentLezen', 'EDC', 'edcLv01', 'edcLa01', 'geefZaakdocumentLezen_Lv01'),
  vrij('1.1', 'genereerZaakIdentificatie', GENEREER_ZAAK),
  vrij('1.1', 'genereerDocumentIdentificatie', GENEREER_DOCUMENT),
  vrij('1.1', 'geefZaakdocumentBewerken', { ...BEWERKEN, root: 'geefZaakdocumentbewerken' }),
  vrij('1.1', 'updateZaakdocument', UPDATE_DOCUMENT),
  vrij('1.1', 'cancelCheckout', CANCEL),
  kennisgeving('1.1', 'zakLk01', 'ZAK', 'zakLk01', 'zakLk01'),
  kennisgeving('1.1', 'edcLk01', 'EDC', 'edcLk01', 'edcLk01'),
  vraag('1.1', 'zakLv01', 'ZAK', 'zakLv01', 'zakLa01', 'zakLv01'),
  vraag('1.1', 'edcLv01', 'EDC', 'edcLv01', 'edcLa01', 'edcLv01'),
];

const question = (naam: OperatieNaam, entiteit: Entiteit, stem: string): Operatie => vraag('1.2', naam, entiteit, `${naam}_${stem}Lv01`, `${naam}_${stem}La01`, `${naam}_${stem}Lv01`);
const notice = (naam: OperatieNaam, entiteit: Entiteit, stem: string): Operatie => kennisgeving('1.2', naam, entiteit, `${naam}_${stem}Lk01`, `${naam}_${stem}Lk01`);
const opdracht = (naam: OperatieNaam, entiteit: Entiteit, lichaam: Lichaam): Operatie => ({
  naam, versie: '1.2', soapAction: `${ZDS}/${naam}_Di01`, ...ASYNC, vraag: { root: `${naam}_Di01`, berichtcode: 'Di01', lichaam, kinderen: ZKN, entiteit, functie: naam },
});

const V12: readonly Operatie[] = [
  notice('creeerZaak', 'ZAK', 'Zak'), notice('updateZaak', 'ZAK', 'Zak'), notice('actualiseerZaakstatus', 'ZAK', 'Zak'),
  notice('voegZaakdocumentToe', 'EDC', 'Edc'), notice('maakZaakdocument', 'EDC', 'Edc'), notice('updateBesluit', 'BSL', 'Bsl'),
  opdracht('voegBesluitToe', 'BSL', 'besluit+zaak'), opdracht('overdragenZaak', 'ZAK', 'objecten'),
  question('geefZaakstatus', 'ZAK', 'Zak'), question('geefZaakdetails', 'ZAK', 'Zak'), question('geefLijstZaakdocumenten', 'ZAK', 'Zak'),
  question('geefLijstBesluiten', 'ZAK', 'Zak'), question('geefZaakdocumentLezen', 'EDC', 'Edc'), question('geefBesluitdetails', 'BSL', 'Bsl'),
  vrij('1.2', 'genereerZaakIdentificatie', GENEREER_ZAAK),
  vrij('1.2', 'genereerDocumentIdentificatie', GENEREER_DOCUMENT),
  vrij('1.2', 'genereerBesluitIdentificatie', { entiteit: 'BSL', functie: 'genereerBesluitidentificatie', lichaam: 'geen', antwoord: 'besluit', root: 'genereerBesluitIdentificatie' }),
  // The one operation whose SOAPAction and root differ: a small and a capital b.
  vrij('1.2', 'geefZaakdocumentBewerken', { ...BEWERKEN, root: 'geefZaakdocumentBewerken', actie: 'geefZaakdocumentbewerken' }),
  vrij('1.2', 'updateZaakdocument', UPDATE_DOCUMENT),
  vrij('1.2', 'cancelCheckout', CANCEL),
  vrij('1.2', 'ontkoppelZaakdocument', { entiteit: 'EDC', functie: 'ontkoppelZaakdocument', lichaam: 'edcLk02', antwoord: null, root: 'ontkoppelZaakdocument' }),
];

/** Du01 of overdragenZaak: not an answer over the same connection, but a message of its own. */
export const OVERDRAGEN_DU01: BerichtVorm = { root: 'overdragenZaak_Du01', berichtcode: 'Du01', lichaam: 'objecten', kinderen: ZKN, entiteit: 'ZAK', functie: 'overdragenZaak' };
/** How it is called. */
export const OVERDRAGEN_DU01_ACTION = `${ZDS}/overdragenZaak_Du01`;

/** The table. */
export const OPERATIETABEL: readonly Operatie[] = [...V11, ...V12];

/** The operation of this version; undefined: this version does not have it. */
export function operatie(versie: StufVersie, naam: string): Operatie | undefined {
  return OPERATIETABEL.find((one) => one.versie === versie && one.naam === naam);
}

/**
 * The operation a SOAPAction names: quotes and blanks around it are taken off, case is not looked at, and the tail is enough where the
 * namespace is that of a version. undefined: absent, or none of ours.
 */
export function operatieVanSoapAction(action: string | null): Operatie | undefined {
  const wanted = (action ?? '').trim().replace(/^["']|["']$/g, '').trim().toLowerCase();
  return wanted === '' ? undefined : OPERATIETABEL.find((one) => one.soapAction.toLowerCase() === wanted);
}

/** The operations whose request has this root; more than one for zakLk01, zakLv01 and edcLk01 of 1.1. */
export function operatiesVanRoot(ns: string, root: string): readonly Operatie[] {
  return OPERATIETABEL.filter((one) => ROOT_NS[one.versie] === ns && one.vraag.root === root);
}
