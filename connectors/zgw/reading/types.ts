// Says of catalogue objects what the model keeps of them: natural names, and what a resultaattype says of archiving.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { uuidOf } from '../urls';
import { selectielijstklasse, type Meaning } from './meaning';
import { fields, present, text } from './values';

/** The zaaktype by identificatie and the version the zaak belongs to. */
export function readZaaktype(raw: JsonObject, meaning: Meaning): JsonObject {
  const procestype = text(raw['selectielijstProcestype']) === '' ? null : meaning.selectielijst(text(raw['selectielijstProcestype']));
  return {
    ...fields(raw, ['identificatie', 'omschrijving', 'versiedatum', 'beginGeldigheid']),
    ...(procestype === null ? {} : { selectielijstProcestype: present({ ...procestype, nummer: Number(procestype.nummer) }) }),
  };
}

/** The resultaat with what its type says of archiving: an archive must explain its dates after the catalogue is gone. */
export function readResultaat(raw: JsonObject, meaning: Meaning): JsonObject {
  const type = meaning.type(text(raw['resultaattype']));
  return {
    bron: uuidOf(raw['url']) ?? '',
    resultaattype: {
      ...fields(type, ['omschrijving', 'omschrijvingGeneriek', 'archiefnominatie', 'archiefactietermijn']),
      ...present({
        selectielijstklasse: selectielijstklasse(type['selectielijstklasse'], meaning),
        brondatumArchiefprocedure: readBrondatum(type['brondatumArchiefprocedure']),
      }),
    },
    ...fields(raw, ['toelichting']),
  };
}

/** `einddatumBekend: false` is what the API says where nobody said anything. */
function readBrondatum(raw: Json | undefined): JsonObject | undefined {
  if (!isObject(raw) || text(raw['afleidingswijze']) === '') return undefined;
  return { ...fields(raw, ['afleidingswijze', 'datumkenmerk', 'objecttype', 'registratie', 'procestermijn']), ...(raw['einddatumBekend'] === true ? { einddatumBekend: true } : {}) };
}
