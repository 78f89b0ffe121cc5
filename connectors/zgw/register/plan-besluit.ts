// Plans what a command asks of one besluit by itself: made, changed or taken away, with its documents.
import type { FieldChange } from '../../../core/connector/contract';
import type { Held, Wish } from '../../../core/connector/register';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { canonical } from '../../../core/model/hash';
import { isObject, type JsonObject } from '../../../core/model/json';
import { flatten } from '../../../core/model/paths';
import { besluit as besluitModel } from '../../../core/model/zaak';
import { objects, text } from '../reading/values';
import { uuidOf } from '../urls';
import { openWriter } from '../zaken/bodies';
import type { Context, TypesHere } from '../zaken/context';
import type { PartChange } from '../zaken/merge';
import { partKind } from '../zaken/parts';
import { planBesluit } from '../zaken/plan-besluit';
import type { Making } from '../zaken/plan-parts';
import type { RegisterDoors } from './doors';
import { besluitContext } from './held';
import { knownTo, type Coming } from './known';
import type { PlannedWish } from './plan-zaak';
import { ownLinks } from './whole-zaak';

const own = (value: JsonObject): JsonObject => partKind('besluiten').own({ ...value, informatieobjecten: objects(value['informatieobjecten']) });

/** Per field, as a person sees it. */
function differences(bron: string, want: JsonObject | null, now: JsonObject | null): FieldChange[] {
  const [wanted, held] = [flatten(want ?? {}), flatten(now ?? {})];
  return [...new Set([...wanted.keys(), ...held.keys()])].filter((path) => path !== 'bron' && canonical(wanted.get(path) ?? null) !== canonical(held.get(path) ?? null))
    .map((path) => ({ path: `besluiten[${bron}].${path}`, from: held.get(path) ?? null, to: wanted.get(path) ?? null }));
}

/** Only the besluittypen: those of that name that are published, oldest first; of a besluit that is there its own. */
async function typesFor(doors: RegisterDoors, name: string, held: Held | null, signal: AbortSignal): Promise<TypesHere> {
  const rows = held !== null ? [] : (await doors.zaken.catalogi.all('/besluittypen', { omschrijving: name, status: 'definitief' }, signal)).sort((a, b) => (text(a['beginGeldigheid']) < text(b['beginGeldigheid']) ? -1 : 1));
  const versions = held === null
    ? rows.filter((row) => row['concept'] !== true && row['omschrijving'] === name).map((row) => ({ id: uuidOf(row['url']) ?? '', begin: text(row['beginGeldigheid']), einde: text(row['eindeGeldigheid']) || null }))
    : [{ id: besluitContext(held).besluittype, begin: '', einde: null }];
  return { id: '', identificatie: 'of any kind', begin: 'today', statustypen: {}, resultaattypen: {}, roltypen: {}, eigenschappen: {}, zaakobjecttypen: {}, besluittypen: versions.length === 0 ? {} : { [name]: versions } };
}

/** A part in the eyes of the plan of zaken: of no zaak, or of the one it names. */
export async function planBesluitWish(doors: RegisterDoors, { want, held }: Wish, coming: Coming, signal: AbortSignal): Promise<PlannedWish> {
  const value = want ?? held?.value;
  if (value === undefined) return { steps: [], changes: [], diagnostics: [], makes: null, together: [] };
  const subject = `besluit ${text(value['identificatie'])}`;
  const checked = besluitModel.safeParse({ ...value, informatieobjecten: objects(value['informatieobjecten']) });
  if (!checked.success) return { steps: [], changes: [], diagnostics: checked.error.issues.map((issue): Diagnostic => diagnostic('ZS4191', `${issue.path.join('.')}: ${issue.message}`, { subject, field: issue.path.join('.') })), makes: null, together: [] };
  const { named, lost } = zaakOf(value, held, coming);
  const features = await doors.zaken.features.of(signal);
  const name = isObject(value['besluittype']) ? text(value['besluittype']['omschrijving']) : '';
  const types = await typesFor(doors, name, held, signal);
  const known = knownTo([{ besluiten: [value] }, ...(held === null ? [] : [{ besluiten: [held.value] }])], coming);
  const context: Context = { features, types, why: '', zaak: null, ...known, deelzaken: {}, hoofdzaak: null, documents: {}, klassen: {}, relations: [] };
  const now = held === null ? null : own(held.value);
  const bron = text(value['bron']);
  const change: PartChange = { list: 'besluiten', bron, action: want === null ? 'remove' : held === null ? 'create' : 'update', part: want === null ? (now ?? {}) : own(want), now, fields: differences(bron, want === null ? null : own(want), now) };
  if (change.action === 'update' && change.fields.length === 0) return { steps: [], changes: [], diagnostics: [], makes: null, together: [] };
  const writer = openWriter(context, types, subject);
  const making: Making = {
    key: text(value['identificatie']), zaak: named ?? '', writer, before: openWriter(context, types, subject), features, now: null, made: new Map(),
    links: held === null ? {} : ownLinks({ besluiten: [held.value] }, ''),
  };
  const planned = planBesluit(change, making, doors.config.register.combined && features.besluitVerwerken, subject);
  const steps = named === null ? planned.steps.map(withoutZaak) : planned.steps;
  const unknown = lost ? [diagnostic('ZS4197', 'it names a zaak that the register does not have', { subject, field: 'zaak' })] : [];
  return {
    steps, changes: [{ kind: 'besluit', id: text(value['identificatie']), action: change.action, fields: change.fields, diagnostics: [] }],
    diagnostics: [...planned.diagnostics, ...writer.diagnostics, ...unknown], makes: held === null ? (steps[0]?.name ?? null) : null, together: [],
  };
}

/** The zaak a besluit came of: as the wish names it, else as it has it now. */
function zaakOf(value: JsonObject, held: Held | null, coming: Coming): { readonly named: string | { readonly $ref: string } | null; readonly lost: boolean } {
  const bron = isObject(value['zaak']) ? text(value['zaak']['bron']) : '';
  const there = held === null ? null : besluitContext(held).zaak;
  if (bron === '') return { named: there === null ? null : uuidOf(there['url']), lost: false };
  const { zaken } = knownTo([{ hoofdzaak: { bron } }], coming);
  return { named: zaken[bron] ?? null, lost: zaken[bron] === undefined };
}

/** A besluit need not come of a zaak. */
function withoutZaak<Made extends { readonly request: JsonObject }>(step: Made): Made {
  const { body } = step.request;
  if (!isObject(body)) return step;
  const bare = (one: JsonObject): JsonObject => Object.fromEntries(Object.entries(one).filter(([field]) => field !== 'zaak'));
  return { ...step, request: { ...step.request, body: isObject(body['besluit']) ? { ...body, besluit: bare(body['besluit']) } : bare(body) } };
}
