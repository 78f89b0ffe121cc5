// A small world for tests: a played register behind a door for commands, and a hand that carries a plan out as exchange does.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Applied, ApplyContext, Connection, Step } from '../../../../core/connector/contract';
import type { Shelf } from '../../../../core/connector/host';
import { createHttp } from '../../../../core/connector/http/client';
import type { Held, Register, RegisterPlan, Wish, ZaakPart } from '../../../../core/connector/register';
import { secretOf } from '../../../../core/connector/secret';
import { openDoor } from '../../../../core/content/door';
import type { Json, JsonObject } from '../../../../core/model/json';
import { memoryShelf } from '../../../../test/support/shelf';
import { zgw } from '../..';
import { NOW } from '../../sandbox/testing/client';
import { makeWorld, never, type World, type WorldOptions } from '../../zaken/testing/world';

export { never, NOW };
export const RSIN = '002564440';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const unused = (what: string) => (): never => {
  throw new Error(`${what} is not used here`);
};

export interface RegisterWorld extends AsyncDisposable {
  readonly world: World;
  readonly register: Register;
  readonly shelf: Shelf;
  /** Bytes behind `bron` of a content, as the spool has them. */
  readonly contents: Map<string, Buffer>;
  /** Another process: nothing remembered but what is stored. */
  reconnect(): Register;
  misbehave(rule: JsonObject): Promise<void>;
  behave(): Promise<void>;
}

export interface RegisterOptions extends WorldOptions {
  /** Settings of the connection beside the addresses. */
  readonly connection?: JsonObject;
}

export async function makeRegister({ connection = {}, ...options }: RegisterOptions = {}): Promise<RegisterWorld> {
  const world = await makeWorld(options);
  const shelf = memoryShelf();
  const opened: Connection[] = [];
  const api = (name: string): string => `${world.url}/${name}/api/v1`;
  const config = {
    ...zgw.config.parse({
      catalogi: api('catalogi'), zaken: api('zaken'), documenten: api('documenten'), besluiten: api('besluiten'), selectielijst: `${world.url}/selectielijst/api/v1`, clientId: 'zaaksluis', secret: { env: 'UNUSED' },
      timeoutMs: 5000, ...connection,
    }),
    secret: secretOf('alleen-voor-de-sandbox-0123456789'),
  };
  const reconnect = (): Register => {
    const made = zgw.connect(config, {
      connection: 'register', clock: { now: () => NOW }, log: quiet, http: createHttp(), shelf, root: '/', readOnly: false, callbackUrl: null, linked: () => Promise.resolve(new Map()),
      inbox: { put: unused('inbox'), get: unused('inbox'), list: unused('inbox') }, spool: { keep: unused('spool'), open: unused('spool'), discard: unused('spool') },
    });
    opened.push(made);
    if (!made.register) throw new Error('no register');
    return made.register;
  };
  return {
    world, register: reconnect(), shelf, contents: new Map(), reconnect,
    misbehave: async (rule) => {
      const { status } = await world.call('POST', '/sandbox/misbehave', rule);
      if (status >= 300) throw new Error(`misbehave: ${status}`);
    },
    behave: async () => void (await world.call('DELETE', '/sandbox/misbehave')),
    [Symbol.asyncDispose]: async () => {
      for (const one of opened) await one[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}

export const ALL_PARTS: readonly ZaakPart[] = ['statussen', 'resultaat', 'rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten', 'documenten', 'besluiten', 'relaties'];

/** The object of this number; throws where it is not there. */
export async function held(at: RegisterWorld, kind: Held['ref']['kind'] & ('zaak' | 'informatieobject' | 'besluit'), identificatie: string, parts: readonly ZaakPart[] = ALL_PARTS): Promise<Held> {
  const found = await at.register.find({ kind, identificatie, bronorganisatie: RSIN, parts }, never);
  if (found.state !== 'found') throw new Error(`${kind} ${identificatie} is not there`);
  return found;
}

export const make = (kind: Wish['kind'], want: JsonObject): Wish => ({ kind, want, held: null });
export const change = (of: Held, more: JsonObject, lock?: string): Wish => ({ kind: of.ref.kind as Wish['kind'], want: { ...of.value, ...more }, held: of, ...(lock === undefined ? {} : { lock }) });

export const errors = (planned: RegisterPlan): string[] => planned.diagnostics.filter((one) => one.severity === 'error').map((one) => one.code);
export const names = (planned: RegisterPlan): string[] => planned.steps.map((step) => `${step.action} ${step.name}`);

export function contextOf(at: RegisterWorld, step: Step, results: Record<string, Applied>): ApplyContext {
  const { content } = step;
  const bytes = at.contents.get(String(content?.['bron'])) ?? Buffer.alloc(0);
  const door = content === undefined ? undefined : openDoor({
    open: (from) => Promise.resolve(Readable.from(bytes.length > from ? [bytes.subarray(from)] : [], { objectMode: false })), subject: step.name,
    expected: { size: typeof content['omvang'] === 'number' ? content['omvang'] : null, sha256: typeof content['sha256'] === 'string' ? content['sha256'] : null }, state: null, keep: () => Promise.resolve(),
  });
  return { ref: { system: 'register', kind: 'zaak', id: 'a command' }, results, links: {}, options: {}, reason: 'message 1', ...(door ? { content: door } : {}) };
}

export interface Done {
  readonly planned: RegisterPlan;
  readonly steps: readonly Step[];
  readonly results: Record<string, Applied>;
}

/** Plans and carries out, each step as it is stored. Throws what a step throws, with what was done so far in `sofar`. */
export async function carryOut(at: RegisterWorld, wishes: readonly Wish[], sofar: { done?: Done } = {}): Promise<Done> {
  const planned = await at.register.plan(wishes, never);
  if (errors(planned).length > 0) throw new Error(planned.diagnostics.map((one) => `${one.code} ${one.message}`).join('; '));
  const results: Record<string, Applied> = {};
  const steps: Step[] = [];
  for (const step of JSON.parse(JSON.stringify(planned.steps)) as Step[]) {
    sofar.done = { planned, steps, results };
    results[step.name] = await at.register.apply(step, contextOf(at, step, results), never);
    steps.push(step);
  }
  return { planned, steps, results };
}

/** Backwards, as exchange does after a failure; twice, for an undo may be repeated. */
export async function undoAll(at: RegisterWorld, { steps, results }: Done, register: Register = at.register): Promise<void> {
  for (const step of [...steps].reverse()) {
    const applied = results[step.name];
    if (applied === undefined) continue;
    for (let time = 0; time < 2; time += 1) await register.undo(step, applied, contextOf(at, step, results), never);
  }
}

/** As a caller hands it over: bytes in the spool. */
export function content(at: RegisterWorld, name: string, bytes: Buffer): JsonObject {
  at.contents.set(`spool:${name}`, bytes);
  return { bron: `spool:${name}`, omvang: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What the register holds of a zaak and its parts, without ids of parts and what the server notes by itself. */
export async function snapshot(at: RegisterWorld, identificatie: string): Promise<Json> {
  const found = await at.register.find({ kind: 'zaak', identificatie, bronorganisatie: RSIN, parts: ALL_PARTS }, never);
  if (found.state !== 'found') return null;
  const strip = (value: Json, depth: number): Json => {
    if (Array.isArray(value)) return value.map((one) => strip(one, depth)).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([field]) => !['registratiedatum', 'versie', 'versies', 'eerdereOpschorting'].includes(field) && !(field === 'bron' && depth > 0 && !('kenmerk' in value))).sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, inner]) => [field, strip(inner, depth + 1)]));
  };
  return strip(found.value, 0);
}
