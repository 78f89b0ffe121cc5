// Messages of invented senders, as text: prefixes, headers and oddities as a test wants them.

const NS = 'xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310" xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:BG="http://www.egem.nl/StUF/sector/bg/0310" xmlns:ZDS="http://www.stufstandaarden.nl/koppelvlak/zds0120" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xmime="http://www.w3.org/2005/05/xmlmime"';
const SOAP = { '1.1': 'http://schemas.xmlsoap.org/soap/envelope/', '1.2': 'http://www.w3.org/2003/05/soap-envelope' } as const;

export const ACTION11 = 'http://www.egem.nl/StUF/sector/zkn/0310/';
export const ACTION12 = 'http://www.stufstandaarden.nl/koppelvlak/zds0120/';

export interface Header {
  readonly berichtcode: string;
  readonly applicatie?: string;
  readonly organisatie?: string;
  readonly ontvanger?: string;
  readonly referentienummer?: string;
  readonly tijdstip?: string;
  readonly entiteittype?: string;
  readonly functie?: string;
}

export function stuurgegevens({ berichtcode, applicatie = 'FORMULIEREN', organisatie = '9999', ontvanger = 'ZAAKSLUIS', referentienummer = 'ref-1', tijdstip = '20261123101500000', entiteittype, functie }: Header, prefix = 'ZKN'): string {
  return `<${prefix}:stuurgegevens><StUF:berichtcode>${berichtcode}</StUF:berichtcode><StUF:zender><StUF:organisatie>${organisatie}</StUF:organisatie><StUF:applicatie>${applicatie}</StUF:applicatie></StUF:zender>`
    + `<StUF:ontvanger><StUF:organisatie>9999</StUF:organisatie><StUF:applicatie>${ontvanger}</StUF:applicatie></StUF:ontvanger><StUF:referentienummer>${referentienummer}</StUF:referentienummer><StUF:tijdstipBericht>${tijdstip}</StUF:tijdstipBericht>`
    + `${entiteittype === undefined ? '' : `<StUF:entiteittype>${entiteittype}</StUF:entiteittype>`}${functie === undefined ? '' : `<StUF:functie>${functie}</StUF:functie>`}</${prefix}:stuurgegevens>`;
}

export const envelope = (message: string, { soap = '1.1', headers = '' }: { readonly soap?: '1.1' | '1.2'; readonly headers?: string } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP[soap]}">${headers === '' ? '' : `<soap:Header>${headers}</soap:Header>`}<soap:Body>${message}</soap:Body></soap:Envelope>`;

/** An addition of a zaak. `more`: after startdatum and registratiedatum. */
export function creeerZaak(header: Partial<Header> & { readonly identificatie?: string; readonly versie?: '1.1' | '1.2'; readonly omschrijving?: string; readonly object?: string; readonly mutatiesoort?: string } = {}): string {
  const { identificatie = '9999000000001', versie = '1.1', omschrijving = 'Aanvraag', object = '', mutatiesoort = 'T', ...rest } = header;
  const root = versie === '1.1' ? 'ZKN:zakLk01' : 'ZDS:creeerZaak_ZakLk01';
  return `<${root} ${NS}>${stuurgegevens({ berichtcode: 'Lk01', entiteittype: 'ZAK', ...rest })}<ZKN:parameters><StUF:mutatiesoort>${mutatiesoort}</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></ZKN:parameters>`
    + `<ZKN:object StUF:entiteittype="ZAK" StUF:verwerkingssoort="T"><ZKN:identificatie>${identificatie}</ZKN:identificatie><ZKN:omschrijving>${omschrijving}</ZKN:omschrijving><ZKN:startdatum>20261123</ZKN:startdatum><ZKN:registratiedatum>20261123</ZKN:registratiedatum>${object}`
    + '<ZKN:zaakniveau>1</ZKN:zaakniveau><ZKN:deelzakenIndicatie>N</ZKN:deelzakenIndicatie>'
    + '<ZKN:isVan StUF:entiteittype="ZAKZKT" StUF:verwerkingssoort="T"><ZKN:gerelateerde StUF:entiteittype="ZKT" StUF:verwerkingssoort="I"><ZKN:omschrijving>Melding</ZKN:omschrijving><ZKN:code>B1026</ZKN:code></ZKN:gerelateerde></ZKN:isVan>'
    + '<ZKN:heeftAlsInitiator StUF:entiteittype="ZAKBTRINI" StUF:verwerkingssoort="T"><ZKN:gerelateerde><ZKN:natuurlijkPersoon StUF:entiteittype="NPS" StUF:verwerkingssoort="I"><BG:inp.bsn>111222333</BG:inp.bsn></ZKN:natuurlijkPersoon></ZKN:gerelateerde></ZKN:heeftAlsInitiator>'
    + `</ZKN:object></${root}>`;
}

