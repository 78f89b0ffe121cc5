// Shapes zaken and their parts into what the API answers; all from one row, so nothing is looked up.
import type { JsonObject } from '../../../../core/model/json';
import { urlOf, uuidAt, type Place } from '../paths';
import { shape } from '../render';
import { partPlace, partsOf, zaakPlace, type Dossier, type Part, type PartKind } from './dossier';
import { BETALINGSINDICATIES, MORE_BETALINGSINDICATIES } from './enums';
import type { Room } from './room';

const SAYS: Readonly<Record<string, string>> = { ...BETALINGSINDICATIES, ...MORE_BETALINGSINDICATIES };

/** The status that counts: the one set last; of two at the same moment, the one that came in last. */
export function lastStatus(dossier: Dossier): Part | undefined {
  let last: Part | undefined;
  for (const part of partsOf(dossier, 'status')) if (!last || Date.parse(String(part.value['datumStatusGezet'])) >= Date.parse(String(last.value['datumStatusGezet']))) last = part;
  return last;
}

/** Newest first, as Open Zaak lists. */
const placesOf = (room: Room, dossier: Dossier, kind: PartKind): Place[] => partsOf(dossier, kind).map((part) => partPlace(room.numbers, dossier, kind, part)).reverse();

/** A zaak; `root` is how the caller addressed this server. */
export function renderZaak(room: Room, dossier: Dossier, root: string): JsonObject {
  const place = zaakPlace(room.numbers, dossier);
  const status = lastStatus(dossier);
  const [resultaat] = partsOf(dossier, 'resultaat');
  const made: JsonObject = {
    uuid: uuidAt(place),
    betalingsindicatieWeergave: SAYS[String(dossier.zaak['betalingsindicatie'] ?? '')] ?? '',
    deelzaken: dossier.deelzaken,
    eigenschappen: placesOf(room, dossier, 'zaakeigenschap'),
    rollen: placesOf(room, dossier, 'rol'),
    status: status ? partPlace(room.numbers, dossier, 'status', status) : null,
    zaakinformatieobjecten: placesOf(room, dossier, 'zaakinformatieobject'),
    zaakobjecten: placesOf(room, dossier, 'zaakobject'),
    resultaat: resultaat ? partPlace(room.numbers, dossier, 'resultaat', resultaat) : null,
  };
  return shape(room.zaakFields, dossier.zaak, root, made, { url: urlOf(place, root) });
}

/** A part of a zaak. */
export function renderPart(room: Room, dossier: Dossier, kind: PartKind, part: Part, root: string): JsonObject {
  const place = partPlace(room.numbers, dossier, kind, part);
  const zaak = zaakPlace(room.numbers, dossier);
  const made: JsonObject = { uuid: uuidAt(place), zaak, ...MADE[kind]?.(room, dossier, part, place) };
  return shape(room.fieldsOf(kind, part.value), part.value, root, made, { url: urlOf(place, root) });
}

type Make = (room: Room, dossier: Dossier, part: Part, place: Place) => JsonObject;

/** What the server makes of each kind. */
const MADE: Partial<Record<PartKind, Make>> = {
  status: (room, dossier, part, place) => ({
    indicatieLaatstGezetteStatus: lastStatus(dossier) === part,
    zaakinformatieobjecten: partsOf(dossier, 'zaakinformatieobject').filter(({ value }) => value['status'] === place).map((one) => partPlace(room.numbers, dossier, 'zaakinformatieobject', one)),
  }),
  rol: (room, dossier, _part, place) => ({
    statussen: partsOf(dossier, 'status').filter(({ value }) => value['gezetdoor'] === place).map((one) => partPlace(room.numbers, dossier, 'status', one)),
  }),
  zaakinformatieobject: () => ({ aardRelatieWeergave: 'Hoort bij, omgekeerd: kent' }),
  notitie: (room, dossier) => ({ gerelateerdAan: zaakPlace(room.numbers, dossier) }),
};
