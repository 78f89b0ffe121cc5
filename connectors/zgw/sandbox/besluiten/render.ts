// Shapes a besluit and its documents into what the Besluiten API answers.
import type { JsonObject } from '../../../../core/model/json';
import { choice, date, made, optionalDate, optionalText, text, to, toApi, type Fields } from '../fields';
import { urlOf } from '../paths';
import { shape } from '../render';
import { documentPlaceOf, placeOf, type Besluit } from './store';
import type { Room } from '../zaken/room';

export const VERVALREDENEN = {
  tijdelijk: 'Besluit met tijdelijke werking',
  ingetrokken_overheid: 'Besluit ingetrokken door overheid',
  ingetrokken_belanghebbende: 'Besluit ingetrokken o.v.v. belanghebbende',
} as const;

export const besluitFields: Fields = {
  identificatie: optionalText(50),
  verantwoordelijkeOrganisatie: text(9, { minLength: 9 }),
  besluittype: to('besluittypen', 'cascade', { required: true, maxLength: 200, minLength: 1 }),
  zaak: toApi('zaken', 'zaken', { required: false, blank: true, minLength: undefined, maxLength: 200, fallback: '' }),
  datum: date(),
  toelichting: optionalText(),
  bestuursorgaan: optionalText(50),
  ingangsdatum: date(),
  vervaldatum: optionalDate(),
  vervalreden: choice(Object.keys(VERVALREDENEN), { required: false, blank: true, fallback: '' }),
  vervalredenWeergave: made(text()),
  publicatiedatum: optionalDate(),
  verzenddatum: optionalDate(),
  uiterlijkeReactiedatum: optionalDate(),
};

export const besluitinformatieobjectFields: Fields = { informatieobject: toApi('documenten', 'enkelvoudiginformatieobjecten'), besluit: toApi('besluiten', 'besluiten') };

const SAYS: Readonly<Record<string, string>> = VERVALREDENEN;

export function renderBesluit(room: Room, besluit: Besluit, root: string): JsonObject {
  const vervalredenWeergave = SAYS[String(besluit.value['vervalreden'] ?? '')] ?? '';
  return { url: urlOf(placeOf(room.numbers, besluit), root), ...shape(besluitFields, { ...besluit.value, vervalredenWeergave }, root) };
}

export const renderDocument = (room: Room, besluit: Besluit, document: Besluit['documents'][number], root: string): JsonObject => ({
  url: urlOf(documentPlaceOf(room.numbers, besluit, document), root), informatieobject: urlOf(document.place, root), besluit: urlOf(placeOf(room.numbers, besluit), root),
});
