// Opens the content of a step at the source, with what an earlier attempt left behind.
import type { ContentDoor, Step } from '../connector/contract';
import { Blocked } from '../connector/outcome';
import { openDoor } from '../content/door';
import { diagnostic } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import { LeaseLost } from './classify';
import { sourceOf, spoken } from './find';
import type { DeliveryClaim } from './ports';
import type { Room, Sync } from './room';

/** What the source stated of these bytes (`inhoud` of the model). */
const expected = (content: JsonObject): { readonly size: number | null; readonly sha256: string | null } => ({
  size: typeof content['omvang'] === 'number' ? content['omvang'] : null,
  sha256: typeof content['sha256'] === 'string' ? content['sha256'] : null,
});

/** The door a content step goes through. Throws Blocked where the source of this sync gives no contents. */
export async function contentDoor(room: Room, sync: Sync, claim: DeliveryClaim, step: Step, signal: AbortSignal): Promise<ContentDoor> {
  const { source } = sourceOf(room, sync);
  const { content } = step;
  if (!source.open || content === undefined) throw new Blocked(diagnostic('ZS9001', `"${step.name}" sends content, and ${sync.source} gives none`, { subject: spoken(claim.ref) }));
  const open = source.open.bind(source);
  return openDoor({
    open: (from) => open(content, from, signal),
    expected: expected(content),
    // Something was kept only by a run that was never settled.
    state: claim.pending === null ? null : await room.store.transfers.of(claim, step.name),
    keep: async (state) => {
      if (!(await room.store.transfers.keep(claim, step.name, state))) throw new LeaseLost();
    },
    subject: spoken(claim.ref),
  });
}
