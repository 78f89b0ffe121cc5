// What a document archive does with each operation of ZDS.
import { isObject, type JsonObject } from '../../../core/model/json';
import type { Bericht } from '../message/bericht';
import { attributeOf, listOf, noValueOf, textOfRaw, type RawObject } from '../message/raw';
import { StufFault } from '../service/fault';
import { fold, UNKNOWN, type Told } from '../source/fold';
import type { Kept } from './contents';
import { besluitAt, besluitenOf, count, edcAt, edcsOf, keepBesluit, keepEdc, keepZaak, newEdc, nextNumber, zaakAt, type Edc, type Rows } from './state';

export interface Context {
  readonly rows: Rows;
  /** Moment of arrival, seventeen digits. */
  readonly moment: string;
  /** First four positions of numbers. */
  readonly organisatie: string;
  /** A number of a check-out that nobody guesses. */
  readonly newId: () => string;
}

/** What it says; the content of `inhoud` goes with the first object. */
export interface Said {
  readonly objecten: readonly JsonObject[];
  readonly parameters?: JsonObject;
  readonly inhoud?: Kept & { readonly bestandsnaam: string; readonly contentType: string | null };
}

type Handler = (bericht: Bericht, context: Context) => Promise<Said>;

const DONE: Said = { objecten: [] };

function identificatieOf(object: RawObject | null | undefined, what: string): string {
  const found = textOfRaw(object?.['identificatie']);
  if (found === null) throw new StufFault('StUF055', `identificatie van ${what} ontbreekt`);
  return found;
}

const gone = (what: string, id: string): StufFault => new StufFault('StUF064', `${what} ${id} is niet gevonden`);

const told = (bericht: Bericht, moment: string, objecten: readonly RawObject[] = bericht.objecten): Told => ({ mutatiesoort: textOfRaw(bericht.parameters['mutatiesoort']) ?? 'T', objecten, tijdstip: moment });

async function demandZaken(rows: Rows, object: RawObject): Promise<void> {
  for (const name of ['heeftAlsDeelzaak', 'heeftBetrekkingOpAndere']) {
    for (const relation of listOf(object[name])) {
      const other = textOfRaw(listOf(relation['gerelateerde'])[0]?.['identificatie']);
      if (other !== null && (await zaakAt(rows, other)) === null) throw gone('zaak', other);
    }
  }
}

