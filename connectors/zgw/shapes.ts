// The shapes `zgw.zaak` and `zgw.informatieobject`: those of the model, raw and target in one, with what is personal marked so.
import { MODEL_SHAPES, type Shape, type ShapeSchema } from '../../core/model/shapes';

/**
 * Fields that say something of a person, by path: their values never appear in a message. Free text can hold a name anywhere, so
 * descriptions and explanations count too; code lists, dates, identifications of organisations and types do not.
 */
const PERSONAL: Readonly<Record<'zaak' | 'informatieobject', readonly string[]>> = {
  zaak: [
    'omschrijving', 'toelichting', 'zaakgeometrie', 'kenmerken', 'verlenging.reden', 'opschorting.reden', 'statussen[].statustoelichting', 'resultaat.toelichting',
    'rollen[].betrokkene', 'rollen[].betrokkeneIdentificatie', 'rollen[].afwijkendeNaamBetrokkene', 'rollen[].roltoelichting', 'rollen[].contactpersoonRol', 'rollen[].authenticatieContext',
    'eigenschappen[].waarde', 'zaakobjecten[].object', 'zaakobjecten[].objectIdentificatie', 'zaakobjecten[].relatieomschrijving', 'zaakobjecten[].objectTypeOverigeDefinitie',
    'zaakinformatieobjecten[].titel', 'zaakinformatieobjecten[].beschrijving', 'relevanteAndereZaken[].toelichting', 'besluiten[].toelichting', 'processobject',
    'audittrail[].resourceWeergave', 'audittrail[].toelichting', 'documenten[]',
  ],
  informatieobject: ['titel', 'auteur', 'beschrijving', 'bestandsnaam', 'link', 'trefwoorden', 'verzendingen', 'gebruiksrechten[].omschrijvingVoorwaarden', 'versies[].titel', 'versies[].bestandsnaam'],
};

/** A copy of the schema in which the field at this path is personal. Throws TypeError where there is no such field: a list that lags behind the model would hide nothing. */
function markPersonal(schema: ShapeSchema, path: readonly string[], whole: string): ShapeSchema {
  const [step, ...rest] = path;
  if (step === undefined) return { ...schema, personal: true };
  const isList = step.endsWith('[]');
  const name = isList ? step.slice(0, -2) : step;
  const field = schema.properties?.[name];
  if (!field || (isList && !field.items)) throw new TypeError(`the shape has no field ${whole}`);
  const marked = isList && field.items ? { ...field, items: markPersonal(field.items, rest, whole) } : markPersonal(field, rest, whole);
  return { ...schema, properties: { ...schema.properties, [name]: marked } };
}

function shapeOf(kind: keyof typeof PERSONAL): Shape {
  const model = MODEL_SHAPES.find((shape) => shape.name === kind);
  if (!model) throw new TypeError(`the model has no ${kind}`);
  return { name: `zgw.${kind}`, schema: PERSONAL[kind].reduce((schema, path) => markPersonal(schema, path.split('.'), path), model.schema) };
}

export const ZAAK_SHAPE: Shape = shapeOf('zaak');
export const INFORMATIEOBJECT_SHAPE: Shape = shapeOf('informatieobject');
