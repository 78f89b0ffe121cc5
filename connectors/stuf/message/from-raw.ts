// Makes an element of a raw value, by its kind: in the order of the schema, in the right namespaces, with what the schema fixes.
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { element, type XmlAttribute, type XmlTree } from '../../../core/xml/tree';
import { placeholder } from '../../../core/xml/with-content';
import { toets } from './blad';
import { entiteittypeVan, isRelatie, soortVan, waardeVan } from './entiteiten/soorten';
import type { Attribuut, Plek, Soort, Waarde } from './entiteiten/taal';
import { fromPlain } from './geometry';
import { gekozen, magOnbekend, STANDAARD } from './kiezen';
import { XSI } from './namespaces';
import { asText, heeftInhoud, isNiets } from './niets';

export interface SchrijfOpties {
  /** Whether a text that is too long is cut (ZS3063) instead of refused (ZS3061): all, or by the name of the element. Absent: in answers. */
  readonly kort?: boolean | readonly string[];
}

/** What is known on the way down. */
export interface Schrijver {
  readonly opties: SchrijfOpties;
  readonly findings: Diagnostic[];
  /** An answer is given with what there is; a request must be right. */
  readonly isAntwoord: boolean;
  /** Ready-made children of `stuurgegevens`. */
  readonly stuurgegevens: readonly XmlTree[];
  /** What stands in the place of a content that is put in later, with the raw value (`@bestandsnaam`, `bron` …) it stands for. */
  readonly inhouden: Map<string, JsonObject>;
}

/** Where an element comes to stand. */
export interface Plaats {
  readonly path: string;
  /** Entiteittype of the relation or entity this stands in. */
  readonly ouder: string | null;
  /** What `verwerkingssoort` of an entity is where it is needed and nobody says: that of the message above, I below a relation (stuf.md A6.4). */
  readonly standaard: string;
  /** The same of a relation: T, but I within what is only referred to. */
  readonly relatie: string;
  /** Of a scope: what is empty has no reason, only nil. */
  readonly kaal: boolean;
}

const attr = (ns: string, name: string, value: string): XmlAttribute => ({ ns, name, value });
const nil = attr(XSI, 'nil', 'true');

function vast(plek: Plek, name: string, plaats: Plaats): string | null {
  if (name === 'entiteittype') return entiteittypeVan(plek, plaats.ouder);
  if (name === 'verwerkingssoort') return plek.verwerkingssoort;
  if (name === 'functie') return plek.functie;
  return name === 'metagegeven' ? 'true' : null;
}

function standaard(name: string, plek: Plek, plaats: Plaats): string | null {
  if (name !== 'verwerkingssoort') return null;
  return isRelatie(plek) ? plaats.relatie : plaats.standaard;
}

/** Those the kind has, in its order: what the schema fixes, else what the raw value says, else what is usual where it must be there. */
function attributen(allowed: readonly Attribuut[], raw: JsonObject | null, plek: Plek, plaats: Plaats, schrijver: Schrijver): XmlAttribute[] {
  return allowed.flatMap(({ ns, name, verplicht }) => {
    const fixed = vast(plek, name, plaats);
    const said = asText(raw?.[`@${name}`]);
    const value = fixed !== null && (verplicht || said !== null || name !== 'metagegeven') ? fixed : (said ?? (verplicht ? standaard(name, plek, plaats) : null));
    if (value === null && verplicht) schrijver.findings.push(diagnostic('ZS3060', `${plaats.path}.@${name} is required`, { field: `${plaats.path}.@${name}` }));
    return value === null || value === '' ? [] : [attr(ns, name, value)];
  });
}

/** An element without value; null: it may not be without, and what that means has been said. */
function zonder(raw: JsonObject, allowed: readonly Attribuut[], plek: Plek, plaats: Plaats, schrijver: Schrijver): XmlTree | null {
  // What is wanted and cannot be nil is asked for by an empty element (inhoud in the scope of patch 22 and of 1.2).
  if (plaats.kaal && !plek.nil && plek.soort.startsWith('BinaireInhoud')) return element(plek.ns, plek.name);
  if (!plek.nil) {
    const code = plek.verplicht ? 'ZS3060' : 'ZS3062';
    schrijver.findings.push(diagnostic(code, `${plaats.path} may not be without value in this message`, { field: plaats.path }));
    return null;
  }
  const { '@noValue': reason, ...rest } = raw;
  const said = plaats.kaal ? rest : { ...rest, '@noValue': reason ?? null };
  return element(plek.ns, plek.name, [], [...attributen(allowed, said, plek, plaats, schrijver), nil]);
}

