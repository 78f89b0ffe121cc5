// Makes, changes and removes besluiten and the documents they are recorded in, by the rules of the Besluiten API.
import type { JsonObject } from '../../../../core/model/json';
import { dropAuditTrail } from '../audit';
import type { Actie } from '../changes';
import { created } from '../counts';
import { byPlace } from '../documenten/record';
import { relate, unrelate } from '../documenten/relations';
import { uuidAt, type Place } from '../paths';
import { insist, invalidInput, notFound, refused, type Invalid } from '../problem';
import { lookUp } from '../state';
import { insistOpen, touch, type Act } from '../zaken/act';
import { read } from '../zaken/body';
import { recalculate } from '../zaken/close';
import { chance, compact, FIRST_MADE, identify, identifyBesluit, type Dossier } from '../zaken/dossier';
import { besluitFields, besluitinformatieobjectFields, renderBesluit, renderDocument } from './render';
import { besluitAt, documentPlaceOf, dropBesluit, FIRST_ADDED, keepBesluit, placeOf, type Besluit } from './store';

const MANNERS = ['ingangsdatum_besluit', 'vervaldatum_besluit'];
const numberRow = (organisatie: unknown, identificatie: unknown): string => `besluitnummer/${String(identificatie)}/${String(organisatie)}`;

/** The besluit behind a UUID. Throws Problem 404. */
export async function besluitWith(mine: Act, uuid: string): Promise<Besluit> {
  const found = identifyBesluit(mine.room.numbers, uuid);
  const besluit = found?.part === 'besluit' ? await besluitAt(mine.desk, mine.room, found.serial) : undefined;
  if (!besluit || besluit.nonce !== found?.nonce) throw notFound();
  return besluit;
}

async function zaakOfBesluit(mine: Act, besluit: Pick<Besluit, 'value'>): Promise<Dossier | undefined> {
  const place = besluit.value['zaak'];
  const found = typeof place === 'string' ? identify(mine.room.numbers, uuidAt(place)) : null;
  return found ? mine.dossier(found.serial) : undefined;
}

async function rules(mine: Act, besluit: Besluit | null, value: JsonObject): Promise<readonly Invalid[]> {
  const faults: Invalid[] = [];
  const besluittype = await lookUp(mine.desk, String(value['besluittype']));
  if (besluittype?.concept) faults.push({ name: 'besluittype', code: 'not-published', reason: 'Het BESLUITTYPE is nog in concept.' });
  if (String(value['datum']) > mine.room.clock.now().toISOString().slice(0, 10)) faults.push({ name: 'datum', code: 'future_not_allowed', reason: 'Waarde mag niet in de toekomst liggen.' });
  const fixed = besluit ? (['besluittype', 'verantwoordelijkeOrganisatie', 'identificatie'] as const).filter((name) => value[name] !== besluit.value[name]) : [];
  faults.push(...fixed.map((name) => ({ name, code: 'wijzigen-niet-toegelaten', reason: 'Dit veld mag niet gewijzigd worden.' })));
  const dossier = await zaakOfBesluit(mine, { value });
  if (dossier) {
    const allowed = (await lookUp(mine.desk, String(dossier.zaak['zaaktype'])))?.value['besluittypen'];
    if (!Array.isArray(allowed) || !allowed.includes(String(value['besluittype']))) faults.push(refused('zaaktype-mismatch', 'De referentie hoort niet bij het zaaktype van de zaak.'));
  }
  return faults;
}

async function tell(mine: Act, besluit: Besluit, resource: 'besluit' | 'besluitinformatieobject', resourceUrl: Place, actie: Actie, oud: JsonObject | null, nieuw: JsonObject | null): Promise<void> {
  const hoofdObject = placeOf(mine.room.numbers, besluit);
  const { verantwoordelijkeOrganisatie = '', besluittype = '', identificatie = '' } = besluit.value;
  const catalogus = (await lookUp(mine.desk, String(besluittype)))?.value['catalogus'] ?? '';
  mine.told.push({ kanaal: 'besluiten', hoofdObject, resource, resourceUrl, actie, kenmerken: { verantwoordelijke_organisatie: verantwoordelijkeOrganisatie, besluittype, 'besluittype.catalogus': catalogus } });
  if (!mine.room.settings.audittrail || (actie === 'destroy' && resource === 'besluit')) return;
  mine.lines.push({ bron: 'brc', hoofdObject, resource, resourceUrl, resourceWeergave: String(identificatie), actie, resultaat: { create: 201, update: 200, partial_update: 200, destroy: 204 }[actie], oud, nieuw });
}

