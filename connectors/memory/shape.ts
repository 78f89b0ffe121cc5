// The one shape this connector knows: an object with named fields and parts, read and written alike.
import type { Shape } from '../../core/model/shapes';

const text = { type: 'string' } as const;

export const SHAPE = 'memory.object';

/** `onderdelen` are parts with an id of their own at the other side; every other field belongs to the object itself. */
export const shape: Shape = {
  name: SHAPE,
  schema: {
    type: 'object',
    required: ['identificatie', 'onderdelen'],
    properties: {
      identificatie: { ...text, description: 'The natural key.' },
      omschrijving: text,
      toelichting: text,
      vertrouwelijkheidaanduiding: text,
      trefwoorden: { type: 'array', items: text },
      onderdelen: {
        type: 'array',
        items: {
          type: 'object',
          required: ['bron', 'naam'],
          properties: { bron: { ...text, description: 'Id at the source; parts are matched by it.' }, naam: text, volgnummer: { type: 'integer' } },
        },
      },
    },
  },
};
