// Plans which zaken come below a hoofdzaak or are let go: the API keeps that at the deelzaak, so it is written there.
import type { Change, Step } from '../../../core/connector/contract';
import type { Wish } from '../../../core/connector/register';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Json } from '../../../core/model/json';
import { reference, type Id } from '../references';
import { objects, text } from '../reading/values';
import { uuidOf } from '../urls';
import { zaakName } from '../zaken/plan-zaak';
import { makeStep } from '../zaken/request';
import type { RegisterDoors } from './doors';

export interface DeelzakenPlan {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
}

const idsIn = (value: Json | undefined): string[] => objects(value).map((one) => text(one['bron']));

/** `others`: zaken that a wish of their own speaks of; those say themselves what their hoofdzaak is. Reads each deelzaak that comes or goes. */
export async function planDeelzaken(doors: RegisterDoors, { want, held }: Wish, others: ReadonlySet<string>, signal: AbortSignal): Promise<DeelzakenPlan> {
  if (want === null || want['deelzaken'] === undefined) return { steps: [], changes: [], diagnostics: [] };
  const [wanted, there] = [new Set(idsIn(want['deelzaken'])), new Set(idsIn(held?.value['deelzaken']))];
  const coming = [...wanted].filter((id) => !there.has(id) && !others.has(id));
  const going = [...there].filter((id) => !wanted.has(id) && !others.has(id));
  const subject = zaakName(text(want['identificatie']));
  const self: Id = held?.ref.id ?? { $ref: subject };
  const planned = await Promise.all([...coming.map((id) => ({ id, hoofdzaak: self })), ...going.map((id) => ({ id, hoofdzaak: null }))].map(async ({ id, hoofdzaak }) => {
    const zaak = uuidOf(id) === null ? null : await doors.zaken.zaken.get(`/zaken/${id}`, {}, signal);
    if (zaak === null) return { diagnostics: [diagnostic('ZS4197', 'it names a deelzaak that the register does not have', { subject, field: 'deelzaken' })] };
    const now = uuidOf(zaak['hoofdzaak']);
    const write = (to: Id | null): { [field: string]: Json } => ({ hoofdzaak: to === null ? null : reference('zaken', 'zaken', to) });
    const name = zaakName(text(zaak['identificatie']));
    const step = makeStep({
      name, action: 'update', object: { kind: 'zaak', key: `${text(zaak['bronorganisatie'])}/${text(zaak['identificatie'])}` }, repeatable: true, irreversible: false,
      request: { method: 'PATCH', resource: 'zaken', id, body: write(hoofdzaak) }, undo: { method: 'PATCH', resource: 'zaken', id, body: write(now) },
    });
    return { step, change: { kind: 'zaak', id: text(zaak['identificatie']), action: 'update' as const, fields: [{ path: 'hoofdzaak', from: now, to: hoofdzaak === null ? null : text(want['identificatie']) }], diagnostics: [] }, diagnostics: [] };
  }));
  return { steps: planned.flatMap(({ step }) => step ?? []), changes: planned.flatMap(({ change }) => change ?? []), diagnostics: planned.flatMap(({ diagnostics }) => diagnostics) };
}
