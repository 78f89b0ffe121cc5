// Decides who may see a dossier and each of its parts: from the transfer list, else the signed rule table, never by itself.
import type { Beperking, TransferOrder } from '../../../core/archive/transfer/order';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Dossier } from '../dossier';
import type { BeperkingGebruik } from '../metadata';
import type { Profile } from '../profiles/profile';
import { lijstVan } from './lists';
import { matching, type Key, type Regeltabel } from './rules';
import { strengste, weeg, type Gewogen } from './strict';

export interface Beslist {
  /** Of the dossier: as strict as its strictest part. */
  readonly dossier: readonly BeperkingGebruik[];
  /** By `bron` of document or besluit. */
  readonly delen: ReadonlyMap<string, readonly BeperkingGebruik[]>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Deel {
  readonly bron: string;
  readonly naam: string;
  readonly informatieobjecttype: string;
  readonly vertrouwelijkheidaanduiding?: string;
}

interface Asked {
  readonly dossier: Dossier;
  readonly delen: readonly Deel[];
  readonly order: TransferOrder;
  readonly tabel: Regeltabel | null;
  readonly profile: Profile;
  readonly subject: string;
}

/** A proposal is a help for the person who decides, and nothing more. */
const proposal = (level: string | undefined): string =>
  level === undefined ? '' : ` (vertrouwelijkheidaanduiding ${level} ${level === 'openbaar' ? 'may' : 'does not'} point to an open ground; it decides nothing)`;

interface Part {
  readonly keys: Readonly<Partial<Record<Key, string>>>;
  readonly what: string;
  readonly level: string | undefined;
  readonly decided: readonly Beperking[] | undefined;
}

function weigh(part: Part, { dossier, tabel, profile, subject }: Asked, found: Diagnostic[]): readonly Gewogen[] {
  const decisions = part.decided && part.decided.length > 0 ? part.decided : tabel ? matching(tabel, part.keys).map((regel) => regel.beperking) : [];
  if (decisions.length === 0) {
    found.push(diagnostic('ZS4303', `nobody decided who may see ${part.what}${proposal(part.level)}`, { subject, field: part.what }));
    return [];
  }
  return decisions.flatMap((decision) => {
    const weighed = weeg(decision, dossier.einddatum);
    if (weighed === null) found.push(diagnostic('ZS4304', `${part.what} is decided as "${decision.grond}": that is no decision`, { subject, field: part.what }));
    const lijst = lijstVan(decision.begrippenlijst)?.id ?? decision.begrippenlijst;
    if (!profile.waarden.openbaarheid.includes(lijst)) {
      found.push(diagnostic('ZS4306', `${part.what} is decided by ${decision.begrippenlijst}; ${profile.name} takes ${profile.waarden.openbaarheid.join(', ')}`, { subject, field: part.what }));
      return [];
    }
    return weighed === null ? [] : [weighed];
  });
}

function bounded(weighed: readonly Gewogen[], what: string, { profile, subject }: Asked, found: Diagnostic[]): readonly BeperkingGebruik[] {
  const max = profile.limits.beperkingGebruik;
  const kept = strengste(weighed, max);
  if (max === 1 && kept.length > 1) {
    found.push(diagnostic('ZS4305', `${profile.name} takes one restriction; ${what} is decided by ${kept.map((one) => one.lijst).join(' and ')}`, { subject, field: what }));
  }
  return kept.map((one) => one.metadata);
}

/** All decisions of a dossier. With an error among the diagnostics it may not go. */
export function decide(asked: Asked): Beslist {
  const { dossier, delen, order } = asked;
  const found: Diagnostic[] = [];
  const common = { zaaktype: dossier.zaaktype, ...(dossier.resultaat !== undefined && { resultaat: dossier.resultaat }) };
  const ofDossier = order.decisions.dossier.beperkingGebruik;
  const own = weigh({ keys: common, what: 'the dossier', level: dossier.vertrouwelijkheidaanduiding, decided: ofDossier }, asked, found);
  const weighed = new Map(delen.map((deel) => {
    const decided = order.decisions.documenten[deel.bron]?.beperkingGebruik ?? ofDossier;
    return [deel.bron, weigh({ keys: { ...common, informatieobjecttype: deel.informatieobjecttype }, what: `document ${deel.naam}`, level: deel.vertrouwelijkheidaanduiding, decided }, asked, found)] as const;
  }));
  const bounds = new Map(delen.map((deel) => [deel.bron, bounded(weighed.get(deel.bron) ?? [], `document ${deel.naam}`, asked, found)] as const));
  return { dossier: bounded([...own, ...[...weighed.values()].flat()], 'the dossier', asked, found), delen: bounds, diagnostics: found };
}