/** Makes a besluit. Throws Problem 400. */
export async function createBesluit(mine: Act, sent: JsonObject): Promise<Besluit> {
  const value = compact(await read(mine, besluitFields, sent, false));
  insist(await rules(mine, null, value));
  value['identificatie'] ??= await draw(mine, String(value['verantwoordelijkeOrganisatie']));
  const row = numberRow(value['verantwoordelijkeOrganisatie'], value['identificatie']);
  if ((await mine.desk.get(row)) !== undefined || mine.room.seeding.besluitNumbered(String(value['identificatie']))) throw invalidInput([{ name: 'identificatie', code: 'identificatie-niet-uniek', reason: 'Deze identificatie bestaat al voor deze organisatie' }]);
  const last = await mine.desk.get('besluit number');
  const serial = typeof last === 'number' ? last + 1 : FIRST_MADE;
  await mine.desk.put('besluit number', serial);
  await mine.desk.put(row, serial);
  const besluit: Besluit = { serial, nonce: chance(), seeded: false, value, documents: [], next: 1 };
  await keepBesluit(mine.desk, besluit);
  await join(mine, besluit, undefined);
  await created(mine.desk, 'besluiten', `${String(value['verantwoordelijkeOrganisatie'])} ${String(value['identificatie'])}`);
  await tell(mine, besluit, 'besluit', placeOf(mine.room.numbers, besluit), 'create', null, renderBesluit(mine.room, besluit, ''));
  return besluit;
}

async function draw(mine: Act, organisatie: string): Promise<string> {
  const year = mine.actor.now.slice(0, 4);
  for (;;) {
    const last = await mine.desk.get(`besluitnummer counter/${organisatie}/${year}`);
    const number = (typeof last === 'number' ? last : 0) + 1;
    await mine.desk.put(`besluitnummer counter/${organisatie}/${year}`, number);
    const identificatie = `BESLUIT-${year}-${String(number).padStart(10, '0')}`;
    if ((await mine.desk.get(numberRow(organisatie, identificatie))) === undefined) return identificatie;
  }
}

/** The zaak of a besluit knows it; moving it is a mutation of both zaken. Throws Problem 403 where one is closed. */
async function join(mine: Act, besluit: Besluit, before: Dossier | undefined): Promise<void> {
  const place = placeOf(mine.room.numbers, besluit);
  const after = await zaakOfBesluit(mine, besluit);
  if (before && before !== after) {
    before.besluiten = before.besluiten.filter((other) => other !== place);
    touch(mine, before);
    mine.changed(before);
  }
  if (!after) return;
  if (!after.besluiten.includes(place)) {
    insistOpen(mine, after);
    after.besluiten = [place, ...after.besluiten];
  }
  touch(mine, after);
  mine.changed(after);
  // Its dates may be what a closed zaak waited for.
  await recalculate(mine, after, MANNERS);
}

/** Changes a besluit. Throws Problem 400. */
export async function changeBesluit(mine: Act, besluit: Besluit, sent: JsonObject, partial: boolean): Promise<Besluit> {
  const before = renderBesluit(mine.room, besluit, '');
  const zaak = await zaakOfBesluit(mine, besluit);
  const given = await read(mine, besluitFields, sent, partial);
  const value = compact({ ...besluit.value, ...given });
  value['identificatie'] ??= besluit.value['identificatie'] ?? '';
  insist(await rules(mine, besluit, value));
  besluit.value = value;
  await keepBesluit(mine.desk, besluit);
  await join(mine, besluit, zaak);
  await tell(mine, besluit, 'besluit', placeOf(mine.room.numbers, besluit), partial ? 'partial_update' : 'update', before, renderBesluit(mine.room, besluit, ''));
  return besluit;
}

