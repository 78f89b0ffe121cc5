// The namespaces of StUF-ZDS, and the prefixes we write them with.

/** StUF 3.01: stuurgegevens, parameters, all StUF attributes, Bv, Fo and Tr messages. */
export const STUF = 'http://www.egem.nl/StUF/StUF0301';
/** Sectormodel ZKN 3.10: zaak, document, besluit; every root of ZDS 1.1. */
export const ZKN = 'http://www.egem.nl/StUF/sector/zkn/0310';
/** Sectormodel BG 3.10: what stands within a natuurlijkPersoon, pand, adres … */
export const BG = 'http://www.egem.nl/StUF/sector/bg/0310';
/** Roots of ZDS 1.2. */
export const ZDS = 'http://www.stufstandaarden.nl/koppelvlak/zds0120';
/** `contentType` of `inhoud`. */
export const XMIME = 'http://www.w3.org/2005/05/xmlmime';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const GML = 'http://www.opengis.net/gml';
export const XLINK = 'http://www.w3.org/1999/xlink';
/** SOAP 1.1, the normative one, and 1.2, which occurs in practice. */
export const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';

/** Prefix by namespace, for the writer: those most peers use, so that a person who reads a message sees what he knows. */
export const PREFIXES: Readonly<Record<string, string>> = {
  [STUF]: 'StUF', [ZKN]: 'ZKN', [BG]: 'BG', [ZDS]: 'ZDS', [XMIME]: 'xmime', [XSI]: 'xsi', [GML]: 'gml', [XLINK]: 'xlink', [SOAP11]: 'soapenv', [SOAP12]: 'soap12',
};
