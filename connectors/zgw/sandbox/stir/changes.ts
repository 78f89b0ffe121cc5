// The ordinary changes that people make to a zaak. Each answers false where it makes no sense for this zaak.
import type { JsonObject } from '../../../../core/model/json';
import { contentStore, type ContentStore } from '../content/store';
import type { Documenten } from '../documenten/context';
import { draft, enrol } from '../documenten/create';
import { documentenVersion } from '../documenten/fields';
import { placeOfDocument } from '../documenten/identity';
import { byPlace } from '../documenten/record';
import { urlOf } from '../paths';
import type { Dice } from '../seed/dice';
import { KINDS, PEOPLE } from '../seed/people';
import { lookUp, pointingTo } from '../state';
import type { Act } from '../zaken/act';
import { partsOf, type Dossier } from '../zaken/dossier';
import { changePart, createPartOf, removePart } from '../zaken/parts';
import { lastStatus } from '../zaken/render';
import type { Room } from '../zaken/room';
import { changeZaak } from '../zaken/write-zaak';

export interface Stirring {
  readonly mine: Act;
  readonly dossier: Dossier;
  readonly die: Dice;
  readonly documents: Documenten;
  /** The document that goes in, where one does; made before the transaction. */
  readonly drafted: Awaited<ReturnType<typeof draft>>;
}

/** URLs on no host in particular: only the path counts. */
const HOST = 'http://sandbox';
const url = (place: string): string => urlOf(place, HOST);

type Stir = (stirring: Stirring) => Promise<boolean>;

const typesOf = async ({ mine, dossier }: Stirring, collection: string): Promise<{ readonly place: string; readonly value: JsonObject }[]> => pointingTo(mine.desk, String(dossier.zaak['zaaktype']), collection);

/** Statustypen of the zaaktype in order. */
async function statustypen(stirring: Stirring): Promise<string[]> {
  return (await typesOf(stirring, 'statustypen')).sort((a, b) => Number(a.value['volgnummer']) - Number(b.value['volgnummer'])).map(({ place }) => place);
}

/** One step further, but not to the end. */
const nextStatus: Stir = async (stirring) => {
  const { mine, dossier } = stirring;
  const all = await statustypen(stirring);
  const next = all[all.indexOf(String(lastStatus(dossier)?.value['statustype'])) + 1];
  if (next === undefined || next === all.at(-1)) return false;
  await createPartOf(mine, dossier, 'status', { statustype: url(next), datumStatusGezet: mine.actor.now, statustoelichting: 'Een stap verder' });
  return true;
};

/** Closes the zaak, where nothing is in the way. */
const finish: Stir = async (stirring) => {
  const { mine, dossier, die } = stirring;
  const documents = await Promise.all(partsOf(dossier, 'zaakinformatieobject').map(({ value }) => byPlace(mine.room.documents, mine.desk, String(value['informatieobject']))));
  if (dossier.deelzaken.length > 0 || documents.some((document) => !document || document.lock !== '' || typeof document.value['indicatieGebruiksrecht'] !== 'boolean')) return false;
  const manner = (value: JsonObject): unknown => (value['brondatumArchiefprocedure'] as JsonObject | null)?.['afleidingswijze'];
  // The others ask for a date that must be somewhere first.
  const simple = (await typesOf(stirring, 'resultaattypen')).filter(({ value }) => value['brondatumArchiefprocedure'] === null || manner(value) === 'afgehandeld' || manner(value) === 'termijn');
  const end = (await statustypen(stirring)).at(-1);
  if (simple.length === 0 || end === undefined) return false;
  if (partsOf(dossier, 'resultaat').length === 0) await createPartOf(mine, dossier, 'resultaat', { resultaattype: url(die.pick(simple).place), toelichting: 'Afgerond' });
  await createPartOf(mine, dossier, 'status', { statustype: url(end), datumStatusGezet: mine.actor.now });
  return true;
};

const editEigenschap: Stir = async (stirring) => {
  const { mine, dossier, die } = stirring;
  const [there] = partsOf(dossier, 'zaakeigenschap');
  const waarde = die.pick(['gewijzigd', 'opnieuw bekeken “ter plaatse”', 'Žižkov', '12,5']);
  if (there) {
    await changePart(mine, 'zaakeigenschap', dossier, there, { waarde: there.value['waarde'] === waarde ? `${waarde} (2)` : waarde }, true);
    return true;
  }
  const [type] = await typesOf(stirring, 'eigenschappen');
  if (!type) return false;
  await createPartOf(mine, dossier, 'zaakeigenschap', { eigenschap: url(type.place), waarde });
  return true;
};

/** Another behandelaar: the old one goes, a new one comes. */
const replaceRol: Stir = async ({ mine, dossier, die }) => {
  const old = partsOf(dossier, 'rol').find(({ value }) => value['omschrijvingGeneriek'] !== 'initiator');
  if (!old) return false;
  const kind = die.pick(KINDS);
  await removePart(mine, 'rol', dossier, old);
  await createPartOf(mine, dossier, 'rol', { roltype: url(String(old.value['roltype'])), betrokkeneType: kind, roltoelichting: 'overgenomen', betrokkeneIdentificatie: PEOPLE[kind](die) });
  return true;
};

const newDocument: Stir = async ({ mine, dossier, die, documents, drafted }) => {
  const relations = await pointingTo(mine.desk, String(dossier.zaak['zaaktype']), 'zaaktype-informatieobjecttypen');
  const types = await Promise.all(relations.map(({ value }) => lookUp(mine.desk, String(value['informatieobjecttype']))));
  const usable = types.filter((type) => type !== undefined && !type.concept);
  if (usable.length === 0) return false;
  const record = await enrol(documents, mine.desk, mine.client, mine.actor, { ...drafted, value: { ...drafted.value, informatieobjecttype: die.pick(usable)?.place ?? '' } });
  await createPartOf(mine, dossier, 'zaakinformatieobject', { informatieobject: url(placeOfDocument(record.uuid)), titel: 'Nagekomen stuk' });
  return true;
};

const editZaak: Stir = async ({ mine, dossier, die }) => {
  await changeZaak(mine, dossier, { toelichting: `Bijgewerkt om ${mine.actor.now}: ${die.pick(['gebeld met de aanvrager', 'stukken opgevraagd', 'ter plaatse gekeken'])}` }, true);
  return true;
};

export const CHANGES: Readonly<Record<string, Stir>> = { nextStatus, finish, editEigenschap, replaceRol, newDocument, editZaak };

/** What goes in when a document does. */
export const draftDocument = (documents: Documenten, number: number, day: string): ReturnType<typeof draft> => draft(documents, {
  bronorganisatie: '002564440', creatiedatum: day, titel: `Nagekomen stuk ${number}`, auteur: 'A. de Boer', taal: 'nld', formaat: 'text/plain', bestandsnaam: `nagekomen-${number}.txt`,
  inhoud: Buffer.from(`Nagekomen stuk ${number}: “zie bijlage”\n`).toString('base64'), indicatieGebruiksrecht: false, informatieobjecttype: `${HOST}/catalogi/api/v1/informatieobjecttypen/00000000-0000-4000-8000-000000000000`,
});

/** The Documenten API as a colleague uses it, with small content only. */
export function documentsOf(room: Room, store: ContentStore = contentStore(room.settings)): Documenten {
  return { setting: room, shelf: room.shelf, store, seeding: room.documents, version: documentenVersion(room.settings) };
}
