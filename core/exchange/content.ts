// Opens the content that a step sends: what a caller sent lies in the spool of this node, the rest in a register.
import type { ContentDoor } from '../connector/contract';
import { Blocked } from '../connector/outcome';
import { openDoor } from '../content/door';
import { diagnostic } from '../diagnostics/diagnostic';
import type { Json, JsonObject } from '../model/json';
import { isObject } from '../model/json';
import { LeaseLost, spoken } from './classify';
import type { ExchangeClaim, StepLine } from './ports';
import type { ServiceRoom } from './room';
import { registerOf } from './route';

const SPOOLED = 'spool:';

/** Name of the spooled file of a content of the model (`spool:<name>`); null: it lies elsewhere. */
export function spooledIn(content: JsonObject): string | null {
  const { bron } = content;
  return typeof bron === 'string' && bron.startsWith(SPOOLED) ? bron.slice(SPOOLED.length) : null;
}

/** Every name of a spooled file in a message, in whichever shape: `{ spool: name }` or `{ bron: 'spool:name' }`. */
export function spoolNames(message: Json): string[] {
  if (Array.isArray(message)) return message.flatMap(spoolNames);
  if (!isObject(message)) return [];
  const own = typeof message['spool'] === 'string' ? [message['spool']] : [];
  const bron = spooledIn(message);
  return [...own, ...(bron === null ? [] : [bron]), ...Object.values(message).flatMap(spoolNames)];
}

export function contentDoor(room: ServiceRoom, claim: ExchangeClaim, line: StepLine, signal: AbortSignal): ContentDoor {
  const { content, name } = line.step;
  if (content === undefined) throw new Blocked(diagnostic('ZS9001', `"${name}" sends no content`, { subject: spoken(claim) }));
  const spooled = spooledIn(content);
  const { register } = registerOf(room, line.connection);
  return openDoor({
    open: (from) => (spooled === null ? register.open(content, from, signal) : room.spool.open(spooled, from)),
    expected: {
      size: typeof content['omvang'] === 'number' ? content['omvang'] : null,
      sha256: typeof content['sha256'] === 'string' ? content['sha256'] : null,
    },
    state: line.transfer,
    keep: async (state) => {
      if (!(await room.store.keepTransfer(claim, line.id, state))) throw new LeaseLost();
    },
    subject: spoken(claim),
  });
}
