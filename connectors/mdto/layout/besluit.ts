// Lays out a besluit: an archiefstuk that names the documents in which it was laid down.
import { csvOf } from '../csv';
import type { Dossier } from '../dossier';
import { begrip, refersTo, type Relatie } from '../metadata';
import type { SipObject } from '../sip';
import { fileOf, folderFor, metadataOf, type Drawing, type Where } from './drawing';

const CSV = { puid: 'x-fmt/18', label: 'Comma Separated Values' } as const;
const VASTGELEGD = begrip('Vastgelegd in', 'Zaakrelaties');

/** A besluit is an archiefstuk of its own, also when no document lays it down. */
export function besluitOf(drawing: Drawing, where: Where, besluit: Dossier['besluiten'][number], stukken: readonly SipObject[]): SipObject {
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
