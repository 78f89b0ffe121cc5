// What a schema says of each field, as a graph that can be walked beside a value: known names, roles, plain types.
import { z } from 'zod';

/** The part of JSON Schema the loader and the reference page read; `$ref`s are resolved to the object they mean. */
export interface FieldShape {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FieldShape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | FieldShape;
  readonly items?: FieldShape;
  readonly anyOf?: readonly FieldShape[];
  readonly oneOf?: readonly FieldShape[];
  readonly allOf?: readonly FieldShape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  /** `secret`, `address` or `sender`: may differ per environment. `connection`: names another connection. */
  readonly role?: string;
}

/** The schema of what may be written (before defaults and transforms), as plain JSON Schema. */
export function writtenSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
}

const shapes = new WeakMap<z.ZodType, FieldShape>();

/** The shape of what may be written. */
export function shapeOf(schema: z.ZodType): FieldShape {
  const known = shapes.get(schema);
  if (known) return known;
  const root = writtenSchema(schema);
  const shape = resolveRefs(root, root, new Map()) as FieldShape;
  shapes.set(schema, shape);
  return shape;
}

function resolveRefs(node: unknown, root: Record<string, unknown>, made: Map<unknown, unknown>): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const known = made.get(node);
  if (known !== undefined) return known;
  if (Array.isArray(node)) return node.map((item: unknown) => resolveRefs(item, root, made));
  const reference = (node as { readonly $ref?: unknown }).$ref;
  if (typeof reference === 'string') {
    const meant = reference.split('/').slice(1).reduce<unknown>((here, step) => (here as Record<string, unknown> | undefined)?.[step], root);
    return resolveRefs(meant ?? {}, root, made);
  }
  const copy: Record<string, unknown> = {};
  made.set(node, copy);
  for (const [field, inner] of Object.entries(node)) copy[field] = field === '$defs' ? undefined : resolveRefs(inner, root, made);
  return copy;
}

/** May this field stand in an overlay of an environment? */
export const mayDiffer = (shape: FieldShape): boolean => (shape.role !== undefined && shape.role !== 'connection') || shape.format === 'uri';

/** All shapes a value may have here: unions spread out, and of those the branches that its fixed fields rule out left out. */
export function alternatives(shape: FieldShape, value: unknown): readonly FieldShape[] {
  if (shape.role === 'secret') return [shape];
  const inner = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])];
  if (inner.length === 0) return [shape];
  const all = inner.flatMap((one) => alternatives(shape.role === undefined ? one : { ...one, role: shape.role }, value));
  const fitting = all.filter((one) => !contradicts(one, value));
  return fitting.length > 0 ? fitting : all;
}

function contradicts(shape: FieldShape, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !shape.properties) return false;
  return Object.entries(shape.properties).some(([field, { const: fixed }]) => {
    const written = (value as Record<string, unknown>)[field];
    return fixed !== undefined && written !== undefined && written !== fixed;
  });
}

/** An object whose fields are all named: any other is a mistake. zod would drop it without a word. */
export const isClosed = (shape: FieldShape): boolean => shape.properties !== undefined && (shape.additionalProperties === undefined || shape.additionalProperties === false);

/** The shape of one field of an object; undefined where it may not stand or may hold anything. */
export function fieldShape(shape: FieldShape, field: string): FieldShape | undefined {
  const named = shape.properties && Object.hasOwn(shape.properties, field) ? shape.properties[field] : undefined;
  return named ?? (typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined);
}

/** Does this shape take a text and neither a number nor a boolean? */
export function wantsText(shapesHere: readonly FieldShape[]): boolean {
  const text = ({ type, enum: choices, const: fixed }: FieldShape): boolean => type === 'string' || typeof fixed === 'string' || (choices?.every((choice) => typeof choice === 'string') ?? false);
  return shapesHere.length > 0 && shapesHere.some(text) && shapesHere.every((shape) => text(shape) || shape.type === 'array' || shape.type === 'object' || shape.type === 'null');
}
