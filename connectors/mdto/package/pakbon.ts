// Writes the pakbon: what is in the delivery, how much, from whom, and the one hash by which it is known.
import { writeXml, type XmlNode } from '../../../core/xml/write';

/** What a pakbon says beside its counts; all of it optional but the names. */
export interface PakbonFacts {
  readonly sip: string;
  readonly titel: string;
  readonly dossier: string;
  readonly kind: 'overbrenging' | 'uitplaatsing';
  readonly list: string;
  readonly supplementOf: string | null;
  readonly archiefvormer: readonly string[];
  readonly destination?: string;
  readonly contact?: string;
  readonly email?: string;
}

export interface PakbonCounts {
  readonly informatieobjecten: number;
  readonly bestanden: number;
  /** Files that are no metadata, and their bytes. */
  readonly inhoud: number;
  readonly bytes: number;
  /** Formats outside the list of the receiver, or not recognised: what the remarks say. */
  readonly opmerkingen: readonly string[];
}

export interface PakbonHash {
  /** Spelled as the receiver spells it. */
  readonly algoritme: string;
  readonly waarde: string;
  /** What was hashed. */
  readonly over: 'manifest' | 'container';
}

const leaf = (name: string, value: string | number | undefined): XmlNode[] => (value === undefined || value === '' ? [] : [{ name, text: String(value) }]);

/** The elements a receiver asks for (MDTO-SIP-specificatie 1.0, pakbon), in one fixed order. */
export function pakbonXml(facts: PakbonFacts, counts: PakbonCounts, hash: PakbonHash, at: string): string {
  const contact = [...leaf('naam', facts.contact), ...leaf('email', facts.email)];
  return writeXml({
    name: 'pakbon',
    children: [
      ...leaf('identificatie', facts.sip),
      ...leaf('titel', facts.titel),
      ...leaf('dossier', facts.dossier),
      ...leaf('soort', facts.kind),
      ...leaf('overbrengingslijst', facts.list),
      ...leaf('aanvullingOp', facts.supplementOf ?? undefined),
      ...leaf('doellocatie', facts.destination),
      { name: 'hash', children: [...leaf('algoritme', hash.algoritme), ...leaf('waarde', hash.waarde), ...leaf('over', hash.over)] },
      ...leaf('tijdstip', at),
      ...facts.archiefvormer.map((name): XmlNode => ({ name: 'archiefvormer', text: name })),
      ...(contact.length > 0 ? [{ name: 'contact', children: contact }] : []),
      {
        name: 'aantallen',
        children: [
          ...leaf('informatieobjecten', counts.informatieobjecten),
          ...leaf('bestanden', counts.bestanden),
          ...leaf('bestandenZonderMetagegevens', counts.inhoud),
          ...leaf('omvangInBytes', counts.bytes),
        ],
      },
      ...counts.opmerkingen.map((text): XmlNode => ({ name: 'opmerking', text })),
    ],
  });
}
