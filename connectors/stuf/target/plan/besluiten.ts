// Plans the besluiten of a zaak, which only ZDS 1.2 knows. Pure.
import type { Step } from '../../../../core/connector/contract';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../core/model/json';
import { attributeOf, listOf, noValue, textOfRaw, type RawObject } from '../../message/raw';
import { partLink } from '../match';
import { bare } from './was-wordt';
import { isWritten } from './verdicts';
import { can, step, type Work } from './work';

const LIST = 'leidtTot';

const besluitOf = (relation: RawObject | undefined): RawObject => listOf(relation?.['gerelateerde'])[0] ?? {};

function creation(work: Work, bron: string, relation: RawObject): Step {
  const besluit = besluitOf(relation);
  const number = textOfRaw(besluit['identificatie']) ?? '';
  return step({
    name: `besluit ${number}`, action: 'create', object: { kind: 'besluit', key: number }, do: 'voegBesluitToe', link: partLink(LIST, bron), id: number,
    objecten: [{ ...bare(besluit), '@entiteittype': 'BSL', '@functie': 'entiteit' }, { '@entiteittype': 'ZAK', '@functie': 'entiteit', identificatie: work.number }],
  });
}

function change(work: Work, bron: string, held: RawObject, wanted: RawObject): Step | null {
  const [was, wordt] = [besluitOf(held), besluitOf(wanted)];
  const number = textOfRaw(was['identificatie']) ?? '';
  const identity: JsonObject = { '@entiteittype': 'BSL', '@verwerkingssoort': 'W', identificatie: number };
  const [before, after]: [JsonObject, JsonObject] = [{ ...identity }, { ...identity }];
  const start = `${LIST}[${bron}].gerelateerde.`;
  for (const one of work.verdicts.of(LIST, bron)) {
    const name = one.path.slice(start.length);
    if (one.verdict !== 'write' || !one.path.startsWith(start) || name === 'identificatie') continue;
    before[name] = was[name] ?? noValue('geenWaarde');
    after[name] = wordt[name] ?? noValue('geenWaarde');
  }
  if (Object.keys(after).length === Object.keys(identity).length) return null;
  return step({ name: `besluit ${number}`, action: 'update', object: { kind: 'besluit', key: number }, do: 'updateBesluit', objecten: [before, after] });
}

/** Besluiten the peer cannot take are told once, and counted as not delivered. */
export function besluitSteps(work: Work): Step[] {
  const held = new Map(listOf(work.now[LIST]).map((one) => [attributeOf(one, 'plaats') ?? '', one]));
  const steps: Step[] = [];
  for (const relation of listOf(work.want[LIST])) {
    const bron = attributeOf(relation, 'plaats') ?? '';
    if (!isWritten(work.verdicts.of(LIST, bron))) continue;
    const before = held.get(bron);
    const operation = before ? 'updateBesluit' : 'voegBesluitToe';
    if (work.settings.version === '1.1' || !can(work, operation)) {
      work.findings.push(diagnostic('ZS4511', `besluit ${textOfRaw(besluitOf(relation)['identificatie']) ?? ''} cannot be told to this peer (${operation} of ZDS 1.2)`, { subject: work.subject }));
      continue;
    }
    const made = before ? change(work, bron, before, relation) : creation(work, bron, relation);
    if (made) steps.push(made);
  }
  return steps;
}
