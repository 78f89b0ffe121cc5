// Lays a dossier out as a SIP: objects in folders, names, relations and restrictions, as the profile of the receiver wants them.
import type { TransferOrder } from '../../core/archive/transfer/order';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { Beslist } from './beperking/decide';
import type { Archiefstuk, Dossier, Versie } from './dossier';
import { csvOf } from './csv';
import { begrip, refersTo, type BeperkingGebruik, type Beschrijving, type Identificatie, type Informatieobject, type Relatie, type Verwijzing } from './metadata';
import { apart, nameBook, type NameBook } from './names';
import { longestName, longestPath } from './paths';
import type { Profile } from './profiles/profile';
import type { Sip, SipFile, SipObject, Niveau } from './sip';
import type { Keuze } from './versions';

/** An object above the dossier, as the connection names it. */
export interface Boven {
  readonly niveau: 'Archief' | 'Serie';
  readonly naam: string;
  readonly identificatie: Identificatie;
}

export interface LayoutInput {
  readonly dossier: Dossier;
  readonly order: TransferOrder;
  readonly profile: Profile;
  readonly boven: readonly Boven[];
  /** What the outermost object is part of at the receiver. */
  readonly parent: Verwijzing | null;
  readonly keuzes: ReadonlyMap<string, Keuze>;
  readonly beslist: Beslist;
  /** Supplementary metadata, with who may see it; null: it stays behind. */
  readonly extra: { readonly tekst: string; readonly beperking: BeperkingGebruik } | null;
  readonly fileNames: 'original' | 'identification';
  readonly subject: string;
}

const NIVEAUS = 'Begrippenlijst Aggregatieniveaus MDTO';
const CSV = { puid: 'x-fmt/18', label: 'Comma Separated Values' } as const;
const JSON_FORMAT = { puid: 'fmt/817', label: 'JSON Data Interchange Format' } as const;

/** Lengths of names that are tried, from comfortable to bare, until every path fits. */
const LENGTHS = [80, 56, 40, 28, 20, 14] as const;

interface Drawing extends LayoutInput {
  readonly book: NameBook;
  readonly length: number;
}

interface Where {
  readonly folder: string;
  readonly parent: Verwijzing | null;
}

const inside = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** A copy without fields that have no value: metadata that is compared must not depend on how absence is spelled. */
const tidy = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0))) as T;

function fileOf(drawing: Drawing, where: { readonly folder: string; readonly of: Verwijzing }, file: Omit<SipFile, 'path' | 'sidecar' | 'isRepresentatieVan'>, name: string): SipFile {
  const { sidecar } = drawing.profile;
  const { stem, ext } = apart(name);
  const claimed = drawing.book.claim(stem, drawing.length);
  const full = ext === '' ? claimed : `${claimed}.${ext}`;
  return {
    ...file,
    path: inside(where.folder, full),
    sidecar: inside(where.folder, `${sidecar.withExtension ? full : claimed}${sidecar.bestand}`),
    isRepresentatieVan: where.of,
  };
}

/** `heeftRepresentatie` names a file as its own metadata does. */
const representing = (files: readonly SipFile[]): Verwijzing[] => files.map((file) => refersTo({ naam: file.naam, identificatie: file.identificatie }));

function folderFor(drawing: Drawing, where: Where, name: string): { readonly folder: string; readonly sidecar: string } {
  const own = drawing.book.claim(name, drawing.length);
  const folder = inside(where.folder, own);
  return { folder, sidecar: `${folder}/${own}${drawing.profile.sidecar.informatieobject}` };
}

interface Described {
  readonly beschrijving: Beschrijving;
  readonly niveau: Niveau;
  readonly beperkingGebruik: readonly BeperkingGebruik[];
  readonly parent: Verwijzing | null;
  readonly files: readonly SipFile[];
  readonly objects: readonly SipObject[];
  readonly extra?: readonly Verwijzing[];
}

/** The whole metadata of an object; waardering and archiefvormer are the dossier's where it has none of its own: MDTO inherits nothing. */
function metadataOf({ dossier, profile }: Drawing, { beschrijving, niveau, beperkingGebruik, parent, files, objects, extra }: Described): Informatieobject {
  const { waardering, archiefvormer } = dossier.informatieobject;
  return {
    ...tidy({
      ...beschrijving,
      aggregatieniveau: begrip(niveau, NIVEAUS),
      waardering: beschrijving.waardering ?? waardering ?? begrip('Nader te bepalen', 'Begrippenlijst Waarderingen MDTO', 'N'),
      isOnderdeelVan: parent ? [parent] : [],
      bevatOnderdeel: profile.tree.bevatOnderdeel ? objects.map((object) => refersTo(object.metadata)) : [],
      heeftRepresentatie: representing(files),
      aanvullendeMetagegevens: [...(extra ?? [])],
    }),
    archiefvormer: beschrijving.archiefvormer ?? archiefvormer ?? [],
    beperkingGebruik: [...beperkingGebruik],
  };
}

function versionFile(drawing: Drawing, where: { readonly folder: string; readonly of: Verwijzing }, stuk: Archiefstuk, version: Versie): SipFile | null {
  if (version.inhoud === null) return null;
  const naam = version.bestandsnaam ?? stuk.naamgeving;
  const [first] = stuk.informatieobject.identificatie;
  const bron = stuk.informatieobject.identificatie.at(-1)?.identificatieBron ?? first?.identificatieBron ?? '';
  const { ext } = apart(naam);
  const called = drawing.fileNames === 'original' ? naam : `${stuk.naamgeving.replace(/\./g, '_')}${ext === '' ? '' : `.${ext}`}`;
  return fileOf(drawing, where, {
    key: `${stuk.bron}/${version.versie}`,
    naam: drawing.fileNames === 'original' ? naam : called,
    identificatie: [{ identificatieKenmerk: `${stuk.bron}/versie/${version.versie}`, identificatieBron: bron }],
    herkomst: { kind: 'bron', inhoud: version.inhoud },
    ...(version.formaat !== undefined && { formaat: version.formaat }),
    document: { bron: stuk.bron, versie: version.versie },
  }, called);
}

