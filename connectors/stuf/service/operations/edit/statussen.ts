// Which statussen a message sets: found in the catalogue, once each, at a moment that is the same whenever the message is read again.
import type { ZaaktypeNames } from '../../../../../core/connector/register';
import { Blocked } from '../../../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { statustypeOf } from '../names';
import type { Decisions } from '../settings';
import { dayOfMoment, momentOf, plusSeconds } from './amsterdam';
import { listOf, objectOf, textOf } from './fields';
import { freshBron } from './parts';
import { pairs, type Said } from './said';

/** What decides moments that a message leaves open. */
export interface Moments {
  /** tijdstipBericht in UTC; null: not told. */
  readonly sentAt: string | null;
  /** Now in UTC: a status cannot be set later than that (Zaken API, datumStatusGezet). */
  readonly now: string;
}

export interface StatusContext {
  readonly names: ZaaktypeNames;
  readonly decisions: Decisions;
  readonly moments: Moments;
  /** Day (YYYY-MM-DD) the message gives as einddatum; null: none. */
  readonly einddatum: string | null;
  /** Day (YYYY-MM-DD) on which the zaak that is being made begins; null: it is there already. */
  readonly begin: string | null;
}

export interface SetStatuses {
  readonly statussen: readonly JsonObject[];
  /** Those that are new, as they stand in `statussen`. */
  readonly added: readonly JsonObject[];
  readonly findings: readonly Diagnostic[];
}

const typeOf = (status: JsonObject): string => textOf(objectOf(status, 'statustype'), 'omschrijving') ?? '';
const momentSet = (status: JsonObject): string => textOf(status, 'datumStatusGezet') ?? '';
const inOrder = (statussen: readonly JsonObject[]): JsonObject[] => [...statussen].sort((a, b) => Date.parse(momentSet(a)) - Date.parse(momentSet(b)));

/** Whether the sender gave a day without a time: eight digits, or the rest of them zeros. */
function isDayOnly(said: Said, plaats: string): boolean {
  const raw = listOf(said.raw, 'heeft').find((one) => textOf(one, '@plaats') === plaats)?.['datumStatusGezet'];
  const digits = typeof raw === 'string' ? raw : textOf(raw as JsonObject, '#');
  return digits !== undefined && /^\d{8}0*$/.test(digits.trim());
}

/**
 * The moment for a day without a time: when the message was sent, if that was on this day; else the begin of the day (for an
 * eindstatus its middle, which is the same day in every time zone: the register takes einddatum from it). Always after what was
 * set that day already, so that the new status is the present one. Nothing of it is the moment of processing: a resend means the same.
 */
export function momentFor(day: string, isEind: boolean, others: readonly JsonObject[], { sentAt, now }: Moments): string {
  const base = sentAt !== null && dayOfMoment(sentAt) === day ? sentAt : momentOf(day, isEind ? '12:00:00' : '00:00:00');
  const last = inOrder(others.filter((status) => dayOfMoment(momentSet(status)) === day)).at(-1);
  const moment = last !== undefined && Date.parse(momentSet(last)) >= Date.parse(base) ? plusSeconds(momentSet(last), 1) : base;
  // a clock of the sender that is ahead would make it refused
  return Date.parse(moment) > Date.parse(now) && dayOfMoment(now) === day ? now : moment;
}

/** Whether a status of this type at this moment is no news: held at that moment or (without a time) day, or the present one once more. */
function isKnown(statussen: readonly JsonObject[], type: string, moment: string, dayOnly: boolean): boolean {
  const ordered = inOrder(statussen);
  const last = ordered.at(-1);
  return ordered.some((status) => typeOf(status) === type && (dayOnly ? dayOfMoment(momentSet(status)) === dayOfMoment(moment) : Date.parse(momentSet(status)) === Date.parse(moment)))
    || (last !== undefined && typeOf(last) === type);
}

