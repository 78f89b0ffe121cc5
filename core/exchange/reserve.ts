// Gives a number that nobody else gets: of a series of the house, or of the register.
import { Blocked } from '../connector/outcome';
import type { RegisterKind } from '../connector/register';
import { diagnostic } from '../diagnostics/diagnostic';
import type { Numbers, ServiceRoom } from './room';
import { find, registerFor } from './route';

/** Numbers that turn out to be taken are stepped over in strides that double: a series that was begun elsewhere is soon behind us. */
const STRIDES = 24;

type Series = Extract<Numbers, { from: 'series' }>;

const none = (room: ServiceRoom, kind: RegisterKind, why: string): Blocked => new Blocked(diagnostic('ZS6010', `service ${room.name} ${why} for ${kind}`, { subject: room.name }));

async function ofSeries(room: ServiceRoom, kind: RegisterKind, { prefix, width, start, probe }: Series, signal: AbortSignal): Promise<string> {
  for (let stride = 0; stride < STRIDES; stride += 1) {
    const number = await room.store.draw(kind, prefix, start);
    if (String(number).length > width) throw none(room, kind, `has used up the series ${prefix}`);
    const identificatie = `${prefix}${String(number).padStart(width, '0')}`;
    if (!probe || (await find(room, { kind, identificatie, bronorganisatie: room.bronorganisatie, parts: [] }, signal)).state === 'absent') return identificatie;
    await room.store.advance(kind, prefix, number + 2 ** stride - 1);
  }
  throw none(room, kind, `finds every number of the series ${prefix} taken`);
}

export async function reserve(room: ServiceRoom, kind: RegisterKind, signal: AbortSignal): Promise<string> {
  const numbers = room.numbers[kind];
  if (!numbers) throw none(room, kind, 'has no numbers');
  if (numbers.from === 'series') return ofSeries(room, kind, numbers, signal);
  const { name, register } = registerFor(room, null);
  const given = room.bronorganisatie === null ? null : await register.reserve?.(kind, room.bronorganisatie, signal);
  if (!given) throw none(room, kind, `has register ${name}, which gives no numbers`);
  return given;
}
