// Closes a zaak when its eindstatus is set, opens it again when another is; and fills in dates that had to wait.
import { byPlace } from '../documenten/record';
import { uuidAt } from '../paths';
import { invalidInput, refused, type Invalid } from '../problem';
import { denied, may, touch, type Act } from './act';
import { archive, type Archived } from './brondatum';
import { identify, partsOf, type Dossier } from './dossier';
import { lookUp } from '../state';

/** zrc-007: what must be so before a zaak can close. */
async function obstacles(mine: Act, dossier: Dossier): Promise<readonly Invalid[]> {
  const faults: Invalid[] = [];
  if (partsOf(dossier, 'resultaat').length === 0) faults.push(refused('resultaat-does-not-exist', 'Een zaak kan niet afgesloten worden zonder resultaat.'));
  const documents = await Promise.all(partsOf(dossier, 'zaakinformatieobject').map(({ value }) => byPlace(mine.room.documents, mine.desk, String(value['informatieobject']))));
  if (documents.some((document) => document && document.lock !== '')) faults.push(refused('informatieobject-locked', 'Er zijn gerelateerde informatieobjecten die nog gelocked zijn.'));
  if (documents.some((document) => document && typeof document.value['indicatieGebruiksrecht'] !== 'boolean')) faults.push(refused('indicatiegebruiksrecht-unset', 'Er zijn gerelateerde informatieobjecten waarvoor `indicatieGebruiksrecht` nog niet gespecifieerd is.'));
  const deelzaken = await Promise.all(dossier.deelzaken.map((place) => mine.dossier(identify(mine.room.numbers, uuidAt(place))?.serial ?? 0)));
  if (deelzaken.some((deelzaak) => deelzaak && deelzaak.zaak['einddatum'] === undefined)) faults.push(refused('deelzaken-not-closed', 'Er zijn deelzaken die nog niet afgesloten zijn.'));
  return faults;
}

/** Ends the zaak on `einddatum`. Throws Problem 400. */
export async function close(mine: Act, dossier: Dossier, einddatum: string): Promise<void> {
  const faults = await obstacles(mine, dossier);
  if (faults.length > 0) throw invalidInput(faults);
  const found = await archive(mine, dossier, einddatum);
  if ('fault' in found) throw invalidInput([refused('archiefactiedatum-error', found.fault)]);
  dossier.zaak = { ...dossier.zaak, einddatum, ...found };
  mine.changed(dossier);
  await recalculateDeelzaken(mine, dossier);
}

/** Opens a closed zaak: what closing derived is void. Throws Problem 403 without the scope. */
export function reopen(mine: Act, dossier: Dossier): void {
  if (!may(mine, 'zaken.heropenen') && !may(mine, 'zaken.geforceerd-bijwerken')) throw denied();
  const { einddatum: _einddatum, archiefactiedatum: _actie, archiefnominatie: _nominatie, startdatumBewaartermijn: _start, ...open } = dossier.zaak;
  dossier.zaak = open;
}

/** Afleidingswijze hoofdzaak: the date of a deelzaak waited for the end of its hoofdzaak. */
async function recalculateDeelzaken(mine: Act, hoofdzaak: Dossier): Promise<void> {
  for (const place of hoofdzaak.deelzaken) {
    const deelzaak = await mine.dossier(identify(mine.room.numbers, uuidAt(place))?.serial ?? 0);
    if (deelzaak) await recalculate(mine, deelzaak, ['hoofdzaak']);
  }
}

/** Open Zaak ≥ 1.28 (#2182): dates of a closed zaak follow what they were derived from, by these afleidingswijzen. */
export async function recalculate(mine: Act, dossier: Dossier, manners: readonly string[]): Promise<void> {
  const einddatum = dossier.zaak['einddatum'];
  const [resultaat] = partsOf(dossier, 'resultaat');
  if (typeof einddatum !== 'string' || !resultaat) return;
  const procedure = (await lookUp(mine.desk, String(resultaat.value['resultaattype'])))?.value['brondatumArchiefprocedure'];
  if (typeof procedure !== 'object' || procedure === null || Array.isArray(procedure) || !manners.includes(String(procedure['afleidingswijze']))) return;
  const { archiefactiedatum: _actie, startdatumBewaartermijn: _start, ...rest } = dossier.zaak;
  const found: Archived | { readonly fault: string } = await archive(mine, { ...dossier, zaak: rest }, einddatum);
  if ('fault' in found) return;
  dossier.zaak = { ...rest, ...found };
  touch(mine, dossier);
  mine.changed(dossier);
}
