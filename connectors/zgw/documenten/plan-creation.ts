// Plans a document the target does not have: one step for its newest version, or one for each.
import type { Planned, Step } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { objects, text } from './context';
import { asSent } from './fields';
import { keyOf } from './natural-key';
import { fieldsOf, nothing, shown, type Planning } from './planning';
import { planRights } from './plan-rechten';
import { makeStep } from './request';

/** Named the same whenever content of this document is sent: what was kept of a transfer is found by it. */
export const stepName = (want: JsonObject): string => `informatieobject ${text(want['identificatie'])}`;

/** Fields that are no part of the document itself, or come otherwise. */
const BESIDE: ReadonlySet<string> = new Set(['inhoud', 'gebruiksrechten']);

function bodyOf({ want, context, verdicts }: Planning): JsonObject {
  const fields = new Set(verdicts.filter((verdict) => verdict.verdict === 'write').map((verdict) => verdict.path.split('.')[0]?.split('[')[0] ?? ''));
  return Object.fromEntries([...fields].filter((field) => !BESIDE.has(field) && !(field === 'indicatieGebruiksrecht' && want[field] === true)).map((field) => [field, asSent(field, want[field], context)]));
}

/** See `plan`. */
export function planCreation(it: Planning): Planned {
  const { want, diagnostics, delivers, options } = it;
  const tooLarge = largeParts(it);
  const all = [...diagnostics, ...tooLarge];
  if (all.some((finding) => finding.severity === 'error')) return nothing(all, [shown({ want, diagnostics: all }, 'create', fieldsOf(it.verdicts))], delivers);
  const key = keyOf(want);
  const name = stepName(want);
  const object = { kind: 'informatieobject', key: `${key.bronorganisatie}/${key.identificatie}` };
  const versies = options.versions === 'all' ? objects(want['versies']) : [];
  const first = versies.length > 1 ? versies[0] : undefined;
  const body = bodyOf(it);
  const firstContent = first === undefined ? want['inhoud'] : first['inhoud'];
  const made = makeStep({
    name: first === undefined ? name : `${name} versie ${Number(first['versie'])}`,
    action: 'create', object, link: '', repeatable: true,
    request: { do: 'create', key, body: first === undefined ? body : { ...body, ...ofVersion(first) } },
    ...(isObject(firstContent) ? { content: firstContent } : {}),
  });
  const more = first === undefined ? [] : versies.slice(1).map((versie, at) => laterVersion(it, { versie, before: versies[at] ?? {}, body, isLast: at === versies.length - 2, document: made.name, object }));
  const rights = planRights({ want, now: null, verdicts: it.verdicts, links: {}, document: { $ref: made.name }, key: object.key });
  return {
    steps: [made, ...more, ...rights.come],
    changes: [shown(it, 'create', fieldsOf(it.verdicts)), ...rights.come.map((step) => ({ kind: 'gebruiksrecht', id: step.object.key, action: 'create' as const, fields: [], diagnostics: [] }))],
    diagnostics: all, approval: [], delivers,
  };
}

const VERSION_FIELDS = ['titel', 'status', 'formaat', 'bestandsnaam'] as const;

/** What is known of an older version; the rest is that of the newest. Its checksum is not: it belongs to other bytes. */
const ofVersion = (versie: JsonObject): JsonObject => ({ ...Object.fromEntries(VERSION_FIELDS.flatMap((field): [string, Json][] => (versie[field] === undefined ? [] : [[field, versie[field]]]))), integriteit: null });

interface Later {
  readonly versie: JsonObject;
  readonly before: JsonObject;
  readonly body: JsonObject;
  readonly isLast: boolean;
  /** Name of the step that makes the document. */
  readonly document: string;
  readonly object: Step['object'];
}

function laterVersion(it: Planning, { versie, before, body, isLast, document, object }: Later): Step {
  const given = isLast ? it.want['inhoud'] : versie['inhoud'];
  const content = isObject(given) && isObject(before['inhoud']) && typeof given['sha256'] === 'string' && given['sha256'] === before['inhoud']['sha256'] ? null : given;
  const fields = isLast ? body : ofVersion(versie);
  const name = stepName(it.want);
  return makeStep({
    name: isLast ? name : `${name} versie ${Number(versie['versie'])}`,
    action: 'update', object: { ...object, kind: 'versie', key: `${object.key}/${Number(versie['versie'])}` }, repeatable: true,
    ...(isObject(content) ? { link: 'inhoud' } : {}),
    request: {
      do: 'update', id: { $ref: document }, key: keyOf(it.want), versie: Number(before['versie'] ?? 0), body: fields,
      content: isObject(content) ? 'send' : !isObject(given) && isObject(before['inhoud']) ? 'clear' : 'none', known: null, renews: it.want['integriteit'] === undefined, forced: before['status'] === 'definitief',
    },
    ...(isObject(content) ? { content } : {}),
  });
}

/** The server was seen to hand out parts that this connection may not send: said before anything is made there. */
function largeParts({ want, context, subject }: Planning) {
  const inhoud = isObject(want['inhoud']) ? want['inhoud'] : {};
  const size = typeof inhoud['omvang'] === 'number' ? inhoud['omvang'] : 0;
  if (context.partSize === null || context.mayBeLarge === null || Math.min(size, context.partSize) <= context.mayBeLarge || size <= context.inlineBelow) return [];
  return [diagnostic('ZS5020', `the target wants parts of ${Math.min(size, context.partSize)} bytes, and this connection allows ${context.mayBeLarge} at once`, { subject, field: 'inhoud' })];
}