/** Removes a besluit and its relations. */
export async function removeBesluit(mine: Act, besluit: Besluit): Promise<void> {
  const place = placeOf(mine.room.numbers, besluit);
  const before = renderBesluit(mine.room, besluit, '');
  for (const document of besluit.documents) await unrelate(mine.room.documents, mine.desk, { informatieobject: document.place, object: place });
  const zaak = await zaakOfBesluit(mine, besluit);
  if (zaak) {
    zaak.besluiten = zaak.besluiten.filter((other) => other !== place);
    touch(mine, zaak);
    mine.changed(zaak);
  }
  await mine.desk.remove(numberRow(besluit.value['verantwoordelijkeOrganisatie'], besluit.value['identificatie']));
  await dropBesluit(mine.desk, besluit);
  await dropAuditTrail(mine.desk, place);
  await tell(mine, besluit, 'besluit', place, 'destroy', before, null);
}

/** Records a besluit in a document. Throws Problem 400. */
export async function createDocument(mine: Act, sent: JsonObject): Promise<{ readonly besluit: Besluit; readonly document: Besluit['documents'][number] }> {
  const value = await read(mine, besluitinformatieobjectFields, sent, false);
  const besluit = await besluitWith(mine, uuidAt(String(value['besluit'])));
  return { besluit, document: await addDocument(mine, besluit, String(value['informatieobject'])) };
}

/** As `createDocument`, of a besluit at hand. */
export async function createDocumentOf(mine: Act, besluit: Besluit, sent: JsonObject): Promise<Besluit['documents'][number]> {
  const { besluit: _besluit, ...fields } = besluitinformatieobjectFields;
  const value = await read(mine, fields, sent, false);
  return addDocument(mine, besluit, String(value['informatieobject']));
}

async function addDocument(mine: Act, besluit: Besluit, place: Place): Promise<Besluit['documents'][number]> {
  const faults: Invalid[] = [];
  const document = await byPlace(mine.room.documents, mine.desk, place);
  const allowed = (await lookUp(mine.desk, String(besluit.value['besluittype'])))?.value['informatieobjecttypen'];
  if (!document || !Array.isArray(allowed) || !allowed.includes(String(document.value['informatieobjecttype']))) {
    faults.push(refused('missing-besluittype-informatieobjecttype-relation', 'Het informatieobjecttype hoort niet bij het besluittype van het besluit.'));
  }
  if (besluit.documents.some((other) => other.place === place)) faults.push(refused('unique', 'De velden besluit, informatieobject moeten een unieke set zijn.'));
  insist(faults);
  const made = { index: besluit.seeded ? Math.max(besluit.next, FIRST_ADDED) : besluit.next, nonce: chance(), place };
  besluit.next = made.index + 1;
  besluit.documents = [...besluit.documents, made];
  await keepBesluit(mine.desk, besluit);
  await relate(mine.room.documents, mine.desk, { informatieobject: place, object: placeOf(mine.room.numbers, besluit), objectType: 'besluit' });
  await tell(mine, besluit, 'besluitinformatieobject', documentPlaceOf(mine.room.numbers, besluit, made), 'create', null, renderDocument(mine.room, besluit, made, ''));
  return made;
}

/** The relation behind a UUID. Throws Problem 404. */
export async function documentWith(mine: Pick<Act, 'room' | 'desk'>, uuid: string): Promise<{ readonly besluit: Besluit; readonly document: Besluit['documents'][number] }> {
  const found = identifyBesluit(mine.room.numbers, uuid);
  const besluit = found?.part === 'besluitinformatieobject' ? await besluitAt(mine.desk, mine.room, found.serial) : undefined;
  const document = besluit?.documents.find(({ index, nonce }) => index === found?.index && nonce === found.nonce);
  if (!besluit || !document) throw notFound();
  return { besluit, document };
}

export async function removeDocument(mine: Act, besluit: Besluit, document: Besluit['documents'][number]): Promise<void> {
  const before = renderDocument(mine.room, besluit, document, '');
  besluit.documents = besluit.documents.filter((other) => other !== document);
  await keepBesluit(mine.desk, besluit);
  await unrelate(mine.room.documents, mine.desk, { informatieobject: document.place, object: placeOf(mine.room.numbers, besluit) });
  await tell(mine, besluit, 'besluitinformatieobject', documentPlaceOf(mine.room.numbers, besluit, document), 'destroy', before, null);
}