/** What things are known by: half a name is the name of something else, so it is never cut. */
const NAMEN: ReadonlySet<string> = new Set(['identificatie', 'code', 'kenmerk', 'inp.bsn', 'anp.identificatie', 'inn.nnpId', 'ann.identificatie', 'vestigingsNummer', 'aoa.identificatie']);

function mayCut(plek: Plek, { opties: { kort }, isAntwoord }: Schrijver): boolean {
  if (NAMEN.has(plek.name)) return false;
  return typeof kort === 'object' ? kort.includes(plek.name) : (kort ?? isAntwoord);
}

function blad(raw: Json, waarde: Waarde, plek: Plek, plaats: Plaats, schrijver: Schrijver): XmlTree | null {
  const object = isObject(raw) ? raw : null;
  if (object && object['@noValue'] !== undefined && asText(object['#']) === null) return zonder(object, waarde.attributen, plek, plaats, schrijver);
  const marks = attributen(waarde.attributen, object, plek, plaats, schrijver);
  const text = asText(object ? object['#'] : raw);
  if (waarde.vorm === 'base64') return inhoud(object, text, marks, plek, schrijver);
  if (text === null) {
    schrijver.findings.push(diagnostic('ZS3061', `${plaats.path} is not a text`, { field: plaats.path }));
    return null;
  }
  const { text: written, finding } = toets(text, waarde, plaats.path, mayCut(plek, schrijver));
  if (finding) schrijver.findings.push(finding);
  return element(plek.ns, plek.name, written, marks);
}

/** Content stands beside the message, and is put in while it is written (core/xml/with-content). */
function inhoud(raw: JsonObject | null, text: string | null, marks: readonly XmlAttribute[], plek: Plek, { inhouden }: Schrijver): XmlTree {
  if (text !== null) return element(plek.ns, plek.name, text, marks);
  const place = placeholder();
  inhouden.set(place, raw ?? {});
  return element(plek.ns, plek.name, place, marks);
}

/** `extraElementen` is a list in the raw object and a group in the message. */
const alsGroep = (raw: Json, plek: Plek): Json => (plek.soort === 'ExtraElementen' && Array.isArray(raw) ? { extraElement: raw } : raw);

/** One element. null: it could not be made, and why has been said. */
export function schrijf(raw: Json, plek: Plek, plaats: Plaats, schrijver: Schrijver): XmlTree | null {
  const waarde = waardeVan(plek.soort);
  if (waarde) return blad(raw, waarde, plek, plaats, schrijver);
  const soort = soortVan(plek.soort);
  const object = alsGroep(raw, plek);
  if (!soort || !isObject(object)) {
    schrijver.findings.push(diagnostic('ZS3061', `${plaats.path} is a group of elements`, { field: plaats.path }));
    return null;
  }
  // A reason to be empty counts only where nothing stands in it.
  if (object['@noValue'] !== undefined && !heeftInhoud(object)) return zonder(object, soort.attributen, plek, plaats, schrijver);
  const { '@noValue': ignored, ...filled } = object;
  void ignored;
  const marks = attributen(soort.attributen, filled, plek, plaats, schrijver);
  const code = entiteittypeVan(plek, plaats.ouder) ?? asText(filled['@entiteittype']) ?? plaats.ouder;
  const soortVerwerking = marks.find((one) => one.name === 'verwerkingssoort')?.value;
  const down: Plaats = {
    path: plaats.path, ouder: code, kaal: plaats.kaal || plek.name === 'scope', standaard: isRelatie(plek) ? 'I' : plaats.standaard,
    relatie: !isRelatie(plek) && plek.entiteittype !== null && soortVerwerking === 'I' ? 'I' : plaats.relatie,
  };
  return element(plek.ns, plek.name, kinderen(filled, soort, down, schrijver), marks);
}