const creeerZaak: Handler = async (bericht, { rows, moment }) => {
  const [object] = bericht.objecten;
  const id = identificatieOf(object, 'de zaak');
  if (/[*\\/"?:<>|]/.test(id)) throw new StufFault('StUF058', `identificatie ${id} bevat een teken dat niet mag`);
  if (await zaakAt(rows, id)) throw new StufFault('StUF058', `zaak ${id} bestaat al`);
  await demandZaken(rows, object ?? {});
  await keepZaak(rows, id, fold(UNKNOWN, { ...told(bericht, moment), mutatiesoort: 'T' }));
  await count(rows, 'creeerZaak', id);
  return DONE;
};

const updateZaak: Handler = async (bericht, { rows, moment }) => {
  const id = identificatieOf(bericht.objecten.at(-1), 'de zaak');
  const known = await zaakAt(rows, id);
  if (!known) throw gone('zaak', id);
  if (bericht.objecten.length !== 2) throw new StufFault('StUF055', 'updateZaak heeft twee objecten: was en wordt');
  await demandZaken(rows, bericht.objecten[1] ?? {});
  await keepZaak(rows, id, fold(known, told(bericht, moment)));
  await count(rows, bericht.operatie ?? 'updateZaak', id);
  return DONE;
};

const actualiseerZaakstatus: Handler = async (bericht, context) => {
  const wordt = bericht.objecten.at(-1);
  const status = listOf(wordt?.['heeft']).find((one) => noValueOf(one) === null);
  if (!status || textOfRaw(status['datumStatusGezet']) === null || listOf(status['isGezetDoor']).length === 0) throw new StufFault('StUF055', 'datumStatusGezet en isGezetDoor zijn verplicht');
  return updateZaak(bericht, context);
};

function keptIn(object: RawObject | undefined): Edc['inhoud'] {
  const inhoud = object?.['inhoud'];
  if (!isObject(inhoud) || typeof inhoud['file'] !== 'string') return null;
  return { file: inhoud['file'], omvang: Number(inhoud['omvang']), sha256: String(inhoud['sha256']), bestandsnaam: attributeOf(inhoud, 'bestandsnaam') ?? 'inhoud', contentType: attributeOf(inhoud, 'contentType') };
}

/** Content is kept beside the object, and links to zaken too. */
const ownFields = ({ inhoud, isRelevantVoor, ...object }: RawObject): JsonObject => {
  void inhoud;
  void isRelevantVoor;
  return object;
};

const addDocument = (needsContent: boolean): Handler => async (bericht, { rows, moment }) => {
  const [object] = bericht.objecten;
  const id = identificatieOf(object, 'het document');
  if (await edcAt(rows, id)) throw new StufFault('StUF058', `document ${id} bestaat al`);
  const inhoud = keptIn(object);
  if (needsContent && !inhoud) throw new StufFault('StUF055', 'inhoud ontbreekt');
  const zaken: Record<string, JsonObject> = {};
  for (const { '@plaats': plaats, gerelateerde, ...link } of listOf(object?.['isRelevantVoor'])) {
    void plaats;
    const zaak = identificatieOf(listOf(gerelateerde)[0], 'de zaak');
    if (!(await zaakAt(rows, zaak))) throw gone('zaak', zaak);
    zaken[zaak] = link;
  }
  if (Object.keys(zaken).length === 0) throw new StufFault('StUF055', 'isRelevantVoor ontbreekt');
  await keepEdc(rows, id, { ...newEdc(), known: fold(UNKNOWN, { ...told(bericht, moment, [ownFields(object ?? {})]), mutatiesoort: 'T' }), inhoud, zaken, versie: 1 });
  await count(rows, bericht.operatie ?? 'voegZaakdocumentToe', id);
  return DONE;
};

function demandLock(edc: Edc, id: string, bericht: Bericht): void {
  const given = textOfRaw(bericht.parameters['checkedOutId']);
  if (edc.checkedOut !== null && given !== edc.checkedOut) throw new StufFault('StUF058', `document ${id} is uitgecheckt door een ander`);
  if (edc.checkedOut === null && given !== null) throw new StufFault('StUF058', `document ${id} is niet uitgecheckt`);
}

const updateZaakdocument: Handler = async (bericht, { rows, moment }) => {
  const wordt = bericht.objecten.at(-1);
  const id = identificatieOf(wordt, 'het document');
  const edc = await edcAt(rows, id);
  if (!edc) throw gone('document', id);
  demandLock(edc, id, bericht);
  const inhoud = keptIn(wordt);
  const known = fold(edc.known, told(bericht, moment, bericht.objecten.map(ownFields)));
  await keepEdc(rows, id, { ...edc, known, inhoud: inhoud ?? edc.inhoud, versie: edc.versie + (inhoud ? 1 : 0), checkedOut: null });
  await count(rows, 'updateZaakdocument', id);
  return DONE;
};

const ontkoppelZaakdocument: Handler = async (bericht, { rows }) => {
  const [was] = bericht.objecten;
  const id = identificatieOf(was, 'het document');
  const edc = await edcAt(rows, id);
  if (!edc) throw gone('document', id);
  const out = listOf(was?.['isRelevantVoor']).flatMap((one) => textOfRaw(listOf(one['gerelateerde'])[0]?.['identificatie']) ?? []);
  await keepEdc(rows, id, { ...edc, zaken: Object.fromEntries(Object.entries(edc.zaken).filter(([zaak]) => !out.includes(zaak))) });
  await count(rows, 'ontkoppelZaakdocument', id);
  return DONE;
};

const asked = (bericht: Bericht): string => identificatieOf(bericht.vraag?.gelijk, 'de vraag');

/** The last status is the one that was set last. */
function statussen(zaak: JsonObject, onlyLast: boolean): JsonObject[] {
  const all = listOf(zaak['heeft']);
  const last = [...all].sort((a, b) => ((textOfRaw(a['datumStatusGezet']) ?? '') < (textOfRaw(b['datumStatusGezet']) ?? '') ? -1 : 1)).at(-1);
  return all.filter((one) => !onlyLast || one === last).map((one) => ({ ...one, indicatieLaatsteStatus: one === last ? 'J' : 'N' }));
}

const geefZaakdetails: Handler = async (bericht, { rows }) => {
  const id = asked(bericht);
  const known = await zaakAt(rows, id);
  if (!known) throw gone('zaak', id);
  const besluiten = await besluitenOf(rows, id);
  const leidtTot = besluiten.map((besluit): JsonObject => ({ gerelateerde: { '@entiteittype': 'BSL', ...pick(besluit, ['identificatie', 'bst.omschrijving', 'datumBeslissing', 'ingangsdatumWerking', 'toelichting', 'einddatumWerking', 'vervalreden', 'datumPublicatie', 'datumVerzending', 'datumUiterlijkeReactie']) } }));
  return { objecten: [{ ...known.value, ...(known.value['heeft'] === undefined ? {} : { heeft: statussen(known.value, false) }), ...(leidtTot.length === 0 ? {} : { leidtTot }) }] };
};

const pick = (from: JsonObject, names: readonly string[]): JsonObject => Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));

