// A small e-depot for tests: a connection with its folders, and a round that does what deliver does, step by step.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Absent, Applied, ApplyContext, Connection, Found, Links, Planned, PlanInput, Target, Unknowable } from '../../../core/connector/contract';
import type { Host, Shelf } from '../../../core/connector/host';
import { withOrder, type TransferOrder } from '../../../core/archive/transfer/order';
import type { Json, JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { testHost } from '../../../test/support/house';
import { mdto } from '..';
import { bytesOf, RSIN } from './dossier';

export const never = new AbortController().signal;
export const NOW = new Date('2026-11-23T12:00:00Z');

/** Where the bytes of a document come from; counts how often it is opened. */
export type Source = (inhoud: JsonObject) => Readable;
export const plainSource: Source = (inhoud) => Readable.from([bytesOf(String(inhoud['bron']))]);

export interface World extends AsyncDisposable {
  readonly root: string;
  readonly shelf: Shelf;
  readonly connection: Connection;
  readonly target: Target;
  /** Every content that was opened, by its document. */
  readonly opened: string[];
  find(want: JsonObject | null, order: TransferOrder | null): Promise<Found | Absent | Unknowable>;
  plan(want: JsonObject | null, order: TransferOrder | null): Promise<Planned>;
  /** Carries out a plan; `until` stops before the step with this number, as a crash does. */
  carry(planned: Planned, order: TransferOrder, until?: number): Promise<Record<string, Applied>>;
  deliver(want: JsonObject, order: TransferOrder): Promise<Planned>;
  /** Another process over the same shelf and disk. */
  again(): World;
  links: Links;
}

export const SETTINGS = { profile: 'nationaal-archief', folder: { path: 'edepot/in', receipts: 'edepot/receipts' }, archiefvormers: { [RSIN]: 'Gemeente Zandhoek' }, archief: { naam: 'Archief Zandhoek', kenmerk: 'ZH', bron: 'Streekarchief' }, pakbon: { contact: 'Informatiebeheer', email: 'dim@zandhoek.example' } };

function worldAt(root: string, shelf: Shelf, settings: JsonObject, source: Source, dispose: () => Promise<void>): World {
  const host: Host = { ...testHost('edepot', shelf, root), clock: { now: () => NOW } };
  const connection = mdto.connect(mdto.config.parse(settings), host);
  const { target } = connection;
  if (!target) throw new Error('it receives');
  const opened: string[] = [];
  const ref = { system: 'zgw', kind: 'zaak', id: '11111111-0000-4000-8000-000000000001' } as const;
  const options = (order: TransferOrder | null): JsonObject => (order === null ? {} : withOrder({}, order));
  const world: World = {
    root, shelf, connection, target, opened, links: {},
    find: (want, order) => target.find({ ref, want, links: world.links, options: options(order) }, never),
    plan: async (want, order) => {
      const now = await world.find(want, order);
      const base: PlanInput['base'] = now.state === 'found' ? new Map(Object.entries(now.value).map(([field, value]) => [field, { value: value as Json }])) : null;
      return target.plan({ ref, want, base, now, links: world.links, ownership: () => 'ours', key: Buffer.alloc(32, 1), options: options(order), today: '2026-11-23' });
    },
    carry: async (planned, order, until = Infinity) => {
      const results: Record<string, Applied> = {};
      for (const [index, step] of planned.steps.entries()) {
        if (index >= until) return results;
        const { content } = step;
        const ctx: ApplyContext = {
          ref, results, links: world.links, options: options(order), reason: 'test',
          ...(content && { content: { open: (_from?: number) => { opened.push(String(content['bron'])); return Promise.resolve(source(content)); }, read: () => null, state: null, keep: () => Promise.resolve() } }),
        };
        const applied = await target.apply(JSON.parse(JSON.stringify(step)) as typeof step, ctx, never);
        results[step.name] = applied;
        if (step.link !== undefined && applied.id !== null) world.links = { ...world.links, [step.link]: applied.id };
      }
      return results;
    },
    deliver: async (want, order) => {
      const planned = await world.plan(want, order);
      await world.carry(planned, order);
      return planned;
    },
    again: () => worldAt(root, shelf, settings, source, () => Promise.resolve()),
    [Symbol.asyncDispose]: async () => {
      await connection[Symbol.asyncDispose]();
      await dispose();
    },
  };
  return world;
}

export async function makeWorld(settings: JsonObject = {}, source: Source = plainSource): Promise<World> {
  const root = await mkdtemp(path.join(tmpdir(), 'zs-mdto-'));
  await mkdir(path.join(root, 'edepot/in'), { recursive: true });
  await mkdir(path.join(root, 'edepot/receipts'), { recursive: true });
  return worldAt(root, memoryShelf(), { ...SETTINGS, ...settings } as JsonObject, source, () => rm(root, { recursive: true, force: true }));
}
