// Keeps a zaak with all its parts as one row: one read and one write per mutation, and no index from part to zaak.
import { randomFillSync } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { identities, type Identity } from '../identity';
import { placeAt, uuidAt, type Place } from '../paths';
import type { Desk, Look } from '../state';

/** Kinds of part, with the collection they are served under. Order is part of every UUID given out: append only. */
export const PARTS = {
  status: 'statussen', resultaat: 'resultaten', rol: 'rollen', zaakobject: 'zaakobjecten', zaakinformatieobject: 'zaakinformatieobjecten', zaakeigenschap: 'zaakeigenschappen',
  klantcontact: 'klantcontacten', notitie: 'zaaknotities', substatus: 'substatussen', contactmoment: 'zaakcontactmomenten', verzoek: 'zaakverzoeken',
} as const;
export type PartKind = keyof typeof PARTS;
export const PART_KINDS = Object.keys(PARTS) as PartKind[];

/** A part as it is kept: without what is empty, and without its zaak. */
export interface Part {
  readonly index: number;
  readonly nonce: number;
  value: JsonObject;
}

export interface Dossier {
  readonly serial: number;
  readonly nonce: number;
  /** Computed from its number, and so addressed by the key of the seed. */
  readonly seeded: boolean;
  /** Without what is empty. `einddatum`, `laatstGemuteerd` and such among the rest. */
  zaak: JsonObject;
  parts: Partial<Record<PartKind, Part[]>>;
  /** Index of the next part; never used again, also after a removal. */
  next: number;
  deelzaken: Place[];
  besluiten: Place[];
}

/** Zaken that were made, not seeded, are numbered from here: they come after every seeded one. */
export const FIRST_MADE = 10 ** 10;

const KIND_ZAAK = 1;
const KIND_BESLUIT = 40;
const KIND_BIO = 41;
const kindNumber = (kind: PartKind): number => 2 + PART_KINDS.indexOf(kind);
const MADE = identities('made');

/** Knows the UUIDs of seeded and made objects apart. */
export interface Numbers {
  readonly seeded: ReturnType<typeof identities>;
}
export const numbers = (seed: number): Numbers => ({ seeded: identities(`seed ${seed}`) });

/** Drawn a thousand at a time: one call per object is one system call per object. */
const drawn = { numbers: new Uint32Array(1024), used: 1024 };

/** Chance for the UUID of an object that is made. */
export function chance(): number {
  if (drawn.used >= drawn.numbers.length) {
    randomFillSync(drawn.numbers);
    drawn.used = 0;
  }
  drawn.used += 1;
  return (drawn.numbers[drawn.used - 1] ?? 0) & 0x3fffffff;
}

const uuidFor = (numbered: Numbers, seeded: boolean, identity: Identity): string => (seeded ? numbered.seeded : MADE).uuid(identity);

/** The part of a seeded zaak that was added later is a made one, with the number of its zaak. */
const isSeeded = (dossier: Dossier, index: number): boolean => dossier.seeded && index < FIRST_ADDED;
/** Parts that are added to a seeded zaak are numbered from here. */
export const FIRST_ADDED = 32768;

export const zaakUuid = (numbered: Numbers, dossier: Pick<Dossier, 'serial' | 'nonce' | 'seeded'>): string => uuidFor(numbered, dossier.seeded, { kind: KIND_ZAAK, serial: dossier.serial, index: 0, nonce: dossier.nonce });
export const zaakPlace = (numbered: Numbers, dossier: Pick<Dossier, 'serial' | 'nonce' | 'seeded'>): Place => placeAt('zaken', 'zaken', zaakUuid(numbered, dossier));

export function partPlace(numbered: Numbers, dossier: Dossier, kind: PartKind, part: Part): Place {
  const uuid = uuidFor(numbered, isSeeded(dossier, part.index), { kind: kindNumber(kind), serial: dossier.serial, index: part.index, nonce: part.nonce });
  return kind === 'zaakeigenschap' ? `${zaakPlace(numbered, dossier)}/zaakeigenschappen/${uuid}` : placeAt('zaken', PARTS[kind], uuid);
}

/** What a UUID stands for in the Zaken API; null: nothing of ours. */
export function identify(numbered: Numbers, uuid: string): { readonly serial: number; readonly kind: 'zaak' | PartKind; readonly index: number; readonly nonce: number } | null {
  const found = MADE.read(uuid) ?? numbered.seeded.read(uuid);
  if (!found) return null;
  const kind = found.kind === KIND_ZAAK ? 'zaak' : PART_KINDS[found.kind - 2];
  return kind === undefined ? null : { ...found, kind };
}

export const besluitUuid = (numbered: Numbers, seeded: boolean, serial: number, nonce: number): string => uuidFor(numbered, seeded, { kind: KIND_BESLUIT, serial, index: 0, nonce });
export const besluitinformatieobjectUuid = (numbered: Numbers, seeded: boolean, serial: number, index: number, nonce: number): string => uuidFor(numbered, seeded, { kind: KIND_BIO, serial, index, nonce });

