// creeerZaak: a new zaak with everything the message says of it, and the zaken it is related to, or nothing at all.
import type { Held, Wish, ZaaktypeNames } from '../../../../core/connector/register';
import type { Absent } from '../../../../core/connector/contract';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../core/model/json';
import type { Answered, Operation, OperationContext } from '../operation';
import { checkIdentificatie, checkNeeded } from './checks';
import { byNumber, demandZaak, extraPlaced, identificatieOf, leaf, objectsOf, saidOf, zaakContext } from './context';
import { same, textOf } from './edit/fields';
import type { Said } from './edit/said';
import { tiesIn } from './edit/verwant';
import { editZaak, emptyZaak, type ZaakContext } from './edit/zaak';
import { partsToChange } from './parts';
import { ordersOf, tieAll } from './related';
import { zaaktypeBy, zaaktypecodeSaid } from './zaaktypecode';

/** The version of the zaaktype valid when the zaak starts, else the one valid today. Throws Blocked ZS6119. */
async function namesFor(context: OperationContext, zaaktype: string, code: string, startdatum: string): Promise<ZaaktypeNames> {
  const { exchange, today, signal } = context;
  const names = (await exchange.zaaktype(zaaktype, startdatum, signal)) ?? (startdatum === today ? null : await exchange.zaaktype(zaaktype, today, signal));
  if (names !== null) return names;
  const days = `${startdatum}${startdatum === today ? '' : ` or ${today}`}`;
  const what = zaaktype === code ? `no zaaktype "${code}" is valid on ${days}; where the catalogue has it under another identificatie, say so in zaaktypecodes` : `no zaaktype "${zaaktype}", which zaaktypecodes gives for "${code}", is valid on ${days}`;
  throw new Blocked(diagnostic('ZS6119', what, { subject: `zaaktype/${zaaktype}`, field: 'isVan/gerelateerde/code' }));
}

/** An equal zaak is there: a message that came under another number before. Another one: its fields are named. Throws Blocked ZS6117. */
function alreadyThere(held: Held, said: Said, context: ZaakContext): readonly Wish[] {
  const { zaak } = editZaak(held.value, null, said, context, false);
  const other = Object.keys(zaak).filter((field) => !same(zaak[field], held.value[field]));
  if (other.length === 0) return [];
  throw new Blocked(diagnostic('ZS6117', `zaak ${textOf(held.value, 'identificatie') ?? ''} exists; other: ${other.sort().join(', ')}`, { field: 'identificatie' }));
}

function checkMessage(raw: JsonObject, context: OperationContext): void {
  const relation = (element: string): boolean => Array.isArray(raw[element]) && raw[element].length > 0;
  context.report(checkNeeded('creeerZaak', [
    { element: 'identificatie', there: leaf(raw, 'identificatie') !== undefined, vital: true },
    { element: 'startdatum', there: leaf(raw, 'startdatum') !== undefined, vital: true },
    { element: 'isVan/gerelateerde/code', there: zaaktypecodeSaid(raw) !== undefined, vital: true },
    { element: 'registratiedatum', there: leaf(raw, 'registratiedatum') !== undefined, vital: false },
    { element: 'zaakniveau', there: leaf(raw, 'zaakniveau') !== undefined, vital: false },
    { element: 'deelzakenIndicatie', there: leaf(raw, 'deelzakenIndicatie') !== undefined, vital: false },
    { element: 'heeftAlsInitiator', there: relation('heeftAlsInitiator'), vital: false },
  ]));
}

async function run(context: OperationContext): Promise<Answered> {
  const { wordt: raw } = objectsOf(context);
  checkMessage(raw, context);
  const identificatie = identificatieOf(raw, 'creeerZaak');
  checkIdentificatie(identificatie, context.settings.service.gemeentecode);
  const said = saidOf(context, 'zaak', raw);
  const code = zaaktypecodeSaid(raw) ?? '';
  const zaaktype = zaaktypeBy(code, context);
  const startdatum = textOf(said.model, 'startdatum') ?? context.today;
  const names = await namesFor(context, zaaktype, code, startdatum);
  const about = zaakContext(context, names);
  const made = editZaak(emptyZaak(identificatie, about), null, said, about, true);
  demandZaak(context, made.zaak);
  context.report(made.findings);

  const ties = tiesIn(null, said);
  const self = { bron: textOf(made.zaak, 'bron') ?? '', identificatie, bronorganisatie: about.organisatie };
  const revise = ([now, ...others]: readonly (Held | Absent)[]): readonly Wish[] => {
    if (now?.state === 'found') {
      demandZaak(context, now.value);
      return alreadyThere(now, said, about);
    }
    const tied = tieAll(ties, made.zaak, self, others);
    context.report(tied.findings);
    return [{ kind: 'zaak', want: tied.zaak, held: null }, ...tied.wishes];
  };
  const parts = partsToChange([raw], extraPlaced(context));
  const done = await context.doing.carryOut([{ query: byNumber(context, 'zaak', identificatie, parts), zaaktype }, ...ordersOf(ties, context)], revise, context.signal);
  context.report(done.diagnostics);
  return { answered: 'bevestiging' };
}

export const creeerZaak: Operation = { name: 'creeerZaak', kind: 'command', run };
