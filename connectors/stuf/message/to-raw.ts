// Makes the raw object of an entity that was read.
import type { Json, JsonObject } from '../../../core/model/json';
import { attribute, isNilTree, type XmlTree } from '../../../core/xml/tree';
import { toPlain } from './geometry';
import { kijkVan, type Kijk, type Kind } from './lezen';
import { STUF, XMIME, XSI } from './namespaces';
import { noValue, type RawObject } from './raw';

/** Where an object stands, which decides what an empty element without a reason says (stuf.md A7.1). */
export type Plaats =
  /** Second object of a message that changes: bare nil is "there is none now". */
  | 'huidig'
  /** First object of a message that changes: a nil relation is kept, so that both objects count the same. */
  | 'oud'
  /** Of a question: nil is "this is wanted". */
  | 'scope'
  /** Bare nil says nothing and is left out. */
  | 'anders';

/** Errors senders make often, by the name that should have been there (stuf.md A9). */
export const RGBZ_NAMEN: Readonly<Record<string, string>> = {
  uiterlijkeEinddatumAfdoening: 'uiterlijkeEinddatum', heeftAlsDeelzaken: 'heeftAlsDeelzaak', medewerkeridentificatie: 'identificatie', medewerkerIdentificatie: 'identificatie',
};

export interface LeesOpties {
  /** Read names of RGBZ as those of the schema (quirk `rgbz-names`). */
  readonly rgbzNamen?: boolean;
}

interface Lezing {
  readonly plaats: Plaats;
  readonly opties: LeesOpties;
  readonly onbekend: string[];
}

/** Said by the schema, or the same as when it is absent: they say nothing more. */
const GEWOON: Readonly<Record<string, string>> = { indOnvolledigeDatum: 'V', exact: 'true', metagegeven: 'true' };

function attributen(tree: XmlTree): JsonObject {
  const kept: JsonObject = {};
  for (const { ns, name, value } of tree.attributes) {
    if (ns === XSI || (ns !== STUF && ns !== XMIME && ns !== '') || GEWOON[name] === value) continue;
    kept[`@${name}`] = value.trim();
  }
  return kept;
}

/** Why it is empty, as the sender says; `nil`: empty without a reason; null: it is not. Content goes before what the attribute says. */
function leeg(tree: XmlTree, plaats: Plaats): string | null {
  const content = tree.children.length > 0 || tree.text.trim() !== '' || tree.cut !== undefined;
  if (content) return null;
  // In a scope an element is named to be asked for; many leave nil out.
  return attribute(tree, STUF, 'noValue')?.trim() ?? (isNilTree(tree) || plaats === 'scope' ? 'nil' : null);
}

/** undefined: it says nothing, and is left out. */
function legeWaarde(reason: string, tree: XmlTree, kind: Kind, { plaats }: Lezing): JsonObject | undefined {
  const kept = attributen(tree);
  if (reason !== 'nil') return { ...kept, '@noValue': reason };
  const counts = plaats === 'huidig' || plaats === 'scope' || (plaats === 'oud' && kind.relatie);
  return counts ? { ...kept, ...noValue('geenWaarde') } : undefined;
}

/** Those of the parameters of a message. */
export const leesExtra = (tree: XmlTree): Json[] => extraElementen(tree, tree.name, { plaats: 'anders', opties: {}, onbekend: [] });

function extraElementen(tree: XmlTree, path: string, lezing: Lezing): Json[] {
  return tree.children.flatMap((child): Json[] => {
    if (child.ns !== STUF || child.name !== 'extraElement') {
      lezing.onbekend.push(`${path}.${child.name}`);
      return [];
    }
    const reason = leeg(child, lezing.plaats);
    if (reason === null) return [{ ...attributen(child), '#': child.text.trim() }];
    return reason === 'nil' && lezing.plaats === 'anders' ? [] : [{ ...attributen(child), '@noValue': reason === 'nil' ? 'geenWaarde' : reason }];
  });
}

