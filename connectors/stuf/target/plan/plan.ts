// Plans everything of one zaak in the order a ZDS peer needs it: the zaak, its documents and besluiten, its statuses, its end. Pure.
import type { Change, PlanInput, Planned, Step } from '../../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { attributeOf, listOf, textOfRaw, type RawObject } from '../../message/raw';
import { answers, type TargetSettings } from '../config';
import { fromBase, rawOf } from '../comparable';
import { BY_HAND } from '../match';
import { besluitSteps } from './besluiten';
import { documentSteps } from './documents';
import { statusSteps } from './statussen';
import { fieldsOf, judge, leaves, type Verdicts } from './verdicts';
import { isNumber, step, type Work } from './work';
import { closingSteps, removal, zaakSteps } from './zaak';

const NOTHING: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };

interface Held {
  readonly now: RawObject;
  readonly isThere: boolean;
  readonly silent: readonly string[];
}

/** A peer that cannot be asked has what it was told last. */
export function heldOf(input: PlanInput, settings: TargetSettings): Held {
  const told = input.now.context['silent'];
  const silent = [...settings.peer.silent, ...(Array.isArray(told) ? told.filter((one) => typeof one === 'string') : [])];
  const { raw } = input.now.context;
  if (input.now.state === 'found') return { now: isObject(raw) ? raw : input.now.value, isThere: true, silent };
  if (input.now.state === 'unknowable' && input.base !== null) return { now: fromBase(input.base), isThere: true, silent };
  return { now: {}, isThere: false, silent };
}

function numberOf(input: PlanInput, settings: TargetSettings, own: string, findings: Diagnostic[], subject: string): { readonly number: Json; readonly steps: readonly Step[] } {
  const linked = input.now.state === 'found' ? input.now.links[''] : input.links[''];
  if (linked !== undefined) return { number: linked, steps: [] };
  if (settings.peer.numbers === 'ours' && isNumber(own)) return { number: own, steps: [] };
  if (!answers(settings, 'genereerZaakIdentificatie')) {
    findings.push(diagnostic('ZS4510', `the peer cannot take zaak number "${own}", and gives none itself`, { subject, field: 'identificatie' }));
    return { number: own, steps: [] };
  }
  const name = `nummer zaak ${own}`;
  return { number: { $ref: name }, steps: [step({ name, action: 'create', object: { kind: 'zaak', key: own }, do: 'genereerZaakIdentificatie', objecten: [] })] };
}

const PARTS = ['heeft', 'heeftRelevant', 'leidtTot'] as const;
const NAMES: Readonly<Record<(typeof PARTS)[number], string>> = { heeft: 'status', heeftRelevant: 'document', leidtTot: 'besluit' };

function partChanges(work: Work): Change[] {
  return PARTS.flatMap((list) => {
    const all = [...listOf(work.want[list]), ...listOf(work.now[list])].map((one) => attributeOf(one, 'plaats') ?? '');
    return [...new Set(all)].filter((bron) => !bron.startsWith(BY_HAND)).flatMap((bron): Change[] => {
      const verdicts = work.verdicts.of(list, bron);
      if (verdicts.length === 0) return [];
      const held = listOf(work.now[list]).some((one) => attributeOf(one, 'plaats') === bron);
      const fields = fieldsOf(verdicts);
      const action = !held ? 'create' : leaves(verdicts) ? 'remove' : fields.some((one) => one.kept === undefined) ? 'update' : 'unchanged';
      return [{ kind: NAMES[list], id: bron, action, fields, diagnostics: [] }];
    });
  });
}

function changesOf(work: Work): Change[] {
  const own = work.verdicts.all.filter(({ path }) => !PARTS.some((list) => path.startsWith(`${list}[`)));
  const fields = fieldsOf(own);
  const action = !work.isThere ? 'create' : fields.some((one) => one.kept === undefined) ? 'update' : 'unchanged';
  return [{ kind: work.input.ref.kind, id: work.key, action, fields, diagnostics: [] }, ...partChanges(work)];
}

/** What no message could tell is not delivered. */
function delivered(work: Work): ReadonlyMap<string, Json> {
  const untold = listOf(work.want['leidtTot']).length > 0 && (work.settings.version === '1.1' || !answers(work.settings, 'voegBesluitToe'));
  return new Map([...work.verdicts.delivers].filter(([path]) => !untold || !path.startsWith('leidtTot[')));
}

function planRemoval(input: PlanInput, settings: TargetSettings, subject: string): Planned {
  const { now, isThere } = heldOf(input, settings);
  if (!isThere || input.base === null) return NOTHING;
  const findings: Diagnostic[] = [];
  const number = (input.now.state === 'found' ? input.now.links[''] : input.links['']) ?? textOfRaw(now['identificatie']) ?? '';
  const steps = removal({ settings, key: number, number, subject, findings }, now);
  return { ...NOTHING, steps, diagnostics: findings, changes: [{ kind: 'zaak', id: number, action: steps.length > 0 ? 'remove' : 'unchanged', fields: [], diagnostics: [] }] };
}

/** One number on both sides: what the peer calls it is no difference. */
const numberedAs = (want: RawObject, number: Json): JsonObject => (typeof number === 'string' ? { ...want, identificatie: number } : want);

export function planZaak(input: PlanInput, settings: TargetSettings): Planned {
  const subject = `${input.ref.kind}/${input.ref.id}`;
  if (input.want === null) return planRemoval(input, settings, subject);
  const findings: Diagnostic[] = [];
  const key = textOfRaw(input.want['identificatie']) ?? input.ref.id;
  const { number, steps: first } = numberOf(input, settings, key, findings, subject);
  const { now, isThere, silent } = heldOf(input, settings);
  const want = numberedAs(rawOf(input.want), number);
  const verdicts: Verdicts = judge(input, want, now, silent);
  const work: Work = { input, settings, want, now, isThere, verdicts, key, number, subject, findings };
  const all = [...first, ...zaakSteps(work), ...documentSteps(work), ...besluitSteps(work), ...statusSteps(work), ...closingSteps(work)];
  // What is refused is refused whole: a zaak without its number or initiator is not begun.
  const refused = findings.some((one) => one.severity === 'error');
  return { ...NOTHING, steps: refused ? [] : all, changes: changesOf(work), diagnostics: findings, delivers: delivered(work) };
}
