// Document and decision types that zaaktypen share: found by name, made when absent, made stricter but never wider, published when needed.
import type { Change, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { canonical } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from '../../../core/model/zaaktype';
import { hasField } from '../limits';
import { reference, type Id } from '../references';
import { text, type Context, type SharedType } from './context';
import { nameKey, normalise } from './normalise';
import { makeStep } from './request';
import type { ZgwZaaktype } from './shape';

export interface SharedPlan {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  readonly approval: readonly string[];
  /** By name key: id now, or that of the step that makes it. */
  readonly ids: ReadonlyMap<string, Id>;
  /** Those that must be published before the zaaktype: they are concept, or made here. */
  readonly concepts: readonly { readonly name: string; readonly id: Id }[];
}

/** Of several versions of one name: the one valid at `begin`, else the newest published, else a concept. */
export function pickType(types: readonly SharedType[], name: string, begin: string): SharedType | undefined {
  const named = types.filter((type) => nameKey(type.omschrijving) === nameKey(name));
  const published = named.filter((type) => !type.concept).sort((a, b) => (a.begin < b.begin ? 1 : -1));
  const valid = published.find((type) => type.begin <= begin && (type.einde === null || type.einde > begin));
  return valid ?? published.find((type) => type.einde === null) ?? named.find((type) => type.concept) ?? published[0];
}

const strictness = (value: Json | undefined): number => VERTROUWELIJKHEIDAANDUIDINGEN.findIndex((known) => known === value);

export interface SharedInput {
  readonly kind: 'informatieobjecttype' | 'besluittype';
  readonly resource: 'informatieobjecttypen' | 'besluittypen';
  /** Per name, what it must be like; of several wishes the strictest. */
  readonly wanted: readonly { readonly omschrijving: string; readonly says: JsonObject }[];
  readonly types: readonly SharedType[];
  readonly begin: string;
  readonly context: Context;
  readonly subject: string;
}

/** Two documents of one zaaktype may share a type: the strictest confidentiality of them counts. */
export function wantedDocuments(want: ZgwZaaktype, context: Context): SharedInput['wanted'] {
  const byName = new Map<string, { omschrijving: string; says: JsonObject }>();
  for (const item of want.informatieobjecttypen) {
    const says = knownFields(
      { vertrouwelijkheidaanduiding: item.vertrouwelijkheidaanduiding ?? '', informatieobjectcategorie: item.informatieobjectcategorie ?? '', trefwoord: item.trefwoord ?? [] },
      'informatieobjecttypen', context,
    );
    const before = byName.get(nameKey(item.omschrijving));
    if (!before) byName.set(nameKey(item.omschrijving), { omschrijving: item.omschrijving, says });
    else if (strictness(says['vertrouwelijkheidaanduiding']) > strictness(before.says['vertrouwelijkheidaanduiding'])) {
      before.says = { ...before.says, vertrouwelijkheidaanduiding: says['vertrouwelijkheidaanduiding'] ?? '' };
    }
  }
  return [...byName.values()];
}

export function wantedDecisions(want: ZgwZaaktype, context: Context): SharedInput['wanted'] {
  return want.besluittypen.map(({ omschrijving, bron: _, ...says }) => ({ omschrijving, says: knownFields(says as JsonObject, 'besluittypen', context) }));
}

const knownFields = (says: JsonObject, resource: string, context: Context): JsonObject => normalise(Object.fromEntries(Object.entries(says).filter(([field]) => hasField(context.limits, resource, field))));

/** What must be done in the catalogus for these types. */
export function planShared(input: SharedInput): SharedPlan {
  const { kind, resource, context, subject } = input;
  const steps: Step[] = [];
  const changes: Change[] = [];
  const diagnostics: Diagnostic[] = [];
  const approval: string[] = [];
  const ids = new Map<string, Id>();
  const concepts: { name: string; id: Id }[] = [];
  for (const { omschrijving, says } of input.wanted) {
    const found = pickType(input.types, omschrijving, input.begin);
    const object = { kind, key: nameKey(omschrijving) };
    const name = `${kind} ${omschrijving}`;
    if (!found) {
      const body = { catalogus: reference('catalogi', 'catalogussen', context.catalogus), omschrijving, ...says, beginGeldigheid: input.begin, ...(kind === 'besluittype' ? { informatieobjecttypen: [] } : {}) };
      steps.push(makeStep({ name, action: 'create', object, repeatable: false, irreversible: false, request: { method: 'POST', resource, body, find: { catalogus: context.catalogus, omschrijving } }, undo: { method: 'DELETE', resource, id: { $ref: name } } }));
      changes.push({ kind, id: omschrijving, action: 'create', fields: Object.entries({ omschrijving, ...says }).map(([path, to]) => ({ path, from: null, to })), diagnostics: [] });
      ids.set(nameKey(omschrijving), { $ref: name });
      concepts.push({ name: omschrijving, id: { $ref: name } });
      continue;
    }
    ids.set(nameKey(omschrijving), found.id);
    if (found.concept) concepts.push({ name: omschrijving, id: found.id });
    const stricter = strictness(says['vertrouwelijkheidaanduiding']) > strictness(found.says['vertrouwelijkheidaanduiding']);
    if (kind === 'informatieobjecttype' && stricter && found.concept) {
      const field = (value: JsonObject): JsonObject => ({ vertrouwelijkheidaanduiding: value['vertrouwelijkheidaanduiding'] ?? '' });
      steps.push(makeStep({ name, action: 'update', object, repeatable: true, irreversible: false, request: { method: 'PATCH', resource, id: found.id, body: field(says) }, undo: { method: 'PATCH', resource, id: found.id, body: field(found.says) } }));
      changes.push({ kind, id: omschrijving, action: 'update', fields: [{ path: 'vertrouwelijkheidaanduiding', from: found.says['vertrouwelijkheidaanduiding'] ?? null, to: says['vertrouwelijkheidaanduiding'] ?? null }], diagnostics: [] });
      approval.push(`vertrouwelijkheidaanduiding of document ${omschrijving} becomes ${text(says['vertrouwelijkheidaanduiding'])}`);
    }
    diagnostics.push(...conflicts(kind, omschrijving, says, found, stricter && found.concept, subject));
  }
  return { steps, changes, diagnostics, approval, ids, concepts };
}

/** Where the catalogus says otherwise: it stays, and is told. */
function conflicts(kind: string, name: string, says: JsonObject, found: SharedType, isMadeStricter: boolean, subject: string): Diagnostic[] {
  return Object.entries(says).flatMap(([field, ours]): Diagnostic[] => {
    const theirs = found.says[field];
    const same = theirs !== undefined && canonical(theirs) === canonical(ours);
    if (same || (field === 'vertrouwelijkheidaanduiding' && isMadeStricter)) return [];
    // Stricter than we ask is no conflict: we never widen, and the strictest of all zaaktypen is right.
    if (field === 'vertrouwelijkheidaanduiding' && strictness(theirs) > strictness(ours)) return [];
    const severity = field === 'vertrouwelijkheidaanduiding' ? 'warning' : 'info';
    const shown = (value: Json | undefined): string => (value === undefined ? 'empty' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value));
    return [diagnostic('ZS4140', `${kind} ${name}: ${field} is ${shown(theirs)} in the catalogus, ${shown(ours)} here; it stays as it is`, { subject, field: `${kind} ${name}.${field}`, severity })];
  });
}

/** Steps that publish what a zaaktype needs published. */
export function publishShared(kind: SharedInput['kind'], resource: SharedInput['resource'], concepts: SharedPlan['concepts']): { steps: Step[]; changes: Change[] } {
  return {
    steps: concepts.map(({ name, id }) => makeStep({ name: `publish ${kind} ${name}`, action: 'publish', object: { kind, key: nameKey(name) }, repeatable: true, irreversible: true, request: { method: 'POST', resource, id, verb: 'publish' } })),
    changes: concepts.map(({ name }) => ({ kind, id: name, action: 'publish', fields: [{ path: 'concept', from: true, to: false }], diagnostics: [] })),
  };
}

