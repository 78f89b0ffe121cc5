// Noord-Hollands Archief: what its pre-ingest checks (preingest-api, the MDTO Schematron) let through.
import { VOORKEURSFORMATEN } from '../formats/voorkeursformaten';
import type { Profile } from './profile';

export const noordHollandsArchief: Profile = {
  name: 'noord-hollands-archief',
  xsd: '1.0',
  sidecar: { informatieobject: '.mdto.xml', bestand: '.bestand.mdto.xml', withExtension: true },
  // Its nesting begins at Archief and ends in exactly one way: every archiefstuk has a file.
  tree: { above: ['Archief'], dossier: 'Dossier', bevatOnderdeel: true, besluit: 'bestand', deelzaak: 'relatie' },
  limits: { archiefvormer: 1, beperkingGebruik: 1, lineBreaks: false },
  names: { forbidden: '?*:"|/<>#&+ \\', ascii: true, maxName: 255, maxPath: 255, dos: true },
  packing: { container: 'tar', bagit: false, checksum: 'sha256', checksumLabel: 'SHA-256', pakbon: 'beside' },
  waarden: { openbaarheid: ['AW1995', 'AW2021', 'WOO', 'AVG'], versies: 'laatste', greenlist: [...VOORKEURSFORMATEN], buitenGreenlist: 'melden' },
};
