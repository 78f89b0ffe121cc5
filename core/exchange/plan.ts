// Plans the wishes of one command, per register, and puts what cannot be taken back last.
import type { Change } from '../connector/contract';
import type { Held, Wish } from '../connector/register';
import type { Absent } from '../connector/contract';
import type { Order } from '../connector/service';
import { Blocked } from '../connector/outcome';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Ref } from '../model/ref';
import type { PlannedStep } from './ports';
import type { ServiceRoom } from './room';
import { registerFor, registerOf, zaaktypeIn } from './route';

/** A wish with the register it is for. */
export interface Placed {
  readonly wish: Wish;
  readonly connection: string;
  /** As the journal names it: its id in the register, or the number by which everybody knows it. */
  readonly ref: Ref;
}

export interface CommandPlan {
  /** `made`: the step whose result is the id of the object; null: it is there already, or goes. */
  readonly placed: readonly (Placed & { readonly made: string | null })[];
  readonly steps: readonly PlannedStep[];
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where each wish goes: what is held stays where it is; a new zaak by its zaaktype; all else where the command already is. */
function place(room: ServiceRoom, orders: readonly Order[], now: readonly (Held | Absent)[], wishes: readonly Wish[]): readonly Placed[] {
  const held = now.find((one) => one.state === 'found')?.ref.system;
  const asked = orders.find(({ zaaktype }) => zaaktype !== undefined)?.zaaktype ?? null;
  const here = (): string => {
    const zaak = wishes.find((wish) => wish.kind === 'zaak' && wish.held === null);
    const made = zaak ? (zaaktypeIn(zaak.want) ?? asked) : null;
    if (made !== null) return registerFor(room, made).name;
    return wishes.find((wish) => wish.held !== null)?.held?.ref.system ?? held ?? registerFor(room, asked).name;
  };
  return wishes.map((wish) => {
    const connection = wish.held?.ref.system ?? here();
    const identificatie = wish.want?.['identificatie'];
    return { wish, connection, ref: wish.held?.ref ?? { system: connection, kind: wish.kind, id: typeof identificatie === 'string' ? identificatie : '' } };
  });
}

/** The wish a step belongs to: the one whose object it writes, else the first of its register. */
const ofStep = (placed: readonly Placed[], connection: string, key: string): Ref => {
  const here = placed.filter((one) => one.connection === connection);
  const own = here.find(({ wish }) => key.split('/').includes(String(wish.want?.['identificatie'] ?? wish.held?.value['identificatie'] ?? '')));
  return (own ?? here[0])?.ref ?? { system: connection, kind: 'zaak', id: '' };
};

function refuseTwoOfOneName(steps: readonly PlannedStep[]): void {
  const names = steps.map(({ connection, step }) => `${connection} ${step.name}`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Blocked(diagnostic('ZS9001', `two steps are called "${twice}"`));
}

/** Only reads. Throws Blocked with everything that refuses the command. */
export async function plan(room: ServiceRoom, orders: readonly Order[], now: readonly (Held | Absent)[], wishes: readonly Wish[], signal: AbortSignal): Promise<CommandPlan> {
  const placed = place(room, orders, now, wishes);
  const made = new Map<Placed, string | null>();
  const connections = [...new Set(placed.map(({ connection }) => connection))];
  const plans: { readonly connection: string; readonly planned: Awaited<ReturnType<ReturnType<typeof registerOf>['register']['plan']>> }[] = [];
  for (const connection of connections) {
    const here = placed.filter((one) => one.connection === connection);
    const planned = await registerOf(room, connection).register.plan(here.map(({ wish }) => wish), signal);
    plans.push({ connection, planned });
    here.forEach((one, at) => made.set(one, planned.makes[at] ?? null));
  }
  const diagnostics = plans.flatMap(({ planned }) => planned.diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Blocked(errors);
  const all = plans.flatMap(({ connection, planned }) => planned.steps.map((step): PlannedStep => ({ connection, ref: ofStep(placed, connection, step.object.key), step })));
  for (const { planned } of plans) {
    const first = planned.steps.findIndex(({ irreversible }) => irreversible);
    const late = first < 0 ? undefined : planned.steps.slice(first).find(({ irreversible }) => !irreversible);
    if (late) throw new Blocked(diagnostic('ZS9001', `"${late.name}" was planned after an irreversible step`));
  }
  // Over several registers too: what cannot be taken back comes after all that can.
  const steps = [...all.filter(({ step }) => !step.irreversible), ...all.filter(({ step }) => step.irreversible)];
  refuseTwoOfOneName(steps);
  return { placed: placed.map((one) => ({ ...one, made: made.get(one) ?? null })), steps, changes: plans.flatMap(({ planned }) => planned.changes), diagnostics };
}
