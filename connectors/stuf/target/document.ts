// A document by itself: it is kept in step like one of a zaak, by looking at it as the only relation of its zaak.
import type { Absent, FindQuery, Found, PlanInput, Planned, Unknowable } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../core/model/json';
import type { BaseValues } from '../../../core/model/threeway';
import { listOf, textOfRaw, type RawObject } from '../message/raw';
import { answers, type TargetSettings } from './config';
import { comparable } from './comparable';
import { contentThere } from './find';
import { partLink } from './match';
import type { Peer } from './peer';
import { documentSteps } from './plan/documents';
import { heldOf } from './plan/plan';
import { fieldsOf, judge } from './plan/verdicts';
import type { Work } from './plan/work';
import { readDocument } from './read-document';

const LIST = 'heeftRelevant';
const SELF = 'zelf';
const START = `${LIST}[${SELF}].gerelateerde.`;

const passOver = async (bytes: AsyncIterable<Buffer>): Promise<string> => {
  for await (const chunk of bytes) void chunk;
  return '';
};

/** The document as the only relation of a zaak; `isRelevantVoor` is how it hangs together, which ZDS tells once. */
const asRelation = ({ isRelevantVoor, ...document }: RawObject): JsonObject => {
  void isRelevantVoor;
  return { [LIST]: [{ '@plaats': SELF, gerelateerde: document }] };
};

export async function findDocument(peer: Peer, host: Pick<Host, 'shelf' | 'readOnly'>, query: FindQuery, signal: AbortSignal): Promise<Found | Absent | Unknowable> {
  signal.throwIfAborted();
  if (!answers(peer.settings, 'geefZaakdocumentLezen')) return { state: 'unknowable', why: 'the peer does not answer geefZaakdocumentLezen', context: {} };
  const number = query.links[''] ?? textOfRaw(query.want?.['identificatie']);
  if (number === null) return { state: 'absent', context: {} };
  const held = await readDocument(peer, number, passOver, signal);
  if (held === null) return { state: 'absent', context: {} };
  const { inhoud, ...rest } = held;
  const kenmerk = query.want?.['inhoud'] === undefined || inhoud === undefined ? null : await contentThere(peer, host, held, query.want, signal);
  const raw: JsonObject = { ...rest, ...(kenmerk === null ? {} : { inhoud: { kenmerk } }) };
  return { state: 'found', value: comparable(raw), links: { '': number }, context: { raw } };
}

/** Paths of the document itself, as those of the relation, and back. */
const inside = (base: BaseValues | null): BaseValues | null => base && new Map([...base].map(([path, kept]) => [`${START}${path}`, kept]));

const outside = (path: string): string => (path.startsWith(START) ? path.slice(START.length) : path);

export function planDocument(input: PlanInput, settings: TargetSettings): Planned {
  const subject = `${input.ref.kind}/${input.ref.id}`;
  const nothing: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };
  if (input.want === null) return input.base === null ? nothing : { ...nothing, diagnostics: [diagnostic('ZS4511', 'ZDS cannot remove a document; it stays there', { subject })] };
  const key = textOfRaw(input.want['identificatie']) ?? input.ref.id;
  const zaak = textOfRaw(listOf(listOf(input.want['isRelevantVoor'])[0]?.['gerelateerde'])[0]?.['identificatie']);
  const findings: Diagnostic[] = [];
  const held = heldOf(input, settings);
  if (!held.isThere && zaak === null) findings.push(diagnostic('ZS4512', `${key} has no isRelevantVoor`, { subject, field: 'isRelevantVoor' }));
  const number = input.links[''];
  const within: PlanInput = { ...input, base: inside(input.base), links: number === undefined ? {} : { [partLink(LIST, SELF)]: number }, ownership: (path) => input.ownership(outside(path)) };
  const want = asRelation(number === undefined ? input.want : { ...input.want, identificatie: number });
  const now = held.isThere ? asRelation(held.now) : {};
  const verdicts = judge(within, want, now, held.silent.map((one) => `${LIST}.gerelateerde.${one}`));
  const work: Work = { input: within, settings, want, now, isThere: held.isThere, verdicts, key: zaak ?? '', number: zaak ?? '', subject, findings };
  const steps = documentSteps(work).map((one) => (one.link === undefined ? one : { ...one, link: '' }));
  const fields = fieldsOf(verdicts.all).map((one) => ({ ...one, path: outside(one.path) }));
  const action = !held.isThere ? 'create' : fields.some((one) => one.kept === undefined) ? 'update' : 'unchanged';
  const delivers = new Map([...verdicts.delivers].flatMap(([path, value]): [string, Json][] => (path.startsWith(START) ? [[outside(path), value]] : [])));
  return { ...nothing, steps: findings.length > 0 ? [] : steps, changes: [{ kind: input.ref.kind, id: key, action, fields, diagnostics: [] }], diagnostics: findings, delivers };
}
