// Makes, changes and removes a zaak, by the rules of the Zaken API.
import type { Json, JsonObject } from '../../../../core/model/json';
import { created } from '../counts';
import { byPlace } from '../documenten/record';
import { unrelate } from '../documenten/relations';
import { dropAuditTrail } from '../audit';
import { uuidAt, type Place } from '../paths';
import { insist, invalidInput, refused, type Invalid } from '../problem';
import { lookUp, type Stored } from '../state';
import { insistGranted, insistOpen, may, tellZaak, touch, wasZaak, zaakOf, type Act } from './act';
import { read } from './body';
import { chance, compact, dropDossier, FIRST_MADE, identify, partsOf, zaakPlace, type Dossier } from './dossier';
import { drawNumber, giveBack, numberTaken, take } from './number';

const day = (mine: Act): string => mine.actor.now.slice(0, 10);

/** Makes a zaak. Throws Problem 400. */
export async function createZaak(mine: Act, sent: JsonObject): Promise<Dossier> {
  const value = compact(await read(mine, mine.room.zaakFields, sent, false));
  const zaaktype = await lookUp(mine.desk, String(value['zaaktype']));
  value['vertrouwelijkheidaanduiding'] ??= zaaktype?.value['vertrouwelijkheidaanduiding'] ?? 'openbaar';
  value['registratiedatum'] ??= day(mine);
  insistGranted(mine, value, 'zaken.aanmaken');
  insist([...published(zaaktype), ...(await rules(mine, null, value, zaaktype))]);
  value['identificatie'] ??= await drawNumber(mine, String(value['bronorganisatie']));
  const place = await numberTaken(mine, String(value['bronorganisatie']), String(value['identificatie']));
  // Open Zaak names the one that has it (open-zaak#1256).
  if (place !== null) throw invalidInput([{ name: 'identificatie', code: 'identificatie-niet-uniek', reason: `Deze identificatie (${String(value['identificatie'])}) bestaat al voor deze bronorganisatie${place === '' ? '' : `: ${uuidAt(place)}`}` }]);
  const last = await mine.desk.get('zaak number');
  const serial = typeof last === 'number' ? last + 1 : FIRST_MADE;
  await mine.desk.put('zaak number', serial);
  const dossier: Dossier = { serial, nonce: chance(), seeded: false, zaak: value, parts: {}, next: 1, deelzaken: [], besluiten: [] };
  touch(mine, dossier);
  await take(mine, dossier);
  await joinHoofdzaak(mine, dossier, undefined);
  await created(mine.desk, 'zaken', `${String(value['bronorganisatie'])} ${String(value['identificatie'])}`);
  mine.changed(dossier);
  await tellZaak(mine, dossier, 'create', null);
  return dossier;
}

/** Changes a zaak, whole (PUT) or in part (PATCH); what is not sent stays. Throws Problem 400, or 403 where it is closed. */
export async function changeZaak(mine: Act, dossier: Dossier, sent: JsonObject, partial: boolean): Promise<Dossier> {
  insistGranted(mine, dossier.zaak, 'zaken.bijwerken', 'zaken.geforceerd-bijwerken');
  insistOpen(mine, dossier);
  const before = wasZaak(mine, dossier);
  const was = dossier.zaak;
  const given = await read(mine, mine.room.zaakFields, sent, partial);
  const value = compact({ ...was, ...given });
  value['vertrouwelijkheidaanduiding'] ??= was['vertrouwelijkheidaanduiding'] ?? 'openbaar';
  const fixed = (['identificatie', 'zaaktype'] as const).filter((name) => given[name] !== undefined && given[name] !== '' && given[name] !== was[name]);
  if (given['identificatie'] === '') value['identificatie'] = was['identificatie'] ?? '';
  const zaaktype = await lookUp(mine.desk, String(was['zaaktype']));
  insist([...fixed.map((name) => ({ name, code: 'wijzigen-niet-toegelaten', reason: 'Dit veld mag niet gewijzigd worden.' })), ...(await rules(mine, dossier, value, zaaktype))]);
  insist(await archiveRules(mine, dossier, value));
  dossier.zaak = value;
  if (was['bronorganisatie'] !== value['bronorganisatie']) {
    const taken = await numberTaken(mine, String(value['bronorganisatie']), String(value['identificatie']));
    if (taken !== null) throw invalidInput([{ name: 'identificatie', code: 'identificatie-niet-uniek', reason: 'Deze identificatie bestaat al voor deze bronorganisatie' }]);
    await giveBack(mine, { ...dossier, zaak: was });
    await take(mine, dossier);
  }
  const opschorting = value['opschorting'];
  const earlier = was['opschorting'];
  if (isGroup(opschorting)) value['opschorting'] = { ...opschorting, ...(isGroup(earlier) && (earlier['indicatie'] === true || earlier['eerdereOpschorting'] === true) && { eerdereOpschorting: true }) };
  await joinHoofdzaak(mine, dossier, was['hoofdzaak']);
  touch(mine, dossier);
  mine.changed(dossier);
  await tellZaak(mine, dossier, partial ? 'partial_update' : 'update', before);
  return dossier;
}