/** What a UUID stands for in the Besluiten API; null: nothing of ours. */
export function identifyBesluit(numbered: Numbers, uuid: string): (Identity & { readonly part: 'besluit' | 'besluitinformatieobject'; readonly seeded: boolean }) | null {
  const made = MADE.read(uuid);
  const found = made ?? numbered.seeded.read(uuid);
  if (!found || (found.kind !== KIND_BESLUIT && found.kind !== KIND_BIO)) return null;
  return { ...found, part: found.kind === KIND_BESLUIT ? 'besluit' : 'besluitinformatieobject', seeded: made === null };
}

/** Makes a part; its value without what is empty. */
export function addPart(dossier: Dossier, kind: PartKind, value: JsonObject, nonce: number = chance()): Part {
  const part: Part = { index: dossier.next, nonce, value };
  dossier.next += 1;
  (dossier.parts[kind] ??= []).push(part);
  return part;
}

export const partsOf = (dossier: Dossier, kind: PartKind): readonly Part[] => dossier.parts[kind] ?? [];

/** The part behind a UUID; undefined where this zaak has none. */
export function partAt(numbered: Numbers, dossier: Dossier, kind: PartKind, uuid: string): Part | undefined {
  const found = identify(numbered, uuid);
  return found?.kind === kind ? partsOf(dossier, kind).find((part) => part.index === found.index && part.nonce === found.nonce) : undefined;
}

/** The part a place stands for. */
export const partFor = (numbered: Numbers, dossier: Dossier, kind: PartKind, place: Json | undefined): Part | undefined =>
  typeof place === 'string' ? partAt(numbered, dossier, kind, uuidAt(place)) : undefined;

export const dropPart = (dossier: Dossier, kind: PartKind, part: Part): void => void (dossier.parts[kind] = partsOf(dossier, kind).filter((other) => other !== part));

// ── on the shelf ────────────────────────────────────────────────────────────────────────────────────────────────────

const DIGITS = 9; // base 36: room for 2^38 and more

export const rowOf = (serial: number): string => `zaak/${serial.toString(36).padStart(DIGITS, '0')}`;
export const serialOfRow = (key: string): number => Number.parseInt(key.slice('zaak/'.length), 36);

/** As it lies on the shelf: short names, nothing empty. */
export function pack(dossier: Dossier): JsonObject {
  const parts = Object.fromEntries(PART_KINDS.flatMap((kind) => {
    const held = partsOf(dossier, kind);
    return held.length === 0 ? [] : [[kind, held.map(({ index, nonce, value }): Json => [index, nonce, value])]];
  }));
  return {
    x: dossier.nonce, n: dossier.next, z: dossier.zaak, p: parts,
    ...(dossier.deelzaken.length > 0 && { d: dossier.deelzaken }),
    ...(dossier.besluiten.length > 0 && { b: dossier.besluiten }),
  };
}

const places = (value: Json | undefined): Place[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

/** From the shelf. */
export function unpack(serial: number, kept: JsonObject): Dossier {
  const parts: Dossier['parts'] = {};
  const { p } = kept;
  for (const kind of PART_KINDS) {
    const held = isObject(p) ? p[kind] : undefined;
    if (Array.isArray(held)) parts[kind] = held.flatMap((item): Part[] => (Array.isArray(item) && isObject(item[2]) ? [{ index: Number(item[0]), nonce: Number(item[1]), value: item[2] }] : []));
  }
  return { serial, nonce: Number(kept['x']), seeded: serial < FIRST_MADE, zaak: isObject(kept['z']) ? kept['z'] : {}, parts, next: Number(kept['n']), deelzaken: places(kept['d']), besluiten: places(kept['b']) };
}

/** Computes the seeded zaak of a number; undefined where there is none. */
export type Compute = (serial: number) => Dossier | undefined;

/** The zaak with a number: as it was changed, else as it is computed; undefined: there is none, or it was removed. */
export async function dossierAt(look: Look, compute: Compute, serial: number): Promise<Dossier | undefined> {
  const kept = await look.get(rowOf(serial));
  if (isObject(kept)) return unpack(serial, kept);
  return kept === undefined ? compute(serial) : undefined;
}

export const keepDossier = (desk: Desk, dossier: Dossier): Promise<void> => desk.put(rowOf(dossier.serial), pack(dossier));

/** A seeded zaak leaves a mark, for it would be computed again. */
export const dropDossier = (desk: Desk, dossier: Dossier): Promise<void> => (dossier.seeded ? desk.put(rowOf(dossier.serial), null) : desk.remove(rowOf(dossier.serial)));

// ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Kept as they came, emptiness included. */
const FREE = new Set(['zaakgeometrie', 'overigeData']);

/** Without what says nothing: '', null, empty lists and groups. */
export function compact(value: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const name in value) {
    const held = FREE.has(name) ? (value[name] ?? undefined) : tight(value[name]);
    if (held !== undefined) kept[name] = held;
  }
  return kept;
}

function tight(value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => tight(item) ?? item);
  if (typeof value === 'object') {
    const inner = compact(value);
    return Object.keys(inner).length === 0 ? undefined : inner;
  }
  return value;
}
