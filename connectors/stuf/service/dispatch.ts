// Finds out which operation is meant: by SOAPAction, by the root, or by the content; and whether stuurgegevens agree.
import type { Bericht, Stuurgegevens, StufVersie, Systeem } from '../message/bericht';
import { STUF, ZDS, ZKN } from '../message/namespaces';
import { operatiesVanRoot, operatieVanSoapAction, type Operatie } from '../message/operaties';
import { StufFault } from './fault';
import type { QuirkName } from './quirks';

/** What decided, and which quirks were needed for it. */
export interface Dispatched {
  readonly operatie: Operatie;
  readonly quirks: readonly QuirkName[];
}

/** The action of a call: the header of SOAP 1.1, or the parameter of SOAP 1.2; null: absent or empty. */
export function soapActionOf(headers: Readonly<Record<string, string>>): string | null {
  const given = headers['soapaction'] ?? /;\s*action="?([^";]*)"?/i.exec(headers['content-type'] ?? '')?.[1];
  const plain = given?.trim().replace(/^["']|["']$/g, '').trim() ?? '';
  return plain === '' ? null : plain;
}

/**
 * Which operation a message is (stuf.md A11, B4). The content decides where SOAPAction is absent or generic; `allows` says which of that is let
 * pass. Throws StufFault StUF022 to 040 for what is unknown or not ours.
 */
export function dispatch(action: string | null, bericht: Bericht, allows: (quirk: QuirkName) => boolean): Dispatched {
  const byRoot = operatiesVanRoot(bericht.root.ns, bericht.root.name);
  const named = operatieVanSoapAction(action);
  if (byRoot.length === 0) throw notOurs(bericht);
  const quirks: QuirkName[] = [];
  const needs = (quirk: QuirkName, why: string): void => {
    if (!allows(quirk)) throw new StufFault('StUF040', 'De bewerking is niet te bepalen', `${why} Stuur een SOAPAction die bij het bericht hoort.`);
    quirks.push(quirk);
  };
  const byContent = (): Operatie => {
    const guess = byRoot.find((one) => one.naam === bericht.operatie) ?? byRoot[0];
    if (guess === undefined) throw notOurs(bericht);
    return guess;
  };
  if (named !== undefined && byRoot.includes(named)) {
    if (action !== named.soapAction) needs('soap-action-case', `SOAPAction "${shown(action)}" wijkt af van "${named.soapAction}".`);
    return { operatie: named, quirks };
  }
  if (action === null) {
    needs('soap-action-absent', 'SOAPAction ontbreekt.');
  } else if (named === undefined) {
    needs('soap-action-generic', `SOAPAction "${shown(action)}" noemt geen bewerking.`);
  } else {
    needs('soap-action-other', `SOAPAction "${shown(action)}" hoort niet bij <${bericht.root.name}>.`);
  }
  return { operatie: byContent(), quirks };
}

const shown = (action: string | null): string => (action ?? '').slice(0, 200);

const STUF_FAMILY = /^http:\/\/www\.(?:egem\.nl|stufstandaarden\.nl)\//;

/** Other versions and sector models are named as such: throws StufFault StUF001, 004 or 007. */
export function checkVersion({ root: { ns, name } }: Bericht): void {
  if (ns === ZKN || ns === ZDS || ns === STUF) return;
  if (/\/StUF\/StUF\d+$/i.test(ns)) throw new StufFault('StUF001', 'Deze versie van StUF wordt niet ondersteund', `Verwacht ${STUF}, gevonden ${ns}.`);
  if (/\/sector\/zkn\//.test(ns) || /koppelvlak\/zds\d+$/.test(ns)) throw new StufFault('StUF007', 'Deze versie van het sectormodel wordt niet ondersteund', `Verwacht ${ZKN} of ${ZDS}, gevonden ${ns}.`);
  if (STUF_FAMILY.test(ns)) throw new StufFault('StUF004', 'Dit sectormodel wordt niet ondersteund', `Verwacht ${ZKN} of ${ZDS}, gevonden ${ns}.`);
  throw new StufFault('StUF055', 'Dit is geen StUF-bericht', `<${name}> staat in de namespace "${ns}"; verwacht ${ZKN} of ${ZDS}.`);
}

/** Every berichtcode of StUF 3.01 (A3). */
const BERICHTCODES = /^(Lk0[1-6]|Lv(0[1-9]|1[0-4])|La(0[1-9]|1[0-4])|D[iu]0[12]|S[ah]0[1-4]|Bv0[1-4]|Fo0[1-3]|Tr01)$/;
/** Entiteittypes of StUF-ZKN (A8.1) and those of StUF-BG that occur as the top of a message. */
const ENTITEITTYPES = new Set(['ZAK', 'EDC', 'SDC', 'BSL', 'BST', 'ZKT', 'STT', 'STA', 'DCT', 'MDW', 'OEH', 'VZO', 'CTP', 'NPS', 'NNP', 'VES', 'SUB', 'ADR', 'AOA', 'TGO', 'PND', 'KOZ', 'WOZ']);

/** The first of A4 that holds for a message of which the root is none of ours. */
function notOurs({ root, stuurgegevens: { berichtcode, entiteittype, functie } }: Bericht): StufFault {
  const told = `Bericht <${root.name}>, berichtcode "${berichtcode}"${entiteittype === null ? '' : `, entiteittype "${entiteittype}"`}${functie === null ? '' : `, functie "${functie}"`}.`;
  if (!BERICHTCODES.test(berichtcode)) return new StufFault('StUF022', 'De berichtcode is niet bekend', told);
  if (!SUPPORTED_CODES.has(berichtcode)) return new StufFault('StUF025', 'De berichtcode wordt niet ondersteund', told);
  if (entiteittype !== null && !ENTITEITTYPES.has(entiteittype)) return new StufFault('StUF028', 'Het entiteittype is niet bekend', told);
  if (entiteittype !== null && !SUPPORTED_TYPES.has(entiteittype)) return new StufFault('StUF031', 'Het entiteittype wordt niet ondersteund', told);
  if (functie !== null) return new StufFault('StUF034', 'De functie is niet bekend', told);
  return new StufFault('StUF040', 'Deze combinatie van berichtcode, entiteittype en functie wordt niet ondersteund', told);
}

const SUPPORTED_CODES = new Set(['Lk01', 'Lv01', 'Di01', 'Di02']);
const SUPPORTED_TYPES = new Set(['ZAK', 'EDC', 'BSL']);

/**
 * Whether stuurgegevens agree with the operation, in the order of the table of codes: the first fault only. A functie in other capitals
 * and no berichtcode at all are quirks.
 */
export function checkCodes(operation: Operatie, given: Stuurgegevens, allows: (quirk: QuirkName) => boolean): readonly QuirkName[] {
  const { vraag } = operation;
  const fail = (code: string, what: string, found: string | null, expected: string | null): StufFault => new StufFault(code, what, `Verwacht "${expected ?? ''}" bij ${operation.naam}, gevonden "${found ?? ''}".`);
  const lacksCode = given.berichtcode === '' && allows('berichtcode-absent');
  const quirks: QuirkName[] = lacksCode ? ['berichtcode-absent'] : [];
  if (given.berichtcode !== vraag.berichtcode && !lacksCode) {
    if (!BERICHTCODES.test(given.berichtcode)) throw fail('StUF022', 'De berichtcode is niet bekend', given.berichtcode, vraag.berichtcode);
    throw fail('StUF025', 'De berichtcode wordt bij deze bewerking niet ondersteund', given.berichtcode, vraag.berichtcode);
  }
  if (vraag.functie === null && given.entiteittype !== vraag.entiteit) {
    const isKnown = given.entiteittype !== null && ENTITEITTYPES.has(given.entiteittype);
    throw fail(isKnown ? 'StUF031' : 'StUF028', isKnown ? 'Het entiteittype wordt bij deze bewerking niet ondersteund' : 'Het entiteittype is niet bekend', given.entiteittype, vraag.entiteit);
  }
  if (vraag.functie !== null && given.functie !== vraag.functie) {
    const isVariant = given.functie !== null && (given.functie.toLowerCase() === vraag.functie.toLowerCase() || (operation.naam === 'ontkoppelZaakdocument' && given.functie === 'updateZaakdocument'));
    if (isVariant && allows('functie-variants')) return [...quirks, 'functie-variants'];
    throw fail(isVariant ? 'StUF037' : 'StUF034', isVariant ? 'De functie wordt bij deze bewerking niet ondersteund' : 'De functie is niet bekend', given.functie, vraag.functie);
  }
  return quirks;
}

/** Whether a message is meant for us; `us` are the names we are called by. */
export function isMeantFor(ontvanger: Systeem | null, us: readonly { readonly organisatie?: string | undefined; readonly applicatie: string; readonly administratie?: string | undefined }[]): boolean {
  if (ontvanger === null) return true; // optional in Lv and Di02 (A2.1)
  const same = (asked: string | undefined, given: string | null): boolean => asked === undefined || given === null || asked === given.trim();
  return us.some((one) => one.applicatie === ontvanger.applicatie.trim() && same(one.organisatie, ontvanger.organisatie) && same(one.administratie, ontvanger.administratie));
}

/** Which fault answers a message that could not be read far enough: Fo03 where the action or root is of a command, else Fo02. */
export function faultBefore(action: string | null, root: { readonly ns: string; readonly name: string } | null): { readonly fout: 'Fo02' | 'Fo03'; readonly versie: StufVersie } {
  const named = (root === null ? undefined : operatiesVanRoot(root.ns, root.name)[0]) ?? operatieVanSoapAction(action);
  if (named !== undefined) return { fout: named.fout, versie: named.versie };
  const text = root?.name ?? action ?? '';
  return { fout: /(Lk0[135]|Lv(0[2468]|1[024])|Di01|S[ah]0[13])(?:$|\W)/i.test(text) ? 'Fo03' : 'Fo02', versie: '1.1' };
}