/** What the sink said of a content that was cut out: an object it wrote as JSON, or else the name it gave. */
function uitgesneden(cut: string): JsonObject {
  if (!cut.startsWith('{')) return { spool: cut };
  // It is written by our own sink, never by a sender: what does not parse is a bug of ours and may throw.
  const said = JSON.parse(cut) as JsonObject;
  return said;
}

function waarde(tree: XmlTree, kind: Kind, path: string, lezing: Lezing): Json | undefined {
  if (kind.vorm === 'extra') return extraElementen(tree, path, lezing);
  const reason = leeg(tree, lezing.plaats);
  if (reason !== null) return legeWaarde(reason, tree, kind, lezing);
  if (kind.vorm === 'gml') return { '@gml': tree.children.map(toPlain) };
  if (kind.vorm === 'inhoud') return { ...attributen(tree), ...(tree.cut === undefined ? { '#': tree.text.replace(/\s+/g, '') } : uitgesneden(tree.cut)) };
  if (kind.inhoud === null) {
    for (const child of tree.children) lezing.onbekend.push(`${path}.${child.name}`);
    const kept = attributen(tree);
    return Object.keys(kept).length === 0 ? tree.text.trim() : { ...kept, '#': tree.text.trim() };
  }
  return groep(tree, kind.inhoud, path, lezing);
}

function groep(tree: XmlTree, kijk: Kijk, path: string, lezing: Lezing): RawObject {
  const raw: RawObject = attributen(tree);
  // Counted within its own parent: `@plaats` is a place within the object, so that was and wordt have the same.
  const counts = new Map<string, number>();
  for (const child of tree.children) {
    const name = lezing.opties.rgbzNamen === true ? (RGBZ_NAMEN[child.name] ?? child.name) : child.name;
    const kind = kijk.child(child.ns, name);
    const index = counts.get(name) ?? 0;
    counts.set(name, index + 1);
    const here = `${path === '' ? '' : `${path}.`}${name}${kind?.lijst === true && kind.vorm !== 'extra' ? `[${index}]` : ''}`;
    if (!kind) {
      lezing.onbekend.push(here);
      continue;
    }
    const value = waarde(child, kind, here, lezing);
    if (value === undefined) continue;
    const full = kind.relatie && typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, '@plaats': here } : value;
    const known = raw[name];
    if (kind.vorm === 'extra') raw[name] = [...(Array.isArray(known) ? known : []), ...(Array.isArray(full) ? full : [full])];
    else if (kind.lijst) raw[name] = [...(Array.isArray(known) ? known : []), full];
    else if (known === undefined) raw[name] = full;
    // A second value of what may stand there once: the first holds, the second is not lost in silence.
    else lezing.onbekend.push(`${here}[${index}]`);
  }
  return raw;
}

export interface Gelezen {
  readonly raw: RawObject;
  /** Paths of what no table knows, within the object. */
  readonly onbekend: readonly string[];
}

/**
 * The raw object of an entity. `entiteittype` is what the message says it is (ZAK, EDC, BSL); its own attribute goes before it. An
 * entity without content (nil) is its attributes with `@noValue`.
 */
export function toRaw(tree: XmlTree, entiteittype: string, plaats: Plaats = 'anders', opties: LeesOpties = {}): Gelezen {
  const lezing: Lezing = { plaats, opties, onbekend: [] };
  const kijk = kijkVan(attribute(tree, STUF, 'entiteittype')?.trim() ?? entiteittype) ?? kijkVan(entiteittype);
  const reason = attribute(tree, STUF, 'scope') === undefined ? leeg(tree, 'anders') : null;
  if (reason !== null || !kijk) return { raw: { ...attributen(tree), '@noValue': reason === 'nil' || reason === null ? 'geenWaarde' : reason }, onbekend: kijk ? [] : [tree.name] };
  return { raw: groep(tree, kijk, '', lezing), onbekend: lezing.onbekend };
}
