// The shapes the house itself knows, by name: mappings are checked against them.
import { z } from 'zod';
import { DEEL_SCHEMAS } from './deel';
import { informatieobject } from './informatieobject';
import { zaak } from './zaak';
import { zaaktype } from './zaaktype';

/** What a shape may say of a value: the part of JSON Schema that `check` understands. */
export interface ShapeSchema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ShapeSchema>>;
  readonly required?: readonly string[];
  readonly items?: ShapeSchema;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly anyOf?: readonly ShapeSchema[];
  /** Values of this field (and below it) never appear in a message. */
  readonly personal?: boolean;
  /** Fields beyond `properties`: false refuses them, a schema describes them, absent allows anything. */
  readonly additionalProperties?: boolean | ShapeSchema;
}

/** A named shape: `zaaktype` (the model), `inavigator.proces` (raw), `zgw.zaaktype` (a target's). */
export interface Shape {
  readonly name: string;
  readonly schema: ShapeSchema;
}

/** The shapes of the model: its kinds whole, and what a message says of one (`zaak.deel`: every field may be absent or null). */
export const MODEL_SHAPES: readonly Shape[] = [
  ...Object.entries({ zaaktype, zaak, informatieobject }).map(([name, model]) => ({ name, schema: z.toJSONSchema(model) as ShapeSchema })),
  ...Object.entries(DEEL_SCHEMAS).map(([name, schema]) => ({ name, schema })),
];
