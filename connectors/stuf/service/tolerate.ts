// Turns what is odd in a message into what the standard says, quirk by quirk, before anybody else reads it.
import { attribute, childOf, element, isNilTree, XSI, type XmlAttribute, type XmlTree } from '../../../core/xml/tree';
import { STUF, ZKN } from '../message/namespaces';
import type { OperatieNaam } from '../message/operaties';
import type { QuirkName } from './quirks';

/** A message as the standard would have it, and which quirks it needed. */
export interface Tolerated {
  readonly message: XmlTree;
  readonly quirks: readonly QuirkName[];
}

type Mend = (message: XmlTree, operation: OperatieNaam) => XmlTree;

/** Rewrites a tree from the leaves up; unchanged branches stay the very same. */
function walk(tree: XmlTree, change: (tree: XmlTree, parents: readonly XmlTree[]) => XmlTree, parents: readonly XmlTree[] = []): XmlTree {
  const within = [...parents, tree];
  let isSame = true;
  const children = tree.children.map((child) => {
    const changed = walk(child, change, within);
    isSame &&= changed === child;
    return changed;
  });
  return change(isSame ? tree : { ...tree, children }, parents);
}

const NAMES: Readonly<Record<string, string>> = { uiterlijkeEinddatumAfdoening: 'uiterlijkeEinddatum', heeftAlsDeelzaken: 'heeftAlsDeelzaak' };

const rgbzNames: Mend = (message) => walk(message, (tree, parents) => {
  if (tree.ns !== ZKN) return tree;
  if (tree.name === 'medewerkeridentificatie' && parents.at(-1)?.name === 'medewerker') return { ...tree, name: 'identificatie' };
  const name = NAMES[tree.name];
  return name === undefined ? tree : { ...tree, name };
});

const nothing = (tree: XmlTree): XmlTree => ({
  ...tree, text: '', children: [],
  attributes: [...tree.attributes.filter(({ ns, name }) => !(ns === XSI && name === 'nil') && !(ns === STUF && name === 'noValue')), { ns: XSI, name: 'nil', value: 'true' }, { ns: STUF, name: 'noValue', value: 'geenWaarde' }],
});

const DATES = /datum|tijdstip|^begin|^eind/i;

const yearOne: Mend = (message) => walk(message, (tree) => (tree.children.length === 0 && /^\s*0001\d{4,}\s*$/.test(tree.text) && DATES.test(tree.name) ? nothing(tree) : tree));

/** Elements before `titel` in the schema (A10). */
const BEFORE_TITLE = new Set(['identificatie', 'dct.omschrijving', 'dct.omschrijvingGeneriek', 'dct.categorie', 'creatiedatum', 'ontvangstdatum']);

const titleFromFile: Mend = (message, operation) => {
  if (operation !== 'voegZaakdocumentToe' && operation !== 'edcLk01') return message;
  return { ...message, children: message.children.map((child) => (child.ns === ZKN && child.name === 'object' ? titled(child) : child)) };
};

function titled(object: XmlTree): XmlTree {
  const inhoud = childOf(object, ZKN, 'inhoud');
  const titel = childOf(object, ZKN, 'titel');
  const name = inhoud && attribute(inhoud, STUF, 'bestandsnaam')?.trim();
  if (name === undefined || name === '' || (titel !== undefined && titel.text.trim() !== '' && !isNilTree(titel))) return object;
  const others = object.children.filter((child) => child !== titel);
  const at = others.findIndex((child) => !BEFORE_TITLE.has(child.name));
  const title = element(ZKN, 'titel', name.slice(0, 200)); // ZKN 3.10: titel ≤ 200
  return { ...object, children: [...others.slice(0, at), title, ...others.slice(at)] };
}

const CHANGES: ReadonlySet<OperatieNaam> = new Set(['updateZaak', 'actualiseerZaakstatus', 'updateZaakdocument', 'updateBesluit', 'ontkoppelZaakdocument']);

/** `mutatiesoort` and the object itself only: a relation that is added says T rightly. */
const changeNotAddition: Mend = (message, operation) => {
  if (!CHANGES.has(operation)) return message;
  return walk(message, (tree, parents) => {
    if (tree.name === 'mutatiesoort' && tree.ns === STUF && tree.text.trim() === 'T') return { ...tree, text: 'W' };
    const isTop = tree.name === 'object' && tree.ns === ZKN && parents.length > 0 && parents.every((parent) => parent.name !== 'object');
    if (!isTop || attribute(tree, STUF, 'verwerkingssoort') !== 'T') return tree;
    return { ...tree, attributes: tree.attributes.map((one): XmlAttribute => (one.ns === STUF && one.name === 'verwerkingssoort' ? { ...one, value: 'W' } : one)) };
  });
};

const MENDS: readonly (readonly [QuirkName, Mend])[] = [
  ['rgbz-names', rgbzNames],
  ['year-one-dates', yearOne],
  ['title-absent', titleFromFile],
  ['t-for-w', changeNotAddition],
];

/** Mends what this sender may send; a quirk that is off, or is not in the message, changes nothing. */
export function tolerate(message: XmlTree, operation: OperatieNaam, allows: (quirk: QuirkName) => boolean): Tolerated {
  const quirks: QuirkName[] = [];
  let mended = message;
  for (const [quirk, mend] of MENDS) {
    if (!allows(quirk)) continue;
    const after = mend(mended, operation);
    if (!isSame(after, mended)) quirks.push(quirk);
    mended = after;
  }
  return { message: mended, quirks };
}

/** `title-absent` copies the message before it knows: what counts is whether an object became another. */
const isSame = (a: XmlTree, b: XmlTree): boolean => a === b || (a.children.length === b.children.length && a.children.every((child, at) => child === b.children[at]) && a.attributes === b.attributes && a.text === b.text && a.name === b.name);

/** Sets functie as the schema has it: checked and let pass by `checkCodes`. */
export function withFunctie(message: XmlTree, functie: string): XmlTree {
  return walk(message, (tree, parents) => (tree.ns === STUF && tree.name === 'functie' && parents.at(-1)?.name === 'stuurgegevens' && parents.length === 2 ? { ...tree, text: functie } : tree));
}

/** Says the berichtcode of the operation where a message says none: let pass by `checkCodes`. It is the first of stuurgegevens (A2). */
export function withBerichtcode(message: XmlTree, berichtcode: string): XmlTree {
  return walk(message, (tree, parents) => {
    if (tree.name !== 'stuurgegevens' || parents.length !== 1) return tree;
    return { ...tree, children: [element(STUF, 'berichtcode', berichtcode), ...tree.children.filter(({ ns, name }) => ns !== STUF || name !== 'berichtcode')] };
  });
}

/** For the check against the schema only: an empty `inhoud` in a scope is left out (ERR0426). */
export function withoutNilInhoudInScope(message: XmlTree): XmlTree {
  return walk(message, (tree, parents) => {
    if (!parents.some(({ name }) => name === 'scope') && tree.name !== 'scope') return tree;
    const children = tree.children.filter((child) => !(child.ns === ZKN && child.name === 'inhoud' && (isNilTree(child) || child.text.trim() === '')));
    return children.length === tree.children.length ? tree : { ...tree, children };
  });
}