/** A free text an answer must have and may not say unknown: an empty one is valid (`link` of a check-out), and better than no answer. */
function magLeeg(plek: Plek, { isAntwoord }: Schrijver): boolean {
  const waarde = waardeVan(plek.soort);
  return isAntwoord && plek.name !== 'identificatie' && waarde?.vorm === 'tekst' && waarde.min === 0 && waarde.een === null && waarde.patroon === null;
}

/**
 * One element; of an answer, what does not fit is left out where it may be, or said to be unknown, and told as a warning: the rest of
 * the answer is still worth having. The innermost part that may be absent goes.
 */
function alsHetPast(item: Json, plek: Plek, moet: boolean, plaats: Plaats, schrijver: Schrijver): XmlTree | null {
  const { findings, isAntwoord } = schrijver;
  const before = findings.length;
  const made = schrijf(item, plek, plaats, schrijver);
  const wrong = findings.slice(before);
  if (!isAntwoord || (moet && !magOnbekend(plek)) || wrong.every((one) => one.severity !== 'error')) return made;
  findings.splice(before, wrong.length, ...wrong.map((one) => (one.severity === 'error' ? diagnostic('ZS3068', `${plaats.path} is left out: ${one.message}`, { field: plaats.path }) : one)));
  return moet ? schrijf({ '@noValue': 'waardeOnbekend' }, plek, plaats, schrijver) : null;
}

/** Children in the order of the schema. What has no place in this kind is said (ZS3062), what is missing too (ZS3060). */
export function kinderen(raw: JsonObject, soort: Soort, plaats: Plaats, schrijver: Schrijver): XmlTree[] {
  const { fits, moet } = gekozen(raw, soort);
  const under = (name: string): string => (plaats.path === '' ? name : `${plaats.path}.${name}`);
  const say = (code: 'ZS3060' | 'ZS3062' | 'ZS3067', path: string, message: string): void => void schrijver.findings.push(diagnostic(code, `${path} ${message}`, { field: path }));
  for (const [name, value] of Object.entries(raw)) {
    if (name === '@gml' && soort.plekken.some((plek) => plek.soort === 'gml')) continue;
    if (!name.startsWith('@') && !isNiets(value) && !soort.plekken.some((plek) => plek.name === name && fits(plek))) say('ZS3062', under(name), 'has no place in this message');
  }
  return soort.plekken.flatMap((plek): XmlTree[] => {
    const here = under(plek.name);
    if (plek.soort === 'stuurgegevens') return [element(plek.ns, plek.name, schrijver.stuurgegevens)];
    if (plek.soort === 'gml') return (Array.isArray(raw['@gml']) ? raw['@gml'] : []).filter(isObject).map(fromPlain);
    const given = raw[plek.name];
    const items = plek.soort === 'ExtraElementen' ? (isNiets(given) ? [] : [given]) : (Array.isArray(given) ? given : [given]).filter((item) => !isNiets(item));
    // `parameters` of a check-out must be there, and may be empty.
    if (plek.name === 'parameters' && plek.verplicht && items.length === 0 && isObject(given)) items.push(given);
    const kept = fits(plek) ? items.slice(0, plek.meest) : [];
    if (items.length > plek.meest) say('ZS3062', here, `may stand here ${plek.meest} times; there are ${items.length}`);
    if (kept.length === 0 && ((plek.verplicht && fits(plek)) || moet(plek))) {
      // What must be there and is not known is said to be unknown (StUF 3.01 §noValue, order of decision); in a scope it is asked for.
      const gewoon = STANDAARD[plek.soort];
      if (gewoon !== undefined) kept.push(gewoon);
      else if (magOnbekend(plek)) kept.push({ '@noValue': 'waardeOnbekend' });
      else if (magLeeg(plek, schrijver)) {
        say('ZS3067', here, 'is required and has no value: it is sent empty');
        return [element(plek.ns, plek.name)];
      } else say('ZS3060', here, 'is required');
    }
    return kept.flatMap((item, index) => alsHetPast(item ?? '', plek, plek.verplicht || moet(plek), { ...plaats, path: plek.meest > 1 || items.length > 1 ? `${here}[${index}]` : here }, schrijver) ?? []);
  });
}
