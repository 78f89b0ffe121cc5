// A register on a shelf for tests: zaken and documents by number, parts made one by one, everything that really happened counted.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Absent, Applied, ApplyContext, Step } from '../../connector/contract';
import type { Shelf } from '../../connector/host';
import { Blocked, Retry } from '../../connector/outcome';
import type { Held, Register, RegisterKind, RegisterPlan, RegisterQuery, Wish, ZaaktypeNames } from '../../connector/register';
import { diagnostic } from '../../diagnostics/diagnostic';
import { canonical } from '../../model/hash';
import { isObject, type Json, type JsonObject } from '../../model/json';

/** What goes wrong at the next calls; by name of the call (`apply`, `undo`, `find`). */
export interface Hooks {
  /** Before a write takes effect; throwing loses the call. */
  before?(what: 'apply' | 'undo', step: Step): Promise<void>;
  /** After it took effect; throwing loses the reply. */
  after?(what: 'apply' | 'undo', step: Step): Promise<void>;
  find?(query: RegisterQuery): Promise<void>;
}

const PARTS = ['rollen', 'statussen'] as const;
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const NAMES: ZaaktypeNames = {
  identificatie: 'B1026', omschrijving: 'Melding', beginGeldigheid: '2020-01-01', statustypen: [], resultaattypen: [], roltypen: [],
  informatieobjecttypen: [], besluittypen: [], eigenschappen: [], vertrouwelijkheidaanduiding: 'openbaar',
};

/** `keep` of an object: its fields with `id`, and its parts with theirs. */
const objectKey = (kind: string, id: string): string => `object/${kind}/${id}`;

