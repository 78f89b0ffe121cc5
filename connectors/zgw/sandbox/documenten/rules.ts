// The rules of a document that are not about one field alone, with the codes of Open Zaak.
import type { JsonObject } from '../../../../core/model/json';
import { check } from '../check';
import type { Invalid } from '../problem';
import type { Look, Stored } from '../state';
import type { Documenten } from './context';
import { documentFields } from './fields';
import { byName } from './record';

/** Checked against on every call: made once. */
const FIELDS = { '1.4': documentFields('1.4'), '1.7': documentFields('1.7') } as const;

export interface Read {
  readonly value: JsonObject;
  readonly faults: readonly Invalid[];
}

/** The fields of a body, content and lock aside. */
export function readFields({ version }: Documenten, body: JsonObject, partial: boolean): Read {
  const { inhoud: _inhoud, lock: _lock, ...fields } = body;
  return check(FIELDS[version], fields, partial);
}

/** Open Zaak: what was received is finished; in_bewerking and ter_vaststelling are for what is being made. */
export function statusFaults({ ontvangstdatum, status }: JsonObject): readonly Invalid[] {
  const wrong = typeof ontvangstdatum === 'string' && (status === 'in_bewerking' || status === 'ter_vaststelling');
  return wrong ? [{ name: 'status', code: 'invalid_for_received', reason: 'De statuswaarden `in_bewerking` en `ter_vaststelling` zijn niet van toepassing op ontvangen documenten.' }] : [];
}

/** The informatieobjecttype of a new document must be there and published. */
export function typeFaults(type: Stored | undefined): readonly Invalid[] {
  if (!type) return [{ name: 'informatieobjecttype', code: 'does_not_exist', reason: 'Ongeldige hyperlink - Object bestaat niet.' }];
  return type.concept ? [{ name: 'informatieobjecttype', code: 'not-published', reason: 'The resource is not published.' }] : [];
}

/** The informatieobjecttype of an existing document never changes. */
export const movedFaults = (value: JsonObject, before: JsonObject): readonly Invalid[] =>
  value['informatieobjecttype'] === before['informatieobjecttype'] ? [] : [{ name: 'informatieobjecttype', code: 'wijzigen-niet-toegelaten', reason: 'Dit veld mag niet gewijzigd worden.' }];

/** Unique per bronorganisatie. */
export async function nameFaults({ seeding }: Documenten, look: Look, value: JsonObject, own: string | null): Promise<readonly Invalid[]> {
  const other = await byName(seeding, look, String(value['bronorganisatie']), String(value['identificatie']));
  return other && other.uuid !== own ? [{ name: 'identificatie', code: 'identificatie-niet-uniek', reason: `Deze identificatie (${String(value['identificatie'])}) bestaat al voor deze bronorganisatie` }] : [];
}

/** indicatieGebruiksrecht follows the gebruiksrechten: true asks for one, anything else for none. */
export function rightsFaults(sent: JsonObject, has: boolean): readonly Invalid[] {
  const said = sent['indicatieGebruiksrecht'];
  if (said === undefined) return [];
  if (said === true && !has) return [{ name: 'indicatieGebruiksrecht', code: 'missing-gebruiksrechten', reason: "Indicatie moet op 'ja' gezet worden door `gebruiksrechten` aan te maken, dit kan niet direct op deze resource." }];
  return said !== true && has ? [{ name: 'indicatieGebruiksrecht', code: 'existing-gebruiksrechten', reason: 'De indicatie kan niet weggehaald worden of ongespecifieerd zijn als er gebruiksrechten gedefinieerd zijn.' }] : [];
}
