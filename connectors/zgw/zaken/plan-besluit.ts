// Plans what happens to the besluiten of a zaak and to their documents.
import type { Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { reference, type Id } from '../references';
import { objects, text } from '../reading/values';
import { changedBody } from './bodies';
import type { PartChange } from './merge';
import { besluitDocumentKey, linkKey } from './parts';
import { stepName, type Making } from './plan-parts';
import { makeStep } from './request';

/** These make it another besluit. */
const FIXED = ['identificatie', 'verantwoordelijkeOrganisatie', 'besluittype'] as const;

const keyOf = (part: JsonObject): JsonObject => ({ identificatie: text(part['identificatie']), verantwoordelijkeOrganisatie: text(part['verantwoordelijkeOrganisatie']) });

function documentStep(besluit: JsonObject, link: JsonObject, id: Id, making: Making): Step {
  const [bron, document] = [text(besluit['bron']), text(link['bron'])];
  return makeStep({
    name: `besluitinformatieobject ${text(besluit['identificatie'])} ${document}`, action: 'create', object: { kind: 'besluitinformatieobject', key: `${making.key}/${bron}/${document}` },
    link: besluitDocumentKey(bron, document), repeatable: true, irreversible: false,
    request: { method: 'POST', resource: 'besluitinformatieobjecten', besluit: id, body: making.writer.besluitDocument(link) },
  });
}

function create(part: JsonObject, making: Making, combined: boolean): Step[] {
  const name = stepName('besluiten', part);
  const bron = text(part['bron']);
  const links = objects(part['informatieobjecten']);
  const body = { ...making.writer.besluit(part), zaak: reference('zaken', 'zaken', making.zaak) };
  const object = { kind: 'besluit', key: `${text(part['verantwoordelijkeOrganisatie'])}/${text(part['identificatie'])}` };
  const common = { name, action: 'create' as const, object, link: linkKey('besluiten', bron), repeatable: true, irreversible: false };
  making.made.set(linkKey('besluiten', bron), name);
  if (combined && links.length > 0) {
    return [makeStep({ ...common, request: { method: 'POST', resource: 'besluit_verwerken', key: keyOf(part), body: { besluit: body, besluitinformatieobjecten: links.map((link) => making.writer.besluitDocument(link)) } } })];
  }
  return [makeStep({ ...common, request: { method: 'POST', resource: 'besluiten', key: keyOf(part), body } }), ...links.map((link) => documentStep(part, link, { $ref: name }, making))];
}

function update(change: PartChange, now: JsonObject, making: Making): Step[] {
  const { part, bron } = change;
  const id = making.links[linkKey('besluiten', bron)] ?? '';
  const object = { kind: 'besluit', key: `${text(part['verantwoordelijkeOrganisatie'])}/${text(part['identificatie'])}` };
  const isItself = change.fields.some((field) => !field.path.includes('.informatieobjecten'));
  const write = (value: JsonObject): JsonObject => Object.fromEntries(Object.entries(making.writer.besluit(value)).filter(([field]) => !FIXED.some((fixed) => fixed === field)));
  const [before, after] = [objects(now['informatieobjecten']), objects(part['informatieobjecten'])];
  const names = (list: readonly JsonObject[]): Set<string> => new Set(list.map((one) => text(one['bron'])));
  const isChanged = (link: string): boolean => change.fields.some((field) => field.path.startsWith(`besluiten[${bron}].informatieobjecten[${link}]`));
  const gone = before.filter((one) => !names(after).has(text(one['bron'])) && isChanged(text(one['bron'])));
  return [
    ...(isItself ? [makeStep({
      name: stepName('besluiten', part), action: 'update', object, link: linkKey('besluiten', bron), repeatable: true, irreversible: false,
      request: { method: 'PATCH', resource: 'besluiten', id, body: changedBody(write(part), write(now)) }, undo: { method: 'PATCH', resource: 'besluiten', id, body: changedBody(write(now), write(part)) },
    })] : []),
    ...gone.map((one) => makeStep({
      name: `besluitinformatieobject ${text(part['identificatie'])} ${text(one['bron'])}`, action: 'remove', object: { kind: 'besluitinformatieobject', key: `${making.key}/${bron}/${text(one['bron'])}` },
      link: besluitDocumentKey(bron, text(one['bron'])), repeatable: true, irreversible: false,
      request: { method: 'DELETE', resource: 'besluitinformatieobjecten', id: making.links[besluitDocumentKey(bron, text(one['bron']))] ?? '' },
      undo: { method: 'POST', resource: 'besluitinformatieobjecten', besluit: id, body: making.before.besluitDocument(one) },
    })),
    ...after.filter((one) => !names(before).has(text(one['bron']))).map((one) => documentStep(part, one, id, making)),
  ];
}

/** One step per besluit where the target offers that, plain calls otherwise. What identifies a besluit cannot be changed. */
export function planBesluit(change: PartChange, making: Making, combined: boolean, subject: string): { readonly steps: Step[]; readonly diagnostics: readonly Diagnostic[] } {
  const { part, now, bron } = change;
  if (change.action === 'remove') {
    const step = makeStep({
      name: stepName('besluiten', part), action: 'remove', object: { kind: 'besluit', key: `${text(part['verantwoordelijkeOrganisatie'])}/${text(part['identificatie'])}` }, link: linkKey('besluiten', bron), repeatable: true, irreversible: false,
      request: { method: 'DELETE', resource: 'besluiten', id: making.links[linkKey('besluiten', bron)] ?? '' },
      undo: {
        method: 'POST', resource: 'besluit_verwerken', key: keyOf(part),
        body: { besluit: { ...making.before.besluit(part), ...(making.zaak === '' ? {} : { zaak: reference('zaken', 'zaken', making.zaak) }) }, besluitinformatieobjecten: objects(part['informatieobjecten']).map((link) => making.before.besluitDocument(link)) },
      },
    });
    return { steps: [step], diagnostics: [] };
  }
  if (change.action === 'create' || now === null) return { steps: create(part, making, combined), diagnostics: [] };
  const fixed = FIXED.filter((field) => change.fields.some((one) => one.path.startsWith(`besluiten[${bron}].${field}`)));
  if (fixed.length > 0) return { steps: [], diagnostics: [diagnostic('ZS4182', `besluit ${text(now['identificatie'])}: ${fixed.join(' and ')} cannot be changed there`, { subject, field: `besluiten.${fixed[0] ?? ''}` })] };
  return { steps: update(change, now, making), diagnostics: [] };
}
