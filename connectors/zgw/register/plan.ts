// Plans all wishes of one command together: what one makes another may refer to, and nothing that can be refused is left for later.
import type { RegisterPlan, Wish } from '../../../core/connector/register';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { text, texts } from '../reading/values';
import { uuidOf } from '../urls';
import { isOfDocuments } from './apply';
import type { RegisterDoors } from './doors';
import { zaakContext } from './held';
import { comingOf, type Coming } from './known';
import { afterWhatTheyNeed, distinct, ordered } from './order';
import { planBesluitWish } from './plan-besluit';
import { planDeelzaken } from './plan-deelzaken';
import { planDocument } from './plan-document';
import { planZaak, type PlannedWish } from './plan-zaak';
import { together } from './together';

/** Documents that are made or changed together with a zaak that is there are of a type of its zaaktype, which is remembered. */
async function allowedBy(doors: RegisterDoors, wishes: readonly Wish[], signal: AbortSignal): Promise<ReadonlySet<string>> {
  const zaaktypen = new Set(wishes.flatMap(({ kind, held }) => (kind === 'zaak' && held !== null ? [uuidOf(zaakContext(held).zaak['zaaktype']) ?? ''] : [])));
  if (!wishes.some(({ kind }) => kind === 'informatieobject')) return new Set();
  const versions = await Promise.all([...zaaktypen].filter((id) => id !== '').map((id) => doors.zaken.zaaktypen.byId(id, signal)));
  return new Set(versions.flatMap((version) => texts(version?.raw['informatieobjecttypen']).map((url) => uuidOf(url) ?? '')));
}

const planWish = (doors: RegisterDoors, wish: Wish, coming: Coming, allowed: ReadonlySet<string>, signal: AbortSignal): Promise<PlannedWish> => {
  if (wish.kind === 'zaak') return planZaak(doors, wish, coming, signal);
  return wish.kind === 'informatieobject' ? planDocument(doors, wish, allowed, signal) : planBesluitWish(doors, wish, coming, signal);
};

/** See `Register.plan`. */
export async function plan(doors: RegisterDoors, wishes: readonly Wish[], signal: AbortSignal): Promise<RegisterPlan> {
  const coming = comingOf(wishes);
  const spoken = new Set([...coming.zaken.keys(), ...wishes.flatMap((wish) => (wish.kind === 'zaak' && wish.held !== null ? [wish.held.ref.id] : []))]);
  const allowed = await allowedBy(doors, wishes, signal);
  const planned = await Promise.all(wishes.map(async (wish): Promise<PlannedWish> => {
    const one = await planWish(doors, wish, coming, allowed, signal);
    const below = wish.kind === 'zaak' ? await planDeelzaken(doors, wish, spoken, signal) : { steps: [], changes: [], diagnostics: [] };
    return { ...one, steps: [...one.steps, ...below.steps], changes: [...one.changes, ...below.changes], diagnostics: [...one.diagnostics, ...below.diagnostics] };
  }));
  // The steps that make an object keep their names, for others refer to them; parts of one name get another.
  const taken = new Set<string>();
  const groups = planned.map((one) => {
    const steps = distinct(one.steps, taken);
    for (const step of steps) taken.add(step.name);
    return { ...one, steps };
  });
  const inOrder = afterWhatTheyNeed(groups);
  const circle = inOrder === null ? [diagnostic('ZS4197', 'objects that are made together refer to one another in a circle', { subject: `zaak ${text(wishes.find((wish) => wish.kind === 'zaak')?.want?.['identificatie'])}` })] : [];
  const diagnostics = [...groups.flatMap((group) => group.diagnostics), ...circle];
  const isRefused = diagnostics.some((finding) => finding.severity === 'error');
  const all = (inOrder ?? []).flatMap((group) => group.steps);
  const isCombined = doors.config.register.combined && all.some(isOfDocuments) && (await doors.offers.of(signal)).documentRegistreren;
  const steps = isRefused ? [] : ordered(isCombined ? together(all, doors.config.content.inlineBelow) : all, new Set(groups.flatMap((group) => group.together)));
  return { steps, changes: groups.flatMap((group) => group.changes), diagnostics, makes: groups.map((group) => (isRefused ? null : group.makes)) };
}