function stukOf(drawing: Drawing, where: Where, stuk: Archiefstuk): SipObject | null {
  const keuze = drawing.keuzes.get(stuk.bron);
  if (!keuze || keuze.leftOut) return null;
  const place = folderFor(drawing, where, stuk.naamgeving);
  const here = { folder: place.folder, of: refersTo(stuk.informatieobject) };
  const originals = keuze.versies.map((version) => versionFile(drawing, here, stuk, version)).filter((file) => file !== null);
  const converted = keuze.omzettingen.map((one, index): SipFile => fileOf(drawing, here, {
    key: `${stuk.bron}/omzetting/${index + 1}`,
    naam: one.file.split(/[/\\]/).at(-1) ?? one.file,
    identificatie: [{ identificatieKenmerk: `${stuk.bron}/omzetting/${one.sha256.slice(0, 16)}`, identificatieBron: stuk.informatieobject.identificatie.at(-1)?.identificatieBron ?? '' }],
    herkomst: { kind: 'bestand', file: one.file, sha256: one.sha256, size: one.size },
    ...(one.formaat !== undefined && { formaat: one.formaat }),
  }, one.file));
  const conversions = keuze.omzettingen.map((one) => tidy({
    eventType: begrip('Conversie', 'Begrippenlijst EventTypeLijst MDTO'),
    eventTijd: one.convertedAt,
    eventResultaat: [one.tool, one.reason].filter((part) => part !== undefined).join('; '),
  }));
  const beschrijving = { ...stuk.informatieobject, event: [...(stuk.informatieobject.event ?? []), ...conversions] };
  const files = [...originals, ...converted];
  const metadata = metadataOf(drawing, { beschrijving, niveau: 'Archiefstuk', beperkingGebruik: drawing.beslist.delen.get(stuk.bron) ?? [], parent: where.parent, files, objects: [] });
  return { niveau: 'Archiefstuk', bron: stuk.bron, ...place, metadata, files, objects: [] };
}

const VASTGELEGD = begrip('Vastgelegd in', 'Zaakrelaties');

/** A besluit is an archiefstuk of its own, also when no document lays it down. */
function besluitOf(drawing: Drawing, where: Where, besluit: Dossier['besluiten'][number], stukken: readonly SipObject[]): SipObject {
  const place = folderFor(drawing, where, besluit.naamgeving);
  const laidDown = besluit.documenten.flatMap((bron): Relatie[] => {
    const stuk = stukken.find((candidate) => candidate.bron === bron);
    return stuk ? [{ gerelateerdInformatieobjectVerwijzing: refersTo(stuk.metadata), gerelateerdInformatieobjectTypeRelatie: VASTGELEGD }] : [];
  });
  const beschrijving = { ...besluit.informatieobject, gerelateerdInformatieobject: [...(besluit.informatieobject.gerelateerdInformatieobject ?? []), ...laidDown] };
  const files = drawing.profile.tree.besluit === 'metadata' ? [] : [fileOf(drawing, { folder: place.folder, of: refersTo(beschrijving) }, {
    key: `${besluit.bron}/besluit`,
    naam: `${besluit.naamgeving}.csv`,
    identificatie: [{ identificatieKenmerk: `${besluit.bron}/gegevens`, identificatieBron: besluit.informatieobject.identificatie.at(-1)?.identificatieBron ?? '' }],
    herkomst: { kind: 'tekst', tekst: csvOf(besluit.velden ?? []), formaat: CSV },
    formaat: 'text/csv',
  }, `${besluit.naamgeving.replace(/\./g, '_')}_besluit.csv`)];
  const metadata = metadataOf(drawing, { beschrijving, niveau: 'Archiefstuk', beperkingGebruik: drawing.beslist.delen.get(besluit.bron) ?? [], parent: where.parent, files, objects: [] });
  return { niveau: 'Archiefstuk', bron: besluit.bron, ...place, metadata, files, objects: [] };
}

/** RGBZ beside MDTO: an archiefstuk of its own, because it has its own restriction (practice §9). */
function extraOf(drawing: Drawing, where: Where, naam: string): SipObject | null {
  const { extra, dossier } = drawing;
  if (!extra) return null;
  const place = folderFor(drawing, where, `${dossier.naamgeving}-rgbz`);
  const bron = dossier.informatieobject.identificatie.at(-1)?.identificatieBron ?? '';
  const beschrijving: Beschrijving = { identificatie: [{ identificatieKenmerk: `${dossier.bron}/rgbz`, identificatieBron: bron }], naam: `Aanvullende metagegevens (RGBZ) bij ${naam}` };
  const file = fileOf(drawing, { folder: place.folder, of: refersTo(beschrijving) }, {
    key: `${dossier.bron}/rgbz`, naam: 'rgbz-zaak.json', identificatie: [{ identificatieKenmerk: `${dossier.bron}/rgbz/bestand`, identificatieBron: bron }],
    herkomst: { kind: 'tekst', tekst: extra.tekst, formaat: JSON_FORMAT }, formaat: 'application/json',
  }, 'rgbz-zaak.json');
  const metadata = metadataOf(drawing, { beschrijving, niveau: 'Archiefstuk', beperkingGebruik: [extra.beperking], parent: where.parent, files: [file], objects: [] });
  return { niveau: 'Archiefstuk', ...place, metadata, files: [file], objects: [] };
}

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