const geefZaakstatus: Handler = async (bericht, { rows }) => {
  const id = asked(bericht);
  const known = await zaakAt(rows, id);
  if (!known) throw gone('zaak', id);
  return { objecten: [{ '@entiteittype': 'ZAK', identificatie: id, heeft: statussen(known.value, true) }] };
};

/** The schema of 1.2 has no zaak with an empty list: nothing found is an answer without an object (stuf.md A5). */
const found = (id: string, list: string, relations: JsonObject[]): Said => (relations.length === 0 ? DONE : { objecten: [{ '@entiteittype': 'ZAK', identificatie: id, [list]: relations }] });

const geefLijstZaakdocumenten: Handler = async (bericht, { rows, moment }) => {
  const id = asked(bericht);
  if (!(await zaakAt(rows, id))) throw gone('zaak', id);
  const heeftRelevant = (await edcsOf(rows, id)).map(({ edc }): JsonObject => ({
    '@entiteittype': 'ZAKEDC', registratiedatum: moment.slice(0, 8), ...edc.zaken[id], gerelateerde: { ...edc.known.value, '@entiteittype': 'EDC', versie: String(edc.versie) },
  }));
  return found(id, 'heeftRelevant', heeftRelevant);
};

function documentOut(edc: Edc): Said {
  const isRelevantVoor = Object.entries(edc.zaken).map(([zaak, link]): JsonObject => ({ ...link, gerelateerde: { '@entiteittype': 'ZAK', identificatie: zaak } }));
  return { objecten: [{ ...edc.known.value, versie: String(edc.versie), isRelevantVoor }], ...(edc.inhoud && { inhoud: edc.inhoud }) };
}

const geefZaakdocumentLezen: Handler = async (bericht, { rows }) => {
  const edc = await edcAt(rows, asked(bericht));
  if (!edc) throw gone('document', asked(bericht));
  return documentOut(edc);
};

const geefZaakdocumentBewerken: Handler = async (bericht, { rows, newId }) => {
  const id = asked(bericht);
  const edc = await edcAt(rows, id);
  if (!edc) throw gone('document', id);
  if (edc.checkedOut !== null) throw new StufFault('StUF058', `document ${id} is al uitgecheckt`);
  const checkedOut = newId();
  await keepEdc(rows, id, { ...edc, checkedOut });
  return { ...documentOut(edc), parameters: { checkedOutId: checkedOut } };
};

const cancelCheckout: Handler = async (bericht, { rows }) => {
  const id = identificatieOf(bericht.objecten[0], 'het document');
  const edc = await edcAt(rows, id);
  if (!edc) throw gone('document', id);
  demandLock(edc, id, bericht);
  await keepEdc(rows, id, { ...edc, checkedOut: null });
  return DONE;
};

