// Lays a dossier out as a SIP: objects in folders, names, relations and restrictions, as the profile of the receiver wants them.
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { stukOf } from './layout/archiefstuk';
import { besluitOf } from './layout/besluit';
import { folderFor, metadataOf, representing, type Boven, type Drawing, type LayoutInput, type Where } from './layout/drawing';
import { extraOf } from './layout/extra';
import { refersTo, type Beschrijving } from './metadata';
import { nameBook } from './names';
import { longestName, longestPath } from './paths';
import type { Sip, SipObject } from './sip';

export type { LayoutInput } from './layout/drawing';

/** Lengths of names that are tried, from comfortable to bare, until every path fits. */
const LENGTHS = [80, 56, 40, 28, 20, 14] as const;

function dossierObject(drawing: Drawing, where: Where): SipObject {
  const { dossier, beslist, profile } = drawing;
  const niveau = profile.tree.dossier;
  const place = folderFor(drawing, where, dossier.naamgeving);
  const below: Where = { folder: place.folder, parent: refersTo(dossier.informatieobject) };
  const stukken = dossier.archiefstukken.map((stuk) => stukOf(drawing, below, stuk)).filter((stuk) => stuk !== null);
  const besluiten = dossier.besluiten.map((besluit) => besluitOf(drawing, below, besluit, stukken));
  const extra = extraOf(drawing, below, dossier.informatieobject.naam);
  const objects = [...stukken, ...besluiten, ...(extra ? [extra] : [])];
  const metadata = metadataOf(drawing, { beschrijving: dossier.informatieobject, niveau, beperkingGebruik: beslist.dossier, parent: where.parent, files: [], objects, ...(extra && { extra: representing(extra.files) }) });
  return { niveau, bron: dossier.bron, ...place, metadata, files: [], objects };
}

/** Archief and Serie stand around the dossier; each SIP repeats them, for each must be whole. */
function aboveOf(drawing: Drawing, boven: readonly Boven[], where: Where): SipObject {
  const [outer, ...rest] = boven;
  if (!outer) return dossierObject(drawing, where);
  const place = folderFor(drawing, where, outer.naam);
  const beschrijving: Beschrijving = { identificatie: [outer.identificatie], naam: outer.naam };
  const objects = [aboveOf(drawing, rest, { folder: place.folder, parent: refersTo(beschrijving) })];
  const metadata = metadataOf(drawing, { beschrijving, niveau: outer.niveau, beperkingGebruik: drawing.beslist.dossier, parent: where.parent, files: [], objects });
  return { niveau: outer.niveau, ...place, metadata, files: [], objects };
}

function draw(input: LayoutInput, length: number): Sip {
  const { order, dossier, profile } = input;
  const book = nameBook(profile.names);
  if (profile.packing.pakbon === 'inside') book.claim('pakbon', 80);
  const root = aboveOf({ ...input, book, length }, input.boven, { folder: '', parent: input.parent });
  return {
    sip: order.sip, kind: order.kind, list: order.list.id, supplementOf: order.supplementOf, dossier: order.dossier,
    profile: profile.name, titel: dossier.informatieobject.naam, objects: [root],
  };
}

/** The SIP of a dossier: the same for the same input, to the letter. An error says that no length of names makes its paths fit. */
export function layout(input: LayoutInput): { readonly sip: Sip; readonly diagnostics: readonly Diagnostic[] } {
  const { maxPath, maxName } = input.profile.names;
  let sip = draw(input, LENGTHS[0]);
  for (const length of LENGTHS) {
    sip = draw(input, length);
    if (longestPath(sip).length <= maxPath && longestName(sip).length <= maxName) return { sip, diagnostics: [] };
  }
  const path = longestPath(sip).length;
  const what = path > maxPath ? `a path is ${path} characters long; ${input.profile.name} takes ${maxPath}` : `a name is ${longestName(sip).length} characters long; ${input.profile.name} takes ${maxName}`;
  return { sip, diagnostics: [diagnostic('ZS4338', what, { subject: input.subject })] };
}
