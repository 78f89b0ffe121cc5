// Puts an answer in its envelope: a confirmation, objects, what was asked for, or a fault; as text that can be kept for a resend.
import { randomUUID } from 'node:crypto';
import type { RegisterQuery } from '../../../core/connector/register';
import type { ServiceAnswer } from '../../../core/connector/service';
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import type { XmlTree } from '../../../core/xml/tree';
import { writeTree } from '../../../core/xml/write-tree';
import type { Stuurgegevens } from '../message/bericht';
import { buildBericht, buildBevestiging } from '../message/build-bericht';
import { buildFout, foutcode, soapFault } from '../message/fault';
import { PREFIXES } from '../message/namespaces';
import { contentType, envelope, type SoapVersie } from '../message/soap';
import { antwoordOp } from '../message/stuurgegevens';
import type { Call, LetIn } from './call';
import type { StufFault } from './fault';
import type { Answered, ContentToSend } from './operation';

/**
 * Says, in an answer that is kept, where its document goes and which it is: content is streamed and never kept. Taken off before the
 * answer leaves.
 */
export const CONTENT_HEADER = 'x-zaaksluis-inhoud';

/** What that header holds. */
export interface KeptContent {
  readonly at: string;
  readonly query: RegisterQuery;
}

const enveloped = (soap: SoapVersie, message: XmlTree): string => writeTree(envelope(message, soap), { prefixes: PREFIXES });

const NOBODY: Stuurgegevens = { berichtcode: '', zender: null, ontvanger: null, referentienummer: null, tijdstipBericht: null, crossRefnummer: null, entiteittype: null, functie: null };

/** Header of an answer: our own number (≤40) and time. */
const header = (given: Stuurgegevens | null, now: Date): Stuurgegevens => antwoordOp(given ?? NOBODY, { referentienummer: randomUUID(), nu: now });

const sent = ({ soap, operatie }: Call, status: number, message: XmlTree, outcome: ServiceAnswer['outcome'], more: Readonly<Record<string, string>> = {}): ServiceAnswer =>
  ({ status, headers: { 'content-type': contentType(soap), ...more }, body: enveloped(soap, message), outcome, ...(operatie === null ? {} : { operation: operatie.naam }) });

/** Bv02 or Bv03. */
export function confirmation(call: LetIn, code: 'Bv02' | 'Bv03', meldingen: readonly string[], now: Date): ServiceAnswer {
  return sent(call, 200, buildBevestiging(code, header(call.stuurgegevens, now), meldingen), 'answered');
}

/**
 * The code in a Fo03 of ours: there it stands for the Fo01 as well (zds-zgw.md §3.1, straight-through), so what either may carry; the rest is
 * StUF058, which clients in the field expect.
 */
function codeIn(fo: 'Fo02' | 'Fo03', code: string): string {
  const known = foutcode(code);
  if (known === undefined) return code;
  const fits = fo === 'Fo02' ? known.in.includes('Fo02') : known.in.includes('Fo03') || known.in.includes('Fo01');
  return fits ? code : 'StUF058';
}

/** A SOAP Fault with exactly one Fo message (A4.1). */
export function faultAnswer(call: Call, fault: StufFault, now: Date, status = 500, more: Readonly<Record<string, string>> = {}): ServiceAnswer {
  const { omschrijving, details } = fault;
  const plek = foutcode(fault.code)?.plek;
  const fout = buildFout(call.fout, header(call.stuurgegevens, now), { code: codeIn(call.fout, fault.code), omschrijving, ...(details === undefined ? {} : { details }), ...(plek === undefined ? {} : { plek }) });
  return sent(call, status, soapFault(call.soap, fout), 'refused', more);
}

/** The tree without what stands where a document would go: there is none to send. */
function without(tree: XmlTree, marks: ReadonlySet<string>): XmlTree {
  return { ...tree, children: tree.children.flatMap((child) => (marks.has(child.text) ? [] : [without(child, marks)])) };
}

const queryOf = ({ held }: ContentToSend): RegisterQuery => {
  const { identificatie, bronorganisatie } = held.value;
  return { kind: 'informatieobject', identificatie: typeof identificatie === 'string' ? identificatie : '', bronorganisatie: typeof bronorganisatie === 'string' ? bronorganisatie : null, parts: [] };
};

/** What an operation answered, as text; `report` hears what had no place in the message. Throws a DiagnosticError where it cannot be said. */
export function answerText(call: LetIn, answered: Answered, now: Date, report: (findings: readonly Diagnostic[]) => void): ServiceAnswer {
  const { operatie } = call;
  if (answered.answered === 'bevestiging' || operatie.antwoord === null) {
    return confirmation(call, operatie.antwoordcode === 'Bv02' ? 'Bv02' : 'Bv03', answered.answered === 'vrij' ? [] : (answered.meldingen ?? []), now);
  }
  const parameters: JsonObject = answered.answered === 'objecten'
    ? { indicatorVervolgvraag: String(answered.vervolg) }
    : { ...(answered.checkedOutId === undefined ? {} : { checkedOutId: answered.checkedOutId }), ...(answered.checkedOutBy === undefined ? {} : { checkedOutBy: answered.checkedOutBy }) };
  const { tree, findings, inhouden } = buildBericht({
    versie: operatie.versie, operatie: operatie.naam, deel: 'antwoord', stuurgegevens: header(call.stuurgegevens, now), parameters,
    objecten: answered.answered === 'objecten' ? answered.objecten : [answered.object],
    ...(answered.answered === 'objecten' && answered.meldingen !== undefined ? { meldingen: answered.meldingen } : {}),
    opties: { kort: true },
  });
  if (findings.length > 0) report(findings);
  const [at, ...others] = inhouden.keys();
  if (answered.inhoud === undefined || at === undefined) return sent(call, 200, inhouden.size === 0 ? tree : without(tree, new Set(inhouden.keys())), 'answered');
  const kept: KeptContent = { at, query: queryOf(answered.inhoud) };
  return sent(call, 200, others.length === 0 ? tree : without(tree, new Set(others)), 'answered', { [CONTENT_HEADER]: JSON.stringify(kept) });
}
