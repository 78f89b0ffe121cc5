// The messages of the StUF bench: one of each operation, about the n-th zaak and its document.
import { ACTION11, envelope, stuurgegevens } from '../../../connectors/stuf/service/testing/messages';
import { create, heeft, leaves, MDW, NNP, NPS, object, OEH, PARAMETERS, question, relation, update, VES } from '../../../connectors/stuf/service/operations/testing/zaken';

/** In the order in which they are asked: each finds what an earlier one made. */
export const OPERATIONS = ['genereerZaakIdentificatie', 'creeerZaak', 'actualiseerZaakstatus', 'voegZaakdocumentToe', 'geefZaakdetails', 'geefZaakstatus', 'geefLijstZaakdocumenten', 'geefZaakdocumentLezen'] as const;
export type OperationName = (typeof OPERATIONS)[number];

export interface Message {
  readonly action: string;
  readonly body: string;
}

const NS = 'xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310" xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:BG="http://www.egem.nl/StUF/sector/bg/0310" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xmime="http://www.w3.org/2005/05/xmlmime"';
const ROLLEN = relation('heeftAlsBelanghebbende', 'ZAKBTRBLH', 'T', NNP('002564440')) + relation('heeftAlsInitiator', 'ZAKBTRINI', 'T', NPS('111111110')) + relation('heeftAlsUitvoerende', 'ZAKBTRUTV', 'T', MDW('jan01'))
  + relation('heeftAlsVerantwoordelijke', 'ZAKBTRVRA', 'T', OEH('AFD1')) + relation('heeftAlsOverigBetrokkene', 'ZAKBTROVR', 'T', VES('000012345678'));
const RELEVANT = (zaak: string): string => `<ZKN:isRelevantVoor StUF:entiteittype="EDCZAK" StUF:verwerkingssoort="T"><ZKN:gerelateerde StUF:entiteittype="ZAK" StUF:verwerkingssoort="I"><ZKN:identificatie>${zaak}</ZKN:identificatie></ZKN:gerelateerde></ZKN:isRelevantVoor>`;
const LAST_STATUS = '<ZKN:heeft StUF:entiteittype="ZAKSTT"><ZKN:indicatieLaatsteStatus>J</ZKN:indicatieLaatsteStatus></ZKN:heeft>';

/** Number of the n-th zaak of the service; the bare calls have those of their own. */
export const zaakNumber = (n: number): string => `9999Z${n}`;
export const documentNumber = (n: number): string => `9999D${n}`;

/** A document with this content, in base64, of the n-th zaak. */
export function documentMessage(n: number, inhoud: string): Message {
  const fields = `<ZKN:identificatie>${documentNumber(n)}</ZKN:identificatie><ZKN:dct.omschrijving>Bijlage</ZKN:dct.omschrijving><ZKN:creatiedatum>20261120</ZKN:creatiedatum><ZKN:titel>Een bijlage</ZKN:titel><ZKN:formaat>application/pdf</ZKN:formaat><ZKN:taal>nld</ZKN:taal>`
    + `<ZKN:vertrouwelijkAanduiding>OPENBAAR</ZKN:vertrouwelijkAanduiding><ZKN:auteur>Jansen</ZKN:auteur><ZKN:inhoud xmime:contentType="application/pdf" StUF:bestandsnaam="bijlage.pdf">${inhoud}</ZKN:inhoud>`;
  return whole('voegZaakdocumentToe', 'edcLk01', n, PARAMETERS('T') + object('T', fields, RELEVANT(zaakNumber(n)), 'EDC'));
}

function whole(operation: OperationName, root: string, n: number, body: string): Message {
  const berichtcode = /(Lk01|Lv01|Di02)$/.exec(root)?.[1] ?? '';
  const kind = berichtcode === 'Di02' ? { functie: 'genereerZaakidentificatie' } : { entiteittype: root.startsWith('edc') ? 'EDC' : 'ZAK' };
  const head = stuurgegevens({ berichtcode, referentienummer: `${operation}-${n}`, ...kind });
  return { action: `${ACTION11}${operation}_${berichtcode}`, body: envelope(`<ZKN:${root} ${NS}>${head}${body}</ZKN:${root}>`) };
}

/** `bytes`: size of a document. */
export function messageOf(operation: OperationName, n: number, bytes: number): Message {
  const zaak = zaakNumber(n);
  switch (operation) {
    case 'genereerZaakIdentificatie': return whole(operation, 'genereerZaakIdentificatie_Di02', n, '');
    case 'creeerZaak': return whole(operation, 'zakLk01', n, create(zaak, ROLLEN + heeft('Ontvangen', '1', '20261120100000'), '', 'S-VERGUNNING'));
    case 'actualiseerZaakstatus': return whole(operation, 'zakLk01', n, update(object('W', leaves(zaak), relation('heeft', 'ZAKSTT', 'T', '')), object('W', leaves(zaak), heeft('In behandeling', '2', '20261121100000'))));
    case 'voegZaakdocumentToe': return documentMessage(n, Buffer.alloc(bytes, n % 251).toString('base64'));
    case 'geefZaakdetails': return whole(operation, 'zakLv01', n, question(zaak));
    case 'geefZaakstatus': return whole(operation, 'zakLv01', n, question(zaak, '', 'ZAK', LAST_STATUS));
    case 'geefLijstZaakdocumenten': return whole(operation, 'zakLv01', n, question(zaak, ''));
    case 'geefZaakdocumentLezen': return whole(operation, 'edcLv01', n, question(documentNumber(n), '<ZKN:scope><ZKN:object StUF:entiteittype="EDC" StUF:scope="alles"/></ZKN:scope>', 'EDC'));
  }
}
