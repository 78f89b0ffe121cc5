// voegBesluitToe, updateBesluit and geefBesluitdetails: besluiten of a zaak, made, changed and told.
import type { Absent } from '../../../../core/connector/contract';
import type { Held, Wish } from '../../../../core/connector/register';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../core/model/json';
import type { Answered, Operation, OperationContext } from '../operation';
import { checkIdentificatie } from './checks';
import { asked, byNumber, demandBesluit, demandZaak, identificatieOf, leaf, notFound, objectsOf, relatedOf, rsinOf, saidOf, zaakContext } from './context';
import { editBesluit, newBesluit } from './edit/besluiten';
import { listOf, same, textOf } from './edit/fields';
import { freshBron } from './edit/parts';
import { nothingFound } from './not-found';
import { inScope } from './scope';
import { rawOf } from './told';

/** The documents a besluit is recorded in (isVastgelegdIn), by number. */
const recordedIn = (raw: JsonObject): readonly string[] => [...new Set(relatedOf(raw, 'isVastgelegdIn').map((document) => leaf(document, 'identificatie')).filter((one) => one !== undefined))];

/** As the besluit points to them. Throws Blocked ZS6125. */
function links(numbers: readonly string[], found: readonly (Held | Absent)[]): JsonObject[] {
  return found.map((document, at) => {
    const identificatie = numbers[at] ?? '';
    if (document.state !== 'found') throw new Blocked(diagnostic('ZS6125', `document "${identificatie}" is not known`, { field: `isVastgelegdIn[${at}]` }));
    return { bron: freshBron(`isVastgelegdIn[${at}]`), informatieobject: { bron: textOf(document.value, 'bron') ?? document.ref.id, identificatie } };
  });
}

async function added(context: OperationContext): Promise<Answered> {
  const [raw, zaak] = context.bericht.objecten;
  const identificatie = identificatieOf(raw, 'voegBesluitToe');
  checkIdentificatie(identificatie, context.settings.service.gemeentecode);
  const zaakNumber = identificatieOf(zaak ?? relatedOf(raw ?? {}, 'isUitkomstVan')[0], 'voegBesluitToe');
  const said = saidOf(context, 'besluit', raw ?? {});
  const numbers = recordedIn(raw ?? {});
  const revise = async ([now, ...documents]: readonly (Held | Absent)[]): Promise<readonly Wish[]> => {
    if (now?.state !== 'found') throw notFound('zaak', zaakNumber);
    demandZaak(context, now.value);
    const names = await context.exchange.zaaktypeOf(now, context.signal);
    const made = { ...newBesluit(said, { ...zaakContext(context, names), organisatie: rsinOf(context) }), identificatie, informatieobjecten: links(numbers, documents) };
    const besluiten = listOf(now.value, 'besluiten');
    const there = besluiten.find((besluit) => textOf(besluit, 'identificatie') === identificatie);
    if (there === undefined) return [{ kind: 'zaak', want: { ...now.value, besluiten: [...besluiten, made] }, held: now }];
    const other = Object.keys(made).filter((field) => !['bron', 'informatieobjecten'].includes(field) && !same(made[field as keyof typeof made], there[field]));
    if (other.length > 0) throw new Blocked(diagnostic('ZS6117', `besluit ${identificatie} exists; other: ${other.sort().join(', ')}`, { field: 'identificatie' }));
    return [];
  };
  const orders = [{ query: byNumber(context, 'zaak', zaakNumber, ['besluiten']) }, ...numbers.map((number) => ({ query: byNumber(context, 'informatieobject', number, []) }))];
  const done = await context.doing.carryOut(orders, revise, context.signal);
  context.report(done.diagnostics);
  return { answered: 'bevestiging' };
}

async function changed(context: OperationContext): Promise<Answered> {
  const { wordt: raw } = objectsOf(context);
  const identificatie = identificatieOf(raw, 'updateBesluit');
  const said = saidOf(context, 'besluit', raw);
  const revise = async ([now]: readonly (Held | Absent)[]): Promise<readonly Wish[]> => {
    if (now?.state !== 'found') throw notFound('besluit', identificatie);
    await demandBesluit(context, now.value);
    const want = editBesluit(now.value, said);
    return want === now.value ? [] : [{ kind: 'besluit', want, held: now }];
  };
  const done = await context.doing.carryOut([{ query: byNumber(context, 'besluit', identificatie, []) }], revise, context.signal);
  context.report(done.diagnostics);
  return { answered: 'bevestiging' };
}

/** What an answer must hold, whatever was asked (stuf.md A12, geefBesluitdetails). */
const NEEDED = ['identificatie', 'datumBeslissing', 'ingangsdatumWerking', 'isUitkomstVan'];

/** A register keeps one version of a besluit: its period is that in which the besluit works. */
function answered(raw: JsonObject, scope: JsonObject | null): JsonObject {
  const needed = Object.fromEntries(NEEDED.flatMap((field) => (raw[field] === undefined ? [] : [[field, raw[field]]])));
  const period: JsonObject = { beginGeldigheid: raw['ingangsdatumWerking'] ?? raw['datumBeslissing'] ?? { '@noValue': 'waardeOnbekend' }, eindGeldigheid: raw['einddatumWerking'] ?? { '@noValue': 'geenWaarde' } };
  return { ...inScope(raw, scope), ...needed, tijdvakGeldigheid: raw['tijdvakGeldigheid'] ?? period };
}

async function told(context: OperationContext): Promise<Answered> {
  const identificatie = asked(context, 'geefBesluitdetails');
  const held = await context.exchange.find(byNumber(context, 'besluit', identificatie, []), context.signal);
  if (held.state === 'absent') return nothingFound(context, 'besluit', identificatie);
  await demandBesluit(context, held.value);
  return { answered: 'objecten', objecten: [answered(rawOf(context, 'besluit', held.value), context.bericht.vraag?.scope ?? null)], vervolg: false };
}

export const voegBesluitToe: Operation = { name: 'voegBesluitToe', kind: 'command', run: added };
export const updateBesluit: Operation = { name: 'updateBesluit', kind: 'command', run: changed };
export const geefBesluitdetails: Operation = { name: 'geefBesluitdetails', kind: 'question', run: told };
