// Plans one new version of a document that is there: the fields and the content that changed, in one go.
import type { Planned, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Verdict } from '../../../core/model/threeway';
import { planContent } from './content-plan';
import { objects, type Held } from './context';
import { asSent, comparable } from './fields';
import { keyOf } from './natural-key';
import { fieldsOf, nothing, shown, type Planning } from './planning';
import { planRights, type RightsPlan } from './plan-rechten';
import { newestOf, olderVersions, stepName } from './plan-versions';
import { CONTENT_LINK, makeStep, newestVersion, sourceVersion } from './request';

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
  const version = isNeeded ? newVersions(it, held, body, content) : [];
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

/** With `versions: all` also those the source made since the one that stands here. */
function newVersions(it: Planning, held: Held, body: JsonObject, content: 'none' | 'send' | 'compare' | 'clear'): Step[] {
  const { want, options, input } = it;
  const stood = sourceVersion(input.links[CONTENT_LINK]);
  const versies = options.versions === 'all' && stood !== null && !held.unfinished ? objects(want['versies']) : [];
  const newest = newestVersion(want) ?? 0;
  const missed = versies.filter((version) => Number(version['versie']) > (stood ?? 0) && Number(version['versie']) < newest);
  if (missed.length === 0) return [newVersion(it, held, body, content)];
  const before = versies.find((version) => Number(version['versie']) === stood) ?? { inhoud: input.now.state === 'found' ? (input.now.value['inhoud'] ?? null) : null };
  const common = { want, document: held.id, key: keyOf(want) };
  return [
    ...olderVersions({ ...common, versies: missed, before, made: held.versie }),
    newestOf({ ...common, versies, before: missed.at(-1) ?? before, made: held.versie + missed.length }, body),
  ];
}

function newVersion({ want }: Planning, held: Held, body: JsonObject, content: 'none' | 'send' | 'compare' | 'clear'): Step {
  const sends = (content === 'send' || content === 'compare') && isObject(want['inhoud']);
  const key = keyOf(want);
  return makeStep({
    // The result is not the id of the document but which version stands there: an object of its own.
    name: stepName(want), action: 'update', repeatable: true, link: CONTENT_LINK, object: { kind: 'versie', key: `${key.bronorganisatie}/${key.identificatie}` },
    request: {
      do: 'update', id: held.id, key, versie: held.versie, source: newestVersion(want), body, content,
      known: held.unfinished ? null : held.sha256, renews: held.states, forced: held.status === 'definitief',
    },
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
