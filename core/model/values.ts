// The kinds of value that the models of zaaktype, zaak and informatieobject share.
import { z } from 'zod';

/** Id of an object at its source (a UUID, a code): stable over readings, the key by which parts are matched. */
export const bron = z.string().describe('Id of this object at its source; stable over readings, the key by which parts are matched.');
export const duur = z.string().regex(/^P(?=\d|T)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T.*)?$/).describe('ISO 8601 duration, such as P8W.');
export const datum = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('A date, YYYY-MM-DD.');
/** An instant; in the model always in UTC with seconds, so that the same moment is the same text. */
export const tijdstip = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/).describe('An instant in UTC, such as 2026-03-01T10:20:30Z.');
/** A group that is carried whole: names of its fields are those of the API. */
export const vrij = z.record(z.string(), z.json());
/** Another subject, by its id at the same source; its natural key beside it where the source tells. */
export const naar = z.object({
  bron,
  identificatie: z.string().optional(),
  bronorganisatie: z.string().optional(),
});
export type Naar = z.infer<typeof naar>;