/** The statussen as they should be. Throws Blocked ZS6100, ZS6101, ZS6104 (another statustype at the same moment), ZS6105 (no date). */
export function setStatussen(held: readonly JsonObject[], was: Said | null, wordt: Said, context: StatusContext): SetStatuses {
  const { names, decisions } = context;
  const findings: Diagnostic[] = [];
  let statussen = inOrder(held);
  const added: JsonObject[] = [];
  const said = pairs(was, wordt, 'statussen').filter(({ relation, wordt: now }) => relation.soort !== 'V' && relation.soort !== 'E' && relation.soort !== 'I' && now !== null);
  for (const { relation, wordt: now } of said) {
    if (now === null) continue;
    const named = objectOf(now, 'statustype');
    const volgnummer = named?.['volgnummer'];
    const found = statustypeOf({ omschrijving: textOf(named, 'omschrijving'), volgnummer: typeof volgnummer === 'number' ? volgnummer : undefined }, names, decisions);
    findings.push(...found.findings);
    const type = found.statustype;
    const told = textOf(now, 'datumStatusGezet');
    const dayOnly = told === undefined || isDayOnly(wordt, relation.plaats);
    const day = told !== undefined ? dayOfMoment(told) : type.isEindstatus ? context.einddatum : context.begin;
    if (day === null) throw new Blocked(diagnostic('ZS6105', `the status "${type.omschrijving}" has no datumStatusGezet`, { field: `${relation.plaats}/datumStatusGezet` }));
    if (type.isEindstatus && decisions.closing.repeatedEindstatus === 'ignore' && statussen.some((status) => typeOf(status) === type.omschrijving)) continue;
    if (told === undefined && !type.isEindstatus) findings.push(diagnostic('ZS6133', `the status "${type.omschrijving}" has no datumStatusGezet: it is set on ${day}, when the zaak begins`, { field: `${relation.plaats}/datumStatusGezet` }));
    const rough = told === undefined || dayOnly ? momentOf(day, '12:00:00') : told;
    if (isKnown(statussen, type.omschrijving, rough, dayOnly)) continue;
    const moment = told === undefined || dayOnly ? momentFor(day, type.isEindstatus, statussen, context.moments) : told;
    const clash = statussen.find((status) => Date.parse(momentSet(status)) === Date.parse(moment) && typeOf(status) !== type.omschrijving);
    if (clash) throw new Blocked(diagnostic('ZS6104', `"${type.omschrijving}" and "${typeOf(clash)}" are set at the same moment, ${moment}: which is the present one cannot be told`, { field: `${relation.plaats}/datumStatusGezet` }));
    const status = madeStatus(type, moment, now, relation.plaats);
    added.push(status);
    statussen = inOrder([...statussen, status]);
  }
  return { statussen, added, findings };
}

/** A new status of this type; the sender's own toelichting stays what it is, the name is that of the statustype (B17). */
function madeStatus(type: ZaaktypeNames['statustypen'][number], moment: string, said: JsonObject | null, plaats: string): JsonObject {
  const [toelichting, gezetdoor] = [textOf(said ?? undefined, 'statustoelichting'), textOf(said ?? undefined, 'gezetdoor')];
  return {
    bron: freshBron(plaats),
    statustype: { volgnummer: type.volgnummer, omschrijving: type.omschrijving, isEindstatus: type.isEindstatus },
    datumStatusGezet: moment,
    ...(toelichting === undefined ? {} : { statustoelichting: toelichting }),
    ...(gezetdoor === undefined ? {} : { gezetdoor }),
  };
}

/** The eindstatus that follows from an einddatum. Throws Blocked ZS6106 where the zaaktype has none. */
export function eindstatusOn(day: string, statussen: readonly JsonObject[], { names, moments }: Pick<StatusContext, 'names' | 'moments'>): { readonly status: JsonObject; readonly findings: readonly Diagnostic[] } {
  const type = names.statustypen.find(({ isEindstatus }) => isEindstatus);
  if (type === undefined) throw new Blocked(diagnostic('ZS6106', `zaaktype ${names.identificatie} (${names.beginGeldigheid}) has no eindstatus, so an einddatum cannot close its zaken`, { subject: `zaaktype/${names.identificatie}`, field: 'einddatum' }));
  const last = inOrder(statussen).at(-1);
  const moment = momentFor(day, true, statussen, moments);
  if (last === undefined || Date.parse(momentSet(last)) < Date.parse(moment)) return { status: madeStatus(type, moment, null, 'einddatum'), findings: [] };
  // before another status it would not be the present one, and a register takes einddatum from the moment of the eindstatus
  const after = plusSeconds(momentSet(last), 1);
  return { status: madeStatus(type, after, null, 'einddatum'), findings: [diagnostic('ZS6128', `einddatum ${day} lies before a status of ${dayOfMoment(after)}; the zaak is closed on that day`, { field: 'einddatum' })] };
}