/** A change: was and wordt, each with what is given. */
export function updateZaak(was: string, wordt: string, header: Partial<Header> & { readonly verwerkingssoort?: string; readonly mutatiesoort?: string } = {}): string {
  const { verwerkingssoort = 'W', mutatiesoort = 'W', ...rest } = header;
  const object = (content: string): string => `<ZKN:object StUF:entiteittype="ZAK" StUF:verwerkingssoort="${verwerkingssoort}"><ZKN:identificatie>9999000000001</ZKN:identificatie>${content}</ZKN:object>`;
  return `<ZKN:zakLk01 ${NS}>${stuurgegevens({ berichtcode: 'Lk01', entiteittype: 'ZAK', ...rest })}<ZKN:parameters><StUF:mutatiesoort>${mutatiesoort}</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></ZKN:parameters>${object(was)}${object(wordt)}</ZKN:zakLk01>`;
}

export function geefZaakdetails(header: Partial<Header> & { readonly identificatie?: string; readonly scope?: string } = {}): string {
  const { identificatie = '9999000000001', scope = '<ZKN:object StUF:entiteittype="ZAK" StUF:scope="alles"/>', ...rest } = header;
  return `<ZKN:zakLv01 ${NS}>${stuurgegevens({ berichtcode: 'Lv01', entiteittype: 'ZAK', ...rest })}<ZKN:parameters><StUF:sortering>0</StUF:sortering><StUF:indicatorVervolgvraag>false</StUF:indicatorVervolgvraag></ZKN:parameters>`
    + `<ZKN:gelijk StUF:entiteittype="ZAK"><ZKN:identificatie>${identificatie}</ZKN:identificatie></ZKN:gelijk><ZKN:scope>${scope}</ZKN:scope></ZKN:zakLv01>`;
}

export function geefZaakdocumentLezen(header: Partial<Header> & { readonly scope?: string } = {}): string {
  const { scope = '<ZKN:object StUF:entiteittype="EDC" StUF:scope="alles"/>', ...rest } = header;
  return `<ZKN:edcLv01 ${NS}>${stuurgegevens({ berichtcode: 'Lv01', entiteittype: 'EDC', ...rest })}<ZKN:parameters><StUF:sortering>0</StUF:sortering><StUF:indicatorVervolgvraag>false</StUF:indicatorVervolgvraag></ZKN:parameters>`
    + `<ZKN:gelijk StUF:entiteittype="EDC"><ZKN:identificatie>9999D0001</ZKN:identificatie></ZKN:gelijk><ZKN:scope>${scope}</ZKN:scope></ZKN:edcLv01>`;
}

export const geefZaakdocumentBewerken = (header: Partial<Header> = {}): string =>
  `<ZKN:geefZaakdocumentbewerken_Di02 ${NS}>${stuurgegevens({ berichtcode: 'Di02', functie: 'geefZaakdocumentbewerken', ...header })}<ZKN:edcLv01 StUF:entiteittype="EDC" StUF:functie="selectie"><ZKN:parameters><StUF:indicatorAfnemerIndicatie>false</StUF:indicatorAfnemerIndicatie></ZKN:parameters>`
  + '<ZKN:gelijk StUF:entiteittype="EDC"><ZKN:identificatie>9999D0001</ZKN:identificatie></ZKN:gelijk></ZKN:edcLv01></ZKN:geefZaakdocumentbewerken_Di02>';

export const genereerZaakIdentificatie = (header: Partial<Header> = {}): string =>
  `<ZKN:genereerZaakIdentificatie_Di02 ${NS}>${stuurgegevens({ berichtcode: 'Di02', functie: 'genereerZaakidentificatie', ...header })}</ZKN:genereerZaakIdentificatie_Di02>`;

/** A document; `inhoud` is the base64, or an xop:Include. */
export function voegZaakdocumentToe(inhoud: string, header: Partial<Header> & { readonly titel?: string; readonly creatiedatum?: string } = {}): string {
  const { titel = '<ZKN:titel>Tekening</ZKN:titel>', creatiedatum = '20261120', ...rest } = header;
  return `<ZKN:edcLk01 ${NS}>${stuurgegevens({ berichtcode: 'Lk01', entiteittype: 'EDC', ...rest })}<ZKN:parameters><StUF:mutatiesoort>T</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></ZKN:parameters>`
    + `<ZKN:object StUF:entiteittype="EDC" StUF:verwerkingssoort="T"><ZKN:identificatie>9999D0001</ZKN:identificatie><ZKN:dct.omschrijving>Bijlage</ZKN:dct.omschrijving><ZKN:creatiedatum>${creatiedatum}</ZKN:creatiedatum>${titel}`
    + `<ZKN:formaat>application/pdf</ZKN:formaat><ZKN:taal>nld</ZKN:taal><ZKN:vertrouwelijkAanduiding>OPENBAAR</ZKN:vertrouwelijkAanduiding><ZKN:auteur>A. de Boer</ZKN:auteur><ZKN:inhoud StUF:bestandsnaam="tekening.pdf" xmime:contentType="application/pdf">${inhoud}</ZKN:inhoud>`
    + '<ZKN:isRelevantVoor StUF:entiteittype="EDCZAK" StUF:verwerkingssoort="T"><ZKN:gerelateerde StUF:entiteittype="ZAK" StUF:verwerkingssoort="I"><ZKN:identificatie>9999000000001</ZKN:identificatie></ZKN:gerelateerde></ZKN:isRelevantVoor></ZKN:object></ZKN:edcLk01>';
}
