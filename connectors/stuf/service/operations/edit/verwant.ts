// Relations between zaken: relevante andere zaken stand on both sides, a deelzaak names its hoofdzaak.
import { Blocked } from '../../../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { listOf, objectOf, same, textOf } from './fields';
import type { Pair } from './said';
import { pairs, type Said } from './said';

/** A zaak as others point to it. */
export type Naar = { readonly bron: string; readonly identificatie: string; readonly bronorganisatie?: string };

/** What must become of the relation between this zaak and another. */
export interface Tie {
  readonly identificatie: string;
  readonly kind: 'andere' | 'deelzaak' | 'hoofdzaak';
  readonly change: 'tie' | 'untie';
  /** Fields of the relation beside the zaak (aardRelatie …). */
  readonly about: JsonObject;
  readonly plaats: string;
}

/** StUF has no aardRelatie; what both translators before us wrote, and what says least. */
const AARD = 'onderwerp';

const zaakOf = (item: JsonObject | null, field: string | null): string | undefined => textOf(field === null ? (item ?? undefined) : objectOf(item ?? undefined, field), 'identificatie');

function tiesOf(kind: Tie['kind'], all: readonly Pair[], field: string | null): readonly Tie[] {
  return all.flatMap((pair): Tie[] => {
    const [old, now] = [zaakOf(pair.was, field), zaakOf(pair.wordt, field)];
    const { soort, plaats } = pair.relation;
    const { zaak: _zaak, bron: _bron, identificatie: _id, bronorganisatie: _rsin, ...about } = pair.wordt ?? {};
    const tie = (identificatie: string, change: Tie['change']): Tie => ({ identificatie, kind, change, about, plaats });
    if (soort === 'V' || soort === 'E') return (old ?? now) === undefined ? [] : [tie((old ?? now) as string, 'untie')];
    // W and R: another zaak comes instead of the one it was; the same one may be described otherwise
    const gone = (soort === 'W' || soort === 'R') && old !== undefined && old !== now ? [tie(old, 'untie')] : [];
    return now === undefined ? gone : [...gone, tie(now, 'tie')];
  });
}

/** Every relation with another zaak that the message speaks of; what goes stands first. */
export function tiesIn(was: Said | null, wordt: Said): readonly Tie[] {
  const hoofd = ((): readonly Tie[] => {
    const raw = [...wordt.relations.values(), ...(was?.relations.values() ?? [])].find(({ element }) => element === 'heeftAlsHoofdzaak');
    if (raw === undefined) return [];
    return tiesOf('hoofdzaak', [{ relation: raw, was: objectOf(was?.model, 'hoofdzaak') ?? null, wordt: objectOf(wordt.model, 'hoofdzaak') ?? null }], null);
  })();
  const ties = [...tiesOf('andere', pairs(was, wordt, 'relevanteAndereZaken', placeOfAndere), 'zaak'), ...tiesOf('deelzaak', pairs(was, wordt, 'deelzaken'), null), ...hoofd];
  return [...ties.filter(({ change }) => change === 'untie'), ...ties.filter(({ change }) => change === 'tie')];
}

const placeOfAndere = (item: JsonObject): string | undefined => textOf(item, 'bron') ?? textOf(objectOf(item, 'zaak'), 'bron');

const pointsTo = (relation: JsonObject, bron: string): boolean => textOf(objectOf(relation, 'zaak'), 'bron') === bron;

/** Relevante andere zaken of one side. */
function andere(zaak: JsonObject, other: Naar, tie: Tie): JsonObject {
  const relations = listOf(zaak, 'relevanteAndereZaken');
  const rest = relations.filter((relation) => !pointsTo(relation, other.bron));
  if (tie.change === 'untie') return rest.length === relations.length ? zaak : { ...zaak, relevanteAndereZaken: rest };
  const old = relations.find((relation) => pointsTo(relation, other.bron));
  const made = { aardRelatie: AARD, ...(old ?? { zaak: { ...other } }), ...(Object.fromEntries(Object.entries(tie.about).filter(([, value]) => value !== null && value !== '')) as JsonObject) };
  return old !== undefined && same(old, made) ? zaak : { ...zaak, relevanteAndereZaken: old === undefined ? [...relations, made] : relations.map((one) => (one === old ? made : one)) };
}

/** `deel` with this hoofdzaak, or without it. Throws Blocked ZS6111 where it belongs to another. */
function underHoofdzaak(deel: JsonObject, hoofd: Naar, tie: Tie): JsonObject {
  const now = textOf(objectOf(deel, 'hoofdzaak'), 'bron');
  if (tie.change === 'untie') {
    if (now !== hoofd.bron) return deel;
    const { hoofdzaak: _gone, ...rest } = deel;
    return rest;
  }
  if (now === hoofd.bron) return deel;
  if (now !== undefined) throw new Blocked(diagnostic('ZS6111', `zaak ${textOf(deel, 'identificatie') ?? ''} is a deelzaak of another zaak already`, { field: tie.plaats }));
  return { ...deel, hoofdzaak: { ...hoofd } };
}

export interface Tied {
  readonly zaak: JsonObject;
  readonly other: JsonObject;
}

/** Both zaken as they should be; what need not change is the object that was given. */
export function applyTie(tie: Tie, zaak: JsonObject, self: Naar, other: JsonObject, there: Naar): Tied {
  if (tie.kind === 'andere') return { zaak: andere(zaak, there, tie), other: andere(other, self, { ...tie, about: {} }) };
  if (tie.kind === 'deelzaak') return { zaak, other: underHoofdzaak(other, self, tie) };
  return { zaak: underHoofdzaak(zaak, there, tie), other };
}

/** A related zaak that is not there: to untie it nothing is needed. Throws Blocked ZS6112 where it must be tied. */
export function withoutOther(tie: Tie, zaak: JsonObject): { readonly zaak: JsonObject; readonly findings: readonly Diagnostic[] } {
  if (tie.change === 'tie') throw new Blocked(diagnostic('ZS6112', `zaak "${tie.identificatie}" is not known`, { field: tie.plaats }));
  return { zaak, findings: [diagnostic('ZS6103', `zaak "${tie.identificatie}" is not known, so nothing leads to it`, { field: tie.plaats })] };
}
