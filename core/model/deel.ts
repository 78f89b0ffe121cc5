// What a message says of a zaak, a document or a besluit: any part of it. Absent: not said. Null: said to have no value.
import { z } from 'zod';
import { informatieobject } from './informatieobject';
import { naar, tijdstip, datum, vrij } from './values';
import { besluit, rol, zaak } from './zaak';
import type { ShapeSchema } from './shapes';

/** A part of T: every field may be absent or null, and so may those of its parts; a free group is what it is. */
export type Deel<T> = T extends readonly (infer Item)[] ? Deel<Item>[] : T extends object ? (string extends keyof T ? T : { [Field in keyof T]?: Deel<NonNullable<T[Field]>> | null }) : T;

/** What a message says beside a rol that the Zaken API has no field for. */
const gezegdeRol = rol.extend({
  afwijkendCorrespondentieadres: vrij.optional().describe('Address for letters about this zaak, in the fields of an address of the Zaken API; the API itself has no place for it.'),
});

const gezegdeZaak = zaak.extend({ rollen: z.array(gezegdeRol) });

/** What a message says of the zaken a document belongs to, beside the document. */
const gezegdInformatieobject = informatieobject.extend({
  zaken: z
    .array(
      z.object({
        bron: z.string().describe('Place of the relation in its message.'),
        zaak: naar.extend({ omschrijving: z.string().describe('What the zaak is called, as an answer tells it.') }),
        titel: z.string(),
        beschrijving: z.string(),
        registratiedatum: datum,
        status: z.object({ volgnummer: z.number().int(), omschrijving: z.string(), datumStatusGezet: tijdstip }).describe('The status this document came with or belongs to.'),
      }),
    )
    .describe('Zaken the document belongs to.'),
});

/** A besluit travels alone in a message; in the model it is a part of its zaak. */
const gezegdBesluit = besluit.extend({ zaak: naar.describe('The zaak the besluit came of.') });

export type ZaakDeel = Deel<z.infer<typeof gezegdeZaak>>;
export type InformatieobjectDeel = Deel<z.infer<typeof gezegdInformatieobject>>;
export type BesluitDeel = Deel<z.infer<typeof gezegdBesluit>>;

/** The shape with every field optional and nullable, also those of its parts and of the items of its lists; items themselves are never null. */
function inPart(schema: ShapeSchema): ShapeSchema {
  const { required: _required, ...rest } = schema;
  return {
    ...rest,
    ...(schema.properties ? { properties: Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, orNull(inPart(field))])) } : {}),
    ...(schema.items ? { items: inPart(schema.items) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map(inPart) } : {}),
  };
}

const orNull = (schema: ShapeSchema): ShapeSchema => (schema.type === 'null' || schema.anyOf?.some(({ type }) => type === 'null') ? schema : { anyOf: [schema, { type: 'null' }] });

/** The shapes of what a message says, by name: derived from the model, so that a new field is there at once. */
export const DEEL_SCHEMAS: Readonly<Record<'zaak.deel' | 'informatieobject.deel' | 'besluit.deel', ShapeSchema>> = {
  'zaak.deel': inPart(z.toJSONSchema(gezegdeZaak) as ShapeSchema),
  'informatieobject.deel': inPart(z.toJSONSchema(gezegdInformatieobject) as ShapeSchema),
  'besluit.deel': inPart(z.toJSONSchema(gezegdBesluit) as ShapeSchema),
};