const isGroup = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Removes a zaak with its parts and its deelzaken (zrc-023). Throws Problem 400 while besluiten hang from it. */
export async function removeZaak(mine: Act, dossier: Dossier): Promise<void> {
  insistGranted(mine, dossier.zaak, 'zaken.verwijderen');
  insistOpen(mine, dossier);
  if (dossier.besluiten.length > 0) throw invalidInput([refused('related-besluiten', 'Er zijn besluiten gerelateerd aan deze zaak. Verwijder deze eerst.')]);
  for (const place of dossier.deelzaken) await removeZaak(mine, await zaakOf(mine, uuidAt(place)));
  const place = zaakPlace(mine.room.numbers, dossier);
  const before = wasZaak(mine, dossier);
  for (const { value } of partsOf(dossier, 'zaakinformatieobject')) await unrelate(mine.room.documents, mine.desk, { informatieobject: String(value['informatieobject']), object: place });
  await leaveHoofdzaak(mine, place, dossier.zaak['hoofdzaak']);
  await giveBack(mine, dossier);
  mine.removed.add(dossier.serial);
  mine.changed(dossier);
  await dropDossier(mine.desk, dossier);
  await dropAuditTrail(mine.desk, place);
  const lines = mine.lines.length;
  await tellZaak(mine, dossier, 'destroy', before);
  mine.lines.length = lines;
}

const published = (zaaktype: Stored | undefined): readonly Invalid[] =>
  zaaktype?.concept === true ? [{ name: 'zaaktype', code: 'not-published', reason: 'Het ZAAKTYPE is nog in concept.' }] : [];

async function rules(mine: Act, dossier: Dossier | null, value: JsonObject, zaaktype: Stored | undefined): Promise<readonly Invalid[]> {
  const faults: Invalid[] = [];
  const laatste = value['laatsteBetaaldatum'];
  if (typeof laatste === 'string') {
    if (value['betalingsindicatie'] === 'nvt') faults.push({ name: 'laatsteBetaaldatum', code: 'betaling-nvt', reason: 'Laatste betaaldatum kan niet gezet worden als de betalingsindicatie "nvt" is' });
    if (Date.parse(laatste) > mine.room.clock.now().getTime()) faults.push({ name: 'laatsteBetaaldatum', code: 'future_not_allowed', reason: 'Waarde mag niet in de toekomst liggen.' });
  }
  const offered = zaaktype?.value['productenOfDiensten'];
  const products = Array.isArray(value['productenOfDiensten']) ? value['productenOfDiensten'] : [];
  if (products.some((product) => !Array.isArray(offered) || !offered.includes(product))) faults.push({ name: 'productenOfDiensten', code: 'invalid-products-services', reason: 'Niet alle producten/diensten komen voor in de producten/diensten op het zaaktype' });
  return [...faults, ...(await hoofdzaakRules(mine, dossier, value))];
}

