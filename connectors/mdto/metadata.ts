// MDTO metadata as typed plain data, and its XML: the same fields under the same names as the schema has them.
import type { JsonObject } from '../../core/model/json';
import { inOrder } from '../../core/xml/ordered';
import { writeXml } from '../../core/xml/write';
import { MDTO_NAMESPACE, MDTO_TYPES, type XsdVersion } from './schema';

/* Type aliases, not interfaces: these values are JSON and must be assignable to it. */
export type Identificatie = { identificatieKenmerk: string; identificatieBron: string };
export type Verwijzing = { verwijzingNaam: string; verwijzingIdentificatie?: Identificatie };
export type Begrip = { begripLabel: string; begripCode?: string; begripBegrippenlijst: Verwijzing };
export type Event = { eventType: Begrip; eventTijd?: string; eventVerantwoordelijkeActor?: Verwijzing; eventResultaat?: string };
export type Termijn = { termijnTriggerStartLooptijd?: Begrip; termijnStartdatumLooptijd?: string; termijnLooptijd?: string; termijnEinddatum?: string };
export type BeperkingGebruik = { beperkingGebruikType: Begrip; beperkingGebruikNadereBeschrijving?: string; beperkingGebruikDocumentatie?: Verwijzing[]; beperkingGebruikTermijn?: Termijn };
export type Relatie = { gerelateerdInformatieobjectVerwijzing: Verwijzing; gerelateerdInformatieobjectTypeRelatie: Begrip };
export type Betrokkene = { betrokkeneTypeRelatie: Begrip; betrokkeneActor: Verwijzing };
export type DekkingInTijd = { dekkingInTijdType: Begrip; dekkingInTijdBegindatum: string; dekkingInTijdEinddatum?: string };

/** What a mapping gives of an informatieobject: all but its place in the tree, its level and who may see it. */
export type Beschrijving = {
  identificatie: Identificatie[];
  naam: string;
  classificatie?: Begrip[];
  trefwoord?: string[];
  omschrijving?: string[];
  raadpleeglocatie?: JsonObject[];
  dekkingInTijd?: DekkingInTijd[];
  dekkingInRuimte?: Verwijzing[];
  taal?: string[];
  event?: Event[];
  waardering?: Begrip;
  bewaartermijn?: Termijn;
  informatiecategorie?: Begrip;
  gerelateerdInformatieobject?: Relatie[];
  archiefvormer?: Verwijzing[];
  betrokkene?: Betrokkene[];
  activiteit?: Verwijzing;
};

/** A whole informatieobject, ready to be written. */
export type Informatieobject = Beschrijving & {
  aggregatieniveau: Begrip;
  waardering: Begrip;
  archiefvormer: Verwijzing[];
  isOnderdeelVan?: Verwijzing[];
  bevatOnderdeel?: Verwijzing[];
  heeftRepresentatie?: Verwijzing[];
  aanvullendeMetagegevens?: Verwijzing[];
  beperkingGebruik: BeperkingGebruik[];
};

/** Metadata of one file. `checksumDatum` is a local dateTime without zone or one in UTC; `omvang` in bytes. */
export type Bestand = {
  identificatie: Identificatie[];
  naam: string;
  omvang: number;
  bestandsformaat: Begrip;
  checksum: { checksumAlgoritme: Begrip; checksumWaarde: string; checksumDatum: string }[];
  URLBestand?: string;
  isRepresentatieVan: Verwijzing;
};

/** A term of a list that is named, with its code where it has one. */
export const begrip = (label: string, lijst: string, code?: string): Begrip =>
  ({ begripLabel: label, ...(code !== undefined && { begripCode: code }), begripBegrippenlijst: { verwijzingNaam: lijst } });

/** How others refer to an object: by its name and its first identification. */
export function refersTo(object: { readonly naam: string; readonly identificatie: readonly Identificatie[] }): Verwijzing {
  const [first] = object.identificatie;
  return { verwijzingNaam: object.naam, ...(first && { verwijzingIdentificatie: first }) };
}

const SCHEMA_LOCATION: Readonly<Record<XsdVersion, string>> = {
  '1.0': `${MDTO_NAMESPACE} https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.xsd`,
  '1.0.1': `${MDTO_NAMESPACE} https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd`,
};

/** A sidecar: one object, in the order of the XSD of this version, which it names. Throws DiagnosticError (ZS3026, ZS3027). */
export function mdtoXml(kind: 'informatieobject' | 'bestand', value: JsonObject, version: XsdVersion): string {
  return writeXml({
    name: 'MDTO',
    attributes: { xmlns: MDTO_NAMESPACE, 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:schemaLocation': SCHEMA_LOCATION[version] },
    children: [{ name: kind, children: inOrder(MDTO_TYPES[version], kind, value) }],
  });
}
