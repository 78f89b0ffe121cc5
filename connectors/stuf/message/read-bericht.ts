// Reads a message of StUF or ZDS, whichever version, prefixes and namespaces of its parts it came with.
import type { Json, JsonObject } from '../../../core/model/json';
import type { XmlTree } from '../../../core/xml/tree';
import type { Bericht, StufVersie, Vraag } from './bericht';
import { leesFout } from './fault';
import { raadOperatie } from './guess';
import { STUF, ZDS, ZKN } from './namespaces';
import { OPERATIETABEL, OVERDRAGEN_DU01, ROOT_NS, type BerichtVorm, type Operatie } from './operaties';
import { leesStuurgegevens } from './stuurgegevens';
import { leesExtra, toRaw, type LeesOpties, type Plaats } from './to-raw';
import type { RawObject } from './raw';

export interface BerichtOpties extends LeesOpties {
  /** What SOAPAction names; it counts where its root is that of the message. */
  readonly operatie?: Operatie;
}

interface Lezing {
  readonly opties: LeesOpties;
  readonly onbekend: string[];
}

/** Of ours, by the root; the first one tells how the body is read, for those that share a root are alike. */
interface Gevonden {
  readonly versie: StufVersie;
  readonly vorm: BerichtVorm;
  readonly kandidaten: readonly Operatie[];
  readonly deel: 'vraag' | 'antwoord';
}

function vind(ns: string, name: string): Gevonden | undefined {
  if (ns === ZDS && name === OVERDRAGEN_DU01.root) return { versie: '1.2', vorm: OVERDRAGEN_DU01, kandidaten: OPERATIETABEL.filter((one) => one.naam === 'overdragenZaak'), deel: 'antwoord' };
  for (const deel of ['vraag', 'antwoord'] as const) {
    const kandidaten = OPERATIETABEL.filter((one) => ROOT_NS[one.versie] === ns && one[deel]?.root === name);
    const [first] = kandidaten;
    const vorm = first?.[deel];
    if (first && vorm) return { versie: first.versie, vorm, kandidaten, deel };
  }
  return undefined;
}

/** Parts of a message by local name: their namespace differs per message (A1.2), and per sender. */
const deel = (tree: XmlTree | undefined, name: string): XmlTree | undefined => tree?.children.find((child) => child.name === name);
const delen = (tree: XmlTree | undefined, name: string): readonly XmlTree[] => tree?.children.filter((child) => child.name === name) ?? [];

function object(tree: XmlTree, entiteit: string, plaats: Plaats, path: string, { opties, onbekend }: Lezing): RawObject {
  const gelezen = toRaw(tree, entiteit, plaats, opties);
  onbekend.push(...gelezen.onbekend.map((one) => `${path}.${one}`));
  return gelezen.raw;
}

/** Two objects are was and wordt; one alone in a message that changes is how it is now. */
function objecten(parent: XmlTree | undefined, entiteit: string, mutatiesoort: Json | undefined, lezing: Lezing): RawObject[] {
  const found = delen(parent, 'object');
  return found.map((tree, index) => {
    const changes = found.length > 1 || (typeof mutatiesoort === 'string' && 'WCF'.includes(mutatiesoort));
    const plaats: Plaats = !changes ? 'anders' : index === found.length - 1 ? 'huidig' : 'oud';
    return object(tree, entiteit, plaats, `object[${index}]`, lezing);
  });
}

function parametersVan(tree: XmlTree | undefined): JsonObject {
  const read: JsonObject = {};
  for (const child of tree?.children ?? []) {
    if (child.name === 'extraElementen') read['extraElementen'] = leesExtra(child);
    else if (child.text.trim() !== '') read[child.name] = child.text.trim();
  }
  return read;
}

function vraagVan(tree: XmlTree | undefined, entiteit: string, lezing: Lezing): Vraag {
  const part = (name: string): RawObject | null => {
    const found = deel(tree, name);
    return found ? object(found, entiteit, 'anders', name, lezing) : null;
  };
  const inside = (name: string, plaats: Plaats): RawObject | null => {
    const found = deel(deel(tree, name), 'object');
    return found ? object(found, entiteit, plaats, name, lezing) : null;
  };
  return { gelijk: part('gelijk'), vanaf: part('vanaf'), totEnMet: part('totEnMet'), scope: inside('scope', 'scope'), start: inside('start', 'anders') };
}

