// A session that lets PostgreSQL plan each statement a few times and not at every call: planning a hot statement costs more than running it.
import { Client } from 'pg';

/** Names of the statements of this program, by their text; texts are constants, so there are as many as in the code. */
const NAMES = new Map<string, string>();

function nameOf(text: string): string {
  const name = NAMES.get(text) ?? `zs${NAMES.size + 1}`;
  NAMES.set(text, name);
  return name;
}

/** A Client of pg that prepares every statement with parameters, once a session. */
export class PreparingClient extends Client {
  override query(...args: unknown[]): never {
    const [text, values, ...more] = args;
    const named = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? [{ name: nameOf(text), text }, values, ...more] : args;
    return (super.query as (...all: unknown[]) => never).apply(this, named);
  }
}
