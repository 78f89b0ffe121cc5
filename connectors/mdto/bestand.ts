// Describes a file as MDTO wants it: size, format and checksum as found in its bytes, and what it represents.
import { begrip, type Bestand } from './metadata';
import type { Measured, SipFile } from './sip';

/** XSD dateTime in whole seconds, UTC. */
const second = (moment: string): string => `${moment.slice(0, 19)}Z`;

/** Without a signature the format is said to be unknown, with what the source called it; never guessed. */
export function bestandOf(file: SipFile, measured: Measured, checksumLabel: string): Bestand {
  const { format } = measured;
  return {
    identificatie: [...file.identificatie],
    naam: file.naam,
    omvang: measured.size,
    bestandsformaat: format
      ? begrip(format.label, 'PRONOM-register', format.puid)
      : begrip(file.formaat === undefined ? 'Onbekend' : `Onbekend, volgens de bron ${file.formaat}`, 'Bestandsformaten zonder PRONOM-code'),
    checksum: [{ checksumAlgoritme: begrip(checksumLabel, 'Begrippenlijst ChecksumAlgoritme MDTO'), checksumWaarde: measured.checksum, checksumDatum: second(measured.at) }],
    isRepresentatieVan: file.isRepresentatieVan,
  };
}
