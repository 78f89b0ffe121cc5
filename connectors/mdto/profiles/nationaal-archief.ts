// Nationaal Archief: the MDTO-SIP-specificatie 1.0 of March 2026.
import { VOORKEURSFORMATEN } from '../formats/voorkeursformaten';
import type { Profile } from './profile';

export const nationaalArchief: Profile = {
  name: 'nationaal-archief',
  xsd: '1.0.1',
  sidecar: { informatieobject: '.MDTO.xml', bestand: '.bestand.MDTO.xml', withExtension: true },
  tree: { above: [], dossier: 'Dossier', bevatOnderdeel: true, besluit: 'metadata', deelzaak: 'relatie' },
  limits: { archiefvormer: 'many', beperkingGebruik: 'many', lineBreaks: true },
  names: { forbidden: '<>:"/\\|?*#&. ', ascii: true, maxName: 255, maxPath: 255, dos: true },
  packing: { container: 'folder', bagit: false, checksum: 'sha256', checksumLabel: 'SHA-256', pakbon: 'inside' },
  waarden: { openbaarheid: ['AW1995', 'AW2021', 'WOO', 'AVG'], versies: 'laatste', greenlist: [...VOORKEURSFORMATEN], buitenGreenlist: 'melden' },
};
