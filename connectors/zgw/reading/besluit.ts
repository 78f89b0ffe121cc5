// Makes a besluit of the model from what the Besluiten API says of it and of its documents.
import type { JsonObject } from '../../../core/model/json';
import { uuidOf } from '../urls';
import type { Meaning } from './meaning';
import { fields, sorted, text } from './values';

/** A besluit with its documents, as the API gave them. */
export interface BesluitParts {
  readonly besluit: JsonObject;
  readonly informatieobjecten: readonly JsonObject[];
}

const PLAIN = [
  'identificatie', 'verantwoordelijkeOrganisatie', 'datum', 'toelichting', 'bestuursorgaan', 'ingangsdatum', 'vervaldatum', 'vervalreden', 'publicatiedatum', 'verzenddatum',
  'uiterlijkeReactiedatum',
] as const;

/** Throws Blocked ZS4151 where the catalogus does not have its besluittype. */
export function readBesluit({ besluit, informatieobjecten }: BesluitParts, meaning: Pick<Meaning, 'type'>): JsonObject {
  const linked = informatieobjecten.map((one): JsonObject => ({ bron: uuidOf(one['url']) ?? '', informatieobject: { bron: uuidOf(one['informatieobject']) ?? text(one['informatieobject']) } }));
  return {
    bron: uuidOf(besluit['url']) ?? '',
    ...fields(besluit, PLAIN),
    besluittype: { omschrijving: text(meaning.type(text(besluit['besluittype']))['omschrijving']) },
    informatieobjecten: sorted(linked, (one) => text(one['bron'])),
  };
}
