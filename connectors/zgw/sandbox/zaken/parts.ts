// Makes, changes and removes the parts of a zaak: one table says what each kind asks and does.
import type { JsonObject } from '../../../../core/model/json';
import { byPlace } from '../documenten/record';
import { relate, unrelate } from '../documenten/relations';
import { uuidAt } from '../paths';
import { insist, invalidInput, refused, type Invalid } from '../problem';
import { lookUp } from '../state';
import { denied, insistGranted, insistOpen, may, tellPart, touch, wasPart, zaakOf, type Act } from './act';
import { read } from './body';
import { isEindstatus, mayHold, ofItsZaaktype } from './catalogue';
import { close, recalculate, reopen } from './close';
import { addPart, compact, dropPart, partPlace, partsOf, zaakPlace, type Dossier, type Part, type PartKind } from './dossier';
import { MANY_ROLES } from './enums';

/** A part that is to be: null where it is new. */
interface Proposed {
  readonly mine: Act;
  readonly dossier: Dossier;
  readonly part: Part | null;
  /** May be completed by a rule (what the server makes). */
  readonly value: JsonObject;
}

interface Conduct {
  /** Its zaak must be open, or the caller may force it. */
  readonly open: boolean;
  /** Open Zaak: moves laatstGemuteerd of the zaak. */
  readonly touches: boolean;
  readonly rules: (proposed: Proposed) => Promise<readonly Invalid[]>;
  /** What follows from it, after it is there. */
  readonly follow?: (proposed: Proposed & { readonly part: Part }) => Promise<void>;
  readonly gone?: (mine: Act, dossier: Dossier, part: Part) => Promise<void>;
}

const none = (): Promise<readonly Invalid[]> => Promise.resolve([]);
const field = (name: string, code: string, reason: string): Invalid => ({ name, code, reason });

async function statusRules({ mine, dossier, value }: Proposed): Promise<readonly Invalid[]> {
  const statustype = await lookUp(mine.desk, String(value['statustype']));
  const faults = [...ofItsZaaktype(dossier, statustype, 'statustype')];
  if (Date.parse(String(value['datumStatusGezet'])) > mine.room.clock.now().getTime()) faults.push(field('datumStatusGezet', 'date-in-future', 'Datum mag niet in de toekomst liggen.'));
  const gezetdoor = value['gezetdoor'];
  if (typeof gezetdoor === 'string' && !partsOf(dossier, 'rol').some((rol) => placeIs(mine, dossier, 'rol', rol, gezetdoor))) faults.push(field('gezetdoor', 'zaak-mismatch', 'De rol hoort niet bij de zaak.'));
  return faults;
}

async function statusFollow({ mine, dossier, part }: Proposed & { readonly part: Part }): Promise<void> {
  const statustype = await lookUp(mine.desk, String(part.value['statustype']));
  if (!statustype) return;
  // zrc-007: the zaak ends on the day its eindstatus was set.
  if (await isEindstatus(mine.desk, statustype)) await close(mine, dossier, String(part.value['datumStatusGezet']).slice(0, 10));
  else if (dossier.zaak['einddatum'] !== undefined) reopen(mine, dossier);
}

async function resultaatRules({ mine, dossier, part, value }: Proposed): Promise<readonly Invalid[]> {
  const type = await lookUp(mine.desk, String(value['resultaattype']));
  const faults = [...ofItsZaaktype(dossier, type, 'resultaattype')];
  if (part === null && partsOf(dossier, 'resultaat').length > 0) faults.push(field('zaak', 'unique', 'resultaat met deze zaak bestaat al.'));
  return faults;
}

