// Says what came of a command from what was asked and from its steps: the same for whoever carried it out, and for who took it up later.
import type { Ref } from '../model/ref';
import type { CommandPlan } from './plan';
import type { Carried, Pending, StepLine } from './ports';

/** What must be kept of a plan to say in the end what came of it. */
export const pendingOf = ({ placed, diagnostics }: CommandPlan): Pending => ({
  diagnostics,
  wishes: placed.map((one) => ({
    connection: one.connection,
    kind: one.wish.kind,
    id: one.wish.held?.ref.id ?? null,
    made: one.made,
    removed: one.wish.want === null,
  })),
});

/** `lines`: those of this command. */
export function carriedOf({ diagnostics, wishes }: Pending, lines: readonly StepLine[]): Carried {
  const objects = wishes.map(({ connection, kind, id, made, removed }) => {
    const line = made === null ? undefined : lines.find((one) => one.connection === connection && one.step.name === made);
    return { connection, kind, removed, id: id ?? line?.targetId ?? null };
  });
  const changed = lines.length === 0 ? [] : objects.flatMap(({ connection, kind, id }): Ref[] => (id === null ? [] : [{ system: connection, kind, id }]));
  return { steps: lines.length, ids: objects.map(({ id, removed }) => (removed ? null : id)), diagnostics, changed };
}
