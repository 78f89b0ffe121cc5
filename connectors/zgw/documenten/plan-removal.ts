// Plans that a document goes: only one that we delivered, and only after a named approval.
import type { Planned, PlanInput } from '../../../core/connector/contract';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { text, type Context } from './context';
import { keyOf } from './natural-key';
import { makeStep } from './request';

const none: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };

export function planRemoval(input: PlanInput, context: Context, subject: string): Planned {
  const { held } = context;
  if (input.base === null || held === null || input.now.state !== 'found' || input.links[''] !== held.id) return none;
  const { bronorganisatie, identificatie } = keyOf(input.now.value);
  const relations = context.relations ?? 0;
  return {
    ...none,
    steps: [makeStep({
      name: `informatieobject ${identificatie}`, action: 'remove', object: { kind: 'informatieobject', key: `${bronorganisatie}/${identificatie}` }, link: '', repeatable: true, irreversible: true,
      request: { do: 'remove', id: held.id },
    })],
    changes: [{ kind: 'informatieobject', id: identificatie, action: 'remove', fields: [{ path: 'titel', from: text(input.now.value['titel']), to: null }], diagnostics: [] }],
    diagnostics: relations === 0 ? [] : [diagnostic('ZS4237', `${relations} ${relations === 1 ? 'relation is' : 'relations are'} left; it is removed when ${relations === 1 ? 'that is' : 'they are'} gone`, { subject })],
    approval: [`document ${identificatie} is taken away, with all its versions`],
  };
}
