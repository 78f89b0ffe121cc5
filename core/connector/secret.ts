// A secret: known by reference (an environment variable or a file), read when needed, and never printed.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { z } from 'zod';
import { diagnostic, DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';
import { conceal, MASKED } from '../diagnostics/scrub';

/** Where a secret stands: the name of an environment variable, or a file (relative to the folder that holds `config/`). */
export type SecretReference = { readonly env: string } | { readonly file: string };

/** Where references are looked up. */
export interface SecretPlaces {
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Holds references, never a value for longer than a call: a file that is replaced counts at the next `reveal()`, without a
 * restart. With several references all are valid together (`all()`), and the first is the one we use ourselves: that is how
 * a key is rotated without losing a message.
 */
export class Secret {
  readonly #references: readonly SecretReference[];
  readonly #literal: string | null;
  #places: SecretPlaces = { root: process.cwd(), env: process.env };

  constructor(from: readonly SecretReference[] | string) {
    this.#references = typeof from === 'string' ? [] : from;
    this.#literal = typeof from === 'string' ? from : null;
    if (this.#literal !== null) conceal(this.#literal);
  }

  /** Are there several references, all valid together? */
  get isList(): boolean {
    return this.#references.length > 1;
  }

  /** Says where references are looked up; the loader of the configuration does this once. */
  bind(places: SecretPlaces): void {
    this.#places = places;
  }

  /** The value to use ourselves. Throws DiagnosticError (ZS1011, ZS1012) naming the reference, never the value. */
  reveal(): string {
    if (this.#literal !== null) return this.#literal;
    const [first] = this.#references;
    if (first === undefined) throw new DiagnosticError([diagnostic('ZS1011', 'a secret without a reference')]);
    return read(first, this.#places);
  }

  /** Every value that is valid now, the first first; those that cannot be read are left out unless none can. */
  all(): readonly string[] {
    if (this.#literal !== null) return [this.#literal];
    const readable = this.#references.flatMap((reference) => (problem(reference, this.#places)?.severity === 'error' ? [] : [read(reference, this.#places)]));
    return readable.length > 0 ? readable : [this.reveal()];
  }

  /** What is the matter with each reference, by its place in the list: cannot be read, empty, or readable by others. */
  problems(): readonly { readonly index: number; readonly finding: Diagnostic }[] {
    return this.#references.flatMap((reference, index) => {
      const finding = problem(reference, this.#places);
      return finding ? [{ index, finding }] : [];
    });
  }

  toString(): string {
    return MASKED;
  }

  toJSON(): string {
    return MASKED;
  }

  [inspect.custom](): string {
    return MASKED;
  }
}

/** A secret whose value is at hand: for tests and sandboxes, never from a configuration file. */
export const secretOf = (value: string): Secret => new Secret(value);

const nameOf = (reference: SecretReference): string =>
  'env' in reference ? `environment variable ${reference.env}` : `file ${reference.file}`;

// A trailing newline is the editor's, not the secret's.
const fileText = (reference: { readonly file: string }, places: SecretPlaces): string =>
  readFileSync(resolve(places.root, reference.file), 'utf8').replace(/\r?\n$/, '');

function read(reference: SecretReference, places: SecretPlaces): string {
  const finding = problem(reference, places);
  if (finding?.severity === 'error') throw new DiagnosticError([finding]);
  const value = 'env' in reference ? (places.env[reference.env] ?? '') : fileText(reference, places);
  conceal(value);
  return value;
}

function problem(reference: SecretReference, places: SecretPlaces): Diagnostic | null {
  if ('env' in reference) {
    return places.env[reference.env] ? null : diagnostic('ZS1011', `${nameOf(reference)} is not set, or empty`);
  }
  try {
    if (fileText(reference, places) === '') return diagnostic('ZS1011', `${nameOf(reference)} is empty`);
    const mode = statSync(resolve(places.root, reference.file)).mode & 0o777;
    const open = process.platform !== 'win32' && (mode & 0o077) !== 0;
    return open ? diagnostic('ZS1012', `${nameOf(reference)} can be read by other accounts (mode 0${mode.toString(8)})`) : null;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'cannot be read';
    return diagnostic('ZS1011', `${nameOf(reference)} cannot be read (${why})`);
  }
}

const reference = z.union([
  z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) }),
  z.strictObject({ file: z.string().min(1) }),
]);

const oneReference = {
  anyOf: [
    { type: 'object', properties: { env: { type: 'string', description: 'Name of an environment variable.' } }, required: ['env'], additionalProperties: false },
    { type: 'object', properties: { file: { type: 'string', description: 'A file of mode 0600.' } }, required: ['file'], additionalProperties: false },
  ],
};

/**
 * A field that holds a secret: `{ env: NAME }`, `{ file: path }`, or a list of these that are all valid together.
 * A literal value is refused (ZS1010) and appears in no message.
 */
export function secret(description: string): z.ZodType<Secret> {
  return z
    .unknown()
    .transform((input, context): Secret => {
      // Made in this process (a sandbox, a test): no file can hold one.
      if (input instanceof Secret) return input;
      if (input instanceof Secret) return input; // from a sandbox; a file cannot hold one
      const references = (Array.isArray(input) ? input : [input]).map((one) => reference.safeParse(one));
      const good = references.flatMap((one) => (one.success ? [one.data] : []));
      if (input !== undefined && references.length > 0 && good.length === references.length) return new Secret(good);
      const missing = input === undefined || input === null;
      context.issues.push({
        code: 'custom',
        input: undefined,
        message: missing ? 'a secret is missing here' : 'a secret must not stand in a file: only a reference to it',
        params: { diagnostic: missing ? 'ZS1005' : 'ZS1010' },
      });
      return z.NEVER;
    })
    .meta({ description, role: 'secret', anyOf: [...oneReference.anyOf, { type: 'array', minItems: 1, items: oneReference }] });
}

/**
 * Marks a field that may differ per environment and so may stand in an overlay (`config/environments/<name>/`): an
 * `address` (URL, host, folder) or a `sender` (names and numbers by which others know us). Secrets are marked already,
 * and so is every field of format `uri`.
 */
export function perEnvironment<S extends z.ZodType>(schema: S, role: 'address' | 'sender'): S {
  return schema.meta({ ...schema.meta(), role }) as S;
}

/** Every secret inside a parsed configuration, with its path. */
export function secretsIn(value: unknown, path: readonly (string | number)[] = []): { readonly path: readonly (string | number)[]; readonly secret: Secret }[] {
  if (value instanceof Secret) return [{ path, secret: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => secretsIn(item, [...path, index]));
  if (value instanceof Map) return [...value].flatMap(([key, item]) => secretsIn(item, [...path, String(key)]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => secretsIn(item, [...path, key]));
}