export function testRegister(name: string, shelf: Shelf, hooks: Hooks = {}): Register {
  const all = async (kind: string): Promise<JsonObject[]> => (await shelf.scan(`object/${kind}/`, null, 10_000)).map(({ value }) => value as JsonObject);
  const byNumber = async (kind: RegisterKind, identificatie: string): Promise<JsonObject | undefined> => (await all(kind)).find((one) => one['identificatie'] === identificatie);
  const held = (kind: RegisterKind, one: JsonObject): Held => {
    const { id, ...value } = one;
    return { state: 'found', ref: { system: name, kind, id: text(id) }, value, parts: ['rollen', 'statussen'], context: {} };
  };
  const refuse = (message: string): Blocked => new Blocked(diagnostic('ZS4019', message));

  const act = (step: Step, context: ApplyContext): Promise<Applied> =>
    shelf.exclusively(async (open): Promise<Applied> => {
      const { request } = step;
      const kind = text(request['kind']);
      const count = async (what: string): Promise<void> => {
        const key = `effect/${what}`;
        const before = await open.get(key);
        await open.put(key, (typeof before === 'number' ? before : 0) + 1);
      };
      const owner = isObject(request['owner']) ? (context.results[text(request['owner']['$ref'])]?.id ?? '') : text(request['owner']);
      if (request['do'] === 'create') {
        if ((await open.scan(`object/${kind}/`, null, 10_000)).some(({ value }) => isObject(value) && value['identificatie'] === (request['value'] as JsonObject)['identificatie'])) throw refuse('this number is taken');
        const id = randomUUID();
        await open.put(objectKey(kind, id), { ...(request['value'] as JsonObject), id });
        await count(`create ${step.object.kind} ${step.object.key}`);
        return { state: 'applied', id, result: {} };
      }
      const there = await open.get(objectKey(kind, owner));
      if (!isObject(there)) throw refuse(`there is no ${kind} ${owner}`);
      if (request['do'] === 'part') {
        const id = randomUUID();
        const field = text(request['list']);
        await open.put(objectKey(kind, owner), { ...there, [field]: [...list(there[field]), { ...(request['value'] as JsonObject), bron: id }] });
        await count(`create ${step.object.kind} ${step.object.key}`);
        return { state: 'applied', id, result: { owner } };
      }
      if (request['do'] === 'remove') await open.remove(objectKey(kind, owner));
      else await open.put(objectKey(kind, owner), { ...there, ...(request['value'] as JsonObject) });
      await count(`${text(request['do'])} ${step.object.kind} ${step.object.key}`);
      return { state: 'applied', id: request['do'] === 'remove' ? null : owner, result: {} };
    });

  const recognise = async (step: Step, context: ApplyContext): Promise<Applied | Absent> => {
    const { request } = step;
    const absent: Absent = { state: 'absent', context: {} };
    const kind = text(request['kind']) as RegisterKind;
    if (request['do'] === 'create') {
      const there = await byNumber(kind, text((request['value'] as JsonObject)['identificatie']));
      return there && canonical(Object.fromEntries(Object.keys(request['value'] as JsonObject).map((field) => [field, there[field] ?? null]))) === canonical(request['value'] as JsonObject) ? { state: 'applied', id: text(there['id']), result: {} } : absent;
    }
    if (request['do'] !== 'part') return absent;
    const owner = isObject(request['owner']) ? (context.results[text(request['owner']['$ref'])]?.id ?? '') : text(request['owner']);
    const there = await shelf.get(objectKey(kind, owner));
    const part = isObject(there) ? list(there[text(request['list'])]).find((one) => one['naam'] === (request['value'] as JsonObject)['naam']) : undefined;
    return part ? { state: 'applied', id: text(part['bron']), result: { owner } } : absent;
  };

  const planOne = async (wish: Wish): Promise<Step[]> => {
    const { kind, want } = wish;
    const key = `${text(want?.['bronorganisatie'] ?? wish.held?.value['bronorganisatie'])}/${text(want?.['identificatie'] ?? wish.held?.value['identificatie'])}`;
    const label = `${kind} ${key}`;
    const whole = { object: { kind, key }, link: '', repeatable: true, irreversible: false };
    const now = wish.held;
    if (want === null) return [{ ...whole, name: label, action: 'remove', request: { do: 'remove', kind, owner: now?.ref.id ?? '' }, ...(now ? { undo: { value: now.value } } : {}) }];
    const fields = Object.fromEntries(Object.entries(want).filter(([field]) => !(PARTS as readonly string[]).includes(field) && field !== 'bron'));
    if (now === null && (await byNumber(kind, text(want['identificatie'])))) throw new Blocked(diagnostic('ZS4019', `${label} is there already`));
    const { inhoud } = fields;
    const content = isObject(inhoud) ? { content: inhoud } : {};
    const own: Step[] = now === null
      ? [{ ...whole, ...content, repeatable: false, name: label, action: 'create', request: { do: 'create', kind, value: fields } }]
      : canonical(Object.fromEntries(Object.keys(fields).map((field) => [field, now.value[field] ?? null]))) === canonical(fields) ? []
        : [{ ...whole, ...content, name: label, action: 'update', request: { do: 'update', kind, owner: now.ref.id, value: fields }, undo: { value: now.value } }];
    const owner: Json = now === null ? { $ref: label } : now.ref.id;
    const parts = PARTS.flatMap((field) => list(want[field]).filter((one) => !list(now?.value[field]).some((there) => there['bron'] === one['bron'])).map((one): Step => ({
      name: `${field} ${key} ${text(one['naam'])}`, action: 'create', object: { kind: field, key: `${key}/${text(one['naam'])}` }, link: `${field}/${text(one['bron'])}`,
      request: { do: 'part', kind, owner, list: field, value: one }, repeatable: false, irreversible: field === 'statussen',
    })));
    return [...own, ...parts];
  };

  return {
    find: async ({ kind, identificatie, ...rest }) => {
      await hooks.find?.({ kind, identificatie, ...rest });
      const there = await byNumber(kind, identificatie);
      return there ? held(kind, there) : { state: 'absent', context: {} };
    },
    zaaktype: (identificatie) => Promise.resolve(identificatie === NAMES.identificatie ? NAMES : null),
    zaaktypeOf: () => Promise.resolve(NAMES),
    open: () => Promise.resolve(Readable.from([])),
    plan: async (wishes): Promise<RegisterPlan> => {
      const steps: Step[] = [];
      const makes: (string | null)[] = [];
      for (const wish of wishes) {
        const own = await planOne(wish);
        steps.push(...own);
        makes.push(wish.held === null && wish.want !== null ? (own[0]?.name ?? null) : null);
      }
      return { steps: [...steps.filter(({ irreversible }) => !irreversible), ...steps.filter(({ irreversible }) => irreversible)], changes: [], diagnostics: [], makes };
    },
    apply: async (step, context) => {
      await hooks.before?.('apply', step);
      if (context.content) for await (const _chunk of await context.content.open()) continue;
      const done = await act(step, context);
      await hooks.after?.('apply', step);
      return done;
    },
    recognise: (step, context) => recognise(step, context),
    undo: async (step, applied) => {
      await hooks.before?.('undo', step);
      await shelf.exclusively(async (open) => {
        const { request } = step;
        const kind = text(request['kind']);
        if (request['do'] === 'create') return open.remove(objectKey(kind, applied.id ?? ''));
        const owner = text(applied.result['owner']) || text(request['owner']);
        const there = await open.get(objectKey(kind, owner));
        if (request['do'] === 'part') {
          const field = text(request['list']);
          if (isObject(there)) await open.put(objectKey(kind, owner), { ...there, [field]: list(there[field]).filter((one) => one['bron'] !== applied.id) });
        } else await open.put(objectKey(kind, owner), { ...(isObject(step.undo) ? (step.undo['value'] as JsonObject) : {}), id: owner });
      });
      await hooks.after?.('undo', step);
    },
    reserve: () => Promise.resolve(null),
    checkOut: () => Promise.reject(new Retry(diagnostic('ZS4019', 'nothing is checked out here'))),
    cancelCheckOut: () => Promise.resolve(),
  };
}

/** How often things really happened: `create zaak 002564440/0363-1` → 1. */
export async function effects(shelf: Shelf): Promise<Record<string, number>> {
  return Object.fromEntries((await shelf.scan('effect/', null, 10_000)).map(({ key, value }) => [key.slice('effect/'.length), Number(value)]));
}
