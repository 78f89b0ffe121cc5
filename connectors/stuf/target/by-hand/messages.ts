// Makes a whole message of any operation from the little an engineer says of it.
import type { JsonObject } from '../../../../core/model/json';
import type { Vraag } from '../../message/bericht';
import type { Operatie } from '../../message/operaties';
import { scopeOf } from '../scopes';

export interface Little {
  readonly zaak: string;
  readonly zaaktype: string;
  readonly document: string;
  readonly besluit: string;
  readonly status: string;
  readonly checkedOutId: string | null;
  /** `inhoud`, where a file goes with it. */
  readonly inhoud: JsonObject | null;
  /** Dutch clock, seventeen digits. */
  readonly now: string;
  /** Elements of the (new) object, by name. */
  readonly set: Readonly<Record<string, string>>;
}

export interface Whole {
  readonly objecten: readonly JsonObject[];
  readonly parameters: JsonObject;
  readonly vraag: Vraag | null;
}

const GEEN: JsonObject = { '@noValue': 'geenWaarde' };
const day = (now: string): string => now.slice(0, 8);

const zaakRef = (zaak: string): JsonObject => ({ '@entiteittype': 'ZAK', '@verwerkingssoort': 'I', identificatie: zaak });
const medewerker: JsonObject = { medewerker: { '@entiteittype': 'MDW', identificatie: 'zaaksluis' } };

const newZaak = ({ zaak, zaaktype, now, set }: Little): JsonObject => ({
  '@entiteittype': 'ZAK', '@verwerkingssoort': 'T', identificatie: zaak, omschrijving: 'Proef van Zaaksluis', startdatum: day(now), registratiedatum: day(now), zaakniveau: '1', deelzakenIndicatie: 'N',
  isVan: [{ gerelateerde: { '@entiteittype': 'ZKT', code: zaaktype } }],
  heeftAlsInitiator: [{ gerelateerde: medewerker }],
  ...set,
});

const newDocument = ({ document, zaak, now, set, inhoud }: Little): JsonObject => ({
  '@entiteittype': 'EDC', '@verwerkingssoort': 'T', identificatie: document, 'dct.omschrijving': 'Proef', creatiedatum: day(now), titel: 'Proef van Zaaksluis', formaat: 'application/octet-stream', taal: 'nld',
  vertrouwelijkAanduiding: 'ZAAKVERTROUWELIJK', auteur: 'Zaaksluis', ...set, ...(inhoud && { inhoud }), isRelevantVoor: [{ gerelateerde: zaakRef(zaak) }],
});

/** Was and wordt: what is set is new, and had no value. */
function changed(identity: JsonObject, set: Readonly<Record<string, string>>, more: JsonObject = {}): JsonObject[] {
  const was = Object.fromEntries(Object.keys(set).map((name) => [name, GEEN]));
  return [{ ...identity, '@verwerkingssoort': 'W', ...was }, { ...identity, '@verwerkingssoort': 'W', ...set, ...more }];
}

const zaakOf = ({ zaak }: Little): JsonObject => ({ '@entiteittype': 'ZAK', identificatie: zaak });
const documentOf = ({ document }: Little): JsonObject => ({ '@entiteittype': 'EDC', identificatie: document });
const besluitOf = ({ besluit }: Little): JsonObject => ({ '@entiteittype': 'BSL', identificatie: besluit });

function status(little: Little): JsonObject[] {
  const heeft: JsonObject = { '@verwerkingssoort': 'T', gerelateerde: { '@entiteittype': 'STT', volgnummer: '1', omschrijving: little.status }, datumStatusGezet: little.now, isGezetDoor: [{ gerelateerde: medewerker }] };
  return [{ ...zaakOf(little), '@verwerkingssoort': 'W', heeft: [{ '@verwerkingssoort': 'T', ...GEEN }] }, { ...zaakOf(little), '@verwerkingssoort': 'W', heeft: [heeft] }];
}

type Make = (little: Little) => readonly JsonObject[];

const OBJECTS: Readonly<Record<string, Make>> = {
  creeerZaak: (little) => [newZaak(little)],
  zakLk01: (little) => [newZaak(little)],
  updateZaak: (little) => changed(zaakOf(little), Object.keys(little.set).length > 0 ? little.set : { toelichting: 'Proef van Zaaksluis' }),
  actualiseerZaakstatus: status,
  voegZaakdocumentToe: (little) => [newDocument(little)],
  maakZaakdocument: (little) => [newDocument({ ...little, inhoud: null })],
  edcLk01: (little) => [newDocument(little)],
  updateZaakdocument: (little) => changed(documentOf(little), Object.keys(little.set).length > 0 || little.inhoud ? little.set : { beschrijving: 'Proef van Zaaksluis' }, little.inhoud ? { inhoud: little.inhoud } : {}),
  ontkoppelZaakdocument: (little) => [
    { ...documentOf(little), '@verwerkingssoort': 'W', isRelevantVoor: [{ '@verwerkingssoort': 'V', gerelateerde: zaakRef(little.zaak) }] },
    { ...documentOf(little), '@verwerkingssoort': 'W', isRelevantVoor: [{ '@verwerkingssoort': 'V', ...GEEN }] },
  ],
  cancelCheckout: (little) => [documentOf(little)],
  voegBesluitToe: (little) => [{ ...besluitOf(little), 'bst.omschrijving': 'Proef', datumBeslissing: day(little.now), ingangsdatumWerking: day(little.now), ...little.set }, zaakOf(little)],
  updateBesluit: (little) => changed(besluitOf(little), Object.keys(little.set).length > 0 ? little.set : { toelichting: 'Proef van Zaaksluis' }),
  overdragenZaak: (little) => [{ ...zaakOf(little), isVan: [{ gerelateerde: { '@entiteittype': 'ZKT', omschrijving: 'Proef', code: little.zaaktype } }] }],
};

function question(operatie: Operatie, little: Little): Vraag {
  const { naam, vraag: { entiteit } } = operatie;
  const own = entiteit === 'ZAK' ? zaakOf(little) : entiteit === 'EDC' ? documentOf(little) : besluitOf(little);
  const last: JsonObject = { heeft: [{ indicatieLaatsteStatus: 'J' }] };
  const gelijk = naam === 'geefZaakstatus' ? { ...own, ...last } : own;
  return { gelijk, vanaf: null, totEnMet: null, scope: scopeOf(operatie), start: null };
}

export function messageOf(operatie: Operatie, little: Little): Whole {
  const { berichtcode, lichaam } = operatie.vraag;
  const checkout: JsonObject = little.checkedOutId === null ? {} : { checkedOutId: little.checkedOutId };
  const asks = berichtcode === 'Lv01' || lichaam === 'edcLv01';
  return { objecten: OBJECTS[operatie.naam]?.(little) ?? [], parameters: checkout, vraag: asks ? question(operatie, little) : null };
}
