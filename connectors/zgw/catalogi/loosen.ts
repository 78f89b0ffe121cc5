// Takes what names a statustype off it before that statustype goes: some servers take along whatever names it.
import type { FieldChange, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../core/model/json';
import { idOf, itemsOf } from './build-input';
import { statusBehind } from './carry';
import { objects, text, type Context } from './context';
import { linkKey } from './parts';
import { makeStep } from './request';

export interface Loosened {
  /** Before any removal. */
  readonly steps: readonly Step[];
  /** As they were, without the names of what goes. */
  readonly merged: JsonObject;
  readonly now: JsonObject | null;
  readonly fields: readonly FieldChange[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoosenInput {
  readonly id: string;
  readonly how: 'make' | 'mend';
  readonly merged: JsonObject;
  readonly now: JsonObject | null;
  readonly context: Context;
  readonly subject: string;
}

const withoutStatus = (value: JsonObject, brons: ReadonlySet<string>): JsonObject => ({
  ...value,
  informatieobjecttypen: objects(value['informatieobjecttypen']).map((item) => {
    const { statustype: _, ...rest } = item;
    return brons.has(text(item['bron'])) ? rest : item;
  }),
});

/** In a new version nothing is removed, but what named a statustype that is not in it has to let go too. */
export function loosen({ id, how, merged, now, context, subject }: LoosenInput): Loosened {
  const goes = new Set([...itemsOf(now, 'statustypen').keys()].filter((bron) => !itemsOf(merged, 'statustypen').has(bron)));
  if (goes.size === 0) return { steps: [], merged, now, fields: [], diagnostics: [] };
  const wanted = itemsOf(merged, 'informatieobjecttypen');
  const relations = [...itemsOf(now, 'informatieobjecttypen')].filter(([bron, item]) => wanted.has(bron) && goes.has(text(item['statustype'])));
  // Those that would still name it were made or edited by a person: ours name another status, or none.
  const losing = new Set([...wanted].filter(([, item]) => goes.has(text(item['statustype']))).map(([bron]) => bron));
  const properties = [...itemsOf(now, 'eigenschappen').keys()].flatMap((bron) => {
    const status = statusBehind(context.carried.parts[linkKey('eigenschappen', bron)]?.more ?? {}, context.carried.parts);
    return status !== null && goes.has(status) && itemsOf(merged, 'eigenschappen').has(bron) ? [{ bron, status }] : [];
  });
  const step = (kind: string, resource: string, list: string, bron: string): Step =>
    makeStep({
      name: `${kind} ${bron} without its statustype`, action: 'update', object: { kind, key: `${id}/${bron}` }, link: linkKey(list, bron), repeatable: true, irreversible: false,
      request: { method: 'PATCH', resource, id: idOf(context, list, bron), body: { statustype: null } },
    });
  const tell = (list: string, bron: string, status: string) => ({
    field: { path: `${list}[${bron}].statustype`, from: status as Json, to: null },
    finding: diagnostic('ZS4146', `${list} ${bron} named statustype ${status}, which goes`, { subject, field: `${list}[${bron}].statustype` }),
  });
  const told = [
    ...[...losing].map((bron) => tell('informatieobjecttypen', bron, text(wanted.get(bron)?.['statustype']))),
    ...properties.map(({ bron, status }) => tell('eigenschappen', bron, status)),
  ];
  return {
    steps: how === 'make' ? [] : [
      ...relations.map(([bron]) => step('zaaktype-informatieobjecttype', 'zaaktype-informatieobjecttypen', 'informatieobjecttypen', bron)),
      ...properties.map(({ bron }) => step('eigenschap', 'eigenschappen', 'eigenschappen', bron)),
    ],
    merged: withoutStatus(merged, losing),
    now: now && withoutStatus(now, new Set(relations.map(([bron]) => bron))),
    fields: told.map(({ field }) => field),
    diagnostics: told.map(({ finding }) => finding),
  };
}
