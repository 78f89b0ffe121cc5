// The raw shape `inavigator.proces`: a proces of either generation, fields as i-Navigator names them.
import type { Shape, ShapeSchema } from '../../core/model/shapes';

/** What every object carries: when it is current, who made it (Model or Lokaal; `bron` in the file), when it was changed. */
const COMMON = ['actueel-van', 'actueel-tot', 'herkomst', 'laatst-gewijzigd', 'actief'] as const;

const PROCES = [
  'kernomschrijving', 'model-kernomschrijving', 'naam', 'standaard-dossiernaam', 'taakveld', 'proceseigenaar', 'toelichting-proces',
  'aanleiding', 'opmerking-proces', 'ketenpartners', 'ztc-procestype', 'goedgekeurd', 'goedkeurdatum', 'startdatum-vast',
  'einddatum-uiterst', 'grondslag-txt', 'lokale-regelgeving-txt', 'vind-catalogusterm', 'wettelijke-afdoeningstermijn',
  'wettelijke-afdoeningstermijn-eenheid', 'wettelijke-verdagingstermijn', 'wettelijke-verdagingstermijn-eenheid', 'verdagingstermijn',
  'verdagingstermijn-eenheid', 'signaleringstermijn', 'signaleringstermijn-eenheid', 'afdoeningstermijn', 'afdoeningstermijn-eenheid',
  'beroep-mogelijk', 'aanhouden-mogelijk', 'betaling-nodig', 'wkpb', 'bag', 'wet-dwangsom', 'lex-silencio-positivo', 'vertrouwelijkheid',
  'publicatie-indicatie', 'publicatietekst', 'zaaktype-code', 'zaaktype-categorie', 'zaaktype-procesarchitectuur',
  'zaaktype-iv3-categorie', 'verantwoordingsrelatie', 'generiek-zaaktype', 'vernietigingsgrondslag-txt', 'basisarchiefcode',
  'vng-thesaurusterm', 'lokale-trefwoorden', 'waardering', 'bewaartermijn', 'bewaartermijn-eenheid', 'bewaartermijn-start',
  'toelichting-handeling', 'opmerking-handeling', 'toelichting-documenttypen', 'opmerking-documenttypen', 'toelichting-applicaties',
  'opmerking-applicaties', 'dossierlokatie', 'toelichting-archiefbestanden', 'opmerking-archiefbestanden', 'schemalocatie', 'webformulier',
  'opmerking-zaakeigenschappen', 'opmerking-procesrelaties', 'opmerking-roltypen', 'opmerking-registers', 'opmerking-zaakobjecten',
  'opmerking-producten', 'toelichting-zaakeigenschappen', 'toelichting-procesrelaties', 'toelichting-roltypen', 'toelichting-producten',
  'toelichting-zaakobjecten', 'toelichting-registers', 'numerieke-code',
] as const;

const ROLTYPE = [
  'naam', 'naam-model', 'opmerking', 'toelichting', 'betrokkenen',
] as const;
const DOCUMENTTYPE = [
  'naam', 'naam-model', 'standaardomschrijving', 'opmerking', 'toelichting', 'type', 'indossier', 'waardering', 'bewaartermijn',
  'bewaartermijn-eenheid', 'bewaartermijn-start', 'toelichting-bewaartermijn', 'procestrigger', 'vertrouwelijkheid', 'sjabloonnaam',
  'trefwoorden', 'publicatie-indicatie',
] as const;
const STATUSTYPE = [
  'naam', 'naam-model', 'activiteit', 'bericht', 'opmerking', 'toelichting', 'standaard-doorlooptijd', 'standaard-doorlooptijd-eenheid',
  'zichtbaarheid',
] as const;
const CHECK = [
  'naam', 'naam-model', 'vraag', 'vraag-model', 'opmerking', 'toelichting', 'verplicht',
] as const;
const RESULTAATTYPE = [
  'naam', 'naam-model', 'opmerking', 'toelichting', 'vernietigingsgrondslag-txt', 'waardering', 'bewaartermijn', 'bewaartermijn-eenheid',
  'bewaartermijn-start', 'brondatum-archiefprocedure', 'toelichting-bewaartermijn',
] as const;
const REGISTER = [
  'muteert',
] as const;
const BESLUITTYPE = [
  'naam', 'naam-model', 'opmerking', 'toelichting', 'publicatie-indicatie',
] as const;

const text: ShapeSchema = { type: 'string' };
const texts = (names: readonly string[]): Record<string, ShapeSchema> => Object.fromEntries([...names, ...COMMON].map((name) => [name, text]));
const list = (items: ShapeSchema): ShapeSchema => ({ type: 'array', items });

/** A kind, a register or another object that is referred to by id, with what the export says of it. */
const kind: ShapeSchema = { type: 'object', properties: { bron: text, naam: text, procesfase: text }, required: ['bron'] };
const grondslag = list({ type: 'object', properties: { naam: text, url: text, toelichting: text } });
const naamstructuur: ShapeSchema = { type: 'object', properties: { 'handeling-initiator': text, onderwerp: text, 'handeling-behandelaar': text } };

/** A part with an id (`bron`) and a place. What we do not know of it is kept under its own name and may be anything. */
const part = (names: readonly string[], more: Record<string, ShapeSchema> = {}): ShapeSchema => ({
  type: 'object',
  properties: { bron: text, volgnummer: { type: 'integer' }, soort: kind, object: kind, ...texts(names), ...more },
  required: ['bron'],
});

/** A list whose content no known export shows: each item is kept as it stands. */
const unknown = list({ type: 'object', properties: { bron: text, volgnummer: { type: 'integer' } } });

export const PROCES_SHAPE: Shape = {
  name: 'inavigator.proces',
  schema: {
    type: 'object',
    description: 'One proces of an i-Navigator export. Fields of `velden` stand in it directly, white space collapsed; empty and nil fields are absent.',
    properties: {
      bron: { type: 'string', description: 'Id of the proces: B1026, LP00000051.' },
      ...texts(PROCES),
      exportprofiel: list(text),
      grondslag,
      'lokale-regelgeving': grondslag,
      vernietigingsgrondslag: grondslag,
      'zaaktype-naam': naamstructuur,
      'zaaktype-naam-model': naamstructuur,
      roltypen: list(part(ROLTYPE)),
      documenttypen: list(part(DOCUMENTTYPE)),
      statustypen: list(part(STATUSTYPE, { checks: list(part(CHECK)) })),
      resultaattypen: list(part(RESULTAATTYPE, { vernietigingsgrondslag: grondslag })),
      besluittypen: list(part(BESLUITTYPE)),
      registers: list(part(REGISTER)),
      procesrelaties: list(part([])),
      zaakeigenschappen: unknown,
      applicaties: unknown,
      archiefbestanden: unknown,
      domeinobjecten: unknown,
      producten: unknown,
      LokaleMetaData: unknown,
      regelsets: list({ type: 'object' }),
    },
    required: ['bron'],
  },
};
