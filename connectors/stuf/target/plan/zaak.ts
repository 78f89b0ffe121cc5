// Plans the zaak itself: made whole in one message, changed by was and wordt, related to others when it stands, closed last. Pure.
import type { Step } from '../../../../core/connector/contract';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../core/model/json';
import { listOf, textOfRaw, type RawObject } from '../../message/raw';
import { RELATIONS } from '../../source/relations';
import { wasWordt, bare, type WasWordt } from './was-wordt';
import { step, type Work } from './work';

/** Told when everything else is: after it many systems refuse a change. */
const CLOSING: ReadonlySet<string> = new Set(['einddatum']);
/** The other zaak may come later, and may point back: a message of its own, when this zaak stands. */
const TO_ZAKEN: ReadonlySet<string> = new Set(['heeftAlsDeelzaak', 'heeftBetrekkingOpAndere']);
/** Each has messages of its own. */
const APART: ReadonlySet<string> = new Set(['heeft', 'heeftRelevant', 'leidtTot', 'heeftAlsHoofdzaak']);

const isRole = (name: string): boolean => RELATIONS.has(name) && !APART.has(name) && !TO_ZAKEN.has(name);

function initiators(work: Work): readonly RawObject[] {
  const own = listOf(work.want['heeftAlsInitiator']);
  const { initiator } = work.settings.peer;
  if (own.length > 0 || work.settings.version === '1.1') return own;
  if (initiator === undefined) {
    work.findings.push(diagnostic('ZS4509', `${work.key} has no initiator, and ZDS 1.2 requires one`, { subject: work.subject, field: 'heeftAlsInitiator' }));
    return [];
  }
  return [{ gerelateerde: { organisatorischeEenheid: { '@entiteittype': 'OEH', identificatie: initiator } } }];
}

/** Required by ZDS 1.2, and nothing a source need tell. */
function required(want: RawObject): JsonObject {
  return {
    registratiedatum: want['registratiedatum'] ?? want['startdatum'] ?? '',
    zaakniveau: textOfRaw(want['zaakniveau']) ?? '1',
    deelzakenIndicatie: textOfRaw(want['deelzakenIndicatie']) ?? (listOf(want['heeftAlsDeelzaak']).length > 0 ? 'J' : 'N'),
  };
}

/** ZDS 1.2 takes one initiator in creeerZaak; the others come by updateZaak. */
const atOnce = (work: Work, all: readonly RawObject[]): number => (work.settings.version === '1.2' ? Math.min(1, all.length) : all.length);

function creation(work: Work, first: readonly RawObject[]): Step {
  const object: JsonObject = {};
  for (const [name, value] of Object.entries({ ...work.want, ...required(work.want) })) {
    if (CLOSING.has(name) || APART.has(name) || TO_ZAKEN.has(name) || name === '@plaats') continue;
    object[name] = isRole(name) && name !== 'isVan' ? listOf(value).map((one) => bare(one, { '@verwerkingssoort': 'T' })) : value;
  }
  if (first.length > 0) object['heeftAlsInitiator'] = first.slice(0, atOnce(work, first)).map((one) => bare(one, { '@verwerkingssoort': 'T' }));
  return step({
    name: `zaak ${work.key}`, action: 'create', object: { kind: 'zaak', key: work.key }, do: 'creeerZaak', link: '', id: work.number,
    objecten: [{ ...object, '@verwerkingssoort': 'T', identificatie: work.number }],
  });
}

function change(work: Work, name: string, made: WasWordt | null, more: { readonly action?: Step['action']; readonly irreversible?: boolean } = {}): Step[] {
  if (!made) return [];
  const objecten = [made.was, made.wordt].map((one): JsonObject => ({ ...one, identificatie: work.number }));
  return [step({ name: `${name} ${work.key}`, action: more.action ?? 'update', object: { kind: 'zaak', key: work.key }, do: 'updateZaak', objecten, ...(more.irreversible && { irreversible: true }) })];
}

/** Of a zaak that was just made: what creeerZaak could not hold. */
function laterRoles(work: Work, all: readonly RawObject[]): Step[] {
  const late = all.slice(atOnce(work, all));
  if (late.length === 0) return [];
  const identity: JsonObject = { '@verwerkingssoort': 'W', identificatie: '' };
  const was = late.map((): JsonObject => ({ '@verwerkingssoort': 'T', '@noValue': 'geenWaarde' }));
  return change(work, 'initiatoren', { was: { ...identity, heeftAlsInitiator: was }, wordt: { ...identity, heeftAlsInitiator: late.map((one) => bare(one, { '@verwerkingssoort': 'T' })) } });
}

/** What comes before documents and statuses. */
export function zaakSteps(work: Work): Step[] {
  const { want, now, verdicts, isThere } = work;
  const relaties = change(work, 'relaties', wasWordt(want, now, verdicts, { elements: () => false, relations: (name) => TO_ZAKEN.has(name) }));
  if (!isThere) {
    const all = initiators(work);
    return [creation(work, all), ...laterRoles(work, all), ...relaties];
  }
  if (verdicts.elements.has('zaaktype')) {
    work.findings.push(diagnostic('ZS4513', `the zaaktype of ${work.key} differs from that at the peer, and updateZaak may not change it`, { subject: work.subject, field: 'isVan' }));
  }
  return [...change(work, 'zaak', wasWordt(want, now, verdicts, { elements: (name) => !CLOSING.has(name), relations: isRole })), ...relaties];
}

/** What comes after everything else. */
export function closingSteps(work: Work): Step[] {
  return change(work, 'afsluiting', wasWordt(work.want, work.now, work.verdicts, { elements: (name) => CLOSING.has(name), relations: () => false }), { action: 'close', irreversible: true });
}

/** ZDS has no message for it; StUF-ZKN has (mutatiesoort V: it does not matter to the sender any more). */
export function removal(work: Pick<Work, 'settings' | 'key' | 'number' | 'subject' | 'findings'>, now: RawObject): Step[] {
  if (work.settings.peer.removal === 'none') {
    work.findings.push(diagnostic('ZS4511', `ZDS cannot remove zaak ${work.key}; it stays there`, { subject: work.subject }));
    return [];
  }
  const object: JsonObject = { '@verwerkingssoort': 'V', identificatie: work.number, ...(now['isVan'] === undefined ? {} : { isVan: now['isVan'] }) };
  return [step({ name: `zaak ${work.key}`, action: 'remove', object: { kind: 'zaak', key: work.key }, do: 'zakLk01', link: '', objecten: [object], more: { mutatiesoort: 'V' } })];
}