interface Inhoud {
  readonly parameters: JsonObject;
  readonly objecten: readonly RawObject[];
  readonly vraag: Vraag | null;
}

function inhoudVan(tree: XmlTree, { lichaam, entiteit }: BerichtVorm, lezing: Lezing): Inhoud {
  const parameters = parametersVan(deel(tree, 'parameters'));
  const none = { parameters, objecten: [], vraag: null };
  const inner = deel(tree, lichaam);
  const alle = { ...parametersVan(deel(inner, 'parameters')), ...parameters };
  switch (lichaam) {
    case 'geen': return none;
    case 'objecten': return { ...none, objecten: objecten(tree, entiteit, parameters['mutatiesoort'], lezing) };
    case 'vraag': return { ...none, vraag: vraagVan(tree, entiteit, lezing) };
    case 'antwoord': return { ...none, objecten: objectenVanAntwoord(inner, entiteit, lezing) };
    case 'besluit+zaak': {
      const holder = deel(tree, 'object');
      const pair = [['besluit', 'BSL'], ['zaak', 'ZAK']] as const;
      return { ...none, objecten: pair.flatMap(([name, code]) => delen(holder, name).slice(0, 1).map((one) => object(one, code, 'anders', `object.${name}`, lezing))) };
    }
    case 'edcLk02': return { ...none, parameters: alle, objecten: objecten(inner, entiteit, alle['mutatiesoort'], lezing) };
    case 'edcLv01': return { ...none, parameters: alle, vraag: vraagVan(inner, entiteit, lezing) };
    case 'edcLa01': return { ...none, parameters: alle, objecten: objectenVanAntwoord(deel(inner, 'antwoord'), entiteit, lezing) };
    case 'zaak':
    case 'document':
    case 'besluit': return { ...none, objecten: inner ? [object(inner, entiteit, 'anders', lichaam, lezing)] : [] };
  }
}

/** Two objects of an answer are two objects, not was and wordt. */
function objectenVanAntwoord(parent: XmlTree | undefined, entiteit: string, lezing: Lezing): RawObject[] {
  return delen(parent, 'object').map((tree, index) => object(tree, entiteit, 'anders', `antwoord[${index}]`, lezing));
}

const DELEN = new Set(['stuurgegevens', 'parameters', 'melding', 'object', 'antwoord', 'gelijk', 'vanaf', 'totEnMet', 'scope', 'start', 'zaak', 'document', 'besluit', 'edcLk02', 'edcLv01', 'edcLa01', 'body']);

/** A message of a sectormodel that is none of our operations: what every one of them has, so that whoever sent it can be answered. */
function vreemd(tree: XmlTree): Pick<Bericht, 'versie' | 'operatie' | 'eenduidig'> & Inhoud {
  const versie = tree.ns === ZKN ? '1.1' : tree.ns === ZDS ? '1.2' : null;
  return { versie, operatie: null, eenduidig: false, parameters: parametersVan(deel(tree, 'parameters')), objecten: [], vraag: null };
}

/** Reads the root of a StUF message (what is in the Body). Never throws for what a sender did: what is not there is null or ''. */
export function readBericht(tree: XmlTree, opties: BerichtOpties = {}): Bericht {
  const lezing: Lezing = { opties, onbekend: tree.children.filter((child) => !DELEN.has(child.name)).map((child) => child.name) };
  const shared = {
    root: { ns: tree.ns, name: tree.name }, stuurgegevens: leesStuurgegevens(deel(tree, 'stuurgegevens')), meldingen: delen(tree, 'melding').map((one) => one.text.trim()),
    fout: tree.ns === STUF || /^Fo0[123]Bericht$/.test(tree.name) ? leesFout(tree) : null,
  };
  const found = vind(tree.ns, tree.name);
  if (!found) return { ...shared, ...vreemd(tree), onbekend: lezing.onbekend };
  const inhoud = inhoudVan(tree, found.vorm, lezing);
  const named = found.kandidaten.find((one) => one === opties.operatie);
  const [first] = found.kandidaten;
  const operatie = named ?? (found.kandidaten.length === 1 ? first : undefined);
  return {
    ...shared, ...inhoud, versie: found.versie, eenduidig: found.kandidaten.length === 1,
    operatie: operatie?.naam ?? raadOperatie(found.vorm, found.deel, inhoud), onbekend: lezing.onbekend,
  };
}
