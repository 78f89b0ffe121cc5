// What a person must know of a plan besides the plan: somebody else's work, what stands in the way, and who is touched.
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { itemsOf } from './build-input';
import { objects, text, type Context } from './context';
import type { Options } from './options';
import { PARTS } from './parts';

/** Somebody's concept, beside or in place of ours: never touched, and ours would stand in its way. */
export function foreignConcepts(context: Context, isOurs: boolean, subject: string): Diagnostic[] {
  return context.versions
    .filter((version) => version.concept && !(isOurs && version.id === context.current?.id))
    .map((version) => diagnostic('ZS4130', `there is a concept from ${version.begin} that was not made here`, { subject }));
}

/** Two parts, one made by hand, that would hold one number or name: the target refuses the second. */
export function clashes(merged: JsonObject, subject: string): Diagnostic[] {
  return PARTS.flatMap((kind) => {
    const seen = new Map<string, string>();
    return objects(merged[kind.list]).flatMap((item): Diagnostic[] => {
      const place = String(item[kind.unique]);
      const bron = text(item['bron']);
      const before = seen.get(place);
      seen.set(place, bron);
      if (before === undefined || (!before.startsWith('hand:') && !bron.startsWith('hand:'))) return [];
      return [diagnostic('ZS4114', `${kind.kind} ${bron} and ${before} would both have ${kind.unique} "${place}"; one of them was made by hand in the target`, { subject, field: `${kind.list}[${bron}].${kind.unique}`, remedy: 'Renumber or rename the one that was made by hand, or adopt it.' })];
    });
  });
}

/** Lists older than this were read when the Selectielijst API did not answer. */
const OLD_SNAPSHOT_DAYS = 2;
export function oldSnapshots(context: Context, today: string, subject: string): Diagnostic[] {
  const limit = Date.parse(today) - OLD_SNAPSHOT_DAYS * 24 * 3600_000;
  return Object.entries(context.snapshots)
    .filter(([, moment]) => Date.parse(moment) < limit)
    .map(([jaar, moment]) => diagnostic('ZS4107', `the selectielijst of ${jaar} is of ${moment.slice(0, 10)}`, { subject }));
}

/** Ended by a person: it is not opened again. */
export function closedByHand(context: Context, today: string, subject: string): Diagnostic[] {
  const einde = context.current?.einde;
  return einde && einde <= today ? [diagnostic('ZS4145', `the last version ended ${einde}`, { subject, field: 'eindeGeldigheid' })] : [];
}

export interface Relating {
  readonly merged: JsonObject;
  readonly now: JsonObject | null;
  readonly how: 'make' | 'mend';
  readonly context: Context;
  readonly options: Pick<Options, 'force'>;
  readonly subject: string;
}

/** Why a relation by force cannot be, and what to do about it. */
function forceRemedy(options: Relating['options'], mayForce: boolean | null): string | null {
  if (!options.force) return 'Let an application manager give our application the scope catalogi.geforceerd-schrijven (component ztc) and set force: true in the options of this target; or leave this besluittype out here and relate it by hand in the target.';
  if (mayForce === false) return 'Let an application manager give our application the scope catalogi.geforceerd-schrijven (component ztc); zaaksluis probe shows when it is there.';
  return null;
}

/** Open Zaak (M2MConceptCreateValidator): no relation with a besluittype that is published, unless by force, which a person must approve. */
export function relationsToPublished({ merged, now, how, context, options, subject }: Relating): { readonly diagnostics: readonly Diagnostic[]; readonly approval: readonly string[] } {
  const held = itemsOf(now, 'besluittypen');
  const wanted = itemsOf(merged, 'besluittypen');
  const changes = how === 'make' || wanted.size !== held.size || [...wanted.keys()].some((bron) => !held.has(bron));
  const names = changes ? [...wanted].flatMap(([bron, item]) => (context.besluittypen.some((type) => type.omschrijving === text(item['omschrijving']) && !type.concept) ? [{ bron, name: text(item['omschrijving']) }] : [])) : [];
  const remedy = forceRemedy(options, context.mayForce);
  return {
    diagnostics: names.map(({ bron, name }) => {
      const about = { subject, field: `besluittypen[${bron}]` };
      if (remedy === null) return diagnostic('ZS4141', `besluittype ${name} is published: the relation is written by force`, about);
      return diagnostic('ZS4141', `besluittype ${name} is published: the target makes no relation with it`, { ...about, severity: 'error', remedy });
    }),
    approval: remedy === null ? names.map(({ name }) => `a relation with the published besluittype ${name} is written by force`) : [],
  };
}

/** What a new version means for those who work with the old one (practice §15). Running zaken keep theirs. */
export function impact(context: Context, subject: string): Diagnostic[] {
  if (context.current === null || context.current.concept) return [];
  const { zaken, applicaties } = context;
  const running = zaken ? [diagnostic('ZS4143', `${zaken} ${zaken === 1 ? 'zaak runs' : 'zaken run'} on the version that ends; they keep it`, { subject })] : [];
  if (applicaties === null) return [...running, diagnostic('ZS4142', 'applications that are authorised per version do not see the new one by themselves', { subject })];
  if (applicaties.length === 0) return running;
  return [...running, diagnostic('ZS4142', `${applicaties.length} ${applicaties.length === 1 ? 'application is' : 'applications are'} authorised for the version that ends, and not for the new one: ${applicaties.join(', ')}`, { subject })];
}
