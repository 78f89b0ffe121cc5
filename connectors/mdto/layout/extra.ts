// Lays out supplementary metadata: the zaak as RGBZ spells it, in a file.
import { refersTo, type Beschrijving } from '../metadata';
import type { SipObject } from '../sip';
import { fileOf, folderFor, metadataOf, type Drawing, type Where } from './drawing';

const JSON_FORMAT = { puid: 'fmt/817', label: 'JSON Data Interchange Format' } as const;

/** RGBZ beside MDTO: an archiefstuk of its own, because it has its own restriction (practice §9). */
export function extraOf(drawing: Drawing, where: Where, naam: string): SipObject | null {
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
