// Plans that a zaak goes from a target: only what we delivered or adopted, and never what hangs below it by somebody else.
import type { Planned, PlanInput, Step } from '../../../core/connector/contract';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { objects, text } from '../reading/values';
import type { Context } from './context';
import { BY_HAND } from './match';
import { linkKey, PART_LISTS } from './parts';
import { makeStep } from './request';

const none: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };

/**
 * Deleting is hard and takes all parts along (zrc-023), deelzaken too: a zaak that has those is not deleted. Besluiten go first,
 * for a zaak that has one is refused. Documents are subjects of their own, and stay. Always a proposal.
 */
export function planRemoval(input: PlanInput, context: Context, subject: string): Planned {
  if (input.now.state !== 'found' || input.base === null || context.zaak === null) return none;
  const { value } = input.now;
  const identificatie = text(value['identificatie']);
  const key = `${text(value['bronorganisatie'])}/${identificatie}`;
  if (context.zaak.deelzaken.length > 0) return { ...none, diagnostics: [diagnostic('ZS4185', `zaak ${identificatie} has ${context.zaak.deelzaken.length} deelzaken there, and they would go with it`, { subject, field: 'deelzaken' })] };
  const besluiten = objects(value['besluiten']);
  const foreign = besluiten.filter((one) => text(one['bron']).startsWith(BY_HAND));
  if (foreign.length > 0) return { ...none, diagnostics: [diagnostic('ZS4185', `zaak ${identificatie} has ${foreign.length} besluiten there that were not delivered by us`, { subject, field: 'besluiten' })] };
  const byHand = PART_LISTS.reduce((count, list) => count + objects(value[list]).filter((one) => text(one['bron']).startsWith(BY_HAND)).length, 0);
  const steps: Step[] = [
    ...besluiten.map((one) => makeStep({
      name: `besluit ${text(one['identificatie'])} ${text(one['bron'])}`, action: 'remove', object: { kind: 'besluit', key: `${text(one['verantwoordelijkeOrganisatie'])}/${text(one['identificatie'])}` }, link: linkKey('besluiten', text(one['bron'])), repeatable: true, irreversible: true,
      request: { method: 'DELETE', resource: 'besluiten', id: input.links[linkKey('besluiten', text(one['bron']))] ?? '' },
    })),
    makeStep({ name: `zaak ${identificatie}`, action: 'remove', object: { kind: 'zaak', key }, link: '', repeatable: true, irreversible: true, request: { method: 'DELETE', resource: 'zaken', id: context.zaak.id } }),
  ];
  return {
    steps,
    changes: [{ kind: 'zaak', id: identificatie, action: 'remove', fields: [{ path: 'identificatie', from: identificatie, to: null }], diagnostics: [] }],
    diagnostics: [],
    approval: [`zaak ${identificatie} is removed with all its parts${byHand > 0 ? `, ${byHand} of them not delivered by us` : ''}`],
    delivers: new Map(),
  };
}