/** zrc-012: a deelzaak has no deelzaken; and its zaaktype must be one that the hoofdzaak's allows. */
async function hoofdzaakRules(mine: Act, dossier: Dossier | null, value: JsonObject): Promise<readonly Invalid[]> {
  const place = value['hoofdzaak'];
  if (typeof place !== 'string' || place === dossier?.zaak['hoofdzaak']) return [];
  const fault = (code: string, reason: string): readonly Invalid[] => [{ name: 'hoofdzaak', code, reason }];
  if (dossier && place === zaakPlace(mine.room.numbers, dossier)) return fault('self-forbidden', 'Zaak kan geen deelzaak van zichzelf zijn');
  const hoofdzaak = await zaakOf(mine, uuidAt(place));
  if (hoofdzaak.zaak['hoofdzaak'] !== undefined || (dossier?.deelzaken.length ?? 0) > 0) return fault('deelzaak-als-hoofdzaak', 'Deelzaken van deelzaken worden niet ondersteund.');
  if (hoofdzaak.zaak['einddatum'] !== undefined && !may(mine, 'zaken.geforceerd-bijwerken')) return fault('hoofdzaak-closed', 'De hoofdzaak is afgesloten.');
  const allowed = (await lookUp(mine.desk, String(hoofdzaak.zaak['zaaktype'])))?.value['deelzaaktypen'];
  return Array.isArray(allowed) && allowed.includes(String(value['zaaktype'])) ? [] : [refused('invalid-deelzaaktype', 'Het zaaktype van de deelzaak komt niet voor in de deelzaaktypen van de hoofdzaak')];
}

/** zrc-022: out of the file room only with archived documents, and with a nominatie and a date. */
async function archiveRules(mine: Act, dossier: Dossier, value: JsonObject): Promise<readonly Invalid[]> {
  const { archiefstatus = 'nog_te_archiveren' } = value;
  if (archiefstatus === 'nog_te_archiveren' || archiefstatus === dossier.zaak['archiefstatus']) return [];
  const faults: Invalid[] = [];
  for (const part of partsOf(dossier, 'zaakinformatieobject')) {
    const document = await byPlace(mine.room.documents, mine.desk, String(part.value['informatieobject']));
    if (document && document.value['status'] !== 'gearchiveerd') {
      faults.push({ name: 'archiefstatus', code: 'documents-not-archived', reason: 'Er zijn gerelateerde informatieobjecten waarvan de `status` nog niet gelijk is aan `gearchiveerd`.' });
      break;
    }
  }
  if (value['archiefnominatie'] === undefined) faults.push({ name: 'archiefnominatie', code: 'archiefnominatie-not-set', reason: 'De archiefnominatie moet een waarde hebben.' });
  if (value['archiefactiedatum'] === undefined && archiefstatus !== 'gearchiveerd_procestermijn_onbekend') faults.push({ name: 'archiefactiedatum', code: 'archiefactiedatum-not-set', reason: 'De archiefactiedatum moet een waarde hebben.' });
  return faults;
}

/** A hoofdzaak knows its deelzaken. */
async function joinHoofdzaak(mine: Act, dossier: Dossier, before: Json | undefined): Promise<void> {
  const after = dossier.zaak['hoofdzaak'];
  if (before === after) return;
  const place = zaakPlace(mine.room.numbers, dossier);
  await leaveHoofdzaak(mine, place, before);
  if (typeof after !== 'string') return;
  const hoofdzaak = await zaakOf(mine, uuidAt(after));
  hoofdzaak.deelzaken = [place, ...hoofdzaak.deelzaken];
  mine.changed(hoofdzaak);
}

async function leaveHoofdzaak(mine: Act, place: Place, hoofdzaak: Json | undefined): Promise<void> {
  const found = typeof hoofdzaak === 'string' ? identify(mine.room.numbers, uuidAt(hoofdzaak)) : null;
  const old = found ? await mine.dossier(found.serial) : undefined;
  if (!old || mine.removed.has(old.serial)) return;
  old.deelzaken = old.deelzaken.filter((other) => other !== place);
  mine.changed(old);
}