const genereer = (series: string, entiteittype: string): Handler => async (_bericht, { rows, organisatie, moment }) => {
  const number = await nextNumber(rows, `${series}${moment.slice(0, 4)}`);
  const identificatie = `${organisatie.slice(0, 4)}${series}${moment.slice(0, 4)}${String(number).padStart(7, '0')}`;
  return { objecten: [{ '@entiteittype': entiteittype, identificatie }] };
};

const voegBesluitToe: Handler = async (bericht, { rows, moment }) => {
  const [besluit, zaak] = bericht.objecten;
  const [id, to] = [identificatieOf(besluit, 'het besluit'), identificatieOf(zaak, 'de zaak')];
  if (!(await zaakAt(rows, to))) throw gone('zaak', to);
  if (await besluitAt(rows, id)) throw new StufFault('StUF058', `besluit ${id} bestaat al`);
  await keepBesluit(rows, id, { ...fold(UNKNOWN, { mutatiesoort: 'T', objecten: [besluit ?? {}], tijdstip: moment }), zaak: to });
  await count(rows, 'voegBesluitToe', id);
  return DONE;
};

const updateBesluit: Handler = async (bericht, { rows, moment }) => {
  const id = identificatieOf(bericht.objecten.at(-1), 'het besluit');
  const known = await besluitAt(rows, id);
  if (!known) throw gone('besluit', id);
  await keepBesluit(rows, id, { ...fold(known, told(bericht, moment)), zaak: known.zaak });
  await count(rows, 'updateBesluit', id);
  return DONE;
};

const geefLijstBesluiten: Handler = async (bericht, { rows }) => {
  const id = asked(bericht);
  if (!(await zaakAt(rows, id))) throw gone('zaak', id);
  const leidtTot = (await besluitenOf(rows, id)).map((besluit): JsonObject => ({ '@entiteittype': 'ZAKBSL', gerelateerde: { '@entiteittype': 'BSL', ...pick(besluit, ['identificatie', 'datumBeslissing', 'ingangsdatumWerking']) } }));
  return found(id, 'leidtTot', leidtTot);
};

const geefBesluitdetails: Handler = async (bericht, { rows }) => {
  const known = await besluitAt(rows, asked(bericht));
  if (!known) throw gone('besluit', asked(bericht));
  return { objecten: [{ ...known.value, isUitkomstVan: [{ '@entiteittype': 'BSLZAK', gerelateerde: { '@entiteittype': 'ZAK', identificatie: known.zaak } }] }] };
};

/** Raw StUF-ZKN: what it is to a zaak says its mutatiesoort. */
const zakLk01: Handler = async (bericht, context) => {
  const id = identificatieOf(bericht.objecten.at(-1), 'de zaak');
  const known = await zaakAt(context.rows, id);
  await keepZaak(context.rows, id, fold(known ?? UNKNOWN, told(bericht, context.moment)));
  await count(context.rows, 'zakLk01', id);
  return DONE;
};

const edcLk01: Handler = async (bericht, context) => {
  const id = identificatieOf(bericht.objecten.at(-1), 'het document');
  return (await edcAt(context.rows, id)) ? updateZaakdocument(bericht, context) : addDocument(false)(bericht, context);
};

/** By the name both versions share. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  creeerZaak, updateZaak, actualiseerZaakstatus, voegZaakdocumentToe: addDocument(true), maakZaakdocument: addDocument(false), updateZaakdocument, ontkoppelZaakdocument,
  geefZaakdetails, zakLv01: geefZaakdetails, geefZaakstatus, geefLijstZaakdocumenten, geefZaakdocumentLezen, edcLv01: geefZaakdocumentLezen, geefZaakdocumentBewerken, cancelCheckout,
  genereerZaakIdentificatie: genereer('ZAAK', 'ZAK'), genereerDocumentIdentificatie: genereer('DOC', 'EDC'), genereerBesluitIdentificatie: genereer('BSL', 'BSL'),
  voegBesluitToe, updateBesluit, geefLijstBesluiten, geefBesluitdetails, zakLk01, edcLk01,
  overdragenZaak: async (bericht, { rows }) => {
    await count(rows, 'overdragenZaak', identificatieOf(bericht.objecten[0], 'de zaak'));
    return DONE;
  },
};
