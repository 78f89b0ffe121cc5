// Plans a document the target does not have: one step for its newest version, or one for each.
import type { Planned } from '../../../core/connector/contract';
import { isObject, type JsonObject } from '../../../core/model/json';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { objects } from './context';
import { asSent } from './fields';
import { keyOf } from './natural-key';
import { fieldsOf, nothing, shown, type Planning } from './planning';
import { planRights } from './plan-rechten';
import { newestOf, ofVersion, olderVersions, stepName } from './plan-versions';
import { makeStep } from './request';

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
  const document = { $ref: made.name };
  const between = first === undefined ? [] : olderVersions({ want, versies: versies.slice(1, -1), before: first, document, key, made: 1 });
  const last = first === undefined ? [] : [newestOf({ want, versies, before: versies.at(-2) ?? first, document, key, made: between.length + 1 }, body)];
  const rights = planRights({ want, now: null, verdicts: it.verdicts, links: {}, document, key: object.key });
  return {
    steps: [made, ...between, ...last, ...rights.come],
    changes: [shown(it, 'create', fieldsOf(it.verdicts)), ...rights.come.map((step) => ({ kind: 'gebruiksrecht', id: step.object.key, action: 'create' as const, fields: [], diagnostics: [] }))],
    diagnostics: all, approval: [], delivers,
  };
}

/** The server was seen to hand out parts that this connection may not send: said before anything is made there. */
function largeParts({ want, context, subject }: Planning) {
  const inhoud = isObject(want['inhoud']) ? want['inhoud'] : {};
  const size = typeof inhoud['omvang'] === 'number' ? inhoud['omvang'] : 0;
  if (context.partSize === null || context.mayBeLarge === null || Math.min(size, context.partSize) <= context.mayBeLarge || size <= context.inlineBelow) return [];
  return [diagnostic('ZS5020', `the target wants parts of ${Math.min(size, context.partSize)} bytes, and this connection allows ${context.mayBeLarge} at once`, { subject, field: 'inhoud' })];
}
