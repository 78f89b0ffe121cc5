// Takes out of a zaak what cannot be delivered yet, and says what it waits for.
import type { PlanInput } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import type { Ref } from '../../../core/model/ref';
import { objects, text } from '../reading/values';
import type { Context, TypesHere } from './context';
import { wantsClosed } from './look-up-closing';
import { linkKey } from './parts';
import { deelzaakIds, documentsOf, hoofdzaakId, refs, relationIds } from './refer';

export interface Prepared {
  readonly want: JsonObject;
  /** Paths of what was taken out: the target keeps what it has there, and so does the base. */
  readonly leftOut: (path: string) => boolean;
  readonly waits: { readonly refs: readonly Ref[]; readonly reason: Diagnostic } | null;
  readonly wokenBy: readonly Ref[];
  /** Nothing may be made before what it waits for is there. */
  readonly isTooEarly: boolean;
  /** The zaak is closed by this delivery, as far as nothing stops it. */
  readonly closes: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const bronIn = (value: JsonObject, field: string): string => (isObject(value[field]) ? text(value[field]['bron']) : '');
const nameIn = (part: JsonObject, field: string): string => (isObject(part[field]) ? text(part[field]['omschrijving']) : '');
const below = (prefixes: ReadonlySet<string>) => (path: string): boolean =>
  [...prefixes].some((prefix) => path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`));

/** Documents, hoofdzaak and deelzaken are waited for; a relation that may be mutual never is. Pure. */
export function prepare(input: PlanInput & { readonly want: JsonObject }, context: Context, types: TypesHere, subject: string): Prepared {
  const { ref, want } = input;
  const out = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const isHere = (bron: string): boolean => /^https?:/.test(bron) || context.documenten[bron] !== undefined;

  const documents = documentsOf(want).filter((bron) => !isHere(bron));
  const unlinked = new Set(documents);
  const parts = objects(want['zaakinformatieobjecten']).filter((one) => unlinked.has(bronIn(one, 'informatieobject')));
  for (const part of parts) out.add(`zaakinformatieobjecten[${text(part['bron'])}]`);
  const besluiten = objects(want['besluiten']).map((besluit) => {
    const gone = objects(besluit['informatieobjecten']).filter((one) => unlinked.has(bronIn(one, 'informatieobject')));
    for (const one of gone) out.add(`besluiten[${text(besluit['bron'])}].informatieobjecten[${text(one['bron'])}]`);
    return { ...besluit, informatieobjecten: objects(besluit['informatieobjecten']).filter((one) => !gone.includes(one)) };
  });

  const hoofdzaak = hoofdzaakId(want);
  const waitsForHoofdzaak = hoofdzaak !== '' && context.zaken[hoofdzaak] === undefined;
  if (waitsForHoofdzaak) out.add('hoofdzaak');

  const later = relationIds(want).filter((bron) => context.zaken[bron] === undefined);
  if (later.length > 0) diagnostics.push(diagnostic('ZS4177', `${later.length} related zaken are not at the target; the relation is made when they are`, { subject, field: 'relevanteAndereZaken' }));

  const { statussen, dropped } = historyOf(want, types, input.links, context);
  for (const one of dropped) diagnostics.push(diagnostic('ZS4181', `eindstatus "${nameIn(one, 'statustype')}" of ${text(one['datumStatusGezet'])} was followed by another; it is left out`, { subject, field: 'statussen' }));

  const closes = wantsClosed({ ...want, statussen }, types) && (context.zaak?.einddatum ?? null) === null;
  const openDeelzaken = closes ? deelzaakIds(want).filter((bron) => (context.deelzaken[bron] ?? null) === null) : [];
  const last = statussen.at(-1);
  if (openDeelzaken.length > 0 && last) out.add(`statussen[${text(last['bron'])}]`);

  const waited = [...refs(ref.system, 'informatieobject', documents), ...refs(ref.system, 'zaak', [...(waitsForHoofdzaak ? [hoofdzaak] : []), ...openDeelzaken])];
  const reason = documents.length > 0
    ? diagnostic('ZS4174', `waits for ${documents.length} documents`, { subject, field: 'zaakinformatieobjecten' })
    : waitsForHoofdzaak
      ? diagnostic('ZS4175', 'waits for its hoofdzaak', { subject, field: 'hoofdzaak' })
      : diagnostic('ZS4176', `stays open until its ${openDeelzaken.length} deelzaken are closed`, { subject, field: 'deelzaken' });
  const { hoofdzaak: kept, ...rest } = want;
  return {
    want: {
      ...rest,
      ...(kept === undefined || waitsForHoofdzaak ? {} : { hoofdzaak: kept }),
      besluiten,
      zaakinformatieobjecten: objects(want['zaakinformatieobjecten']).filter((one) => !parts.includes(one)),
      relevanteAndereZaken: objects(want['relevanteAndereZaken']).filter((one) => !later.includes(bronIn(one, 'zaak'))),
      statussen: openDeelzaken.length > 0 ? statussen.slice(0, -1) : statussen,
    },
    leftOut: below(out),
    waits: waited.length === 0 ? null : { refs: waited, reason },
    wokenBy: refs(ref.system, 'zaak', later),
    isTooEarly: input.now.state === 'absent' && (documents.length > 0 || waitsForHoofdzaak),
    closes: closes && openDeelzaken.length === 0,
    diagnostics,
  };
}

/**
 * The history as it can be delivered. An eindstatus that was followed by another status (heropend) would close the zaak in the
 * middle, and tell everybody: it is left out, unless the target has it already. A rol that is not there cannot have set a status.
 */
function historyOf(want: JsonObject, types: TypesHere, links: PlanInput['links'], context: Context): { statussen: JsonObject[]; dropped: JsonObject[] } {
  const all = objects(want['statussen']);
  const rollen = new Set(objects(want['rollen']).map((rol) => text(rol['bron'])));
  const isEind = (one: JsonObject): boolean => types.statustypen[nameIn(one, 'statustype')]?.eind === true;
  const held = (one: JsonObject): boolean => context.zaak !== null && links[linkKey('statussen', text(one['bron']))] !== undefined;
  const dropped = all.filter((one, at) => at < all.length - 1 && isEind(one) && !held(one));
  const statussen = all.filter((one) => !dropped.includes(one)).map((one) => {
    const { gezetdoor, ...rest } = one;
    return gezetdoor === undefined || rollen.has(text(gezetdoor)) ? one : rest;
  });
  return { statussen, dropped };
}
