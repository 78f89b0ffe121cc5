// Finds the register that has an object, and chooses the one a new object goes to.
import type { Absent } from '../connector/contract';
import type { Held, RegisterKind, RegisterQuery, ZaakPart } from '../connector/register';
import type { Order } from '../connector/service';
import { Blocked, Halt } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { isObject, type JsonObject } from '../model/json';
import type { RegisterAt, ServiceRoom } from './room';

const ABSENT: Absent = { state: 'absent', context: {} };

export function registerOf(room: ServiceRoom, name: string): RegisterAt {
  const at = room.registers.find((one) => one.name === name);
  if (!at) throw new Halt(diagnostic('ZS9001', `service "${room.name}" has no register "${name}"`));
  return at;
}

/** The register that takes zaken of this zaaktype. Throws Blocked ZS6006 where none does. */
export function registerFor(room: ServiceRoom, zaaktype: string | null): RegisterAt {
  const named = zaaktype === null ? undefined : room.registers.find((one) => one.zaaktypen?.includes(zaaktype));
  const at = named ?? room.registers.find((one) => one.zaaktypen === null) ?? (zaaktype === null ? room.registers[0] : undefined);
  if (!at) throw new Blocked(diagnostic('ZS6006', `no register of service ${room.name} takes zaaktype ${zaaktype ?? '(none)'}`, { subject: room.name, field: 'zaaktype' }));
  return at;
}

/** The registers in which an object is looked for, the likeliest first. */
async function candidates(room: ServiceRoom, kind: RegisterKind, identificatie: string, zaaktype: string | null): Promise<readonly RegisterAt[]> {
  if (room.registers.length === 1) return room.registers;
  const known = (await room.store.routeOf(room.name, kind, identificatie)) ?? (zaaktype === null ? null : registerFor(room, zaaktype).name);
  return [...room.registers].sort((a, b) => Number(b.name === known) - Number(a.name === known));
}

/** Remembers where something lives, where there is a choice. */
export async function keepRoute(room: ServiceRoom, kind: RegisterKind, identificatie: string, connection: string): Promise<void> {
  if (room.registers.length > 1) await room.store.keepRoute(room.name, kind, identificatie, connection);
}

/** In the register that is remembered for this number, else in each in turn. */
export async function find(room: ServiceRoom, query: RegisterQuery, signal: AbortSignal, zaaktype: string | null = null): Promise<Held | Absent> {
  let absent: Absent = ABSENT;
  for (const at of await candidates(room, query.kind, query.identificatie, zaaktype)) {
    const found = await at.register.find(query, signal);
    if (found.state === 'found') {
      await keepRoute(room, query.kind, query.identificatie, at.name);
      return found;
    }
    absent = found;
  }
  return absent;
}

/** Registers whose objects a command may touch: those of its orders. */
export async function touched(room: ServiceRoom, { query, zaaktype }: Order): Promise<readonly RegisterAt[]> {
  const [likeliest, ...others] = await candidates(room, query.kind, query.identificatie, zaaktype ?? null);
  return likeliest ? [likeliest, ...others] : [];
}

export async function search(room: ServiceRoom, person: { readonly inpBsn: string }, parts: readonly ZaakPart[], limit: number, signal: AbortSignal): Promise<{ readonly found: readonly Held[]; readonly more: boolean }> {
  const able = room.registers.flatMap(({ register }) => (register.search ? [register.search.bind(register)] : []));
  if (able.length === 0) throw new Blocked(diagnostic('ZS6012', `no register of service ${room.name} can be searched by person`, { subject: room.name }));
  const found: Held[] = [];
  let more = false;
  for (const ask of able) {
    if (found.length >= limit) return { found, more: true };
    const answer = await ask(person, parts, limit - found.length, signal);
    found.push(...answer.found);
    more ||= answer.more;
  }
  return { found, more };
}

/** The zaaktype that a zaak of the model names; null: it names none. */
export function zaaktypeIn(model: JsonObject | null): string | null {
  const zaaktype = model?.['zaaktype'];
  const identificatie = isObject(zaaktype) ? zaaktype['identificatie'] : undefined;
  return typeof identificatie === 'string' ? identificatie : null;
}
