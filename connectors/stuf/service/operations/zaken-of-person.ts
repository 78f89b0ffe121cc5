// zakLv01 by BSN: the zaken of one person that this sender may see, at most as many as it asks for.
import { isObject, type JsonObject } from '../../../../core/model/json';
import type { Answered, OperationContext } from '../operation';
import { decidedFor, extraPlaced, leaf, notFound } from './context';
import { listOf, objectOf, textOf } from './edit/fields';
import { partsToTell } from './parts';
import { inScope } from './scope';
import { ROLTYPE_OF } from './settings';
import { rawZaak } from './told';

/** The schema's default for maximumAantal (stuf.md A5), and what is given at most. */
const USUAL = 15;
const MOST = 100;

interface Person {
  /** The relation it was asked by: `heeftAlsInitiator`. */
  readonly element: string;
  readonly bsn: string;
}

/** The choice below a relation may stand in a list. */
const bsnsIn = (relation: JsonObject): readonly string[] => {
  const chosen = objectOf(relation, 'gerelateerde')?.['natuurlijkPersoon'];
  return [chosen ?? []].flat().filter(isObject).map((person) => leaf(person, 'inp.bsn')).filter((bsn) => bsn !== undefined);
};

/** The person a question names: the whole number, with the zeros it begins with (B3). */
function personOf(gelijk: JsonObject | null | undefined): Person | null {
  for (const element of Object.keys(ROLTYPE_OF)) {
    for (const relation of listOf(gelijk ?? undefined, element)) {
      const [bsn] = bsnsIn(relation);
      if (bsn !== undefined) return { element, bsn };
    }
  }
  return null;
}

/** A question that names a person and no zaak. */
export const isAboutPerson = ({ bericht }: OperationContext): boolean => leaf(bericht.vraag?.gelijk ?? undefined, 'identificatie') === undefined && personOf(bericht.vraag?.gelijk) !== null;

/** How many are asked for. */
function limitOf(context: OperationContext): number {
  const said = Number(leaf(context.bericht.parameters, 'maximumAantal') ?? USUAL);
  return Number.isInteger(said) && said > 0 ? Math.min(said, MOST) : USUAL;
}

/** Whether the person stands in this rol of the zaak; a zaak whose rollen were not read is taken at its word. */
const inRol = (raw: JsonObject, { element, bsn }: Person): boolean =>
  raw[element] === undefined
    ? !Object.keys(ROLTYPE_OF).some((other) => raw[other] !== undefined)
    : listOf(raw, element).some((relation) => bsnsIn(relation).includes(bsn));

/** Answers a question by BSN. */
export async function zakenOfPerson(context: OperationContext): Promise<Answered> {
  const person = personOf(context.bericht.vraag?.gelijk);
  if (person === null) return { answered: 'objecten', objecten: [], vervolg: false };
  const scope = context.bericht.vraag?.scope ?? null;
  // a list of zaken tells of each what was asked by name; "everything" of many is their own fields and rollen
  const parts = scope === null || scope['@scope'] !== undefined ? (['rollen'] as const) : partsToTell(scope, extraPlaced(context), decidedFor(null, context));
  const { found, more } = await context.exchange.search({ inpBsn: person.bsn }, parts, limitOf(context), context.signal);
  const seen = found.filter(({ value }) => context.mayTouch({ zaaktype: textOf(objectOf(value, 'zaaktype'), 'identificatie') ?? null, vertrouwelijkheidaanduiding: textOf(value, 'vertrouwelijkheidaanduiding') ?? null }));
  const raws = (await Promise.all(seen.map((held) => rawZaak(context, held)))).filter((raw) => isObject(raw) && inRol(raw, person));
  if (raws.length === 0 && context.sender.notFound === 'fault') throw notFound('zaak of this person', '');
  return { answered: 'objecten', objecten: raws.map((raw) => inScope(raw, scope)), vervolg: more };
}
