// Lays out a document: an archiefstuk with the files that were chosen, and those a person supplied beside them.
import type { Archiefstuk, Versie } from '../dossier';
import { begrip, refersTo, type Verwijzing } from '../metadata';
import { apart } from '../names';
import type { SipFile, SipObject } from '../sip';
import { fileOf, folderFor, metadataOf, tidy, type Drawing, type Where } from './drawing';

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

/** null: a person decided that it stays behind. */
export function stukOf(drawing: Drawing, where: Where, stuk: Archiefstuk): SipObject | null {
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