/** zrc-010 and its like: of these there is at most one in a zaak. */
async function rolRules({ mine, dossier, part, value }: Proposed): Promise<readonly Invalid[]> {
  const roltype = await lookUp(mine.desk, String(value['roltype']));
  const faults = [...ofItsZaaktype(dossier, roltype, 'roltype')];
  const { omschrijving = '', omschrijvingGeneriek = '' } = roltype?.value ?? {};
  const betrokkene = value['betrokkene'] ?? '';
  if (betrokkene === '' && value['betrokkeneIdentificatie'] === undefined) faults.push(refused('invalid-betrokkene', 'betrokkene or betrokkeneIdentificatie must be provided'));
  const others = partsOf(dossier, 'rol').filter((other) => other !== part);
  if (!MANY_ROLES.includes(String(omschrijvingGeneriek)) && others.some((other) => other.value['omschrijvingGeneriek'] === omschrijvingGeneriek)) {
    faults.push(refused('max-occurences', `Er bestaat al een rol met omschrijving generiek "${String(omschrijvingGeneriek)}" voor deze zaak.`));
  }
  Object.assign(value, { omschrijving, omschrijvingGeneriek, registratiedatum: part?.value['registratiedatum'] ?? mine.actor.now });
  return faults;
}

async function zaakobjectRules({ mine, dossier, part, value }: Proposed): Promise<readonly Invalid[]> {
  const faults: Invalid[] = [];
  const has = (name: string): boolean => value[name] !== undefined && value[name] !== '';
  if (!has('object') && !has('objectIdentificatie')) faults.push(refused('invalid-zaakobject', 'object or objectIdentificatie must be provided'));
  if (value['objectType'] === 'overige' && !has('objectTypeOverige') && !has('objectTypeOverigeDefinitie')) faults.push(field('objectTypeOverige', 'missing-object-type-overige', 'Als `objectType` de waarde `overige` heeft, moet `objectTypeOverige` van een waarde voorzien zijn.'));
  if (value['objectType'] !== 'overige' && has('objectTypeOverige')) faults.push(field('objectTypeOverige', 'invalid-object-type-overige-usage', 'Als `objectTypeOverige` de waarde heeft, moet `objectType` "overige" zijn.'));
  if (has('zaakobjecttype')) faults.push(...ofItsZaaktype(dossier, await lookUp(mine.desk, String(value['zaakobjecttype'])), 'zaakobjecttype'));
  if (part) {
    for (const name of ['object', 'objectType'] as const) if ((value[name] ?? '') !== (part.value[name] ?? '')) faults.push(field(name, 'wijzigen-niet-toegelaten', 'Dit veld mag niet gewijzigd worden.'));
  }
  return faults;
}

async function documentRules({ mine, dossier, part, value }: Proposed): Promise<readonly Invalid[]> {
  const place = String(value['informatieobject']);
  const faults: Invalid[] = [];
  if (part && place !== part.value['informatieobject']) faults.push(field('informatieobject', 'wijzigen-niet-toegelaten', 'Dit veld mag niet gewijzigd worden.'));
  const document = await byPlace(mine.room.documents, mine.desk, place);
  if (!document || !(await mayHold(mine.desk, dossier, String(document.value['informatieobjecttype'])))) faults.push(refused('missing-zaaktype-informatieobjecttype-relation', 'Het informatieobjecttype hoort niet bij het zaaktype van de zaak.'));
  if (partsOf(dossier, 'zaakinformatieobject').some((other) => other !== part && other.value['informatieobject'] === place)) faults.push(refused('unique', 'De velden zaak, informatieobject moeten een unieke set zijn.'));
  value['registratiedatum'] = part?.value['registratiedatum'] ?? mine.actor.now;
  return faults;
}

async function eigenschapRules({ mine, dossier, part, value }: Proposed): Promise<readonly Invalid[]> {
  const eigenschap = await lookUp(mine.desk, String(value['eigenschap']));
  value['naam'] = eigenschap?.value['naam'] ?? '';
  const faults = [...ofItsZaaktype(dossier, eigenschap, 'eigenschap')];
  if (part && value['eigenschap'] !== part.value['eigenschap']) faults.push(field('eigenschap', 'wijzigen-niet-toegelaten', 'Dit veld mag niet gewijzigd worden.'));
  return faults;
}

