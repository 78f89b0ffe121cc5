// Plans that a zaaktype goes: a concept of ours is taken away, a published version gets an end; only what we delivered.
import type { Planned, PlanInput, Step } from '../../../core/connector/contract';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { objects, text, type Context } from './context';
import type { Options } from './options';
import { linkKey } from './parts';
import { makeStep } from './request';

const none: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };

/** Always a proposal: closing and taking away need a named approval. */
export function planRemoval(input: PlanInput, context: Context, options: Options): Planned {
  const { current } = context;
  const id = input.now.state === 'found' ? text(input.now.value['identificatie']) || input.ref.id : input.ref.id;
  // Never delivered by us, or gone already: nothing of ours is there.
  if (input.base === null || current === null) return none;
  if (!current.concept) return closing(input, context, options, id);
  if (!context.linked) return { ...none, diagnostics: [diagnostic('ZS4130', `the concept from ${current.begin} was not made here; it stays`, { subject: `zaaktype/${id}` })] };
  const value = input.now.state === 'found' ? input.now.value : {};
  // The API does not take away a concept that is related to published documents: relations first.
  const relations = objects(value['informatieobjecttypen']).map((item): Step => {
    const bron = text(item['bron']);
    return makeStep({
      name: `zaaktype-informatieobjecttype ${bron}`, action: 'remove', object: { kind: 'zaaktype-informatieobjecttype', key: `${id}/${bron}` }, link: linkKey('informatieobjecttypen', bron), repeatable: true, irreversible: false,
      request: { method: 'DELETE', resource: 'zaaktype-informatieobjecttypen', id: context.carried.parts[linkKey('informatieobjecttypen', bron)]?.id ?? '' },
    });
  });
  const remove = makeStep({
    name: `zaaktype ${id}`, action: 'remove', object: { kind: 'zaaktype', key: id }, link: '', repeatable: true, irreversible: true,
    request: { method: 'DELETE', resource: 'zaaktypen', id: current.id },
  });
  return {
    steps: [...relations, remove],
    changes: [{ kind: 'zaaktype', id, action: 'remove', fields: [{ path: 'identificatie', from: id, to: null }], diagnostics: [] }],
    diagnostics: [],
    approval: [`the concept of zaaktype ${id} is taken away`],
    delivers: new Map(),
  };
}

function closing(input: PlanInput, context: Context, options: Options, id: string): Planned {
  const open = context.versions.filter((version) => !version.concept && (version.einde === null || version.einde > (options.begin ?? input.today)));
  const end = options.begin && options.begin >= input.today ? options.begin : input.today;
  const steps = open.map((version) => {
    // A version that has not begun yet ends the day it would begin: it is never valid.
    const einde = version.begin > end ? version.begin : end;
    return makeStep({
      name: `close zaaktype ${id} of ${version.begin}`, action: 'close', object: { kind: 'zaaktype', key: id }, repeatable: true, irreversible: true,
      request: { method: 'PATCH', resource: 'zaaktypen', id: version.id, body: { eindeGeldigheid: einde } },
      undo: { method: 'PATCH', resource: 'zaaktypen', id: version.id, body: { eindeGeldigheid: version.einde } },
    });
  });
  return {
    ...none,
    steps,
    changes: open.map((version) => ({ kind: 'zaaktype', id: `${id} of ${version.begin}`, action: 'close', fields: [{ path: 'eindeGeldigheid', from: version.einde, to: version.begin > end ? version.begin : end }], diagnostics: [] })),
    approval: open.length > 0 ? [`zaaktype ${id} is closed: its source has taken it away`] : [],
  };
}
