// Plans one new version of a document that is there: the fields and the content that changed, in one go.
import type { Planned, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Verdict } from '../../../core/model/threeway';
import { planContent } from './content-plan';
import { type Held } from './context';
import { asSent, comparable } from './fields';
import { keyOf } from './natural-key';
import { fieldsOf, nothing, shown, type Planning } from './planning';
import { stepName } from './plan-creation';
import { planRights, type RightsPlan } from './plan-rechten';
import { CONTENT_LINK, makeStep } from './request';

const isContent = (verdict: Verdict): boolean => verdict.path.startsWith('inhoud.');
const isRight = (verdict: Verdict): boolean => verdict.path.startsWith('gebruiksrechten');
const topOf = (path: string): string => path.split('.')[0] ?? '';

/** A group goes whole: what a person changed in it stays in it. */
function merged(it: Planning, field: string, now: JsonObject): Json | undefined {
  const wanted = it.want[field];
  if (!isObject(wanted)) return wanted;
  const held = isObject(now[field]) ? now[field] : {};
  const kept = it.verdicts.filter((verdict) => verdict.verdict === 'kept' && verdict.path.startsWith(`${field}.`)).map((verdict) => verdict.path.slice(field.length + 1));
  return { ...wanted, ...Object.fromEntries(kept.flatMap((name): [string, Json][] => (held[name] === undefined ? [] : [[name, held[name]]]))) };
}

/** The indication is not sent where the API sets or takes it back by itself. */
function bodyOf(it: Planning, now: JsonObject, rights: RightsPlan): JsonObject {
  const fields = new Set(it.verdicts.filter((verdict) => verdict.verdict === 'write' && !isContent(verdict) && !isRight(verdict)).map((verdict) => topOf(verdict.path)));
  if (fields.has('indicatieGebruiksrecht') && (it.want['indicatieGebruiksrecht'] === true || (rights.go.length > 0 && it.want['indicatieGebruiksrecht'] === undefined))) fields.delete('indicatieGebruiksrecht');
  return Object.fromEntries([...fields].map((field) => [field, asSent(field, merged(it, field, now), it.context)]));
}

/** See `plan`. */
export function planUpdate(it: Planning): Planned {
  const { held } = it.context;
  const { input, want, subject, delivers } = it;
  if (held === null || input.now.state !== 'found') return nothing(it.diagnostics, [], delivers);
  const now = comparable(input.now.value, it.context);
  const key = keyOf(want);
  const objectKey = `${key.bronorganisatie}/${key.identificatie}`;
  const rights = planRights({ want, now: input.now.value, verdicts: it.verdicts, links: input.links, document: held.id, key: objectKey });
  const content = planContent({ input, want, held, verdicts: it.verdicts.filter(isContent) });
  const body = bodyOf(it, now, rights);
  const isNeeded = Object.keys(body).length > 0 || content !== 'none';
  const version = isNeeded ? [newVersion(it, held, body, content, objectKey)] : [];
  const steps = [...rights.go, ...version, ...rights.come, ...(isNeeded || !held.locked || !held.lockedByUs ? [] : [giveBack(it, held, objectKey)])];
  const diagnostics = [...it.diagnostics, ...(isNeeded ? inTheWay(held, subject) : []), ...(content === 'clear' ? [diagnostic('ZS4240', 'the source has no content any more', { subject, field: 'inhoud' })] : [])];
  const blocked = diagnostics.some((finding) => finding.severity === 'error');
  const fields = fieldsOf(it.verdicts);
  const sent = content === 'send' && !fields.some((field) => field.path.startsWith('inhoud.')) ? [{ path: 'inhoud', from: null, to: want['inhoud'] ?? null }] : [];
  return {
    steps: blocked ? [] : steps,
    changes: steps.length === 0 && fields.length === 0 ? [] : [shown({ want, diagnostics }, steps.length > 0 ? 'update' : 'unchanged', [...fields, ...sent])],
    diagnostics,
    approval: content === 'clear' ? [`the content of document ${key.identificatie} goes from the target`] : [],
    delivers,
  };
}

function newVersion(it: Planning, held: Held, body: JsonObject, content: 'none' | 'send' | 'compare' | 'clear', objectKey: string): Step {
  const { want } = it;
  const sends = (content === 'send' || content === 'compare') && isObject(want['inhoud']);
  return makeStep({
    name: stepName(want), action: 'update', repeatable: true,
    // The result of a step with content is not the id of the document: it has an object of its own.
    object: { kind: sends ? 'inhoud' : 'informatieobject', key: objectKey },
    ...(sends ? { link: CONTENT_LINK } : {}),
    request: { do: 'update', id: held.id, key: keyOf(want), versie: held.versie, body, content, known: held.unfinished ? null : held.sha256, renews: held.states, forced: held.status === 'definitief' },
    ...(sends && isObject(want['inhoud']) ? { content: want['inhoud'] } : {}),
  });
}

/** Everything is as it should be, but for a lock of ours. */
const giveBack = ({ want }: Planning, held: Held, key: string): Step =>
  makeStep({ name: `unlock ${stepName(want)}`, action: 'update', repeatable: true, object: { kind: 'informatieobject', key }, request: { do: 'release', id: held.id } });

/** Told beforehand; the step itself waits, or says what it lacks. */
function inTheWay(held: Held, subject: string): Diagnostic[] {
  return [
    ...(held.locked && !held.lockedByUs ? [diagnostic('ZS4230', 'it is locked, not by us; who holds the lock and since when the API does not tell', { subject })] : []),
    ...(held.status === 'definitief' ? [diagnostic('ZS4234', 'it is definitief at the target: it is changed by force', { subject, field: 'status' })] : []),
  ];
}