const CONDUCT: Readonly<Record<PartKind, Conduct>> = {
  status: { open: false, touches: true, rules: statusRules, follow: statusFollow },
  resultaat: {
    open: true, touches: true, rules: resultaatRules,
    // What closing derived from it goes with it (Open Zaak).
    gone: (_mine, dossier) => {
      const { archiefactiedatum: _actie, startdatumBewaartermijn: _start, ...rest } = dossier.zaak;
      dossier.zaak = rest;
      return Promise.resolve();
    },
  },
  rol: {
    open: true, touches: false, rules: rolRules,
    // Open Zaak: the statussen it set go with it, without a word to anybody, and the zaak stays as closed as it was.
    gone: (mine, dossier, rol) => {
      for (const status of partsOf(dossier, 'status')) if (placeIs(mine, dossier, 'rol', rol, String(status.value['gezetdoor']))) dropPart(dossier, 'status', status);
      return Promise.resolve();
    },
  },
  zaakobject: { open: true, touches: true, rules: zaakobjectRules, follow: ({ mine, dossier }) => recalculate(mine, dossier, ['zaakobject']) },
  zaakinformatieobject: {
    open: true, touches: true, rules: documentRules,
    follow: async ({ mine, dossier, part }) => {
      await relate(mine.room.documents, mine.desk, { informatieobject: String(part.value['informatieobject']), object: zaakPlace(mine.room.numbers, dossier), objectType: 'zaak' });
    },
    gone: (mine, dossier, part) => unrelate(mine.room.documents, mine.desk, { informatieobject: String(part.value['informatieobject']), object: zaakPlace(mine.room.numbers, dossier) }),
  },
  zaakeigenschap: { open: true, touches: false, rules: eigenschapRules, follow: ({ mine, dossier }) => recalculate(mine, dossier, ['eigenschap']) },
  klantcontact: { open: true, touches: false, rules: none },
  notitie: {
    open: false, touches: false,
    rules: ({ mine, part, value }) => {
      value['aanmaakdatum'] = part?.value['aanmaakdatum'] ?? mine.actor.now;
      value['wijzigingsdatum'] = mine.actor.now;
      return part?.value['status'] === 'definitief' ? Promise.resolve([refused('wijzigen-niet-toegelaten', 'Een definitieve notitie mag niet gewijzigd worden.')]) : none();
    },
  },
  substatus: {
    open: true, touches: true,
    rules: ({ mine, value }) => {
      value['tijdstip'] ??= mine.actor.now;
      return none();
    },
  },
  contactmoment: { open: true, touches: false, rules: none },
  verzoek: { open: true, touches: false, rules: none },
};

/** Any of these, as the routes ask of the client too. */
const PART_SCOPES = ['zaken.aanmaken', 'zaken.bijwerken', 'zaken.geforceerd-bijwerken', 'zaken.statussen.toevoegen', 'zaken.verwijderen'] as const;

const placeIs = (mine: Act, dossier: Dossier, kind: PartKind, part: Part, place: string): boolean => place === partPlace(mine.room.numbers, dossier, kind, part);

/** The place of the zaak that a body names; the field is called differently in notities. */
const zaakField = (kind: PartKind): string => (kind === 'notitie' ? 'gerelateerdAan' : 'zaak');

/** Makes a part of the zaak its body names. Throws Problem 400, 403. */
export async function createPart(mine: Act, kind: PartKind, sent: JsonObject): Promise<{ readonly dossier: Dossier; readonly part: Part }> {
  const value = await read(mine, mine.room.fieldsOf(kind, sent), sent, false);
  const dossier = await zaakOf(mine, uuidAt(String(value[zaakField(kind)])));
  return { dossier, part: await addChecked(mine, kind, dossier, value) };
}

