// Makes a message of ZDS: every request and every answer, in the order and the namespaces of its schema.
import { diagnostic, DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../core/model/json';
import { element, type XmlTree } from '../../../core/xml/tree';
import type { Stuurgegevens, StufVersie, Vraag } from './bericht';
import { ROOTS } from './entiteiten/roots';
import { soortVan } from './entiteiten/soorten';
import { kinderen, type SchrijfOpties, type Schrijver } from './from-raw';
import { STUF } from './namespaces';
import { operatie as zoekOperatie, OVERDRAGEN_DU01, ROOT_NS, type BerichtVorm } from './operaties';
import type { RawObject } from './raw';
import { schrijfStuurgegevens } from './stuurgegevens';

/** What is to be said. */
export interface BerichtOrder {
  readonly versie: StufVersie;
  /** Name in the table of operations. */
  readonly operatie: string;
  /** The request, or the answer with a body (La01, Du02; of overdragenZaak Du01, which is a message of its own). */
  readonly deel: 'vraag' | 'antwoord';
  /** berichtcode, entiteittype and functie are filled in. */
  readonly stuurgegevens: Stuurgegevens;
  /** By local name; those of edcLk02, edcLv01 and edcLa01 beside those of the message. What the schema requires and is not given gets its usual value. */
  readonly parameters?: JsonObject;
  /** As `Bericht.objecten`. */
  readonly objecten?: readonly RawObject[];
  readonly vraag?: Partial<Vraag>;
  readonly meldingen?: readonly string[];
  readonly opties?: SchrijfOpties;
}

export interface Gebouwd {
  readonly tree: XmlTree;
  /** Warnings: what had no place in this message (ZS3062), what was cut (ZS3063); in answers what did not fit (ZS3068) or is empty (ZS3067). */
  readonly findings: readonly Diagnostic[];
  /** Placeholder by placeholder, the raw value of each `inhoud` that is to be streamed into its place (`withContent`); `inhoud` with `#` is in it already. */
  readonly inhouden: ReadonlyMap<string, JsonObject>;
}

/** What a kennisgeving is when the caller does not say. */
const MUTATIESOORT: Readonly<Record<string, string>> = {
  creeerZaak: 'T', updateZaak: 'W', actualiseerZaakstatus: 'W', voegZaakdocumentToe: 'T', maakZaakdocument: 'T', updateBesluit: 'W', updateZaakdocument: 'W', ontkoppelZaakdocument: 'W',
};

/** maximumAantal is always said: its default is 15 in the schema and 100 in the text (stuf.md A20). */
function standaardParameters(naam: string, vorm: BerichtVorm): JsonObject {
  if (vorm.berichtcode === 'Lk01') return { mutatiesoort: MUTATIESOORT[naam] ?? 'T', indicatorOvername: 'V' };
  if (vorm.lichaam === 'edcLk02') return { mutatiesoort: MUTATIESOORT[naam] ?? 'W' };
  if (vorm.berichtcode === 'Lv01') return { sortering: '0', indicatorVervolgvraag: 'false', maximumAantal: '15' };
  return vorm.berichtcode === 'La01' ? { indicatorVervolgvraag: 'false' } : {};
}

/** verwerkingssoort of the objects where nobody says: mutatiesoort C and F change as well; a check-out that is given up only names the document. */
function standaardVerwerking(naam: string, parameters: JsonObject): string {
  const mutatiesoort = parameters['mutatiesoort'];
  if (naam === 'cancelCheckout') return 'I';
  return mutatiesoort === 'W' || mutatiesoort === 'C' || mutatiesoort === 'F' ? 'W' : mutatiesoort === 'V' ? 'V' : 'T';
}

const only = (from: JsonObject, names: readonly string[]): JsonObject => Object.fromEntries(names.flatMap((name): [string, Json][] => (from[name] === undefined ? [] : [[name, from[name]]])));

function vragen(vraag: Partial<Vraag>): JsonObject {
  const parts = (['gelijk', 'vanaf', 'totEnMet'] as const).flatMap((name): [string, Json][] => (vraag[name] ? [[name, vraag[name]]] : []));
  return { ...Object.fromEntries(parts), ...(vraag.scope ? { scope: { object: vraag.scope } } : {}), ...(vraag.start ? { start: { object: vraag.start } } : {}) };
}

const CHECKOUT = ['checkedOutId', 'checkedOutBy', 'versioningState', 'extraElementen'];

/** The message as one raw value, by what its body is. */
function lichaam({ lichaam: kind }: BerichtVorm, parameters: JsonObject, order: BerichtOrder): JsonObject {
  const objecten = [...(order.objecten ?? [])];
  const melding = [...(order.meldingen ?? [])];
  const [first] = objecten;
  const checkout = only(parameters, CHECKOUT);
  switch (kind) {
    case 'geen': return { parameters: checkout, melding };
    case 'objecten': return { parameters, melding, object: objecten };
    case 'vraag': return { parameters, ...vragen(order.vraag ?? {}) };
    case 'antwoord': return { parameters, melding, ...(objecten.length > 0 ? { antwoord: { object: objecten } } : {}) };
    case 'besluit+zaak': return { melding, object: { ...(first ? { besluit: first } : {}), ...(objecten[1] ? { zaak: objecten[1] } : {}) } };
    case 'edcLk02': return { parameters: checkout, edcLk02: { parameters: only(parameters, ['mutatiesoort']), object: objecten } };
    case 'edcLv01': return { edcLv01: { parameters: only(parameters, ['indicatorAfnemerIndicatie']), ...vragen(order.vraag ?? {}) } };
    case 'edcLa01': return { parameters: checkout, melding, edcLa01: { parameters: only(parameters, ['indicatorAfnemerIndicatie']), antwoord: { object: objecten } } };
    case 'zaak':
    case 'document':
    case 'besluit': return { parameters: checkout, melding, ...(first ? { [kind]: first } : {}) };
  }
}

function vormVan({ versie, operatie, deel }: BerichtOrder): BerichtVorm {
  if (versie === '1.2' && operatie === 'overdragenZaak' && deel === 'antwoord') return OVERDRAGEN_DU01;
  const found = zoekOperatie(versie, operatie);
  if (!found) throw new DiagnosticError([diagnostic('ZS3066', `ZDS ${versie} has no ${operatie}`, { subject: operatie })]);
  const vorm = deel === 'vraag' ? found.vraag : found.antwoord;
  if (!vorm) throw new DiagnosticError([diagnostic('ZS3066', `${operatie} of ZDS ${versie} is answered by ${found.antwoordcode}, which has no body`, { subject: operatie })]);
  return vorm;
}

/**
 * The message. Throws a DiagnosticError: ZS3060 an element the schema requires has no value, ZS3061 a value does not fit, ZS3064 a date
 * does not exist, ZS3066 this version does not have the operation; each names its path. An answer is refused only for what it must have.
 */
export function buildBericht(order: BerichtOrder): Gebouwd {
  const vorm = vormVan(order);
  const subject = `${order.operatie} ${order.versie}`;
  const stuurgegevens = schrijfStuurgegevens({
    ...order.stuurgegevens, berichtcode: vorm.berichtcode, entiteittype: vorm.functie === null ? vorm.entiteit : null, functie: vorm.functie,
  });
  const parameters = { ...standaardParameters(order.operatie, vorm), ...order.parameters };
  const schrijver: Schrijver = { opties: order.opties ?? {}, isAntwoord: order.deel === 'antwoord', findings: [], stuurgegevens, inhouden: new Map() };
  const soort = soortVan(ROOTS[`${order.versie} ${vorm.root}`] ?? '');
  if (!soort) throw new DiagnosticError([diagnostic('ZS3066', `ZDS ${order.versie} has no ${vorm.root}`, { subject })]);
  const plaats = { path: '', ouder: null, standaard: standaardVerwerking(order.operatie, parameters), relatie: 'T', kaal: false };
  const children = kinderen(lichaam(vorm, parameters, order), soort, plaats, schrijver);
  const findings = schrijver.findings.map((finding) => ({ ...finding, subject: finding.subject ?? subject }));
  if (findings.some((finding) => finding.severity === 'error')) throw new DiagnosticError(findings.filter((finding) => finding.severity === 'error'));
  return { tree: element(ROOT_NS[order.versie], vorm.root, children), findings, inhouden: schrijver.inhouden };
}

/** Whoever did not say who he is, or what number the message has, is answered all the same: these stand where the schema wants something. */
const ONBEKEND = { organisatie: null, applicatie: 'onbekend', administratie: null, gebruiker: null };

/** Header of a Bv or Fo: complete, whatever the question lacked. */
export function volledig(berichtcode: string, given: Stuurgegevens): Stuurgegevens {
  return {
    ...given, berichtcode, zender: given.zender?.applicatie ? given.zender : ONBEKEND, ontvanger: given.ontvanger?.applicatie ? given.ontvanger : ONBEKEND,
    crossRefnummer: given.crossRefnummer ?? 'onbekend', entiteittype: null, functie: null,
  };
}

/** Bv01–Bv04. `stuurgegevens`: `antwoordOp(question)`; a Bv02 has none of it. Meldingen exist in Bv01 and Bv02 only. */
export function buildBevestiging(berichtcode: 'Bv01' | 'Bv02' | 'Bv03' | 'Bv04', stuurgegevens: Stuurgegevens, meldingen: readonly string[] = []): XmlTree {
  const header = element(STUF, 'stuurgegevens', schrijfStuurgegevens(volledig(berichtcode, stuurgegevens)));
  const told = berichtcode === 'Bv01' || berichtcode === 'Bv02' ? meldingen.map((melding) => element(STUF, 'melding', [...melding].slice(0, 250).join(''))) : [];
  return element(STUF, `${berichtcode}Bericht`, [header, ...told]);
}

/** Tr01: "you may send what waits for us". */
export function buildTrigger(stuurgegevens: Stuurgegevens): XmlTree {
  return element(STUF, 'Tr01Bericht', [element(STUF, 'stuurgegevens', schrijfStuurgegevens({ ...stuurgegevens, berichtcode: 'Tr01' }))]);
}
