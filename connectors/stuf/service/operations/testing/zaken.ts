// Bodies of messages about an invented zaak, for tests of operations.

export const PARAMETERS = (soort: string): string => `<ZKN:parameters><StUF:mutatiesoort>${soort}</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></ZKN:parameters>`;

export const IS_VAN = (code = 'B0001'): string => `<ZKN:isVan StUF:entiteittype="ZAKZKT" StUF:verwerkingssoort="T"><ZKN:gerelateerde StUF:entiteittype="ZKT" StUF:verwerkingssoort="I"><ZKN:omschrijving>Zaaktype</ZKN:omschrijving><ZKN:code>${code}</ZKN:code></ZKN:gerelateerde></ZKN:isVan>`;

/** Elements in the order of the schema: leaves first, relations after them. */
export const object = (soort: string, leaves: string, relations = '', entiteit = 'ZAK'): string => `<ZKN:object StUF:entiteittype="${entiteit}" StUF:verwerkingssoort="${soort}">${leaves}${relations}</ZKN:object>`;

export const leaves = (identificatie: string, more = ''): string =>
  `<ZKN:identificatie>${identificatie}</ZKN:identificatie><ZKN:omschrijving>Aanvraag</ZKN:omschrijving>${more}`;

export const dates = '<ZKN:startdatum>20261120</ZKN:startdatum><ZKN:registratiedatum>20261120</ZKN:registratiedatum>';
export const level = '<ZKN:zaakniveau>1</ZKN:zaakniveau><ZKN:deelzakenIndicatie>N</ZKN:deelzakenIndicatie>';

/** A relation to a betrokkene or object. */
export const relation = (element: string, code: string, soort: string, gerelateerde: string): string =>
  gerelateerde === '' ? `<ZKN:${element} StUF:entiteittype="${code}" StUF:verwerkingssoort="${soort}" xsi:nil="true" StUF:noValue="geenWaarde"/>` : `<ZKN:${element} StUF:entiteittype="${code}" StUF:verwerkingssoort="${soort}"><ZKN:gerelateerde>${gerelateerde}</ZKN:gerelateerde></ZKN:${element}>`;

export const NPS = (bsn: string, more = '<BG:geslachtsnaam>Precies</BG:geslachtsnaam><BG:voorletters>P</BG:voorletters>'): string => `<ZKN:natuurlijkPersoon StUF:entiteittype="NPS" StUF:verwerkingssoort="T"><BG:inp.bsn>${bsn}</BG:inp.bsn>${more}</ZKN:natuurlijkPersoon>`;
export const NNP = (id: string): string => `<ZKN:nietNatuurlijkPersoon StUF:entiteittype="NNP" StUF:verwerkingssoort="T"><BG:inn.nnpId>${id}</BG:inn.nnpId><BG:statutaireNaam>Stichting Zandhoek</BG:statutaireNaam></ZKN:nietNatuurlijkPersoon>`;
export const VES = (number: string): string => `<ZKN:vestiging StUF:entiteittype="VES" StUF:verwerkingssoort="T"><BG:vestigingsNummer>${number}</BG:vestigingsNummer><BG:handelsnaam>Bakkerij De Krent</BG:handelsnaam></ZKN:vestiging>`;
export const OEH = (id: string): string => `<ZKN:organisatorischeEenheid StUF:entiteittype="OEH" StUF:verwerkingssoort="T"><ZKN:identificatie>${id}</ZKN:identificatie><ZKN:naam>Burgerzaken</ZKN:naam></ZKN:organisatorischeEenheid>`;
export const MDW = (id: string): string => `<ZKN:medewerker StUF:entiteittype="MDW" StUF:verwerkingssoort="T"><ZKN:identificatie>${id}</ZKN:identificatie><ZKN:achternaam>Jansen</ZKN:achternaam></ZKN:medewerker>`;
export const ADRES = (id: string): string => `<ZKN:adres StUF:entiteittype="AOA" StUF:verwerkingssoort="T"><BG:identificatie>${id}</BG:identificatie><BG:wpl.woonplaatsNaam>Zandhoek</BG:wpl.woonplaatsNaam><BG:gor.openbareRuimteNaam>Duinweg</BG:gor.openbareRuimteNaam><BG:huisnummer>15</BG:huisnummer></ZKN:adres>`;

export const heeft = (omschrijving: string, volgnummer: string, datum: string, more = ''): string =>
  `<ZKN:heeft StUF:entiteittype="ZAKSTT" StUF:verwerkingssoort="T"><ZKN:gerelateerde StUF:entiteittype="STT" StUF:verwerkingssoort="I"><ZKN:volgnummer>${volgnummer}</ZKN:volgnummer><ZKN:omschrijving>${omschrijving}</ZKN:omschrijving></ZKN:gerelateerde>${more === '' ? '' : more.split('|')[0] ?? ''}<ZKN:datumStatusGezet>${datum}</ZKN:datumStatusGezet>${more.split('|')[1] ?? ''}</ZKN:heeft>`;

export const GEZET_DOOR = (id: string): string => `<ZKN:isGezetDoor StUF:entiteittype="ZAKSTTBTR" StUF:verwerkingssoort="T"><ZKN:gerelateerde>${MDW(id)}</ZKN:gerelateerde></ZKN:isGezetDoor>`;

/** creeerZaak, whole. */
export const create = (identificatie: string, relations = '', more = '', code = 'B0001'): string => PARAMETERS('T') + object('T', leaves(identificatie, more + dates + level), IS_VAN(code) + relations);
/** updateZaak with two objects. */
export const update = (was: string, wordt: string): string => PARAMETERS('W') + was + wordt;

/** A question about one object; scope '' is none. */
export const question = (identificatie: string, scope = '<ZKN:scope><ZKN:object StUF:entiteittype="ZAK" StUF:scope="alles"/></ZKN:scope>', entiteit = 'ZAK', more = ''): string =>
  `<ZKN:parameters><StUF:sortering>1</StUF:sortering><StUF:indicatorVervolgvraag>false</StUF:indicatorVervolgvraag></ZKN:parameters><ZKN:gelijk StUF:entiteittype="${entiteit}"><ZKN:identificatie>${identificatie}</ZKN:identificatie>${more}</ZKN:gelijk>${scope}`;

/** edcLk01 of one document of one zaak; content '' is none. */
export const document = (identificatie: string, zaak: string, content: string, more = '', relation = ''): string => PARAMETERS('T') + object('T',
  `<ZKN:identificatie>${identificatie}</ZKN:identificatie><ZKN:dct.omschrijving>Brief</ZKN:dct.omschrijving><ZKN:creatiedatum>20261120</ZKN:creatiedatum><ZKN:titel>Een brief</ZKN:titel><ZKN:formaat>text/plain</ZKN:formaat><ZKN:taal>nld</ZKN:taal>${more}<ZKN:vertrouwelijkAanduiding>OPENBAAR</ZKN:vertrouwelijkAanduiding><ZKN:auteur>Jansen</ZKN:auteur>`
  + (content === '' ? '' : `<ZKN:inhoud xmime:contentType="text/plain" StUF:bestandsnaam="brief.txt">${Buffer.from(content).toString('base64')}</ZKN:inhoud>`),
  `<ZKN:isRelevantVoor StUF:entiteittype="EDCZAK" StUF:verwerkingssoort="T"><ZKN:gerelateerde StUF:entiteittype="ZAK" StUF:verwerkingssoort="I"><ZKN:identificatie>${zaak}</ZKN:identificatie></ZKN:gerelateerde>${relation}</ZKN:isRelevantVoor>`, 'EDC');