/** Makes a part of this zaak: its body names none (combined endpoints, zaakeigenschappen). */
export async function createPartOf(mine: Act, dossier: Dossier, kind: PartKind, sent: JsonObject): Promise<Part> {
  const { [zaakField(kind)]: _zaak, ...fields } = mine.room.fieldsOf(kind, sent);
  return addChecked(mine, kind, dossier, await read(mine, fields, sent, false));
}

async function addChecked(mine: Act, kind: PartKind, dossier: Dossier, given: JsonObject): Promise<Part> {
  const conduct = CONDUCT[kind];
  insistGranted(mine, dossier.zaak, ...PART_SCOPES);
  if (conduct.open) insistOpen(mine, dossier);
  if (kind === 'status') insistMaySetStatus(mine, dossier);
  const { [zaakField(kind)]: _zaak, ...value } = given;
  insist(await conduct.rules({ mine, dossier, part: null, value }));
  const part = addPart(dossier, kind, compact(value));
  mine.changed(dossier);
  if (conduct.touches) touch(mine, dossier);
  await conduct.follow?.({ mine, dossier, part, value });
  await tellPart(mine, dossier, kind, part, 'create', null);
  return part;
}

/** zrc: who may only make zaken sets the first status; more needs zaken.statussen.toevoegen or zaken.bijwerken. */
function insistMaySetStatus(mine: Act, dossier: Dossier): void {
  if (may(mine, 'zaken.statussen.toevoegen') || may(mine, 'zaken.bijwerken') || may(mine, 'zaken.geforceerd-bijwerken')) return;
  if (partsOf(dossier, 'status').length > 0) throw denied();
}

/** Changes a part, whole (PUT) or in part (PATCH). Throws Problem 400, 403. */
export async function changePart(mine: Act, kind: PartKind, dossier: Dossier, part: Part, sent: JsonObject, partial: boolean): Promise<Part> {
  const conduct = CONDUCT[kind];
  insistGranted(mine, dossier.zaak, ...PART_SCOPES);
  if (conduct.open) insistOpen(mine, dossier);
  const before = wasPart(mine, dossier, kind, part);
  const given = await read(mine, mine.room.fieldsOf(kind, { ...part.value, ...sent }), sent, partial);
  const named = given[zaakField(kind)];
  if (typeof named === 'string' && named !== zaakPlace(mine.room.numbers, dossier)) throw invalidInput([field(zaakField(kind), 'wijzigen-niet-toegelaten', 'Dit veld mag niet gewijzigd worden.')]);
  const { [zaakField(kind)]: _zaak, ...value } = { ...part.value, ...given };
  // Another kind of betrokkene brings its own group: the old one means nothing for it.
  if (kind === 'rol' && value['betrokkeneType'] !== part.value['betrokkeneType'] && given['betrokkeneIdentificatie'] === undefined) delete value['betrokkeneIdentificatie'];
  insist(await conduct.rules({ mine, dossier, part, value }));
  part.value = compact(value);
  mine.changed(dossier);
  if (conduct.touches) touch(mine, dossier);
  await conduct.follow?.({ mine, dossier, part, value });
  await tellPart(mine, dossier, kind, part, partial ? 'partial_update' : 'update', before);
  return part;
}

/** Removes a part. Throws Problem 403 where its zaak is closed. */
export async function removePart(mine: Act, kind: PartKind, dossier: Dossier, part: Part): Promise<void> {
  const conduct = CONDUCT[kind];
  insistGranted(mine, dossier.zaak, ...PART_SCOPES);
  if (conduct.open) insistOpen(mine, dossier);
  const before = wasPart(mine, dossier, kind, part);
  dropPart(dossier, kind, part);
  mine.changed(dossier);
  if (conduct.touches) touch(mine, dossier);
  await conduct.gone?.(mine, dossier, part);
  await tellPart(mine, dossier, kind, part, 'destroy', before);
}
