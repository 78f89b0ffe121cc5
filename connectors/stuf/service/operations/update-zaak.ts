// updateZaak: what the register holds, changed by what was and what becomes; what is not spoken of stays untouched.
import type { Absent } from '../../../../core/connector/contract';
import type { Held, Wish } from '../../../../core/connector/register';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../core/model/json';
import type { Answered, Operation, OperationContext } from '../operation';
import { byNumber, demandZaak, extraPlaced, identificatieOf, leaf, naarZaak, notFound, objectsOf, saidOf, zaakContext } from './context';
import { objectOf, textOf } from './edit/fields';
import type { Said } from './edit/said';
import { tiesIn } from './edit/verwant';
import { editZaak } from './edit/zaak';
import { plain } from './names';
import { partsToChange } from './parts';
import { ordersOf, tieAll } from './related';
import { zaaktypeSaid } from './zaaktypecode';

/** ZDS 4.1.5: identificatie and zaaktype stay. Throws Blocked ZS6120. */
function checkSame(was: JsonObject | null, wordt: JsonObject, held: Held, context: OperationContext): void {
  const [old, now] = [leaf(was ?? undefined, 'identificatie'), leaf(wordt, 'identificatie')];
  if (old !== undefined && now !== undefined && old !== now) throw new Blocked(diagnostic('ZS6120', `identificatie is "${old}" and may not become "${now}"`, { field: 'identificatie' }));
  const [code, type] = [zaaktypeSaid(wordt, context), textOf(objectOf(held.value, 'zaaktype'), 'identificatie')];
  if (code !== undefined && type !== undefined && plain(code) !== plain(type)) throw new Blocked(diagnostic('ZS6120', `zaaktype is "${type}" and may not become "${code}"`, { field: 'isVan/gerelateerde/code' }));
}

/** Carries out a change of one zaak; `only` narrows what the message may say (actualiseerZaakstatus). */
export async function changeZaak(context: OperationContext, operation: string, only: (said: Said) => Said): Promise<Answered> {
  const { was: rawWas, wordt: raw } = objectsOf(context);
  const identificatie = identificatieOf(raw, operation);
  const was = rawWas && only(saidOf(context, 'zaak', rawWas));
  const wordt = only(saidOf(context, 'zaak', raw));
  const ties = tiesIn(was, wordt);
  const revise = async ([now, ...others]: readonly (Held | Absent)[]): Promise<readonly Wish[]> => {
    if (now?.state !== 'found') throw notFound('zaak', identificatie);
    demandZaak(context, now.value);
    checkSame(rawWas, raw, now, context);
    // the version the zaak belongs to, never the newest (B6)
    const names = await context.exchange.zaaktypeOf(now, context.signal);
    const edited = editZaak(now.value, was, wordt, zaakContext(context, names), false);
    const tied = tieAll(ties, edited.zaak, naarZaak(now), others);
    context.report([...edited.findings, ...tied.findings]);
    return [...(tied.zaak === now.value ? [] : [{ kind: 'zaak', want: tied.zaak, held: now } as const]), ...tied.wishes];
  };
  const parts = partsToChange([wordt.raw, ...(was === null ? [] : [was.raw])], extraPlaced(context));
  const done = await context.doing.carryOut([{ query: byNumber(context, 'zaak', identificatie, parts) }, ...ordersOf(ties, context)], revise, context.signal);
  context.report(done.diagnostics);
  return { answered: 'bevestiging' };
}

export const updateZaak: Operation = { name: 'updateZaak', kind: 'command', run: (context) => changeZaak(context, 'updateZaak', (said) => said) };
