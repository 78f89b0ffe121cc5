// Plans the statuses of a zaak: they can only be added, at the end; and one that is added to a closed zaak opens it again.
import type { FieldChange, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import type { Id } from '../references';
import { objects, text } from '../reading/values';
import type { Context, TypesHere } from './context';
import type { PartChange } from './merge';
import type { Options } from './options';
import { linkKey } from './parts';
import { stepName, twins, type Making } from './plan-parts';
import { makeStep } from './request';

export interface StatusPlan {
  /** Opens a closed zaak again; before everything else. */
  readonly reopening: Step[];
  readonly steps: Step[];
  /** The eindstatus, where it is added: the last step of all. */
  readonly closing: { readonly part: JsonObject; readonly step: Step } | null;
  /** History the target has otherwise and cannot be brought in step: shown, never written. */
  readonly stays: readonly FieldChange[];
  /** Paths of it: they are not delivered. */
  readonly undelivered: readonly string[];
  readonly approval: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const nameIn = (part: JsonObject): string => (isObject(part['statustype']) ? text(part['statustype']['omschrijving']) : '');
const moment = (part: JsonObject): number => Date.parse(text(part['datumStatusGezet']));

/** The status as a step; its rol may be one that is still to be made. */
function statusStep(part: JsonObject, making: Making, closes: boolean): Step {
  const bron = text(part['bron']);
  const rolOf = (rol: string): Id | undefined => {
    const made = making.made.get(linkKey('rollen', rol));
    return making.links[linkKey('rollen', rol)] ?? (made === undefined ? undefined : { $ref: made });
  };
  const known = twins('statussen', part, making);
  return makeStep({
    name: stepName('statussen', part), action: closes ? 'close' : 'create', object: { kind: 'status', key: `${making.key}/${bron}` }, link: linkKey('statussen', bron), repeatable: false, irreversible: closes,
    request: { method: 'POST', resource: 'statussen', zaak: making.zaak, body: making.writer.status(part, rolOf), ...(known.length > 0 ? { known } : {}) },
  });
}

/** Whether it names a rol that this plan makes: what opens a zaak again comes before that. */
function isSetByNewRol(part: JsonObject, making: Making): boolean {
  const key = linkKey('rollen', text(part['gezetdoor']));
  return making.links[key] === undefined && making.made.has(key);
}

const withoutSetter = ({ gezetdoor: _setter, ...part }: JsonObject): JsonObject => part;

export function planStatussen(changes: readonly PartChange[], making: Making, context: Context, types: TypesHere, options: Pick<Options, 'history'>, subject: string): StatusPlan {
  const isClosed = (context.zaak?.einddatum ?? null) !== null;
  const isEind = (part: JsonObject): boolean => types.statustypen[nameIn(part)]?.eind === true;
  const held = objects(making.now?.['statussen']).map(moment).filter((at) => !Number.isNaN(at));
  const last = held.length === 0 ? -Infinity : Math.max(...held);
  const stays: FieldChange[] = [];
  const diagnostics: Diagnostic[] = [];
  const keep = (change: PartChange, finding: Diagnostic): void => {
    stays.push(...change.fields.map((field): FieldChange => ({ ...field, kept: 'filled' })));
    diagnostics.push(finding);
  };
  const added: JsonObject[] = [];
  for (const change of changes) {
    const { part } = change;
    const isLate = options.history === 'insert' && !isClosed && !isEind(part) && !held.includes(moment(part));
    if (change.action === 'create' && (moment(part) > last || isLate)) added.push(part);
    else if (change.action === 'create') keep(change, diagnostic('ZS4179', `status "${nameIn(part)}" of ${text(part['datumStatusGezet'])} is missing before the last one there; it is not added`, { subject, field: 'statussen' }));
    else keep(change, diagnostic('ZS4180', `status "${nameIn(part)}" of ${text(part['datumStatusGezet'])} differs there, and a status that was set cannot be changed`, { subject, field: 'statussen' }));
  }
  const end = added.at(-1);
  const closing = end && isEind(end) ? end : null;
  const between = added.filter((part) => part !== closing);
  const [first] = between;
  const reopens = isClosed && first !== undefined;
  const early = reopens && isSetByNewRol(first, making) ? first : null;
  if (early) diagnostics.push(diagnostic('ZS4211', `status "${nameIn(early)}" opens the zaak again before the rol that set it can be made; it is set without gezetdoor`, { subject, field: 'statussen' }));
  const steps = between.map((part) => statusStep(part === early ? withoutSetter(part) : part, making, false));
  return {
    reopening: reopens ? steps.slice(0, 1) : [],
    steps: reopens ? steps.slice(1) : steps,
    closing: closing ? { part: closing, step: statusStep(closing, making, true) } : null,
    stays,
    undelivered: [...stays.map((field) => field.path), ...(early ? [`statussen[${text(early['bron'])}].gezetdoor`] : [])],
    approval: reopens ? [`the zaak was closed on ${context.zaak?.einddatum ?? ''} and is opened again, as it was at its source: status "${nameIn(added[0] ?? {})}"`] : [],
    diagnostics,
  };
}
