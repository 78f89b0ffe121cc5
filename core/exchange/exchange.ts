// What the house does for one service: the Exchange of the contract, bound to its registers, mappings and settings.
import { Blocked } from '../connector/outcome';
import type { Held } from '../connector/register';
import type { Exchange, MessageName } from '../connector/service';
import { diagnostic } from '../diagnostics/diagnostic';
import { spoken } from './classify';
import { spoolNames } from './content';
import { carriedOut, once } from './once';
import type { ExchangeClaim } from './ports';
import { reserve } from './reserve';
import type { ServiceRoom } from './room';
import { find, registerFor, registerOf, search } from './route';
import { fromModel, toModel } from './translate';

const ofHeld = (room: ServiceRoom, held: Held) => registerOf(room, held.ref.system).register;

/** A message that was stored and is ours now: `once` for its name is the carrying out itself. */
export interface Performing {
  readonly claim: ExchangeClaim;
  /** In `elapsed()`, from before it was claimed. */
  readonly since: number;
  /** What the carrying out threw, whatever the service made of it. */
  thrown: unknown;
}

const isSame = (a: MessageName, b: MessageName): boolean => a.sender === b.sender && a.referentienummer === b.referentienummer && a.messageHash === b.messageHash;

export function makeExchange(room: ServiceRoom, performing: Performing | null = null): Exchange {
  let isBegun = false;
  return {
    mode: room.mode,
    senders: room.senders,
    toModel: (kind, raw, settings) => toModel(room, kind, raw, settings),
    fromModel: (kind, model, settings) => fromModel(room, kind, model, settings),
    find: (query, signal) => find(room, query, signal),
    search: (person, parts, limit, signal) => search(room, person, parts, limit, signal),
    zaaktype: (identificatie, day, signal) => registerFor(room, identificatie).register.zaaktype(identificatie, day, signal),
    zaaktypeOf: (held, signal) => ofHeld(room, held).zaaktypeOf(held, signal),
    open: (held, content, from, signal) => ofHeld(room, held).open(content, from, signal),
    reserve: (kind, signal) => reserve(room, kind, signal),
    checkOut: (held, signal) => ofHeld(room, held).checkOut(held, signal),
    cancelCheckOut: (held, lock, signal) => ofHeld(room, held).cancelCheckOut(held, lock, signal),
    once: (name, answers, work, signal) => {
      if (performing === null || isBegun || !isSame(performing.claim.name, name)) return once(room, name, answers.other, work, signal);
      isBegun = true;
      return carriedOut(room, performing.claim, performing.since, work).catch((error: unknown) => {
        performing.thrown = error;
        throw error;
      });
    },
    store: async (name, message, signal) => {
      signal.throwIfAborted();
      const stored = await room.store.store(room.name, name, message, spoolNames(message).length > 0);
      if (stored === 'other') throw new Blocked(diagnostic('ZS6016', `another message of this sender has referentienummer ${name.referentienummer}`, { subject: spoken({ name }) }));
      return stored === 'stored';
    },
    alike: (name) => room.store.alike(room.name, name),
    report: (name, diagnostics) => room.note(name?.operation ?? '', diagnostics),
    remember: (key, value) => room.store.remember(room.name, key, value),
    recall: (key) => room.store.recall(room.name, key),
  };
}
